"""Host patterns: what each form covers, and which comes first."""

from __future__ import annotations

import pytest

from awesome_tools.identifiers.hosttable import HostTable

TABLE = HostTable(
    [
        ("*", "any"),
        ("gitlab.**", "label"),
        ("google.*", "name"),
        ("scholar.google.*", "longer name"),
        ("*.example.org", "below"),
        ("www2.example.org", "host"),
    ]
)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www2.example.org", ("host", "below", "any")),
        ("a.b.c.d.e.example.org", ("below", "any")),
        ("example.org", ("any",)),
        ("notexample.org", ("any",)),
        ("google.de", ("name", "any")),
        ("google.co.uk", ("name", "any")),
        ("google.evil.com", ("any",)),
        ("google.com.evil.com", ("any",)),
        ("scholar.google.com", ("longer name", "any")),
        ("gitlab.lip6.fr", ("label", "any")),
        ("gitlab.lip6.fr:8443", ("label", "any")),
        ("gitlab", ("any",)),
        ("", ("any",)),
    ],
)
def test_values_from_the_most_to_the_least_specific(host: str, expected: tuple[str, ...]) -> None:
    assert TABLE.find(host) == expected
    assert TABLE.find(host) == expected, "remembered otherwise"


def test_memory_is_bounded() -> None:
    table = HostTable([("*.example.org", 1)])
    for number in range(10_000):
        assert table.find(f"h{number}.example.org") == (1,)
    assert len(table._found) <= 4096
