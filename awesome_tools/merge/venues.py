"""Venues in comparable form: abbreviations and names of one venue are one, and each is of a kind."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from awesome_tools.merge.model import Agreement, Venue
from awesome_tools.merge.text import squeeze
from awesome_tools.parsers.venue_names import CONFERENCES, JOURNALS, PREPRINTS

# The usual form, and the others that name the same venue; case, hyphens and spaces do not matter.
# fmt: off
_ALIASES = {
    "AAAI": ("AAAI Conference on Artificial Intelligence",),
    "ACCV": ("Asian Conference on Computer Vision",),
    "ACL": ("Annual Meeting of the Association for Computational Linguistics",),
    "ACM MM": ("ACMMM", "MM", "ACM Multimedia", "ACM International Conference on Multimedia"),
    "BMVC": ("British Machine Vision Conference",),
    "CCS": ("ACM CCS",),
    "CVIU": ("Computer Vision and Image Understanding",),
    "CVPR": ("Computer Vision and Pattern Recognition", "Conference on Computer Vision and Pattern Recognition"),
    "ECCV": ("European Conference on Computer Vision",),
    "ECML": ("ECML PKDD", "PKDD"),
    "EMNLP": (
        "Empirical Methods in Natural Language Processing",
        "Conference on Empirical Methods in Natural Language Processing",
    ),
    "ICCV": ("International Conference on Computer Vision",),
    "ICIP": ("International Conference on Image Processing",),
    "ICLR": ("International Conference on Learning Representations",),
    "ICME": ("International Conference on Multimedia and Expo",),
    "ICML": ("International Conference on Machine Learning",),
    "ICPR": ("International Conference on Pattern Recognition",),
    "ICRA": ("International Conference on Robotics and Automation",),
    "IJCAI": ("International Joint Conference on Artificial Intelligence", "IJCAI-ECAI"),
    "IJCNN": ("International Joint Conference on Neural Networks",),
    "IJCV": ("International Journal of Computer Vision",),
    "INTERSPEECH": ("Conference of the International Speech Communication Association",),
    "JMLR": ("Journal of Machine Learning Research",),
    "KDD": ("SIGKDD", "ACM KDD", "ACM SIGKDD"),
    "MIA": ("MedIA", "Medical Image Analysis", "Med. Image Anal."),
    "MICCAI": ("Medical Image Computing and Computer Assisted Intervention",),
    "NAACL": ("NAACL-HLT",),
    "Neural Networks": ("NN",),
    "Neurocomputing": ("NC",),
    "NeurIPS": ("NIPS", "Neural Information Processing Systems", "Advances in Neural Information Processing Systems"),
    "PNAS": ("Proceedings of the National Academy of Sciences",),
    "PR": ("Pattern Recognition",),
    "PRL": ("Pattern Recognition Letters",),
    "S&P": ("SP", "IEEE S&P", "Symposium on Security and Privacy"),
    "TGRS": ("Transactions on Geoscience and Remote Sensing",),
    "TIP": ("Transactions on Image Processing",),
    "TMI": ("Transactions on Medical Imaging",),
    "TMLR": ("Transactions on Machine Learning Research",),
    "TMM": ("Transactions on Multimedia",),
    "TNNLS": ("Transactions on Neural Networks and Learning Systems",),
    "TPAMI": ("PAMI", "T-PAMI", "Transactions on Pattern Analysis and Machine Intelligence"),
    "TVCG": ("Transactions on Visualization and Computer Graphics",),
    "WACV": ("Winter Conference on Applications of Computer Vision",),
    "WWW": ("TheWebConf", "The Web Conference", "Web Conference"),
    "arXiv": ("CoRR", "arXiv preprint", "arXiv e-prints", "arXiv.org"),
    "preprint": ("under review", "submitted", "in submission", "unpublished", "tech report", "technical report"),
}
# fmt: on
# What is longer names no venue.
_LONGEST = 200
_JOURNAL_NAME = re.compile(
    r"\b(?:transactions|journal|letters|magazine|review|access|computing surveys)\b", re.IGNORECASE
)
_NOISE = re.compile(
    r"\b(?:proc(?:eedings)?\.?(?: of)?(?: the)?|oral|spotlight|highlight|poster|best paper|accepted|to appear)\b"
    r"|['’]?\b(?:19|20)\d\d\b|['’]\d\d\b|\b\d+(?:st|nd|rd|th)\b|\([^)]*\)"
    r"|^(?:IEEE(?:/CVF)?|ACM(?! MM\b)(?=\s+\w+\s+)) ",
    re.IGNORECASE,
)
_YEAR_AT_END = re.compile(r"(?<=[A-Za-z])[-'’ ]?(?:(?:19|20)\d\d|\d\d)$")
_WORKSHOP = re.compile(r"\s*\b(?:workshops?|wkshp|ws)\b|(?<=[A-Z]{3})W$", re.IGNORECASE)


@cache
def _table() -> dict[str, Venue]:
    kinds = {
        squeeze(name): kind
        for names, kind in ((CONFERENCES, "conference"), (JOURNALS, "journal"))
        for name in sorted(names)
    }
    kinds |= {squeeze(name): "preprint" for name in sorted(PREPRINTS)}
    table = {key: Venue(key, "", kind) for key, kind in kinds.items()}
    for shown, others in _ALIASES.items():
        keys = [squeeze(shown), *map(squeeze, others)]
        kind = "preprint" if shown == "preprint" else next((kinds[key] for key in keys if key in kinds), "")
        kind = kind or ("journal" if any(map(_JOURNAL_NAME.search, others)) else "conference")
        table |= dict.fromkeys(keys, Venue(keys[0], shown, kind))
    return table


@lru_cache(maxsize=4096)
def venue(text: str) -> Venue:
    """The venue that a text names; an unknown one is its own letters, with a kind only if its name tells it."""
    text = text[:_LONGEST]
    bare = _YEAR_AT_END.sub("", " ".join(_NOISE.sub(" ", text).split()).strip(" .,:;-"))
    base = _WORKSHOP.sub("", bare)
    known = _table().get(squeeze(base))
    if base != bare and (known or not bare.endswith("W")):
        shown = known.shown if known and known.shown else base
        return Venue((known.key if known else squeeze(base)) + " workshop", f"{shown} Workshop", "workshop")
    found = _table().get(squeeze(bare))
    if found is not None:
        return Venue(found.key, found.shown or bare, found.kind)
    return Venue(squeeze(bare), bare, "journal" if _JOURNAL_NAME.search(bare) else "")


def compare(left: Venue | None, right: Venue | None) -> Agreement:
    """Whether two venues are one: preprint servers and venues of no known kind contradict nothing."""
    if left is None or right is None or "preprint" in (left.kind, right.kind):
        return Agreement.UNKNOWN
    if left.key == right.key:
        return Agreement.AGREE
    return Agreement.DISAGREE if left.kind and right.kind else Agreement.UNKNOWN


def published(place: Venue | None) -> bool:
    """Whether a venue stands for a publication rather than a preprint."""
    return place is not None and place.kind != "preprint"
