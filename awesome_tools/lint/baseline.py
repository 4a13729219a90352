"""Known findings, which do not fail: what they are recognised by, and the file they are kept in.

A finding is known by its rule, its file and the text of its line, white space aside; a duplicate by what both entries
lead to; one about the document as a whole by its message without numbers. Line numbers count for nothing, so that an
entry may move. Equal findings are counted.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from awesome_tools.changed import Added
from awesome_tools.errors import ConfigError, SourceError
from awesome_tools.model import Diagnostic
from awesome_tools.source import Source, read

VERSION = 1
_KIND = "awesome-tools baseline"
_LONGEST = 160

# Code of the rule and text, with how often both occur together in a file.
Known = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known findings of files by their names, relative to the folder of the baseline's own file, with `/`."""

    path: str
    files: Mapping[str, Known] = field(default_factory=dict)

    def name_of(self, path: str) -> str:
        """A file as the baseline calls it."""
        if path == "-":
            return path
        folder = os.path.dirname(os.path.abspath(self.path))  # noqa: PTH100, PTH120 - links stay as named
        return os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")  # noqa: PTH100

    def of(self, path: str) -> Known:
        """What is known of a file."""
        return self.files.get(self.name_of(path), {})

    def renewed(self, found: Mapping[str, Counter[tuple[str, str]]], ran: Mapping[str, frozenset[str]]) -> Baseline:
        """The baseline with what was found, by path, in the place of what was known of these files and rules.

        `ran` has the codes of the rules that ran, by path: what others found stays known, and so does what is known of
        other files, if they are still there.
        """
        checked = {self.name_of(path): path for path in found}
        files: dict[str, Known] = {
            name: known for name, known in self.files.items() if name not in checked and self.exists(name)
        }
        for name, path in checked.items():
            other = {key: count for key, count in self.files.get(name, {}).items() if key[0] not in ran[path]}
            files[name] = {**other, **found[path]}
        return Baseline(self.path, files)

    def exists(self, name: str) -> bool:
        """Whether a file that the baseline knows is there."""
        return os.path.exists(os.path.join(os.path.dirname(self.path), name))  # noqa: PTH110, PTH118, PTH120

    def text(self) -> str:
        """The file: a JSON array with a line for each entry that begins with its comma, so that git can merge lines."""
        rows = [json.dumps({_KIND: VERSION})]
        for name, known in sorted(self.files.items()):
            for (code, text), count in sorted(known.items()):
                row = {"path": name, "code": code, "count": count, "text": text}
                rows.append(json.dumps(row, ensure_ascii=False))
        return "[" + "\n,".join(rows) + "\n]\n"


def load(path: str) -> Baseline:
    """Read a baseline; ConfigError with the line if it is damaged, or of a later version."""
    try:
        text = read(path).text
    except SourceError as error:
        raise ConfigError(
            f"the baseline {error.message}", path=path, hint="`lint --baseline FILE --update-baseline` writes it"
        ) from error
    conflict = re.search(r"^(?:<<<<<<<|>>>>>>>) ", text, re.MULTILINE)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        raise ConfigError("unexpected marks of a conflict", path=path, line=line, hint="keep the lines of both sides")
    try:
        rows = json.loads(text)
    except ValueError as error:
        at = getattr(error, "lineno", None)
        raise ConfigError("unexpected text, expected a baseline as JSON", path=path, line=at, hint=_ANEW) from error
    head = rows[0] if isinstance(rows, list) and rows and isinstance(rows[0], dict) else {}
    version: Any = head.get(_KIND)
    if not isinstance(version, int) or version < 1:
        raise ConfigError(f'not a baseline, expected `{{"{_KIND}": {VERSION}}}` first', path=path, hint=_ANEW)
    if version > VERSION:
        raise ConfigError(
            f"unexpected version {version}, expected {VERSION}", path=path, hint="a later awesome-tools wrote it"
        )
    files: dict[str, dict[tuple[str, str], int]] = {}
    for number, row in enumerate(rows[1:], 2):
        name, key, count = _entry(row, path, number)
        known = files.setdefault(name, {})
        # After a merge of two branches an entry may be there twice.
        known[key] = max(count, known.get(key, 0))
    return Baseline(path, files)


_ANEW = "write it anew by --update-baseline"


def _entry(row: Any, path: str, number: int) -> tuple[str, tuple[str, str], int]:
    if isinstance(row, dict):
        name, code, text, count = (row.get(key) for key in ("path", "code", "text", "count"))
        if isinstance(name, str) and isinstance(code, str) and isinstance(text, str) and isinstance(count, int):
            return name, (code, text), count
    raise ConfigError(
        f"unexpected entry {number - 1}, expected `path`, `code`, `count` and `text`", path=path, hint=_ANEW
    )


def counted(found: Iterable[Diagnostic], source: Source) -> Counter[tuple[str, str]]:
    """What findings of a source are recognised by, with how often it occurs."""
    return Counter(mark(one, source) for one in found)


def hidden(found: Sequence[Diagnostic], source: Source, known: Known, added: Added | None) -> frozenset[int]:
    """Indices of the known ones among all findings of a source. Of too many equal ones, the last are new, or those on
    added lines.
    """
    if not known:
        return frozenset()
    left = Counter(known)
    indices = sorted(range(len(found)), key=lambda index: (_is_added(found[index], added), index))
    chosen = set()
    for index in indices:
        key = mark(found[index], source)
        if left[key] > 0:
            left[key] -= 1
            chosen.add(index)
    return frozenset(chosen)


def mark(one: Diagnostic, source: Source) -> tuple[str, str]:
    """Code and text that a finding of a source is recognised by."""
    if one.subject:
        text = one.subject
    elif one.span.start == one.span.end == 0:
        text = ""
    else:
        text = source.line_text(one.start.line)
    text = " ".join(text.split()) or re.sub(r"\d+", "0", one.message)
    if len(text) > _LONGEST:
        from hashlib import sha256  # noqa: PLC0415 - few lines are so long

        text = f"{text[: _LONGEST - 20]}… {sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
    return one.code, text


def _is_added(one: Diagnostic, added: Added | None) -> bool:
    return added is not None and added.touches(one.start.line, one.end.line)
