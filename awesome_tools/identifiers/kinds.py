"""The kind of thing that each naming scheme names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from awesome_tools.identifiers.identifier import Identifier

LinkKind = Literal["paper", "code", "video", "other"]

_PAPER = """
    aaai aaai-ocs acl acm arxiv bmvc citeseerx cvf cvf-cr dblp doi ecva hal handle icml ieee ijcai isca jmlr mdpi miccai
    mlsys neurips nips openreview openreview-file openreview-revision oup pii pmc pmid pmlr poster pwc rg s2 s2-corpus
    usenix
"""
_CODE = "anon bb cb gh gh-owner gitea gitee gl googlecode googlesource kernel lp pagure savannah sf sr"
_VIDEO = "bili slideslive ted vimeo yt ytlist"
_OTHER = """
    amo anaconda appstore asin brew chrome clojars cpan cran crate ctan docker flathub gem gist go hackage hex hf isbn
    kaggle maven npm nuget packagist play pod pub pypi snap vscode
"""
KINDS: dict[str, LinkKind] = {
    **dict.fromkeys(_PAPER.split(), "paper"),
    **dict.fromkeys(_CODE.split(), "code"),
    **dict.fromkeys(_VIDEO.split(), "video"),
    **dict.fromkeys(_OTHER.split(), "other"),
}

# Archives of data and software: Zenodo, figshare, Dryad, Dataverse, Mendeley Data, IEEE DataPort, Code Ocean.
_DATA = (
    "10.5281/zenodo.",
    "10.6084/m9.figshare",
    "10.5061/dryad",
    "10.7910/dvn/",
    "10.17632/",
    "10.21227/",
    "10.24433/",
)


def kind_of(identifier: Identifier) -> LinkKind:
    """What the identifier names: a paper, source code, a video or another thing (dataset, package, model, book …)."""
    if identifier.scheme == "doi" and identifier.value.startswith(_DATA):
        return "other"
    return KINDS[identifier.scheme]


def is_paper(identifier: Identifier) -> bool:
    """Whether the identifier names a paper."""
    return kind_of(identifier) == "paper"


def is_repository(identifier: Identifier) -> bool:
    """Whether the identifier names a repository or a project on a code host (not an owner of repositories)."""
    return KINDS[identifier.scheme] == "code" and identifier.scheme != "gh-owner"
