"""Building: the same bytes each time, everything in them that belongs there, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
from email.message import Message
from email.parser import Parser
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import awesome_tools

pytest.importorskip("hatchling", reason="builds need hatchling, which the extra `dev` brings")

ROOT = Path(__file__).resolve().parent.parent
NAME = f"awesome_tools-{awesome_tools.__version__}"
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def tracked() -> list[str]:
    """What git has of the project and is not deleted."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("needs the git repository to know the project's files")
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def build(folder: Path, target: str) -> Path:
    """The sdist or wheel made from the sources in that folder."""
    code = f"from hatchling.build import build_{target} as build; print(build('dist'))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder / "dist" / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what git has."""
    folder = tmp_path_factory.mktemp("sources")
    for name in tracked():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def sdist(sources: Path) -> Path:
    return build(sources, "sdist")


@pytest.fixture(scope="module")
def wheel(sources: Path) -> Path:
    return build(sources, "wheel")


def metadata(wheel: Path) -> Message:
    return Parser().parsestr(ZipFile(wheel).read(f"{NAME}.dist-info/METADATA").decode("utf-8"))


def test_another_build_elsewhere_and_later_gives_the_same_bytes(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    """From the unpacked sdist: another folder, other times and modes, files made in another order."""
    with tarfile.open(sdist) as archive:
        members = archive.getmembers()
        archive.extractall(tmp_path, members=reversed(members), filter="data")
    folder = tmp_path / NAME
    for number, path in enumerate(sorted(folder.rglob("*"))):
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
        path.chmod(path.stat().st_mode & 0o700)
    (folder / "PKG-INFO").unlink()
    assert build(folder, "sdist").read_bytes() == sdist.read_bytes()
    assert build(folder, "wheel").read_bytes() == wheel.read_bytes()


def test_the_sdist_has_all_that_git_has(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        members = archive.getmembers()
    assert {member.name.removeprefix(f"{NAME}/") for member in members} == {*tracked(), "PKG-INFO"}
    assert {(member.uid, member.gid, member.uname, member.gname) for member in members} == {(0, 0, "", "")}


def test_the_wheel_has_the_package_and_nothing_else(wheel: Path) -> None:
    package = {name for name in tracked() if name.startswith("awesome_tools/")}
    names = {name for name in ZipFile(wheel).namelist() if not name.startswith(f"{NAME}.dist-info/")}
    assert names == package
    assert {"awesome_tools/py.typed", "awesome_tools/site/vendor/minisearch.min.js"} <= names


def test_the_metadata_are_those_of_the_project(wheel: Path) -> None:
    told = metadata(wheel)
    assert (told["Name"], told["Version"]) == ("awesome-tools", awesome_tools.__version__)
    assert told["Summary"] == PROJECT["description"]
    assert told["Requires-Python"] == PROJECT["requires-python"]
    assert told["License-Expression"] == "MIT"
    assert set(told.get_all("Classifier", [])) == set(PROJECT["classifiers"])
    assert told["Description-Content-Type"] == "text/markdown"
    assert str(told.get_payload()).strip() == (ROOT / "README.md").read_text(encoding="utf-8").strip()


def test_the_licence_of_each_library_of_others_is_in_the_wheel(wheel: Path) -> None:
    """The page's libraries stand in `site/vendor`, each with its licence, which the metadata name too."""
    vendor = ROOT / "awesome_tools" / "site" / "vendor"
    libraries = {path.name.partition(".")[0] for path in vendor.glob("*.js")}
    assert libraries
    named = metadata(wheel).get_all("License-File", [])
    with ZipFile(wheel) as archive:
        for name in named:
            assert archive.read(f"{NAME}.dist-info/licenses/{name}").strip()
    assert set(named) == {"LICENSE", *(f"awesome_tools/site/vendor/{name}.LICENSE.txt" for name in libraries)}


def test_schemas_in_the_wheel_are_json(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        schemas = [name for name in archive.namelist() if name.endswith(".schema.json")]
        assert schemas
        for name in schemas:
            assert json.loads(archive.read(name))["$schema"] == "https://json-schema.org/draft/2020-12/schema"
