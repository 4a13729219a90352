"""arXiv papers, on arXiv, its mirrors and the sites that show the same papers under the same number.

Source: "Understanding the arXiv identifier" (info.arxiv.org/help/arxiv_identifier.html): `YYMM.` and four digits to
1412, five from 1501; before 0704 `archive/YYMMNNN`, where a subject class may follow the archive and means nothing.
"""

from __future__ import annotations

from awesome_tools.identifiers.rule import Rule

_MONTH = r"(?:0[1-9]|1[0-2])"
_NEW = rf"(?:(?:0[7-9]|1[0-4]){_MONTH}\.\d{{4}}|(?:1[5-9]|[2-9]\d){_MONTH}\.\d{{5}})(?!\d)"
_OLD = rf"[a-z][a-z-]*(?:\.[a-z-]+)?/\d\d{_MONTH}\d{{3}}(?!\d)"
_VERSION = r"(?P<version>v\d+)?"
_END = r"(?:[^\w/].*|/.*)?"
_ARXIV = (
    "arxiv.org export.arxiv.org cn.arxiv.org de.arxiv.org uk.arxiv.org browse.arxiv.org xxx.lanl.gov arxiv.lanl.gov "
    "xxx.itp.ac.cn"
)
_FORMS = r"/(?:abs|pdf|html|ps|format|e-print|src|other|dvi|tb)/(?:arxiv:)?"
_READERS = "ar5iv.org ar5iv.labs.arxiv.org scirate.com arxiv-vanity.com"
_SHOWING = (
    f"{_READERS} alphaxiv.org papers.cool arxivxplorer.com huggingface.co hf.co emergentmind.com semanticscholar.org "
    "catalyzex.com deeplearn.org arxiv.gg"
)
_SHOWN = r"/(?:(?:abs|pdf|html|overview|arxiv|papers?)/)?(?:arxiv:)?"


def _without_class(value: str) -> str:
    """An old identifier without its subject class: `math/0309136` for `math.gt/0309136`."""
    archive, slash, number = value.partition("/")
    return f"{archive.partition('.')[0]}/{number}" if slash else value


RULES = (
    Rule(
        scheme="arxiv",
        hosts=_ARXIV,
        pattern=rf"{_FORMS}(?P<id>{_NEW}){_VERSION}{_END}",
        template="{id}",
        example="https://arxiv.org/pdf/2004.04581v2.pdf",
        gives="arxiv:2004.04581",
        counter_example="https://arxiv.org/abs/1705.1262",
    ),
    Rule(
        scheme="arxiv",
        hosts=_ARXIV,
        pattern=rf"{_FORMS}(?P<id>{_OLD}){_VERSION}{_END}",
        template="{id}",
        example="http://xxx.lanl.gov/abs/math.GT/0309136v1",
        gives="arxiv:math/0309136",
        counter_example="https://arxiv.org/list/cs.CV/recent",
        clean=_without_class,
    ),
    Rule(
        scheme="arxiv",
        hosts=_ARXIV,
        pattern=rf"/ftp/arxiv/papers/\d{{4}}/(?P<id>{_NEW}){_VERSION}\.pdf",
        template="{id}",
        example="https://arxiv.org/ftp/arxiv/papers/1807/1807.11783.pdf",
        gives="arxiv:1807.11783",
        counter_example="https://arxiv.org/ftp/arxiv/papers/1807/",
    ),
    Rule(
        scheme="arxiv",
        hosts=_ARXIV,
        pattern=r"/ftp/(?P<archive>[a-z-]+)/papers/\d{4}/(?P<number>\d{7})\.pdf",
        template="{archive}/{number}",
        example="https://arxiv.org/ftp/cs/papers/0406/0406020.pdf",
        gives="arxiv:cs/0406020",
        counter_example="https://arxiv.org/ftp/cs/papers/0406/",
    ),
    Rule(
        scheme="arxiv",
        hosts=_SHOWING,
        pattern=rf"{_SHOWN}(?P<id>{_NEW}){_VERSION}{_END}",
        template="{id}",
        example="https://huggingface.co/papers/2304.02643",
        gives="arxiv:2304.02643",
        counter_example="https://huggingface.co/papers/month/2023-04",
    ),
    Rule(
        scheme="arxiv",
        hosts=_READERS,
        pattern=rf"{_SHOWN}(?P<id>{_OLD}){_VERSION}{_END}",
        template="{id}",
        example="https://ar5iv.labs.arxiv.org/html/hep-th/9901001",
        gives="arxiv:hep-th/9901001",
        counter_example="https://ar5iv.labs.arxiv.org/html/",
        clean=_without_class,
    ),
    # arXiv registers `10.48550/arXiv.ID` for every paper (info.arxiv.org/help/doi.html).
    Rule(
        scheme="arxiv",
        hosts="doi.org dx.doi.org",
        pattern=rf"/10\.48550/arxiv\.(?P<id>{_NEW}|{_OLD}){_VERSION}{_END}",
        template="{id}",
        example="https://doi.org/10.48550/arXiv.2304.02643",
        gives="arxiv:2304.02643",
        counter_example="https://doi.org/10.48550/other.2304.02643",
        clean=_without_class,
    ),
    # The Astrophysics Data System's code of a preprint is year, `arXiv`, the number without its point, first author.
    Rule(
        scheme="arxiv",
        hosts="ui.adsabs.harvard.edu adsabs.harvard.edu",
        pattern=r"/abs/\d{4}arxiv(?P<month>\d{4})(?P<number>\d{5})[a-z](?:/.*)?",
        template="{month}.{number}",
        example="https://ui.adsabs.harvard.edu/abs/2020arXiv200404581W/abstract",
        gives="arxiv:2004.04581",
        counter_example="https://ui.adsabs.harvard.edu/abs/2020ApJ...900L..13A/abstract",
    ),
)

# For hosts without a rule of their own: a mirror that keeps arXiv's paths.
MIRROR_RULES = (
    Rule(
        scheme="arxiv",
        hosts="*",
        pattern=rf"/(?:abs|pdf)/(?P<id>{_NEW}){_VERSION}(?:\.pdf)?",
        template="{id}",
        example="http://arxiv.example.edu/pdf/1703.06870v3",
        gives="arxiv:1703.06870",
        counter_example="http://arxiv.example.edu/pdf/1703.06870/figure",
    ),
)
