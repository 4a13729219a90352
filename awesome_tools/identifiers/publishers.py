"""Papers under a publisher's, library's or search engine's own number.

Source: the sites' own URL forms. These numbers have no derivable link to the DOI. A Semantic Scholar
PDF path is a 40-digit hash split after four digits.
"""

from __future__ import annotations

from awesome_tools.identifiers.rule import Rule

_IEEE = "ieeexplore.ieee.org xplorestaging.ieee.org"
_PII = r"(?P<id>[sb]\d{4}-?\d{3}[\dx]\(?(?:\d\d)?\)?[\dx-]{5,10})"
_HAL = "hal.archives-ouvertes.fr hal.science *.hal.science *.archives-ouvertes.fr hal.inria.fr"
_HASH = r"[0-9a-f]"


def _without_marks(value: str) -> str:
    """A publisher item identifier as one run: `S0092-8674(20)31071-0` is `S0092867420310710`; empty if not 17 long."""
    run = "".join(character for character in value if character.isalnum())
    return run if len(run) == 17 else ""


RULES = (
    Rule(
        scheme="ieee",
        hosts=_IEEE,
        pattern=r"/(?:abstract/)?document/0*(?P<id>[1-9]\d*)(?:/.*)?",
        template="{id}",
        example="https://ieeexplore.ieee.org/abstract/document/10120761/",
        gives="ieee:10120761",
        counter_example="https://ieeexplore.ieee.org/Xplore/home.jsp",
    ),
    Rule(
        scheme="ieee",
        hosts=_IEEE,
        pattern=r"/[\w./-]*\?0*(?P<id>[1-9]\d*)",
        template="{id}",
        example="https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=09837087",
        gives="ieee:9837087",
        counter_example="https://ieeexplore.ieee.org/xpl/conhome.jsp?punumber=1000147",
        query="arnumber",
    ),
    Rule(
        scheme="ieee",
        hosts=_IEEE,
        pattern=r"/ielx?\d/[\w/]+/0*(?P<id>[1-9]\d*)\.pdf",
        template="{id}",
        example="https://ieeexplore.ieee.org/iel7/34/8764626/08371234.pdf",
        gives="ieee:8371234",
        counter_example="https://ieeexplore.ieee.org/iel7/34/8764626/",
    ),
    Rule(
        scheme="pii",
        hosts="sciencedirect.com linkinghub.elsevier.com",
        pattern=rf"/(?:science/article|retrieve)/(?:\w+/)?pii/{_PII}(?:/.*)?",
        template="{id}",
        example="https://www.sciencedirect.com/science/article/abs/pii/S0950705121011205?via%3Dihub",
        gives="pii:S0950705121011205",
        counter_example="https://www.sciencedirect.com/journal/pattern-recognition",
        case="upper",
        clean=_without_marks,
    ),
    Rule(
        scheme="pii",
        hosts="cell.com thelancet.com *.jacc.org",
        pattern=rf"/(?:[\w-]+/){{0,4}}?(?:pii/)?{_PII}(?:\.pdf|/.*)?",
        template="{id}",
        example="https://www.cell.com/cell/pdf/S0092-8674(20)31071-0.pdf",
        gives="pii:S0092867420310710",
        counter_example="https://www.cell.com/cell/current",
        case="upper",
        clean=_without_marks,
    ),
    Rule(
        scheme="acm",
        hosts="dl.acm.org portal.acm.org",
        pattern=r"/(?:citation|ft_gateway|purchase)\.cfm\?(?:\d+\.)?(?P<id>\d+)",
        template="{id}",
        example="https://dl.acm.org/citation.cfm?id=3351052",
        gives="acm:3351052",
        counter_example="https://dl.acm.org/author_page.cfm?id=81100000000",
        query="id",
    ),
    Rule(
        scheme="s2",
        hosts="semanticscholar.org",
        pattern=rf"/(?:paper|reader)/(?:[^/]*/)?(?P<id>{_HASH}{{40}})(?:/.*)?",
        template="{id}",
        example="https://www.semanticscholar.org/paper/WebGPT%3A-Browser/2f3efe44083af91cef562c1a3451eee2f8601d22",
        gives="s2:2f3efe44083af91cef562c1a3451eee2f8601d22",
        counter_example="https://www.semanticscholar.org/author/1741101",
    ),
    Rule(
        scheme="s2",
        hosts="pdfs.semanticscholar.org",
        pattern=rf"/(?P<first>{_HASH}{{4}})/(?P<rest>{_HASH}{{36}})\.pdf",
        template="{first}{rest}",
        example="https://pdfs.semanticscholar.org/66b7/eef326d1db1fa2b19d5dc6b84d3d2a95b76c.pdf?_ga=2.30714812",
        gives="s2:66b7eef326d1db1fa2b19d5dc6b84d3d2a95b76c",
        counter_example="https://pdfs.semanticscholar.org/66b7/eef3.pdf",
    ),
    Rule(
        scheme="s2-corpus",
        hosts="api.semanticscholar.org semanticscholar.org",
        pattern=r"/(?:p/)?corpusid:(?P<id>\d+)",
        template="{id}",
        example="https://api.semanticscholar.org/CorpusID:13756489",
        gives="s2-corpus:13756489",
        counter_example="https://api.semanticscholar.org/graph/v1",
    ),
    Rule(
        scheme="rg",
        hosts="researchgate.net",
        pattern=r"/(?:profile/[^/]+/)?publication/(?P<id>\d+)(?:[_/].*)?",
        template="{id}",
        example="https://www.researchgate.net/publication/220177664_Vector_Pascal_reference_manual",
        gives="rg:220177664",
        counter_example="https://www.researchgate.net/profile/Jean_David_Ruvini",
    ),
    Rule(
        scheme="hal",
        hosts=_HAL,
        pattern=r"/(?:[\w.-]+/)?hal-(?P<id>\d+)(?P<version>v\d+)?(?:/.*)?",
        template="{id}",
        example="https://hal.archives-ouvertes.fr/hal-01292794v2/document",
        gives="hal:01292794",
        counter_example="https://hal.archives-ouvertes.fr/search/index",
    ),
    Rule(
        scheme="hal",
        hosts=_HAL,
        pattern=r"/(?P<id>(?:inria|tel|lirmm|cea|halshs|hprints|insu|ensl|dumas|cel|pastel|ujm|in2p3)-\d+)(?P<version>v\d+)?(?:/.*)?",
        template="{id}",
        example="https://tel.archives-ouvertes.fr/tel-00006305/document",
        gives="hal:tel-00006305",
        counter_example="https://tel.archives-ouvertes.fr/",
    ),
    # Until 2012 the path of a file was its number in pairs of digits.
    Rule(
        scheme="hal",
        hosts=_HAL,
        pattern=r"/docs/(?P<a>\d\d)/(?P<b>\d\d)/(?P<c>\d\d)/(?P<d>\d\d)/.+",
        template="{a}{b}{c}{d}",
        example="https://hal-enpc.archives-ouvertes.fr/docs/00/74/20/77/PDF/farabet-pami-13.pdf",
        gives="hal:00742077",
        counter_example="https://hal.archives-ouvertes.fr/docs/00/",
    ),
    Rule(
        scheme="pmid",
        hosts="pubmed.ncbi.nlm.nih.gov ncbi.nlm.nih.gov pubmed.gov",
        pattern=r"/(?:pubmed/)?(?P<id>\d+)",
        template="{id}",
        example="https://www.ncbi.nlm.nih.gov/pubmed/28278322",
        gives="pmid:28278322",
        counter_example="https://www.ncbi.nlm.nih.gov/genome/51",
    ),
    Rule(
        scheme="pmid",
        hosts="europepmc.org",
        pattern=r"/(?:article|abstract)/med/(?P<id>\d+)",
        template="{id}",
        example="https://europepmc.org/article/MED/28278322",
        gives="pmid:28278322",
        counter_example="https://europepmc.org/search",
    ),
    Rule(
        scheme="pmc",
        hosts="ncbi.nlm.nih.gov pmc.ncbi.nlm.nih.gov europepmc.org",
        pattern=r"/(?:pmc/)?articles?/(?:pmc/)?pmc(?P<id>\d+)(?:/.*)?",
        template="{id}",
        example="https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5391725/pdf/ocw112.pdf",
        gives="pmc:5391725",
        counter_example="https://www.ncbi.nlm.nih.gov/pmc/journals/",
    ),
    Rule(
        scheme="mdpi",
        hosts="mdpi.com",
        pattern=r"/(?P<id>\d{4}-\d{3}[\dx]/\d+/[\w-]+/\d+)(?:/.*)?",
        template="{id}",
        example="https://www.mdpi.com/2072-4292/12/16/2532/htm",
        gives="mdpi:2072-4292/12/16/2532",
        counter_example="https://www.mdpi.com/2072-4292/12/16",
    ),
    Rule(
        scheme="oup",
        hosts="academic.oup.com",
        pattern=r"/(?P<id>[\w-]+/(?:article|article-abstract)/\d+/[\w-]+/[\w-]+/\d+)(?:/.*)?",
        template="{id}",
        example="https://academic.oup.com/bioinformatics/article/35/2/309/5050020",
        gives="oup:bioinformatics/35/2/309/5050020",
        counter_example="https://academic.oup.com/bioinformatics/issue/35/2",
        clean=lambda value: value.replace("/article-abstract/", "/").replace("/article/", "/"),
    ),
    Rule(
        scheme="citeseerx",
        hosts="citeseerx.ist.psu.edu citeseer.ist.psu.edu",
        pattern=r"/[\w/]+\?(?P<id>[\d.]+|[0-9a-f]{40})",
        template="{id}",
        example="http://citeseerx.ist.psu.edu/viewdoc/download?doi=10.1.1.337.7548&rep=rep1&type=pdf",
        gives="citeseerx:10.1.1.337.7548",
        counter_example="http://citeseerx.ist.psu.edu/search?q=segmentation",
        query="doi",
    ),
    Rule(
        scheme="handle",
        hosts="hdl.handle.net",
        pattern=r"/(?P<id>[\w.]+/\S+)",
        template="{id}",
        example="http://hdl.handle.net/2433/245698",
        gives="handle:2433/245698",
        counter_example="http://hdl.handle.net/",
    ),
    Rule(
        scheme="dblp",
        hosts="dblp.org dblp.uni-trier.de dblp.dagstuhl.de",
        pattern=r"/rec/(?:html/|bibtex/)?(?P<id>[\w-]+/[\w-]+/[\w-]+)(?:\.\w+)?",
        template="{id}",
        example="https://dblp.org/rec/conf/cvpr/WangZKSC20.html",
        gives="dblp:conf/cvpr/WangZKSC20",
        counter_example="https://dblp.org/db/conf/cvpr/cvpr2020.html",
        case="keep",
    ),
    Rule(
        scheme="pwc",
        hosts="paperswithcode.com",
        pattern=r"/paper/(?P<id>[\w-]+)(?:/.*)?",
        template="{id}",
        example="https://paperswithcode.com/paper/segment-anything",
        gives="pwc:segment-anything",
        counter_example="https://paperswithcode.com/task/semantic-segmentation",
    ),
)
