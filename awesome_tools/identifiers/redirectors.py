"""Wrappers: pages that lead on to the URL they carry, in a parameter or in their path (merge rule: compare the target).

Source: the wrappers' own link formats (google.com/url?q=, web.archive.org/web/TIMESTAMP/URL …). No network is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from awesome_tools.identifiers.address import Address, clean, normalise, split
from awesome_tools.identifiers.hosttable import HostTable
from awesome_tools.identifiers.rule import parameter


@dataclass(frozen=True, slots=True)
class Redirector:
    """Where a wrapper carries its target: in `parameter`, or if that is None behind the part that `path` matches."""

    hosts: str
    path: str
    parameter: str | None
    example: str
    gives: str


REDIRECTORS = (
    Redirector(
        hosts="link.zhihu.com",
        path=r"/?",
        parameter="target",
        example="https://link.zhihu.com/?target=https%3A//arxiv.org/abs/2004.04581",
        gives="https://arxiv.org/abs/2004.04581",
    ),
    Redirector(
        hosts="google.*",
        path=r"/url",
        parameter="q",
        example="https://www.google.co.uk/url?sa=t&q=https://a.org/b&usg=X",
        gives="https://a.org/b",
    ),
    Redirector(
        hosts="google.*",
        path=r"/url",
        parameter="url",
        example="https://www.google.com/url?sa=t&url=https%3A%2F%2Fa.org%2Fb%3Fc%3Dd&usg=X",
        gives="https://a.org/b?c=d",
    ),
    Redirector(
        hosts="scholar.google.*",
        path=r"/scholar_url",
        parameter="url",
        example="https://scholar.google.com/scholar_url?url=https://a.org/b.pdf&hl=en",
        gives="https://a.org/b.pdf",
    ),
    Redirector(
        hosts="facebook.com l.facebook.com lm.facebook.com l.instagram.com l.messenger.com",
        path=r"/?(?:l\.php)?",
        parameter="u",
        example="https://l.facebook.com/l.php?u=https%3A%2F%2Fa.org%2F&h=AT0",
        gives="https://a.org/",
    ),
    Redirector(
        hosts="youtube.com m.youtube.com",
        path=r"/redirect",
        parameter="q",
        example="https://www.youtube.com/redirect?event=video_description&q=https%3A%2F%2Fa.org%2Fb",
        gives="https://a.org/b",
    ),
    Redirector(
        hosts="linkedin.com",
        path=r"/(?:redir/redirect|safety/go|redirect)",
        parameter="url",
        example="https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fa.org&urlhash=x",
        gives="https://a.org",
    ),
    Redirector(
        hosts="*.safelinks.protection.outlook.com",
        path=r"/?",
        parameter="url",
        example="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.org%2Fb&data=04",
        gives="https://a.org/b",
    ),
    Redirector(
        hosts="out.reddit.com slack-redir.net disq.us gate.sc steamcommunity.com",
        path=r"/?\w*/?",
        parameter="url",
        example="https://out.reddit.com/t3_x?url=https%3A%2F%2Fa.org%2Fb&token=x",
        gives="https://a.org/b",
    ),
    Redirector(
        hosts="vk.com m.vk.com",
        path=r"/away(?:\.php)?",
        parameter="to",
        example="https://vk.com/away.php?to=https%3A%2F%2Fa.org%2Fb",
        gives="https://a.org/b",
    ),
    Redirector(
        hosts="duckduckgo.com",
        path=r"/l/?",
        parameter="uddg",
        example="https://duckduckgo.com/l/?uddg=https%3A%2F%2Fa.org%2Fb",
        gives="https://a.org/b",
    ),
    Redirector(
        hosts="t.umblr.com",
        path=r"/redirect",
        parameter="z",
        example="https://t.umblr.com/redirect?z=https%3A%2F%2Fa.org%2Fb&t=x",
        gives="https://a.org/b",
    ),
    Redirector(
        hosts="link.csdn.net link.juejin.cn link.jianshu.com gitee.com links.jianshu.com link.segmentfault.com",
        path=r"/?(?:link|go)?/?",
        parameter="target",
        example="https://link.csdn.net/?target=https%3A%2F%2Fa.org%2Fb",
        gives="https://a.org/b",
    ),
    Redirector(
        hosts="link.jianshu.com",
        path=r"/?",
        parameter="t",
        example="https://link.jianshu.com/?t=https%3A%2F%2Fa.org%2Fb",
        gives="https://a.org/b",
    ),
    Redirector(
        hosts="links.jianshu.com",
        path=r"/go",
        parameter="to",
        example="https://links.jianshu.com/go?to=https%3A%2F%2Fa.org%2Fb",
        gives="https://a.org/b",
    ),
    Redirector(
        hosts="web.archive.org",
        path=r"/(?:web/)?(?:[\d*]+(?:[a-z]{2}_)?/)?",
        parameter=None,
        example="https://web.archive.org/web/20200101000000id_/http://a.org/b?c=d",
        gives="http://a.org/b?c=d",
    ),
    Redirector(
        hosts="archive.today archive.ph archive.is archive.li archive.md archive.fo archive.vn",
        path=r"/(?:newest|oldest|[\d.-]+)/",
        parameter=None,
        example="https://archive.ph/20200101000000/https://a.org/b",
        gives="https://a.org/b",
    ),
    Redirector(
        hosts="sci-hub.*",
        path=r"/",
        parameter=None,
        example="https://sci-hub.tw/https://ieeexplore.ieee.org/document/8100115/",
        gives="https://ieeexplore.ieee.org/document/8100115/",
    ),
    Redirector(
        hosts="r.jina.ai 12ft.io via.hypothes.is ghproxy.com mirror.ghproxy.com href.li",
        path=r"/?",
        parameter=None,
        example="https://via.hypothes.is/https://a.org/b.pdf",
        gives="https://a.org/b.pdf",
    ),
)

_TABLE = HostTable((host, redirector) for redirector in REDIRECTORS for host in redirector.hosts.split())
# Compiled at the first use, and kept, by `re`: importing this must be cheap.
_WEB = r"(?i)(https?|ftp):/{1,3}(?=[^/])"
_DOI = r"(?a)10\.\d{4,9}/"
_HOST = r"(?a)(?:[\w-]+\.)+[A-Za-z]{2,}(?::\d+)?(?=[/?#]|$)"


def unwrap(url: str) -> str:
    """The URL that a wrapper carries, however deep; the URL itself (cleaned, else as written) if it wraps none."""
    url = clean(url)
    address = split(url)
    while address is not None:
        inner = _carried(address)
        if inner is None:
            break
        url = inner
        address = split(url)
    return url


def carried(address: Address) -> Address:
    """The normalised parts of the innermost URL, from the normalised parts of the outer one."""
    while _TABLE.find(address.host):
        url = _carried(address)
        inner = None if url is None else split(url)
        if inner is None:
            break
        address = normalise(inner)
    return address


def _carried(address: Address) -> str | None:
    """The URL in a wrapper, always with fewer wrappers around it; None if there is none."""
    for redirector in _TABLE.find(address.host):
        match = re.match(redirector.path, address.path)
        if match is None:
            continue
        if redirector.parameter is None:
            url = _behind(address, match.end())
        elif match.end() == len(address.path):
            url = _in_parameter(address, redirector.parameter)
        else:
            continue
        if url is not None:
            return url
    return None


def _in_parameter(address: Address, name: str) -> str | None:
    value = clean(parameter(address.query, name))
    return value if re.match(_WEB, value) and split(value) else None


def _behind(address: Address, start: int) -> str | None:
    """The URL behind the first part of the path; some wrappers put it behind a question mark."""
    rest = address.path[start:]
    if address.query:
        rest += f"?{address.query}" if rest else address.query
    if address.fragment:
        rest += f"#{address.fragment}"
    if rest[:8].lower().startswith(("http%3a", "https%3a")):
        rest = unquote(rest)
    rest = clean(rest)
    web = re.match(_WEB, rest)
    if web:
        rest = f"{web[1]}://{rest[web.end() :]}"
    elif re.match(_DOI, rest):
        rest = f"https://doi.org/{rest}"
    elif re.match(_HOST, rest):
        rest = f"http://{rest}"
    else:
        return None
    return rest if split(rest) else None
