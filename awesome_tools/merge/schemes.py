"""What the schemes of identifiers stand for, as far as merging needs it. Data only."""

from __future__ import annotations

from awesome_tools.identifiers.kinds import KINDS

PAPERS = frozenset(scheme for scheme, kind in KINDS.items() if kind == "paper") | {"isbn"}
REPOSITORIES = frozenset(scheme for scheme, kind in KINDS.items() if kind == "code") - {"gh-owner"} | {"gist", "hf"}
PACKAGES = frozenset(scheme for scheme, kind in KINDS.items() if kind == "other") - {
    "gist",
    "hf",
    "isbn",
    "asin",
    "kaggle",
}

# Two different identifiers of one of these schemes are two works. The others may name one work twice: OpenReview by
# resubmission, ResearchGate and Semantic Scholar by upload, DOIs of preprint servers beside the publisher's.
EXCLUSIVE = frozenset(
    {
        "arxiv",
        "doi",
        "cvf",
        "nips",
        "neurips",
        "mlsys",
        "jmlr",
        "aaai",
        "aaai-ocs",
        "ijcai",
        "pmlr",
        "acl",
        "usenix",
        "ieee",
        "pii",
        "pmid",
    }
)
PREPRINT_DOIS = (
    "doi:10.1101/", "doi:10.21203/", "doi:10.31219/", "doi:10.31234/", "doi:10.2139/", "doi:10.36227/", "doi:10.20944/",
    "doi:10.5281/",
)  # fmt: skip


def scheme(key: str) -> str:
    """The scheme of an identifier's text form."""
    return key.partition(":")[0]


def exclusive(key: str) -> bool:
    """Whether another identifier of the same scheme would name another work."""
    return scheme(key) in EXCLUSIVE and not key.startswith(PREPRINT_DOIS)
