"""Records nested by the sections they stand in, for the formats that have folders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from awesome_tools.model import Record


def nested(
    records: Sequence[Record], entry: Callable[[Record], Iterable[str]], opening: Callable[[str], str], closing: str
) -> str:
    """The texts of the entries, those of one section together between its opening text and the closing one.

    Entries keep their order, and a section stands where its first entry does. A section whose entries have no text is
    left out.
    """
    shown = [(record.section, text) for record in records if (text := "".join(entry(record)))]
    first: dict[tuple[str, ...], int] = {}
    places = [
        [*(first.setdefault(path[:end], number) for end in range(1, len(path) + 1)), number]
        for number, (path, _) in enumerate(shown)
    ]
    texts: list[str] = []
    inside: tuple[str, ...] = ()
    for *_, number in sorted(places):
        path, text = shown[number]
        common = 0
        while common < min(len(inside), len(path)) and inside[common] == path[common]:
            common += 1
        texts += [closing] * (len(inside) - common)
        texts += map(opening, path[common:])
        texts.append(text)
        inside = path
    return "".join(texts) + closing * len(inside)
