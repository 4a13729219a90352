"""Each distinct URL once, with every place where it stands."""

from __future__ import annotations

import pytest

from awesome_tools.links import softmissing
from awesome_tools.links.model import Form, Hop, Response
from awesome_tools.links.targets import collect
from awesome_tools.links.urls import UrlError, address, join
from awesome_tools.source import Source

TEXT = """# A list

- [a](http://a.example/x?a=1&amp;b=2 "t") and <http://b.example>, again [a](<http://a.example/x?a=1&b=2>)
- [ref][r] ![image](shot.png) [ref][r] [mail](mailto:me@a.example)
- <a href="http://d.example/?x=1&amp;y=2">d</a> <!-- <a href="http://comment.example/">no</a> -->
- `http://code.example/` [local](docs/x.md#part) [here](#a-list) www.bare.example/x me@a.example
- [odd](http://a.example/a\\_b) [bad](http://) [twice](http://https://e.example/)

```
http://fence.example/
```

<p><a href='http://e.example/'><img src="http://e.example/i.png"></a>
<script>x = '<a href="http://script.example/">'</script></p>

[r]: http://r.example/q
[unused]: http://u.example/q
"""


def test_every_link_is_found_once() -> None:
    source = Source("list.md", TEXT)
    found = collect([source, Source("other.md", "[a](http://a.example/x?a=1&b=2#part) [here](#a-list)")])
    assert [one.url for one in found.remote] == [
        "http://a.example/x?a=1&b=2", "http://b.example", "http://r.example/q", "http://d.example/?x=1&y=2", "http://www.bare.example/x",
        "http://a.example/a_b", "http://https://e.example/", "http://e.example/", "http://e.example/i.png", "http://u.example/q",
        "http://a.example/x?a=1&b=2#part",
    ]  # fmt: skip
    assert [one.url for one in found.local] == ["shot.png", "docs/x.md#part", "#a-list", "#a-list"]
    assert [one.url for one in found.other] == ["mailto:me@a.example", "http://"]
    by_url = {one.url: one for one in found.remote}
    assert [one.line for one in by_url["http://a.example/x?a=1&b=2"].mentions] == [3, 3]
    assert by_url["http://a.example/x?a=1&b=2"].address == by_url["http://a.example/x?a=1&b=2#part"].address
    assert [one.line for one in by_url["http://r.example/q"].mentions] == [4, 4]
    for one in found.remote:
        for mention in one.mentions:
            if mention.span and mention.path == "list.md":
                assert source.text[mention.span.start : mention.span.end] == mention.written
    html = by_url["http://d.example/?x=1&y=2"].mentions[0]
    assert (html.form, html.written) == (Form.HTML, "http://d.example/?x=1&amp;y=2")


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("HTTP://Example.ORG:80/a b?q=ü#f", "http://example.org/a%20b?q=%C3%BC"),
        ("//example.org", "https://example.org/"),
        ("https://user:pass@example.org:443/", "https://example.org/"),
        ("https://münchen.example/ü", "https://xn--mnchen-3ya.example/%C3%BC"),
        ("http://example.org/100%/%41?x=%", "http://example.org/100%25/%41?x=%25"),
        ("http://example.org\\a\\b", "http://example.org/a/b"),
        ("http://exam\tple.org/\r\nX: y", "http://example.org/X:%20y"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("https://example.org/a|b{c}`d`<e>", "https://example.org/a%7Cb%7Bc%7D%60d%60%3Ce%3E"),
    ],
)
def test_addresses(url: str, asked: str) -> None:
    assert address(url) == asked
    assert address(asked) == asked


@pytest.mark.parametrize("url", ["http://", "http:///x", "ftp://a.example/", "http://a b/", "http://a.example:99999/",
"http://[::1", "x" * 9000,
                                 "http://a..%zz/", "javascript:alert(1)", "http://<script>/"])  # fmt: skip
def test_what_cannot_be_asked(url: str) -> None:
    with pytest.raises(UrlError):
        address(url)


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b", "http://a.example/b"),
        ("b?x#f", "http://a.example/dir/b?x"),
        ("//b.example/", "http://b.example/"),
        ("HTTPS://B.example", "https://b.example/"),
        ("/p\xc3\xa4ge", "http://a.example/p%C3%A4ge"),
        ("/p\xe4ge", "http://a.example/p%E4ge"),
        (" /with space ", "http://a.example/with%20space"),
        ("?only=query", "http://a.example/dir/a?only=query"),
    ],
)
def test_locations(location: str, target: str) -> None:
    assert join("http://a.example/dir/a", location) == target


def page(title: str, text: str = "Words. " * 300) -> Response:
    body = f"<html><head><title>{title}</title></head><body>{text}</body></html>".encode()
    return Response(200, {"content-type": "text/html"}, body=body)


@pytest.mark.parametrize(
    "title",
    ["404", "404 Not Found", "Not Found", "Page not found", "Page Not Found | Site", "Site - 404", "Error 404",
     "404 - Page not found", "Oops! Page not found.", "Sorry, this page does not exist",
     "The page you requested could not be found", "Site · Page not found · GitHub Pages", "404: Not Found",
     "Error: 404",
     "410 Gone", "This page doesn’t exist", "File not found (404)", "404 Error - Site"],
)  # fmt: skip
def test_titles_of_missing_pages(title: str) -> None:
    assert softmissing.soft_missing("http://a.example/x", "http://a.example/x", (), page(title, "Nothing here."))


@pytest.mark.parametrize(
    "title",
    ["A page", "How to design a 404 page", "Lost and found", "HTTP 404 - Wikipedia", "404 Media", "Not Found: a novel",
     "Error handling in Rust", "Missing data imputation", "Room 404", "Domain adaptation",
     "Domain for sale forecasting",
     "Peugeot 404", "The 404 | Podcast", ""],
)  # fmt: skip
def test_titles_of_pages_that_are_there(title: str) -> None:
    assert not softmissing.soft_missing("http://a.example/x", "http://a.example/x", (), page(title))


@pytest.mark.parametrize(
    ("url", "final", "missing"),
    [
        ("http://a.example/deep/x", "https://www.a.example/", True),
        ("http://a.example/deep/x", "https://a.example/index.html", True),
        ("http://a.example/x", "https://a.example/404", True),
        ("http://a.example/", "https://a.example/en/", False),
        ("http://a.example/index.php", "https://a.example/", False),
        ("http://a.example/de-DE/home.html", "https://a.example/", False),
        ("http://short.example/x", "https://project.example/", False),
        ("http://a.example/x", "https://x.a.example/", False),
        ("http://a.example/?p=12", "https://a.example/", False),
        ("http://a.example/x", "https://www.hugedomains.com/domain_profile.cfm?d=a", True),
        ("http://a.example/x", "https://a.example/y", False),
    ],
)
def test_where_redirects_lead(url: str, final: str, missing: bool) -> None:
    assert bool(softmissing.soft_missing(url, final, (Hop(302, final),), page("A page"))) is missing
