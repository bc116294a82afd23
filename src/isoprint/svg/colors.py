"""CSS colors and SVG gradients, converted to the paints of a drawing."""

import re
from collections import ChainMap
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import hypot
from typing import Final

from isoprint.drawing.items import Box, Gradient, Matrix, Stop
from isoprint.svg.matrix import onto, read_transform, times
from isoprint.svg.numbers import Measure, lengths, number
from isoprint.svg.style import ComputedStyle, fraction
from isoprint.svg.tree import SvgNode, SvgTree
from isoprint.svg.unsupported import SAVE_AGAIN, SIMPLER, UnsupportedSvg

_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")
"""A color in the form that needs no parser."""
MOST_STOPS: Final = 256
"""The most colors of a gradient."""
_LONGEST_CHAIN: Final = 20
"""The greatest length of a chain of gradients that take their colors from one another."""


@lru_cache(maxsize=1024)
def color(text: str) -> tuple[str, float]:
    """Return a color as ``#rrggbb`` and its opacity. Raises UnsupportedSvg for anything outside sRGB."""
    if _HEX.fullmatch(text):
        return text.lower(), 1.0
    from tinycss2.color4 import parse_color

    found = parse_color(text.partition("icc-color")[0]) if len(text) < 200 else None
    if found is None or isinstance(found, str) or found.space not in ("srgb", "hsl", "hwb"):
        raise UnsupportedSvg(f"“{text[:40]}” is not a color isoprint knows", "write it as #rrggbb in the SVG")
    parts = (round(255 * min(1.0, max(0.0, part or 0.0))) for part in found.to("srgb").coordinates)
    return "#" + "".join(f"{part:02x}" for part in parts), float(found.alpha)


# ---------------------------------------------------------------- gradients


def chain(tree: SvgTree, node: SvgNode) -> tuple[SvgNode, ...]:
    """Return a gradient or pattern, followed by those from which it inherits in turn."""
    nodes = [node]
    while nodes[-1].attributes.get("href"):
        nodes.append(tree.linked(nodes[-1]))
        if len(nodes) > _LONGEST_CHAIN:
            raise UnsupportedSvg("A gradient in this SVG refers to itself", SAVE_AGAIN)
    return tuple(nodes)


def said(nodes: tuple[SvgNode, ...]) -> Mapping[str, str]:
    """Return the attributes of a chain, each as its first node that has it says it."""
    return ChainMap(*(node.attributes for node in nodes))


def read_gradient(
    nodes: tuple[SvgNode, ...], stops: tuple[Stop, ...], box: Box | None, matrix: Matrix, measure: Measure
) -> Gradient | Stop | None:
    """Return a gradient, or a stop if it is a single color, or None if it paints nothing.

    ``box`` surrounds the shape that it is relative to, if any; ``matrix`` converts its units to pixels.
    """
    if len(stops) < 2:
        return stops[0] if stops else None
    texts = said(nodes)
    if texts.get("spreadMethod", "pad") != "pad":
        raise UnsupportedSvg("This SVG has a repeating gradient, which isoprint cannot draw")
    if box is not None:
        if box[2] <= box[0] or box[3] <= box[1]:
            return None
        matrix, measure = times(matrix, onto(box)), Measure(1.0, 1.0)
    matrix = times(matrix, read_transform(texts.get("gradientTransform", "")))
    ends = _line(texts, measure) if nodes[0].name == "linearGradient" else _circles(texts, measure)
    flat = ends[:2] == ends[2:] if len(ends) == 4 else ends[5] <= 0
    if flat or not matrix[0] * matrix[3] - matrix[1] * matrix[2]:
        return stops[-1]
    return Gradient(ends, stops, matrix)


def _line(texts: Mapping[str, str], measure: Measure) -> tuple[float, ...]:
    """Return the two points that a linear gradient runs between."""
    return tuple(lengths({"x2": "100%", **texts}, measure, "x1", "y1", "x2", "y2"))


def _circles(texts: Mapping[str, str], measure: Measure) -> tuple[float, ...]:
    """Return the inner and the outer circle of a radial gradient; its focus is at its center unless it says where."""
    texts = {"cx": "50%", "cy": "50%", "r": "50%", **texts}
    texts = {"fx": texts["cx"], "fy": texts["cy"], **texts}
    fx, fy, fr, cx, cy, r = lengths(texts, measure, "fx", "fy", "fr", "cx", "cy", "r")
    off = hypot(fx - cx, fy - cy)
    if off > r:  # a focus outside goes to the edge (SVG 1.1, 13.2.3); just inside it, for all PDF readers
        fx, fy = (center + (focus - center) * r * 0.999 / off for focus, center in ((fx, cx), (fy, cy)))
    return fx, fy, fr, cx, cy, r


def read_stops(nodes: tuple[tuple[SvgNode, ComputedStyle], ...]) -> tuple[Stop, ...]:
    """Return the stops of a gradient in order, from 0 to 1."""
    if len(nodes) > MOST_STOPS:
        raise UnsupportedSvg(f"A gradient in this SVG has more than {MOST_STOPS} colors", SIMPLER)
    stops: list[Stop] = []
    for node, style in nodes:
        at = max(min(1.0, max(0.0, number(node.attributes.get("offset", "0")))), stops[-1].at if stops else 0.0)
        said_color = style["color"] if style["stop-color"].lower() == "currentcolor" else style["stop-color"]
        shade, alpha = color(said_color)
        stops.append(Stop(at, shade, alpha * fraction(style["stop-opacity"])))
    return tuple(_from_end_to_end(stops)) if len(stops) > 1 else tuple(stops)


def _from_end_to_end(stops: list[Stop]) -> Iterator[Stop]:
    if stops[0].at > 0:
        yield Stop(0.0, stops[0].color, stops[0].opacity)
    yield from stops
    if stops[-1].at < 1:
        yield Stop(1.0, stops[-1].color, stops[-1].opacity)
