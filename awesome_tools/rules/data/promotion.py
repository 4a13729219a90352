"""Words and phrases that praise: those that contributing guides of lists name, and their nearest kin."""

from __future__ import annotations

_LISTED = """
    amazing
    awesome
    beautiful
    best
    best-in-class
    blazing fast
    blazingly fast
    bleeding edge
    brilliant
    cutting edge
    cutting-edge
    easy to use
    easy-to-use
    excellent
    fantastic
    game-changing
    great
    greatest
    incredible
    industry-leading
    killer
    leading
    lightning fast
    next-generation
    perfect
    powerful
    revolutionary
    simple
    state of the art
    stunning
    super fast
    ultimate
    unparalleled
    world-class
    """
PROMOTIONAL = frozenset(filter(None, map(str.strip, _LISTED.splitlines())))
