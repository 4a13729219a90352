"""The fault mix: behaviours of a server, each with the outcome that docs/links.md promises for it."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from email.utils import formatdate
from time import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tests.links.server import Behaviour, Visit

BEHAVIOURS: dict[str, Behaviour] = {}
KINDS: list[Kind] = []


class Kind(NamedTuple):
    """A behaviour's name, the path to ask, the outcome due, and the path that `moved_to` should end with."""

    name: str
    path: str
    outcome: str
    moved: str = ""


def kind(outcome: str, path: str = "/deep/page", moved: str = "", name: str = ""):
    def register(function: Behaviour) -> Behaviour:
        label = name or function.__name__.strip("_").replace("_", "-")
        BEHAVIOURS[label] = function
        KINDS.append(Kind(label, f"/{label}{path}", outcome, moved))
        return function

    return register


def html(title: str, text: str = "Some words. " * 100) -> bytes:
    return f"<html><head><title>{title}</title></head><body>{text}</body></html>".encode()


async def everything_else(visit: Visit) -> None:
    await visit.page("Home" if visit.path == "/" else "A page")


BEHAVIOURS["*"] = everything_else


# --- alive ---------------------------------------------------------------------------------------------------------


@kind("ok")
async def plain(visit: Visit) -> None:
    await visit.page()


@kind("ok")
async def empty(visit: Visit) -> None:
    await visit.reply()


@kind("ok")
async def no_content(visit: Visit) -> None:
    await visit.send(b"HTTP/1.1 204 No Content\r\n\r\n")


@kind("ok")
async def partial(visit: Visit) -> None:
    await visit.reply("206 Partial Content", "Content-Range: bytes 0-3/100\r\n", b"abcd")


@kind("ok")
async def slow_head(visit: Visit) -> None:
    await asyncio.sleep(0.6)
    await visit.page()


@kind("ok")
async def slow_body(visit: Visit) -> None:
    await visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(600):
        await visit.send(b"x")
        await asyncio.sleep(0.1)


@kind("ok")
async def endless_body(visit: Visit) -> None:
    await visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(20_000):
        await visit.send(b"<p>on and on</p>" * 1000)


@kind("ok")
async def endless_chunks(visit: Visit) -> None:
    await visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in range(200_000):
        await visit.send(b"400\r\n" + b"y" * 0x400 + b"\r\n")


@kind("ok")
async def compressed(visit: Visit) -> None:
    await visit.reply(
        headers="Content-Type: text/html\r\nContent-Encoding: gzip\r\n", body=gzip.compress(html("A page"))
    )


@kind("ok")
async def deflated(visit: Visit) -> None:
    await visit.reply(
        headers="Content-Type: text/html\r\nContent-Encoding: deflate\r\n", body=zlib.compress(html("A page"))
    )


@kind("ok")
async def falsely_compressed(visit: Visit) -> None:
    await visit.reply(headers="Content-Type: text/html\r\nContent-Encoding: gzip\r\n", body=html("A page"))


@kind("ok")
async def brotli(visit: Visit) -> None:
    await visit.reply(headers="Content-Type: text/html\r\nContent-Encoding: br\r\n", body=b"\x8b\x02\x80abc\x03")


BOMB = gzip.compress(b"\0" * 30_000_000)


@kind("ok")
async def gzip_bomb(visit: Visit) -> None:
    await visit.reply(headers="Content-Type: text/html\r\nContent-Encoding: gzip\r\n", body=BOMB)


@kind("ok")
async def cut_short(visit: Visit) -> None:
    await visit.reply(headers="Content-Type: text/html\r\n", body=html("A page"), length=100_000)
    visit.writer.close()


@kind("ok")
async def bad_chunk(visit: Visit) -> None:
    await visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc")
    visit.writer.close()


@kind("ok")
async def head_refused(visit: Visit) -> None:
    await (visit.reply("405 Method Not Allowed") if visit.method == "HEAD" else visit.page())


@kind("ok")
async def head_missing(visit: Visit) -> None:
    await (visit.reply("404 Not Found") if visit.method == "HEAD" else visit.page())


@kind("ok")
async def limited_seconds(visit: Visit) -> None:
    await (visit.reply("429 Too Many Requests", "Retry-After: 1\r\n") if visit.count == 0 else visit.page())


@kind("ok")
async def limited_date(visit: Visit) -> None:
    now = time()
    dates = f"Date: {formatdate(now, usegmt=True)}\r\nRetry-After: {formatdate(now + 1, usegmt=True)}\r\n"
    await (visit.reply("429 Too Many Requests", dates) if visit.count == 0 else visit.page())


@kind("ok")
async def limited_date_only(visit: Visit) -> None:
    later = f"Retry-After: {formatdate(time() + 1, usegmt=True)}\r\n"
    await (visit.reply("429 Too Many Requests", later) if visit.count == 0 else visit.page())


@kind("ok")
async def limited_without_time(visit: Visit) -> None:
    await (visit.reply("429 Too Many Requests") if visit.count == 0 else visit.page())


@kind("ok")
async def down_for_a_second(visit: Visit) -> None:
    await (visit.reply("503 Service Unavailable", "Retry-After: 1\r\n") if visit.count == 0 else visit.page())


@kind("ok")
async def error_once(visit: Visit) -> None:
    await (visit.reply("500 Internal Server Error") if visit.count == 0 else visit.page())


@kind("ok")
async def bad_gateway_twice(visit: Visit) -> None:
    await (visit.reply("502 Bad Gateway") if visit.count < 2 else visit.page())


@kind("ok")
async def reset_once(visit: Visit) -> None:
    if visit.count == 0:
        visit.cut()
    else:
        await visit.page()


@kind("ok")
async def missing_once(visit: Visit) -> None:
    await (visit.page("404 Not Found", status="404 Not Found") if visit.count == 0 else visit.page())


@kind("ok")
async def cookie_round(visit: Visit) -> None:
    if "seen=1" in visit.headers.get("cookie", ""):
        await visit.page()
    else:
        await visit.reply("302 Found", f"Set-Cookie: seen=1; Path=/\r\nLocation: {visit.path}\r\n")


@kind("ok")
async def cookie_journey(visit: Visit) -> None:
    if visit.path.endswith("/gate"):
        back = visit.path.removesuffix("/gate")
        await visit.reply("302 Found", f"Set-Cookie: pass=yes; HttpOnly\r\nLocation: {back}\r\n")
    elif "pass=yes" in visit.headers.get("cookie", ""):
        await visit.page()
    else:
        await visit.reply("307 Temporary Redirect", f"Location: {visit.path}/gate\r\n")


@kind("ok")
async def latin(visit: Visit) -> None:
    await visit.reply(
        headers="Content-Type: text/html; charset=iso-8859-1\r\n", body=html("Caf\xe9").decode().encode("latin-1")
    )


@kind("ok")
async def unknown_charset(visit: Visit) -> None:
    await visit.reply(headers="Content-Type: text/html; charset=klingon-8\r\n", body=html("A page"))


@kind("ok")
async def utf16(visit: Visit) -> None:
    await visit.reply(
        headers="Content-Type: text/html; charset=utf-16\r\n", body=html("A page").decode().encode("utf-16")
    )


@kind("ok")
async def no_type(visit: Visit) -> None:
    await visit.reply(body=html("A page"))


@kind("ok")
async def large_pdf(visit: Visit) -> None:
    await visit.reply(headers="Content-Type: application/pdf\r\n", body=b"%PDF-1.7" + b"\0" * 5_000_000)


@kind("ok")
async def early_hints(visit: Visit) -> None:
    await visit.send(b"HTTP/1.1 103 Early Hints\r\nLink: </x.css>; rel=preload\r\n\r\n")
    await visit.page()


@kind("ok")
async def old_http(visit: Visit) -> None:
    await visit.send(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + html("A page"))
    visit.writer.close()


@kind("ok")
async def no_reason(visit: Visit) -> None:
    await visit.reply("200 ")


@kind("ok")
async def found(visit: Visit) -> None:
    await visit.reply("302 Found", "Location: /elsewhere/page\r\n")


@kind("ok")
async def see_other(visit: Visit) -> None:
    await visit.reply("303 See Other", "Location: ../../other/page?x=1#there\r\n")


@kind("ok")
async def permanent_then_temporary(visit: Visit) -> None:
    if visit.path.endswith("/second"):
        await visit.reply("302 Found", "Location: /elsewhere/page\r\n")
    else:
        await visit.reply("301 Moved Permanently", f"Location: {visit.path}/second\r\n")


@kind("ok")
async def odd_location(visit: Visit) -> None:
    location = "/päge/ünd more".encode().decode("latin-1")
    await visit.reply("302 Found", f"Location: {location}\r\n")


@kind("ok")
async def about_missing_pages(visit: Visit) -> None:
    await visit.page("How to design a 404 page - A magazine")


@kind("ok", path="/wiki/HTTP_404")
async def encyclopedia(visit: Visit) -> None:
    await visit.page("HTTP 404 - Wikipedia")


@kind("ok")
async def about_domains(visit: Visit) -> None:
    await visit.page("Domain adaptation for sale forecasts", "We study whether a domain is for sale. " * 200)


@kind("ok", path="/index.html")
async def front_page(visit: Visit) -> None:
    await visit.reply("302 Found", "Location: /\r\n")


BEHAVIOURS["index.html"] = front_page
KINDS[-1] = Kind("front-page", "/index.html", "ok")


@kind("ok")
async def odd_headers(visit: Visit) -> None:
    await visit.send(b"HTTP/1.1 200 OK\r\nNo colon\r\nX-\xff: \xfe\x00\r\n folded: yes\r\nContent-Length: 2\r\n\r\nok")


@kind("ok")
async def many_headers(visit: Visit) -> None:
    await visit.page(headers="".join(f"X-Header-{number}: {'v' * 200}\r\n" for number in range(80)))


# --- moved ---------------------------------------------------------------------------------------------------------


@kind("moved", moved="/new/page")
async def moved_permanently(visit: Visit) -> None:
    await visit.reply("301 Moved Permanently", "Location: /new/page\r\n")


@kind("moved", moved="/new/page?a=1&b=2")
async def permanent_redirect(visit: Visit) -> None:
    await visit.reply("308 Permanent Redirect", "Location: /new/page?a=1&b=2\r\n")


@kind("moved", moved="/new/page")
async def moved_in_steps(visit: Visit) -> None:
    status, target = (
        ("308 Permanent Redirect", "/new/page") if visit.path.endswith("/two") else ("301 Moved", f"{visit.path}/two")
    )
    await visit.reply(status, f"Location: {target}\r\n")


@kind("moved", moved="/")
async def moved_slash(visit: Visit) -> None:
    await (
        visit.page()
        if visit.path.endswith("/")
        else visit.reply("301 Moved Permanently", f"Location: {visit.path}/\r\n")
    )


# --- broken
# ------------------------------------------------------------------------------------------------------------------


@kind("broken")
async def not_found(visit: Visit) -> None:
    await visit.page("404 Not Found", status="404 Not Found")


@kind("broken")
async def gone(visit: Visit) -> None:
    await visit.reply("410 Gone")


@kind("broken")
async def large_not_found(visit: Visit) -> None:
    await visit.page("Oops", "words " * 40_000, status="404 Not Found")


@kind("broken")
async def head_lies(visit: Visit) -> None:
    await (visit.reply() if visit.method == "HEAD" else visit.reply("404 Not Found"))


@kind("broken")
async def redirect_to_missing(visit: Visit) -> None:
    await visit.reply("301 Moved Permanently", "Location: /not-found/page\r\n")


@kind("broken")
async def redirect_circle(visit: Visit) -> None:
    other = "b" if visit.path.endswith("a") else "a"
    await visit.reply("302 Found", f"Location: /redirect-circle/{other}\r\n")


@kind("broken")
async def redirect_to_itself(visit: Visit) -> None:
    await visit.reply("301 Moved Permanently", f"Location: {visit.path}\r\n")


@kind("broken")
async def redirects_without_end(visit: Visit) -> None:
    await visit.reply("302 Found", f"Location: {visit.path}x\r\n")


# --- answers, but there is nothing
# -----------------------------------------------------------------------------------------------


@kind("soft_missing")
async def sent_home(visit: Visit) -> None:
    await visit.reply("302 Found", "Location: /\r\n")


@kind("soft_missing")
async def sent_home_for_good(visit: Visit) -> None:
    await visit.reply("301 Moved Permanently", f"Location: {visit.base}/index.php\r\n")


@kind("soft_missing")
async def sent_to_error_page(visit: Visit) -> None:
    await visit.reply("302 Found", "Location: /error/404.html\r\n")


@kind("soft_missing")
async def titled_not_found(visit: Visit) -> None:
    await visit.page("Page not found | A site", "Sorry, the page you are looking for does not exist.")


@kind("soft_missing")
async def parked(visit: Visit) -> None:
    await visit.page("This domain is for sale", "Buy this domain. Related searches: shoes, cars.")


@kind("soft_missing")
async def parked_in_a_line(visit: Visit) -> None:
    await visit.page("old-project.org", "<h1>This domain is for sale</h1> Contact the owner.")


@kind("soft_missing")
async def parked_by_script(visit: Visit) -> None:
    await visit.page("old-project.org is for sale", '<script src="https://img.sedoparking.com/js/x.js"></script>')


@kind("soft_missing")
async def parked_behind_a_script(visit: Visit) -> None:
    page = b'<html><head><script>window.onload=function(){window.location.href="/lander"}</script></head></html>'
    await visit.reply(headers="Content-Type: text/html\r\n", body=page)


# --- refused to robots
# ---------------------------------------------------------------------------------------------------------


@kind("blocked")
async def forbidden(visit: Visit) -> None:
    await visit.page("Forbidden", status="403 Forbidden")


@kind("blocked")
async def challenge(visit: Visit) -> None:
    await visit.page("Just a moment...", status="403 Forbidden", headers="cf-mitigated: challenge\r\n")


@kind("blocked")
async def challenge_503(visit: Visit) -> None:
    await visit.page("Just a moment...", status="503 Service Unavailable")


@kind("blocked")
async def challenge_404(visit: Visit) -> None:
    await visit.page("Just a moment...", status="404 Not Found", headers="cf-mitigated: challenge\r\n")


@kind("blocked")
async def challenge_200(visit: Visit) -> None:
    await visit.page("Attention Required! | Cloudflare")


@kind("blocked")
async def firewall_202(visit: Visit) -> None:
    await visit.reply("202 Accepted", "x-amzn-waf-action: challenge\r\n")


@kind("blocked")
async def unauthorized(visit: Visit) -> None:
    await visit.reply("401 Unauthorized", 'WWW-Authenticate: Basic realm="x"\r\n')


@kind("blocked")
async def legal(visit: Visit) -> None:
    await visit.reply("451 Unavailable For Legal Reasons")


@kind("blocked")
async def code_999(visit: Visit) -> None:
    await visit.reply("999 Request denied")


@kind("blocked")
async def teapot(visit: Visit) -> None:
    await visit.reply("418 I'm a teapot")


@kind("blocked")
async def limited_for_ever(visit: Visit) -> None:
    await visit.reply("429 Too Many Requests")


@kind("blocked")
async def limited_for_an_hour(visit: Visit) -> None:
    await visit.reply("429 Too Many Requests", "Retry-After: 3600\r\n")


@kind("blocked")
async def login_wall(visit: Visit) -> None:
    await visit.reply("302 Found", "Location: /users/sign_in?return_to=x\r\n")


# --- no usable answer
# ------------------------------------------------------------------------------------------------------------


@kind("unreachable")
async def error_for_ever(visit: Visit) -> None:
    await visit.reply("500 Internal Server Error")


@kind("unreachable")
async def down_for_ever(visit: Visit) -> None:
    await visit.reply("503 Service Unavailable")


@kind("unreachable")
async def reset_for_ever(visit: Visit) -> None:
    visit.cut()


@kind("unreachable")
async def closed_without_answer(visit: Visit) -> None:
    visit.writer.close()


@kind("unreachable")
async def garbage(visit: Visit) -> None:
    await visit.send(b"\x00\x01\x02 this is no web server\r\n\r\n")
    visit.writer.close()


@kind("unreachable")
async def huge_headers(visit: Visit) -> None:
    await visit.send(b"HTTP/1.1 200 OK\r\n")
    for number in range(90):
        await visit.send(b"X-%d: " % number + b"v" * 60_000 + b"\r\n")
    await visit.send(b"\r\n")


@kind("unreachable")
async def endless_header_line(visit: Visit) -> None:
    await visit.send(b"HTTP/1.1 200 OK\r\nX: ")
    for _ in range(1000):
        await visit.send(b"v" * 10_000)


@kind("unreachable")
async def redirect_to_nowhere(visit: Visit) -> None:
    await visit.reply("302 Found", "Location: file:///etc/passwd\r\n")


@kind("unreachable")
async def redirect_without_target(visit: Visit) -> None:
    await visit.reply("302 Found")


@kind("timeout")
async def silent(visit: Visit) -> None:
    await asyncio.sleep(30)


@kind("timeout")
async def dripping_head(visit: Visit) -> None:
    await visit.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in range(300):
        await visit.send(b"v")
        await asyncio.sleep(0.1)


# --- kept from
# ------------------------------------------------------------------------------------------------------------------


@kind("excluded")
async def redirect_inside(visit: Visit) -> None:
    await visit.reply("302 Found", "Location: http://169.254.169.254/latest/meta-data/\r\n")


@kind("excluded")
async def redirect_inside_by_number(visit: Visit) -> None:
    await visit.reply("301 Moved Permanently", f"Location: http://2130706689:{visit.port}/plain/x\r\n")  # 127.0.1.1
