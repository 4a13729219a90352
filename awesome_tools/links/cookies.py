"""Cookies within one look at one link: some sites redirect in a loop without them. Nothing is kept beyond the look.

A plain subset of RFC 6265: name, value, Domain (a parent with a dot in it), Path, Secure. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_COOKIES = 50
MAX_BYTES = 4096


def header(received: Iterable[tuple[str, str]], url: str) -> str:
    """The Cookie header for `url` after `received`, pairs of a responding URL and a Set-Cookie value; may be empty."""
    jar: dict[tuple[str, str, str], tuple[str, bool, bool]] = {}
    for origin, line in received:
        first, _, rest = line.partition(";")
        name, mark, value = first.strip().partition("=")
        if not mark or not name or len(first) > MAX_BYTES or not first.isascii() or not first.isprintable():
            continue
        fields = dict(_attribute(part) for part in rest.split(";"))
        host = urlsplit(origin).hostname or ""
        domain, wide = _domain(host, fields.get("domain", ""))
        path = fields.get("path", "/") if fields.get("path", "/").startswith("/") else "/"
        key = (domain, path, name)
        if fields.get("max-age", "1").startswith(("0", "-")):
            jar.pop(key, None)
        elif len(jar) < MAX_COOKIES or key in jar:
            jar[key] = (value, wide, "secure" in fields)
    target = urlsplit(url)
    return "; ".join(
        f"{name}={value}"
        for (domain, path, name), (value, wide, secure) in jar.items()
        if _reaches(domain, path, target.hostname or "", target.path, wide=wide)
        and (target.scheme == "https" or not secure)
    )


def _attribute(part: str) -> tuple[str, str]:
    name, _, value = part.partition("=")
    return name.strip().lower(), value.strip()


def _domain(host: str, asked: str) -> tuple[str, bool]:
    asked = asked.lower().removeprefix(".")
    if "." in asked and host.endswith("." + asked) and not host.replace(".", "").isdigit():
        return asked, True
    return host, False


def _reaches(domain: str, path: str, host: str, wanted: str, *, wide: bool) -> bool:
    same = host == domain or (wide and host.endswith("." + domain))
    return same and (wanted == path or wanted.startswith(path if path.endswith("/") else path + "/"))
