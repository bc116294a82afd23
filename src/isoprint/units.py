"""Lengths: every length in isoprint is a float of points (1/72 inch); this module makes them from other units."""

import re
from typing import Final

POINTS_PER_INCH: Final = 72.0
MM_PER_INCH: Final = 25.4

_LENGTH = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(pt|mm|cm|in)\s*")
_POINTS_PER = {
    "pt": 1.0,
    "mm": POINTS_PER_INCH / MM_PER_INCH,
    "cm": 10 * POINTS_PER_INCH / MM_PER_INCH,
    "in": POINTS_PER_INCH,
}


def mm(length: float) -> float:
    """Return points for a length in millimeters."""
    return length * _POINTS_PER["mm"]


def inch(length: float) -> float:
    """Return points for a length in inches."""
    return length * POINTS_PER_INCH


def parse_length(text: str) -> float:
    """Return points for a text such as ``12pt``, ``4.5 mm`` or ``0.5in``.

    Raises ValueError when the text is no number with one of these units.
    """
    match = _LENGTH.fullmatch(text)
    if match is None:
        raise ValueError(f"“{text}” is no length; write a number and its unit, such as 12pt, 4.5mm or 0.5in")
    return float(match[1]) * _POINTS_PER[match[2]]
