"""Applies link fixes to a source and proves that nothing but the links meant has changed. Pure: writes no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_tools.edits import apply
from awesome_tools.errors import AwesomeError
from awesome_tools.links.targets import mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from awesome_tools.links.model import LinkResult
    from awesome_tools.model import Fix
    from awesome_tools.source import Source


def rewritten(source: Source, fixes: Iterable[Fix], replacements: Mapping[str, str]) -> str:
    """The raw text after the fixes; every byte outside their spans is as before.

    `replacements` maps old to new URLs. AwesomeError if the new text's links are not exactly the old ones with these
    replaced.
    """
    edits = [edit for fix in fixes for edit in fix.edits]
    changed = {edit.span for edit in edits}
    due = [replacements[url] if one.span in changed else url for url, one in mentions(source)]
    fixed = apply(source, edits)
    if [url for url, _ in mentions(fixed)] != due:
        raise AwesomeError("the fixed text would not have the links it should; nothing was changed", path=source.path)
    return fixed.raw


def replacements_of(results: Iterable[LinkResult]) -> dict[str, str]:
    """Old to new URL of the results that have a replacement."""
    return {one.target.url: one.replacement for one in results if one.replacement}
