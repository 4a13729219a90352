"""Labels as the benchmarks of merging read them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any


def read(path: Path) -> list[dict[str, Any]]:
    """The objects of a file with one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def place(path: str, line: int) -> str:
    """A place as labels write it: the three digits that start the file name, or else the name, and the line."""
    name = re.split(r"[/\\]", path)[-1]
    digits = re.match(r"\d{3}(?=[_.]|$)", name)
    return f"{digits[0] if digits else name.rsplit('.', 1)[0]}:{line}"
