"""The parts of a URL in comparable form: split, host and port, path, query, fragment, percent-escapes (RFC 3986 §6.2).

Knows nothing of redirectors or identifiers. Every step is linear in the length of the URL and idempotent.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from awesome_tools.identifiers.tracking import is_tracking

# Longer ones are data: or hostile; no page that a list links to needs as much.
MAX_LENGTH = 8192
_LONGEST_HOST = 255  # RFC 1035 §2.3.4

_URL = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.-]*):)?//([^/?#\\]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_SCP = re.compile(r"[\w.-]+@([\w.-]+):(?!//)([^?#]+)", re.ASCII)
# Hosts that people write without a scheme; any other such text is a relative path.
_BARE_HOSTS = {
    "arxiv.org",
    "doi.org",
    "dx.doi.org",
    "github.com",
    "gitlab.com",
    "openreview.net",
    "youtube.com",
    "youtu.be",
}
_NAMED = {"doi": "https://doi.org/", "arxiv": "https://arxiv.org/abs/"}
# Schemes of addresses on the web and of repositories, with their default ports.
_SCHEMES = {
    "http": "80",
    "https": "443",
    "ftp": "21",
    "ssh": "22",
    "git": "9418",
    "git+ssh": "22",
    "git+https": "443",
    "git+http": "80",
}
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^\s:\[\]<>\"^`{|}%\\]+)(?::(\d*))?")
_UNSEEN = re.compile("[\x00-\x1f\x7f\u200b-\u200d\u2060\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")

_PATH_SAFE = r"A-Za-z0-9\-._~!$&'()*+,;=:@/"
_PLAIN_PATH = re.compile(f"[{_PATH_SAFE}]*")
_PLAIN_QUERY = re.compile(f"[{_PATH_SAFE}?]*")
_PATH_ESCAPE = re.compile(f"%[0-9A-Fa-f]{{2}}|[^{_PATH_SAFE}]")
_QUERY_ESCAPE = re.compile(f"%[0-9A-Fa-f]{{2}}|[^{_PATH_SAFE}?]")
# Unreserved characters, and the reserved ones that mean the same in a path whether escaped or not.
_DECODED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!'()*,:@")
_SLASHES = re.compile(r"(?<!:)/{2,}")


class Address(NamedTuple):
    """The parts of a URL. `host` is lower-case, without `www.`, user and default port; no part is None."""

    scheme: str
    host: str
    path: str
    query: str
    fragment: str

    def __str__(self) -> str:
        query = f"?{self.query}" if self.query else ""
        fragment = f"#{self.fragment}" if self.fragment else ""
        return f"{self.scheme}://{self.host}{self.path}{query}{fragment}"


def clean(url: str) -> str:
    """The URL without what a browser drops: white space around it, control and zero-width characters; no surrogates."""
    if not (url.isascii() and url.isprintable()):
        url = _SURROGATE.sub("\ufffd", _UNSEEN.sub("", url))
    return url.strip()


def split(url: str) -> Address | None:
    """The parts of a cleaned URL as written, apart from the host; None for what names no host (mail, relative links …).

    Also read: `git@host:path`, `doi:` and `arxiv:`, `www.…` and well-known hosts without a scheme.
    """
    if len(url) > MAX_LENGTH:
        return None
    match = _URL.fullmatch(url) or _URL.fullmatch(_spelled_out(url))
    if match is None:
        return None
    scheme, authority, path, query, fragment = match.groups("")
    scheme = scheme.lower() or "https"
    if scheme not in _SCHEMES:
        return None
    host = None if len(authority) > _LONGEST_HOST else _host(scheme, authority)
    if host is None:
        return None
    return Address(scheme, host, path, query, fragment)


def _spelled_out(url: str) -> str:
    """The URL with its scheme, where it can be told without one; else as it is."""
    scp = _SCP.fullmatch(url)
    if scp:
        return f"ssh://{scp[1]}/{scp[2]}"
    scheme, _, rest = url.partition(":")
    if rest and scheme.lower() in _NAMED:
        return _NAMED[scheme.lower()] + rest.lstrip("/")
    host = re.split(r"[/?#]", url, maxsplit=1)[0].lower()
    return f"http://{url}" if host.startswith("www.") or host in _BARE_HOSTS else url


@lru_cache(maxsize=1024)
def _host(scheme: str, authority: str) -> str | None:
    """The host of an authority, with its port unless that is the scheme's default; None for what cannot be one.

    Remembered because the links of a list stand on few hosts.
    """
    if "@" in authority:
        authority = authority.rpartition("@")[2]
    match = _HOST.fullmatch(authority.lower())
    if match is None:
        return None
    host, port = match.groups("")
    if host.endswith("."):
        host = host.rstrip(".")
    while host.startswith("www.") and host.count(".") >= 2:
        host = host[4:]
    if not host:
        return None
    return host if not port or port == _SCHEMES[scheme] else f"{host}:{port}"


def normalise(address: Address) -> Address:
    """The parts in comparable form: a fragment stays only where it names a page (`#!…`, `#/…`)."""
    scheme, host, path, query, fragment = address
    path = _path(path)
    if query:
        query = _query(query, host)
    if fragment:
        fragment = _query_text(fragment) if fragment[0] in "!/" and len(fragment) > 1 else ""
    return Address(scheme.removeprefix("git+"), host, path, query, fragment)


def _path(path: str) -> str:
    if "\\" in path:
        path = path.replace("\\", "/")
    if not _PLAIN_PATH.fullmatch(path):
        path = _PATH_ESCAPE.sub(_escape, path)
    if "/." in path:
        path = _without_dots(path)
    if "//" in path:
        path = _SLASHES.sub("/", path)
    return path.rstrip("/")


def _without_dots(path: str) -> str:
    """The path without `.` and `..` segments (RFC 3986 §5.2.4)."""
    kept: list[str] = []
    for segment in path.split("/")[1:]:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    return "/" + "/".join(kept)


def _query(query: str, host: str) -> str:
    """The parameters that matter, sorted by name: their order among equal names is kept."""
    parts = [_query_text(part.replace("+", "%20")) for part in query.split("&") if part]
    named = [(part.partition("=")[0], part) for part in parts]
    return "&".join(part for _, part in sorted((n for n in named if not is_tracking(n[0], host)), key=_name))


def _name(named: tuple[str, str]) -> str:
    return named[0]


def _query_text(text: str) -> str:
    return text if _PLAIN_QUERY.fullmatch(text) else _QUERY_ESCAPE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return _escaped(match[0])


@cache
def _escaped_byte(escape: str) -> str:
    character = chr(int(escape[1:], 16))
    return character if character in _DECODED else escape.upper()


def _escaped(text: str) -> str:
    """An escape decoded where that changes nothing, else in capitals; any other character escaped."""
    if len(text) == 3:
        return _escaped_byte(text)
    return "".join(f"%{byte:02X}" for byte in text.encode())
