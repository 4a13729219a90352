"""The policy as a pure function: no server, no clock."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome_tools.links.model import Exchange, Fault, Outcome, Past, Response, Verdict
from awesome_tools.links.policy import GONE, PROVED_TWICE, REDIRECTS, Rules, Send, next_step
from awesome_tools.links.retryafter import seconds_of

URL = "http://host.example/deep/page"
RULES = Rules()


def talk(*answers: Response, url: str = URL, past: Past | None = None) -> tuple[Verdict | Send, list[Send]]:
    """What is concluded, or asked next, after these answers; and all that was asked."""
    history: list[Exchange] = []
    asked: list[Send] = []
    for answer in answers:
        step = next_step(url, history, RULES, past)
        assert isinstance(step, Send), "more answers than questions"
        asked.append(step)
        history.append(Exchange(step.request.url, answer, step.look))
    return next_step(url, history, RULES, past), asked


def answer(status: int, location: str = "", **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(status, named | ({"location": location} if location else {}))


FAILURE = st.sampled_from([Response(fault=fault, message=fault.value) for fault in Fault])
STATUS = st.builds(
    answer, st.sampled_from([200, 204, 304, 400, 401, 403, 404, 410, 429, 500, 501, 503, 999, 600, 199, 300])
)
REDIRECT = st.builds(
    answer,
    st.sampled_from(sorted(REDIRECTS)),
    st.sampled_from(["/a", "/b", "//other.example/c", "/", URL, "ftp://x/", "http://["]),
)


@given(st.lists(FAILURE | STATUS | REDIRECT, min_size=80, max_size=80))
def test_every_conversation_ends_soon_and_broken_is_proved(answers: list[Response]) -> None:
    history: list[Exchange] = []
    for one in answers:
        step = next_step(URL, history, RULES)
        if isinstance(step, Verdict):
            break
        assert step.delay <= RULES.retry_after_cap + 1
        history.append(Exchange(step.request.url, one, step.look))
    else:
        pytest.fail("no verdict after 80 answers")
    if step.outcome is Outcome.BROKEN:
        ends = {one.look: one.response for one in history}
        proofs = [
            one for one in ends.values() if one.status in GONE or one.fault in PROVED_TWICE or one.status in REDIRECTS
        ]
        assert len(proofs) > 1
    if step.outcome is Outcome.OK:
        assert history[-1].response.status in (200, 204, 304, 300)
    if step.fixable:
        assert all(hop.status in (301, 308) for hop in step.hops)


@given(st.sampled_from([200, 204, 401, 403, 404, 405, 410, 418, 451, 501, 999]))
def test_what_is_permanent_is_not_retried(status: int) -> None:
    step, _ = talk(answer(status))
    assert isinstance(step, Verdict) or step.look == 1  # a second look is a proof, not a retry


def test_gone_needs_two_looks() -> None:
    step, _ = talk(answer(404))
    assert isinstance(step, Send)
    assert step.look == 1
    assert step.request.fresh
    assert step.delay >= RULES.proof_gap * 0.75
    assert talk(answer(404), answer(404))[0].outcome is Outcome.BROKEN
    assert talk(answer(404), answer(200))[0].outcome is Outcome.OK
    assert talk(answer(404), answer(403))[0].outcome is Outcome.BLOCKED


def test_what_was_broken_in_an_earlier_run_needs_one() -> None:
    past = Past(Outcome.BROKEN, 0, times_failed=1)
    assert talk(answer(404), past=past)[0].outcome is Outcome.BROKEN


@pytest.mark.parametrize("fault", [Fault.TIMEOUT, Fault.RESET, Fault.RESOLVER, Fault.CONNECT_TIMEOUT])
def test_transient_faults_are_retried_with_growing_delays(fault: Fault) -> None:
    history: list[Exchange] = []
    delays = []
    for _ in count():
        step = next_step(URL, history, RULES)
        if isinstance(step, Verdict):
            break
        delays.append(step.delay)
        history.append(Exchange(step.request.url, Response(fault=fault), step.look))
    assert delays == sorted(delays)
    assert len(delays) == (2 if "timeout" in fault else 3)
    assert step.outcome in (Outcome.TIMEOUT, Outcome.UNREACHABLE)


def test_the_same_hop_is_retried_not_the_whole_way() -> None:
    step, _ = talk(answer(302, "/b"), Response(fault=Fault.RESET))
    assert isinstance(step, Send)
    assert step.request.url == "http://host.example/b"


def test_retry_after_makes_the_host_rest() -> None:
    step, _ = talk(answer(429, retry_after="7"))
    assert isinstance(step, Send)
    assert 7 <= step.delay < 8
    assert step.pause == step.delay
    assert talk(answer(429, retry_after="3600"))[0].outcome is Outcome.BLOCKED


@pytest.mark.parametrize(
    ("value", "date", "seconds"),
    [
        ("120", "", 120.0),
        (" 0 ", "", 0.0),
        ("Wed, 21 Oct 2026 07:28:00 GMT", "Wed, 21 Oct 2026 07:27:00 GMT", 60.0),
        ("Wed, 21 Oct 2026 07:28:00 GMT", "Wed, 21 Oct 2026 07:29:00 GMT", 0.0),
        ("Wed, 21 Oct 2026 07:28:00 GMT", "", 0.0),
        ("soon", "", None),
        ("", "", None),
        ("-5", "", None),
    ],
)
def test_retry_after_forms(value: str, date: str, seconds: float | None) -> None:
    assert seconds_of(value, date) == seconds


def test_only_permanent_chains_are_moves() -> None:
    moved = talk(answer(301, "/b"), answer(308, "/c"), answer(200))[0]
    assert (moved.outcome, moved.moved_to, moved.fixable) == (Outcome.MOVED, "http://host.example/c", True)
    for first, second in [(302, 301), (301, 302), (307, 308), (303, 303)]:
        verdict = talk(answer(first, "/b"), answer(second, "/c"), answer(200))[0]
        assert (verdict.outcome, verdict.moved_to) == (Outcome.OK, None)


def test_a_move_to_another_sites_home_page_is_not_fixed() -> None:
    verdict = talk(answer(301, "https://new.example/"), answer(200))[0]
    assert (verdict.outcome, verdict.fixable) == (Outcome.MOVED, False)


def test_cookies_stay_with_their_host() -> None:
    step, _ = talk(Response(302, {"location": "https://evil.example/"}, cookies=("sid=secret",)))
    assert isinstance(step, Send)
    assert "Cookie" not in dict(step.request.headers)
    step, _ = talk(Response(302, {"location": "/b"}, cookies=("sid=secret; Path=/", "s=1; Secure", "o=1; Path=/other")))
    assert isinstance(step, Send)
    assert dict(step.request.headers)["Cookie"] == "sid=secret"


def test_a_registered_identifier_is_alive_whatever_the_publisher_says() -> None:
    verdict, asked = talk(answer(302, "https://publisher.example/x"), url="https://doi.org/10.1000/182")
    assert (verdict.outcome, len(asked)) == (Outcome.OK, 1)
    verdict, _ = talk(
        answer(301, "https://doi.org/10.1/x"), answer(302, "https://p.example/"), url="http://dx.doi.org/10.1/x"
    )
    assert (verdict.outcome, verdict.moved_to) == (Outcome.MOVED, "https://doi.org/10.1/x")


def test_validators_are_sent_for_what_was_fine() -> None:
    past = Past(Outcome.OK, 0, etag='"x"', last_modified="Wed, 21 Oct 2026 07:28:00 GMT")
    verdict, asked = talk(answer(304), past=past)
    headers = dict(asked[0].request.headers)
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"x"', past.last_modified)
    assert (verdict.outcome, verdict.status) == (Outcome.OK, 200)
