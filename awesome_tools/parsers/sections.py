"""What a heading says: purpose of its section, venue and year that its entries inherit."""

from __future__ import annotations

import re
from functools import lru_cache

from awesome_tools.parsers.candidate import Context
from awesome_tools.parsers.venues import Venue, is_known, read_venue

# Sections that hold no entries, by their headings. Whole headings only: "Licensing tools" is a section of entries.
_PURPOSES: dict[str, str] = {
    "contents": """
        contents|content|table of contents|table of content|toc|index|outline|navigation|menu|catalog|catalogue|overview of contents|目录|目次|內容|内容|索引|содержание|оглавление|índice|indice|
        sommaire|inhalt|inhaltsverzeichnis|المحتويات|فهرس المحتويات|جدول المحتويات""",
    "legend": """
        legend|legends|meaning of symbols|symbols|icons|icon legend|keywords|key|notation|notations|labels|markers|conventions|abbreviations|icon|图例|图标|标志|凡例|легенда""",
    "contributing": """
        contributing|contribution|contributions|contribute|how to contribute|how to contribute?|contribution guide|contribution guidelines|contributing guidelines|guidelines to contribute|
        unsure how to contribute?|unsure how to contribute|want to contribute?|call for contributions|contributor guidelines|guidelines|code of conduct|pull requests|贡献|贡献指南|如何贡献|參與貢獻|参与贡献|コントリビュート|участие|المساهمة|
        maintenance|maintainers|maintainer|contributors|contributor|our contributors|all contributors|贡献者|authors|author|contact|contact us|contacts|feedback|questions and suggestions|联系方式""",
    "licence": "license|licence|licenses|licensing|copyright|legal|许可证|许可|协议|授权|ライセンス|лицензия|الرخصة|disclaimer",
    "sponsors": """
        sponsors|sponsor|our sponsors|backers|supporters|support us|support this project|donate|donations|donation|partners|financial contributors|赞助|赞助商""",
    "acknowledgements": "acknowledgements|acknowledgments|acknowledgement|acknowledgment|thanks|credits|credit|致谢|感谢|special thanks",
    "citation": "citation|citations|cite|citing|how to cite|cite us|cite this work|bibtex|reference format|引用",
    "history": "star history|stargazers|stargazers over time|stars|changelog|change log|changes|release notes|visitors|statistics|stats|activity|repobeats|history of stars",
}
_PURPOSE_OF = {
    name.strip(): purpose for purpose, names in _PURPOSES.items() for name in names.split("|") if name.strip()
}
# Purposes that hold for the sections below too; "Contents" may be the heading of the whole list.
INHERITED = frozenset(("contributing", "licence", "sponsors", "acknowledgements", "citation"))
_NEWS = frozenset(
    "news|updates|update|what's new|whats new|recent updates|latest updates|latest news|announcements|announcement|recent news|update log|更新|新闻|最新|news & updates|updates & news|changelog & news".split(
        "|"
    )
)
_DECORATION = re.compile(r":[a-z0-9_+\-]+:|[^\w\s?'’&\-+#.]", re.IGNORECASE)
_HEADING_YEAR = re.compile(
    r"(?:(?:papers?|works?|year|publications?|published|in|arxiv papers)\s+)?(?:of\s+|in\s+)?((?:19|20)\d\d)(?:年|\s*(?:papers?|works?|publications?|年))?",
    re.IGNORECASE,
)
# Without a year beside it, a heading names a venue only by its acronym: "Machine Learning" is a topic.
_ACRONYM = re.compile(r"arXiv|[A-Z][A-Za-z]{0,2}[A-Z]{2,}[A-Za-z]*(?: Workshop)?|NeurIPS")
_PAPERS = re.compile(
    r"(?:[\s\-_]*(?:papers?|accepted|publications?|论文|list|main conference|paper list|accepted papers))+$",
    re.IGNORECASE,
)


def purpose_of(title: str) -> str:
    """Why a section with this heading holds no entries, '' if it may."""
    text = " ".join(_DECORATION.sub(" ", title).casefold().split()).strip(" -.")
    text = re.sub(r"^\d+[.)]?\s*", "", text)
    if text in _NEWS:
        return "news"
    return _PURPOSE_OF.get(text, "")


@lru_cache(maxsize=256)  # asked again for the headings below
def heading_venue(title: str) -> Venue | None:
    """The venue and year that a heading names: `2020`, `ICCV2019`, `CVPR 2024 Papers`; never a data set's year."""
    title = re.sub(r"\s*\(\d+\)\s*$", "", title)  # how many entries there are
    text = " ".join(_DECORATION.sub(" ", title.replace("_", " ")).split()).strip(" -.")
    match = _HEADING_YEAR.fullmatch(text)
    if match:
        return Venue(None, int(match[1]))
    bare = _PAPERS.sub("", text).strip(" -")
    for candidate in (text, bare, bare.replace("-", " ")):
        venue = read_venue(candidate)
        if venue is not None and (venue.name is None or is_known(venue.name, dated=True)):
            if venue.name is None:
                return Venue(None, venue.year)
            if venue.name is not None and (venue.year is not None or _ACRONYM.fullmatch(venue.name)):
                return venue
    return None


def context_of(path: tuple[str, ...], titles: tuple[str, ...]) -> Context:
    """The context of a section below the given headings (`titles` has the document's title too)."""
    year, venue = None, None
    for title in reversed(titles):
        named = heading_venue(title)
        if named is None:
            continue
        if year is None and named.year is not None:
            year = named.year
        if venue is None and named.name is not None:
            venue = named.name
    purpose = purpose_of(path[-1]) if path else ""
    if not purpose:
        purpose = next((found for title in path[:-1] if (found := purpose_of(title)) in INHERITED), "")
    return Context(path, year, venue, purpose)
