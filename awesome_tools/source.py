"""Reading files as text with exact places, and writing them atomically. The only reader and writer of list files."""

from __future__ import annotations

import os
import stat
import sys
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from awesome_tools.errors import SourceError
from awesome_tools.model import Position

# GitHub itself shows no file over 5 MB as Markdown; the longest known list has 0.8 MB.
MAX_BYTES = 16 * 1024 * 1024

_BOM = "\ufeff"


@dataclass(frozen=True)
class Source:
    """A text with its origin.

    `raw` is the decoded text without a byte order mark; `text` the same with LF line ends only, which is what every
    span points into; `raw_offset` leads back, so that an edit leaves the other line ends as they are.
    """

    path: str
    raw: str
    bom: bool = False
    text: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        text = self.raw
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        object.__setattr__(self, "text", text)

    @cached_property
    def newline(self) -> str:
        r"""The line end that most lines have: LF, or CRLF."""
        return "\r\n" if self.raw.count("\r\n") * 2 > self.raw.count("\n") else "\n"

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset in `text` of the start of each line."""
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    @cached_property
    def _dropped(self) -> list[int]:
        """Offsets in `text` of the LF of each CRLF pair, in order."""
        found, at, count = [], self.raw.find("\r\n"), 0
        while at >= 0:
            found.append(at - count)
            count += 1
            at = self.raw.find("\r\n", at + 2)
        return found

    def raw_offset(self, offset: int) -> int:
        """Offset in `raw` of an offset in `text`; the start of a line end for the line end itself."""
        return offset + bisect_right(self._dropped, offset - 1)

    def line_of(self, offset: int) -> int:
        """Line, from 1, of an offset in `text`."""
        return bisect_right(self.line_starts, offset)

    def position(self, offset: int) -> Position:
        """Line and column, both from 1, of an offset in `text`."""
        line = self.line_of(offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line_text(self, line: int) -> str:
        """The text of a line, counted from 1, without its line end."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] - 1 if line < len(self.line_starts) else len(self.text)
        return self.text[start:end]


def decode(data: bytes, path: str) -> Source:
    """Text of a file's bytes; SourceError if they are not UTF-8 text."""
    if len(data) > MAX_BYTES:
        raise SourceError(
            f"the file is too large, expected at most {MAX_BYTES // 2**20} MiB",
            path=path,
            hint="split the list, or name the lists themselves instead of their folder",
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError("the file is UTF-16 text, expected UTF-8", path=path, hint="convert it, e.g. with iconv")
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise SourceError("the file is binary, expected text", path=path, line=line, hint="leave it out")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"invalid UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}",
            path=path,
            line=line,
            hint="save the file as UTF-8",
        ) from error
    bom = text.startswith(_BOM)
    return Source(path, text[1:] if bom else text, bom)


def read(path: str) -> Source:
    """Read a file, or standard input for `-`; SourceError with the path if that fails."""
    try:
        if path == "-":
            return decode(sys.stdin.buffer.read(MAX_BYTES + 1), "-")
        with open(path, "rb") as stream:  # noqa: PTH123 - half the cost of Path.open for the hook
            return decode(stream.read(MAX_BYTES + 1), path)
    except IsADirectoryError as error:
        raise SourceError("is a directory, expected a file", path=path) from error
    except FileNotFoundError as error:
        raise SourceError("no such file", path=path, hint="check the spelling") from error
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", path=path) from error


def write(path: str, text: str, *, bom: bool = False) -> bool:
    """Write a file by way of a temporary sibling and a rename; True if its bytes changed.

    An unchanged file is left alone, a changed one keeps its mode; a symbolic link keeps pointing to the file it names.
    """
    target = Path(os.path.realpath(path))
    data = (_BOM + text if bom else text).encode("utf-8")
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
        if target.read_bytes() == data:
            return False
    except FileNotFoundError:
        mode = 0o666 & ~_umask()
    except OSError as error:
        raise SourceError(f"cannot be written: {error.strerror}", path=path) from error
    try:
        _replace(target, data, mode)
    except OSError as error:
        raise SourceError(f"cannot be written: {error.strerror}", path=path) from error
    return True


def _replace(target: Path, data: bytes, mode: int) -> None:
    import tempfile  # noqa: PLC0415 - brings compression and more along, and reading needs none of it

    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.chmod(temporary, mode)  # noqa: PTH101
        os.replace(temporary, target)  # noqa: PTH105
    except BaseException:
        os.unlink(temporary)  # noqa: PTH108
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
