"""Links that must not go live."""

from __future__ import annotations

import pytest

from awesome_tools.emit.live import is_dangerous


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " JaVaScRiPt:x", "java\tscript:x", "java&Tab;script:x", "data:text/html,x", "file:///etc"],
)
def test_what_runs_or_reads_is_dangerous(url: str) -> None:
    assert is_dangerous(url)


@pytest.mark.parametrize("url", ["https://a.org/javascript:x", "./data.md", "#data", "mailto:a@b.c", "database.md"])
def test_what_leads_elsewhere_is_not(url: str) -> None:
    assert not is_dangerous(url)
