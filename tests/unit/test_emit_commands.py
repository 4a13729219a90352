"""The commands export, import and site: thin, so that little is tested here."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from awesome_tools.cli import export, import_, site
from awesome_tools.errors import AwesomeError
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
