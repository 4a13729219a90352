"""The title of an entry: a link, bold text, a quotation, or plain text up to the venue or the first labelled link."""

from __future__ import annotations

import re

from awesome_tools.model import Role
from awesome_tools.parsers.atoms import (
    BREAK,
    CODE,
    EMOJI,
    EMOJI_TEXT,
    GROUP,
    IMAGE,
    LINK,
    TEXT,
    Atom,
    links_in,
    plain,
    shown,
)
from awesome_tools.parsers.citations import et_al_and_venue, quoted_citation, venue_after
from awesome_tools.parsers.cursor import Line
from awesome_tools.parsers.draft import clean_title
from awesome_tools.parsers.names import is_short_name, read_authors
from awesome_tools.parsers.naming import names_something
from awesome_tools.parsers.roles import host_role, label_role
from awesome_tools.parsers.titles import split_text_title
from awesome_tools.parsers.venues import read_venue

_TITLED_VENUE = re.compile(r"\s*[(\[【（]([^()\[\]【】（）]{3,100})[)\]】）]$")
_TITLE_KEY = re.compile(r"(?:paper )?title|标题|题目", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:[-–—―:：|>→=]+|\.\s)\s*$")
_QUOTED = re.compile(r"""\s*(?:"(?P<a>[^"]*)"|“(?P<b>[^”]*)”|``(?P<c>.*?)''|「(?P<d>[^」]*)」|《(?P<e>[^》]*)》)""")
# "The [name](url) does …" still presents what it links.
_ARTICLE = re.compile(r"\s*(?:the|a|an)\s*", re.IGNORECASE)
_PREFIXED_QUOTE = re.compile(r"""[*_\s]*(?P<name>[^"“:：]{1,40}?)[*_\s]*[:：][*_\s]*["“](?P<title>[^"”]+)["”]""")
# Words after which a link is part of a sentence.
_SENTENCE = re.compile(
    r"(?:^|[\s,(])(?:see|also|visit|check|refer|please|here|click|by|from|via|to|of|on|in|at|with|using|the|a|an|and|or|our|is|are|for|this|that|under|use|used|uses|using|include|includes|including|checkout|try|called|named|read|follow|join|contact|"
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
    line.set_title(_without_marks(line, part.text) or part.url, "link", part)
    line.draft.title_link = part
    line.at += 1
    _titled_venue(line)
    if line.draft.name is None and line.draft.title.count(" ") <= 2 and host_role(part.url) is Role.CODE:
        line.draft.name = line.draft.title


def _without_marks(line: Line, label: str) -> str:
    """A link's text without the emoji at its ends, which become tags."""
    if label.isascii() and ":" not in label:
        return label
    marks = list(EMOJI_TEXT.finditer(label))
    if not marks:
        return label
    begin, end = 0, len(label)
    while marks and not label[begin : marks[0].start()].strip():
        begin = marks[0].end()
        line.draft.add_tag(marks.pop(0)[0].strip(":"))
    trailing: list[str] = []
    while marks and not label[marks[-1].end() : end].strip():
        end = marks[-1].start()
        trailing.insert(0, marks.pop()[0].strip(":"))
    for tag in trailing:
        line.draft.add_tag(tag)
    return label[begin:end].strip() or label


def _titled_venue(line: Line) -> None:
    """Take a venue in brackets off the end of the title: `Title (AAAI 2020)`."""
    match = _TITLED_VENUE.search(line.draft.title) if line.draft.title.endswith((")", "]", "】", "）")) else None
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
    if colon and _TITLE_KEY.fullmatch(text.strip(" :：")) and len(following) and following[0].kind == TEXT:
        line.shorten(following[0], len(following[0].text) - len(following[0].text.lstrip(" :：")))
        _text_title(line)
        line.draft.quoted = True  # declared to be a title, as quotes do
        return
    if (colon or _QUOTED.match(after)) and _named_by_bold(line, clean_title(text), following):
        return
    # `**Pre.s:** explanation` is the label of a note, `**tool** - description` names a tool.
    label = inner_colon or (colon and not links_in(following))
    line.set_title(text, "label" if label else "bold", *run)
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
    bare = following is not None and following.text.startswith(("http://", "https://", "www."))
    if following is not None and not bare and names_something(following) and _prefix_of_link(line, text, following):
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
        if part.em and line.at > begin and _is_fact(part.text):
            break
        line.at += 1
    return line.parts[begin : line.at]


def _is_fact(text: str) -> bool:
    """Whether a text in italics is a venue or authors rather than a part of the title."""
    return read_venue(text) is not None or bool(read_authors(text, single=True)) or et_al_and_venue(text) is not None


def _wrapped(line: Line) -> bool:
    """Whether the title goes on behind the soft line end at hand."""
    if line.parts[line.at].text != " ":
        return False
    following: list[Atom] = []
    for index in range(line.at + 1, len(line.parts)):
        if line.parts[index].kind == BREAK:
            break
        following.append(line.parts[index])
    words = [part for part in following if part.kind != TEXT or part.text.strip()]
    if not words or words[0].kind != TEXT or words[0].em or words[0].bold:
        return False
    text = plain(following)
    return not read_authors(text) and read_venue(text) is None and not re.match(r"\W", text)


def _is_mark(line: Line, part: Atom) -> bool:
    text = plain([atom for atom in part.parts if atom.kind != EMOJI])
    venue = read_venue(text)
    if venue is not None and (venue.year is not None or not _text_follows(line)):
        return True
    return part.opener in "[【［" and (any(p.kind == CODE for p in part.parts) or not _text_follows(line))


def _text_follows(line: Line) -> bool:
    """Whether text with words, not in italics, goes on before the next link or line end."""
    if line.next_stop <= line.at:
        line.next_stop = next(
            (i for i in range(line.at + 1, len(line.parts)) if _stops(line.parts[i])), len(line.parts)
        )
    return line.next_stop < len(line.parts) and (part := line.parts[line.next_stop]).kind == TEXT and not part.em


def _stops(part: Atom) -> bool:
    if part.kind == TEXT:
        return any(map(str.isalnum, part.text))
    return part.kind in (LINK, BREAK) or (part.kind == GROUP and bool(links_in(part.parts)))


def _prefix_of_link(line: Line, text: str, link: Atom) -> bool:
    """Text directly before a link that names something: a name, authors, a sentence, or the title itself."""
    separated = bool(_SEPARATOR.search(text))
    prefix = clean_title(_SEPARATOR.sub("", text))
    words, label_words = len(prefix.split()), len(link.text.split())
    if _SENTENCE.search(text):
        line.draft.sentence = not _ARTICLE.fullmatch(text)
        _link_title(line, link)
        line.draft.add_note(text)
        return True
    people = read_authors(prefix) if separated or text.rstrip().endswith(",") else ()
    if people:
        line.draft.authors = list(people)
    elif link.bold and not any(part.bold for part in line.parts[: line.at]):
        line.draft.add_note(prefix)
    elif words <= 5 and (separated or label_words >= 4) and prefix:
        paper = host_role(link.url) is Role.PAPER or label_words >= 5
        if len(prefix) <= 40 and paper and (not prefix[0].islower() or is_short_name(prefix)):
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
    if _quoted_behind(line, text, run):
        return
    following = next((part for part in line.rest() if part.kind != BREAK and (part.text.strip() or part.parts)), None)
    whole = following is not None and (_is_labelled(following) or (following.em and _is_fact(following.text)))
    title, venue, note, people = split_text_title(text, whole=whole)
    line.set_title(title, "text", *run)
    line.draft.colon_note = bool(note) and text.strip()[len(title) :].lstrip().startswith((":", "："))
    line.draft.authors = line.draft.authors or list(people)
    if following is not None and following.kind == LINK and not note:
        line.draft.sentence = bool(_SENTENCE.search(title) and not _ARTICLE.fullmatch(title))
    if venue is not None:
        line.draft.apply(venue)
    _titled_venue(line)
    line.draft.add_note(note)


def _quoted_behind(line: Line, text: str, run: list[Atom]) -> bool:
    """`NAME: "Title" VENUE` and `A. Author, "Title", VENUE`: a quotation behind a name or authors is the title."""
    if '"' not in text and "“" not in text:
        return False
    named = _PREFIXED_QUOTE.match(text)
    cited = None if named else quoted_citation(text)
    if named and len(named["title"].split()) >= 2:
        _take_name(line, named["name"].strip(" *_"))
        title, after = named["title"], text[named.end() :]
    elif cited:
        line.draft.authors = list(cited.authors)
        title, after = cited.title, cited.after
    else:
        return False
    line.set_title(title, "quote", *run)
    line.draft.quoted = True
    venue = venue_after(after)
    if venue is not None:
        line.draft.apply(venue)
    else:
        line.draft.add_note(after)
    return True


def _is_labelled(part: Atom) -> bool:
    """Whether a part is one or more links labelled as paper or code, before which a colon begins no note."""
    links = [part] if part.kind == LINK else links_in(part.parts)
    return bool(links) and all(label_role(link.text) in (Role.PAPER, Role.CODE) for link in links)
