"""The canonical list: one bullet or row an entry, contents, legend, badges, and what makes the order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from awesome_tools.document import Document
from awesome_tools.emit import markdown
from awesome_tools.emit.bullets import bullet, projected
from awesome_tools.emit.layout import COLUMN_FIELDS, DEFAULT_ENTRY, ENTRY_FIELDS, HEADINGS, Layout, Origin
from awesome_tools.model import Kind, Link, Place, Record, Role
from awesome_tools.source import Source

GOLDEN = Path(__file__).parent.parent / "golden" / "emit"
PLACE = Place("x.md", 1, 1)


def paper(url: str, label: str = "") -> Link:
    return Link(Role.PAPER, label, url)


SEAM = Record(
    title="Self-supervised Equivariant Attention Mechanism",
    source=PLACE,
    name="SEAM",
    kind=Kind.PAPER,
    year=2020,
    date="2020/04",
    venue="CVPR",
    authors=("Y. Wang", "J. Zhang"),
    links=(
        paper("https://arxiv.org/abs/2004.04581", "arXiv"),
        Link(Role.CODE, "pytorch", "https://github.com/YudeWang/SEAM"),
        Link(Role.OTHER, "click here", "https://seam.example/x y"),
    ),
    tags=("img", "a`b"),
    checked=True,
    description="trains on pixels | see https://a.example/x_y",
    section=("Images", "Labels of images"),
    legend={"img": "labels of whole images"},
)
TOOL = Record(
    title="labelme", source=PLACE, name="labelme", kind=Kind.SOFTWARE, section=("Tools",),
    links=(Link(Role.CODE, "", "https://github.com/wkentaro/labelme"),), description="Draws polygons.",
)  # fmt: skip
TALK = Record(title="[Talk] Weak *labels*", source=PLACE, year=2019, section=("C# & C++ 🌻", "目录"), tags=("img",))
RECORDS = (SEAM, TOOL, TALK)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            {"title": "Equivariant", "description": "on pixels | see https://a.example/x_y"},
            (
                "- [x] [Equivariant](https://arxiv.org/abs/2004.04581) - **SEAM**. *CVPR 2020*. "
                "[pytorch](https://github.com/YudeWang/SEAM), [page](<https://seam.example/x y>). "
                "`img` ``a`b``. on pixels | see <https://a.example/x_y>."
            ),
        ),
        ({"title": "SEAM: a way", "links": (), "tags": (), "checked": None, "description": None},
         "- “SEAM: a way” - *CVPR 2020*."),
        ({"title": "SEAM: a way", "name": None, "links": (), "tags": (), "description": "Ends.", "venue": None},
         "- [x] “SEAM: a way” - *2020*. Ends.<!-- as is --> <!-- unnamed -->"),
        ({"venue": "Track 2020", "year": None, "links": (), "tags": (), "name": None, "description": "Really?"},
         "- [x] “Self-supervised Equivariant Attention Mechanism” - *Track 2020 n.d.*. Really?"),
        ({"title": "a” - b", "name": "a” - b", "venue": None, "year": None, "links": (), "tags": (), "description": ""},
         "- [x] “a” - b”<!-- title --> <!-- named -->"),
    ],
)  # fmt: skip
def test_bullet(change: dict[str, object], expected: str) -> None:
    record = projected(replace(SEAM, **change), DEFAULT_ENTRY)  # type: ignore[arg-type]

    assert bullet(record, DEFAULT_ENTRY) == expected


def test_the_title_carries_the_paper_else_the_link_that_gives_the_name() -> None:
    links = (Link(Role.CODE, "", "https://github.com/a/b"), Link(Role.OTHER, "", "https://b.example"))
    tool = Record(title="B", source=PLACE, name="B", links=links[::-1])

    assert bullet(tool, DEFAULT_ENTRY) == "- [B](https://github.com/a/b) - [page](https://b.example)."
    assert (
        bullet(replace(tool, name=None), DEFAULT_ENTRY) == "- [B](https://b.example) - [code](https://github.com/a/b)."
    )
    with_paper = replace(tool, links=(*links, paper("https://arxiv.org/abs/1"), paper("https://arxiv.org/abs/2")))
    assert bullet(with_paper, ("title", "links")).startswith("- [B](https://arxiv.org/abs/1) - [code](")


LAYOUTS = {
    "bullets": Layout("Weak labels", "Papers & code.", ("year",), ("-year", "title"), counts=True),
    "nested": Layout(
        "Weak labels", group_by=("section",), entry=ENTRY_FIELDS, sort=("-date", "title"), provenance=True,
        badges=("awesome", "entries", "updated"), updated="2024-05-06",
        headings={"legend": "Marks", "contents": "目录"},
    ),
    "table": Layout("Weak labels", group_by=("kind",), layout="table", columns=COLUMN_FIELDS, updated="newest",
                    provenance=True, headings={"column year": "Jahr"}),
    "plain-table": Layout("Weak labels", group_by=(), layout="table", columns=("title", "links"), align=False,
                          legend=False),
}  # fmt: skip
ORIGINS = (Origin("One", "https://one.example"), Origin("Two"))


@pytest.mark.parametrize("name", LAYOUTS)
def test_golden(name: str) -> None:
    text = markdown.emit(
        RECORDS, LAYOUTS[name], "Merged from: two lists.", origins=ORIGINS, named_by=((1, 0), (0,), (1,))
    )

    assert text == (GOLDEN / f"{name}.md").read_text(encoding="utf-8")


def test_no_records_give_a_page_without_entries() -> None:
    text = markdown.emit((), Layout("Empty"))

    assert text.startswith("# Empty\n\n<!-- awesome-tools:begin list -->\n")
    assert Document.parse(Source("x.md", text)).entries == ()
    assert "Contents" not in text


def test_legend_is_read_back_as_legend() -> None:
    document = Document.parse(Source("x.md", markdown.emit(RECORDS, LAYOUTS["nested"])))

    assert {record.title: dict(record.legend) for record in (entry.record for entry in document.entries)} == {
        SEAM.title: {"img": "labels of whole images"},
        TALK.title: {"img": "labels of whole images"},
        TOOL.title: {},
    }


def test_of_several_meanings_of_a_tag_the_order_of_records_chooses_none() -> None:
    other = replace(SEAM, title="Other", legend={"img": "a picture"})

    for records in ((SEAM, other), (other, SEAM)):
        assert "| `img` | a picture |" in markdown.emit(records, Layout("T", align=False))


def test_an_entry_written_by_hand_into_an_emitted_list_is_read_too() -> None:
    text = markdown.emit(RECORDS, Layout("T"))
    added = "- **New**: [A thing that somebody added](https://arxiv.org/abs/2101.00001), CVPR 2021\n"
    place = text.index("- [labelme]")

    records = [entry.record for entry in Document.parse(Source("x.md", text[:place] + added + text[place:])).entries]

    assert len(records) == len(RECORDS) + 1
    assert "https://arxiv.org/abs/2101.00001" in {link.url for record in records for link in record.links}


def test_text_without_marks_is_read_by_the_general_readers() -> None:
    text = markdown.emit((SEAM,), Layout("T"))
    bare = "\n".join(line for line in text.splitlines() if not line.startswith("<!--"))

    (record,) = [entry.record for entry in Document.parse(Source("x.md", bare)).entries]

    assert (record.title, record.venue, record.year) == (SEAM.title, "CVPR", 2020)
    assert {(link.role, link.url) for link in record.links} >= {(link.role, link.url) for link in SEAM.links}


@pytest.mark.parametrize(
    "text",
    [
        "<!-- awesome-tools:begin list -->\n- [a](https://a.example) - b.\n",
        "<!-- awesome-tools:begin list -->\n<!-- awesome-tools:begin list -->\n- [a](https://a.example) - b.\n",
        "<!-- awesome-tools:begin list -->\n- [a](https://a.example) - b.\n\n<!-- awesome-tools:end other -->\n",
        "- [a](https://a.example) - b.\n\n<!-- awesome-tools:end list -->\n",
    ],
)
def test_marks_without_a_counterpart_mean_nothing(text: str) -> None:
    (entry,) = Document.parse(Source("x.md", text)).entries

    assert (entry.record.title, entry.record.description) == ("a", "b")


def test_every_heading_can_have_another_text() -> None:
    headings = {name: f"X {name}" for name in HEADINGS}
    layout = Layout("T", group_by=("kind",), layout="table", columns=COLUMN_FIELDS, provenance=True, headings=headings)
    text = markdown.emit(RECORDS, layout, origins=ORIGINS, named_by=((0,), (0,), (1,)))

    heads = [line for line in text.splitlines() if line.startswith(("#", "| X"))]
    assert all("X " in head for head in heads[1:])
    assert "| X mark | X meaning" in " ".join(text.split())
    assert "X sources |" in text
    assert len(Document.parse(Source("README.md", text)).entries) == len(RECORDS)
