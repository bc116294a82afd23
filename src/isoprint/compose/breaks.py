"""Where a text may end a line without a hyphen being added: after its own hyphens and dashes, and inside addresses."""

import re
from typing import Final

SOFT_HYPHEN: Final = "\u00ad"
"""The character that marks where a word may be divided, and prints nothing itself."""
HYPHENS: Final = "-\u2010"
"""Hyphens of the text after which a line may end; U+2011 is the one that does not break."""

_FREE_PLACES: Final = re.compile(r"(?<=[^\W_]{2}[-\u2010])(?=[^\W\d_]{2})|(?<=\w[–—])(?=[^\W\d_]|[“‘«(])|(?<=—)(?=\d)")
"""Not in x-ray, T-cell, IL-17 or interleukin-17: what is short, and a figure, stay with what they are a part of."""
_DEAR_PLACES: Final = re.compile(r"(?<=[^\W\d_]{3}/)(?=[^\W\d_]{2})")
"""After the slash between two words, where nothing better is near."""
_RANGES: Final = re.compile(r"(?<=\d[-–\u2010])(?=\d)")
"""Inside a range of figures, where there is no other way."""
_RANGE_PRICE: Final = 30.0
"""The cost of breaking a range of figures, in hyphens."""
_ADDRESS: Final = re.compile(r"://|@|(?<=\w\w)\.[a-z]{2,}")
"""Signs by which a word is known as a web or mail address."""
_ADDRESS_STROKES: Final = re.compile(r"(?<=[^/]/)(?=[\w@~?])|(?<=//)(?=\w)")
"""After the slashes of an address, which cost nothing."""
_ADDRESS_SIGNS: Final = re.compile(r"(?<=\w[._?&=#@-])(?=\w)")
"""In an address: a point at a line's end looks like the end of a sentence, a hyphen like one that was added."""


def is_address(text: str) -> bool:
    """Return whether a word is a web or mail address, which is broken at its signs and never given a hyphen."""
    return _ADDRESS.search(text) is not None


def openings(text: str) -> dict[int, float]:
    """Return the positions in a word at which a line may end as the word stands, and what each costs in hyphens."""
    if text[:-1].isalpha():
        return {}
    if is_address(text):
        return _priced(_ADDRESS_SIGNS, text, 1.0) | _priced(_ADDRESS_STROKES, text, 0.0)
    return _priced(_RANGES, text, _RANGE_PRICE) | _priced(_DEAR_PLACES, text, 1.0) | _priced(_FREE_PLACES, text, 0.0)


def _priced(places: re.Pattern[str], text: str, price: float) -> dict[int, float]:
    return {match.start(): price for match in places.finditer(text)}
