"""Whether only what is new is told: `--baseline` and `--diff-from` on real lists that are changed on purpose.

python benchmarks/new_findings.py FOLDER [--every N]

Each Markdown file of the folder is committed to a repository of its own and gets a baseline. Then it is changed:
unrelated lines above five headings, its sections in another order, and a copy of an entry, with another scheme, put
below an entry of the same section. Told should be the copy, at the line where it was put, and nothing else, but for
sections that the contents now list in another order.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

from click.testing import CliRunner

from awesome_tools.cli import lint
from awesome_tools.document import Document
from awesome_tools.lint.baseline import counted, hidden
from awesome_tools.lint.config import LintConfig
from awesome_tools.lint.run import lint as found_in
from awesome_tools.source import Source, read

CONFIG = LintConfig()
DUPLICATES = ("AW401", "AW402")


def git(*arguments: str) -> None:
    """Run git in the current folder."""
    names = {f"GIT_{role}_{part}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    subprocess.run(["git", *arguments], check=True, env={**os.environ, **names}, capture_output=True)


def moved(source: Source, document: Document, chance: random.Random) -> dict[str, str]:
    """The list with unrelated lines, and with its sections of level 2 in another order."""
    lines = source.text.split("\n")
    tops = [source.line_of(section.span.start) - 1 for section in document.sections if section.level == 2]
    if not tops:
        return {}
    more = [*lines]
    for top in sorted(chance.sample(tops, min(5, len(tops))), reverse=True):
        more[top:top] = ["Some words that have nothing to do with it", ""]
    ends = [*tops[1:], len(lines) - (not lines[-1])]
    parts = [lines[start:end] for start, end in zip(tops, ends, strict=True)]
    chance.shuffle(parts)
    shuffled = [*lines[: tops[0]], *(line for part in parts for line in part), ""]
    return {"unrelated lines": "\n".join(more), "sections in another order": "\n".join(shuffled)}


def copied(document: Document, chance: random.Random) -> tuple[str, int] | None:
    """The list with a second entry for one that it has, and its line; None for lists of few such entries."""
    lines = document.source.text.split("\n")
    plain = [one for one in document.entries if one.record.source.line == one.record.source.end_line]
    linked = [
        one for one in plain if one.shape in ("bullet", "row") and "https://" in lines[one.record.source.line - 1]
    ]
    if len(linked) < 10:
        return None
    entry = chance.choice(linked)
    below = chance.choice([one for one in linked if one.record.section == entry.record.section])
    line = lines[entry.record.source.line - 1].replace("https://", "http://", 1)
    at = below.record.source.line
    return "\n".join([*lines[:at], line, *lines[at:]]), at + 1


def told(*arguments: str) -> list[dict[str, object]]:
    """What the command tells, as objects."""
    run = CliRunner().invoke(lint.command, ["--no-cache", "README.md", "--format", "jsonl", *arguments])
    return [json.loads(line) for line in run.stdout.splitlines()]


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take every Nth list only")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for path in sorted(options.folder.glob("*.md"))[:: options.every]:
        source = read(str(path))
        chance = random.Random(path.name)
        checked = found_in(source, CONFIG)
        known = counted(checked.diagnostics, source)
        counts["lists"] += 1
        counts["known findings"] += known.total()
        for kind, text in moved(source, checked.document, chance).items():
            after = Source(source.path, text)
            found = found_in(after, CONFIG).diagnostics
            is_known = hidden(found, after, known, None)
            counts.update(
                f"{kind}: new {one.code} {one.name}" for index, one in enumerate(found) if index not in is_known
            )
            counts[f"{kind}: known"] += len(is_known)
        made = copied(checked.document, chance)
        if made is None:
            continue
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            Path("README.md").write_text(source.text, encoding="utf-8")
            git("init", "-q")
            git("add", "-A")
            git("commit", "-q", "-m", "x")
            counts["unchanged: told by --diff-from HEAD"] += len(told("--diff-from", "HEAD"))
            Path("README.md").write_text(made[0], encoding="utf-8")
            found_new = told("--diff-from", "HEAD")
            os.chdir("/")
        counts["copied entry: lists"] += 1
        counts["copied entry: told at its line"] += any(
            one["line"] == made[1] and one["code"] in DUPLICATES for one in found_new
        )
        counts["copied entry: anything told on other lines"] += sum(one["line"] != made[1] for one in found_new)
    for name, count in sorted(counts.items()):
        print(f"{count:>6}  {name}")


if __name__ == "__main__":
    main()
