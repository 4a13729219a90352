"""Adopts real lists: `init`, the real pre-commit on all files, then commits. Which are stopped, and by what words?

python benchmarks/adopt.py [LIST.md ...] [--folder FOLDER] [--count 5] [--seed 8] [--hooks REPOSITORY] [--show]

A repository is made of each list and set up, with the hooks of REPOSITORY as it is committed, or else of this working
tree. The first run has to pass, and so has a good new entry. A commit has to fail that adds an entry whose link is
there already, one whose link is broken Markdown, or one out of order; and the output has to name its line, the reason,
and (but for the broken one) the entry it clashes with. What is added is made of an entry of the list, with other words
and links. Lists are drawn from FOLDER by the seed, half of bullets and half of tables as far as there are any, among
those that have a sorted section by a plain look at titles or years.

Needs pre-commit and a package index that pip can reach. Exit status 1 if anything is not as it has to be.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from awesome_tools.document import Document
from awesome_tools.model import Record
from awesome_tools.rules.reading.page import Page
from awesome_tools.rules.reading.series import series
from awesome_tools.rules.reading.view import View

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
_PERSON = ("-c", "user.name=A Person", "-c", "user.email=person@example.org", "-c", "commit.gpgsign=false")


# ---------------------------------------------------------------- entries to add


@dataclass(frozen=True)
class Template:
    """An entry on a single line of its own, in a section that is sorted."""

    line: int
    text: str
    title: str
    urls: tuple[str, ...]
    year: int | None


@dataclass(frozen=True)
class Sorted:
    """A sorted section: how many entries, those to make others of, each with the title of the next, the line behind.

    `falling` tells of years whether the newest come first; None if titles are in order.
    """

    size: int
    entries: tuple[tuple[Template, str], ...]
    end: int
    shape: str
    falling: bool | None


@dataclass(frozen=True)
class Change:
    """A line to insert before a line of the list (from 1), and what the output has to say then (None: nothing)."""

    kind: str
    line: int
    text: str
    said: str | None


def sorted_sections(page: Page) -> Iterator[Sorted]:
    """The sections with 12 entries or more whose titles, or years, are all in order."""
    for one in series(page):
        titles = [view.entry.record.title.casefold() for view in one.views]
        years = [year for view in one.views if (year := _year(view.entry.record)) is not None]
        by_title = titles == sorted(titles) and all(title.isascii() for title in titles)
        by_year = len(years) == len(titles) and len(set(years)) >= 4 and years in (sorted(years), sorted(years)[::-1])
        if len(titles) < 12 or not (by_title or by_year):
            continue
        made = [(_template(page, view), title) for view, title in zip(one.views, [*titles[1:], ""], strict=True)]
        entries = tuple((entry, title) for entry, title in made if entry is not None)
        end = page.source.line_of(len(page.text[: one.blocks[-1].end].rstrip())) + 1
        shape = "table" if one.blocks[0].type == "row" else "bullets"
        if len(entries) >= 8:
            yield Sorted(len(titles), entries, end, shape, None if by_title else years[0] > years[-1])


def _template(page: Page, view: View) -> Template | None:
    block, record = view.block, view.entry.record
    if block is None:
        return None
    first, last = page.source.line_of(block.start), page.source.line_of(max(block.start, block.end - 1))
    text = page.source.line_text(first)
    urls = tuple(node.url for node in block.walk() if node.type == "link" and node.url_start >= 0)
    usable = first == last and text.count(record.title) == 1 and len(record.title) > 2 and urls and "](" in text
    plain = all(text.count(url) == 1 and url.startswith("http") for url in urls)
    return Template(first, text, record.title, urls, _year(record)) if usable and plain else None


def _year(record: Record) -> int | None:
    return int(record.date[:4]) if record.date and record.date[:4].isdigit() else record.year


def new_entry(of: Template, title: str) -> str:
    """A line as the template's, with another title and other links."""
    text = of.text.replace(of.title, title)
    for number, url in enumerate(of.urls):
        arxiv = re.search(r"arxiv\.org/(abs|pdf)/(\d{4})\.", url)
        other = f"https://planted{number}.example.org/a"
        if arxiv:  # of the same month, for the linter compares it with the year
            other = f"https://arxiv.org/{arxiv[1]}/{arxiv[2]}.{(9990 if int(arxiv[2]) < 1501 else 19990) + number}"
        text = text.replace(url, other)
    return text


def broken(text: str, title: str) -> str:
    """A line with a blank between the brackets of the title's link, or of the next one."""
    at = text.find("](", text.find(title))
    at = at if at >= 0 else text.find("](")
    return f"{text[:at]}] ({text[at + 2 :]}"


def changes(section: Sorted, chance: random.Random) -> list[Change]:
    """What is to be committed, one by one."""
    fitting = [
        entry
        for entry, following in section.entries
        if section.falling is not None or entry.title.casefold() < f"{entry.title} Anew".casefold() < following
    ]
    good, again = chance.sample(fitting, 2)
    url = again.urls[0]
    other_url = url if re.search(r"[?#]|\.\w+$", url) else url.removesuffix("/") if url.endswith("/") else url + "/"
    fresh = new_entry(good, f"{good.title} Anew")
    out_of_place = new_entry(good, "Aaaa Planted")
    if section.falling is not None:
        years = [entry.year or 0 for entry in fitting]
        out_of_place = new_entry(fitting[years.index(max(years) if section.falling else min(years))], "Planted")
    return [
        Change("good", good.line + 1, fresh, None),
        Change(
            "duplicate",
            again.line + 1,
            again.text.replace(again.title, f"{again.title} Anew").replace(url, other_url),
            rf"duplicate[^\n]*line {again.line}\b",
        ),
        Change("format", good.line + 1, broken(fresh, f"{good.title} Anew"), "AW309 "),
        Change("misplaced", section.end, out_of_place, r"AW12[12] [^\n]*expected it (after|before) "),
    ]


# ---------------------------------------------------------------- the repository


def working_tree(folder: Path) -> Path:
    """A repository with this project's files as they are now."""
    listed = ("git", "-C", ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    names = subprocess.run(listed, capture_output=True, check=True).stdout.split(b"\0")
    for name in map(os.fsdecode, filter(None, names)):
        if (ROOT / name).is_file() and not name.startswith(("tests/", "lists/", "benchmarks/")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    for command in (("init", "--quiet"), ("add", "--all"), (*_PERSON, "commit", "--quiet", "--message", "As it is")):
        subprocess.run(("git", "-C", folder, *command), check=True)
    return folder


class Repository:
    """A repository with one list, set up by `init`, and pre-commit in it."""

    def __init__(self, folder: Path, text: str, hooks: Path, store: Path):
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "PRE_"))}
        own = {"PRE_COMMIT_HOME": str(store), "XDG_CACHE_HOME": str(store / "cache"), "PRE_COMMIT_COLOR": "never"}
        self._environment = kept | own | {"PATH": f"{BIN}{os.pathsep}{kept.get('PATH', '')}"}
        self.run("git", "init", "--quiet", "--initial-branch=main")
        self.write(text)
        self.git("commit", "--quiet", "--message", "A list")
        revision = subprocess.run(["git", "-C", hooks, "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
        self.setup = self.run(
            "awesome-tools", "init", "--yes", "--source", str(hooks), "--rev", revision.stdout.strip()
        )
        self.run("git", "add", "--all")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a program in the folder; its output with standard error in it."""
        return subprocess.run(
            command, cwd=self.folder, env=self._environment, text=True, encoding="utf-8", errors="replace",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600, check=False,
        )  # fmt: skip

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run git as a person."""
        return self.run("git", *_PERSON, *arguments)

    def write(self, text: str) -> None:
        """Write and stage the list."""
        (self.folder / "README.md").write_bytes(text.encode("utf-8"))
        self.run("git", "add", "README.md")

    def commit(self, text: str) -> subprocess.CompletedProcess[str]:
        """Try to commit the list in another state, and go back to where it was."""
        self.write(text)
        done = self.git("commit", "--message", "A new entry")
        if done.returncode == 0:
            self.git("reset", "--quiet", "--hard", "HEAD~1")
        else:
            self.git("reset", "--quiet", "--hard", "HEAD")
        return done


@dataclass
class Row:
    """What came of a list."""

    name: str
    section: Sorted
    seconds: float
    outcomes: dict[str, bool]
    told: dict[str, str]


def adopt(path: Path, section: Sorted, hooks: Path, store: Path, chance: random.Random) -> Row:
    """Set up a repository of a list, and try the commits."""
    text = path.read_bytes().decode("utf-8-sig")
    with tempfile.TemporaryDirectory(prefix="adopt-") as folder:
        repository = Repository(Path(folder), text, hooks, store)
        began = time.perf_counter()
        first = repository.run("pre-commit", "run", "--all-files")
        row = Row(path.name, section, time.perf_counter() - began, {"first run": first.returncode == 0}, {})
        if first.returncode:
            row.told["first run"] = f"{repository.setup.stdout}\n{first.stdout}"
        repository.run("pre-commit", "install", "--hook-type", "pre-commit")
        setup = repository.git("commit", "--quiet", "--message", "Check the list")
        row.outcomes["setup"] = setup.returncode == 0
        for change in changes(section, chance):
            lines = text.splitlines(keepends=True)
            lines.insert(change.line - 1, change.text + "\n")
            done = repository.commit("".join(lines))
            row.outcomes[change.kind], row.told[change.kind] = judged(change, done)
    return row


def judged(change: Change, done: subprocess.CompletedProcess[str]) -> tuple[bool, str]:
    """Whether a commit went as it has to, and the line of the output that says why."""
    if change.said is None:
        return done.returncode == 0, "" if done.returncode == 0 else done.stdout
    place = re.compile(rf"^README\.md:{change.line}:\d+: [^\n]*{change.said}[^\n]*", re.MULTILINE)
    found = place.search(done.stdout)
    return done.returncode != 0 and found is not None, found[0] if found else done.stdout


# ---------------------------------------------------------------- which lists


def drawn(folder: Path, count: int, seed: int) -> tuple[list[tuple[Path, Sorted]], int]:
    """Lists with a sorted section, drawn by the seed, of both shapes, and how many there were to draw from."""
    able = [(path, section) for path in sorted(folder.glob("*.md")) if (section := usable(path)) is not None]
    random.Random(seed).shuffle(able)
    tables = [one for one in able if one[1].shape == "table"]
    bullets = [one for one in able if one[1].shape != "table"]
    taken = bullets[: max(count - len(tables), (count + 1) // 2)] + tables[: max(count - len(bullets), count // 2)]
    return taken[:count], len(able)


def usable(path: Path) -> Sorted | None:
    """The longest sorted section of a list."""
    return max(sorted_sections(Page(Document.read(str(path)))), key=lambda one: one.size, default=None)


def main(arguments: Sequence[str] | None = None) -> int:
    """Adopt, print, and tell whether all went as it has to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("lists", nargs="*", type=Path)
    parser.add_argument("--folder", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--count", type=int, default=5)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--hooks", type=Path, help="a git repository of awesome-tools")
    parser.add_argument("--show", action="store_true", help="print the words of each commit that was stopped")
    given = parser.parse_args(arguments)
    if given.lists:
        lists = [(path, section) for path in given.lists if (section := usable(path)) is not None]
        for path in {*given.lists} - {path for path, _ in lists}:
            print(f"{path}: no sorted section", file=sys.stderr)
    else:
        lists, able = drawn(given.folder, given.count, given.seed)
        print(f"{len(lists)} of {able} lists with a sorted section, seed {given.seed}")
    with tempfile.TemporaryDirectory(prefix="adopt-store-") as made:
        store = Path(os.environ.get("PRE_COMMIT_HOME") or made)
        hooks = given.hooks or working_tree(Path(made) / "awesome-tools")
        rows = [adopt(path, section, hooks, store, random.Random(given.seed)) for path, section in lists]
    show(rows, words=given.show)
    return 0 if rows and all(all(row.outcomes.values()) for row in rows) else 1


def show(rows: Sequence[Row], *, words: bool) -> None:
    """A table, and what was said."""
    kinds = list(rows[0].outcomes) if rows else []
    print(f"| list | sorted | {' | '.join(kinds)} | first run |")
    print("| --- " * (len(kinds) + 3) + "|")
    for row in rows:
        order = "titles" if row.section.falling is None else "years"
        cells = ["as it has to" if row.outcomes[kind] else "WRONG" for kind in kinds]
        print(f"| {row.name} | {row.section.shape}, by {order} | {' | '.join(cells)} | {row.seconds:.1f} s |")
    for row in rows:
        for kind, told in row.told.items():
            if told and (words or not row.outcomes[kind]):
                print(f"\n{row.name}, {kind}:\n{told}")


if __name__ == "__main__":
    sys.exit(main())
