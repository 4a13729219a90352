"""The files of the web page, without a browser: its policy, what is embedded, and how its scripts are put together."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from awesome_tools.model import Kind, Link, Place, Record, Role
from awesome_tools.site import build, page

RECORD = Record(
    title="</script><!-- \u2028 &amp;",
    source=Place("x.md", 1, 1),
    kind=Kind.PAPER,
    year=2020,
    venue="NIPS",
    links=(Link(Role.PAPER, "", "https://a.example/<script>"), Link(Role.CODE, "x", "javascript:alert(1)")),
    tags=("img", "img"),
    checked=False,
)


@pytest.fixture(scope="module")
def text() -> str:
    return build((RECORD,), title="A <b>list</b>", description='"quoted" & more')["index.html"].decode()


@pytest.fixture
def site_folder(root: Path) -> Path:
    return root / "awesome_tools" / "site"


def test_the_policy_names_every_script_and_style(text: str) -> None:
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', text)[0])
    run = re.findall(r"<script(?: type=\"module\")?>(.*?)</script>", text, re.DOTALL)
    style = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)

    assert len(run) == 2
    assert len(style) == 1
    for element in run + style:
        assert f"'sha256-{b64encode(sha256(element.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_the_page_asks_for_nothing_else(text: str) -> None:
    chrome = re.sub(r"<(script|style).*?</\1>", "", text, flags=re.DOTALL)
    sources = re.findall(r"\b(?:src|href)=\"([^\"]*)\"", chrome)

    assert {source.split(":")[0] for source in sources} == {
        "#results", "data", "records.csv", "records.bib", "records.jsonl", "LICENSES.txt"
    }  # fmt: skip
    assert not re.search(r"@import|url\(", "".join(re.findall(r"<style>(.*?)</style>", text, re.DOTALL)))


def test_data_cannot_leave_its_element(text: str) -> None:
    embedded = re.findall(r'<script type="application/json" id="entries">(.*?)</script>', text, re.DOTALL)
    (entry,) = json.loads(embedded[0])

    assert not set("<>&\u2028") & set(embedded[0])
    assert entry == {
        "id": "script2020amp",
        "title": RECORD.title,
        "url": "https://a.example/<script>",
        "kind": "paper",
        "year": 2020,
        "venue": "NIPS",
        "group": "NeurIPS",
        "links": [
            {"role": "paper", "url": "https://a.example/<script>"},
            {"role": "code", "label": "x", "text": "javascript:alert(1)"},
        ],
        "tags": ["img"],
        "checked": False,
    }
    assert "<title>A &lt;b&gt;list&lt;/b&gt;</title>" in text
    assert 'content="&quot;quoted&quot; &amp; more"' in text


def test_equal_records_give_equal_files() -> None:
    assert build((RECORD,), title="x") == build((RECORD,), title="x")
    assert list(build((), title="x")) == ["LICENSES.txt", "index.html", "records.bib", "records.csv", "records.jsonl"]


def test_modules_can_be_joined(site_folder: Path) -> None:
    """Names are unique in all modules together, and each import names what an earlier module exports."""
    names: list[str] = []
    exported: dict[str, set[str]] = {}
    for module in page._MODULES:
        source = (site_folder / "assets" / f"{module}.js").read_text(encoding="utf-8")
        for wanted, origin in re.findall(r'^import \{ (.*) \} from "\./(\w+)\.js";$', source, re.MULTILINE):
            assert set(wanted.split(", ")) <= exported[origin], module
        assert source.count("import ") == len(re.findall(r"^import .*;$", source, re.MULTILINE))
        declared = r"^(export )?(?:async )?(?:function|const|let|class) ([\w$]+)"
        found = re.findall(declared, source, re.MULTILINE)
        exported[module] = {name for export, name in found if export}
        names += [name for _, name in found]
        assert "innerHTML" not in source
        assert "</script" not in source

    assert len(set(names)) == len(names)
    assert sorted(path.stem for path in (site_folder / "assets").glob("*.js")) == sorted(page._MODULES)


def test_vendored_code_is_what_its_note_says(site_folder: Path) -> None:
    note = (site_folder / "vendor" / "README.md").read_text(encoding="utf-8")
    licence = (site_folder / "vendor" / "minisearch.LICENSE.txt").read_text(encoding="utf-8")

    assert sha256((site_folder / "vendor" / "minisearch.min.js").read_bytes()).hexdigest() in note
    assert licence.startswith("Copyright")
    assert licence.strip() in build((), title="x")["index.html"].decode()
