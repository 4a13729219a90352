"""Removes random entries from real lists, merges the original back, and tells how much of it came back as it was.

Usage: merge_into.py FOLDER [LIST.md ...]; without names, ten lists of different shapes. Entries drawn are those that
stand on lines of their own and are named once in their list, such that the other entries read the same without them.

The columns: entries drawn; how many came back in their section, with title and URLs; whether (1 or 0) all entries of
the list read as in the original, the text is the original byte for byte, nothing but the new lines has changed, and
merging again changes nothing; and, as the harder task, how many come back if the other list is the original in quite
another style (the canonical one), so that every entry has to be written anew.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from awesome_tools.document import Document
from awesome_tools.emit import markdown
from awesome_tools.emit.layout import Layout
from awesome_tools.into import plan
from awesome_tools.into.homes import Homes
from awesome_tools.into.verify import facts
from awesome_tools.merge import merge
from awesome_tools.model import Entry
from awesome_tools.source import Source, read

LISTS = (
    "ActiveVisionLab__Awesome-LLM-3D.md",  # tables sorted by date
    "HiLab-git__SSL4MIS.md",  # a table of 264 rows, title as text
    "alexpate__awesome-design-systems.md",  # a padded table
    "zhaoxin94__awesome-domain-adaptation.md",  # bullets, venue as the label of the paper's link
    "Yutong-Zhou-cv__Awesome-Text-to-Image.md",  # bullets at several depths, venue in brackets in front
    "yassouali__awesome-semi-supervised-learning--img_segmentation.md",  # bullets of several lines, authors below
    "weihaox__GAN-Inversion.md",  # paragraphs with hard breaks
    "hindupuravinash__the-gan-zoo.md",  # bullets sorted by name
    "janosh__awesome-normalizing-flows.md",  # numbered, dates in front
    "avelino__awesome-go.md",  # 3,000 bullets in 150 sections
)
REMOVED, SEED = 30, 7
CANONICAL = ("checked", "title", "name", "authors", "venue", "year", "date", "links", "tags", "description")
COLUMNS = ("drawn", "back", "entries", "bytes", "others", "again", "anew")


def main() -> None:
    """Print one line for each list, and the sums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", default=LISTS)
    chosen = parser.parse_args()
    print(f"{'list':<48} " + " ".join(f"{name:>7}" for name in COLUMNS) + f" {'s':>5}")
    total: Counter[str] = Counter()
    seconds = 0.0
    for name in chosen.names:
        result, took = score(chosen.folder / name)
        total.update(result)
        seconds += took
        print(f"{name[:48]:<48} {line(result)} {took:>5.1f}", flush=True)
    print(f"{'all':<48} {line(total)} {seconds:>5.1f}")
    print(f"re-inserted in their section: {total['back'] / total['drawn']:.1%}, ", end="")
    print(f"from a list in another style: {total['anew'] / total['drawn']:.1%}")


def line(result: Counter[str]) -> str:
    """The figures in the order of the columns."""
    return " ".join(f"{result[name]:>7}" for name in COLUMNS)


def score(path: Path) -> tuple[Counter[str], float]:
    """The figures of one list, 1 standing for yes, and the seconds of merging the original back."""
    original = Document.parse(Source("original.md", read(str(path)).text))
    drawn, shortened = draw(original)
    begun = time.perf_counter()
    made = plan(shortened, [original]).source
    seconds = time.perf_counter() - begun
    after = Document.parse(made)
    canonical = markdown.emit([entry.record for entry in original.entries], Layout("Other", entry=CANONICAL))
    other = Document.parse(Source("other.md", canonical))
    result = Counter(
        drawn=len(drawn),
        back=came_back(drawn, shortened, after),
        entries=int(all_facts(original.entries) == all_facts(after.entries)),
        bytes=int(made.raw == original.source.raw),
        others=int(only_added(shortened.source.raw, made.raw)),
        again=int(plan(after, [original]).source.raw == made.raw),
        anew=came_back(drawn, shortened, Document.parse(plan(shortened, [other]).source)),
    )
    return result, seconds


def all_facts(entries: Sequence[Entry]) -> Counter[object]:
    """All that entries say, places left out."""
    return Counter(facts(entry.record) for entry in entries)


def came_back(drawn: Sequence[Entry], before: Document, after: Document) -> int:
    """How many drawn entries a document has gained: by title, URLs and section."""
    gained = Counter(map(gist, after.entries)) - Counter(map(gist, before.entries))
    return sum((gained & Counter(map(gist, drawn))).values())


def gist(entry: Entry) -> tuple[object, ...]:
    """Title, URLs and section of an entry."""
    return (entry.record.title, frozenset(link.url for link in entry.record.links), entry.record.section)


def only_added(before: str, after: str) -> bool:
    """Whether all lines are there still, in their order."""
    rest = iter(after.split("\n"))
    return all(line in rest for line in before.split("\n"))


def draw(original: Document) -> tuple[list[Entry], Document]:
    """Entries drawn at random, and the document without them, whose other entries read as before."""
    works = merge([entry.record for entry in original.entries]).works
    single = {id(work.mentions[0]) for work in works if len(work.mentions) == 1}
    homes = Homes(original)
    covered: Counter[int] = Counter()
    for entry in original.entries:
        covered.update(lines_of(original, entry))
    pool = [
        entry
        for entry in original.entries
        if id(entry.record) in single
        and id(entry.record) in homes.of
        and all(covered[number] == 1 for number in lines_of(original, entry))
    ]
    random.Random(SEED).shuffle(pool)
    drawn: list[Entry] = []
    shortened = original
    for entry in pool:
        if len(drawn) == REMOVED:
            break
        trial = without(original, homes, [*drawn, entry])
        if all_facts(trial.entries) == all_facts(original.entries) - all_facts([*drawn, entry]):
            drawn.append(entry)
            shortened = trial
    return drawn, shortened


def lines_of(document: Document, entry: Entry) -> range:
    """The lines of an entry."""
    first = document.source.line_of(entry.span.start)
    return range(first, document.source.line_of(max(entry.span.start, entry.span.end - 1)) + 1)


def without(original: Document, homes: Homes, entries: Sequence[Entry]) -> Document:
    """The document without the lines of some entries, each with the blank lines that part it from the next."""
    lines = original.source.raw.split("\n")
    gone: set[int] = set()
    for entry in entries:
        home, index = homes.of[id(entry.record)]
        first = lines_of(original, entry).start
        after = first + home.members[index].text.count("\n") + 1
        gone.update(range(first, after))
        blank = home.profile.blank
        blanks = range(after, after + blank) if index + 1 < len(home.members) else range(first - blank, first)
        gone.update(number for number in blanks if 0 < number <= len(lines) and not lines[number - 1].strip())
    kept = [line for number, line in enumerate(lines, 1) if number not in gone]
    return Document.parse(Source("list.md", "\n".join(kept)))


if __name__ == "__main__":
    main()
