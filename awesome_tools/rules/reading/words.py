"""Words of prose: the first one of a text, and whether it is an ordinary word rather than a name."""

from __future__ import annotations

import re

from awesome_tools.rules.data.products import NAMES

_WORD = re.compile(r"[^\W\d_][\w'’+#/.-]*", re.UNICODE)
# Names that are written small, also at the beginning of a sentence.
_SMALL = frozenset(
    """
    npm pip git curl ping rsync cron bash zsh sed awk grep vim tmux nginx webpack jquery systemd sudo ssh make cmake
    gcc clang llvm libuv libc glibc musl ffmpeg numpy scipy pandas pytest conda deb rpm apt dnf brew kubectl etcd runc
    containerd docker gulp grunt babel eslint d3 three.js node.js xml json yaml html css sql utf i.e e.g vs von van de
    da di la le el al cargo grpc gofmt std xdg iptables libvirt zstd opencl arxiv macos ios ipados tvos watchos ebay
    iphone ipad ipod
    """.split()
)
_SMALL_NAMES = _SMALL | {name.partition("-")[0] for name in NAMES.values() if name[0].islower()}


def first_word(text: str, start: int, end: int) -> str:
    """The word that begins at an offset, '' if none does or its script has no case."""
    match = _WORD.match(text, start, end)
    if match is None or match[0][0].upper() == match[0][0].lower():
        return ""
    return match[0].rstrip(".'’-/")


def is_common(word: str) -> bool:
    """Whether a word may be written with either case of its first letter: no name, address or identifier."""
    if any(char.isdigit() or char in "./_+#" for char in word) or word.lower() in _SMALL_NAMES:
        return False
    if word.lower().partition("-")[0] in _SMALL_NAMES:
        return False
    rest = word[1:]
    return rest.islower() or (not rest and word.lower() in ("a", "i") and word != "i")
