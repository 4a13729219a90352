"""A real browser for the page's tests. They skip where Chromium or playwright is absent.

Every page that a test visits must end without a console message, an error, a violation of its policy or a request.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from awesome_tools.model import Kind, Link, Place, Record, Role
from awesome_tools.site import build

_ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
HOSTILE = '</script><script>window.hacked=1</script><img src=x onerror="window.hacked=1">'

Visit = Callable[..., Any]


def _paper(number: int, title: str, **values: Any) -> Record:
    links = (Link(Role.PAPER, "", f"https://arxiv.org/abs/2004.0{number:04}"),)
    return Record(
        **{"title": title, "source": Place("x.md", number, number), "kind": Kind.PAPER, "links": links} | values
    )


RECORDS = (
    _paper(
        1,
        "Self-supervised Equivariant Attention for Segmentation",
        name="SEAM",
        year=2020,
        venue="CVPR",
        tags=("img", "cam"),
        legend={"img": "labels of <images>"},
        authors=("Yude Wang",),
        links=(
            Link(Role.PAPER, "arXiv", "https://arxiv.org/abs/2004.04581"),
            Link(Role.CODE, "", "https://github.com/YudeWang/SEAM"),
        ),
    ),
    _paper(2, "Learning Pixel-level Affinity", name="AffinityNet", year=2018, venue="CVPR", tags=("img",),
           description="Uses random walks"),
    _paper(3, "Déjà vu: réseaux pour la segmentation", year=2019, venue="ICCV", authors=("Zoë Müller",)),
    _paper(4, "弱监督语义分割综述", year=2021, venue="arXiv", tags=("survey",)),
    _paper(5, "Object Localization with Transformers", year=2021, venue="ICCV", tags=("cam",),
           links=(Link(Role.PAPER, "", "https://a.example/p"), Link(Role.CODE, "", "https://github.com/a/b"))),
    Record("awesome-cpp++ toolkit", Place("x.md", 9, 9), kind=Kind.SOFTWARE,
           links=(Link(Role.CODE, "", "https://github.com/c/d"),), section=("Tools", "Libraries")),
    Record(
        HOSTILE,
        Place("x.md", 10, 10),
        name="<b>bold</b>",
        venue="<i>V</i>",
        authors=(HOSTILE,),
        tags=("<u>tag</u>", "\u202eevil", "constructor", "__proto__"),
        legend={"<u>tag</u>": "<u>meaning</u>", "__proto__": "x"},
        links=(
            Link(Role.PAPER, "", "javascript:window.hacked=1"),
            Link(Role.OTHER, "<s>s</s>", "data:text/html,<script>1</script>"),
            Link(Role.OTHER, "ok", 'https://a.example/"onmouseover="window.hacked=1'),
            Link(Role.OTHER, "mail", "mailto:a@b.example"),
        ),
        description="\u202eabc " + HOSTILE,
        fields={"<k>": "<v>"},
        section=("<h1>x</h1>", "\u2028"),
    ),
    Record("W" * 300, Place("x.md", 11, 11), tags=("t" * 200,), description="https://a.example/" + "x" * 400),
    Record("شبكة عصبية (GAN)", Place("x.md", 12, 12), links=(Link(Role.OTHER, "", "https://b.example/x?a=1&b=2"),)),
)  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium with a profile of its own."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="needs the package playwright (pip install playwright)"
    )
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        pytest.skip("needs Chromium (apt-get install chromium)")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=program, args=_ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of `RECORDS` on disk."""
    return write(tmp_path_factory.mktemp("site"), build(RECORDS, title="A <list>", description="Of & for tests"))


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """The files in the folder; gives the page."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder / "index.html"


@pytest.fixture
def visit(browser: Any, site: Path) -> Iterator[Visit]:
    """Open the page: `visit(address="#…", width=1280, dark=False, page=site)`."""
    contexts: list[Any] = []
    wrong: list[str] = []

    def requested(url: str) -> None:
        if not url.startswith(("file:", "data:")):
            wrong.append(f"request: {url}")

    def open_page(address: str = "", *, width: int = 1280, dark: bool = False, page: Path = site) -> Any:
        scheme = "dark" if dark else "light"
        context = browser.new_context(viewport={"width": width, "height": 850}, color_scheme=scheme)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        opened = context.new_page()
        opened.set_default_timeout(8000)
        opened.on("console", lambda message: wrong.append(f"console: {message.text}"))
        opened.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        opened.on(
            "request",
            lambda request: request.url.startswith(("file:", "data:")) or wrong.append(f"request: {request.url}"),
        )
        opened.goto(page.as_uri() + address)
        opened.wait_for_selector("html[data-ready]", state="attached")
        return opened

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []
