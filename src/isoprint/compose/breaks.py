"""Where a text may end a line without a hyphen being added: after its own hyphens and dashes, and inside addresses."""

import re
from typing import Final

SOFT_HYPHEN: Final = "\u00ad"
HYPHENS: Final = "-\u2010"
"""Hyphens of the text itself; U+2011 is the one that does not break."""

_FREE: Final = re.compile(r"(?<=[^\W_][-\u2010])(?=[^\W_])|(?<=\w[–—])(?=[^\W\d_]|[“‘«(])|(?<=—)(?=\d)")
_DEAR: Final = re.compile(r"(?<=\d–)(?=\d)|(?<=[^\W\d_]{3}/)(?=[^\W\d_]{2})")
"""After the dash of a range and the stroke between two words: where nothing better is near."""
_ADDRESS: Final = re.compile(r"://|@|(?<=\w\w)\.[a-z]{2,}")
_STROKES: Final = re.compile(r"(?<=[^/]/)(?=[\w@~?])|(?<=//)(?=\w)")
_SIGNS: Final = re.compile(r"(?<=\w[._?&=#@-])(?=\w)")
"""In an address: a point at a line's end looks like the end of a sentence, a hyphen like one that was added."""


def is_address(text: str) -> bool:
    """Return whether a word is a web or mail address, which is broken at its signs and never given a hyphen."""
    return _ADDRESS.search(text) is not None


def openings(text: str) -> dict[int, float]:
    """Return the positions in a word at which a line may end as the word stands, and what each costs in hyphens."""
    if text[:-1].isalpha():
        return {}
    free, dear = (_STROKES, _SIGNS) if is_address(text) else (_FREE, _DEAR)
    costs = {match.start(): 1.0 for match in dear.finditer(text)}
    return costs | {match.start(): 0.0 for match in free.finditer(text)}
