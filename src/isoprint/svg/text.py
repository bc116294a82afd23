"""Text elements as labels: chunks with a position of their own, in spans of one style, set in the bundled faces."""

import re
from collections.abc import Callable
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from isoprint.drawing.items import Ink, Label, LabelSpan, Matrix, Stroke
from isoprint.svg.numbers import Measure, length
from isoprint.svg.style import ComputedStyle, check
from isoprint.svg.tree import SvgNode
from isoprint.svg.unsupported import TO_PATHS, UnsupportedSvg

SANS, SERIF = "source-sans-3", "source-serif-4"
"""The families that texts are set in."""
_SERIFS: Final = re.compile(
    "serif|times|georgia|cambria|garamond|palatino|century|bookman|baskerville|didot|minion|charter|roman|cmr|antiqua"
)
"""Words in the names of fonts that have serifs."""
_SYMBOL_FONTS: Final = re.compile(
    r"symbol( ?mt| neu| std)?|.*(dingbat|wingding|webding|awesome|material icon).*|cm(mi|sy|ex)\d*|stixsize.*"
)
"""Fonts whose letters stand for symbols."""
_BASELINES: Final = {
    "middle": 0.24, "central": 0.33, "hanging": 0.66, "text-before-edge": 0.98, "text-top": 0.98, "before-edge": 0.98,
    "text-after-edge": -0.27, "text-bottom": -0.27, "ideographic": -0.27, "after-edge": -0.27, "mathematical": 0.33,
}  # fmt: skip
"""The distance from a text's position down to its baseline, in em of Source Sans 3."""
_SHIFTS: Final = {"sub": 0.2, "super": -0.4, "baseline": 0.0}
"""How far below its line's baseline a text is set that is moved by a word, in em."""
_LONGEST_LIST: Final = 20_000
"""The greatest length of a list of positions, in characters."""
_SOFT_HYPHEN: Final = "\u00ad"
"""The character that marks where a word may be divided; a label is never divided."""
_MOVES: Final = ("x", "y", "dx", "dy")
"""The attributes that move letters."""


class TextPaint(Struct):
    """The paint of the spans of one element."""

    style: ComputedStyle
    fill: Ink | None
    stroke: Stroke | None
    under: bool


TextPaintOf = Callable[[SvgNode, ComputedStyle], TextPaint | None]
"""Returns the paint of an element within another's style; None if it is not displayed."""


class Setter:
    """A text element being set: the chunks so far, and the position of the next."""

    def __init__(self, paint_of: TextPaintOf, matrix: Matrix, measure: Measure) -> None:
        self._paint_of = paint_of
        self._matrix = matrix
        self._measure = measure
        self._labels: list[Label] = []
        self._spans: list[LabelSpan] = []
        self._at = 0.0, 0.0
        self._y = 0.0
        self._low = 0.0  # by how much the spans so far are below the line's own baseline
        self._moves: list[dict[str, list[float]]] = []  # of this element and those around it
        self._move = 0.0, 0.0
        self._anchor: Literal["start", "middle", "end"] = "start"
        self._space = True  # whether the next white space follows other white space or begins the text

    def labels(self, node: SvgNode, around: ComputedStyle) -> tuple[Label, ...]:
        """Return the labels of a text element."""
        self._element(node, around)
        self._end(last=True)
        return tuple(self._labels)

    def _element(self, node: SvgNode, around: ComputedStyle) -> None:
        paint = self._paint_of(node, around)
        if paint is None:
            return
        check(paint.style, text=True)
        if node.attributes.get("rotate", "0").strip() not in ("", "0"):
            raise UnsupportedSvg("This SVG has letters that are rotated one by one", TO_PATHS)
        measure = replace(self._measure, size=float(paint.style["font-size"]))
        self._moves.append({name: _positions(node.attributes.get(name, ""), measure, name) for name in _MOVES})
        fitted = _fitted(node, measure)
        for child in node.children:
            if isinstance(child, str):
                self._text(self._collapsed(child, node, paint.style), paint, fitted)
            elif child.name in ("tspan", "a"):
                self._element(child, paint.style)
            elif child.name not in ("title", "desc", "style"):
                raise UnsupportedSvg(f"This SVG has text with “{child.name}”, such as text along a path", TO_PATHS)
        self._moves.pop()

    def _collapsed(self, text: str, node: SvgNode, style: ComputedStyle) -> str:
        """Return a text with white space collapsed, taking the text before it into account."""
        text = text.replace(_SOFT_HYPHEN, "")
        if style["white-space"] in ("pre", "pre-wrap", "break-spaces") or _preserves_space(node):
            self._space = False
            return re.sub(r"[\t\n\r]", " ", text)
        text = re.sub(r"[ \t\n\r]+", " ", text)
        if self._space:
            text = text.removeprefix(" ")
        if text:
            self._space = text.endswith(" ")
        return text

    def _text(self, text: str, paint: TextPaint, fitted: float) -> None:
        """Add a text, letter by letter as long as letters have their own positions."""
        while text and any(values for moves in self._moves for values in moves.values()):
            several = any(len(values) > 1 for moves in self._moves for values in moves.values())
            letter, text = (text[:1], text[1:]) if several else (text, "")
            self._go(self._next())
            self._spans.append(self._span(letter, paint, fitted))
        if text:
            self._spans.append(self._span(text, paint, fitted))

    def _next(self) -> dict[str, float]:
        """Return the position of the next letter as the innermost element with a position sets it."""
        found: dict[str, float] = {}
        for moves in self._moves:
            found |= {name: values.pop(0) for name, values in moves.items() if values}
        return found

    def _go(self, move: dict[str, float]) -> None:
        """Move to the position of the next letter; a new x begins a new chunk."""
        dx, dy, y = move.get("dx", 0.0), move.get("dy", 0.0), move.get("y", self._y)
        if "x" in move or not self._spans:
            self._end()
            self._at = move.get("x", self._at[0]), y
        else:
            dy += y - self._y
            y = self._y
        self._y = y + dy
        self._move = dx, dy

    def _span(self, text: str, paint: TextPaint, fitted: float) -> LabelSpan:
        style, size = paint.style, float(paint.style["font-size"])
        if not self._spans:
            anchor = style["text-anchor"]
            self._anchor = "middle" if anchor == "middle" else "end" if anchor == "end" else "start"
        (dx, dy), self._move = self._move, (0.0, 0.0)
        lowered = self._lowered(style) - self._low
        self._low += lowered
        face, other = _faces(style)
        return LabelSpan(
            text, face, other, size, paint.fill, paint.stroke, dx, dy + lowered, _tracking(style), fitted, paint.under
        )

    def _lowered(self, style: ComputedStyle) -> float:
        """Return the distance from a span's position down to its baseline, in user units."""
        size = float(style["font-size"])
        aligned = style["alignment-baseline"]
        baseline = aligned if aligned not in ("auto", "baseline") else style["dominant-baseline"]
        shift = style["baseline-shift"]
        moved = _SHIFTS[shift] * size if shift in _SHIFTS else -length(shift, Measure(size, size, size), "y")
        return _BASELINES.get(baseline, 0.0) * size + moved

    def _end(self, last: bool = False) -> None:
        """End a chunk, dropping a space at the end of the text."""
        spans = self._spans
        if last and self._space and spans and spans[-1].text.endswith(" "):
            spans[-1] = replace(spans[-1], text=spans[-1].text[:-1])
        spans = [span for span in spans if span.text and span.size > 0]
        if any(span.text.strip() for span in spans):
            self._labels.append(Label(*self._at, tuple(spans), self._matrix, self._anchor))
        self._spans, self._low, self._move = [], 0.0, (0.0, 0.0)


def _positions(text: str, measure: Measure, name: str) -> list[float]:
    """Return the positions of letters that an attribute lists."""
    if len(text) > _LONGEST_LIST:
        raise UnsupportedSvg("This SVG has text with too many positions for its letters", TO_PATHS)
    return [length(each, measure, name) for each in text.replace(",", " ").split()]


def _fitted(node: SvgNode, measure: Measure) -> float:
    """Return the length that an element's own text is stretched to, 0 if to none."""
    text = node.attributes.get("textLength", "")
    return 0.0 if not text.strip() or any(child.text.strip() for child in node.nodes) else length(text, measure, "x")


def _preserves_space(node: SvgNode | None) -> bool:
    """Return whether white space is preserved, as set by the nearest element that sets it."""
    while node is not None and "space" not in node.attributes:
        node = node.parent
    return node is not None and node.attributes["space"] == "preserve"


def _tracking(style: ComputedStyle) -> float:
    text = style["letter-spacing"]
    if style["word-spacing"] not in ("normal", "0", "0px"):
        raise UnsupportedSvg("This SVG has text with unusual word spacing", TO_PATHS)
    size = float(style["font-size"])
    return 0.0 if text == "normal" else length(text, Measure(size, size, size))


def _faces(style: ComputedStyle) -> tuple[str, str]:
    """Return the face nearest to the requested one, and its counterpart in the other family."""
    family = SANS
    names = [name.strip(" \t\n\"'") for name in style["font-family"].lower().split(",")]
    if _SYMBOL_FONTS.fullmatch(names[0]):
        raise UnsupportedSvg(f"This SVG has text in the font {names[0][:40]}, whose letters are symbols", TO_PATHS)
    for name in names:
        if "sans" in name or _SERIFS.search(name):
            family = SANS if "sans" in name else SERIF
            break
    weight, slanted = int(style["font-weight"]), style["font-style"] in ("italic", "oblique")
    manner = "regular" if weight < 550 else "semibold" if weight < 650 and not slanted else "bold"
    if slanted:
        manner = "italic" if manner == "regular" else "bold-italic"
    other = SERIF if family == SANS else SANS
    return f"{family}/{manner}", f"{other}/{manner}"
