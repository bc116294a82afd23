"""Lengths: every length in isoprint is a float of points."""

from typing import Final

POINTS_PER_INCH: Final = 72.0
"""Points to an inch: the point of PDF and PostScript."""
