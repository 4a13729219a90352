"""The presets and the options in which they differ. Which rules belong to a preset is said by each rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Name and what it is for, in the order shown.
PRESETS: Mapping[str, str] = {
    "recommended": "what nearly every list wants: few findings, nearly all of them right",
    "awesome": "what the guidelines of sindresorhus/awesome demand",
    "papers": "recommended, and what lists of papers need besides",
    "all": "every rule there is; meant for choosing",
}

OPTIONS: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    "awesome": {
        "wrong-separator": {"separator": " - "},
        "description-case": {"case": "upper"},
        "description-end": {"end": "punctuation"},
        "repeated-name": {"habit": 1.0, "any_use": True},
        "duplicate-link": {"cross_listing": "deny"},
        "repeated-punctuation": {"excited": True},
        "stale-contents": {"titles": True},
    },
}
