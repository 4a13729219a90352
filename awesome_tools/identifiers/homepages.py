"""Project pages whose address tells the repository behind them: a hint, not an identity."""

from __future__ import annotations

import re
from dataclasses import dataclass

from awesome_tools.identifiers.hosttable import HostTable
from awesome_tools.identifiers.identifier import Identifier
from awesome_tools.identifiers.table import address_of


@dataclass(frozen=True, slots=True)
class Homepage:
    """Pages on `hosts` (host patterns) whose host and path begin with `pattern` show the repository `scheme:template`.

    `root` is the template where the group `name` is missing; an empty one means that the page then tells nothing.
    """

    scheme: str
    hosts: str
    pattern: str
    template: str
    root: str
    example: str
    gives: str


_OWNER = r"(?P<owner>[\w-]+)"
_FIRST = r"(?:/(?P<name>[\w.-]+)(?=/|$))?"

# Source: the hosts' documentation of user and project sites.
HOMEPAGES = (
    Homepage(
        scheme="gh",
        hosts="*.github.io *.github.com",
        pattern=rf"{_OWNER}\.github\.(?:io|com){_FIRST}",
        template="{owner}/{name}",
        root="{owner}/{owner}.github.io",
        example="https://Vios-S.github.io/attention-gates/data",
        gives="gh:vios-s/attention-gates",
    ),
    Homepage(
        scheme="gl",
        hosts="*.gitlab.io",
        pattern=rf"{_OWNER}\.gitlab\.io{_FIRST}",
        template="{owner}/{name}",
        root="{owner}/{owner}.gitlab.io",
        example="https://inkscape.gitlab.io/inkscape/",
        gives="gl:inkscape/inkscape",
    ),
    Homepage(
        scheme="cb",
        hosts="*.codeberg.page",
        pattern=rf"{_OWNER}\.codeberg\.page{_FIRST}",
        template="{owner}/{name}",
        root="{owner}/pages",
        example="https://emersion.codeberg.page/goguma/",
        gives="cb:emersion/goguma",
    ),
    Homepage(
        scheme="sf",
        hosts="*.sourceforge.net *.sourceforge.io",
        pattern=r"(?P<name>[\w-]+)\.sourceforge\.(?:net|io)",
        template="{name}",
        root="",
        example="http://cppcheck.sourceforge.net/devinfo",
        gives="sf:cppcheck",
    ),
)

_TABLE = HostTable((host, homepage) for homepage in HOMEPAGES for host in homepage.hosts.split())
# Hosts of the services themselves.
_SERVICES = """
    api blog classroom cli desktop developer docs downloads education enterprise gist git guides help lab pages
    prdownloads raw resources skills status support svn
"""
_RESERVED = frozenset(_SERVICES.split())


def homepage_of(url: str) -> Identifier | None:
    """The repository whose pages the URL shows, if the address tells one. Never raises."""
    address = address_of(url)
    if address is None:
        return None
    for homepage in _TABLE.find(address.host):
        match = re.match(homepage.pattern, address.host + address.path, re.IGNORECASE | re.ASCII)
        if match is None or address.host.partition(".")[0] in _RESERVED:
            continue
        groups = match.groupdict("")
        value = (homepage.template if groups["name"] else homepage.root).format(**groups)
        return Identifier(homepage.scheme, value.lower())
    return None
