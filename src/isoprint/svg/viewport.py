"""Viewports: the size of a drawing, and the matrix from a view box to its place."""

from typing import Final

from msgspec import Struct

from isoprint.drawing.items import Box, Matrix
from isoprint.svg.numbers import LARGEST, Measure, length, numbers
from isoprint.svg.tree import SvgNode
from isoprint.svg.unsupported import UnsupportedSvg

_SMALLEST_SIDE, _LARGEST_SIDE = 0.5, 20_000.0
"""The shortest and longest side of a drawing, in pixels."""
_MEASURE: Final = Measure(0.0, 0.0)
"""What the lengths of the outermost element are relative to: nothing."""


def natural_size(root: SvgNode) -> tuple[float, float]:
    """Return a drawing's width and height in pixels, from its own attributes or else from its view box."""
    width, height = (_side(root.attributes.get(name, "")) for name in ("width", "height"))
    box = view_box(root)
    if box is not None:
        width, height = completed(width, height, (box[2] - box[0], box[3] - box[1]))
    if width is None or height is None:
        raise UnsupportedSvg(
            "This SVG does not say how large it is", "give its outermost element a viewBox, or a width and a height"
        )
    if not all(_SMALLEST_SIDE <= side <= _LARGEST_SIDE for side in (width, height)):
        raise UnsupportedSvg(
            f"This SVG measures {width:g} × {height:g} pixels", "save it at a size between 1 and 20,000 pixels"
        )
    return width, height


def completed(width: float | None, height: float | None, natural: tuple[float, float]) -> tuple[float, float]:
    """Return a width and a height; one that is missing follows from the other and the natural proportions."""
    wide, tall = natural
    if width is None:
        width = wide if height is None else height * wide / tall
    return width, width * tall / wide if height is None else height


def _side(text: str) -> float | None:
    """Return a width or height; None if it is missing or relative to a window, which does not exist."""
    text = text.strip()
    return None if text in ("", "auto") or text.endswith("%") else length(text, _MEASURE)


def view_box(node: SvgNode) -> Box | None:
    """Return the view box of an element; None if it has none, or one without area."""
    text = node.attributes.get("viewBox", "").strip()
    if not text:
        return None
    values = numbers(text)
    if len(values) != 4:
        raise UnsupportedSvg(f"The viewBox “{text[:40]}” in this SVG cannot be read", "write four numbers")
    x, y, width, height = values
    return (x, y, x + width, y + height) if width > 0 and height > 0 else None


class Viewport(Struct, frozen=True):
    """A place that shows a drawing within a drawing: the matrix from its units to those around it, and its lengths."""

    matrix: Matrix
    measure: Measure


def viewport(node: SvgNode, width: float, height: float, corner: tuple[float, float] = (0.0, 0.0)) -> Viewport:
    """Return the viewport of an element, given its size and upper left corner."""
    box, (x, y) = view_box(node), corner
    matrix = fitted(box, (x, y, x + width, y + height), node.attributes.get("preserveAspectRatio", ""))
    return Viewport(matrix, Measure(box[2] - box[0], box[3] - box[1]) if box else Measure(width, height))


def fitted(box: Box | None, place: Box, manner: str) -> Matrix:
    """Return the matrix from a view box to its place; ``manner`` is the value of preserveAspectRatio."""
    left, top, right, bottom = place
    if box is None:
        return 1.0, 0.0, 0.0, 1.0, left, top
    width, height = box[2] - box[0], box[3] - box[1]
    across, down = (right - left) / width, (bottom - top) / height
    if max(across, down) > LARGEST:
        raise UnsupportedSvg("The viewBox in this SVG is too small", "save it at a normal size")
    align, _, rest = (manner.strip() or "xMidYMid").removeprefix("defer ").partition(" ")
    if align != "none":
        across = down = max(across, down) if rest.strip() == "slice" else min(across, down)
    spare = right - left - width * across, bottom - top - height * down
    x, y = (_share(align, axis) * room for axis, room in zip("xY", spare, strict=True))
    return across, 0.0, 0.0, down, left + x - box[0] * across, top + y - box[1] * down


def _share(align: str, axis: str) -> float:
    """Return the share of the leftover space that goes before the picture: none, half or all of it."""
    return 0.0 if align == "none" or f"{axis}Min" in align else 1.0 if f"{axis}Max" in align else 0.5
