"""Runs rules on a document and makes diagnostics of what they find. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from awesome_tools.changed import Added
from awesome_tools.document import Document
from awesome_tools.lint import generated
from awesome_tools.lint.config import Active, LintConfig, active_rules, in_sections
from awesome_tools.lint.suppress import Suppressions
from awesome_tools.model import Diagnostic, Related, Severity, Span
from awesome_tools.rules.base import CollectionRule, Fact, Finding, Rule
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.surroundings import Surroundings
from awesome_tools.source import Source


@dataclass(frozen=True, slots=True)
class Checked:
    """The diagnostics of a document in order of place, and what is gathered for other files.

    `silenced` counts findings that comments silence, `left` those about what a generated list has from its sources.
    """

    document: Document
    diagnostics: tuple[Diagnostic, ...]
    silenced: int
    left: int
    facts: Mapping[str, tuple[Fact, ...]]


def lint(source: Source, config: LintConfig, surroundings: Surroundings | None = None) -> Checked:
    """Check a source; ConfigError if the configuration names what does not exist."""
    return lint_with(source, active_rules(config, source.path), surroundings)


def lint_with(
    source: Source, rules: Sequence[Active], surroundings: Surroundings | None = None, added: Added | None = None
) -> Checked:
    """Check a source with these rules. Of two lines that clash, the added one is to blame if that is known."""
    document = Document.parse(source)
    suppressions = Suppressions(document)
    running = frozenset(active.rule.code for active in rules)
    page = Page(document, surroundings, suppressions.silenced, suppressions.comments, running, added)
    found: list[Diagnostic] = []
    silenced = left = 0
    regions = generated.regions(document)
    facts = {
        one.rule.code: tuple(
            fact for fact in one.rule.gather(page) if one.generated or not generated.inside(fact.span, regions)
        )
        for one in rules
        if isinstance(one.rule, CollectionRule)
    }
    for active in sorted(rules, key=lambda active: active.rule.last):
        told: set[tuple[Span, str]] = set()
        for finding in active.rule.check(page):
            # What is wrong with the definition of a link is found at each use of it.
            if (finding.span, finding.message) in told or not _in_scope(active, finding, document):
                continue
            told.add((finding.span, finding.message))
            if not active.rule.last and suppressions.silenced(active.rule.code, finding.span.start):
                silenced += 1
                continue
            if not active.generated and generated.is_generated(finding, regions):
                left += 1
                continue
            found.append(diagnostic(active.rule, active.severity, finding, source))
    found.sort(key=lambda one: (one.span, one.code, one.message))
    return Checked(document, tuple(found), silenced, left, facts)


def _in_scope(active: Active, finding: Finding, document: Document) -> bool:
    if not active.sections and not active.outside:
        return True
    starts = [section.span.start for section in document.sections]
    names = document.sections[bisect_right(starts, finding.span.start) - 1].path
    if active.sections:
        return in_sections(names, active.sections)
    return not in_sections(names, active.outside)


def diagnostic(rule: Rule, severity: Severity, finding: Finding, source: Source) -> Diagnostic:
    """The diagnostic that a finding of a rule is in a source."""
    start, end = source.position(finding.span.start), source.position(finding.span.end)
    related = tuple(Related(source.path, source.position(span.start), told) for span, told in finding.related)
    return Diagnostic(
        *(rule.code, rule.name, severity, finding.message, source.path, finding.span),
        *(start, end, finding.fix, related, finding.subject),
    )
