"""Where a line may end without an added hyphen: after the hyphens and dashes of the text, and inside addresses."""

import re
from typing import Final

SOFT_HYPHEN: Final = "\u00ad"
"""The character that marks where a word may be divided, and prints nothing itself."""
HYPHENS: Final = "-\u2010"
"""Hyphens of the text after which a line may end; U+2011 is the one that does not break."""

_FREE_PLACES: Final = re.compile(r"(?<=[^\W_]{2}[-\u2010])(?=[^\W\d_]{2})|(?<=\w[–—])(?=[^\W\d_]|[“‘«(])|(?<=—)(?=\d)")
"""After hyphens and dashes, but not in x-ray, T-cell, IL-17 or interleukin-17: short parts and figures stay."""
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
"""Before the signs of an address: at a line's end a point looks like a full stop, a hyphen like an added one."""


def is_address(text: str) -> bool:
    """Return whether a word is a web or mail address, which is broken at its signs and never given a hyphen."""
    return _ADDRESS.search(text) is not None


def openings(text: str) -> dict[int, float]:
    """Return the positions in a word at which a line may end without a hyphen, each with its cost in hyphens."""
    if text[:-1].isalpha():
        return {}
    if is_address(text):
        return _priced(_ADDRESS_SIGNS, text, 1.0) | _priced(_ADDRESS_STROKES, text, 0.0)
    return _priced(_RANGES, text, _RANGE_PRICE) | _priced(_DEAR_PLACES, text, 1.0) | _priced(_FREE_PLACES, text, 0.0)


def _priced(places: re.Pattern[str], text: str, price: float) -> dict[int, float]:
    return {match.start(): price for match in places.finditer(text)}
