"""Fixes every list of a folder twice: how many change, whether the promise holds and the second time changes nothing.

python benchmarks/lint_fix.py [FOLDER] [PRESET]
"""

from __future__ import annotations

import sys
from pathlib import Path

from awesome_tools.document import Document
from awesome_tools.lint.config import LintConfig, active_rules
from awesome_tools.lint.fix import Fixed, fix
from awesome_tools.lint.run import lint_with
from awesome_tools.lint.verify import same_entries
from awesome_tools.source import Source, read

ROOT = Path(__file__).resolve().parent.parent


def fixed(source: Source, preset: str) -> Fixed:
    """The source after all safe fixes of a preset."""
    rules = active_rules(LintConfig((preset,)), source.path)
    layout = frozenset(one.rule.code for one in rules if "layout" in one.rule.tags)
    return fix(source, lambda state: lint_with(state, rules).diagnostics, layout, unsafe=False)


def main() -> None:
    """Run over a folder."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "corpus"
    preset = sys.argv[2] if len(sys.argv) > 2 else "recommended"
    changed = unstable = broken = refused = applied = 0
    for path in sorted(folder.glob("*.md")):
        source = read(str(path))
        first = fixed(source, preset)
        applied += sum(first.applied.values())
        changed += first.source.raw != source.raw
        if first.refused:
            refused += 1
            print(f"{path.name}: refused {dict(first.refused)}")
        if not same_entries(Document.parse(source), Document.parse(first.source)):
            broken += 1
            print(f"{path.name}: titles or links changed")
        second = fixed(first.source, preset)
        if second.source.raw != first.source.raw:
            unstable += 1
            print(f"{path.name}: changes again: {dict(second.applied)}")
    print(f"{changed} files changed by {applied} fixes, {refused} with refused rules")
    print(f"{broken} broken, {unstable} unstable")


if __name__ == "__main__":
    main()
