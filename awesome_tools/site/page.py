"""The page and the files beside it. Scripts and styles stand in the page, allowed by their hashes and nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template

from awesome_tools.emit import FORMATS
from awesome_tools.emit.keys import citation_keys
from awesome_tools.model import Record
from awesome_tools.site import data

# In the order of their imports.
_MODULES = ("dom", "state", "words", "highlight", "search", "facets", "chart", "card", "sidebar", "app")
_IMPORT = re.compile(r"^import .*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)
_DOWNLOADS = {"records.jsonl": "jsonl", "records.csv": "csv", "records.bib": "bibtex"}
# A page that is opened from disk has no headers, so the policy stands in the page. Trusted types turn every sink of
# HTML in the DOM into an error.
_POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; img-src data:; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


def build(records: Sequence[Record], *, title: str, description: str = "") -> Mapping[str, bytes]:
    """The site's files by name: `index.html`, which needs none of the others, the records to download, licences.

    `title` and `description` are plain text. The files depend on the arguments only.
    """
    keys = citation_keys(records)
    scripts = (_asset("vendor/minisearch.min.js"), _application())
    style = _asset("assets/page.css")
    policy = _POLICY.format(scripts=" ".join(map(_hash, scripts)), styles=_hash(style))
    page = Template(_asset("assets/page.html")).substitute(
        policy=escape(policy),
        title=escape(title),
        description=escape(description),
        count=f"{len(records):,}",
        style=style,
        data=data.embed(data.entries(records, keys)),
        citations=data.embed(data.citations(records, keys)),
        licence=_asset("vendor/minisearch.LICENSE.txt"),
        vendor=scripts[0],
        application=scripts[1],
    )
    texts = {name: FORMATS[format_].dump()(records) for name, format_ in _DOWNLOADS.items()}
    texts |= {"index.html": page, "LICENSES.txt": "minisearch 7.2.0\n\n" + _asset("vendor/minisearch.LICENSE.txt")}
    return {name: texts[name].encode("utf-8", "replace") for name in sorted(texts)}


def _application() -> str:
    """The modules as one, since a page on disk may not import: names are unique, imports stand on one line each."""
    modules = (_asset(f"assets/{name}.js") for name in _MODULES)
    return "".join(_EXPORT.sub("", _IMPORT.sub("", module)) for module in modules)


def _asset(name: str) -> str:
    return files("awesome_tools.site").joinpath(name).read_text(encoding="utf-8").strip() + "\n"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
