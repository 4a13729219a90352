"""Links within the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from awesome_tools.links import local
from awesome_tools.links.targets import collect
from awesome_tools.source import decode

if TYPE_CHECKING:
    from pathlib import Path

README = """# A list

## Contents & more

## Contents & more

### Überschrift `code` [link](x)

<a id="own"></a><h2 id="MyId">Raw</h2>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "README.md").write_text("# Inner\n")
    (tmp_path / "docs" / "a b.md").write_text("# Other\n")
    (tmp_path / "LICENSE").write_text("x")
    (tmp_path / "code.py").write_text("x")
    (tmp_path / "README.md").write_text(README)
    return tmp_path


CASES = {
    "#a-list": "ok",
    "#contents--more": "ok",
    "#contents--more-1": "ok",
    "#contents--more-2": "broken",
    "#%C3%BCberschrift-code-link": "ok",
    "#überschrift-code-link": "ok",
    "#Contents--more": "broken",
    "#own": "ok",
    "#MyId": "ok",
    "#user-content-own": "ok",
    "#myid": "broken",
    "#raw": "broken",
    "#": "ok",
    "#top": "ok",
    "docs": "ok",
    "docs/": "ok",
    "docs#inner": "ok",
    "docs#outer": "broken",
    "docs/a%20b.md#other": "ok",
    "docs/a%20b.md#a-list": "broken",
    "./docs/../LICENSE": "ok",
    "/docs/README.md": "ok",
    "license": "broken",
    "Docs/README.md": "broken",
    "docs/missing.md": "broken",
    "code.py#L10-L12": "ok",
    "code.py?raw=true": "ok",
    "LICENSE/x": "broken",
    "../../issues": "unsupported",
    "../outside.md": "unsupported",
    "a%00b": "broken",
}


def test_paths_and_anchors(folder: Path) -> None:
    text = README + "".join(f"\n[x](<{url}>)\n" for url in CASES)
    targets = collect([decode(text.encode(), str(folder / "README.md"))])
    found = {one.target.url: one for one in local.check(targets.local)}
    del found["x"]
    assert {url: one.outcome.value for url, one in found.items()} == CASES
    assert found["license"].suggestion == "LICENSE"
    assert found["Docs/README.md"].suggestion == "docs/README.md"
    assert found["#Contents--more"].suggestion == "#contents--more"


def test_the_working_folder_bounds_what_is_in_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.md").write_text("[a](../../../../../etc/passwd) [b](/etc/passwd) [c](list.md)")
    targets = collect([decode((tmp_path / "list.md").read_bytes(), "list.md")])
    assert [one.outcome.value for one in local.check(targets.local)] == ["unsupported", "broken", "ok"]
