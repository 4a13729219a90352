"""Every rule of the identifier tables against its own example and counter-example, in all equivalent spellings."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from awesome_tools.identifiers import canonical_url, homepage_of, identify, unwrap
from awesome_tools.identifiers.homepages import HOMEPAGES, Homepage
from awesome_tools.identifiers.hosttable import HostTable
from awesome_tools.identifiers.kinds import KINDS
from awesome_tools.identifiers.redirectors import REDIRECTORS, Redirector
from awesome_tools.identifiers.table import RULES, address_of

if TYPE_CHECKING:
    from awesome_tools.identifiers.rule import Rule

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.gives)
every_redirector = pytest.mark.parametrize(
    "redirector", REDIRECTORS, ids=lambda redirector: redirector.hosts.split()[0]
)


def spellings(url: str) -> list[str]:
    """Other URLs of the same page."""
    scheme, _, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    bare = host.removeprefix("www.")
    spelled = [
        f"{'http' if scheme == 'https' else 'https'}://{rest}",
        f"{scheme.upper()}://{host.upper()}{slash}{path}",
        f"{scheme}://www.{bare}{slash}{path}",
        f"{scheme}://{bare}.{slash}{path}",
        f"//{rest}",
        f"  {url}\n",
        f"{url}#section",
        f"{scheme}://{host}{slash}{slash}{path}",
    ]
    if "?" in url:
        spelled.append(f"{url}&utm_source=list&fbclid=X")
    else:
        spelled += [f"{url.rstrip('/')}/", f"{url}?utm_source=list"]
    return spelled


@every_rule
def test_example_has_its_identifier(rule: Rule) -> None:
    assert str(identify(rule.example)) == rule.gives
    assert rule.gives.startswith(f"{rule.scheme}:")


@every_rule
def test_example_is_read_by_the_rule_itself(rule: Rule) -> None:
    address = address_of(rule.example)
    assert address is not None
    assert str(rule.match(address)) == rule.gives


@every_rule
def test_counter_example_stands_on_a_host_of_the_rule_and_does_not_match(rule: Rule) -> None:
    address = address_of(rule.counter_example)
    assert address is not None
    assert HostTable((host, rule) for host in rule.hosts.split()).find(address.host)
    assert rule.match(address) is None


@every_rule
def test_spelling_does_not_change_the_identifier(rule: Rule) -> None:
    expected = identify(rule.example)
    for url in spellings(rule.example):
        assert identify(url) == expected, url


@every_rule
def test_canonical_example_is_a_fixed_point_with_the_same_identifier(rule: Rule) -> None:
    for url in (rule.example, rule.counter_example, *spellings(rule.example)):
        canonical = canonical_url(url)
        assert canonical_url(canonical) == canonical
        assert identify(canonical) == identify(url)


def test_every_scheme_has_a_kind_and_every_kind_a_rule() -> None:
    assert {rule.scheme for rule in RULES} == set(KINDS)


def test_no_rule_is_written_twice() -> None:
    assert len({(rule.hosts, rule.pattern, rule.query) for rule in RULES}) == len(RULES)


@every_rule
def test_hostile_paths_take_linear_time(rule: Rule) -> None:
    """Long runs put behind each start of the example's path: a quadratic pattern would take a second for one."""
    address = address_of(rule.example)
    assert address is not None
    starts = [end for end, character in enumerate(address.path, 1) if not character.isalnum()] + [len(address.path)]
    began = time.process_time()
    for start in starts:
        for run in ("a", "1", "a/", "-1", ".1", "10.1234/", "_2019"):
            hostile = address.path[:start] + run * (8000 // len(run)) + "\x00"
            rule.match(address._replace(path=hostile))
            if rule.query is not None:
                rule.match(address._replace(query=f"{rule.query}={hostile}"))
    assert time.process_time() - began < 0.05 * len(starts)


@every_redirector
def test_redirector_carries_its_target(redirector: Redirector) -> None:
    assert unwrap(redirector.example) == redirector.gives
    assert canonical_url(redirector.example) == canonical_url(redirector.gives)


@pytest.mark.parametrize("homepage", HOMEPAGES, ids=lambda homepage: homepage.gives)
def test_homepage_tells_its_repository(homepage: Homepage) -> None:
    assert str(homepage_of(homepage.example)) == homepage.gives
    assert identify(homepage.example) is None
