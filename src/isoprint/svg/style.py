"""The style of an element: its own values, inherited ones, initial ones; and the state in which it is drawn."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from msgspec import Struct

from isoprint.drawing.items import DrawingItem, Matrix
from isoprint.svg.css import cascaded, read_sheets
from isoprint.svg.matrix import read_transform, times
from isoprint.svg.numbers import Measure, length, number
from isoprint.svg.tree import SvgNode, SvgTree
from isoprint.svg.unsupported import AS_PNG, SAVE_AGAIN, TO_PATHS, UnsupportedSvg

ComputedStyle = Mapping[str, str]

INHERITED: Final = {
    "fill": "black", "fill-opacity": "1", "fill-rule": "nonzero", "clip-rule": "nonzero",
    "stroke": "none", "stroke-opacity": "1", "stroke-width": "1", "stroke-linecap": "butt", "stroke-linejoin": "miter",
    "stroke-miterlimit": "4", "stroke-dasharray": "none", "stroke-dashoffset": "0", "paint-order": "normal",
    "color": "black", "visibility": "visible", "font-family": "", "font-size": "16", "font-style": "normal",
    "font-weight": "400", "letter-spacing": "normal", "word-spacing": "normal", "text-anchor": "start",
    "dominant-baseline": "auto", "white-space": "normal", "marker-start": "none", "marker-mid": "none",
    "marker-end": "none", "writing-mode": "lr", "direction": "ltr", "text-transform": "none", "font-variant": "normal",
}  # fmt: skip
"""The properties that elements inherit, with their initial values (SVG 1.1, appendix N)."""
OWN: Final = {
    "opacity": "1", "display": "inline", "clip-path": "none", "mask": "none", "filter": "none", "overflow": "",
    "stop-color": "black", "stop-opacity": "1", "mix-blend-mode": "normal", "vector-effect": "none", "transform": "",
    "baseline-shift": "baseline", "alignment-baseline": "auto", "text-decoration": "none", "background-color": "none",
    "transform-origin": "",
}  # fmt: skip
"""The properties that they do not inherit."""
_SHORTHANDS: Final = {"font": "", "background": "", "marker": "", "text-decoration-line": ""}
"""Properties that stand for several."""
_ALL: Final = INHERITED | OWN | _SHORTHANDS
"""All properties that are read."""

_PLAIN: Final = {
    "filter": ("none", "a filter (such as a blur or a shadow)", AS_PNG),
    "mask": ("none", "a mask", AS_PNG),
    "writing-mode": ("lr lr-tb horizontal-tb", "vertical text", TO_PATHS),
    "direction": ("ltr", "right-to-left text", TO_PATHS),
    "text-transform": ("none", "text with its case changed", TO_PATHS),
    "font-variant": ("normal none", "small capitals", TO_PATHS),
    "text-decoration": ("none", "underlined or struck-through text", TO_PATHS),
}
"""For each property: the values that change nothing, the unsupported effect of any other value, and the remedy."""


class StyleResolver:
    """The styles of a drawing's elements; each element's own values are looked up only once."""

    def __init__(self, tree: SvgTree) -> None:
        self.tree = tree
        self._sheet = read_sheets(tree)
        self._own: dict[SvgNode, dict[str, str]] = {}

    def of(self, node: SvgNode, around: ComputedStyle, measure: Measure) -> dict[str, str]:
        """Return all values of an element; its type size is a number of user units."""
        own = self._own.get(node)
        if own is None:
            own = self._own[node] = cascaded(node, self._sheet, _ALL)
            _spell_out(own)
        style = {**around, **OWN}
        if own:
            _change(style, own, around)
            style["font-size"] = _size(own.get("font-size", ""), style, around, measure)
            style["font-weight"] = _weight(style["font-weight"], around)
        return style

    def within(self, node: SvgNode, measure: Measure) -> dict[str, str]:
        """Return all values of an element at its place in the file, for elements that are drawn from elsewhere."""
        around = self.within(node.parent, measure) if node.parent else INHERITED
        return self.of(node, around, measure)


def _change(style: dict[str, str], own: ComputedStyle, around: ComputedStyle) -> None:
    """Set an element's own values in an inherited style."""
    for name, value in own.items():
        low = value.lower()
        if low == "inherit":
            style[name] = around.get(name, _ALL[name])
        elif low == "initial":
            style[name] = _ALL[name]
        elif low != "unset":
            style[name] = value


def check(style: ComputedStyle, text: bool = False) -> None:
    """Raise UnsupportedSvg for a property that isoprint would have to ignore."""
    for name, (plain, what, remedy) in _PLAIN.items():
        value = style[name]
        if value != OWN.get(name) and value.lower() not in plain.split() and (text or remedy is not TO_PATHS):
            raise UnsupportedSvg(f"This SVG has {what}, which isoprint cannot draw", remedy)


def _spell_out(own: dict[str, str]) -> None:
    """Replace shorthand properties by the properties they stand for."""
    if "font" in own:
        for name, value in _font(own.pop("font")).items():
            own.setdefault(name, value)
    if "marker" in own:
        marker = own.pop("marker")
        for name in ("marker-start", "marker-mid", "marker-end"):
            own.setdefault(name, marker)
    if "background" in own:
        own.setdefault("background-color", own.pop("background"))
    if "text-decoration-line" in own:
        own["text-decoration"] = own.pop("text-decoration-line")
    if "text-decoration" in own:
        own["text-decoration"] = own["text-decoration"].split()[0] if own["text-decoration"] else "none"


_FONT: Final = re.compile(
    r"\s*(?P<words>(?:[a-z0-9%-]+\s+)*?)(?P<size>[\d.]+(?:px|pt|em|mm|%|rem)?)(?:\s*/\s*\S+)?\s+(?P<family>[^\s].*)",
    re.DOTALL,
)
"""The parts of the ``font`` property."""


def _font(text: str) -> dict[str, str]:
    """Return the values that ``font: italic bold 12px/1.2 Arial`` stands for."""
    match = _FONT.fullmatch(text) if len(text) < 1000 else None
    if match is None:
        raise UnsupportedSvg(f"The font “{text[:40]}” in this SVG cannot be read", TO_PATHS)
    found = {"font-size": match["size"], "font-family": match["family"]}
    for word in match["words"].split():
        if word in ("italic", "oblique"):
            found["font-style"] = word
        elif word in ("bold", "bolder", "lighter") or word.isdigit():
            found["font-weight"] = word
    return found


_SIZES: Final = {"xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32}
"""The sizes of type that have names, in pixels."""


def _size(own: str, style: ComputedStyle, around: ComputedStyle, measure: Measure) -> str:
    """Return the type size in user units; a relative size refers to the size around the element."""
    size = float(around["font-size"])
    if own.lower() in ("", "inherit", "unset"):
        return repr(size)
    if own.lower() in ("smaller", "larger"):
        return repr(size * (1.2 if own.lower() == "larger" else 1 / 1.2))
    if style["font-size"].lower() in _SIZES:
        return repr(float(_SIZES[style["font-size"].lower()]))
    if own.endswith("%"):
        return repr(size * number(own))
    return repr(length(style["font-size"], Measure(measure.width, measure.height, size)))


def _weight(text: str, around: ComputedStyle) -> str:
    weight = {"normal": "400", "bold": "700", "bolder": "700", "lighter": "400"}.get(text.lower(), text)
    return weight if weight.isdigit() else around["font-weight"]


@lru_cache(maxsize=256)
def fraction(text: str) -> float:
    """Return an opacity between 0 and 1."""
    return min(1.0, max(0.0, number(text)))


class DrawingState(Struct, frozen=True):
    """The matrix from an element's units to pixels, its style, the reference lengths of percentages, and its depth.

    ``grouped`` counts the clips and transparent groups around it. ``context`` is the style of the line to which a
    marker belongs.
    """

    matrix: Matrix
    style: ComputedStyle
    measure: Measure
    depth: int = 0
    grouped: int = 0
    context: ComputedStyle | None = None


Inside = Callable[[SvgNode, Matrix, Measure, DrawingState], tuple[DrawingItem, ...]]
"""Returns the items of the children of an element."""


def moved(matrix: Matrix, style: ComputedStyle) -> Matrix:
    """Return the matrix of an element, given the matrix of its surroundings."""
    if style["transform"] in ("", "none"):
        return matrix
    if style["transform-origin"].replace("px", "") not in ("", "0", "0 0"):
        raise UnsupportedSvg("This SVG rotates or scales something around a point of its own", SAVE_AGAIN)
    return times(matrix, read_transform(style["transform"]))
