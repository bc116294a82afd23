"""Fit the columns of a table: its cells and a measure in; widths, gaps and the size of its type out.

Words are broken only where the language divides them, and a figure with its unit never is. Where words lack room, the
least visible means are tried first: narrower gaps, then smaller type, then hyphens; only then is a table too wide.
"""

from collections.abc import Sequence
from math import ceil, inf
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.line import Justification
from isoprint.compose.nodes import read_nodes
from isoprint.compose.setting import Setting
from isoprint.compose.spans import make_spans
from isoprint.compose.style import SMALLEST, Style
from isoprint.content.model import Inlines, Table, plain

TABLE_GAP: Final = 0.9
"""The gap between two columns where cells are broken into lines, in em."""
CLOSEST_GAP: Final = 0.65
"""The gap where that spares breaking them, in em."""
COMFORTABLE_GAP: Final = 2.5
"""The gap beyond which more room makes no table clearer, in em."""
FILLING_GAP: Final = 8.0
"""The gap up to which a table fills a wide measure, in em; rules lead the eye from one column to the next."""
LOOSE_GAP: Final = 4.0
"""The gap of a table that does not fill it, in em."""
WIDE_MEASURE: Final = 24.0
"""The measure from which on a table may end with its last column instead of filling it, in em."""
LARGE_TYPE: Final = 9.0
"""The size of type above which no word of a table is divided, in points: the whole page shrinks before that."""
RAGGED_LOSS: Final = 0.12
"""The share of a cell's lines that stays empty, roughly: they are ragged."""
DIVIDED_LOSS: Final = 0.35
"""The same share where words are divided."""
SLACK: Final = 0.02
"""The room added to what a cell takes, in em, against the rounding of sums."""
FIGURE_WORDS: Final = 2
"""The words up to which a cell that begins with a figure is one thing: a number and its unit."""


Align = Literal["left", "right", "center"]


class TableFit(Struct, frozen=True):
    """One way to set a table: a share of its size, a gap (em), and the price of its looks in demerits of columns."""

    share: float
    gap: float
    hyphenate: bool
    price: float


TABLE_FITS: Final = (
    TableFit(1.0, TABLE_GAP, hyphenate=False, price=0.0),
    TableFit(1.0, CLOSEST_GAP, hyphenate=False, price=200.0),
    TableFit(0.93, CLOSEST_GAP, hyphenate=False, price=800.0),
    TableFit(0.87, CLOSEST_GAP, hyphenate=False, price=1600.0),
    TableFit(0.93, CLOSEST_GAP, hyphenate=True, price=4000.0),
    TableFit(0.87, CLOSEST_GAP, hyphenate=True, price=4600.0),
    TableFit(0.8, CLOSEST_GAP, hyphenate=True, price=5400.0),
)
"""The ways to set a table, from the least to the most visible."""


class Columns(Struct, frozen=True):
    """Columns as they are set: their widths and the gap between them in points, and the size of their type.

    ``divides`` says in which of them words are divided, ``breaks`` whether cells are broken into lines; ``price`` is
    infinite where the words do not fit even so.
    """

    widths: tuple[float, ...]
    gap: float
    size: float
    divides: tuple[bool, ...]
    price: float
    breaks: bool = True

    @property
    def measure(self) -> float:
        """Return the width of the table in points."""
        return sum(self.widths) + self.gap * (len(self.widths) - 1)


class Need(Struct, frozen=True):
    """The widths that a column needs, in em: of each cell on one line, of its widest word and part of a word."""

    lines: tuple[float, ...]
    word: float
    part: float

    @property
    def wanted(self) -> float:
        """Return the width of the longest cell on one line."""
        return max(self.lines)


def fit_columns(table: Table, style: Style, measure: float, setting: Setting) -> Columns:
    """Return the columns of a table in the first way of setting it that its words allow.

    ``style`` is that of the table's type, ``measure`` the greatest width of the table in points.
    """
    needs = _needs(table, style, setting)
    ways = (_set(needs, table.aligns, fit, style.size, measure) for fit in TABLE_FITS)
    return next(filter(None, ways), None) or _crushed(needs, TABLE_FITS[-1], style.size, measure)


def _needs(table: Table, style: Style, setting: Setting) -> tuple[Need, ...]:
    """Return the needs of columns, measured once for all sizes that copy-fit tries."""
    memo = setting.memo if setting.memo is not None else {}
    body = replace(scaled(style, 1.0), leading=0.0, baseline=0.0)
    columns = zip(table.header, *table.rows, strict=True)
    needs: tuple[Need, ...] | None = memo.get(("needs", table, body))
    if needs is None:
        needs = memo["needs", table, body] = tuple(_need(cells, body, setting) for cells in columns)
    return needs


def _need(cells: Sequence[Inlines], style: Style, setting: Setting) -> Need:
    """Return the need of one column, whose first cell is the header."""
    styles = (replace(style, weight="semibold"), *(style for _ in cells[1:]))
    found = [_reaches(cell, each, setting) for cell, each in zip(cells, styles, strict=True)]
    lines, words, parts = zip(*found, strict=True)
    return Need(lines, max(words), max(parts))


def _reaches(cell: Inlines, style: Style, setting: Setting) -> tuple[float, float, float]:
    """Return the widths (em) of a cell on one line, of its widest word and of the widest part of a word."""
    if not plain(cell).strip():
        return SLACK, SLACK, SLACK
    line, word = _reach(cell, style, setting, hyphenate=False)
    if is_figure(plain(cell)):
        return line, line, line
    return line, word, _reach(cell, style, setting, hyphenate=True)[1]


def is_figure(text: str) -> bool:
    """Return whether a text is a number, with or without a unit, which is never broken."""
    words = text.split()
    return len(words) <= FIGURE_WORDS and any(sign.isdigit() for sign in words[0][:2])


def _reach(cell: Inlines, style: Style, setting: Setting, *, hyphenate: bool) -> tuple[float, float]:
    """Return the widths (em) of a cell on one line and of its widest unbreakable piece, as the composer has them."""
    how = Justification(align="left", hyphenate=hyphenate, protrude=False)
    stretches = read_nodes(make_spans(cell, style, setting, "")[0], how, setting)
    line = max(s.sums.wide.end[-1] - s.sums.wide.start[0] for s in stretches)
    pieces = (
        end - start for s in stretches for end, start in zip(s.sums.narrow.end[1:], s.sums.narrow.start, strict=False)
    )
    return line + SLACK, max(pieces) + SLACK


def _set(needs: Sequence[Need], aligns: Sequence[Align], fit: TableFit, full: float, measure: float) -> Columns | None:
    """Return the columns set in one way, None if words lack room."""
    size = _size(fit, full)
    room = measure / size
    wanted = [need.wanted for need in needs]
    gaps = len(needs) - 1
    if sum(wanted) + CLOSEST_GAP * gaps <= room:
        widths, gap = _spread(wanted, aligns, room)
        return replace(_columns(widths, gap, size, [False] * len(needs), fit.price), breaks=False)
    room -= fit.gap * gaps
    least = [need.part if fit.hyphenate else need.word for need in needs]
    if sum(least) > room or (fit.hyphenate and min(size, full) > LARGE_TYPE):
        return None
    widths = _shared(needs, least, room)
    divides = [width < need.word for width, need in zip(widths, needs, strict=True)]
    return _columns(widths, fit.gap, size, divides, fit.price)


def _size(fit: TableFit, full: float) -> float:
    return max(full * fit.share, min(SMALLEST, full))


def scaled(style: Style, size: float) -> Style:
    """Return a style in another size, its gaps to fill in as wide as before in em."""
    return replace(style, size=size, blank=style.blank * size / style.size)


def _columns(widths: Sequence[float], gap: float, size: float, divides: Sequence[bool], price: float) -> Columns:
    """Return columns whose widths and gap are given in em."""
    return Columns(tuple(w * size for w in widths), gap * size, size, tuple(divides), price)


def _crushed(needs: Sequence[Need], fit: TableFit, full: float, measure: float) -> Columns:
    """Return columns too narrow for their words, for copy-fit to go on with; they are never printed."""
    size = _size(fit, full)
    room = max(measure / size - fit.gap * (len(needs) - 1), 0.1 * len(needs))
    least = [need.part + SLACK for need in needs]
    return _columns([low * room / sum(least) for low in least], fit.gap, size, [True] * len(needs), inf)


# ---------------------------------------------------------------- more room than words


def _spread(wanted: Sequence[float], aligns: Sequence[Align], room: float) -> tuple[list[float], float]:
    """Return widths and gap (em) of columns with room to spare, keeping figures near the words they belong to.

    Room that the gaps do not take is added to the last column of text; in a wide measure the table may end early.
    """
    widths = list(wanted)
    if len(widths) == 1:
        return [min(widths[0], room) if room > WIDE_MEASURE else room], 0.0
    even = (room - sum(widths)) / (len(widths) - 1)
    if room > WIDE_MEASURE:
        return widths, even if even <= FILLING_GAP else LOOSE_GAP
    texts = [at for at, align in enumerate(aligns) if align == "left"]
    if not texts:
        return widths, even
    gap = min(even, COMFORTABLE_GAP)
    left = (even - gap) * (len(widths) - 1)
    takers = texts[-1:] if aligns[-1] == "left" else texts
    for at in takers:
        widths[at] += left / len(takers)
    return widths, gap


# ---------------------------------------------------------------- more words than room


def _with_whole_words(needs: Sequence[Need], least: Sequence[float], room: float) -> list[float]:
    """Return the least widths if words must be divided, with as few such columns as possible."""
    more = [need.word - low for need, low in zip(needs, least, strict=True)]
    wider, left = list(least), room - sum(least)
    for at in sorted(range(len(needs)), key=more.__getitem__):
        if more[at] <= left:
            wider[at] += more[at]
            left -= more[at]
    return wider


def _shared(needs: Sequence[Need], least: Sequence[float], room: float) -> list[float]:
    """Return the widths, none below its least, that fill the room and take the fewest lines."""
    wanted = [need.wanted for need in needs]
    leasts = (_with_whole_words(needs, least, room), least)
    ways = [share(low, wanted, room) for low in leasts for share in (_leveled, _in_proportion)]
    return min(ways, key=lambda widths: _count_lines(needs, widths))


def _in_proportion(least: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """Return widths that are all the same share of the way from the least to the wanted one."""
    share = (room - sum(least)) / (sum(wanted) - sum(least))
    return [low + (want - low) * share for low, want in zip(least, wanted, strict=True)]


def _leveled(least: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """Return widths of which narrow columns have all they want, and the others are as equal as possible."""
    low, high = 0.0, max(wanted)
    while high - low > SLACK / 2:
        level = (low + high) / 2
        taken = sum(min(want, max(few, level)) for few, want in zip(least, wanted, strict=True))
        low, high = (level, high) if taken <= room else (low, level)
    return [min(want, max(few, low)) for few, want in zip(least, wanted, strict=True)]


def _count_lines(needs: Sequence[Need], widths: Sequence[float]) -> int:
    """Return about how many lines the rows take, each as many as its longest cell."""
    columns = [_count_cells(need, width) for need, width in zip(needs, widths, strict=True)]
    return sum(max(row) for row in zip(*columns, strict=True))


def _count_cells(need: Need, width: float) -> list[int]:
    """Return about how many lines each cell of a column takes; ragged lines are not full, least of all divided ones."""
    lost = DIVIDED_LOSS if width < need.word else RAGGED_LOSS
    return [ceil(line / width * (1 + lost)) if line > width else 1 for line in need.lines]
