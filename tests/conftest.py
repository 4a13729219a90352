"""Shared fixtures. Test data outside the project is optional: a fresh clone has none beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real lists and labels beside the project; skips the test where there is none."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("needs the real lists and labels in ../shared, absent here")
    return SHARED
