"""DOIs: at the resolver, and where a publisher's URL contains one or the number that makes it up.

Source: DOI Handbook §2 (`10.` registrant `/` suffix, compared without regard to case), and the publishers' own URLs.
Where a DOI is made from a number in the URL, the registrant documents that form of its DOIs.
"""

from __future__ import annotations

import re

from awesome_tools.identifiers.rule import Rule

_DOI = r"10\.\d{4,9}(?:\.\d+)*/"
_PATHS = """
    link.springer.com springer.com springerlink.com *.biomedcentral.com *.springeropen.com frontiersin.org biorxiv.org
    medrxiv.org iopscience.iop.org journals.aps.org link.aps.org spiedigitallibrary.org degruyter.com journals.iucr.org
    scitation.org *.scitation.org pubs.aip.org onepetro.org thieme-connect.com academic.oup.com sciencedirect.com
    hindawi.com ascopubs.org jamanetwork.com osapublishing.org ieeexplore.ieee.org karger.com ebooks.iospress.nl
"""
# Names of a view of the article, behind the DOI. Compiled at the first use, and kept, by `re`: importing must be cheap.
_VIEW = (
    r"(?:/(?:abstract|full|fulltext|full-text|pdf|epdf|pdfft|epub|html|meta|summary|references|figures|xml|suppinfo)"
    r"|\.(?:full|abstract|short|long|full-text|article-info|pdf|html?|xml|epub|svg|png))$"
)
_PREPRINT = r"(10\.(?:1101|64898)/[\d.]*\d)v\d+.*"
_OXFORD = r"(10\.1093/[^/]+/[^/]+)/.*"
_OPENERS = {")": "(", "]": "[", ">": "<", "}": "{"}


def _trimmed(value: str) -> str:
    """The DOI without what only its surroundings put there: closing punctuation, `.pdf`; empty without a suffix."""
    closers = {closer: value.count(closer) - value.count(opener) for closer, opener in _OPENERS.items()}
    end = len(value)
    while end:
        last = value[end - 1]
        if closers.get(last, 0) > 0:
            closers[last] -= 1
            end -= 1
        elif last in ".,;:'\"*/":
            end -= 1
        elif value.endswith(".pdf", 0, end):
            end -= 4
        else:
            break
    return value[:end] if value[:end].partition("/")[2] else ""


def _published(value: str) -> str:
    """The DOI in a publisher's URL, without the name of the view or the number that some put behind it."""
    value = _trimmed(value)
    for _ in range(3):
        value = re.sub(_VIEW, "", value)
    for form in (_PREPRINT, _OXFORD):
        match = re.fullmatch(form, value)
        if match:
            return match[1]
    return _trimmed(value)


RULES = (
    Rule(
        scheme="doi",
        hosts="doi.org dx.doi.org www2.doi.org oadoi.org",
        pattern=rf"/(?:doi:)?(?P<id>{_DOI}\S+)",
        template="{id}",
        example="http://dx.doi.org/10.1109%2FTPAMI.2021.3115815.",
        gives="doi:10.1109/tpami.2021.3115815",
        counter_example="https://doi.org/the-identifier/resources/handbook/",
        clean=_trimmed,
    ),
    Rule(
        scheme="doi",
        hosts=_PATHS,
        pattern=rf"/(?:[\w.-]+/){{0,6}}?(?P<id>{_DOI}\S+)",
        template="{id}",
        example="https://link.springer.com/content/pdf/10.1007%2Fs11263-020-01373-4.pdf",
        gives="doi:10.1007/s11263-020-01373-4",
        counter_example="https://link.springer.com/journal/11263",
        clean=_published,
    ),
    Rule(
        scheme="doi",
        hosts="nature.com",
        pattern=r"/articles/(?!d\d+$)(?=[^/.]*\d)(?P<id>[a-z][\w-]*)(?:[./].*)?",
        template="10.1038/{id}",
        example="https://www.nature.com/articles/s41586-020-2824-5.pdf",
        gives="doi:10.1038/s41586-020-2824-5",
        counter_example="https://www.nature.com/articles/d41586",
    ),
    Rule(
        scheme="doi",
        hosts="nature.com",
        pattern=(
            r"/[a-z]+/journal/(?:[\w-]+/){1,4}?(?:full|abs|pdf|extref)/(?P<id>[a-z][a-z0-9.]*\d)(?:\.html|\.pdf)?"
        ),
        template="10.1038/{id}",
        example="http://www.nature.com/nature/journal/v529/n7587/full/nature16961.html",
        gives="doi:10.1038/nature16961",
        counter_example="http://www.nature.com/nature/journal/v529/n7587/index.html",
    ),
    Rule(
        scheme="doi",
        hosts="journals.plos.org plosone.org",
        pattern=rf"/[\w/]+\?(?P<id>{_DOI}\S+)",
        template="{id}",
        example="https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0221954",
        gives="doi:10.1371/journal.pone.0221954",
        counter_example="https://journals.plos.org/plosone/browse?id=biology",
        query="id",
        clean=_trimmed,
    ),
    Rule(
        scheme="doi",
        hosts="papers.ssrn.com ssrn.com",
        pattern=r"/sol3/\w+\.cfm\?(?P<id>\d+)",
        template="10.2139/ssrn.{id}",
        example="https://papers.ssrn.com/sol3/papers.cfm?abstract_id=4081789",
        gives="doi:10.2139/ssrn.4081789",
        counter_example="https://papers.ssrn.com/sol3/cf_dev/AbsByAuth.cfm?per_id=16042",
        query="abstract_id",
    ),
    Rule(
        scheme="doi",
        hosts="ssrn.com",
        pattern=r"/abstract=(?P<id>\d+)",
        template="10.2139/ssrn.{id}",
        example="https://ssrn.com/abstract=4081789",
        gives="doi:10.2139/ssrn.4081789",
        counter_example="https://ssrn.com/index.cfm",
    ),
    Rule(
        scheme="doi",
        hosts="zenodo.org",
        pattern=r"/records?/(?P<id>\d+)(?:/.*)?",
        template="10.5281/zenodo.{id}",
        example="https://zenodo.org/record/1214456",
        gives="doi:10.5281/zenodo.1214456",
        counter_example="https://zenodo.org/communities/1214456",
    ),
    Rule(
        scheme="doi",
        hosts="elifesciences.org",
        pattern=r"/(?:articles|reviewed-preprints)/(?P<id>\d{5,})(?:v\d+)?(?:[./].*)?",
        template="10.7554/elife.{id}",
        example="https://elifesciences.org/articles/55502",
        gives="doi:10.7554/elife.55502",
        counter_example="https://elifesciences.org/subjects/neuroscience",
    ),
    Rule(
        scheme="doi",
        hosts="preprints.org",
        pattern=r"/manuscript/(?P<id>\d{6}\.\d{4})(?:/.*)?",
        template="10.20944/preprints{id}",
        example="https://www.preprints.org/manuscript/202008.0220/v1",
        gives="doi:10.20944/preprints202008.0220",
        counter_example="https://www.preprints.org/subject/browse",
    ),
    Rule(
        scheme="doi",
        hosts="researchsquare.com",
        pattern=r"/article/(?P<id>rs-\d+)(?:/.*)?",
        template="10.21203/rs.3.{id}",
        example="https://www.researchsquare.com/article/rs-100956/v1",
        gives="doi:10.21203/rs.3.rs-100956",
        counter_example="https://www.researchsquare.com/browse",
    ),
    # The path that most publishers' software uses (`/doi/`, `/doi/abs/`, `/doi/full/` …), whatever the host.
    Rule(
        scheme="doi",
        hosts="*",
        pattern=rf"/(?:[\w.-]+/){{0,3}}?doi/(?:[\w.-]+/){{0,3}}?(?P<id>{_DOI}\S+)",
        template="{id}",
        example="https://dl.acm.org/doi/pdf/10.1145/3394486.3403376",
        gives="doi:10.1145/3394486.3403376",
        counter_example="https://dl.acm.org/doi/proceedings",
        clean=_published,
    ),
)
