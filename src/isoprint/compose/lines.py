"""Lines of placed words: nodes and the breaks chosen in, lines with every word's position out."""

from typing import Final

from isoprint.compose.atoms import HYPHEN, Atom, part
from isoprint.compose.line import Justification, Line, Span
from isoprint.compose.nodes import WHOLE, Item, Nodes
from isoprint.compose.setting import Setting
from isoprint.page import Word

_WIDEST: Final = 5.0
"""Spaces beyond this multiple would tear the line apart; it is then left short."""


def set_line(
    nodes: Nodes, start: int, stop: int, measure: float, how: Justification, setting: Setting, factor: float = 1.0
) -> Line:
    """Return the line between two breaks. ``measure`` is that of the nodes; what is returned is ``factor`` as large."""
    items, hyphen = _line_items(nodes, start, stop, setting)
    last = stop == len(nodes.places) - 1
    justify = how.align == "justify"
    give = _give(nodes, start, stop, measure, last) if justify else 0.0
    scale, tracking = 1 + give * how.stretch, give * how.tracking
    widths = [(word.width + word.gaps * tracking) * span.size * scale for word, span, _ in items]
    faces = setting.faces
    joined = [space == "" for _, _, space in items[:-1]]
    gaps = [
        faces.width(span.face, " ") * span.size if space else tracking * span.size * scale
        for _, span, space in items[:-1]
    ]
    left = items[0][0].left * items[0][1].size if how.protrude else 0.0
    right = items[-1][0].right * items[-1][1].size if how.protrude else 0.0
    indent = nodes.indent if start == 0 else 0.0
    fixed = sum(widths) + sum(gap for gap, join in zip(gaps, joined, strict=True) if join)
    glue = sum(gap for gap, join in zip(gaps, joined, strict=True) if not join)
    room = measure - indent + left + right - fixed
    ratio = 1.0
    if justify and glue and (not last or room < glue) and room <= _WIDEST * glue:
        ratio = room / glue
        gaps = [gap if join else gap * ratio for gap, join in zip(gaps, joined, strict=True)]
        width = measure
    else:
        width = indent + fixed + glue - left - right
    x = indent - left
    if how.align == "right":
        x += measure - width
    elif how.align == "center":
        x += (measure - width) / 2
    words: list[Word] = []
    blanks = []
    for (word, span, space), advance, gap in zip(items, widths, [*gaps, 0.0], strict=True):
        if word.pieces or space:
            _place(words, word, span, space, x, scale, tracking, factor)
        if span.blank and not word.pieces:
            blanks.append((x * factor, advance * factor))
        x += advance + gap
    return Line(tuple(words), measure * factor, width * factor, ratio - 1, scale, tracking, hyphen, tuple(blanks))


def _line_items(nodes: Nodes, start: int, stop: int, setting: Setting) -> tuple[list[Item], bool]:
    """Return the words of a line, the parts of divided ones at its ends, and whether a hyphen was added."""
    (first, head), (last, tail) = nodes.places[start], nodes.places[stop]
    if start and head == WHOLE:
        first += 1
    items = nodes.items[first : last + 1]
    begin = items[0][0].cuts[head].place if start and head != WHOLE else 0
    if tail != WHOLE:
        word, span, _ = items[-1]
        cut = word.cuts[tail]
        items[-1] = (part(span.face, word.text[: cut.place] + HYPHEN * cut.hyphen, setting), span, "")
    if begin:
        word, span, space = items[0]
        items[0] = (part(span.face, word.text[begin:], setting), span, space)
    return items, tail != WHOLE and cut.hyphen


def _give(nodes: Nodes, start: int, stop: int, measure: float, last: bool) -> float:
    """Return how much of what glyphs may give a line takes: 1 as wide as they may be, -1 as narrow."""
    sums = nodes.sums
    wide = sums.wide_end[stop] - sums.wide_start[start]
    narrow = sums.narrow_end[stop] - sums.narrow_start[start]
    if wide <= narrow:
        return 0.0
    share = (2 * measure - wide - narrow) / (wide - narrow)
    return max(-1.0, min(share, 0.0 if last else 1.0))


def _place(
    words: list[Word], word: Atom, span: Span, space: str, x: float, scale: float, tracking: float, factor: float
) -> None:
    """Add a word at x, in as many pieces as it has faces; its text takes the spaces that follow."""
    space = space.replace("\n", " ")
    size = span.size * factor
    pieces = word.pieces or ((span.face, "", 0.0),)
    for number, (face, text, advance) in enumerate(pieces):
        if number == len(pieces) - 1:
            width = (advance + (len(text) - 1) * tracking) * span.size * scale if text else 0.0
            text += space
        else:
            width = (advance + len(text) * tracking) * span.size * scale
        words.append(
            Word(x * factor, width * factor, text, face, size, span.tint, span.rise * factor, span.link, span.element)
        )
        x += width
