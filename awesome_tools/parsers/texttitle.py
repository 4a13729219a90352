"""A title in plain text or in quotation marks: where it ends, and what stands before a link."""

from __future__ import annotations

import re

from awesome_tools.model import Role
from awesome_tools.parsers.atoms import BREAK, GROUP, LINK, TEXT, Atom, links_in, plain, shown
from awesome_tools.parsers.citations import quoted_citation, venue_after
from awesome_tools.parsers.cursor import Line
from awesome_tools.parsers.draft import clean_title
from awesome_tools.parsers.linktitle import link_title, titled_venue
from awesome_tools.parsers.names import is_short_name, read_authors
from awesome_tools.parsers.naming import names_something
from awesome_tools.parsers.roles import host_role, label_role
from awesome_tools.parsers.run import is_fact, text_run
from awesome_tools.parsers.titles import split_text_title
from awesome_tools.parsers.venues import read_venue

_SEPARATOR = re.compile(r"\s*(?:[-–—―:：|>→=]+|\.\s)\s*$")
QUOTED = re.compile(r"""\s*(?:"(?P<a>[^"]*)"|“(?P<b>[^”]*)”|``(?P<c>.*?)''|「(?P<d>[^」]*)」|《(?P<e>[^》]*)》)""")
TITLE_KEY = re.compile(r"\s*(?:(?:paper )?title|标题|题目)\s*[:：]\s*", re.IGNORECASE)
# "The [name](url) does …" still presents what it links.
_ARTICLE = re.compile(r"\s*(?:the|a|an)\s*", re.IGNORECASE)
_PREFIXED_QUOTE = re.compile(r"""[*_\s]*(?P<name>[^"“:：]{1,40}?)[*_\s]*[:：][*_\s]*["“](?P<title>[^"”]+)["”]""")
# Words after which a link is part of a sentence.
_SENTENCE = re.compile(
    r"(?:^|[\s,(])(?:see|also|visit|check|refer|please|here|click|by|from|via|to|of|on|in|at|with|using|the|a|an|and|or|our|is|are|for|this|that|under|use|used|uses|using|include|includes|including|checkout|try|called|named|read|follow|join|contact|"
    r"based|listed|source|credit|credits|thanks|inspired|forked|maintained|provided|created|curated|powered|参考|参见|请|见|详见|参考自|感谢|来自|欢迎)\s*[:：]?\s*$",
    re.IGNORECASE,
)


def take_name(line: Line, name: str) -> None:
    """Take what stands before a title: authors, a short name, or a word such as "Method" that says nothing."""
    if read_authors(name, single=False):
        line.draft.authors = list(read_authors(name))
    elif not re.fullmatch(r"(?:method|title|name|paper|model|方法)s?", name, re.IGNORECASE):
        line.draft.name = name


def quoted_title(line: Line, name: str | None) -> None:
    """Read the quotation that the text at hand begins with, a colon passed over, as the title."""
    first = line.parts[line.at]
    lead = len(first.text) - len(first.text.lstrip(" :："))
    match = QUOTED.match(first.text, lead)
    assert match is not None  # noqa: S101 - the caller looked
    if name:
        take_name(line, name)
    title = next((found for found in match.groups() if found is not None), "")
    line.set_title(title, "quote", first)
    line.draft.quoted = True
    line.shorten(first, match.end())


def text_title(line: Line) -> None:
    """Read the text at hand as the title, or as what stands before a title that is a link."""
    first = line.parts[line.at]
    quoted = QUOTED.match(first.text) if first.kind == TEXT else None
    if quoted and quoted.end() - quoted.start() > 6:
        quoted_title(line, None)
        return
    run = text_run(line)
    if not run:
        line.at += 1 if line.at < len(line.parts) and line.parts[line.at].kind == GROUP else 0
        return
    text = "".join(map(shown, run))
    if run[0] is first and (key := TITLE_KEY.match(first.text)) and key.end() < len(first.text):
        line.at -= len(run)
        line.shorten(first, key.end())
        text_title(line)
        line.draft.quoted = True  # declared to be a title, as quotes do
        return
    if _dated_people(line, text):
        text_title(line)
        return
    if text.endswith((":", "：")) and line.at + 1 < len(line.parts) and line.parts[line.at].kind == BREAK:
        line.at += names_something(line.parts[line.at + 1])
    following = line.parts[line.at] if line.at < len(line.parts) else None
    bare = following is not None and following.text.startswith(("http://", "https://", "www."))
    if following is not None and not bare and names_something(following) and _prefix_of_link(line, text, following):
        return
    _split_title(line, text, run)


def _dated_people(line: Line, text: str) -> bool:
    """`Author, A., & Author, B. (2019). Title. Venue.`: take people and year, as citations in APA style begin."""
    if line.at + 1 >= len(line.parts) or line.parts[line.at].kind != GROUP or line.parts[line.at + 1].kind != TEXT:
        return False
    year, after = read_venue(plain(line.parts[line.at].parts)), line.parts[line.at + 1]
    people = read_authors(text, single=True) if year is not None and year.year and not year.name else ()
    dot = re.match(r"[.:]\s+(?=\S)", after.text)
    if year is None or not dot or not any("." in person for person in people):
        return False
    line.draft.authors = list(people)
    line.draft.apply(year)
    line.at += 1
    line.shorten(after, dot.end())
    return True


def _prefix_of_link(line: Line, text: str, link: Atom) -> bool:
    """Text directly before a link that names something: a name, authors, a sentence, or the title itself."""
    separated = bool(_SEPARATOR.search(text))
    prefix = clean_title(_SEPARATOR.sub("", text))
    words, label_words = len(prefix.split()), len(link.text.split())
    if _SENTENCE.search(text):
        line.draft.sentence = not _ARTICLE.fullmatch(text)
        link_title(line, link)
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
    link_title(line, link)
    return True


def _split_title(line: Line, text: str, run: list[Atom]) -> None:
    if _quoted_behind(line, text, run):
        return
    following = next((part for part in line.rest() if part.kind != BREAK and (part.text.strip() or part.parts)), None)
    whole = following is not None and (_is_labelled(following) or (following.em and is_fact(following.text)))
    title, venue, note, people = split_text_title(text, whole=whole)
    line.set_title(title, "text", *run)
    line.draft.colon_note = bool(note) and text.strip()[len(title) :].lstrip().startswith((":", "："))
    line.draft.authors = line.draft.authors or list(people)
    if following is not None and following.kind == LINK and not note:
        line.draft.sentence = bool(_SENTENCE.search(title) and not _ARTICLE.fullmatch(title))
    if venue is not None:
        line.draft.apply(venue)
    titled_venue(line)
    line.draft.add_note(note)


def _quoted_behind(line: Line, text: str, run: list[Atom]) -> bool:
    """`NAME: "Title" VENUE` and `A. Author, "Title", VENUE`: a quotation behind a name or authors is the title."""
    if '"' not in text and "“" not in text:
        return False
    named = _PREFIXED_QUOTE.match(text)
    cited = None if named else quoted_citation(text)
    if named and len(named["title"].split()) >= 2:
        take_name(line, named["name"].strip(" *_"))
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
