"""Numbers and lengths as SVG writes them, always finite."""

import re
from collections.abc import Mapping
from functools import lru_cache
from math import sqrt
from typing import Final

from msgspec import Struct

from isoprint.svg.unsupported import SAVE_AGAIN, SIMPLER, UnsupportedSvg

LARGEST: Final = 1e9
"""The largest number, in any unit."""
MOST_NUMBERS: Final = 100_000
"""The greatest number of numbers in one list."""
NUMBER: Final = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
"""A number, as a pattern."""
_NUMBER: Final = re.compile(NUMBER)
_LIST: Final = re.compile(rf"[\s,]*+(?:(?>{NUMBER})[\s,]*+)*+", re.ASCII)
"""Possessive, so that no text makes it try other ways to split digits."""
_LENGTH: Final = re.compile(rf"\s*({NUMBER})\s*([a-zA-Z%]*)\s*", re.ASCII)
"""A number and its unit."""
_INCH: Final = 96.0
"""Pixels to an inch (CSS 2.1, 4.3.2)."""
_UNITS: Final = {
    "": 1.0, "px": 1.0, "in": _INCH, "pt": _INCH / 72, "pc": _INCH / 6, "cm": _INCH / 2.54, "mm": _INCH / 25.4,
    "Q": _INCH / 101.6,
}  # fmt: skip
"""Pixels to a unit."""
_FONT_UNITS: Final = {"em": 1.0, "ex": 0.5, "ch": 0.5, "rem": 1.0}
"""Multiples of the type size; an x-height and the width of a digit are about half of it."""
_KNOWN: Final = _UNITS.keys() | _FONT_UNITS.keys() | {"%"}
"""All units."""


class Measure(Struct, frozen=True):
    """The reference lengths for relative lengths, in user units."""

    width: float
    height: float
    size: float = 16.0

    def of(self, name: str) -> float:
        """Return what percentages refer to: the width for ``x`` or ``markerWidth``, the diagonal for ``r``."""
        if "x" in name.lower() or "width" in name.lower():
            return self.width
        if "y" in name.lower() or "height" in name.lower():
            return self.height
        return sqrt((self.width**2 + self.height**2) / 2)


def number(text: str) -> float:
    """Return a number or, for a percentage, the fraction. Raises UnsupportedSvg for anything else."""
    text = text.strip()
    if text.endswith("%"):
        return number(text[:-1]) / 100
    if not _NUMBER.fullmatch(text):
        raise UnsupportedSvg(f"“{text[:40]}” in this SVG is not a number isoprint can read", SAVE_AGAIN)
    return bounded(text)


def numbers(text: str) -> tuple[float, ...]:
    """Return numbers with white space, commas or nothing between them."""
    if not _LIST.fullmatch(text):
        raise UnsupportedSvg(f"“{text[:40]}” in this SVG is not a list of numbers isoprint can read", SAVE_AGAIN)
    found = _NUMBER.findall(text)
    if len(found) > MOST_NUMBERS:
        raise UnsupportedSvg(f"This SVG has more than {MOST_NUMBERS // 2:,} points in one shape", SIMPLER)
    return tuple(map(bounded, found))


def length(text: str, measure: Measure, name: str = "") -> float:
    """Return a length in user units; the ``name`` of its attribute says what percentages refer to."""
    value, unit = _parted(text)
    if unit == "":
        return value
    if unit == "%":
        return bounded(value / 100 * measure.of(name))
    return bounded(value * (_UNITS.get(unit) or _FONT_UNITS[unit] * measure.size))


def lengths(texts: Mapping[str, str], measure: Measure, *names: str) -> list[float]:
    """Return the lengths of attributes, 0 for those that are not set."""
    return [length(texts.get(name, "0"), measure, name) for name in names]


def length_unless_auto(texts: Mapping[str, str], measure: Measure, name: str) -> float | None:
    """Return the length of an attribute; None if it is not set or follows from others."""
    text = texts.get(name, "auto").strip()
    return None if text == "auto" else length(text, measure, name)


@lru_cache(maxsize=4096)
def _parted(text: str) -> tuple[float, str]:
    """Return a length's number and unit."""
    match = _LENGTH.fullmatch(text)
    if match is None or match[2] not in _KNOWN:
        raise UnsupportedSvg(f"“{text[:40]}” in this SVG is not a length isoprint can read", SAVE_AGAIN)
    return bounded(match[1]), match[2]


def bounded(number: float | str) -> float:
    """Return a number that a PDF can hold (ISO 19005-2, 6.1.13). Raises UnsupportedSvg for any other."""
    value = float(number)
    if not abs(value) <= LARGEST:
        raise UnsupportedSvg("This SVG contains a number that is too large", SAVE_AGAIN)
    return value
