"""Reads one line of what follows a title: links, venue, authors, tags, and what is left as the description."""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesome_tools.model import Role
from awesome_tools.parsers.atoms import (
    CODE,
    EMOJI,
    GROUP,
    IMAGE,
    LINK,
    TEXT,
    Atom,
    collapse,
    links_in,
    plain,
    shown,
    tags_of,
)
from awesome_tools.parsers.brackets import take_fact
from awesome_tools.parsers.citations import et_al_and_venue, people_and_venue
from awesome_tools.parsers.draft import Draft
from awesome_tools.parsers.names import read_authors
from awesome_tools.parsers.roles import is_label, label_role
from awesome_tools.parsers.venues import Venue, is_preprint, leading_venue, read_venue

SEPARATORS = " \t-–—―:：,，;|·.•→>*"
_BEFORE_NOTE = SEPARATORS + "("
_AROUND_NOTE = SEPARATORS.replace(".", "")
_NO_PROSE = SEPARATORS + "()[] \n"
# So much of separators before a description is joined; hostile text has more.
_LONGEST_GAP = 1000
_YEAR_END = re.compile(r"(?:[,(\-–—]\s*|^)((?:19|20)\d\d)\)?\s*[.,]?\s*$")
_SENTENCE_ON = re.compile(r",?\s+[a-z]\w*\s+\w")
_DASHED = re.compile(r"(?:^|\s)[-–—:]\s*$")
# Words (and commas) before which a sentence goes on: a code span behind them is a part of it.
_GOES_ON = re.compile(
    r"(?:,|\b(?:for|with|in|of|and|or|the|a|an|to|by|using|uses|like|around|via|from|on|as|is|are|into|than|called|und|mit|"
    r"für))$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_YEAR_NEXT = re.compile(r"\s*((?:19|20)\d\d)\b[\s,.;]*")
# Year, volume, issue and pages behind a journal: ` 2020;17(3):123-9.`
_VOLUME_NEXT = re.compile(
    r"\s*((?:19|20)\d\d)\s*;\s*\d+(?:\s*\(\d+[^()]{0,20}\))?(?::\s*\w+(?:[-–]\w+)?)?(?:[.,]\s*|$)"
)
_ONE_PERSON = re.compile(r"[A-Z]\.(?:[ -]?[A-Z]\.)* [A-Z][\w'’-]+")
_DOI_NEXT = re.compile(r"\bdoi:\s*$")
_CLAUSE = re.compile(r"[.,:;，]\s")


def _people(text: str) -> tuple[str, ...]:
    return read_authors(text, single=_ONE_PERSON.fullmatch(text) is not None)


class TailLine:
    """What a line behind a title says is added to the draft of the entry; `own`: the title is not on that line."""

    def __init__(self, draft: Draft, parts: Sequence[Atom], *, own: bool = False):
        self.draft = draft
        self.own = own  # whether the parts are a line of their own
        self.parts = parts
        self.note: list[str] = []
        self._prose = False
        self._looked_at = 0  # so many parts of the note are no prose
        self._last_text = self._last_seen = self._last_other = -2  # not looked for yet

    def read(self) -> None:
        """Read the line."""
        label = ""
        for index, part in enumerate(self.parts):
            if part.kind == TEXT:
                self._text(part, index)
            elif label and part.kind == GROUP and self._labelled_group(part, label):
                label = ""
            elif part.kind == GROUP and self._labels_next(part, index):
                label = plain(part.parts).strip("[] ")
            elif part.kind == LINK:
                self._link(part, index)
            elif part.kind == GROUP:
                self._group(part, index)
            elif part.kind in (CODE, EMOJI):
                self._mark(part, index)
            elif part.kind == IMAGE and part.text and not self.note:
                self.draft.picture(part.text)
        self._close()

    def _labels_next(self, part: Atom, index: int) -> bool:
        """`[[Paper]] (url)`: a label in brackets, by a slip set apart from its bare URL."""
        if links_in(part.parts) or label_role(plain(part.parts)) is None:
            return False
        parts = self.parts
        behind = (parts[at] for at in range(index + 1, len(parts)))
        after = next((other for other in behind if other.kind != TEXT or other.text.strip()), None)
        links = links_in(after.parts) if after is not None and after.kind == GROUP else []
        return len(links) == 1 and links[0].text.startswith("http")

    def _labelled_group(self, part: Atom, label: str) -> bool:
        link = links_in(part.parts)[0]
        link.text = label
        self._labelled(link)
        return True

    def _close(self) -> None:
        note = collapse("".join(self.note)).strip(_AROUND_NOTE)
        match = _YEAR_END.search(note, max(0, len(note) - 24)) if _DIGIT.search(note, max(0, len(note) - 8)) else None
        if match and self.draft.year is None and len(note[: match.start()].split()) <= 12:
            self.draft.year = int(match[1])
        people = () if self.draft.authors else _people(note[: match.start()] if match else note)
        if people:
            self.draft.authors = list(people)
        elif note and not (len(note) <= 60 and self._take_venue(note)):
            self.draft.add_note(note[:-1] if note.endswith(".") and not note.endswith("..") else note)

    def _venue_behind_people(self, venue: Venue | None) -> bool:
        """Take a venue that stands out, and authors between it and the title; False if there is none."""
        if venue is None:
            return False
        people = _people(collapse("".join(self.note)).strip(_AROUND_NOTE)) if self.note else ()
        if people and not self.draft.authors:
            self.draft.authors = list(people)
            self.note, self._prose, self._looked_at = [], False, 0
        self.draft.apply(venue)
        return True

    def _take_venue(self, text: str) -> bool:
        venue = read_venue(text)
        if venue is None:
            return False
        self.draft.apply(venue)
        return True

    def _in_prose(self) -> bool:
        if not self._prose and len(self.note) > self._looked_at:
            self._prose = any(part.strip(_NO_PROSE) for part in self.note[self._looked_at :])
            if not self._prose and len(self.note[0]) < _LONGEST_GAP:
                self.note = ["".join(self.note)]
            self._looked_at = len(self.note)
        return self._prose

    def _text(self, part: Atom, index: int) -> None:
        text = part.text
        if part.em and len(text) < 400:
            if self._venue_behind_people(read_venue(text)):
                return
            people = read_authors(text, single=not self._in_prose())
            if people and not self.draft.authors:
                self.draft.authors = list(people)
                return
            if (cited := et_al_and_venue(text)) is not None:
                self.draft.authors = self.draft.authors or list(cited[0])
                if cited[1] is not None:
                    self.draft.apply(cited[1])
                return
        elif part.bold and len(text) < 60 and (venue := read_venue(text)) is not None and venue.year is not None:
            self._venue_behind_people(venue)
            return
        if not self._in_prose():
            text = self._leading_venue(text)
        if _DOI_NEXT.search(text) and index + 1 < len(self.parts) and self.parts[index + 1].kind == LINK:
            text = text[: text.rindex("d")]
        self.note.append(text)

    def _leading_venue(self, text: str) -> str:
        """Take a venue off the front of the first text after the title, or one that closes a list of authors."""
        if self.draft.venue is not None and (volume := _VOLUME_NEXT.match(text)):
            self.draft.year = self.draft.year or int(volume[1])
            return text[volume.end() :]
        stripped = text.lstrip(_BEFORE_NOTE)
        clause = _CLAUSE.search(stripped, 0, 80)
        head, rest = (stripped[: clause.start()], stripped[clause.end() :]) if clause else (stripped[:80], "")
        # On a line of its own before links, what ends in a year is the venue even if nobody knows it.
        alone = (
            self.own
            and len(self.parts) > 1
            and not rest.strip()
            and stripped[:1].isupper()
            and bool(_DIGIT.search(head))
        )
        if len(head) <= 60 and (venue := read_venue(head, strict=False) if alone else read_venue(head)) is not None:
            year = _YEAR_NEXT.match(rest) if venue.year is None else None
            self.draft.apply(venue._replace(year=int(year[1])) if year else venue)
            return rest[year.end() :] if year else rest
        if self.draft.venue is not None or not stripped[:1].isupper():
            return text
        found = leading_venue(stripped[:80])
        if found is not None:
            self.draft.apply(found[0])
            return stripped[found[1] :].lstrip(SEPARATORS + ")")
        cited = people_and_venue(stripped)
        if cited is not None:
            self.draft.authors = self.draft.authors or list(cited[0])
            self.draft.apply(cited[1])
            return cited[2]
        return text

    def _link(self, part: Atom, index: int) -> None:
        if label_role(part.text) is not None or part.pictured or (is_label(part.text) and not self._in_prose()):
            if self._in_prose() and self._prose_after(index):
                self.note.append(part.text)
            self._labelled(part)
            return
        # A link that names another thing is merely mentioned; only bare and pictured ones are told by their host.
        bare = not part.text or part.text.startswith(("http", "www.")) or (part.text[0] == "[" and part.text[-1] == "]")
        self.draft.add_link(part, None if bare else Role.OTHER)
        if self._in_prose():
            self.note.append(part.text)

    def _prose_after(self, index: int) -> bool:
        """Whether the sentence that a link stands in goes on behind it."""
        after = self.parts[index + 1] if index + 1 < len(self.parts) else None
        return after is not None and after.kind == TEXT and bool(_SENTENCE_ON.match(after.text))

    def _labelled(self, part: Atom) -> None:
        if not part.pictured and not is_preprint(part.text.strip("[]() ")):
            self._take_venue(part.text)
        self.draft.add_link(part)

    def _group(self, part: Atom, index: int) -> None:
        links = links_in(part.parts)
        text = plain([atom for atom in part.parts if atom.kind in (TEXT, CODE)])
        if links:
            self._link_group(part, links, bare=not any(c.isalnum() for c in text) or len(text.split()) <= 2)
            return
        inner = plain(part.parts)
        words = plain([atom for atom in part.parts if atom.kind != EMOJI])
        # In the description of a dated resource a venue in brackets is that of something else.
        own = not self._in_prose() or self.draft.date is None or self.draft.is_paper()
        if (own and self._take_venue(words)) or take_fact(self.draft, part, inner):
            return
        glued = bool(self.note) and self.note[-1][-1:].isalnum()
        if part.opener in "[【［{" and inner and not glued and len(inner) <= 60 and len(inner.split()) <= 6:
            self._tag_group(part, inner)
            return
        self.note.append(shown(part))

    def _link_group(self, part: Atom, links: list[Atom], *, bare: bool) -> None:
        if bare:
            for link in links:
                if not link.pictured:
                    self._take_venue(link.text)
                bracketed = part.opener == "[" or link.pictured or is_label(link.text)
                self.draft.add_link(link, None if bracketed else Role.OTHER)
            return
        if all(is_label(link.text) for link in links) and len(links) > 1:
            for link in links:
                self._labelled(link)
            return
        for link in links:
            self.draft.add_link(link, None if is_label(link.text) else Role.OTHER)
        self.note.append(shown(part))

    def _tag_group(self, part: Atom, inner: str) -> None:
        for tag in tags_of(part):
            self.draft.add_tag(tag)

    def _mark(self, part: Atom, index: int) -> None:
        """A code span or emoji marks the entry where no text of a description is around it."""
        if part.kind == CODE and (venue := read_venue(part.text)) is not None and venue.year is not None:
            self.draft.apply(venue)
            return
        described = part.kind == EMOJI and self._text_after(index) and bool(_DASHED.search("".join(self.note[-1:])))
        if (
            (not self._in_prose() or not self._text_after(index))
            and not described
            and (part.kind == EMOJI or not self._in_prose() or self._closes(index))
        ):
            self.draft.add_tag(part.text)
            return
        self.note.append(part.text if part.kind == CODE else shown(part))

    def _text_after(self, index: int) -> bool:
        self._look()
        return self._last_text > index

    def _look(self) -> None:
        """Find the last text with words, the last that is not blank, and the last part that is no mark or separator."""
        if self._last_text != -2:
            return
        self._last_text = self._last_seen = self._last_other = -1
        for index, part in enumerate(self.parts):
            if part.kind == TEXT and any(map(str.isalnum, part.text)):
                self._last_text = index
            if part.kind == TEXT and part.text.strip():
                self._last_seen = index
            if part.kind not in (CODE, EMOJI) and part.text.strip(SEPARATORS):
                self._last_other = index

    def _closes(self, index: int) -> bool:
        """Whether a code span stands at the end, set off from the description by its full stop or a blank run."""
        self._look()
        before = "".join(self.note[-2:]).rstrip()
        if before.endswith((".", "!", "?", ")", "]", "。", "|", "-", "–", "—")):
            return True
        return self._last_other < index and self._last_seen <= index and not _GOES_ON.search(before)
