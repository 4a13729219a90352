"""A list in good order, long enough for its order to be evident, and lines that make it better or worse."""

from __future__ import annotations

_NAMES = """
Brant Bufflehead Canvasback Eider Gadwall Goldeneye Goosander Harlequin Mallard Merganser Muscovy Pintail Pochard
Redhead Scaup Scoter Shelduck Shoveler Smew Spoonbill Steamer Teal Torrent Wigeon
""".split()

LIST = "# Awesome Ducks\n\n## Ducks\n\n" + "".join(
    f"- [{name}](https://{name.lower()}.example) - A duck that swims.\n" for name in _NAMES
)
# The line that the next entry will have.
NEXT = LIST.count("\n") + 1

GOOD = "- [Yellowbill](https://yellowbill.example) - A duck in a hurry.\n"
TWICE = "- [Yellow Eider](https://eider.example/) - A duck of the north.\n"
MISPLACED = "- [Garganey](https://garganey.example) - A duck in a hurry.\n"
EIDER = LIST[: LIST.index("[Eider]")].count("\n") + 1
