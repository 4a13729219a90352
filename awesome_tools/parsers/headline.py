"""The title of an entry: a link, bold text, a quotation, or plain text up to the venue or the first labelled link."""

from __future__ import annotations

import re

from awesome_tools.model import Role
from awesome_tools.parsers.atoms import (
    BREAK,
    CODE,
    EMOJI,
    GROUP,
    IMAGE,
    LINK,
    TEXT,
    Atom,
    links_in,
    plain,
    shown,
)
from awesome_tools.parsers.cursor import Line
from awesome_tools.parsers.draft import clean_title
from awesome_tools.parsers.names import is_short_name, read_authors
from awesome_tools.parsers.naming import names_something
from awesome_tools.parsers.roles import host_role
from awesome_tools.parsers.titles import split_text_title
from awesome_tools.parsers.venues import read_venue

_SEPARATOR = re.compile(r"\s*(?:[-–—―:：|>→=]+|\.\s)\s*$")
_QUOTED = re.compile(r"""\s*(?:"(?P<a>[^"]*)"|“(?P<b>[^”]*)”|``(?P<c>.*?)''|「(?P<d>[^」]*)」|《(?P<e>[^》]*)》)""")
# "The [name](url) does …" still presents what it links.
_ARTICLE = re.compile(r"\s*(?:the|a|an)\s*", re.IGNORECASE)
_PREFIXED_QUOTE = re.compile(r"""[*_\s]*(?P<name>[^"“:：]{1,40}?)[*_\s]*[:：][*_\s]*["“](?P<title>[^"”]+)["”]""")
# Words after which a link is part of a sentence.
_SENTENCE = re.compile(
    r"(?:^|[\s,(])(?:see|also|visit|check|refer|please|here|click|by|from|via|to|of|on|in|at|with|using|the|a|an|and|or|our|is|are|for|this|that|under|read|follow|join|contact|"
    r"based|listed|source|credit|credits|thanks|inspired|forked|maintained|provided|created|curated|powered|参考|参见|请|见|详见|参考自|感谢|来自|欢迎)\s*[:：]?\s*$",
    re.IGNORECASE,
)


def read_title(line: Line) -> None:
    """Read the title at the part at hand."""
    if line.at >= len(line.parts):
        return
    part = line.parts[line.at]
    if part.kind == LINK:
        _link_title(line, part)
    elif part.kind == CODE:
        line.set_title(part.text, "code", part)
        line.at += 1
    elif part.kind == TEXT and part.bold:
        _bold_title(line)
    else:
        _text_title(line)


def _link_title(line: Line, part: Atom) -> None:
    line.set_title(part.text or part.url, "link", part)
    line.draft.title_link = part
    line.at += 1
    _titled_venue(line)
    if line.draft.name is None and host_role(part.url) is Role.CODE and len(line.draft.title.split()) <= 3:
        line.draft.name = line.draft.title


def _titled_venue(line: Line) -> None:
    """Take a venue in brackets off the end of the title: `Title (AAAI 2020)`."""
    match = re.search(r"\s*[(\[【（]([^()\[\]【】（）]{3,100})[)\]】）]$", line.draft.title)
    venue = read_venue(match[1]) if match else None
    if match and venue is not None and venue.name is not None and match.start() > 2:
        line.draft.apply(venue)
        line.draft.title = clean_title(line.draft.title[: match.start()])


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
    if (colon or _QUOTED.match(after)) and _named_by_bold(line, clean_title(text), following):
        return
    # `**Pre.s:** explanation` is the label of a note, `**tool** - description` names a tool.
    line.set_title(text, "label" if inner_colon else "bold", *run)
    _titled_venue(line)


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
    if first.kind == TEXT and not first.text.strip(" \t:：-–—") and len(following) > 1:
        skip, first = 1, following[1]
    if first.kind == TEXT and _QUOTED.match(first.text.lstrip(" :：")):
        line.at += skip
        _quoted_title(line, name)
        return True
    if names_something(first) and (len(first.text.split()) > 2 or skip):
        if len(name.split()) > 5 and not is_short_name(name):
            return False
        line.at += skip
        _take_name(line, name)
        _link_title(line, first)
        return True
    if first.kind == TEXT and len(name.split()) <= 3 and is_short_name(name):
        text, venue, *_ = split_text_title(first.text.lstrip(" :："))
        if venue is not None and len(text.split()) >= 3:
            line.at += skip
            line.shorten(first, len(first.text) - len(first.text.lstrip(" :：")))
            _take_name(line, name)
            _text_title(line)
            return True
    return False


def _take_name(line: Line, name: str) -> None:
    if read_authors(name, single=False):
        line.draft.authors = list(read_authors(name))
    elif not re.fullmatch(r"(?:method|title|name|paper|model|方法)s?", name, re.IGNORECASE):
        line.draft.name = name


def _quoted_title(line: Line, name: str | None) -> None:
    first = line.parts[line.at]
    lead = len(first.text) - len(first.text.lstrip(" :："))
    match = _QUOTED.match(first.text, lead)
    assert match is not None  # noqa: S101 - the caller looked
    if name:
        _take_name(line, name)
    title = next((found for found in match.groups() if found is not None), "")
    line.set_title(title, "quote", first)
    line.draft.quoted = True
    line.shorten(first, match.end())


def _text_title(line: Line) -> None:
    first = line.parts[line.at]
    if first.kind == TEXT and _QUOTED.match(first.text):
        quoted = _QUOTED.match(first.text)
        if quoted and quoted.end() - quoted.start() > 6:
            _quoted_title(line, None)
            return
    run = _text_run(line)
    if not run:
        line.at += 1 if line.at < len(line.parts) and line.parts[line.at].kind == GROUP else 0
        return
    text = "".join(map(shown, run))
    following = line.parts[line.at] if line.at < len(line.parts) else None
    if following is not None and names_something(following) and _prefix_of_link(line, text, following):
        return
    _split_title(line, text, run)


def _text_run(line: Line) -> list[Atom]:
    """Text up to the first link, line end, picture, mark or formatted venue."""
    begin = line.at
    while line.at < len(line.parts):
        part = line.parts[line.at]
        if part.kind == BREAK and line.at > begin and _wrapped(line):
            line.at += 1
            continue
        if part.kind in (LINK, BREAK, IMAGE) or (part.kind == EMOJI and not _text_follows(line)):
            break
        if part.kind == GROUP and (links_in(part.parts) or (line.at > begin and _is_mark(line, part))):
            break
        if part.kind == CODE and not _text_follows(line):
            break
        if part.em and line.at > begin and (read_venue(part.text) or read_authors(part.text, single=True)):
            break
        line.at += 1
    return line.parts[begin : line.at]


def _wrapped(line: Line) -> bool:
    """Whether the title goes on behind the soft line end at hand."""
    if line.parts[line.at].text != " ":
        return False
    following: list[Atom] = []
    for part in line.parts[line.at + 1 :]:
        if part.kind == BREAK:
            break
        following.append(part)
    words = [part for part in following if part.kind != TEXT or part.text.strip()]
    if not words or words[0].kind != TEXT or words[0].em or words[0].bold:
        return False
    text = plain(following)
    return not read_authors(text) and read_venue(text) is None and not re.match(r"\W", text)


def _is_mark(line: Line, part: Atom) -> bool:
    text = plain(part.parts)
    if read_venue(text) is not None:
        return True
    return part.opener in "[【［" and (any(p.kind == CODE for p in part.parts) or not _text_follows(line))


def _text_follows(line: Line) -> bool:
    for part in line.parts[line.at + 1 :]:
        if part.kind == TEXT and any(character.isalnum() for character in part.text):
            return not part.em
        if part.kind in (LINK, BREAK) or (part.kind == GROUP and links_in(part.parts)):
            return False
    return False


def _prefix_of_link(line: Line, text: str, link: Atom) -> bool:
    """Text directly before a link that names something: a name, authors, a sentence, or the title itline."""
    separated = bool(_SEPARATOR.search(text))
    prefix = clean_title(_SEPARATOR.sub("", text))
    words, label_words = len(prefix.split()), len(link.text.split())
    if _SENTENCE.search(text):
        line.draft.sentence = not _ARTICLE.fullmatch(text)
        _link_title(line, link)
        line.draft.add_note(text)
        return True
    people = read_authors(prefix)
    if people and separated:
        line.draft.authors = list(people)
    elif words <= 5 and (separated or label_words >= 4) and prefix:
        if len(prefix) <= 40 and (not prefix[0].islower() or is_short_name(prefix)):
            line.draft.name = prefix
        else:
            line.draft.add_note(prefix)
    elif not prefix:
        pass
    elif separated and words <= 8 and label_words > words:
        line.draft.add_note(prefix)
    else:
        return False
    _link_title(line, link)
    return True


def _split_title(line: Line, text: str, run: list[Atom]) -> None:
    quoted = _PREFIXED_QUOTE.match(text)
    if quoted and len(quoted["title"].split()) >= 3:
        _take_name(line, quoted["name"].strip(" *_"))
        text = quoted["title"]
    title, venue, note, people = split_text_title(text)
    line.set_title(title, "quote" if quoted else "text", *run)
    line.draft.quoted = bool(quoted)
    line.draft.authors = line.draft.authors or list(people)
    if line.at < len(line.parts) and line.parts[line.at].kind == LINK and not note and len(title.split()) >= 4:
        line.draft.sentence = bool(_SENTENCE.search(title))
    if venue is not None:
        line.draft.apply(venue)
    _titled_venue(line)
    line.draft.add_note(note)
