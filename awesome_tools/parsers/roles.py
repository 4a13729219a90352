"""The role of a link: what its label says, else the column it stands in, else what its host holds."""

from __future__ import annotations

import re
from functools import lru_cache

from awesome_tools.identifiers import host_kind
from awesome_tools.model import Role
from awesome_tools.parsers.venues import read_venue

_WORDS: dict[Role, str] = {
    Role.PAPER: """
        paper|papers|paper link|pdf|pdfs|full text|fulltext|arxiv|arxiv version|arxiv pdf|ar5iv|abs|abstract|doi|preprint|manuscript|publication|journal|
        proceedings|cvf|thecvf|openreview|acm|ieee|ieee xplore|springer|elsevier|sciencedirect|biorxiv|medrxiv|chemrxiv|ssrn|hal|acl|aclanthology|acl anthology|pmlr|jmlr|nature|thesis|report|tech report|
        technical report|read paper|original paper|paper page|link to paper|pubmed|semantic scholar|papers with pdf|supp paper|extended version|journal version|conference version|camera ready|
        论文|论文地址|论文链接|原文|文章|paper地址|論文|статья|artículo|papier""",
    Role.CODE: """
        code|codes|source code|source|sources|src|github|github repo|github repository|github code|git|gitlab|bitbucket|repo|repository|official code|official|unofficial|unofficial code|
        open source|open source software|open-source|open-source software|oss|
        implementation|official implementation|unofficial implementation|code base|codebase|code link|code and data|code & data|code/data|python code|matlab code|reference|
        pytorch|torch|tensorflow|tf|tf2|tensorflow2|tensorflow 2|keras|caffe|caffe2|mxnet|gluon|jax|flax|haiku|theano|chainer|lasagne|paddle|paddlepaddle|mindspore|matconvnet|mindspore code|darknet|tinygrad|
        matlab|lua|lua torch|python|c++|cpp|julia|r|java|scala|rust|go|cuda|python reference|pytorch reference|tensorflow reference|keras reference|
        official pytorch|official tensorflow|pytorch code|tensorflow code|tf code|keras code|caffe code|pytorch implementation|tensorflow implementation|stars|github stars|star|octocat|
        代码|代码地址|代码链接|源码|项目代码|コード|код|código""",
    Role.OTHER: """
        project|project page|project website|project site|project webpage|proj|page|web|webpage|web page|website|site|homepage|home page|home|official site|official website|url|
        assignments|homework|exams|old exams|syllabus|lecture|lectures|lecture notes|lecture videos|readings|schedule|labs|problem sets|
        demo|live demo|online demo|demos|video|videos|youtube|bilibili|talk|talks|slides|slide|presentation|poster|keynote|lecture|course|
        dataset|datasets|data|data set|benchmark|leaderboard|model|models|weights|checkpoint|checkpoints|pretrained|pretrained models|colab|google colab|notebook|notebooks|jupyter|kaggle|
        hugging face|huggingface|hf|hf model|space|spaces|docs|doc|documentation|document|wiki|manual|api|tutorial|blog|blog post|post|news|medium|reddit|twitter|x|tweet|discord|slack|forum|
        review|reviews|explained|explanation|note|notes|my notes|supplement|supp|supplementary|supplementary material|supplementary materials|supplemental|appendix|bibtex|bib|cite|citation|
        app store|play store|google play|screenshot|screenshots|image|images|gif|download|downloads|package|npm|pypi|crate|crates.io|cran|conda|docker|dockerhub|ci|build|license|changelog|
        github page|github pages|gh-pages|podcast|book|interview|rss|feed|archive|mirror|wayback|alternative|alternatives|comments|discussion|issue|issues|pr|list|awesome|
        项目|项目主页|主页|官网|视频|演示|数据集|数据|模型|文档|教程|博客|解读|笔记|知乎|サイト|動画|сайт|видео""",
}
ROLE_OF: dict[str, Role] = {
    word.strip(): role for role, words in _WORDS.items() for word in words.split("|") if word.strip()
}
# Role words that are also names of tools and sites, and so may be titles.
NAMES_TOO = frozenset(
    "pytorch torch tensorflow tf keras caffe caffe2 mxnet gluon jax flax haiku theano chainer lasagne paddle paddlepaddle mindspore matconvnet "
    "darknet tinygrad matlab lua python c++ cpp julia r java scala rust go cuda docker dockerhub npm pypi git github gitlab bitbucket "
    "kaggle youtube bilibili medium reddit twitter slack discord nature springer ieee acm openreview conda cran".split()
)
# Labels that name nothing: the host decides.
GENERIC = frozenset(
    "article|link|links|here|this|this link|click here|url|see|more|read more|details|info|view|open|→|↗|🔗|1|2|3|链接|地址".split(
        "|"
    )
)
_EDGES = re.compile(r"^[\W_]+|[^\w+#]+$")
# Repositories that hold lists of links, not code, by their names.
_LIST_OF_LINKS = re.compile(
    r"(?:^|[\-_.])awesome(?:[\-_.]|$)|[\-_](?:papers|paper[\-_]?list|reading[\-_]?list|paper[\-_]collection)$",
    re.IGNORECASE,
)
_SPLITS = re.compile(r"[/&+,|;:_()\[\]–—]|\s-\s|\s(?:and|or|on|version|link|page|ver)\b")
_SPLIT = re.compile(rf"\s*(?:{_SPLITS.pattern})\s*")
_NUMBERED = re.compile(
    r"(?:[\s\-_#.]*(?:v?\d{1,2}|part\s*\d+|[ivx]{1,3}|\*|official|unofficial|new|old|link|page|repo|version)\b\.?)+$"
)
_ADDITION_ENDS = tuple("i v x * . official new old link page repo version".split())  # "unofficial" ends in "official"
_ARXIV_ID = re.compile(r"(?:arxiv[:\s]*)?\d{4}\.\d{4,5}(?:v\d+)?|[a-z\-]+/\d{7}|10\.\d{4,9}/\S+")


@lru_cache(maxsize=8192)
def label_role(label: str) -> Role | None:
    """The role that a link's label names, None if it names none: `[pytorch_v2]` is code, `[CVPR 2020]` a paper."""
    text = label.casefold()
    if not (text[:1].isalnum() and text[-1:].isalnum()):
        text = _EDGES.sub("", text)
    text = " ".join(text.split())
    if not text:
        return None
    if text in ROLE_OF:
        return ROLE_OF[text]
    if text.count(" ") > 5:  # longer than any phrase of role words
        return Role.PAPER if read_venue(label) else None
    if _ARXIV_ID.fullmatch(text):
        return Role.PAPER
    bare = _unnumbered(text)
    if bare in ROLE_OF:
        return ROLE_OF[bare]
    return _phrase_role(text) or (Role.PAPER if read_venue(label) else None)


def _phrase_role(text: str) -> Role | None:
    """The role of a phrase all of whose parts are role words, or that ends in one: `code (pytorch)`, `official code`."""
    parts = [part for part in _SPLIT.split(text) if part] if _SPLITS.search(text) else []
    first = _part_role(parts[0]) if len(parts) > 1 else None
    if first is not None and (all(map(_part_role, parts)) or (len(parts) == 2 and re.search(r"[(_]", text))):
        return first
    words = text.split()
    if len(words) == 2 or (len(words) == 3 and words[1] in ("and", "&", "/", "+")):
        last, first = ROLE_OF.get(words[-1].rstrip("s")) or ROLE_OF.get(words[-1]), ROLE_OF.get(words[0])
        if first is not None and last is not None:
            return last if last is not Role.OTHER or words[-1] not in ("page", "link", "list") else first
        if last is not None and words[0] in _QUALIFIERS:
            return last
    return None


def _part_role(part: str) -> Role | None:
    return ROLE_OF.get(part) or ROLE_OF.get(_unnumbered(part))


def _unnumbered(text: str) -> str:
    """The text without a number, version or other addition at its end."""
    if text.endswith(_ADDITION_ENDS) or text[-1:].isdecimal():
        text = _NUMBERED.sub("", text)
    return text.strip(" -_")


_QUALIFIERS = frozenset(
    "official unofficial original author author's authors' our the their full short long project online live offline free "
    "third-party 3rd-party another new old related companion reference main supplementary pre-trained pretrained".split()
)


def is_label(label: str) -> bool:
    """Whether a link's label says what the link is for, rather than naming a resource."""
    return label_role(label) is not None or label.casefold().strip(" .[]()") in GENERIC


@lru_cache(maxsize=256)  # asked more than once for the title's link, hardly ever again
def host_role(url: str) -> Role:
    """The role of an unlabelled link: what its host holds."""
    kind = host_kind(url)
    if kind == "paper":
        return Role.PAPER
    if kind != "code" or _LIST_OF_LINKS.search(url.rstrip("/").rpartition("/")[2].partition("#")[0]):
        return Role.OTHER
    return Role.CODE


def link_role(label: str, url: str) -> Role:
    """The role by label, else by host."""
    return label_role(label) or host_role(url)
