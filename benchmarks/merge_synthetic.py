"""Merging at scale: generated mentions with known truth; processor time, memory, and pairwise precision, recall and F1.

    merge_synthetic.py [SIZE …] [--seed N] [--from RECORDS.jsonl]

Works are made up from a vocabulary with the boiler-plate that titles of one field share, or taken from RECORDS.jsonl
(output of `awesome-tools extract --format jsonl`) and made up beyond those. Each is mentioned once or several times as
lists do: other case, hyphens, typing errors, a name in front, a results row with the name only, the preprint's year,
another of its links. Some works are near others on purpose: a journal version under another title, `++`, one word
exchanged.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from awesome_tools import records
from awesome_tools.merge import merge
from awesome_tools.model import Kind, Link, Place, Record, Role

_HEADS = ("Learning", "Rethinking", "Towards", "Exploring", "Improving", "Revisiting", "Mining", "Modeling", "Bridging")
_TASKS = (
    "Weakly Supervised Semantic Segmentation",
    "Semi-Supervised Learning",
    "Domain Adaptation",
    "Object Detection",
    "Image Captioning",
    "Graph Classification",
    "Speech Recognition",
    "Machine Translation",
    "Point Cloud Registration",
    "Video Object Segmentation",
    "Question Answering",
    "Image Super-Resolution",
    "Recommendation",
    "Time Series Forecasting",
    "Robot Grasping",
)
_JOINTS = ("for", "via", "with", "using", "from", "by")
_CONFERENCES = "CVPR ICCV ECCV NeurIPS ICML ICLR AAAI IJCAI BMVC WACV ACL EMNLP KDD ICRA MICCAI".split()
_JOURNALS = "TPAMI IJCV TIP TMM TMI PR JMLR".split()
_ALIASES = {"NeurIPS": "NIPS", "TPAMI": "PAMI"}
_SYLLABLES = "ba co di fe ga ho in ju ka lo mi no or pa que ra si to ul ve wa xi yo zen tra pro sta cle gra pol".split()


@dataclass(frozen=True)
class Truth:
    """What a made-up work really is."""

    title: str
    name: str
    year: int
    venue: str
    arxiv: str
    other: str
    repository: str


def generate(size: int, seed: int, real: list[Record]) -> tuple[list[Record], list[int]]:
    """`size` mentions, and for each the number of its work."""
    random = Random(seed)
    words = [
        "".join(random.choices(_SYLLABLES, k=random.randint(2, 4))).capitalize() for _ in range(max(400, size // 20))
    ]
    made: list[Record] = []
    truth: list[int] = []
    number, earlier = 0, _truth(random, words, 0)
    while len(made) < size:
        work = _of_record(random, real[number], number) if number < len(real) else _truth(random, words, number)
        if random.random() < 0.08:
            work = _near(random, words, earlier, work)
        for _ in range(min(size - len(made), _mentions(random))):
            line = len(made)
            made.append(_mention(random, work, Place(f"list{random.randrange(40):02}.md", line + 1, line + 1)))
            truth.append(number)
        number, earlier = number + 1, work
    return made, truth


def _mentions(random: Random) -> int:
    count = 1
    while random.random() < 0.6 and count < 12:
        count += 1
    return count


def _truth(random: Random, words: list[str], number: int) -> Truth:
    middle = " ".join(random.sample(words, random.randint(2, 4)))
    title = f"{random.choice(_HEADS)} {middle} {random.choice(_JOINTS)} {random.choice(_TASKS)}"
    letters = "".join(random.choices("ABCDEFGHIKLMNPRST", k=random.randint(2, 4)))
    name = letters + random.choice(("", "Net", "-Former", "CAM", "Seg"))
    year = random.randint(2012, 2025)
    venue = random.choice(_CONFERENCES if random.random() < 0.8 else _JOURNALS)
    return Truth(title, name, year, venue, *_links(random, number, year, venue, name))


def _of_record(random: Random, record: Record, number: int) -> Truth:
    year, venue, name = record.year or 2020, record.venue or "CVPR", record.name or f"Method{number}"
    return Truth(record.title, name, year, venue, *_links(random, number, year, venue, name))


def _links(random: Random, number: int, year: int, venue: str, name: str) -> tuple[str, str, str]:
    month = f"{(year - 1) % 100:02}{random.randint(1, 12):02}"
    arxiv = f"{month}.{number % 100000:05}" if random.random() < 0.75 else ""
    other = f"https://doi.org/10.1109/{venue}.{year}.{number:07}" if random.random() < 0.5 else ""
    repository = f"https://github.com/lab{number % 997}/{name}-{number}" if random.random() < 0.5 else ""
    return arxiv, other, repository


def _near(random: Random, words: list[str], earlier: Truth, work: Truth) -> Truth:
    """Another work that looks like the one before."""
    kind = random.randrange(3)
    if kind == 0:
        title = f"{work.title.rsplit(' ', 2)[0]} {earlier.title.split(' ', 1)[1]}"
        return replace(
            work, title=title, name=earlier.name, year=earlier.year + 2, venue="TPAMI", repository=earlier.repository
        )
    if kind == 1:
        return replace(
            work, title=work.title, name=earlier.name + "++", year=earlier.year + 1, repository=earlier.repository
        )
    parts = earlier.title.split()
    parts[1] = random.choice(words)
    return replace(work, title=" ".join(parts))


def _mention(random: Random, work: Truth, place: Place) -> Record:
    published = random.random() < 0.8
    links = _chosen_links(random, work)
    base = Record(
        title=work.title,
        source=place,
        name=work.name if random.random() < 0.5 else None,
        kind=Kind.PAPER,
        year=work.year if published else work.year - 1,
        venue=random.choice((work.venue, _ALIASES.get(work.venue, work.venue)))
        if published
        else random.choice(("arXiv", None)),
        links=links,
    )
    if random.random() < 0.08 and (links or published):
        return replace(base, title=work.name, name=work.name)
    return replace(base, title=_respelled(random, work))


def _chosen_links(random: Random, work: Truth) -> tuple[Link, ...]:
    found = []
    if work.arxiv and random.random() < 0.7:
        form = random.choice(("https://arxiv.org/abs/{}", "https://arxiv.org/pdf/{}.pdf", "http://arxiv.org/abs/{}v2"))
        found.append(Link(Role.PAPER, "", form.format(work.arxiv)))
    if work.other and random.random() < 0.5:
        found.append(Link(Role.PAPER, "", work.other))
    if work.repository and random.random() < 0.6:
        found.append(Link(Role.CODE, "code", random.choice((work.repository, work.repository.lower()))))
    return tuple(found)


def _respelled(random: Random, work: Truth) -> str:
    title = work.title
    if random.random() < 0.2:
        title = title.capitalize()
    if random.random() < 0.15:
        title = title.replace("-", " ") if "-" in title else title.replace(" Supervised", "-Supervised")
    if random.random() < 0.06:
        at = random.randrange(4, len(title) - 1)
        title = (
            title[:at]
            + random.choice((title[at + 1] + title[at], "", title[at] * 2))
            + title[at + 2 - random.randrange(2) :]
        )
    return f"{work.name}: {title}" if random.random() < 0.12 else title


def score(truth: list[int], works: list[list[int]]) -> tuple[float, float, float]:
    """Pairwise precision, recall and F1 of works given as lists of mention numbers."""
    right = found = 0
    for members in works:
        found += len(members) * (len(members) - 1) // 2
        right += sum(n * (n - 1) // 2 for n in Counter(truth[m] for m in members).values())
    wanted = sum(n * (n - 1) // 2 for n in Counter(truth).values())
    precision, recall = right / max(1, found), right / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> int:
    """Run the sizes asked for, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000], metavar="SIZE")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="real", type=Path, metavar="RECORDS.jsonl")
    args = parser.parse_args()
    real = (
        [records.from_object(json.loads(line)) for line in args.real.read_text("utf-8").splitlines()]
        if args.real
        else []
    )
    print(
        f"{'mentions':>9} {'works':>8} {'true':>8} {'review':>7}"
        f" {'precision':>9} {'recall':>7} {'F1':>7} {'seconds':>8} {'MB':>6}"
    )
    for size in args.sizes:
        made, truth = generate(size, args.seed, [record for record in real if len(record.title.split()) > 3])
        start = time.process_time()
        merged = merge(made)
        seconds = time.process_time() - start
        works = [[mention.source.line - 1 for mention in work.mentions] for work in merged.works]
        shares = score(truth, works)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        counts = f"{size:9} {len(works):8} {len(set(truth)):8} {len(merged.reviews):7}"
        print(counts + " {:9.4f} {:7.4f} {:7.4f} {:8.1f} {:6.0f}".format(*shares, seconds, memory))
    return 0


if __name__ == "__main__":
    sys.exit(main())
