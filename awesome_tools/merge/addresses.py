"""What the addresses of two entries tell about them: one site in two languages, a page that bears the name."""

from __future__ import annotations

import re

from awesome_tools.merge.schemes import PACKAGES, REPOSITORIES, scheme
from awesome_tools.merge.text import fold, squeeze

_PAGE = re.compile(r"^url:(?P<host>[^/?#]+)(?P<rest>.*)$")
_TOKENS = re.compile(r"[^\W_]+")
# A segment of a path, or the first label of a host, that only tells the language of a page.
_LOCALE = re.compile(
    r"^(?:intl|(?:ar|cn|de|en|es|fr|id|it|ja|jp|ko|kr|nl|pl|pt|ru|tr|tw|uk|us|vi|zh)(?:[-_][a-z]{2,4})?"
    r"|latest|stable|master|index\.\w+)$"
)
# Last labels of a host that are no name.
_SUFFIX = re.compile(r"^(?:com?|net|org|edu|gov|ac|io|dev|app|ai|[a-z]{2})$")
# Hosts that give each user a site of his own.
_HOSTERS = re.compile(
    r"^(?:github|gitlab|codeberg|readthedocs|netlify|vercel|herokuapp|wordpress|blogspot|appspot|pages|web|firebaseapp|gitbook"
    r"|sourceforge|substack|tumblr)$"
)
# A name of fewer letters may be part of an address by chance.
_LENGTH = 4


def kind(address: str) -> str:
    """Whether an address is a repository, a package of a registry, or a page."""
    if scheme(address) in REPOSITORIES:
        return "repository"
    return "package" if scheme(address) in PACKAGES else "page"


def names(address: str, title: str) -> bool:
    """Whether an address bears a squeezed title: as one of its words, or, if it is long enough, inside of one."""
    if not title:
        return False
    return title in _TOKENS.findall(fold(address)) or (len(title) >= _LENGTH and title in squeeze(address))


def owned_by(page: str, repository: str) -> bool:
    """Whether the host of a page bears the name of a repository's owner: `pylonsproject.org` of `gh:pylons/pyramid`."""
    found = _PAGE.match(page)
    owner = squeeze(repository.partition(":")[2].partition("/")[0])
    return bool(found) and len(owner) >= _LENGTH and owner in squeeze(found["host"] if found else "")


def one_site(left: str, right: str) -> bool:
    """Whether two pages belong to one site, whatever the country and language of its address."""
    ours, theirs = _PAGE.match(left), _PAGE.match(right)
    return bool(ours and theirs) and _site(ours["host"] if ours else "") == _site(theirs["host"] if theirs else "")


def one_page(left: str, right: str) -> bool:
    """Whether two pages of one site are one in two languages, or the one lies below the other."""
    ours, theirs = _path(left), _path(right)
    shorter = min(len(ours), len(theirs))
    return one_site(left, right) and ours[:shorter] == theirs[:shorter]


def both_hosts_name(left: str, right: str, title: str) -> bool:
    """Whether the hosts of two pages both bear a squeezed title."""
    found = [_PAGE.match(address) for address in (left, right)]
    return all(page is not None and names(page["host"], title) for page in found)


def _site(host: str) -> str:
    labels = host.partition(":")[0].split(".")
    while len(labels) > 1 and _SUFFIX.match(labels[-1]):
        labels.pop()
    if len(labels) > 1 and _HOSTERS.match(labels[-1]):
        labels.pop()
    return labels[-1]


def _path(address: str) -> list[str]:
    found = _PAGE.match(address)
    rest = re.split(r"[?#]", found["rest"], maxsplit=1)[0] if found else ""
    return [segment for segment in fold(rest).split("/") if segment and not _LOCALE.match(segment)]
