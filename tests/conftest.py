"""Shared fixtures. Test data outside the project is optional: a fresh clone has none beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from awesome_tools.document import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# A machine that is busy with something else is no fault of the example at hand; tests of speed measure CPU time.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite the expected outputs of tests/golden; read the diff afterwards",
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected outputs are to be rewritten instead of compared."""
    return bool(request.config.getoption("--update-golden"))


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


@pytest.fixture(scope="session")
def corpus(shared: Path) -> Mapping[str, Document]:
    """Every file of the corpus as a document, by file name; parsing it takes seconds, so it is done once."""
    return {path.name: Document.read(str(path)) for path in sorted((shared / "corpus").glob("*.md"))}


@pytest.fixture(scope="session")
def seeds(shared: Path) -> Mapping[str, Document]:
    """The five seed lists as documents, by file name."""
    return {path.name: Document.read(str(path)) for path in sorted((shared / "seeds").glob("*.md"))}
