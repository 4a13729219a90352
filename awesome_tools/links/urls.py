"""URLs as they are requested: absolute, ASCII, without fragment or credentials."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

MAX_LENGTH = 8192

# RFC 3986 reserved and unreserved characters, and `%`: what may stand in a path or query as it is.
_PATH = "%/:=&?~#+!$,;'@()*[]-._|^`{}"
_KEEP_PATH = "".join(sorted(set(_PATH) - set("?#[]|^`{}")))
_KEEP_QUERY = _KEEP_PATH + "?"
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\.?|\[[0-9a-f:.]+\]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


class UrlError(ValueError):
    """A URL that cannot be requested; the message says why."""


def scheme_of(url: str) -> str:
    """The scheme in lower case, empty for a relative URL."""
    match = _SCHEME.match(url)
    return match[1].lower() if match else ""


def address(url: str) -> str:
    """The URL to request for a URL as written: http(s), host in ASCII, path and query percent-encoded as browsers do.

    Tabs and line ends vanish, `\\` counts as `/`, credentials and fragment are left out (WHATWG URL, RFC 3986).
    UrlError if there is nothing to request.
    """
    text = _CONTROL.sub("", url.strip())
    if len(text) > MAX_LENGTH:
        raise UrlError(f"the URL has {len(text)} characters, expected at most {MAX_LENGTH}")
    if text.startswith("//"):
        text = "https:" + text
    head, mark, query = text.partition("#")[0].partition("?")
    try:
        parts = urlsplit(head.replace("\\", "/"))
        port = parts.port
        host = ascii_host(parts.hostname or "")
    except UrlError:
        raise
    except ValueError as error:
        raise UrlError(f"unexpected URL: {error}") from None
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https"):
        raise UrlError(f"unexpected scheme `{scheme}`, expected http or https")
    place = host if port is None or port == {"http": 80, "https": 443}[scheme] else f"{host}:{port}"
    path = quote(_BARE_PERCENT.sub("%25", parts.path), safe=_KEEP_PATH) or "/"
    query = quote(_BARE_PERCENT.sub("%25", query), safe=_KEEP_QUERY) if mark else ""
    return urlunsplit((scheme, place, path, query, ""))


def ascii_host(host: str) -> str:
    """A host name in lower case and ASCII (IDNA), an IPv6 address in brackets; UrlError if it is none."""
    host = host.lower()
    if ":" in host:
        host = f"[{host}]"
    elif not host.isascii():
        host = _idna(host)
    if not _HOST.fullmatch(host) or len(host) > 253:
        raise UrlError(f"unexpected host `{host[:80]}`" if host else "the URL has no host")
    return host


def _idna(host: str) -> str:
    import idna  # noqa: PLC0415 - comes with requests; seldom needed

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise UrlError(f"unexpected host `{host[:80]}`: {error}") from None


def join(base: str, location: str) -> str:
    """The address that a Location header leads to; UrlError if it leads nowhere.

    Servers send raw bytes there: http.client reads them as Latin-1, most are UTF-8 in truth.
    """
    try:
        location = location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        location = quote(location, safe=_PATH, encoding="latin-1", errors="replace")
    location = _CONTROL.sub("", location.strip()).replace(" ", "%20")
    try:
        return address(urljoin(base, location))
    except UrlError:
        raise
    except ValueError as error:
        raise UrlError(f"unexpected Location: {error}") from None


def fragment_of(location: str) -> str:
    """The fragment of a Location header, empty if it has none."""
    return _CONTROL.sub("", location.partition("#")[2].strip())


def host_of(url: str) -> str:
    """The host of an address, without port and brackets."""
    return urlsplit(url).hostname or ""


def site_of(url: str) -> str:
    """Host and port without a leading `www.`: two addresses of one web site have the same."""
    place = urlsplit(url).netloc.removeprefix("www.")
    return place.removesuffix(":80").removesuffix(":443")


def segments(url: str) -> tuple[str, ...]:
    """The non-empty segments of an address's path."""
    return tuple(part for part in urlsplit(url).path.split("/") if part)
