"""Old lists adopt the tool: green on the first run of the real pre-commit, red on each commit that makes them worse."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.hooks.conftest import ROOT, PreCommit

_NAMES = """
Brant Bufflehead Canvasback Eider Gadwall Goldeneye Goosander Harlequin Mallard Merganser Muscovy Pintail Pochard
Redhead Scaup Scoter Shelduck Shoveler Smew Spoonbill Steamer Teal Torrent Wigeon
""".split()

# With faults of old: a misspelled name, a doubled link, a word that stands there twice, an address without https.
BULLETS = (
    "# Awesome Ducks\n\nFound on Github.\n\n## Ducks\n\n"
    + "".join(f"- [{name}](https://{name.lower()}.example.org) - A duck that swims.\n" for name in _NAMES)
    + "\n## Geese\n\n- [Snow goose](https://goose.example.org) - A goose of the the north.\n"
    + "- [White goose](https://goose.example.org) - A goose.\n"
)
TABLE = "# Papers on ducks\n\nSee Github.\n\n| Year | Title | Paper |\n| --- | --- | --- |\n" + "".join(
    f"| {2023 - at // 4} | {name}, seen at large | [paper](https://arxiv.org/abs/{23 - at // 4}01.1{at:04}) |\n"
    for at, name in enumerate(sorted(_NAMES, key=lambda name: name[::-1]))
)


def test_two_lists_adopt_the_tool(pre_commit: PreCommit, tmp_path: Path) -> None:
    (tmp_path / "ducks.md").write_text(BULLETS, encoding="utf-8")
    (tmp_path / "papers.md").write_text(TABLE, encoding="utf-8")
    shown = subprocess.run(
        [
            sys.executable,
            ROOT / "benchmarks" / "adopt.py",
            "--show",
            f"--hooks={pre_commit.hooks}",
            "ducks.md",
            "papers.md",
        ],
        cwd=tmp_path,
        env={**os.environ, "PRE_COMMIT_HOME": str(pre_commit.store)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )

    assert shown.returncode == 0, shown.stdout + shown.stderr
    assert [line.split(" | ")[1:3] for line in shown.stdout.splitlines()[2:4]] == [
        ["bullets, by titles", "as it has to"],
        ["table, by years", "as it has to"],
    ]
    told = dict(re.findall(r"^(\w+\.md, \w+):\n(.*)", shown.stdout, re.MULTILINE))
    for name in ("ducks", "papers"):
        line, earlier = re.findall(
            r"README\.md:(\d+):\d+: AW401 duplicate-link: .* line (\d+) as", told[f"{name}.md, duplicate"]
        )[0]
        assert int(line) == int(earlier) + 1
        assert "AW309 broken-link-syntax: unexpected blank between the brackets" in told[f"{name}.md, format"]
    assert (
        "AW121 unsorted-entries: unexpected place of `Aaaa Planted`, expected it before `Brant`"
        in told["ducks.md, misplaced"]
    )
    assert re.search(
        r"AW122 unsorted-years: unexpected place of an entry of 2023, expected it after `", told["papers.md, misplaced"]
    )
