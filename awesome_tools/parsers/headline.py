"""The title of an entry: a link, bold text, a quotation, or plain text up to the venue or the first labelled link."""

from __future__ import annotations

from awesome_tools.parsers.atoms import BREAK, CODE, EMOJI, GROUP, LINK, TEXT, Atom, links_in, plain
from awesome_tools.parsers.cursor import Line
from awesome_tools.parsers.draft import clean_title
from awesome_tools.parsers.linktitle import link_title, titled_venue
from awesome_tools.parsers.names import is_short_name, read_authors
from awesome_tools.parsers.naming import names_something
from awesome_tools.parsers.texttitle import QUOTED, TITLE_KEY, quoted_title, take_name, text_title
from awesome_tools.parsers.titles import split_text_title


def read_title(line: Line) -> None:
    """Read the title at the part at hand."""
    if line.at >= len(line.parts):
        return
    part = line.parts[line.at]
    if part.kind == LINK:
        link_title(line, part)
    elif part.kind == CODE:
        line.set_title(part.text, "code", part)
        line.at += 1
    elif part.bold and part.kind in (TEXT, GROUP):
        _bold_title(line)
    else:
        text_title(line)


def _bold_title(line: Line) -> None:
    end = line.at
    while end < len(line.parts) and _in_bold(line, end):
        end += 1
    run = line.parts[line.at : end]
    text = plain(run)
    following = line.parts[end:]
    after = plain(following[:1]) if following and following[0].kind == TEXT else ""
    inner_colon = text.rstrip().endswith((":", "："))
    colon = inner_colon or after.startswith((":", "："))
    line.at = end
    if colon and TITLE_KEY.fullmatch(text.strip(" :：") + ":") and len(following) and following[0].kind == TEXT:
        line.shorten(following[0], len(following[0].text) - len(following[0].text.lstrip(" :：")))
        text_title(line)
        line.draft.quoted = True  # declared to be a title, as quotes do
        return
    if len(text.split()) <= 3 and _italic_title(line, text, following):
        return
    if (colon or QUOTED.match(after)) and _named_by_bold(line, clean_title(text), following):
        return
    # `**Pre.s:** explanation` is the label of a note, `**tool** - description` names a tool.
    label = inner_colon or (colon and not links_in(following))
    line.set_title(text, "label" if label else "bold", *run)
    titled_venue(line)


def _in_bold(line: Line, index: int) -> bool:
    part = line.parts[index]
    if part.kind == GROUP:
        return part.bold and not links_in(part.parts)
    if part.kind in (TEXT, CODE):
        return part.bold or (
            part.kind == TEXT
            and not part.text.strip()
            and index + 1 < len(line.parts)
            and line.parts[index + 1].bold
            and line.parts[index + 1].kind != LINK
        )
    return part.kind == EMOJI and part.bold


def _named_by_bold(line: Line, name: str, following: list[Atom]) -> bool:
    """`**NAME:** "title"`, `**NAME**: [title](…)`, `**NAME**: Title, VENUE 2020`: the bold text is the name."""
    if not following:
        return False
    first = following[0]
    skip = 0
    while first.kind in (TEXT, BREAK) and not first.text.strip(" \t\n:：-–—") and len(following) > skip + 1:
        skip, first = skip + 1, following[skip + 1]
    if first.kind == TEXT and QUOTED.match(first.text.lstrip(" :：")):
        line.at += skip
        quoted_title(line, name)
        return True
    if names_something(first) and (len(first.text.split()) > 2 or skip):
        if len(name.split()) > 5 and not is_short_name(name):
            return False
        line.at += skip
        take_name(line, name)
        link_title(line, first)
        return True
    if first.kind == TEXT and len(name.split()) <= 3 and is_short_name(name):
        text, venue, *_ = split_text_title(first.text.lstrip(" :："))
        if venue is not None and len(text.split()) >= 3:
            line.at += skip
            line.shorten(first, len(first.text) - len(first.text.lstrip(" :：")))
            take_name(line, name)
            text_title(line)
            return True
    return False


def _italic_title(line: Line, name: str, following: list[Atom]) -> bool:
    """`**(NAME)** _Title of some words_`: a short bold run before an italic one is the name."""
    first = next((part for part in following if part.kind != TEXT or part.text.strip(" :-")), None)
    if first is None or first.kind != TEXT or not first.em or len(first.text.split()) < 3 or read_authors(first.text):
        return False
    line.at += following.index(first) + 1
    take_name(line, name.strip("()[] :"))
    line.set_title(first.text, "quote", first)
    line.draft.quoted = True
    return True
