"""Write numbers, tints, matrices and paths as operands and operators of a content stream."""

from collections.abc import Sequence
from functools import cache
from typing import Final

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right and top in the PDF's coordinates, whose y grows upwards."""

PathSteps = Sequence[tuple[str | float, ...]]
"""The steps of a page.Shape."""

OPERATORS: Final = {"M": "m", "L": "l", "C": "c", "Z": "h"}
"""The operators of the steps of a path."""


def number(value: float) -> str:
    """Return a length to a thousandth of a point: no exponent, no needless zero."""
    return f"{round(value, 3):.8g}"


def decimal(value: float, places: int) -> str:
    """Return a number with at most so many places after the point: no exponent, however small or large it is."""
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def matrix_code(matrix: Sequence[float]) -> str:
    """Return the operands of a matrix."""
    return " ".join(decimal(value, 8) for value in matrix)


def point(x: float, y: float) -> str:
    """Return the operands for a point."""
    return f"{number(x)} {number(y)}"


@cache
def color(tint: str) -> str:
    """Return the three operands for a tint such as ``#1a5276``."""
    return " ".join(f"{int(tint[i : i + 2], 16) / 255:.4g}" for i in (1, 3, 5))


def path(steps: PathSteps, height: float) -> str:
    """Return the operators of a path on a page of this height."""
    return "".join(_rectangle(step, height) if step[0] == "R" else _step(*step, height=height) for step in steps)


def _rectangle(step: tuple[str | float, ...], height: float) -> str:
    x, y, width, tall = (float(value) for value in step[1:])
    return f"{x:.2f} {height - y - tall:.2f} {width:.2f} {tall:.2f} re\n"


def _step(letter: str | float, *values: str | float, height: float) -> str:
    points = [point(float(x), height - float(y)) for x, y in zip(values[::2], values[1::2], strict=True)]
    return f"{' '.join(points)} {OPERATORS[str(letter)]}\n"
