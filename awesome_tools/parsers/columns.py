"""What the columns of a table hold, by the vocabulary of their headings and by their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesome_tools.model import Role
from awesome_tools.parsers.atoms import Atom, links_in, plain
from awesome_tools.parsers.names import is_short_name
from awesome_tools.parsers.naming import names_something
from awesome_tools.parsers.roles import is_label, label_role
from awesome_tools.parsers.venues import date_of, read_venue

_WORDS: dict[str, str] = {
    "title": "title|titles|paper title|article title|paper name|full title|title of paper|论文标题|标题|题目|论文题目|论文名称|タイトル|название",
    "name": """
        name|names|abbreviation|abbr|abbr.|acronym|short name|shortname|nickname|alias|what|method|methods|method name|model|models|model name|algorithm|approach|approaches|network|architecture|
        project|project name|tool|tools|tool name|library|libraries|package|packages|名称|名字|工具|项目|项目名称|方法|模型|名前|ツール|проект|имя""",
    # Things that are the title where nothing else is, and a mere field beside a title.
    "thing": """
        resource|resources|repository|repo|repo name|framework|frameworks|software|app|apps|application|program|extension|extension name|plugin|plugins|plugin name|
        product|service|services|site|website|website name|dataset|datasets|dataset name|data set|benchmark|benchmarks|corpus|course|courses|course name|book|books|book name|book title|system|systems|company|organization|
        platform|theme|language|item|entry|list|lists|game|component|command|task name|lecture|tutorial|challenge|survey|module|design system|数据集""",
    "venue": "venue|venues|pub|pub.|publication|publications|published|published in|publisher|conference|conf|conf.|conference/journal|journal/conference|journal|where|venue/year|venue & year|booktitle|proceedings|reference|references|presented at|source|会议|期刊|来源|发表|出处|会议/期刊",
    "year": "year|years|date|dates|when|time|month|published date|publication date|release date|release|released|publish date|submitted|年份|日期|时间|年|日付|год|дата|publication year|pub. date|pub date",
    "code": "code|codes|github|git|repo link|implementation|implementations|source code|code base|codebase|official code|open source|code link|github link|github repo|code/project|code available|代码|源码|代码链接|official repo|code repository|stars|github stars|star",
    "paper": "paper|papers|pdf|arxiv|arxiv link|paper link|paper page|paper url|article|doi|preprint|paper/link|论文|论文链接|论文地址|link to paper|arxiv id|manuscript",
    "links": "link|links|url|urls|address|project page|project website|project link|homepage|home page|home|webpage|web page|page|video|videos|demo|demos|slides|poster|blog|docs|documentation|note|notes|website link|dataset link|data link|download|downloads|weights|checkpoint|checkpoints|project page/code|web|official website|official site|other links|resources link|链接|主页|官网|视频|地址|ссылка",
    "authors": "author|authors|author(s)|first author|the first and last authors|first and last authors|by|creator|creators|maintainer|maintainers|developer|developers|writer|writers|instructor|instructors|speaker|speakers|作者|著者|автор",
    "description": "description|descriptions|desc|desc.|summary|about|details|detail|comment|comments|remark|remarks|short description|what it does|intro|introduction|overview|info|information|purpose|features|feature|highlights|highlight|contribution|contributions|main idea|key idea|idea|explanation|tl;dr|tldr|abstract|描述|简介|说明|介绍|备注|説明|описание",
    "tags": "tags|tag|label|labels|keyword|keywords|topic|topics|标签|关键词",
    "image": "presentation|image|images|screenshot|screenshots|preview|logo|icon|figure|teaser|picture|图片|截图",
}
KIND_OF = {word.strip(): kind for kind, words in _WORDS.items() for word in words.split("|") if word.strip()}
# A heading that may mean a column of links or, where its cells hold text, the title itself.
_NULL = re.compile(
    r"(?:[\s\-–—―?/.×✗✘❌·~_*]|:heavy_minus_sign:|:x:|n/?a|none|null|nan|nil|tbd|tba|todo|无|暂无|なし|нет|coming soon|no code|not available|unavailable)*",
    re.IGNORECASE,
)


def is_null(text: str) -> bool:
    """Whether a cell's text stands for nothing: empty, dashes, `?`, `None`, `N/A`."""
    text = text.strip()
    return len(text) <= 40 and bool(_NULL.fullmatch(text))


def column_kinds(head: Sequence[Sequence[Atom]], body: Sequence[Sequence[Sequence[Atom]]]) -> list[str]:
    """The kind of each column: title, name, venue, year, code, paper, links, authors, description, tags, image, field.

    At most one column is the title; of a table without one, the names are the titles.
    """
    width = max([len(head), *map(len, body)], default=0)
    kinds = [_by_heading(head[i]) if i < len(head) else "" for i in range(width)]
    # The first rows tell; a longer look would only cost.
    cells = [[row[i] for row in body[:400] if i < len(row)] for i in range(width)]
    for i in range(width):
        kinds[i] = _by_cells(kinds[i], cells[i])
    _settle_title(kinds, cells, head)
    _settle_name(kinds, cells)
    return [kind or "field" for kind in kinds]


def heading_text(cell: Sequence[Atom]) -> str:
    """The heading of a column as compared: displayed text in lower case without marks at its ends."""
    return plain(cell).casefold().strip(" *_:#`↓↑▲▼")


def _by_heading(cell: Sequence[Atom]) -> str:
    text = heading_text(cell)
    if text in KIND_OF:
        return KIND_OF[text]
    words = re.split(r"\s*[/&,|()]\s*|\s+and\s+", text)
    return next((KIND_OF[word] for word in words if word in KIND_OF), "")


def _shares(cells: Sequence[Sequence[Atom]]) -> tuple[int, float, float, float, float]:
    """Filled cells, and the shares of them with links, with role labels only, with long text, that are venues."""
    filled = [cell for cell in cells if not is_null(plain(cell)) or links_in(cell)]
    if not filled:
        return 0, 0.0, 0.0, 0.0, 0.0
    linked = labels = long = venues = 0
    for cell in filled:
        links, text = links_in(cell), plain(cell)
        linked += bool(links)
        bare = [
            link
            for link in links
            if link.pictured
            or not link.text
            or link.text.startswith(("http", "www."))
            or (is_label(link.text) and not names_something(link))
        ]
        labels += bool(links) and len(bare) == len(links)
        long += len(text.split()) >= 4 and not text.startswith("http")
        venues += read_venue(text) is not None
    n = len(filled)
    return n, linked / n, labels / n, long / n, venues / n


def _by_cells(kind: str, cells: Sequence[Sequence[Atom]]) -> str:
    """Correct a kind that the cells contradict, and guess one where the heading says nothing."""
    filled, linked, labels, long, venues = _shares(cells)
    if not filled:
        return kind
    if kind in ("paper", "code", "links"):
        kind = _link_kind(kind, linked, labels, long)
    elif kind in ("name", "thing") and labels > 0.6:
        kind = "links"
    elif kind == "venue" and long > 0.6 and venues < 0.3:
        kind = "description"
    if kind:
        return kind
    if sum(date_of(plain(cell)) is not None for cell in cells) > 0.6 * filled:
        return "year"
    if venues > 0.6:
        return "venue" if any((v := read_venue(plain(cell))) and v.name for cell in cells) else ""
    if labels > 0.6:
        roles = [label_role(link.text) for cell in cells for link in links_in(cell)]
        return "code" if roles and all(role is Role.CODE for role in roles) else "links"
    return ""


def _link_kind(kind: str, linked: float, labels: float, long: float) -> str:
    """What a column headed as one of links holds, by the shares of its cells with links, labels, long texts."""
    if long > 0.5 and labels < 0.5:
        if kind == "paper":
            return "title"
        if kind == "code" and linked > 0.5:
            return "name"
        return "description" if linked < 0.3 else kind
    return "name" if linked > 0.5 and labels < 0.3 and long <= 0.5 else kind


def _settle_title(kinds: list[str], cells: Sequence[Sequence[Sequence[Atom]]], head: Sequence[Sequence[Atom]]) -> None:
    """Make exactly one column the title where there is a candidate for it."""
    titles = [i for i, kind in enumerate(kinds) if kind == "title"]
    for extra in titles[1:]:
        kinds[extra] = "description"
    if titles:
        return
    names = [i for i, kind in enumerate(kinds) if kind == "name"] or [
        i for i, kind in enumerate(kinds) if kind == "thing"
    ]
    if names:
        best = max(names, key=lambda i: (_shares(cells[i])[1] > 0.5, -i))
        kinds[best] = "title"
        for other in names:
            if other != best:
                kinds[other] = "field"
        return
    if (
        head
        and any(map(plain, head))
        and kinds[0] in ("", "venue", "field")
        and _shares(cells[0])[0]
        and any(_shares(c)[1] > 0.3 for c in cells[1:])
    ):
        kinds[0] = "title"
        return
    unknown = [i for i, kind in enumerate(kinds) if kind in ("", "description", "links", "code", "paper")]
    linked = [i for i in unknown if _shares(cells[i])[1] > 0.5 and _shares(cells[i])[2] < 0.5]
    if linked:
        kinds[linked[0]] = "title"


def _settle_name(kinds: list[str], cells: Sequence[Sequence[Sequence[Atom]]]) -> None:
    """Beside a title of whole phrases, one column of short names is the name; the others are fields."""
    names = [i for i, kind in enumerate(kinds) if kind == "name"]
    for i, kind in enumerate(kinds):
        if kind == "thing":
            kinds[i] = "field"
    for i in names:
        texts = [plain(cell) for cell in cells[i] if not is_null(plain(cell))]
        short = sum(is_short_name(text) or len(text.split()) <= 2 for text in texts)
        if i != names[0] or (texts and short < len(texts) * 0.5):
            kinds[i] = "field"
