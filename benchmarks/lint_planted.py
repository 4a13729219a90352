"""Plants known faults in real lists: how many are found at the right line by the right rule, and how many are restored.

python benchmarks/lint_planted.py [-v] [FOLDER] [FAULTS]; with -v each failure is named.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from lint_faults import Fault, List, chosen

from awesome_tools.document import Document
from awesome_tools.edits import apply
from awesome_tools.lint.config import Active, LintConfig, active_rules
from awesome_tools.lint.run import lint_with
from awesome_tools.model import Diagnostic
from awesome_tools.rules.reading.page import Page
from awesome_tools.source import Source, read

ROOT = Path(__file__).resolve().parent.parent
# Few faults in one copy, so that the list keeps its habits.
_IN_ONE = 6


def planted(lines: Sequence[str], faults: Sequence[Fault]) -> tuple[str, list[int]]:
    """The text with the faults, and the line, from 1, at which each should be told."""
    changes = sorted(
        (start, end, new, number, part)
        for number, fault in enumerate(faults)
        for part, (start, end, new) in enumerate(fault.changes)
    )
    out: list[str] = []
    told = [0] * len(faults)
    at = 0
    for start, end, new, number, part in changes:
        out += lines[at:start]
        if faults[number].told[0] == part:
            told[number] = len(out) + faults[number].told[1] + 1
        out += new
        at = end
    return "\n".join([*out, *lines[at:]]), told


def _signature(one: Diagnostic) -> tuple[str, str]:
    """What stays the same when lines move."""
    return one.code, "".join(char for char in one.message if not char.isdigit())


def _found(text: str, path: str, rules: Sequence[Active]) -> tuple[Diagnostic, ...]:
    return lint_with(Source(path, text), rules).diagnostics


class Tally:
    """Counts by kind of fault."""

    def __init__(self) -> None:
        self.planted: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.fixable: Counter[str] = Counter()
        self.restored: Counter[str] = Counter()
        self.elsewhere: Counter[str] = Counter()
        self.notes: list[str] = []

    def judge(
        self, given: List, faults: Sequence[Fault], rules: Sequence[Active], known: Counter[tuple[str, str]]
    ) -> None:
        """Plant faults in a copy and count."""
        text, told = planted(given.lines, faults)
        path = given.page.source.path
        after = _found(text, path, rules)
        for number, (fault, line) in enumerate(zip(faults, told, strict=True)):
            self.planted[fault.kind] += 1
            hits = [
                one
                for one in after
                if one.code == fault.code and one.start.line <= line <= max(one.end.line, one.start.line)
            ]
            if not hits:
                self.notes.append(f"missed {fault.kind} {Path(path).name}: {text.split(chr(10))[line - 1][:110]}")
                continue
            self.found[fault.kind] += 1
            if hits[0].fix is not None:
                self.fixable[fault.kind] += 1
                wanted, _ = planted(given.lines, [other for index, other in enumerate(faults) if index != number])
                result = apply(Source(path, text), hits[0].fix.edits).text
                self.restored[fault.kind] += result == wanted
                if result != wanted:
                    self.notes.append(
                        f"not restored {fault.kind} {Path(path).name}: {text.split(chr(10))[line - 1][:110]}"
                    )
        places = {line + shift for line in told for shift in (-1, 0, 1)}
        fresh = Counter(_signature(one) for one in after if one.start.line not in places) - known
        for (code, message), count in fresh.items():
            self.elsewhere[code] += count
            self.notes.append(f"elsewhere {code} {message} {Path(path).name} {[fault.kind for fault in faults]}")

    def show(self, *, verbose: bool) -> None:
        """Print the counts, and with `verbose` each failure."""
        if verbose:
            print("\n".join(self.notes))
        print(f"{'kind':<20} planted found fixable restored")
        for kind in sorted(self.planted):
            counts = (self.planted[kind], self.found[kind], self.fixable[kind], self.restored[kind])
            print(f"{kind:<20} {counts[0]:>7} {counts[1]:>5} {counts[2]:>7} {counts[3]:>8}")
        total, found, elsewhere = self.planted.total(), self.found.total(), self.elsewhere.total()
        fixable, restored = self.fixable.total(), self.restored.total()
        print(f"{total} planted, {found} found at their line by their rule ({found / total:.1%})")
        print(f"{elsewhere} new findings elsewhere ({elsewhere / total:.1%}): {dict(self.elsewhere)}")
        print(f"{fixable} fixable, {restored} restored byte for byte ({restored / max(1, fixable):.1%})")


def main() -> None:
    """Plant, count, print."""
    given = [argument for argument in sys.argv[1:] if argument != "-v"]
    folder = Path(given[0]) if given else ROOT.parent / "shared" / "corpus"
    wanted = int(given[1]) if len(given) > 1 else 1000
    chance, tally = random.Random(5), Tally()
    rules = active_rules(LintConfig(("recommended",)), "x.md")
    lists = [List(Page(Document.parse(read(str(path))))) for path in sorted(folder.glob("*.md"))]
    lists = [given for given in lists if len(given.entries) >= 20 or given.page.nodes("table")]
    share = 10
    while sum(len(chosen(one, share, random.Random(5))) for one in lists) < wanted and share < 100:
        share += 2
    for given in lists:
        known = Counter(_signature(one) for one in _found(given.page.text, given.page.source.path, rules))
        faults = chosen(given, min(share, wanted - sum(tally.planted.values())), chance)
        for start in range(0, len(faults), _IN_ONE):
            tally.judge(given, faults[start : start + _IN_ONE], rules, known)
    tally.show(verbose="-v" in sys.argv)


if __name__ == "__main__":
    main()
