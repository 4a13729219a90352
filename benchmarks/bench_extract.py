"""Extraction beside a bare parse: `MarkdownIt().parse` with its stock settings against `Document.parse`, same texts.

Both run in this process, file by file in turn, each file once and so cold, timed in CPU seconds. Then a text of each of
some shapes is made ten times as long. Needs the lists in ../shared/corpus; takes no arguments.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path

from markdown_it import MarkdownIt

from awesome_tools.document import Document
from awesome_tools.source import Source, read

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"

SHAPES: dict[str, Callable[[int], str]] = {
    "bullets": lambda at: f"- [name{at}](https://github.com/o{at}/n{at}) - What it does. `MIT`\n",
    "sections": lambda at: f"\n## Section {at}\n\n- [name{at}](https://example.com/{at}) - What it does.\n",
    "paragraphs": lambda at: (
        f"**Paper {at} on Things** \\\n*Ada Lovelace, Alan Turing* \\\n"
        f"ICML 2021. [[Paper](https://arxiv.org/abs/{1201 + at // 100_000}.{at % 100_000:05})]\n\n"
    ),
    "table": lambda at: (
        ("" if at % 100_000 else "| Title | Venue | Code |\n|---|---|---|\n")
        + f"| [Paper {at} on Things](https://arxiv.org/abs/{1201 + at // 100_000}.{at % 100_000:05}) | CVPR 2020 "
        f"| [code](https://github.com/o/n{at}) |\n"
    ),
}


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one call, begun without garbage from what went before."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def side_by_side(sources: list[Source]) -> None:
    """Print both times and their ratio for each of the slowest files and for all."""
    rows = []
    for source in sources:
        bare = seconds(lambda source=source: MarkdownIt().parse(source.text))  # type: ignore[misc]
        ours = seconds(lambda source=source: Document.parse(source))  # type: ignore[misc]
        rows.append((ours, bare, len(source.text), Path(source.path).name))
    print(f"{'seconds of CPU':60} {'characters':>10} {'bare':>7} {'extract':>7}  ratio")
    for ours, bare, size, name in sorted(rows, reverse=True)[:8]:
        print(f"{name[:60]:60} {size:10} {bare:7.2f} {ours:7.2f} {ours / bare:6.2f}")
    ours, bare, size = (sum(column) for column in list(zip(*rows, strict=True))[:3])
    print(
        f"{f'all {len(rows)} files':60} {size:10} {bare:7.2f} {ours:7.2f} {ours / bare:6.2f}  (promised: at most 1.5)"
    )


def growth() -> None:
    """Print how much longer a text takes that is ten times as long; no text repeats, so nothing is remembered."""
    print(f"\n{'ten times the text':20} {'1x':>7} {'10x':>7}  ratio  (promised: at most 11)")
    for name, make in SHAPES.items():
        short = sum(_time(make, begin, 1_000) for begin in range(100_000, 1_100_000, 100_000)) / 10
        long = _time(make, 0, 10_000)
        print(f"{name:20} {short:7.3f} {long:7.3f} {long / short:6.1f}")


def _time(make: Callable[[int], str], begin: int, count: int) -> float:
    source = Source("list.md", "".join(map(make, range(begin, begin + count))))
    return seconds(lambda: Document.parse(source))


def main() -> None:
    """Run both comparisons."""
    paths = sorted(CORPUS.glob("*.md"))
    if paths:
        MarkdownIt().parse("warm *up* [a](b)\n")
        Document.parse(Source("x.md", "- [warm](https://example.com) - up\n"))
        side_by_side([read(str(path)) for path in paths])
    else:
        print(f"no lists in {CORPUS}: only growth is measured")
    growth()


if __name__ == "__main__":
    main()
