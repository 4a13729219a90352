"""The commands export, import and site: thin, so that little is tested here."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from awesome_tools.cli import export, import_, merge, site
from awesome_tools.errors import AwesomeError, ConfigError
from awesome_tools.source import read

LIST = """# Weak & strong

## 2020
- [SEAM: Self-supervised Attention](https://arxiv.org/abs/2004.04581) CVPR 2020 [[code]](https://github.com/YudeWang/SEAM)
- [Another Work on Segmentation](https://arxiv.org/abs/2004.00001) CVPR 2020
"""


def run(command: click.Command, *arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], standalone_mode=False)


@pytest.fixture
def markdown(tmp_path: Path) -> Path:
    path = tmp_path / "list.md"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_export_then_import_by_way_of_files(markdown: Path, tmp_path: Path) -> None:
    wanted = run(export.command, markdown, "--to", "jsonl").stdout

    assert len(wanted.splitlines()) == 2
    for name in ("a.jsonl", "a.json", "a.yaml", "a.csv", "a.bib"):
        assert run(export.command, markdown, "-o", tmp_path / name).return_value == 0
        assert run(import_.command, tmp_path / name).stdout == wanted, name
        assert run(export.command, tmp_path / name, "--to", "jsonl").stdout == wanted, name


def test_export_titles_what_has_a_title(markdown: Path) -> None:
    for form in ("opml", "bookmarks", "atom"):
        assert "Weak &amp; strong" in run(export.command, markdown, "--to", form).stdout
        assert "Other" in run(export.command, markdown, "--to", form, "--title", "Other").stdout


def test_badges_are_no_part_of_the_title(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text(
        "# My *own* [list](x) [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)\n", encoding="utf-8"
    )

    assert "<title>My own list</title>" in run(export.command, path, "--to", "opml").stdout


@pytest.mark.parametrize("time", ["yesterday", "2024-05-06", "2024-05-06T07:08:09", "2024-05-06T07Z", ""])
def test_the_time_of_a_feed_is_one(markdown: Path, time: str) -> None:
    with pytest.raises(click.UsageError, match="expected a time as 2024-05-06T07:08:09Z"):
        CliRunner().invoke(
            export.command,
            [str(markdown), "--to", "atom", "--updated", time],
            standalone_mode=False,
            catch_exceptions=False,
        )


def test_export_of_what_is_new(markdown: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.md"
    old.write_text(LIST[: LIST.index("- [Another")], encoding="utf-8")
    feed = run(export.command, markdown, "--to", "atom", "--since", old, "--updated", "2024-05-06T07:08:09Z").stdout

    assert feed.count("<entry>") == 1
    assert "<updated>2024-05-06T07:08:09Z</updated>" in feed


def test_export_needs_a_format(markdown: Path, tmp_path: Path) -> None:
    assert isinstance(run(export.command, markdown).exception, click.UsageError)
    assert isinstance(run(export.command, markdown, "-o", tmp_path / "x.unknown").exception, click.UsageError)
    assert isinstance(run(export.command, markdown, "--to", "csv", "--link", "x").exception, click.UsageError)
    assert isinstance(run(export.command, tmp_path / "none.md", "--to", "csv").exception, AwesomeError)
    assert run(export.command, markdown, "-o", tmp_path / "x.csl.json").return_value == 0
    assert "citation" not in read(str(tmp_path / "x.csl.json")).text
    assert json.loads(read(str(tmp_path / "x.csl.json")).text)[0]["type"] == "paper-conference"


def test_import_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    (tmp_path / "good.jsonl").write_text('{"title": "a"}\n', encoding="utf-8")
    (tmp_path / "bad.csv").write_text("nothing\n", encoding="utf-8")
    result = run(import_.command, tmp_path / "bad.csv", tmp_path / "good.jsonl")

    assert result.return_value == 2
    assert "bad.csv:1: unexpected column 'nothing'" in result.stderr
    assert [json.loads(line)["title"] for line in result.stdout.splitlines()] == ["a"]
    assert isinstance(run(import_.command, tmp_path / "x.md").exception, click.UsageError)


def test_site_writes_the_page(markdown: Path, tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "public"
    assert run(site.command, markdown, "-o", folder, "--description", "Of 2 works").return_value == 0
    page = (folder / "index.html").read_text(encoding="utf-8")

    assert "<title>Weak &amp; strong</title>" in page
    assert "Of 2 works" in page
    assert (folder / "records.bib").is_file()
    assert isinstance(run(site.command, markdown, "-o", markdown).exception, AwesomeError)


def test_a_list_yaml_is_merged_first(root: Path) -> None:
    path = root / "lists" / "weakly-supervised-segmentation" / "list.yaml"
    if not path.is_file():
        pytest.skip("needs the shipped list")
    works = run(export.command, path, "--to", "jsonl").stdout.splitlines()

    assert len(works) > 100
    assert {json.loads(work)["source"]["path"].split("/")[0] for work in works} == {"sources"}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A list.yaml with two sources in a folder, one of them with an origin."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.md").write_text(
        "- [One](https://one.org), [notes](notes/one.md#top)\n- [Bad](javascript:alert) and [page](https://bad.org)\n",
        encoding="utf-8",
    )
    (tmp_path / "sources" / "b.md").write_text("- [Two](https://two.org), [notes](./two.md)\n", encoding="utf-8")
    path = tmp_path / "list.yaml"
    path.write_text(
        "title: Kept\nprovenance: true\nsources:\n  - {path: sources/a.md, title: A}\n"
        "  - {path: sources/b.md, title: B, origin: 'https://github.com/o/r'}\n",
        encoding="utf-8",
    )
    return path


def test_relative_links_lead_where_they_led(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run(merge.command, kept)
    text = (kept.parent / "README.md").read_text(encoding="utf-8")

    assert "[notes](sources/notes/one.md#top)" in text
    assert "[notes](https://github.com/o/r/blob/HEAD/two.md)" in text
    assert "rewritten   2 relative links, to lead where they led in their lists" in told.stdout
    monkeypatch.chdir(kept.parent / "sources")
    assert run(merge.command, "../list.yaml", "--check").return_value == 0


def test_relative_links_of_a_merge_of_files(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(kept.parent)

    assert "[notes](../sources/two.md)" in _merged(Path("out/list.md"))
    assert "[notes](./two.md)" in _merged(Path("sources/list.md"))
    assert "[notes](./two.md)" in run(merge.command, "sources/b.md").stdout


def _merged(output: Path) -> str:
    output.parent.mkdir(exist_ok=True)
    run(merge.command, "sources/b.md", "-o", output)
    return output.read_text(encoding="utf-8")


def test_what_is_exported_of_a_list_yaml_is_what_its_page_shows(kept: Path) -> None:
    run(merge.command, kept)
    page = run(export.command, kept.parent / "README.md", "--to", "jsonl").stdout
    merged = run(export.command, kept, "--to", "jsonl").stdout

    def links(text: str) -> list[list[str]]:
        return sorted(sorted(link["url"] for link in json.loads(line)["links"]) for line in text.splitlines())

    assert links(page) == links(merged)
    assert "javascript" not in merged


def test_sources_that_cannot_be_merged(kept: Path) -> None:
    kept.write_text("sources: [{path: sources, title: S}]\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="unexpected folder `sources`, expected a Markdown file"):
        CliRunner().invoke(merge.command, [str(kept)], standalone_mode=False, catch_exceptions=False)

    kept.write_text("sources: [{path: none.md, title: S}]\n", encoding="utf-8")
    with pytest.raises(AwesomeError, match="not all of its sources can be read"):
        CliRunner().invoke(export.command, [str(kept), "--to", "csv"], standalone_mode=False, catch_exceptions=False)


def test_sources_are_named_once(kept: Path) -> None:
    run(merge.command, kept)
    assert "Merged from" not in (kept.parent / "README.md").read_text(encoding="utf-8")

    kept.write_text(kept.read_text(encoding="utf-8").replace("provenance: true\n", ""), encoding="utf-8")
    run(merge.command, kept)
    assert "Merged from: A, [B](https://github.com/o/r)." in (kept.parent / "README.md").read_text(encoding="utf-8")
