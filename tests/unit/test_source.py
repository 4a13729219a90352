"""Bytes to text with places, and back to bytes without a trace of a half-written file."""

from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_tools.errors import SourceError
from awesome_tools.model import Position
from awesome_tools.source import MAX_BYTES, Source, decode, read, write

# Texts with all three line ends next to each other; a carriage return before a line feed belongs to it.
TEXTS = st.lists(st.sampled_from(["a", "é", "🔥", " ", "\n", "\r\n", "\r", "word"]), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("data", "text", "newline", "bom"),
    [
        (b"", "", "\n", False),
        (b"a\nb", "a\nb", "\n", False),
        (b"a\r\nb\r\n", "a\nb\n", "\r\n", False),
        (b"a\rb", "a\nb", "\n", False),
        (b"a\r\nb\nc\n", "a\nb\nc\n", "\n", False),
        (b"\xef\xbb\xbf# T\r\n", "# T\n", "\r\n", True),
        ("\ufeff\ufeffa".encode(), "\ufeffa", "\n", True),
    ],
)
def test_decode(data: bytes, text: str, newline: str, bom: bool) -> None:
    source = decode(data, "x.md")
    assert (source.text, source.newline, source.bom) == (text, newline, bom)
    assert (("\ufeff" if bom else "") + source.raw).encode() == data


@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        (b"a\n\xff\n", "invalid UTF-8: byte 0xff at offset 2", 2),
        (b"\xe4", "invalid UTF-8: byte 0xe4 at offset 0", 1),
        (b"ab\n\nc\xc3", "invalid UTF-8: byte 0xc3 at offset 5", 3),
        (b"\xed\xa0\x80", "invalid UTF-8: byte 0xed at offset 0", 1),
        (b"a\n\0", "the file is binary, expected text", 2),
        ("a".encode("utf-16"), "the file is UTF-16 text, expected UTF-8", None),
    ],
)
def test_what_is_no_text(data: bytes, message: str, line: int | None) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, "x.md")
    assert (caught.value.message, caught.value.path, caught.value.line) == (message, "x.md", line)
    assert str(caught.value).startswith("x.md:")


def test_size_is_bounded() -> None:
    assert len(decode(b"a" * MAX_BYTES, "x.md").text) == MAX_BYTES
    with pytest.raises(SourceError, match="expected at most 16 MiB"):
        decode(b"a" * (MAX_BYTES + 1), "x.md")


@given(TEXTS)
def test_places(text: str) -> None:
    source = Source("x.md", text)
    lines = source.text.split("\n")
    assert [source.line_text(number) for number in range(1, len(lines) + 1)] == lines
    for offset in range(len(source.text) + 1):
        place = source.position(offset)
        before = source.text[:offset]
        assert place == Position(before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)
        assert source.line_of(offset) == place.line


@given(TEXTS)
def test_offsets_lead_back_into_the_raw_text(text: str) -> None:
    source = Source("x.md", text)
    at = 0
    for offset, char in enumerate(source.text):
        assert source.raw_offset(offset) == at
        at += len("\r\n") if char == "\n" and source.raw.startswith("\r\n", at) else 1
    assert source.raw_offset(len(source.text)) == at == len(source.raw)


def test_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_bytes("né\r\n".encode())
    assert read(str(tmp_path / "a.md")).text == "né\n"
    with pytest.raises(SourceError, match="is a directory, expected a file"):
        read(str(tmp_path))
    with pytest.raises(SourceError, match="no such file"):
        read(str(tmp_path / "none.md"))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"- a\n")))
    assert (read("-").path, read("-").text) == ("-", "")


def test_standard_input_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"a" * (MAX_BYTES + 5))))
    with pytest.raises(SourceError, match="too large"):
        read("-")


def test_what_no_end_has_is_not_read_for_ever() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("needs /dev/zero")
    with pytest.raises(SourceError):
        read("/dev/zero")


def test_write_only_what_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    assert write(str(path), "one\r\ntwo\n")
    assert path.read_bytes() == b"one\r\ntwo\n"
    before = path.stat()
    assert not write(str(path), "one\r\ntwo\n")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert write(str(path), "one\r\ntwo\n", bom=True)
    assert path.read_bytes() == b"\xef\xbb\xbfone\r\ntwo\n"


def test_write_keeps_mode_and_links(tmp_path: Path) -> None:
    path, link = tmp_path / "a.md", tmp_path / "b.md"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o751)
    link.symlink_to("a.md")
    assert write(str(link), "new")
    assert link.is_symlink()
    assert path.read_text("utf-8") == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o751


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write(str(tmp_path / "a.md"), "new")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640


def test_a_write_that_fails_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("old", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(SourceError, match="cannot be written: No space left on device"):
        write(str(path), "new")
    assert path.read_text("utf-8") == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["a.md"]


def test_write_of_a_long_name(tmp_path: Path) -> None:
    name = "a" * 240 + ".md"
    assert write(str(tmp_path / name), "text")
    assert [found.name for found in tmp_path.iterdir()] == [name]
