"""Where a text may end a line without a hyphen being added: after its own hyphens and dashes, and inside addresses."""

import re
from typing import Final

SOFT_HYPHEN: Final = "\u00ad"
HYPHENS: Final = "-\u2010"
"""Hyphens of the text itself; U+2011 is the one that does not break."""

_FREE: Final = re.compile(r"(?<=[^\W_]{2}[-\u2010])(?=[^\W\d_]{2})|(?<=\w[–—])(?=[^\W\d_]|[“‘«(])|(?<=—)(?=\d)")
"""Not in x-ray, T-cell, IL-17 or interleukin-17: what is short, and a figure, stay with what they are a part of."""
_DEAR: Final = re.compile(r"(?<=[^\W\d_]{3}/)(?=[^\W\d_]{2})")
"""After the stroke between two words: where nothing better is near."""
_FIGURES: Final = re.compile(r"(?<=\d[-–\u2010])(?=\d)")
"""Inside a range: where there is no other way."""
_FIGURES_PRICE: Final = 30.0
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
    if is_address(text):
        return _priced(_SIGNS, text, 1.0) | _priced(_STROKES, text, 0.0)
    return _priced(_FIGURES, text, _FIGURES_PRICE) | _priced(_DEAR, text, 1.0) | _priced(_FREE, text, 0.0)


def _priced(places: re.Pattern[str], text: str, price: float) -> dict[int, float]:
    return {match.start(): price for match in places.finditer(text)}
