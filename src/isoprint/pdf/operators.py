"""Numbers, tints and paths as operands and operators of a content stream."""

from collections.abc import Sequence
from functools import cache
from typing import Final

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in the PDF's coordinates, whose y grows upwards."""

Path = Sequence[tuple[str | float, ...]]
"""The steps of a page.Shape."""

_OPERATORS: Final = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def number(value: float) -> str:
    """Return a length to a thousandth of a point: no exponent, no needless zero."""
    return f"{round(value, 3):.8g}"


def point(x: float, y: float) -> str:
    """Return the operands for a point."""
    return f"{number(x)} {number(y)}"


@cache
def color(tint: str) -> str:
    """Return the three operands for a tint such as ``#1a5276``."""
    return " ".join(f"{int(tint[i : i + 2], 16) / 255:.4g}" for i in (1, 3, 5))


def path(steps: Path, height: float) -> str:
    """Return a path on a page of this height; an upright rectangle is one operator: a QR code has hundreds."""
    operators, at = [], 0
    while at < len(steps):
        box = _rectangle(steps[at : at + 5])
        if box:
            left, top, right, bottom = box
            operators.append(f"{left:.2f} {height - bottom:.2f} {right - left:.2f} {bottom - top:.2f} re\n")
            at += 5
        else:
            operators.append(_step(*steps[at], height=height))
            at += 1
    return "".join(operators)


def extent(steps: Path, height: float) -> Box:
    """Return the box around all points of a path."""
    xs, ys = ([float(value) for step in steps for value in step[start::2]] for start in (1, 2))
    return min(xs), height - max(ys), max(xs), height - min(ys)


def _step(letter: str | float, *values: str | float, height: float) -> str:
    points = [point(float(x), height - float(y)) for x, y in zip(values[::2], values[1::2], strict=True)]
    return f"{' '.join(points)} {_OPERATORS[str(letter)]}\n"


def _rectangle(steps: Path) -> Box | None:
    """Return left, top, right and bottom where five steps go around an upright rectangle from its top left."""
    if len(steps) == 5 and [len(step) for step in steps] == [3, 3, 3, 3, 1]:
        (a, x0, y0), (b, x1, y1), (c, x2, y2), (d, x3, y3), (e,) = steps
        if y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0 and (a, b, c, d, e) == ("M", "L", "L", "L", "Z"):
            return float(x0), float(y0), float(x1), float(y2)
    return None
