"""What a hand fills in, drawn as vectors: circles and boxes to tick, lines to write on."""

from typing import Final

from isoprint.page import Rule, Shape

THICKNESS: Final = 0.6
"""Of circles, boxes and lines, in points: clear on a copy of a copy, and still lighter than the type."""

_ARC: Final = 0.5523
"""How far the control points of a quarter circle lie from its ends, in radii (4/3 · (√2 − 1))."""


def circle(x: float, y: float, size: float, tint: str) -> Shape:
    """Return a circle to tick; (x, y) is the top left corner of its square."""
    r = size / 2
    cx, cy, k = x + r, y + r, r * _ARC
    path: tuple[tuple[str | float, ...], ...] = (
        ("M", cx + r, cy),
        ("C", cx + r, cy + k, cx + k, cy + r, cx, cy + r),
        ("C", cx - k, cy + r, cx - r, cy + k, cx - r, cy),
        ("C", cx - r, cy - k, cx - k, cy - r, cx, cy - r),
        ("C", cx + k, cy - r, cx + r, cy - k, cx + r, cy),
        ("Z",),
    )
    return Shape(path, stroke=tint, thickness=THICKNESS)


def box(x: float, y: float, size: float, tint: str) -> Shape:
    """Return a box to tick or to write a number in; (x, y) is its top left corner."""
    return border(x, y, size, size, tint)


def border(x: float, y: float, width: float, height: float, tint: str) -> Shape:
    """Return a thin border; (x, y) is its top left corner."""
    return Shape((("R", x, y, width, height),), stroke=tint, thickness=THICKNESS)


def line(x: float, y: float, width: float, tint: str) -> Rule:
    """Return a line to write on."""
    return Rule(x, y, x + width, y, THICKNESS, tint)
