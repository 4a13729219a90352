"""What a run of the link checker is told. Plain values: who reads flags and environment hands them down."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from awesome_tools.links.conversation import Wishes
from awesome_tools.links.policy import Rules
from awesome_tools.links.schedule import HostLimit

if TYPE_CHECKING:
    import re


@dataclass(frozen=True, slots=True)
class Settings:
    """The numbers and switches of a run.

    `threads` bounds the requests under way at once over all hosts, `host` those to one that `schedule.LIMITS` does not
    name. `rest` is for how many seconds a host that fails is left alone. `max_age` in seconds caps how long a result is
    believed; `offline` asks nothing. `github_token` goes to GitHub's API only.
    """

    rules: Rules = field(default_factory=Rules)
    wishes: Wishes = field(default_factory=Wishes)
    host: HostLimit = field(default_factory=HostLimit)
    threads: int = 256
    rest: float = 4.0
    exclude: tuple[re.Pattern[str], ...] = ()
    max_age: int | None = None
    offline: bool = False
    fragments: bool = False
    arxiv_batch: bool = True
    arxiv_api: str = "https://export.arxiv.org/api/query"
    github_token: str = ""
    github_api: str = "https://api.github.com/graphql"
