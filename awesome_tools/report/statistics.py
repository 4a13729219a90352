"""How many findings each rule has, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from awesome_tools.lint.work import Result
from awesome_tools.report.text import summary


def render(results: Sequence[Result]) -> Iterator[str]:
    """A line for each rule, the most frequent first, then the summary."""
    found = [one for result in results for one in result.found]
    files = {code: len({one.path for one in found if one.code == code}) for code in {one.code for one in found}}
    counts = Counter((one.code, one.name) for one in found)
    for (code, name), count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"{count:>6}  {code}  {name}  ({files[code]} {'file' if files[code] == 1 else 'files'})"
    yield summary(results)
