"""Citation keys such as `ahn2018learning` and `seam2020selfsupervised`, which do not hang on the order of records."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from awesome_tools.model import Record

_WORD = re.compile(r"[a-z0-9]+")
# Words that open many titles and tell none apart.
_FILLERS = frozenset(
    "a an and as at by do does for from how in into is of on or the to towards toward via what with".split()
)


def citation_keys(records: Sequence[Record]) -> tuple[str, ...]:
    """A key for each record, none twice: `authorYEARword`, without an author `nameYEARword`, else `wordYEARword`.

    Where records would share a key, the first by its digest of title and links has it, and the others get four digits
    of theirs: a record that is added changes at most one other key. Of records with equal titles and links, the later
    are numbered.
    """
    sharing = defaultdict(list)
    for number, record in enumerate(records):
        sharing[_base(record)].append((_digest(record), number))
    keys = [""] * len(records)
    taken = set(sharing)
    for base in sorted(sharing):
        for rank, (digest, number) in enumerate(sorted(sharing[base])):
            key = base if rank == 0 else f"{base}-{digest[:4]}"
            again = 2
            while rank and key in taken:
                key = f"{base}-{digest[:4]}-{again}"
                again += 1
            taken.add(key)
            keys[number] = key
    return tuple(keys)


def family_name(author: str) -> str:
    """The family name of an author written `Ada Lovelace`, `Lovelace, Ada` or `Lovelace et al.`."""
    bare = re.sub(r"(?:,|\s)\s*(?:et al\.?|and others)\s*$", "", author).strip()
    return (bare.split(",")[0] if "," in bare else bare.rpartition(" ")[2]).strip()


def _base(record: Record) -> str:
    title = _words(record.title)
    front = "".join(_words(family_name(record.authors[0]) if record.authors else record.name or ""))
    telling = [word for word in title if word not in _FILLERS and word != front]
    if not front and telling:
        front = telling.pop(0)
    word = telling[0] if telling else ""
    year = "" if record.year is None else str(abs(record.year))
    return (front or "entry")[:40] + year + word[:40]


def _words(text: str) -> list[str]:
    """Runs of ASCII letters and digits after accents are taken off, hyphens and apostrophes read as nothing."""
    bare = unicodedata.normalize("NFKD", text).casefold()
    return _WORD.findall(re.sub(r"[-‐‑'’\u0300-\u036f]", "", bare))


def _digest(record: Record) -> str:
    content = "\0".join((record.title, *(link.url for link in record.links)))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
