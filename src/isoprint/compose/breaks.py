"""Where a text may end a line without a hyphen being added: after its own hyphens and dashes, and inside addresses."""

import re
from typing import Final

SOFT_HYPHEN: Final = "\u00ad"
HYPHENS: Final = "-\u2010"
"""Hyphens of the text itself; U+2011 is the one that does not break."""

_AFTER_HYPHEN: Final = re.compile(
    r"(?<=[^\W_][-\u2010])(?=[^\W_])|(?<=\w[–—])(?=[\w“‘«(])|(?<=[^\W\d_]{2}/)(?=[^\W\d_]{2})"
)
_ADDRESS: Final = re.compile(r"://|www\.|@|^[\w.-]+\.[a-z]{2,}/", re.IGNORECASE)
_IN_ADDRESS: Final = re.compile(r"(?<=[^/][/._?&=@-])(?=\w)|(?<=//)(?=\w)")


def is_address(text: str) -> bool:
    """Return whether a word is a web or mail address, which is broken at its signs and never given a hyphen."""
    return _ADDRESS.search(text) is not None


def openings(text: str) -> tuple[int, ...]:
    """Return the positions in a word at which a line may end as the word stands."""
    if text[:-1].isalpha():
        return ()
    pattern = _IN_ADDRESS if is_address(text) else _AFTER_HYPHEN
    return tuple(match.start() for match in pattern.finditer(text))
