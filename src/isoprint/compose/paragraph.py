"""Set a paragraph in lines: spans of styled text and a measure in, lines of placed words out."""

from collections.abc import Sequence
from itertools import pairwise

from isoprint.compose.line import Justification, Line, Span
from isoprint.compose.linebreak import Goal, break_lines, fill_lines
from isoprint.compose.lines import set_line
from isoprint.compose.nodes import Nodes, loosen, read_nodes
from isoprint.compose.setting import Setting

_RUNT = 1 / 3
"""The share of the measure that a last line should fill; a shorter one is a runt."""


def set_paragraph(spans: Sequence[Span], measure: float, how: Justification, setting: Setting) -> tuple[Line, ...]:
    """Return the lines of a paragraph, at least one unless it has no text.

    No line is wider than the measure (protrusion aside), and the texts of all words together are the text of the
    spans.
    """
    return set_nodes(read_nodes(spans, how, setting), measure)


def set_nodes(paragraph: Sequence[Nodes], measure: float, factor: float = 1.0) -> tuple[Line, ...]:
    """Return the lines of a measured paragraph at a measure (points), ``factor`` times the size that its spans name.

    Why: widths scale, so a text set to a measure at twice the size breaks as it does at half the measure.
    """
    room = measure / factor
    return tuple(line for nodes in paragraph for line in _set(nodes, room, factor))


def _set(nodes: Nodes, measure: float, factor: float) -> list[Line]:
    how = nodes.how
    goal = Goal(measure, measure * _RUNT, not how.even, how.align != "justify")
    breaks = break_lines(nodes.sums, goal, nodes.setting.scoring)
    if not breaks:
        nodes = loosen(nodes, measure)
        breaks = break_lines(nodes.sums, goal, nodes.setting.scoring) or fill_lines(nodes.sums, measure)
    return [set_line(nodes, start, stop, measure, factor) for start, stop in pairwise((0, *breaks))]
