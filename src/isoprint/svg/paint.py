"""The paints of shapes and text: colors, gradients, patterns, strokes; and pictures within a drawing."""

import re
from typing import Final, Literal, cast

from msgspec.structs import replace

from isoprint.drawing.items import (
    Bitmap,
    Box,
    DrawingItem,
    Ink,
    Matrix,
    Paint,
    PaintedPath,
    Steps,
    Stop,
    Stroke,
    Tiling,
    labels,
)
from isoprint.images import Image, ImageProblem, read_image
from isoprint.svg.clips import cropped
from isoprint.svg.colors import chain, color, read_gradient, read_stops, said
from isoprint.svg.matrix import keeps_shapes, onto, placed, read_transform, scale_of, times
from isoprint.svg.numbers import Measure, bounded, length, length_unless_auto, lengths, number
from isoprint.svg.shapes import box_of, has_area, sharp
from isoprint.svg.style import ComputedStyle, DrawingState, Inside, StyleResolver, fraction
from isoprint.svg.text import TextPaint
from isoprint.svg.tree import SvgNode, target
from isoprint.svg.unsupported import AS_PNG, SAVE_AGAIN, TO_PATHS, UnsupportedSvg
from isoprint.svg.viewport import completed, fitted, view_box

LEAST_DASHES: Final = 0.01
"""The sum of dashes and gaps below which a line is solid: as written they would all be 0 (ISO 32000-1, 8.4.3.6)."""
_DATA: Final = re.compile(r"data:image/(?:png|jpe?g)[^,]{0,40};base64,", re.IGNORECASE)
"""How the address of a picture within the SVG itself begins."""


class Painter:
    """Reads the paints of a drawing, each paint element only once."""

    def __init__(self, styles: StyleResolver, inside: Inside, size: tuple[float, float]) -> None:
        self._styles, self._inside = styles, inside
        self._stops: dict[SvgNode, tuple[Stop, ...]] = {}
        self._images: dict[SvgNode, Image] = {}
        self._whole = 0.0, 0.0, *size

    # -------------------------------------------------------------- shapes and texts

    def outline(self, steps: Steps, state: DrawingState) -> PaintedPath:
        """Return a painted path, in the units of its matrix if the matrix distorts the stroke."""
        style, matrix = state.style, state.matrix
        fill = self._ink("fill", steps, state) if has_area(steps) else None
        stroke = self._stroke(steps, state)
        at = placed(steps, matrix)
        even_odd, under = style["fill-rule"] == "evenodd", _under(style)
        if stroke is None or style["vector-effect"] == "non-scaling-stroke":
            return PaintedPath(at, fill, stroke, even_odd, under)
        if keeps_shapes(matrix):
            return PaintedPath(at, fill, _scaled(stroke, scale_of(matrix)), even_odd, under)
        return PaintedPath(steps, fill, stroke, even_odd, under, matrix)

    def ground(self, state: DrawingState) -> PaintedPath:
        """Return the background of a drawing, in the color set on its root."""
        shade, opacity = color(state.style["background-color"])
        return PaintedPath(sharp(self._whole), Ink(shade, opacity))

    def text_paint(self, state: DrawingState) -> TextPaint:
        """Return the paint of a text."""
        if state.style["visibility"] != "visible":
            return TextPaint(state.style, None, None, False)
        return TextPaint(state.style, self._ink("fill", (), state), self._stroke((), state), _under(state.style))

    def _ink(self, name: Literal["fill", "stroke"], steps: Steps, state: DrawingState) -> Ink | None:
        text, opacity = state.style[name], fraction(state.style[f"{name}-opacity"])
        paint, alpha = self._paint(text, steps, state)
        return Ink(paint, opacity * alpha) if paint is not None and opacity * alpha > 0 else None

    def _paint(self, text: str, steps: Steps, state: DrawingState) -> tuple[Paint | None, float]:
        """Return a paint (None for no paint) and the opacity of its color."""
        if text.lower() in ("none", "transparent"):
            return None, 0.0
        if text.lower() == "currentcolor":
            return color(state.style["color"])
        if text.lower() in ("context-fill", "context-stroke"):
            return self._paint(state.context[text[8:].lower()] if state.context else "none", (), state)
        reference = target(text)
        if reference is None:
            return color(text)
        if reference[0] not in self._styles.tree.ids and reference[1]:
            return self._paint(reference[1], steps, state)
        return self._server(self._styles.tree.find(reference[0]), steps, state)

    def _server(self, node: SvgNode, steps: Steps, state: DrawingState) -> tuple[Paint | None, float]:
        """Return a gradient or a pattern for a path."""
        if node.name == "pattern":
            return self._tiling(node, steps, state), 1.0
        if node.name not in ("linearGradient", "radialGradient"):
            raise UnsupportedSvg(
                f"This SVG paints with “{node.name}”, which is neither a gradient nor a pattern", SAVE_AGAIN
            )
        nodes = chain(self._styles.tree, node)
        box = _bounds(said(nodes).get("gradientUnits"), steps)
        gradient = read_gradient(nodes, self._stops_of(nodes), box, state.matrix, state.measure)
        return (gradient.color, gradient.opacity) if isinstance(gradient, Stop) else (gradient, 1.0)

    def _stops_of(self, nodes: tuple[SvgNode, ...]) -> tuple[Stop, ...]:
        """Return the stops of a gradient: its own, or those of the first gradient in its chain that has any."""
        owner = next((node for node in nodes if any(child.name == "stop" for child in node.nodes)), nodes[0])
        if owner not in self._stops:
            stops = [child for child in owner.nodes if child.name == "stop"]
            styled = tuple((stop, self._styles.within(stop, Measure(0.0, 0.0))) for stop in stops)
            self._stops[owner] = read_stops(styled)
        return self._stops[owner]

    # -------------------------------------------------------------- pens

    def _stroke(self, steps: Steps, state: DrawingState) -> Stroke | None:
        """Return a stroke, with lengths in the units of the element."""
        ink, style, measure = self._ink("stroke", steps, state), state.style, state.measure
        width = length(style["stroke-width"], measure)
        if ink is None or width <= 0:
            return None
        cap, join = style["stroke-linecap"], style["stroke-linejoin"]
        return Stroke(
            ink,
            width,
            cast('Literal["butt", "round", "square"]', cap if cap in ("round", "square") else "butt"),
            cast('Literal["miter", "round", "bevel"]', join if join in ("round", "bevel") else "miter"),
            max(1.0, number(style["stroke-miterlimit"])),
            _dashes(style["stroke-dasharray"], measure),
            length(style["stroke-dashoffset"], measure),
        )

    # -------------------------------------------------------------- patterns

    def _tiling(self, node: SvgNode, steps: Steps, state: DrawingState) -> Tiling | None:
        """Return a pattern for a path; None if it has no size."""
        nodes = chain(self._styles.tree, node)
        texts = said(nodes)
        if texts.get("patternContentUnits", "userSpaceOnUse") != "userSpaceOnUse":
            raise UnsupportedSvg(
                "This SVG has a pattern measured relative to what it fills, which isoprint cannot draw", AS_PNG
            )
        box = _bounds(texts.get("patternUnits"), steps)
        x, y, width, height = lengths(texts, Measure(1.0, 1.0) if box else state.measure, "x", "y", "width", "height")
        if box:
            across, down = box[2] - box[0], box[3] - box[1]
            x, y, width, height = box[0] + x * across, box[1] + y * down, width * across, height * down
        matrix = times(state.matrix, read_transform(texts.get("patternTransform", "")))
        if width <= 0 or height <= 0 or not scale_of(matrix):
            return None
        return self._tiled(nodes, (x, y, x + width, y + height), matrix, state)

    def _tiled(self, nodes: tuple[SvgNode, ...], tile: Box, matrix: Matrix, state: DrawingState) -> Tiling:
        owner = next((node for node in nodes if node.nodes), nodes[0])
        inner = fitted(view_box(owner), tile, said(nodes).get("preserveAspectRatio", ""))
        items = self._inside(owner, inner, state.measure, state)
        if any(labels(items)):
            raise UnsupportedSvg("This SVG has a pattern that contains text", TO_PATHS)
        return Tiling(items, tile, matrix)

    # -------------------------------------------------------------- pictures

    def bitmap(self, node: SvgNode, state: DrawingState) -> tuple[DrawingItem, ...]:
        """Return a bitmap that is embedded in the drawing."""
        if node not in self._images:
            self._images[node] = _embedded(node.attributes.get("href", ""))
        image, texts = self._images[node], node.attributes
        x, y = lengths(texts, state.measure, "x", "y")
        width, height = (length_unless_auto(texts, state.measure, name) for name in ("width", "height"))
        width, height = completed(width, height, (image.width, image.height))
        if width <= 0 or height <= 0 or state.style["visibility"] != "visible":
            return ()
        pixels, box = (0.0, 0.0, image.width, image.height), (x, y, x + width, y + height)
        manner = texts.get("preserveAspectRatio", "")
        matrix = times(times(state.matrix, fitted(pixels, box, manner)), onto(pixels))
        drawn = (Bitmap(image, matrix),)
        return cropped(drawn, box, state.matrix) if "slice" in manner else drawn


def _embedded(reference: str) -> Image:
    """Return the picture in a ``data:`` address."""
    from base64 import b64decode

    match = _DATA.match(reference.lstrip())
    if match is None:
        shown = reference.strip()[:30]
        message = f"This SVG shows the picture “{shown}”, but isoprint opens nothing besides the SVG itself"
        raise UnsupportedSvg(message, "embed the picture in the SVG as PNG or JPEG, or export the whole drawing as PNG")
    try:
        return read_image(b64decode(reference.lstrip()[match.end() :], validate=False))
    except (ImageProblem, ValueError) as error:
        what = str(error) if isinstance(error, ImageProblem) else "This picture is damaged"
        raise UnsupportedSvg(f"{what}; it is embedded in this SVG", AS_PNG) from None


def _bounds(units: str | None, steps: Steps) -> Box | None:
    """Return the box around a path if a paint is relative to it, as is usual; None if the paint has units of its own.

    Raises UnsupportedSvg for a text, which has no path.
    """
    if units not in (None, "objectBoundingBox"):
        return None
    if not steps:
        raise UnsupportedSvg("This SVG paints text with a gradient or pattern", TO_PATHS)
    return box_of(steps)


def _dashes(text: str, measure: Measure) -> tuple[float, ...]:
    """Return the lengths of dashes and gaps in turn; none for a solid line."""
    if text.lower() in ("none", ""):
        return ()
    dashes = tuple(length(part, measure) for part in text[:1000].replace(",", " ").split())
    if any(dash < 0 for dash in dashes) or len(text) > 1000:
        raise UnsupportedSvg(f"The dashes “{text[:40]}” in this SVG cannot be drawn", SAVE_AGAIN)
    if sum(dashes) < LEAST_DASHES:
        return ()
    return dashes * 2 if len(dashes) % 2 else dashes


def _scaled(stroke: Stroke, scale: float) -> Stroke:
    dashes = tuple(bounded(dash * scale) for dash in stroke.dashes)
    return replace(stroke, width=bounded(stroke.width * scale), dashes=dashes, phase=bounded(stroke.phase * scale))


def _under(style: ComputedStyle) -> bool:
    """Return whether the stroke is painted before the fill."""
    words = style["paint-order"].split()
    return "stroke" in words and (words.index("stroke") < words.index("fill") if "fill" in words else True)


def faded(items: tuple[DrawingItem, ...], opacity: float) -> PaintedPath | None:
    """Return a single shape with its group's opacity; None if the items may overlap and must fade together."""
    if len(items) != 1 or not isinstance(items[0], PaintedPath) or (items[0].fill and items[0].stroke):
        return None
    outline = items[0]
    if outline.fill:
        return replace(outline, fill=replace(outline.fill, opacity=outline.fill.opacity * opacity))
    if outline.stroke:
        ink = replace(outline.stroke.ink, opacity=outline.stroke.ink.opacity * opacity)
        return replace(outline, stroke=replace(outline.stroke, ink=ink))
    return None
