"""Tools and pages: the address an entry stands for decides, not its name alone."""

from __future__ import annotations

import pytest

from awesome_tools.merge import Merged, merge
from awesome_tools.model import Kind, Link, Place, Record, Role

GITHUB = "https://github.com/"


def tool(title: str, *urls: str, path: str = "", about: str | None = None) -> Record:
    links = tuple(Link(Role.CODE if url.startswith(GITHUB) else Role.OTHER, "", url) for url in urls)
    return Record(title, Place(path, 1, 1), kind=Kind.SOFTWARE, links=links, description=about)


def merged(left: Record, right: Record) -> Merged:
    placed = [
        Record(
            r.title,
            Place(r.source.path or f"list{line}.md", line, line),
            kind=r.kind,
            links=r.links,
            description=r.description,
        )
        for line, r in enumerate((left, right), 1)
    ]
    return merge(placed)


SAME = {
    "repository in two spellings": (
        tool("Flask", GITHUB + "pallets/flask"),
        tool("flask", "http://www.github.com/Pallets/Flask.git#readme"),
    ),
    "home page and repository": (
        tool("Flask", "https://flask.palletsprojects.com/"),
        tool("flask", GITHUB + "pallets/flask"),
    ),
    "two home pages": (tool("Flask", "http://flask.pocoo.org/"), tool("Flask", "https://flask.palletsprojects.com/")),
    "registry and repository": (
        tool("gunicorn", "https://pypi.python.org/pypi/gunicorn"),
        tool("gunicorn", GITHUB + "benoitc/gunicorn"),
    ),
    "home page with the owner's name": (tool("pip", "https://pip.pypa.io/"), tool("pip", GITHUB + "pypa/pip")),
    "pages of the repository": (
        tool("Altair charts", "https://altair-viz.github.io/altair/"),
        tool("Altair", GITHUB + "altair-viz/altair"),
    ),
    "one page in two languages": (
        tool("Navicat", "https://www.navicat.com.cn/products/x"),
        tool("Navicat", "https://www.navicat.com/en/products/x"),
    ),
    "documentation of another version": (
        tool("difflib", "https://docs.python.org/2/library/difflib.html"),
        tool("difflib", "https://docs.python.org/3/library/difflib.html"),
    ),
    "another link in common": (
        tool("Paw", "https://luckymarmot.com/paw", "https://apps.apple.com/app/id123456789"),
        tool("Paw", "https://paw.cloud/", "https://apps.apple.com/cn/app/id123456789"),
    ),
    "one address, the title translated": (
        tool("语雀", "https://www.yuque.com/install"),
        tool("AliYuQue", "https://www.yuque.com/install"),
    ),
    "one address, the title shortened": (
        tool("FDM", "https://www.freedownloadmanager.org/"),
        tool("Free Download Manager", "https://www.freedownloadmanager.org"),
    ),
    "one address, the name of a version": (
        tool("Jinja2", GITHUB + "pallets/jinja"),
        tool("jinja", GITHUB + "pallets/jinja"),
    ),
}


@pytest.mark.parametrize("case", SAME)
def test_one_project(case: str) -> None:
    result = merged(*SAME[case])
    assert len(result.works) == 1
    assert result.works[0].joins[0].rule


REVIEW = {
    "another owner: renamed, or a fork": (tool("black", GITHUB + "ambv/black"), tool("black", GITHUB + "psf/black")),
    "one name, two pages": (
        tool("Router", "https://router.test"),
        tool("Router", "https://fast.example.net"),
    ),
    "two users of one hoster": (
        tool("Router", "https://anna.github.io/router"),
        tool("Router", "https://ben.github.io/router"),
    ),
    "one address, two titles": (tool("MacVirtue", "https://naden.co"), tool("Luminescent", "https://naden.co")),
}


@pytest.mark.parametrize("case", REVIEW)
def test_left_to_review(case: str) -> None:
    result = merged(*REVIEW[case])
    assert len(result.works) == 2
    assert len(result.reviews) == 1


DIFFERENT = {
    "one name, two repositories": (
        tool("Router", GITHUB + "julienschmidt/httprouter"),
        tool("Router", GITHUB + "gowww/router"),
    ),
    "fork in the same list": (
        tool("pdoc", GITHUB + "BurntSushi/pdoc", path="a.md"),
        tool("pdoc", GITHUB + "mitmproxy/pdoc", path="a.md"),
    ),
    "two folders of one repository": (
        tool("forms", GITHUB + "acme/kit/tree/main/packages/forms"),
        tool("charts", GITHUB + "acme/kit/tree/main/packages/charts"),
    ),
    "two headings of one page": (
        tool("Install", "https://example.org/docs#install"),
        tool("Run", "https://example.org/docs#run"),
    ),
    "two videos": (
        tool("Tutorial one", "https://www.youtube.com/watch?v=gSqmUOAMwcc"),
        tool("Tutorial two", "https://www.youtube.com/watch?v=BijK_US6A0w"),
    ),
    "one text of a link": (tool("here", "https://example.org/a"), tool("here", "https://example.org/b")),
    "packages of two registries": (
        tool("parser", "https://pypi.org/project/parser/"),
        tool("parser", "https://www.npmjs.com/package/parser"),
    ),
    "another version in the name": (tool("Vue 2", "https://v2.vuejs.org"), tool("Vue 3", "https://vuejs.org")),
    "the subject of one, a side link of the other": (
        tool("AdvSemiSeg", GITHUB + "hfslyc/AdvSemiSeg", GITHUB + "speedinghzl/Pytorch-Deeplab"),
        tool("DeepLab-ResNet", GITHUB + "speedinghzl/Pytorch-Deeplab"),
    ),
}


@pytest.mark.parametrize("case", DIFFERENT)
def test_two_projects(case: str) -> None:
    result = merged(*DIFFERENT[case])
    assert len(result.works) == 2
    assert not result.reviews
