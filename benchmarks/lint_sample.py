"""Draws a sample of what `recommended` finds in a folder of lists, as a table to be judged by hand.

python benchmarks/lint_sample.py [FOLDER] [COUNT] > lint_judged.tsv; then fill in `verdict`: right, or why not.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

from awesome_tools.lint.config import LintConfig
from awesome_tools.lint.run import lint
from awesome_tools.source import read

_SEED = "300"
ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Print the table: verdict, file, place, rule, message, the text at that place."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "corpus"
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    rows = []
    for path in sorted(folder.glob("*.md")):
        source = read(str(path))
        for one in lint(source, LintConfig()).diagnostics:
            line = source.line_text(one.start.line)
            start = max(0, one.start.column - 61)
            text = line[start : start + 160].replace("\t", " ")
            rows.append(
                (path.name, f"{one.start.line}:{one.start.column}", one.code, one.message.replace("\t", " "), text)
            )
    print("verdict\tfile\tplace\trule\tmessage\ttext")
    # By a digest and not by chance, so that a changed rule leaves the rest of the sample as it is.
    chosen = sorted(rows, key=lambda row: sha256("\0".join((_SEED, *row)).encode()).digest())[:count]
    for row in sorted(chosen):
        print("\t".join(("", *row)))


if __name__ == "__main__":
    main()
