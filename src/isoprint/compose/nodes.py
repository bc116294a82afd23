"""Read a paragraph as boxes, glue and penalties: spans in, running sums at its legal breaks out.

The sums are those of Knuth and Plass, “Breaking Paragraphs into Lines” (1981), page 1131: the total before each legal
break, both for a line that ends there and for one that starts after it. The width of a line is one subtraction.
Beyond the paper, a line's glyphs give way by scaling and tracking: there are sums for the widest and the narrowest.
"""

import re
from collections.abc import Sequence, Set
from typing import Final

from msgspec import Struct

from isoprint.compose.atoms import Atom
from isoprint.compose.line import Justification, Span
from isoprint.compose.linebreak import PrefixSum, PrefixSums, Scoring
from isoprint.compose.setting import Setting

NO_BREAK_SPACE: Final = "\u00a0"
"""The space at which no line ends."""
WHOLE: Final = -1
"""In a legal break: the line ends after the whole word, not within it."""

SPACE_SHRINK: Final = 0.2
"""The share by which a space shrinks at a ratio of -1: a third, as in the paper, is too tight in a narrow column."""
SPACE_STRETCH: Final = 0.32
"""The share by which a space grows at a ratio of 1."""
EASE: Final = 0.15
"""The share by which spaces give way together with the glyphs, before they give way alone.

Without it most lines would be scaled to the limit, and two neighbors often in opposite directions.
"""
ZONE: Final = 0.5
"""The ratio at which the glyphs reach their limit."""
RAGGED_STRETCH: Final = 3.0
"""By how much a ragged line is short of the measure at a ratio of 1, in em."""
RAGGED_HYPHEN: Final = 1.5
"""By how much a hyphen costs more in ragged lines, as a factor: they may be short instead."""
RAGGED_LINE: Final = 200.0
"""The cost of any ragged line: a few full ones are better than many of one length."""

_PAUSES: Final = tuple(",;:.!?…—–)”’»")
"""Signs after which a line of a heading may end at no cost."""
_LEANS: Final = {1: 0.8, 2: 0.8, 3: 0.8, 4: 0.5}
"""What it costs to end a line of a heading after a word of so many letters, as shares of the scoring's ``sense``.

Articles, prepositions and conjunctions are short and lean on what follows.
"""
_NEUTRAL: Final = 0.3
"""The same after a longer word."""

_WORD_AND_SPACES: Final = re.compile("([^ \n\u00a0]*)([ \n\u00a0]*)")
"""A word, and the spaces and line ends after it."""

SpacedWord = tuple[Atom, Span, str]
"""A word, or the part of one in one style; the span it comes from; the spaces after it."""
LegalBreak = tuple[int, int]
"""An index into the words, and one into the divisions of that word or WHOLE."""


class Nodes(Struct, frozen=True):
    """A text without forced breaks, ready to be broken to any measure.

    ``breaks`` are the legal ones, the first being the beginning and the last the end. ``spaces``
    are the widths (em) of the faces' spaces; ``blanks``: there are gaps to fill in; ``alike``: all words are set alike.
    """

    items: list[SpacedWord]
    breaks: list[LegalBreak]
    sums: PrefixSums
    indent: float
    how: Justification
    setting: Setting
    spaces: dict[str, float]
    blanks: bool
    alike: bool


def read_nodes(spans: Sequence[Span], how: Justification, setting: Setting) -> tuple[Nodes, ...]:
    """Return the nodes of a paragraph, one ``Nodes`` for each stretch between forced breaks."""
    stretches: list[list[SpacedWord]] = [[]]
    for span in spans:
        _read(span, setting, stretches)
    return tuple(
        _nodes(items, how, setting, 0.0 if number else how.indent) for number, items in enumerate(stretches) if items
    )


def loosen(nodes: Nodes, measure: float) -> Nodes:
    """Return nodes that may also break anywhere within long words and addresses that no line of the measure holds."""
    sums, breaks, setting = nodes.sums, nodes.breaks, nodes.setting
    wide: set[int] = set()
    for at in range(len(breaks) - 1):
        if sums.narrow.end[at + 1] - sums.narrow.start[at] > measure:
            wide.update(range(breaks[at][0], breaks[at + 1][0] + 1))
    items = [
        (setting.words(span.face).shattered(word, measure / span.size) if index in wide else word, span, space)
        for index, (word, span, space) in enumerate(nodes.items)
    ]
    return _nodes(items, nodes.how, setting, min(nodes.indent, measure / 2), wide)


def _read(span: Span, setting: Setting, stretches: list[list[SpacedWord]]) -> None:
    """Add a span's words to the last stretch, and a stretch after each forced break."""
    items, text = stretches[-1], span.text
    words = setting.words(span.face)
    if span.blank:
        items.append((Atom("", (), span.blank / span.size, 0), span, ""))
    if not (text[:1] == " " or "  " in text or "\n" in text or NO_BREAK_SPACE in text):  # nearly always
        *before, last = text.split(" ")
        items += [(words[word], span, " ") for word in before]
        if last:
            items.append((words[last], span, ""))
        return
    for word, space in _WORD_AND_SPACES.findall(text)[:-1]:
        for end in space.splitlines(keepends=True) or ("",):
            items = stretches[-1]
            space = end.replace("\n", " ")
            if not word and items and not items[-1][2]:
                items[-1] = (*items[-1][:2], space)
            else:
                items.append((words[word], span, space))
            word = ""
            if end.endswith("\n"):
                stretches.append([])


def _against_sense(word: str) -> float:
    """Return the cost of ending a line of a heading after a word, as a share of the scoring's ``sense``.

    Headings are read line by line: a line may end after a comma, but not after a word that leans on the next.
    """
    return 0.0 if word[-1:] in _PAUSES else _LEANS.get(len(word), _NEUTRAL)


class _Scale(Struct, frozen=True):
    """The points to an em of a span: of its glyphs at their widest and narrowest, of their tracking, of protrusion.

    ``gap`` is the width of its space in points, ``dearness`` the cost of one of its hyphens in hyphens.
    """

    more: float
    less: float
    track_more: float
    track_less: float
    hang: float
    gap: float
    dearness: float


def _scale(span: Span, how: Justification, setting: Setting) -> _Scale:
    """Return the scale of a span; only justified lines stretch and track their glyphs."""
    stretch, tracking = (how.stretch, how.tracking) if how.align == "justify" else (0.0, 0.0)
    more, less = (1 + stretch) * span.size, (1 - stretch) * span.size
    hang = span.size if how.protrude else 0.0
    gap = setting.words(span.face).space * span.size
    return _Scale(more, less, tracking * more, tracking * less, hang, gap, span.division)


_Sums = tuple[float, float, float]
"""The sums of wide, narrow and glue before a word, in points; plain, since each divided word takes one."""


class _Breaks:
    """The legal breaks of a stretch while its words are read, with their sums in points.

    ``hyphens``: words may be divided; those at the indices ``anywhere`` between any two letters. ``costs`` has the
    number of each break that is not free, its price, and whether it is flagged.
    """

    def __init__(self, hyphens: bool, anywhere: Set[int]) -> None:
        self.hyphens, self.anywhere = hyphens, anywhere
        self.places: list[LegalBreak] = [(0, WHOLE)]
        self.wide, self.narrow, self.glue = PrefixSum([0.0], []), PrefixSum([0.0], []), PrefixSum([0.0], [])
        self.costs: list[tuple[int, float, bool]] = []


def _nodes(
    items: list[SpacedWord], how: Justification, setting: Setting, indent: float, anywhere: Set[int] = frozenset()
) -> Nodes:
    """Return the nodes of a stretch; the words at the indices ``anywhere`` may be broken without hyphens."""
    breaks = _read_breaks(items, how, setting, indent, anywhere)
    spans = {id(span): span for _, span, _ in items}.values()
    spaces = {span.face: setting.words(span.face).space for span in spans}
    blanks = any(span.blank for span in spans)
    alike = len(spans) == 1 and not blanks and not setting.words(items[0][1].face).mixed
    sums = _sums(breaks, how, setting.scoring, items[0][1].size)
    return Nodes(items, breaks.places, sums, indent, how, setting, spaces, blanks, alike)


def _read_breaks(
    items: list[SpacedWord], how: Justification, setting: Setting, indent: float, anywhere: Set[int]
) -> _Breaks:
    """Return the legal breaks of a stretch. Hot, and therefore flat: it runs for every word of every text."""
    breaks = _Breaks(how.hyphenate and not how.even, anywhere)
    wides, narrows, glues, places = breaks.wide, breaks.narrow, breaks.glue, breaks.places
    ease = EASE if how.align == "justify" else 0.0
    wide = narrow = indent
    glue = 0.0
    opening, style = True, None
    for index, (word, span, space) in enumerate(items):
        if span is not style:
            style, scale = span, _scale(span, how, setting)
            more, less, hang, gap = scale.more, scale.less, scale.hang, scale.gap
            track_more, track_less = scale.track_more, scale.track_less
        if opening:
            wides.start.append(wide + word.left * hang)
            narrows.start.append(narrow + word.left * hang)
            glues.start.append(glue)
        if word.divisions:
            _divide(breaks, index, word, scale, (wide, narrow, glue))
        wide += word.width * more + word.gaps * track_more
        narrow += word.width * less - word.gaps * track_less
        opening = space == " " or space.strip(NO_BREAK_SPACE) != "" or index in anywhere
        if opening or index == len(items) - 1:
            if how.even:
                breaks.costs.append((len(places), _against_sense(word.text), False))
            places.append((index, WHOLE))
            wides.end.append(wide - word.right * hang)
            narrows.end.append(narrow - word.right * hang)
            glues.end.append(glue)
        if space:
            wide += gap * (1 + ease)
            narrow += gap * (1 - ease)
            glue += gap
        else:
            wide += track_more
            narrow -= track_less
    wides.start[0], narrows.start[0] = wides.start[0] - indent, narrows.start[0] - indent  # a part of the first line
    return breaks


def _divide(breaks: _Breaks, index: int, word: Atom, scale: _Scale, before: _Sums) -> None:
    """Add the legal breaks within a word."""
    wides, narrows, glues, places = breaks.wide, breaks.narrow, breaks.glue, breaks.places
    more, less, track_more, track_less = scale.more, scale.less, scale.track_more, scale.track_less
    wide, narrow, glue = before
    hyphens = breaks.hyphens or index in breaks.anywhere
    for number, division in enumerate(word.divisions):
        if division.hyphen and not hyphens:
            continue
        price = division.price * scale.dearness if division.hyphen else division.price
        breaks.costs.append((len(places), price, division.flagged))
        places.append((index, number))
        width, gaps, right = division.before, division.gaps, division.hang * scale.hang
        wides.end.append(wide + width * more + gaps * track_more - right)
        narrows.end.append(narrow + width * less - gaps * track_less - right)
        glues.end.append(glue)
        gone, gaps = division.gone, division.place
        wides.start.append(wide + gone * more + gaps * track_more)
        narrows.start.append(narrow + gone * less - gaps * track_less)
        glues.start.append(glue)


def _sums(breaks: _Breaks, how: Justification, scoring: Scoring, size: float) -> PrefixSums:
    """Return the running sums with the costs of the breaks; ``size`` (points) is that of the first word."""
    justify, count = how.align == "justify", len(breaks.places)
    unit = scoring.sense if how.even else scoring.hyphen * (1.0 if justify else RAGGED_HYPHEN)
    line = 0.0 if justify or how.even else RAGGED_LINE
    cost, flagged = [line] * count, [False] * count
    for number, price, flag in breaks.costs:
        cost[number], flagged[number] = price * unit + line, flag
    if justify:
        glue = breaks.glue
        return PrefixSums(
            breaks.wide, breaks.narrow, glue, glue, cost, flagged, SPACE_STRETCH, SPACE_SHRINK - EASE, ZONE
        )
    none = [0.0] * count
    stretch = PrefixSum([RAGGED_STRETCH * size] * count, none)
    return PrefixSums(breaks.wide, breaks.narrow, stretch, PrefixSum(none, none), cost, flagged)
