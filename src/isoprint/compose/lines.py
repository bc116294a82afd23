"""Lines of placed words: nodes and the breaks chosen in, lines with every word's position out."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from isoprint.compose.atoms import HYPHEN, Atom, part
from isoprint.compose.line import Line, Span
from isoprint.compose.nodes import WHOLE, Item, Nodes
from isoprint.compose.setting import Setting
from isoprint.page import Word

_LEAN: Final = {"justify": 0.0, "left": 0.0, "center": 0.5, "right": 1.0}
"""The share of a line's spare room that stands to its left."""
_WIDEST: Final = 5.0
"""Spaces beyond this multiple would tear the line apart; it is then left short."""


class Give(Struct, frozen=True):
    """What of a line the glyphs take: their scale and tracking (em); and the factor from the nodes' size."""

    scale: float
    tracking: float
    factor: float


def set_line(nodes: Nodes, start: int, stop: int, measure: float, factor: float = 1.0) -> Line:
    """Return the line between two breaks. ``measure`` is that of the nodes; what is returned is ``factor`` as large."""
    how = nodes.how
    items, hyphen = _line_items(nodes, start, stop)
    last = stop == len(nodes.places) - 1
    share = _share(nodes, start, stop, measure)
    if last:
        share = min(share, 0.0)
    give = Give(1 + share * how.stretch, share * how.tracking, factor)
    advances = [_advance(word, span, space, give) for word, span, space in items]
    if not items[-1][2]:
        advances[-1] -= give.tracking * items[-1][1].size * give.scale
    gaps = [_gap(span, space, nodes.setting) for _, span, space in items[:-1]]
    left, right = _hang(items) if how.protrude else (0.0, 0.0)
    x = (nodes.indent if start == 0 else 0.0) - left
    glue = sum(gaps)
    room = measure + right - x - sum(advances)
    ratio = 1.0
    if how.align == "justify" and glue and (not last or room < glue) and room <= _WIDEST * glue:
        ratio = room / glue
    width = x + sum(advances) + glue * ratio - right
    x += (measure - width) * _LEAN[how.align]
    words: list[Word] = []
    blanks: list[tuple[float, float]] = []
    for item, advance, gap in zip(items, advances, [*gaps, 0.0], strict=True):
        words += _words(item, x, give)
        if item[1].blank and not item[0].pieces:
            blanks.append((x * factor, advance * factor))
        x += advance + gap * ratio
    placed, room = tuple(words), measure * factor
    return Line(placed, room, width * factor, ratio - 1, give.scale, give.tracking, hyphen, tuple(blanks))


def _advance(word: Atom, span: Span, space: str, give: Give) -> float:
    """Return the width of a word as drawn; where the next part of it follows, with the tracking before that."""
    return (word.width + (word.gaps if space else word.gaps + 1) * give.tracking) * span.size * give.scale


def _line_items(nodes: Nodes, start: int, stop: int) -> tuple[list[Item], bool]:
    """Return the words of a line, the parts of divided ones at its ends, and whether a hyphen was added."""
    (first, head), (last, tail) = nodes.places[start], nodes.places[stop]
    if start and head == WHOLE:
        first += 1
    items = nodes.items[first : last + 1]
    begin = items[0][0].cuts[head].place if start and head != WHOLE else 0
    if tail != WHOLE:
        word, span, _ = items[-1]
        cut = word.cuts[tail]
        items[-1] = (part(span.face, word.text[: cut.place] + HYPHEN * cut.hyphen, nodes.setting), span, "")
    if begin:
        word, span, space = items[0]
        items[0] = (part(span.face, word.text[begin:], nodes.setting), span, space)
    return items, tail != WHOLE and cut.hyphen


def _share(nodes: Nodes, start: int, stop: int, measure: float) -> float:
    """Return how much of what glyphs may give a line takes: 1 as wide as they may be, -1 as narrow."""
    sums = nodes.sums
    wide = sums.wide_end[stop] - sums.wide_start[start]
    narrow = sums.narrow_end[stop] - sums.narrow_start[start]
    if wide - narrow < 1e-9:
        return 0.0
    return max(-1.0, min((2 * measure - wide - narrow) / (wide - narrow), 1.0))


def _gap(span: Span, space: str, setting: Setting) -> float:
    return setting.faces.width(span.face, " ") * span.size if space else 0.0


def _hang(items: list[Item]) -> tuple[float, float]:
    """Return how far a line's first and last sign hang beyond its edges."""
    (first, opening, _), (last, closing, _) = items[0], items[-1]
    return first.left * opening.size, last.right * closing.size


def _words(item: Item, x: float, give: Give) -> Iterator[Word]:
    """Yield the words of an item at x, one for each of its faces; the last takes the spaces that follow."""
    word, span, space = item
    if not word.pieces and not space:
        return
    pieces = word.pieces or ((span.face, "", 0.0),)
    factor, size = give.factor, span.size * give.scale
    for number, (face, text, advance) in enumerate(pieces, start=1):
        inner = max(len(text) - 1, 0)
        width = (advance + inner * give.tracking) * size * factor
        if number == len(pieces):
            text += space.replace("\n", " ")
        yield Word(
            x * factor, width, text, face, span.size * factor, span.tint, span.rise * factor, span.link, span.element
        )
        x += (advance + (inner + 1) * give.tracking) * size
