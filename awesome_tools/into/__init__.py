"""Merging into a list that people keep by hand: what it lacks is written in the list's own shape, all else stays.

`plan` is the way in. Pure: it reads documents and gives a source; writing it is for others.
"""

from __future__ import annotations

from awesome_tools.into.model import Addition, Completion, LeftOut, Plan
from awesome_tools.into.planning import plan

__all__ = ["Addition", "Completion", "LeftOut", "Plan", "plan"]
