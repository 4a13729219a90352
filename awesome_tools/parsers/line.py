"""Reads one line of atoms (a bullet's text, a paragraph, an HTML line) into a draft: marks, title, then the tail."""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesome_tools.model import Role
from awesome_tools.parsers.atoms import (
    BREAK, CODE, EMOJI, EMOJI_TEXT, GROUP, IMAGE, LINK, TEXT, Atom, collapse, group, links_in, plain, shown,
)
from awesome_tools.parsers.draft import Draft, clean_title
from awesome_tools.parsers.names import is_short_name, read_authors
from awesome_tools.parsers.roles import host_role, is_label
from awesome_tools.parsers.tail import read_tail
from awesome_tools.parsers.titles import split_text_title
from awesome_tools.parsers.venues import read_venue

_ENUMERATOR = re.compile(r"\s*(?:\(?\d{1,3}(?:[.)](?=\s|$)|、)|[•·‣◦▪▸►➤–—*+>|~-]+(?=\s|$))\s*")
_SEPARATOR = re.compile(r"\s*(?:[-–—―:：|>→=]+|\.\s)\s*$")
_OWN_PAGE = re.compile(
    r"https?://(?:(?:www\.)?git(?:hub|lab)\.com/[^/]+/(?P<repo>[^/?#]+?)(?:\.git)?/?$|(?:www\.)?(?P<host>[^/.]+)\.[a-z.]{2,6}/?$)", re.IGNORECASE
)
_STARTS_SEPARATED = re.compile(r"\s*(?:[:：]|[-–—―|→]+(?=\s|$))")
_QUOTED = re.compile(r"""\s*(?:"(?P<a>[^"]*)"|“(?P<b>[^”]*)”|``(?P<c>.*?)''|「(?P<d>[^」]*)」|《(?P<e>[^》]*)》)""")
# "The [name](url) does …" still presents what it links.
_ARTICLE = re.compile(r"\s*(?:the|a|an)\s*", re.IGNORECASE)
_PREFIXED_QUOTE = re.compile(r"""[*_\s]*(?P<name>[^"“:：]{1,40}?)[*_\s]*[:：][*_\s]*["“](?P<title>[^"”]+)["”]""")
_DATED = re.compile(r"\s*(?P<what>[^:：|\-–—]{2,40}?)\s*(?:[:：|]|\s[-–—]+\s)\s*")
# Words after which a link is part of a sentence.
_SENTENCE = re.compile(
    r"(?:^|[\s,(])(?:see|also|visit|check|refer|please|here|click|by|from|via|to|of|on|in|at|with|using|the|a|an|and|or|our|is|are|for|this|that|under|read|follow|join|contact|"
    r"based|listed|source|credit|credits|thanks|inspired|forked|maintained|provided|created|curated|powered|参考|参见|请|见|详见|参考自|感谢|来自|欢迎)\s*[:：]?\s*$",
    re.IGNORECASE,
)


def read_line(atoms: Sequence[Atom]) -> Draft:
    """The draft of an entry that stands on one line or in one paragraph."""
    reader = _LineReader(group(atoms))
    reader.lead()
    reader.title()
    read_tail(reader.draft, reader.rest())
    return reader.draft


def names_something(atom: Atom) -> bool:
    """Whether a link's label names a resource, rather than saying what the link is for."""
    if atom.kind != LINK or atom.pictured or not any(map(str.isalnum, EMOJI_TEXT.sub("", atom.text))):
        return False
    return not is_label(atom.text) or _names_its_target(atom.text, atom.url)


def _names_its_target(label: str, url: str) -> bool:
    """Whether a label is the name of what it links: `[pytorch](https://github.com/pytorch/pytorch)`."""
    match = _OWN_PAGE.match(url)
    return bool(match) and _squeeze(label) == _squeeze((match["repo"] or match["host"]) if match else "")


def _squeeze(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


class _LineReader:
    def __init__(self, parts: list[Atom]):
        self.parts = parts
        self.at = 0
        self.draft = Draft()
        self.lead_tags: list[str] = []

    def rest(self) -> list[Atom]:
        return self.parts[self.at :]

    # --- marks before the title -------------------------------------------------------------------------------

    def lead(self) -> None:
        """Pass over decoration, and take venue links, dates, tags and icons that stand before the title."""
        while self.at < len(self.parts) and self._lead_one(self.parts[self.at]):
            self.at += 1
        for tag in self.lead_tags:
            self.draft.add_tag(tag)

    def _lead_one(self, part: Atom) -> bool:
        if part.kind == BREAK:
            return True
        if part.kind == TEXT:
            return self._lead_text(part)
        if part.kind == EMOJI:
            self.lead_tags.append(part.text)
            return True
        if part.kind == IMAGE:
            if part.text:
                self.draft.fields.setdefault("icon", collapse(part.text))
            return True
        if part.kind == CODE:
            return self._lead_code(part)
        if part.kind == LINK:
            return self._lead_link(part)
        return self._lead_group(part)

    def _lead_text(self, part: Atom) -> bool:
        text = part.text
        if not any(character.isalnum() for character in text):
            return not re.search(r"[\"“「《]", text)
        match = _ENUMERATOR.match(text)
        if match and match.end() and match.end() < len(text) and not part.bold:
            self._shorten(part, match.end())
            text = part.text
        match = _DATED.match(text)
        if match:
            venue = read_venue(match["what"])
            if venue is not None and (venue.year is not None or venue.date):
                self.draft.apply(venue)
                self._shorten(part, match.end())
                return not part.text.strip()
        whole = text.strip()
        if self._more(2) and len(whole) < 30:
            venue = read_venue(whole)
            if venue is not None and (venue.year is not None or venue.date):
                self.draft.apply(venue)
                return True
        return False

    def _lead_code(self, part: Atom) -> bool:
        after = self.parts[self.at + 1 :]
        first = next((atom for atom in after if atom.kind != TEXT or atom.text.strip()), None)
        if first is None or (first.kind == TEXT and _STARTS_SEPARATED.match(first.text)):
            return False
        if first.kind == TEXT and not names_something_later(after):
            return False
        self.lead_tags.append(part.text)
        return True

    def _lead_link(self, part: Atom) -> bool:
        if names_something(part):
            return False
        after = self.parts[self.at + 1 :]
        if part.pictured:
            if not (names_something_later(after) or _words_before_link(after) >= 1):
                return False
            if part.text:
                self.draft.fields.setdefault("icon", part.text)
            self.draft.add_link(part)
            return True
        if _words_before_link(after) >= 3 and not _starts_separated(after):
            self._mark_link(part)
            return True
        if names_something_later(after, at_once=True) and not _starts_separated(after):
            self._mark_link(part)
            return True
        return False

    def _lead_group(self, part: Atom) -> bool:
        links = links_in(part.parts)
        if links:
            return self._lead_link_group(part, links)
        text = plain(part.parts)
        if not self._more(1):
            return False
        venue = read_venue(text)
        if venue is not None:
            self.draft.apply(venue)
            return True
        if part.opener in "[【［" and len(text.split()) <= 5:
            for piece in _tags_of(part):
                self.lead_tags.append(piece)
            return True
        return False

    def _lead_link_group(self, part: Atom, links: list[Atom]) -> bool:
        """`[[ICLR](…)]` in front of the title; a group that holds the title itself is opened instead."""
        words = _words_before_link(self.parts[self.at + 1 :])
        named_later = names_something_later(self.parts[self.at + 1 :])
        if words < 2 and not named_later and any(map(names_something, links)):
            self.parts[self.at : self.at + 1] = part.parts
            self.at -= 1
            return True
        for link in links:
            self._mark_link(link, known=len(link.text.split()) <= 4)
        return True

    def _mark_link(self, link: Atom, *, known: bool = False) -> None:
        venue = read_venue(link.text, strict=not known) if not is_role_word(link.text) else None
        if venue is not None:
            self.draft.apply(venue)
        self.draft.add_link(link)

    def _more(self, words: int) -> bool:
        """Whether title-like content follows the part at hand."""
        after = self.parts[self.at + 1 :]
        return _words_before_link(after) >= words or names_something_later(after)

    def _shorten(self, part: Atom, length: int) -> None:
        if len(part.text) == part.end - part.start:
            part.start += length
        part.text = part.text[length:]

    # --- the title ------------------------------------------------------------------------------------------

    def title(self) -> None:
        """Read the title at the part at hand."""
        if self.at >= len(self.parts):
            return
        part = self.parts[self.at]
        if part.kind == LINK:
            self._link_title(part)
        elif part.kind == CODE:
            self._set_title(part.text, "code", part)
            self.at += 1
        elif part.kind == TEXT and part.bold:
            self._bold_title()
        else:
            self._text_title()

    def _set_title(self, text: str, kind: str, *parts: Atom) -> None:
        self.draft.title, self.draft.title_kind = clean_title(text), kind
        self.draft.start, self.draft.end = parts[0].start, parts[-1].end

    def _link_title(self, part: Atom) -> None:
        self._set_title(part.text or part.url, "link", part)
        self.draft.title_link = part
        self.at += 1
        self._titled_venue()
        if self.draft.name is None and host_role(part.url) is Role.CODE and len(self.draft.title.split()) <= 3:
            self.draft.name = self.draft.title

    def _titled_venue(self) -> None:
        """Take a venue in brackets off the end of the title: `Title (AAAI 2020)`."""
        match = re.search(r"\s*[(\[【（]([^()\[\]【】（）]{3,100})[)\]】）]$", self.draft.title)
        venue = read_venue(match[1]) if match else None
        if match and venue is not None and venue.name is not None and match.start() > 2:
            self.draft.apply(venue)
            self.draft.title = clean_title(self.draft.title[: match.start()])

    def _bold_title(self) -> None:
        end = self.at
        while end < len(self.parts) and self._in_bold(end):
            end += 1
        run = self.parts[self.at : end]
        text = plain(run)
        following = self.parts[end:]
        after = plain(following[:1]) if following and following[0].kind == TEXT else ""
        inner_colon = text.rstrip().endswith((":", "："))
        colon = inner_colon or after.startswith((":", "："))
        self.at = end
        if (colon or _QUOTED.match(after)) and self._named_by_bold(clean_title(text), following):
            return
        # `**Pre.s:** explanation` is the label of a note, `**tool** - description` names a tool.
        self._set_title(text, "label" if inner_colon else "bold", *run)
        self._titled_venue()

    def _in_bold(self, index: int) -> bool:
        part = self.parts[index]
        if part.kind == GROUP:
            return part.bold and not links_in(part.parts)
        if part.kind in (TEXT, CODE):
            return part.bold or (part.kind == TEXT and not part.text.strip() and index + 1 < len(self.parts)
                                 and self.parts[index + 1].bold and self.parts[index + 1].kind != LINK)
        return part.kind == EMOJI and part.bold

    def _named_by_bold(self, name: str, following: list[Atom]) -> bool:
        """`**NAME:** "title"`, `**NAME**: [title](…)`, `**NAME**: Title, VENUE 2020`: the bold text is the name."""
        if not following:
            return False
        first = following[0]
        skip = 0
        if first.kind == TEXT and not first.text.strip(" \t:：-–—") and len(following) > 1:
            skip, first = 1, following[1]
        if first.kind == TEXT and _QUOTED.match(first.text.lstrip(" :：")):
            self.at += skip
            self._quoted_title(name)
            return True
        if names_something(first) and (len(first.text.split()) > 2 or skip):
            if len(name.split()) > 5 and not is_short_name(name):
                return False
            self.at += skip
            self._take_name(name)
            self._link_title(first)
            return True
        if first.kind == TEXT and len(name.split()) <= 3 and is_short_name(name):
            text, venue, *_ = split_text_title(first.text.lstrip(" :："))
            if venue is not None and len(text.split()) >= 3:
                self.at += skip
                self._shorten(first, len(first.text) - len(first.text.lstrip(" :：")))
                self._take_name(name)
                self._text_title()
                return True
        return False

    def _take_name(self, name: str) -> None:
        if read_authors(name, single=False):
            self.draft.authors = list(read_authors(name))
        elif not re.fullmatch(r"(?:method|title|name|paper|model|方法)s?", name, re.IGNORECASE):
            self.draft.name = name

    def _quoted_title(self, name: str | None) -> None:
        first = self.parts[self.at]
        lead = len(first.text) - len(first.text.lstrip(" :："))
        match = _QUOTED.match(first.text, lead)
        assert match is not None  # noqa: S101 - the caller looked
        if name:
            self._take_name(name)
        title = next((found for found in match.groups() if found is not None), "")
        self._set_title(title, "quote", first)
        self.draft.quoted = True
        self._shorten(first, match.end())

    def _text_title(self) -> None:
        first = self.parts[self.at]
        if first.kind == TEXT and _QUOTED.match(first.text):
            quoted = _QUOTED.match(first.text)
            if quoted and quoted.end() - quoted.start() > 6:
                self._quoted_title(None)
                return
        run = self._text_run()
        if not run:
            self.at += 1 if self.at < len(self.parts) and self.parts[self.at].kind == GROUP else 0
            return
        text = "".join(map(shown, run))
        following = self.parts[self.at] if self.at < len(self.parts) else None
        if following is not None and names_something(following) and self._prefix_of_link(text, following):
            return
        self._split_title(text, run)

    def _text_run(self) -> list[Atom]:
        """Text up to the first link, line end, picture, mark or formatted venue."""
        begin = self.at
        while self.at < len(self.parts):
            part = self.parts[self.at]
            if part.kind == BREAK and self.at > begin and self._wrapped():
                self.at += 1
                continue
            if part.kind in (LINK, BREAK, IMAGE) or (part.kind == EMOJI and not self._text_follows()):
                break
            if part.kind == GROUP and (links_in(part.parts) or (self.at > begin and self._is_mark(part))):
                break
            if part.kind == CODE and not self._text_follows():
                break
            if part.em and self.at > begin and (read_venue(part.text) or read_authors(part.text, single=True)):
                break
            self.at += 1
        return self.parts[begin : self.at]

    def _wrapped(self) -> bool:
        """Whether the title goes on behind the soft line end at hand."""
        if self.parts[self.at].text != " ":
            return False
        line: list[Atom] = []
        for part in self.parts[self.at + 1 :]:
            if part.kind == BREAK:
                break
            line.append(part)
        words = [part for part in line if part.kind != TEXT or part.text.strip()]
        if not words or words[0].kind != TEXT or words[0].em or words[0].bold:
            return False
        text = plain(line)
        return not read_authors(text) and read_venue(text) is None and not re.match(r"\W", text)

    def _is_mark(self, part: Atom) -> bool:
        text = plain(part.parts)
        if read_venue(text) is not None:
            return True
        return part.opener in "[【［" and (any(p.kind == CODE for p in part.parts) or not self._text_follows())

    def _text_follows(self) -> bool:
        for part in self.parts[self.at + 1 :]:
            if part.kind == TEXT and any(character.isalnum() for character in part.text):
                return not part.em
            if part.kind in (LINK, BREAK) or (part.kind == GROUP and links_in(part.parts)):
                return False
        return False

    def _prefix_of_link(self, text: str, link: Atom) -> bool:
        """Text directly before a link that names something: a name, authors, a sentence, or the title itself."""
        separated = bool(_SEPARATOR.search(text))
        prefix = clean_title(_SEPARATOR.sub("", text))
        words, label_words = len(prefix.split()), len(link.text.split())
        if _SENTENCE.search(text):
            self.draft.sentence = not _ARTICLE.fullmatch(text)
            self._link_title(link)
            self.draft.add_note(text)
            return True
        people = read_authors(prefix)
        if people and separated:
            self.draft.authors = list(people)
        elif words <= 5 and (separated or label_words >= 4) and prefix:
            if len(prefix) <= 40 and (not prefix[0].islower() or is_short_name(prefix)):
                self.draft.name = prefix
            else:
                self.draft.add_note(prefix)
        elif not prefix:
            pass
        elif separated and words <= 8 and label_words > words:
            self.draft.add_note(prefix)
        else:
            return False
        self._link_title(link)
        return True

    def _split_title(self, text: str, run: list[Atom]) -> None:
        quoted = _PREFIXED_QUOTE.match(text)
        if quoted and len(quoted["title"].split()) >= 3:
            self._take_name(quoted["name"].strip(" *_"))
            text = quoted["title"]
        title, venue, note, people = split_text_title(text)
        self._set_title(title, "quote" if quoted else "text", *run)
        self.draft.quoted = bool(quoted)
        self.draft.authors = self.draft.authors or list(people)
        if self.at < len(self.parts) and self.parts[self.at].kind == LINK and not note and len(title.split()) >= 4:
            self.draft.sentence = bool(_SENTENCE.search(title))
        if venue is not None:
            self.draft.apply(venue)
        self._titled_venue()
        self.draft.add_note(note)


def is_role_word(label: str) -> bool:
    """Whether a label is a word for a role, not a venue."""
    return is_label(label) and read_venue(label) is None


def names_something_later(parts: Sequence[Atom], *, at_once: bool = False) -> bool:
    """Whether a link that names a resource follows, on the same line; `at_once`: before any text."""
    for part in parts:
        if part.kind == BREAK:
            return False
        if names_something(part) or (part.kind == GROUP and any(map(names_something, links_in(part.parts)))):
            return True
        if at_once and part.kind == TEXT and any(character.isalnum() for character in part.text):
            return False
    return False


def _words_before_link(parts: Sequence[Atom]) -> int:
    words = 0
    for part in parts:
        if part.kind in (LINK, BREAK) or (part.kind == GROUP and links_in(part.parts)):
            break
        if part.kind in (TEXT, CODE, GROUP):
            words += sum(any(c.isalnum() for c in word) for word in shown(part).split())
    return words


def _starts_separated(parts: Sequence[Atom]) -> bool:
    return bool(parts) and parts[0].kind == TEXT and bool(_STARTS_SEPARATED.match(parts[0].text))


def _tags_of(part: Atom) -> list[str]:
    marked = [atom.text for atom in part.parts if atom.kind in (CODE, EMOJI)]
    return marked or [plain(part.parts)]
