"""What a URL identifies: a paper, a repository, a video … in whatever form it was copied. Asks no network."""

from __future__ import annotations

from awesome_tools.identifiers.homepages import homepage_of
from awesome_tools.identifiers.identifier import Identifier
from awesome_tools.identifiers.kinds import LinkKind, is_paper, is_repository, kind_of
from awesome_tools.identifiers.linkkind import holds_source, host_kind
from awesome_tools.identifiers.redirectors import unwrap
from awesome_tools.identifiers.table import canonical_url, identify, key

__all__ = [
    "Identifier",
    "LinkKind",
    "canonical_url",
    "holds_source",
    "homepage_of",
    "host_kind",
    "identify",
    "is_paper",
    "is_repository",
    "key",
    "kind_of",
    "unwrap",
]
