"""Text for XML and HTML: escaped, and without the characters that XML 1.0 cannot hold."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

# XML 1.0, section 2.2; the discouraged C1 controls too, as they are never meant.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\ufdd0-\ufdef]")
_QUOTES = {'"': "&quot;", "'": "&#39;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def text(value: str) -> str:
    """Character data; what XML cannot hold becomes U+FFFD."""
    return escape(_FORBIDDEN.sub("\ufffd", value), {"\r": "&#13;"})


def attributes(**values: str | None) -> str:
    """The attributes that have a value, each with a blank before it; a final `_` of a name is dropped."""
    return "".join(
        f' {name.rstrip("_")}="{escape(_FORBIDDEN.sub(chr(0xFFFD), value), _QUOTES)}"'
        for name, value in values.items()
        if value is not None
    )
