"""Merging records into works. Pure: no files, no network, no clock; equal input gives equal output in any order.

`merge` is the way in, `work_object` the JSON form of a work; `match` tells the layers, `cluster` what stays apart.
"""

from __future__ import annotations

from awesome_tools.merge.decisions import Decisions
from awesome_tools.merge.merging import merge
from awesome_tools.merge.model import Conflict, Extension, Handle, Join, LeftOut, Merged, Review, Verdict, Work
from awesome_tools.merge.objects import work_object
from awesome_tools.merge.policy import Policy, Prefer

__all__ = [
    "Conflict",
    "Decisions",
    "Extension",
    "Handle",
    "Join",
    "LeftOut",
    "Merged",
    "Policy",
    "Prefer",
    "Review",
    "Verdict",
    "Work",
    "merge",
    "work_object",
]
