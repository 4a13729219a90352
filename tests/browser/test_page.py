"""The web page in a real browser: search, filters, addresses, keys, copying, looks and hostile content."""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from awesome_tools.emit import bibtex
from awesome_tools.emit.keys import citation_keys
from awesome_tools.model import Kind, Link, Place, Record, Role
from awesome_tools.site import build

Visit = Callable[..., Any]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def titles(page: Any) -> list[str]:
    return [title[:24] for title in page.locator("#list h3").all_text_contents()]


def status(page: Any) -> str:
    return str(page.locator("#status").text_content())


def counts(page: Any, facet: str) -> dict[str, str]:
    box = page.locator("fieldset", has=page.get_by_text(facet, exact=True))
    return dict(zip(box.locator(".value").all_text_contents(), box.locator(".count").all_text_contents(), strict=True))


def address(page: Any) -> str:
    return unquote(page.evaluate("location.hash"))


SEARCHES = (
    ("pixel affin", ["Learning Pixel-level Aff"]),
    ("SEGMENTATION attenton", ["Self-supervised Equivari"]),
    ("deja reseaux", ["Déjà vu: réseaux pour la"]),
    ("muller", ["Déjà vu: réseaux pour la"]),
    ("语义", ["弱监督语义分割综述"]),
    ("c++", []),
    ("cpp++", ["awesome-cpp++ toolkit"]),
    ("iccv 2021", ["Object Localization with"]),
    ("segmentation s", ["Self-supervised Equivari", "Déjà vu: réseaux pour la"]),
    ("random walks", ["Learning Pixel-level Aff"]),
    ("شبكة", ["شبكة عصبية (GAN)"]),
    ("libraries", ["awesome-cpp++ toolkit"]),
    ("u", ["</script><script>window.", "Learning Pixel-level Aff"]),
    ("c p", ["Learning Pixel-level Aff", "</script><script>window."]),
    ("9 z", []),
    ("zzzzqq", []),
)


def test_search(visit: Visit) -> None:
    page = visit()
    for query, found in SEARCHES:
        page.fill("#query", query)

        assert titles(page) == found, query
        assert status(page).startswith(f"{len(found)} of 9 entries" if found else "No entry has all of this")


def test_facets_count_what_they_would_show(visit: Visit) -> None:
    page = visit()
    page.get_by_label("CVPR").check()

    assert len(titles(page)) == 2
    assert counts(page, "Venue") == {"CVPR": "2", "ICCV": "2", "<i>V</i>": "1", "arXiv": "1"}
    assert counts(page, "Year") == {"2021": "0", "2020": "1", "2019": "0", "2018": "1"}
    assert counts(page, "Tag")["img"] == "2"
    assert counts(page, "Code") == {"Has code": "1"}

    page.get_by_label("ICCV").check()
    page.get_by_label("Has code").check()
    assert sorted(titles(page)) == ["Object Localization with", "Self-supervised Equivari"]
    assert counts(page, "Year") == {"2021": "1", "2020": "1", "2019": "0", "2018": "0"}

    page.fill("#query", "transformers")
    assert counts(page, "Venue") == {"CVPR": "0", "ICCV": "1", "<i>V</i>": "0", "arXiv": "0"}
    page.get_by_role("button", name="Remove the filter venue ICCV").click()
    assert titles(page) == []
    page.get_by_role("button", name="Clear all").click()
    assert titles(page) == ["Object Localization with"]
    assert page.evaluate("document.activeElement.id") == "query"


def test_every_state_has_an_address(visit: Visit) -> None:
    page = visit()
    page.get_by_label("ICCV").check()
    page.locator("#list button.tag").first.click()
    page.fill("#query", "object & local")
    page.get_by_label("Sort by").select_option("oldest")

    assert address(page) == "#q=object+%26+local&venue=ICCV&tag=cam&sort=oldest".replace("%26", "&")
    again = visit(page.evaluate("location.hash"))
    assert titles(again) == titles(page) == ["Object Localization with"]
    assert again.locator("#query").input_value() == "object & local"
    assert again.get_by_label("Sort by").input_value() == "oldest"

    page.go_back()
    assert "tag" not in address(page)
    assert page.locator("#query").input_value() == ""
    assert len(titles(page)) == 2


def test_typing_reaches_the_address(visit: Visit) -> None:
    page = visit()
    page.fill("#query", "pixel")
    page.wait_for_timeout(400)

    assert address(page) == "#q=pixel"


def test_every_entry_has_an_address(visit: Visit, site: Path) -> None:
    keys = [entry["id"] for entry in json.loads(data_of(site, "entries"))]
    assert len(set(keys)) == len(keys)

    page = visit(f"#entry={keys[2]}")
    assert titles(page)[0].startswith("Déjà vu")
    assert page.locator(".card.linked").count() == 1
    assert page.evaluate("document.activeElement.textContent").startswith("Déjà vu")

    page.locator(".card").nth(1).get_by_text("Copy link").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(site.as_uri() + "#entry=")
    assert status(page).startswith("Link to ")


def test_unknown_addresses_do_no_harm(visit: Visit) -> None:
    page = visit("#entry=nothing&sort=constructor&year=soon&code=2&%E0%A4%A")

    assert titles(page) == []
    page.get_by_role("button", name="Remove the filter year soon").click()
    assert len(titles(page)) == 9


def test_keyboard_only(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the entries"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "results"

    page.keyboard.press("/")
    page.keyboard.type("segmentation")
    page.keyboard.press("ArrowDown")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.textContent")
    assert [first[:24], second[:24]] == titles(page)[:2]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "query"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "query"

    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.get_by_role("checkbox", name="Has code").is_checked()
    assert page.evaluate("document.activeElement.type") == "checkbox"
    assert titles(page) == ["Self-supervised Equivari"]


def test_screen_readers_hear_the_count(visit: Visit) -> None:
    page = visit()

    assert page.locator("#status").get_attribute("role") == "status"
    assert page.get_by_role("searchbox", name="Search the entries").count() == 1
    assert page.get_by_role("img", name=re.compile(r"Works per year, 2018 to 2021; most in 2021: 2\.")).count() == 1
    assert page.get_by_role("group", name="Venue").get_by_role("checkbox").count() == 4
    assert page.get_by_role("link", name="arXiv: Self-supervised Equivariant Attention for Segmentation").count() == 1


def test_copy_as_bibtex(visit: Visit, site: Path) -> None:
    page = visit("#venue=CVPR&sort=oldest")
    card = page.locator(".card").first
    card.get_by_text("BibTeX").click()
    card.get_by_text("Copied").wait_for()
    one = page.evaluate("navigator.clipboard.readText()")
    page.get_by_text("Copy 2 as BibTeX").click()
    page.locator(".tools").get_by_text("Copied").wait_for()
    both = page.evaluate("navigator.clipboard.readText()")

    assert one.startswith("@inproceedings{affinitynet2018learning,")
    assert "x-" not in one
    assert [record.title for record in bibtex.load(both, "")] == [
        "Learning Pixel-level Affinity",
        "Self-supervised Equivariant Attention for Segmentation",
    ]
    assert one in (json.loads(data_of(site, "citations")))


def test_picture_filters_and_has_a_table(visit: Visit) -> None:
    page = visit()
    page.locator("#picture g.bar").last.click()
    assert address(page) == "#year=2021"
    assert len(titles(page)) == 2
    assert page.locator("#picture g.off").count() == 3

    page.get_by_text("As a table").click()
    assert page.locator("#picture thead th").all_text_contents() == [
        "Year",
        "CVPR",
        "ICCV",
        "<i>V</i>",
        "arXiv",
        "other or none",
        "All",
    ]
    assert page.locator("#picture tbody tr").last.locator("th, td").all_text_contents() == [
        "2021",
        "0",
        "1",
        "0",
        "1",
        "0",
        "2",
    ]


def test_links_are_named_shortly(visit: Visit, tmp_path: Path) -> None:
    links = (
        Link(Role.PAPER, "The Title", "https://www.a.example/1"),
        Link(Role.PAPER, "CVPR", "https://b.example/2"),
        Link(Role.CODE, "tensorflow", "https://c.example/3"),
        Link(Role.CODE, "code", "https://c.example/4"),
        Link(Role.OTHER, "", "https://d.example/4"),
        Link(Role.OTHER, "https://e.example/5", "https://e.example/5"),
    )
    record = Record(
        "The Title",
        Place("x.md", 1, 1),
        venue="CVPR",
        year=2020,
        section=("2020",),
        links=links,
        description="The Title",
        fields={"data": "-", "mIoU": "64.5", "rank": "?", "grade": "+"},
    )
    (tmp_path / "index.html").write_bytes(build((record,), title="One")["index.html"])
    page = visit(page=tmp_path / "index.html")

    shown = page.locator(".link").all_text_contents()
    assert shown == ["Paper (a.example)", "Paper (b.example)", "tensorflow", "Code", "d.example", "e.example"]
    assert page.locator(".facts").text_content() == "CVPR 2020mIoU 64.5grade +"
    assert page.locator(".description").count() == 0


def test_tags_are_explained(visit: Visit) -> None:
    page = visit()

    assert page.locator("aside .meaning").all_text_contents() == ["labels of <images>", "<u>meaning</u>", "x"]
    assert page.locator("#list .tag[title='labels of <images>']").count() == 1


def test_dark_mode(visit: Visit) -> None:
    def background(page: Any) -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    page = visit()
    light = background(page)
    page.get_by_role("button", name="Dark mode").click()
    dark = background(page)
    page.reload()

    assert light != dark
    assert background(page) == dark
    assert page.get_by_role("button", name="Dark mode").get_attribute("aria-pressed") == "true"
    assert background(visit(dark=True)) == dark


@pytest.mark.parametrize(
    "address",
    ["", "#q=hacked&tag=<u>tag</u>", "#q=<img src=x onerror=window.hacked=1>&venue=<svg/onload=window.hacked=1>"],
)
def test_hostile_content_is_text(visit: Visit, address: str) -> None:
    page = visit(address)
    page.wait_for_timeout(50)

    assert page.evaluate("window.hacked") is None
    assert page.title() == "A <list>"
    assert page.evaluate("document.scripts.length") == 4
    assert page.locator("img, iframe, object, embed, b b, #list script, #list u, #list i").count() == 0
    handlers = "[...document.querySelectorAll('*')].some((e) => [...e.attributes].some((a) => /^on/.test(a.name)))"
    assert page.evaluate(handlers) is False


def test_only_web_and_mail_links_are_live(visit: Visit) -> None:
    page = visit("#q=hacked")
    card = page.locator(".card").first

    assert card.locator("h3").text_content().startswith("</script><script>window.hacked=1</script>")
    schemes = page.evaluate("[...document.querySelectorAll('main a, aside a')].map((a) => a.protocol)")
    assert set(schemes) <= {"https:", "mailto:", "file:"}
    assert card.locator("a[href^='mailto:']").count() == 1
    assert card.locator(".dead").all_text_contents() == [
        "javascript:window.hacked=1",
        "<s>s</s>: data:text/html,<script>1</script>",
    ]
    assert card.locator("h3").get_attribute("dir") == "auto"


def test_the_policy_holds(browser: Any, site: Path) -> None:
    page = browser.new_page()
    page.goto(site.as_uri())
    page.evaluate(
        """() => {
          window.violations = [];
          document.addEventListener("securitypolicyviolation", (e) => window.violations.push(e.violatedDirective));
        }"""
    )
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          try { script.text = "window.hacked = 1"; } catch {}
          document.body.append(script);
        }"""
    )
    page.evaluate("() => document.body.appendChild(document.createElement('p')).setAttribute('style', 'color: red')")
    page.evaluate("() => fetch('https://a.example/').catch(() => 0)")
    page.evaluate("() => { const i = new Image(); i.src = 'https://a.example/x.png'; document.body.append(i); }")
    refused = page.evaluate(
        "() => { try { document.body.innerHTML = '<p>x</p>'; return false; } catch { return true; } }"
    )
    page.wait_for_timeout(100)
    violations = set(page.evaluate("window.violations"))
    hacked = page.evaluate("window.hacked")
    page.close()

    assert refused
    assert hacked is None
    assert {"require-trusted-types-for", "style-src-attr", "connect-src", "img-src"} <= violations


@pytest.mark.parametrize(
    ("width", "dark", "address"),
    [(1280, False, ""), (1280, True, "#tag=img&q=pixel"), (390, False, ""), (390, True, "#code=1")],
)
def test_axe_finds_nothing_serious(visit: Visit, width: int, dark: bool, address: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python", reason="needs the package axe-playwright-python, which has axe-core"
    )
    page = visit(address, width=width, dark=dark)
    page.evaluate("document.getElementById('filters').open = true")
    if page.locator("#picture").is_visible():
        page.get_by_text("As a table").click()
    # axe judges by boxes, which cards out of sight do not have.
    page.evaluate("document.styleSheets[0].insertRule('.card { content-visibility: visible !important }', 0)")
    page.evaluate(Path(axe.__file__).with_name("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate(f"axe.run(document, {{runOnly: {AXE_TAGS}}})")

    assert len(found["passes"]) > 20
    assert [(rule["id"], rule["impact"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []


@pytest.mark.parametrize("width", [320, 390, 800])
def test_narrow_screens(visit: Visit, width: int) -> None:
    page = visit(width=width)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not page.get_by_label("Has code").is_visible()
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Has code").check()
    assert page.get_by_text("Filters (1)").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def many(count: int) -> tuple[Record, ...]:
    return tuple(
        Record(
            f"Tool {n:04}",
            Place("x.md", n, n),
            kind=Kind.SOFTWARE,
            links=(Link(Role.CODE, "", f"https://a.example/{n}"),),
        )
        for n in range(count)
    )


def test_long_lists_come_in_parts(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(build(many(1000), title="Many")["index.html"])
    page = visit(page=tmp_path / "index.html")

    assert page.get_by_label("Sort by").input_value() == "list"
    assert page.locator("#picture").is_hidden()
    page.locator(".card").nth(29).wait_for(state="attached")
    assert page.locator(".card").count() < 120
    before = 0
    for _ in range(500):
        page.mouse.wheel(0, 20_000)
        page.wait_for_timeout(15)
        before = page.locator(".card").count()
        if before >= 400:
            break
    page.mouse.wheel(0, 20_000)
    page.wait_for_timeout(100)
    assert 400 <= before == page.locator(".card").count() < 500
    page.locator("#more").click()
    assert page.locator(".card").count() > before
    assert page.evaluate("document.activeElement.textContent") == f"Tool {before:04}"


def test_a_list_of_nothing(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(build((), title="Nothing")["index.html"])
    page = visit(page=tmp_path / "index.html")

    assert titles(page) == []
    page.fill("#query", "x")
    assert status(page).startswith("No entry")


def test_ten_thousand_entries(browser: Any, root: Path, tmp_path: Path) -> None:
    """All that fit are found while few are drawn, before the index is ready and behind it.

    How long that takes is for `benchmarks/site_10k.py` to tell: it depends on what else the machine does.
    """
    benchmark = runpy.run_path(str(root / "benchmarks" / "site_10k.py"))
    works = benchmark["invented"](10_000)
    path = tmp_path / "index.html"
    path.write_bytes(build(works, title="Many")["index.html"])
    page = browser.new_page()
    page.goto(path.as_uri())
    fitting = sum(
        "contrastive" in f"{work.title} {work.description} {work.tags} {work.authors}".casefold() for work in works
    )
    for _ in range(2):
        page.fill("#query", "contrastive")
        page.evaluate(benchmark["SEARCHED"])
        found = int(re.sub(r"\D", "", status(page).partition(" of ")[0]))
        drawn = page.locator(".card").count()
        assert found == fitting
        assert 0 < drawn <= 120
        page.wait_for_selector("html[data-ready]", state="attached")
        page.fill("#query", "")
    page.close()


def test_keys_are_those_of_the_bibtex_export(site: Path) -> None:
    records = bibtex.load((site.parent / "records.bib").read_text(encoding="utf-8"), "x")

    assert [entry["id"] for entry in json.loads(data_of(site, "entries"))] == list(citation_keys(records))


def data_of(site: Path, name: str) -> str:
    text = site.read_text(encoding="utf-8")
    return text.split(f'<script type="application/json" id="{name}">')[1].split("</script>")[0]
