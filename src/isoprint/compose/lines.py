"""Place the words of lines: nodes and the chosen breaks in, lines with every word's position out."""

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.atoms import HYPHEN
from isoprint.compose.line import Line, Span
from isoprint.compose.nodes import WHOLE, Nodes, SpacedWord
from isoprint.page import Word, WordStyle

_ROOM_AT_LEFT: Final = {"justify": 0.0, "left": 0.0, "center": 0.5, "right": 1.0}
"""The share of a line's spare room that is left of it."""
_WIDEST_SPACE: Final = 5.0
"""The widest a space is stretched, as a multiple of its own width; a line that would need more is left short."""


class _Glyphs(Struct, frozen=True, gc=False):
    """How the glyphs of a line are scaled and tracked (em), and the factor from the nodes' size to the one printed."""

    scale: float
    tracking: float
    factor: float


def set_line(nodes: Nodes, start: int, stop: int, measure: float, factor: float = 1.0) -> Line:
    """Return the line between two breaks; ``measure`` is in the nodes' units, the line ``factor`` times as large."""
    how = nodes.how
    items, hyphen = _line_items(nodes, start, stop)
    last = stop == len(nodes.breaks) - 1
    share = _share(nodes, start, stop, measure)
    if last and share > 0:
        share = 0.0
    glyphs = _Glyphs(1 + share * how.stretch, share * how.tracking, factor)
    advances, gaps = (_advances_alike if nodes.alike else _advances)(items, nodes.spaces, glyphs)
    left, right = _hang(items) if how.protrude else (0.0, 0.0)
    x = (nodes.indent if start == 0 else 0.0) - left
    fixed, glue = x + sum(advances) - right, sum(gaps)
    room, ratio = measure - fixed, 1.0
    if how.align == "justify" and glue and (not last or room < glue) and room <= _WIDEST_SPACE * glue:
        ratio = room / glue
    width = fixed + glue * ratio
    x += (measure - width) * _ROOM_AT_LEFT[how.align]
    edges = list(accumulate([advance + gap * ratio for advance, gap in zip(advances, gaps, strict=True)], initial=x))
    words = (_words_alike if nodes.alike else _words)(items, advances, edges, glyphs)
    blanks = _blanks(items, advances, edges, factor) if nodes.blanks else ()
    return Line(words, measure * factor, width * factor, ratio - 1, glyphs.scale, glyphs.tracking, hyphen, blanks)


def _advances(items: list[SpacedWord], spaces: dict[str, float], glyphs: _Glyphs) -> tuple[list[float], list[float]]:
    """Return the widths of the items as drawn and of the spaces after them, none after the last.

    A part of a word that another part follows is wider by the tracking between them.
    """
    scale, tracking = glyphs.scale, glyphs.tracking
    advances, gaps = [], []
    style: Span | None = None
    size = gap = 0.0
    for word, span, space in items:
        if span is not style:
            style, size, gap = span, span.size * scale, spaces[span.face] * span.size
        if space:
            advances.append((word.width + word.gaps * tracking) * size)
            gaps.append(gap)
        else:
            advances.append((word.width + (word.gaps + 1) * tracking) * size)
            gaps.append(0.0)
    if not space:
        advances[-1] -= tracking * size
    gaps[-1] = 0.0
    return advances, gaps


def _advances_alike(
    items: list[SpacedWord], spaces: dict[str, float], glyphs: _Glyphs
) -> tuple[list[float], list[float]]:
    """Return the same as `_advances` for words that are all set alike, as nearly all are, with spaces between them."""
    span = items[0][1]
    size, tracking = span.size * glyphs.scale, glyphs.tracking
    advances = [(word.width + word.gaps * tracking) * size for word, _, _ in items]
    return advances, [*[spaces[span.face] * span.size] * (len(items) - 1), 0.0]


def _line_items(nodes: Nodes, start: int, stop: int) -> tuple[list[SpacedWord], bool]:
    """Return the words of a line, the parts of divided ones at its ends, and whether a hyphen was added."""
    (first, head), (last, tail) = nodes.breaks[start], nodes.breaks[stop]
    if start and head == WHOLE:
        first += 1
    items = nodes.items[first : last + 1]
    begin = items[0][0].divisions[head].place if start and head != WHOLE else 0
    hyphen = False
    if tail != WHOLE:
        word, span, _ = items[-1]
        division = word.divisions[tail]
        hyphen = division.hyphen
        text = word.text[begin if len(items) == 1 else 0 : division.place] + HYPHEN * hyphen
        items[-1] = (nodes.setting.words(span.face).part(text), span, "")
    if begin and (tail == WHOLE or len(items) > 1):
        word, span, space = items[0]
        items[0] = (nodes.setting.words(span.face).part(word.text[begin:]), span, space)
    return items, hyphen


def _share(nodes: Nodes, start: int, stop: int, measure: float) -> float:
    """Return by how much the glyphs of a line give way: from -1, at their narrowest, to 1, at their widest."""
    sums = nodes.sums
    wide = sums.wide.end[stop] - sums.wide.start[start]
    narrow = sums.narrow.end[stop] - sums.narrow.start[start]
    if wide - narrow < 1e-9:
        return 0.0
    return max(-1.0, min((2 * measure - wide - narrow) / (wide - narrow), 1.0))


def _hang(items: list[SpacedWord]) -> tuple[float, float]:
    """Return how far a line's first and last glyph hang beyond its edges."""
    (first, opening, _), (last, closing, _) = items[0], items[-1]
    return first.left * opening.size, last.right * closing.size


def _words(items: list[SpacedWord], advances: list[float], edges: list[float], glyphs: _Glyphs) -> tuple[Word, ...]:
    """Return the words of the items: one for each face of an item, the last of which takes the spaces after it."""
    words: list[Word] = []
    factor = glyphs.factor
    last: Span | None = None
    for (word, span, space), x, advance in zip(items, edges, advances, strict=False):
        if span is not last:
            last = span
            style = _word_style(span, span.face, factor)
        if len(word.pieces) == 1:
            face, text, _ = word.pieces[0]
            text = word.spaced if space == " " else text + space
            own = style if face == style.face else replace(style, face=face)
            words.append(Word(x * factor, advance * factor, text, own))
        elif word.pieces or space:
            words += _pieces((word, span, space), x, glyphs)
    return tuple(words)


def _words_alike(
    items: list[SpacedWord], advances: list[float], edges: list[float], glyphs: _Glyphs
) -> tuple[Word, ...]:
    """Return the same as `_words` for words that are all set alike."""
    span, factor = items[0][1], glyphs.factor
    style = _word_style(span, span.face, factor)
    return tuple([
        Word(x * factor, advance * factor, word.spaced if space == " " else word.text + space, style)
        for (word, _, space), x, advance in zip(items, edges, advances, strict=False)
    ])  # fmt: skip


def _pieces(item: SpacedWord, x: float, glyphs: _Glyphs) -> Iterator[Word]:
    """Yield the words of an item with several faces, or with none."""
    word, span, space = item
    factor = glyphs.factor
    pieces = word.pieces or ((span.face, "", 0.0),)
    for number, (face, text, advance) in enumerate(pieces, start=1):
        width = (advance + len(text) * glyphs.tracking) * span.size * glyphs.scale
        after = space if number == len(pieces) else ""
        yield Word(x * factor, width * factor, text + after, _word_style(span, face, factor))
        x += width


def _word_style(span: Span, face: str, factor: float) -> WordStyle:
    """Return the style of a span's words in a face."""
    return WordStyle(face, span.size * factor, span.tint, span.rise * factor, span.link, span.element)


def _blanks(
    items: list[SpacedWord], advances: list[float], edges: list[float], factor: float
) -> tuple[tuple[float, float], ...]:
    """Return the (x, width) of the gaps to fill in."""
    placed = zip(items, edges, advances, strict=False)
    return tuple((x * factor, width * factor) for (word, span, _), x, width in placed if span.blank and not word.pieces)
