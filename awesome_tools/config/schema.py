"""The JSON Schema of `awesome-tools.yaml` for editors, made of the table that the reader goes by."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Literal, get_args, get_origin, get_type_hints

from awesome_tools.config.kinds import Schema
from awesome_tools.config.model import ROOT
from awesome_tools.rules.base import Rule
from awesome_tools.rules.catalogue import all_rules
from awesome_tools.rules.examples import summary

NAME = "awesome-tools.schema.json"


def shipped() -> str:
    """The schema as it is in the package."""
    return files("awesome_tools.config").joinpath(NAME).read_text(encoding="utf-8")


def schema() -> str:
    """The schema as it has to be: what `make docs` writes into the package."""
    root = ROOT.schema()
    found = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:awesome-tools:schema:configuration:1",
        "title": "Configuration of awesome-tools",
        "description": "awesome-tools.yaml, .awesome-tools.yaml, or [tool.awesome-tools] in pyproject.toml.",
        **root,
        "type": ["object", "null"],
        "$defs": {"rule": {"enum": _names()}, "options": _options()},
    }
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _names() -> list[str]:
    """All ways to name rules: codes and their groups, names, aliases and tags."""
    names = {"all"}
    for rule in all_rules():
        names |= {rule.code[:end] for end in range(3, len(rule.code) + 1)} | {rule.name, *rule.aliases, *rule.tags}
    return sorted(names)


def _options() -> Schema:
    """Options by rule; by alias, group or tag they are of any plain type, and checked when they are used."""
    properties: Schema = {}
    for rule in all_rules():
        own = _options_of(rule)
        properties |= {rule.code: own, rule.name: own}
    text = {"type": "array", "items": {"type": "string"}}
    other = {"type": "object", "additionalProperties": {"anyOf": [{"type": ["string", "number", "boolean"]}, text]}}
    names = {"$ref": "#/$defs/rule"}
    return {"type": "object", "propertyNames": names, "properties": properties, "additionalProperties": other}


def _options_of(rule: type[Rule]) -> Schema:
    hints = get_type_hints(rule)
    options = {name: _type(hints[name]) | {"default": default} for name, default in rule.options().items()}
    dashed = {name.replace("_", "-"): shape for name, shape in options.items()}
    return {
        "type": "object",
        "description": summary(rule),
        "additionalProperties": False,
        "properties": options | dashed,
    }


def _type(hint: Any) -> Schema:
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if get_origin(hint) is tuple:
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    return {"type": {bool: "boolean", int: "integer", float: "number", str: "string"}[hint]}
