"""Properties of identifiers and canonical URLs, on arbitrary text, on built URLs and on the links of real lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from awesome_tools.identifiers import canonical_url, homepage_of, host_kind, identify, key, unwrap
from awesome_tools.identifiers.redirectors import REDIRECTORS
from awesome_tools.identifiers.table import RULES

if TYPE_CHECKING:
    from pathlib import Path

HOSTS = sorted({host.strip("*.") or "example.org" for rule in RULES for host in rule.hosts.split()})
PIECES = [
    *(
        "/",
        "//",
        "?",
        "&",
        "#",
        "=",
        "%",
        "%2F",
        "%2f",
        "%41",
        "%25",
        "%zz",
        ":",
        "@",
        ".",
        "..",
        "/./",
        "/../",
        "www.",
    ),
    *("abs", "pdf", "2004.04581", "v2", "10.1007/", "paper", "watch", "v=FetNp6f19IM", "id=X", "url=", "q=", "target="),
    *("https://", "http:/", "git@", "owner", "Repo.git", "tree/main", "é", "中", "\u2028", "\x00", " ", "\\", "[", "]"),
    *("utm_source=a", "+", "~", "!", "\ud800", "İ", "K"),
]
texts = st.text(max_size=60)
paths = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join)
urls = st.builds(
    "{}{}{}".format,
    st.sampled_from(["https://", "HTTP://www.", "//", "", "git@", "https://a:b@", "http://x."]),
    st.sampled_from(HOSTS) | st.text(max_size=8),
    paths,
)
wrapped = st.builds(
    "{}{}".format,
    st.sampled_from([redirector.example.rpartition("http")[0] for redirector in REDIRECTORS]),
    urls | texts,
)
examples = st.sampled_from([rule.example for rule in RULES])
anything = texts | urls | wrapped | st.builds("{}{}".format, examples, paths)


@given(anything)
@example("https://google.com//url?q=https://example.org")
@example("https://www.www.example.org")
@example("https://example.org:443:443/")
@example("https://example.org/%2541")
def test_canonical_url_is_idempotent_and_keeps_the_identifier(url: str) -> None:
    canonical = canonical_url(url)
    assert canonical_url(canonical) == canonical
    assert identify(canonical) == identify(url)
    assert key(canonical) == key(url)


@given(anything)
def test_nothing_raises(url: str) -> None:
    identifier = identify(url)
    assert identifier is None or key(url) == str(identifier)
    assert key(unwrap(url))
    host_kind(url)
    homepage_of(url)


@given(anything)
@example("https://doi.org/10.1000/\u2028x")
def test_identifiers_are_clean_text(url: str) -> None:
    """A value never holds what would break a report: it is one visible word."""
    identifier = identify(url)
    assert identifier is None or re.fullmatch(r"\S+", identifier.value)


@given(examples, st.text(alphabet="abcXYZ09-._~!/", max_size=20))
def test_fragments_do_not_matter(url: str, fragment: str) -> None:
    assert identify(f"{url}#{fragment}") == identify(url)


def links(folder: Path) -> list[str]:
    found: set[str] = set()
    for path in sorted(folder.rglob("*.md")):
        found.update(re.findall(r"https?://[^\s<>\"')\]|`]+", path.read_text(errors="replace")))
    return sorted(found)


def test_real_links_have_one_key_in_all_spellings(shared: Path) -> None:
    seen = links(shared / "seeds") + links(shared / "corpus")
    assert len(seen) > 10_000
    for url in seen:
        expected = key(url)
        assert key(canonical_url(url)) == expected, url
        scheme, _, rest = url.partition("://")
        host = re.split(r"[/?#]", rest, maxsplit=1)[0]
        other = "http" if scheme == "https" else "https"
        assert key(f"{other}://{host.upper()}{rest[len(host) :]}") == expected, url
        if not set("?#") & set(url):
            assert key(f"{url}/") == key(f"{url}#top") == expected, url


def test_most_real_paper_and_code_links_are_identified(shared: Path) -> None:
    """The rules cover the links of the seeds: what is left are the authors' own hosts."""
    seen = [url for url in links(shared / "seeds") if host_kind(url) in ("paper", "code")]
    unknown = [url for url in seen if identify(url) is None]
    assert len(unknown) <= 0.05 * len(seen), unknown
