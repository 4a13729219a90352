"""What the exports look like, and what they refuse; that nothing is lost is for tests/property/test_exports.py."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from awesome_tools import emit
from awesome_tools.emit import atom, bookmarks, csl_json, opml
from awesome_tools.emit import json as json_format
from awesome_tools.emit.keys import citation_keys
from awesome_tools.emit.live import is_live, main_url
from awesome_tools.errors import RecordError
from awesome_tools.model import Kind, Link, Place, Record, Role

SEAM = Record(
    title="Self-supervised Equivariant Attention Mechanism & 100% {weak} supervision",
    source=Place("lists/x.md", 27, 27),
    name="SEAM",
    kind=Kind.PAPER,
    year=2020,
    date="2020/04",
    venue="CVPR",
    authors=("Yude Wang", "Zhang, Jie"),
    links=(
        Link(Role.CODE, "code", "https://github.com/YudeWang/SEAM"),
        Link(Role.PAPER, "arXiv", "https://arxiv.org/abs/2004.04581"),
    ),
    identifiers=("arxiv:2004.04581", "github:yudewang/seam"),
    tags=("img", "sunflower"),
    description="=Weakly supervised",
    fields={"val": "64.5"},
    section=("2020", "Papers"),
)
TOOL = Record(
    title="awesome-tools",
    source=Place("lists/x.md", 40, 40),
    kind=Kind.SOFTWARE,
    links=(Link(Role.OTHER, "", "javascript:alert(1)"), Link(Role.CODE, "", "https://example.org/t?a=1&b=2")),
    section=("2020",),
)
BOTH = (SEAM, TOOL)
LOADERS = [name for name, format_ in emit.FORMATS.items() if format_.readable]


def test_json_follows_the_published_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema from the dev extra")
    schema = json.loads(json_format.schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    shown = json.loads(json_format.dump((*BOTH, replace(SEAM, legend={"img": "image tags"}, checked=True))))

    assert list(validator.iter_errors(shown)) == []
    assert list(shown[0]) == [key for key in schema["$defs"]["record"]["properties"] if key != "legend"]
    assert list(shown[2]) == list(schema["$defs"]["record"]["properties"])
    for key, wrong in [
        ("kind", "book"),
        ("year", "2020"),
        ("links", ["https://a.example"]),
        ("titel", ""),
        ("title", None),
    ]:
        assert list(validator.iter_errors([shown[0] | {key: wrong}])), key


def test_csv_is_readable_in_a_spreadsheet() -> None:
    text = emit.FORMATS["csv"].dump()(BOTH)
    header, seam, _ = csv.reader(io.StringIO(text, newline=""))
    shown = dict(zip(header, seam, strict=True))

    assert text.count("\r\n") == 3
    assert "paper|https://arxiv.org/abs/2004.04581|arXiv" in shown["links"]
    assert shown["description"] == "'=Weakly supervised"
    assert shown["tags"] == "img; sunflower"
    assert shown["fields"] == "val=64.5"


def test_csv_written_by_a_person_is_read() -> None:
    text = "Title,links,tags,checked\r\nA tool,code|https://a.example;paper|https://b.example|PDF,a;b ; c,TRUE\r\n"

    (record,) = emit.FORMATS["csv"].load()(text, "x.csv")

    assert record == Record(
        title="A tool",
        source=Place("x.csv", 2, 2),
        links=(Link(Role.CODE, "", "https://a.example"), Link(Role.PAPER, "PDF", "https://b.example")),
        tags=("a", "b ", "c"),
        checked=True,
    )


def test_bibtex_of_a_paper() -> None:
    text = emit.FORMATS["bibtex"].dump()((replace(SEAM, fields={}, section=()),))

    title = (
        r"Self-supervised Equivariant Attention Mechanism \& 100\% {\textbraceleft}weak{\textbraceright} supervision"
    )
    assert text == (
        "@inproceedings{wang2020selfsupervised,\n"
        f"  title = {{{{{title}}}}},\n"
        "  shorttitle = {SEAM},\n"
        "  author = {Yude Wang and Zhang, Jie},\n"
        "  year = {2020},\n"
        "  month = {4},\n"
        "  eprint = {2004.04581},\n"
        "  archivePrefix = {arXiv},\n"
        "  booktitle = {CVPR},\n"
        "  url = {https://arxiv.org/abs/2004.04581},\n"
        "  keywords = {img, sunflower},\n"
        "  abstract = {=Weakly supervised},\n"
        "  x-links = {code|https://github.com/YudeWang/SEAM|code; paper|https://arxiv.org/abs/2004.04581|arXiv},\n"
        "  x-identifiers = {arxiv:2004.04581; github:yudewang/seam},\n"
        "  x-path = {lists/x.md},\n"
        "  x-line = {27},\n"
        "  x-end_line = {27},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("venue", "kind", "expected"),
    [
        ("CVPR", Kind.PAPER, "@inproceedings"),
        ("TPAMI", Kind.PAPER, "@article"),
        ("Journal of Unheard Results", Kind.PAPER, "@article"),
        ("arXiv", Kind.PAPER, "@misc"),
        (None, Kind.PAPER, "@misc"),
        ("CVPR", Kind.SOFTWARE, "@misc"),
    ],
)
def test_bibtex_type(venue: str | None, kind: Kind, expected: str) -> None:
    assert emit.FORMATS["bibtex"].dump()((replace(SEAM, venue=venue, kind=kind),)).startswith(expected + "{")


def test_bibtex_of_other_programs_is_read() -> None:
    text = r"""
    Text between entries is a comment, and so is
    @comment{this}
    @string{cvpr = "Conference on " # {Vision}}
    @InProceedings(Gödel:1931,
      Title     = "{\"U}ber {F}ormal {\ss} \& \'{e}t\'e,
                   {\L}ódź --- $O(n^2)$",
      AUTHOR    = {G{\"o}del, Kurt and {Bletchley Park and Co} and others},
      booktitle = cvpr # " 1931",
      year      = 1931, month = "feb",
      url       = {https://a.example/x\_y},
      doi       = {10.1000/182},
      keywords  = {logic; proofs},
      pages     = {1--2}
    )
    """

    (record,) = emit.FORMATS["bibtex"].load()(text, "a.bib")

    assert record == Record(
        title="Über Formal ß & été, Łódź --- $O(n^2)$",
        source=Place("a.bib", 5, 5),
        kind=Kind.PAPER,
        year=1931,
        date="1931/02",
        venue="Conference on Vision 1931",
        authors=("Gödel, Kurt", "Bletchley Park and Co et al."),
        links=(Link(Role.PAPER, "", "https://a.example/x_y"),),
        identifiers=("doi:10.1000/182",),
        tags=("logic", "proofs"),
        fields={"pages": "1--2"},
    )


def test_objects_without_a_source_are_read() -> None:
    places = [{"path": "y.md", "line": 3, "end_line": 4, "fields": {}}, {"path": "z.md", "line": 5}]
    work = {"id": "w1", "title": "a", "sources": places}

    assert emit.FORMATS["jsonl"].load()("\n" + json.dumps(work), "x") == (Record("a", Place("y.md", 3, 4)),)
    assert emit.FORMATS["yaml"].load()("- title: a\n- {title: b, date: 2020-04-01}", "x") == (
        Record("a", Place("x", 1, 1)),
        Record("b", Place("x", 2, 2), date="2020-04-01"),
    )


def test_citation_keys_do_not_hang_on_the_order() -> None:
    other = replace(SEAM, links=())
    bare = Record("弱监督", Place("x", 1, 1))
    records = (SEAM, other, bare, TOOL, replace(SEAM, authors=()), SEAM)

    keys = citation_keys(records)

    assert len(set(keys)) == len(keys)
    assert keys[2:5] == ("entry", "awesometools", "seam2020selfsupervised")
    assert {keys[1], keys[0]} == set(citation_keys((other, SEAM)))
    assert citation_keys((other, SEAM)) == citation_keys((SEAM, other))[::-1]


def test_csl_json_has_only_variables_of_csl() -> None:
    paper, tool = json.loads(csl_json.dump(BOTH))

    assert paper["type"] == "paper-conference"
    assert paper["issued"] == {"date-parts": [[2020, 4]]}
    assert paper["author"] == [{"literal": "Yude Wang"}, {"family": "Zhang", "given": "Jie"}]
    assert paper["URL"] == "https://arxiv.org/abs/2004.04581"
    assert tool == {
        "id": "awesometools",
        "type": "software",
        "title": "awesome-tools",
        "URL": "https://example.org/t?a=1&b=2",
    }
    assert set(paper) <= set(
        "id type title title-short author issued container-title URL DOI number keyword abstract".split()
    )


def test_opml_nests_sections() -> None:
    body = ET.fromstring(opml.dump(BOTH)).find("body")  # noqa: S314 - our own output

    assert body is not None
    assert [outline.get("text") for outline in body.iter("outline")] == [
        "2020",
        "Papers",
        SEAM.title,
        "code",
        TOOL.title,
        "javascript:alert(1)",
    ]
    assert [outline.get("url") for outline in body.findall("outline/outline/outline")] == [SEAM.links[1].url, None]
    assert "javascript" not in "".join(outline.get("url") or "" for outline in body.iter())


def test_xml_survives_control_characters() -> None:
    hostile = replace(SEAM, title="\0<script>\x1b\ufffe</script>", tags=('"><x', "a\nb"), section=("\x07",))

    for text in (opml.dump((hostile,)), atom.dump((hostile,))):
        ET.fromstring(text)  # noqa: S314 - our own output
        assert "<script>" not in text


def test_bookmarks_hold_every_live_link() -> None:
    text = bookmarks.dump(BOTH)

    assert text.count("<DL><p>") == text.count("</DL><p>") == 3
    assert text.count("<DT><A ") == 3
    assert 'HREF="https://example.org/t?a=1&amp;b=2"' in text
    assert "javascript" not in text


def test_sections_are_folders_once_and_never_empty() -> None:
    def of(title: str, *section: str, links: tuple[Link, ...] = SEAM.links) -> Record:
        return replace(SEAM, title=title, section=section, links=links)

    records = (of("1", "A"), of("2", "B", "C"), of("3"), of("4", "A", "C"), of("5", "A"), of("6", "D", links=()))
    text = bookmarks.dump(records)
    body = ET.fromstring(opml.dump(records)).find("body")  # noqa: S314 - our own output

    assert re.findall(r"<H3>(.)|>(\d)</A>|(</DL>)", text) == [
        *[("A", "", ""), ("", "1", ""), ("C", "", ""), ("", "4", ""), ("", "", "</DL>"), ("", "5", "")],
        *[("", "", "</DL>"), ("B", "", ""), ("C", "", ""), ("", "2", ""), ("", "", "</DL>"), ("", "", "</DL>")],
        *[("", "3", ""), ("", "", "</DL>")],
    ]
    assert body is not None
    assert [outline.get("text") for outline in body] == ["A", "B", "3", "D"]


def test_atom_holds_what_is_new() -> None:
    moved = replace(SEAM, title="Another title", links=())
    feed = ET.fromstring(atom.dump(atom.new_records((SEAM,), (moved, TOOL)), updated="2024-05-06T07:08:09Z"))  # noqa: S314
    name = "{http://www.w3.org/2005/Atom}"

    assert [title.text for title in feed.findall(f"{name}entry/{name}title")] == ["awesome-tools"]
    assert {updated.text for updated in feed.iter(f"{name}updated")} == {"2024-05-06T07:08:09Z"}


def test_atom_dates_come_from_the_records() -> None:
    feed = ET.fromstring(atom.dump((TOOL, replace(SEAM, date=None), SEAM, SEAM)))  # noqa: S314
    name = "{http://www.w3.org/2005/Atom}"
    dates = [updated.text for updated in feed.iter(f"{name}updated")]
    ids = [id_.text for id_ in feed.iter(f"{name}id")]

    assert dates == ["2020-04-01T00:00:00Z"] * 4 + ["2020-01-01T00:00:00Z"]
    assert len(set(ids)) == 5
    assert "<updated>2021-02-28T00:00:00Z</updated>" in atom.dump((replace(SEAM, date="2021/02/31"),))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("jsonl", '{"title": "a"\n', "x:1: not JSON"),
        ("jsonl", "\n\n[]", "x:3: unexpected list, expected an object"),
        ("jsonl", '{"title": 1}', "x:1: not a record"),
        ("json", '[{"title": "a"}, {}]', "x:2: not a record: `title` is missing"),
        ("jsonl", '{"title": "a", "links": "b"}', 'unexpected `"b"`, expected a list'),
        ("jsonl", '{"title": "a", "links": [{"role": "code"}]}', "not a record: `url` is missing"),
        ("jsonl", '{"title": "a", "checked": "yes"}', 'unexpected `"yes"`, expected true, false or null'),
        ("jsonl", '{"title": "a", "tags": [null]}', "unexpected `null`, expected text"),
        ("jsonl", '{"title": "a", "fields": ["b"]}', 'unexpected `["b"]`, expected an object'),
        ("json", "[\n{]", "x:2: not JSON"),
        ("json", "[" * 100_000, "x: not JSON"),
        ("json", "{}", "unexpected dict, expected an array"),
        ("yaml", "- title: [\n", "x:2: not YAML"),
        ("yaml", "- &a {title: b}\n- *a\n", "x:2: unexpected alias `*a`, expected records"),
        ("yaml", "[" * 200_000, "x:1: unexpected nesting, expected records"),
        ("yaml", "- " * 50_000, "x:1: unexpected nesting"),
        ("yaml", "- !!python/object:os.system {}\n", "not YAML"),
        ("yaml", "title: a\n", "unexpected dict, expected a sequence"),
        ("csv", "name\r\na\r\n", "x:1: unexpected header"),
        ("csv", "title,titel\r\n", "unexpected column 'titel'"),
        ("csv", "title;year\r\na;2020\r\n", "x:1: unexpected `;` between columns"),
        (
            "csv",
            "title,links\r\na,papr|x\r\n",
            'x:2: not a record: unexpected `"papr"`, expected one of paper, code, other',
        ),
        ("csv", 'title\r\na\r\n"b\r\n', "not CSV"),
        ("csv", "title\r\na,b\r\n", "x:2: unexpected 2 cells, expected at most 1"),
        ("csv", "title,links\r\n\r\na,https://a.example\r\n", "x:3: unexpected link"),
        ("csv", "title,checked\r\na,maybe\r\n", "x:2: unexpected checked 'maybe', expected true, false or nothing"),
        ("csv", "title,fields\r\na,b\r\n", "x:2: unexpected 'b' in fields, expected NAME=VALUE"),
        ("csv", "title,year\r\na,MMXX\r\n", 'x:2: not a record: unexpected `"MMXX"`, expected a whole number'),
        ("bibtex", "@misc{a, title = {b}\n title", "x:2: unexpected 't', expected `,` or `}`"),
        ("bibtex", "@misc{a, title = {b", "unexpected end of file, expected `}`"),
        ("bibtex", '@misc{a, title = "b}"}', "x:1: unexpected '}', expected `\"`"),
        ("bibtex", "\n@misc{a, title}", "x:2: unexpected 't', expected `field =` or `}`"),
    ],
)
def test_what_is_no_record_is_refused_with_its_place(name: str, text: str, message: str) -> None:
    with pytest.raises(RecordError) as caught:
        emit.FORMATS[name].load()(text, "x")

    assert message in str(caught.value)


@pytest.mark.parametrize("name", LOADERS)
def test_no_records_are_a_file_too(name: str) -> None:
    assert emit.FORMATS[name].load()(emit.FORMATS[name].dump()(()), "x") == ()


@pytest.mark.parametrize("name", emit.FORMATS)
def test_every_format_is_deterministic_utf8(name: str) -> None:
    text = emit.FORMATS[name].dump()(BOTH)

    assert text.encode("utf-8") == emit.FORMATS[name].dump()(BOTH).encode("utf-8")
    assert text.endswith("\n")


@pytest.mark.parametrize(
    ("url", "live"),
    [
        ("https://a.example/x", True),
        ("HTTP://a.example", True),
        ("mailto:a@b.example", True),
        ("javascript:alert(1)", False),
        (" https://a.example", False),
        ("java\tscript:alert(1)", False),
        ("https://a.example/\nx", False),
        ("https:\\\\a.example", False),
        ("//a.example", False),
        ("docs/x.md", False),
        ("data:text/html,x", False),
        ("ftp://a.example", False),
        ("https:///a", False),
        ("", False),
    ],
)
def test_live_links(url: str, live: bool) -> None:
    assert is_live(url) is live


def test_main_url_is_the_papers() -> None:
    assert main_url(SEAM) == "https://arxiv.org/abs/2004.04581"
    assert main_url(TOOL) == "https://example.org/t?a=1&b=2"
    assert main_url(replace(TOOL, links=TOOL.links[:1])) is None


def test_real_lists_survive_every_format(shared: Path) -> None:
    """The labels of real lists as records: all their titles, tags and URLs."""
    records = []
    for path in sorted((shared / "gold" / "entries").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            shown = json.loads(line)
            links = tuple(Link(Role(link["role"]), "", link["url"]) for link in shown["urls"])
            place = Place(path.name, shown["line"], shown["end_line"])
            paper = Kind.PAPER if shown["venue"] else Kind.RESOURCE
            keys = {
                key: shown[key]
                for key in ("title", "name", "year", "date", "venue", "checked", "description", "fields")
            }
            tuples = {key: tuple(shown[key]) for key in ("tags", "section")}
            records.append(Record(source=place, kind=paper, links=links, **keys, **tuples))

    assert len(records) > 400
    for name in LOADERS:
        assert emit.FORMATS[name].load()(emit.FORMATS[name].dump()(records), "x") == tuple(records), name
