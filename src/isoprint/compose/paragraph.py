"""A paragraph set in lines: spans of styled text and a measure in, lines of placed words out."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from isoprint.compose.line import Justification, Line, Span
from isoprint.compose.linebreak import Scoring, break_lines, fill_lines
from isoprint.compose.lines import set_line
from isoprint.compose.nodes import Nodes, loosen, read_nodes
from isoprint.compose.setting import Setting

PROSE: Final = Scoring()


class Prepared(Struct, frozen=True):
    """A paragraph measured, ready to be set at any measure and, by a factor, any size."""

    nodes: tuple[Nodes, ...]
    how: Justification
    setting: Setting
    scoring: Scoring


def set_paragraph(
    spans: Sequence[Span], measure: float | Sequence[float], how: Justification, setting: Setting
) -> tuple[Line, ...]:
    """Return the lines of a paragraph, at least one unless it has no text.

    ``measure`` is the width of the lines, or the width of each line, the last one repeated. No line is wider
    (what hangs beyond the edges aside), and the texts of all words are the text of the spans.
    """
    return set_prepared(prepare(spans, how, setting), measure)


def prepare(spans: Sequence[Span], how: Justification, setting: Setting, scoring: Scoring = PROSE) -> Prepared:
    """Return a paragraph measured once, so that it can be set at several sizes or measures."""
    return Prepared(read_nodes(spans, how, setting, scoring), how, setting, scoring)


def set_prepared(prepared: Prepared, measure: float | Sequence[float], factor: float = 1.0) -> tuple[Line, ...]:
    """Return the lines of a prepared paragraph, ``factor`` times the size its spans name, at a measure.

    Why: widths scale, so that a size s at a measure L is the prepared size at L divided by the factor.
    """
    how, setting = prepared.how, prepared.setting
    if not isinstance(measure, (int, float)):
        measure = measure[-1]
    room = measure / factor
    lines: list[Line] = []
    for nodes in prepared.nodes:
        start = 0
        breaks = break_lines(nodes.sums, room, prepared.scoring, room / 3, not how.even)
        if not breaks:
            nodes = loosen(nodes, room, how, setting, prepared.scoring)
            breaks = break_lines(nodes.sums, room, prepared.scoring, room / 3, not how.even) or fill_lines(
                nodes.sums, room
            )
        for stop in breaks:
            lines.append(set_line(nodes, start, stop, room, how, setting, factor))
            start = stop
    return tuple(lines)
