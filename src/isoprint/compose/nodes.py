"""A paragraph as boxes, glue and penalties, kept as running sums: spans in, flat lists out.

The sums are those of Knuth and Plass, “Breaking Paragraphs into Lines” (1981), page 1131: what stands before each
legal break when a line ends there, and what when the next line starts there. The width of a line is one subtraction.
Beyond the paper a line's glyphs give way too, by scaling and tracking: the lists hold what stands before each break
with glyphs as wide as they may be and as narrow.
"""

import re
from collections.abc import Sequence, Set
from typing import Final

from msgspec import Struct

from isoprint.compose.atoms import Atom, blank
from isoprint.compose.line import Justification, Span
from isoprint.compose.linebreak import PrefixSums
from isoprint.compose.setting import Setting

NO_BREAK_SPACE: Final = "\u00a0"
WHOLE: Final = -1
"""In a place: the line ends after the whole word, not within it."""

TIGHTEST: Final = 0.2
"""The share by which a space may shrink: a third, as in the paper, reads as too tight in a narrow column."""
LOOSER: Final = 0.32
"""The share by which a space grows when the ratio does by 1."""
EASE: Final = 0.15
"""The share by which spaces give way together with the glyphs, before they give way alone.

Were it nothing, most lines would be scaled to the limit, and two neighbors often in opposite ways.
"""
ZONE: Final = 0.5
"""The ratio at which the glyphs reach their limit."""
RAGGED: Final = 3.0
"""How short (em) a ragged line may be at a ratio of 1."""
RAGGED_HYPHEN: Final = 1.5
"""How many times as dear a hyphen is in ragged lines, which may be short instead."""
RAGGED_LINE: Final = 200.0
"""The cost of any ragged line, so that few full ones win against many of one length."""

_PAUSES: Final = tuple(",;:.!?…—–)”’»")
_LEANS: Final = {1: 0.8, 2: 0.8, 3: 0.8, 4: 0.5}
_NEUTRAL: Final = 0.3
"""What it costs, in the scoring's ``sense``, to end a line of a heading after a word of so many letters, or of more.

Articles, prepositions and conjunctions are short and lean on what follows.
"""

_WORDS: Final = re.compile("([^ \n\u00a0]*)([ \n\u00a0]*)")

SpacedWord = tuple[Atom, Span, str]
"""A word, or the part of one in one style; the span it comes from; the spaces after it."""


class Nodes(Struct, frozen=True):
    """A text without forced breaks, ready to be broken at any measure.

    ``places`` are (item, division) of each legal break, the first being the beginning and the last the end. ``spaces``
    are the widths (em) of the faces' spaces; ``blanks``: there are gaps to fill in; ``alike``: all words are set alike.
    """

    items: list[SpacedWord]
    places: list[tuple[int, int]]
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
    """Return nodes that may break anywhere within what no line of the measure can hold: long addresses and words."""
    sums, places, setting = nodes.sums, nodes.places, nodes.setting
    wide: set[int] = set()
    for at in range(len(places) - 1):
        if sums.narrow_end[at + 1] - sums.narrow_start[at] > measure:
            wide.update(range(places[at][0], places[at + 1][0] + 1))
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
        items.append((blank(span.blank / span.size), span, ""))
    if not (text[:1] == " " or "  " in text or "\n" in text or NO_BREAK_SPACE in text):  # nearly always
        *before, last = text.split(" ")
        items += [(words[word], span, " ") for word in before]
        if last:
            items.append((words[last], span, ""))
        return
    for word, space in _WORDS.findall(text)[:-1]:
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
    """Return what it costs, in the scoring's ``sense``, to end a line of a heading after a word.

    Headings are read line by line: one may end after a comma, and not after a word that leans on the next.
    """
    return 0.0 if word[-1:] in _PAUSES else _LEANS.get(len(word), _NEUTRAL)


def _nodes(  # noqa: C901
    items: list[SpacedWord], how: Justification, setting: Setting, indent: float, anywhere: Set[int] = frozenset()
) -> Nodes:
    """Return the running sums over a stretch; long, since it is run for every word of every text."""
    justify = how.align == "justify"
    stretch, tracking, ease = (how.stretch, how.tracking, EASE) if justify else (0.0, 0.0, 0.0)
    divide = how.hyphenate and not how.even
    hyphen = setting.scoring.sense if how.even else setting.scoring.hyphen * (1.0 if justify else RAGGED_HYPHEN)
    places: list[tuple[int, int]] = [(0, WHOLE)]
    wide_end, narrow_end, glue_end = [0.0], [0.0], [0.0]
    wide_start: list[float] = []
    narrow_start: list[float] = []
    glue_start: list[float] = []
    costs: list[tuple[int, float, bool]] = []
    styles = {id(span): span for _, span, _ in items}.values()
    spaces = {span.face: setting.words(span.face).space for span in styles}
    wide = narrow = indent
    glue = more = less = track_more = track_less = hang = gap = dearness = 0.0
    opening, style = True, None
    for index, (word, span, space) in enumerate(items):
        if span is not style:
            style, size, dearness = span, span.size, span.division
            more, less = (1 + stretch) * size, (1 - stretch) * size
            track_more, track_less = tracking * more, tracking * less
            hang = size if how.protrude else 0.0
            gap = spaces[span.face] * size
        if opening:
            left = word.left * hang
            wide_start.append(wide + left)
            narrow_start.append(narrow + left)
            glue_start.append(glue)
        if word.divisions:
            for number, division in enumerate(word.divisions):
                if division.hyphen and not divide and index not in anywhere:
                    continue
                costs.append((len(places), division.price * (dearness if division.hyphen else 1), division.flagged))
                places.append((index, number))
                before, gaps, right = division.before, division.gaps, division.hang * hang
                wide_end.append(wide + before * more + gaps * track_more - right)
                narrow_end.append(narrow + before * less - gaps * track_less - right)
                glue_end.append(glue)
                gone, gaps = division.gone, division.place
                wide_start.append(wide + gone * more + gaps * track_more)
                narrow_start.append(narrow + gone * less - gaps * track_less)
                glue_start.append(glue)
        width, gaps = word.width, word.gaps
        wide += width * more + gaps * track_more
        narrow += width * less - gaps * track_less
        opening = space == " " or (space and space.strip(NO_BREAK_SPACE) != "") or index in anywhere
        if opening:
            right = word.right * hang
            if how.even:
                costs.append((len(places), _against_sense(word.text), False))
            places.append((index, WHOLE))
            wide_end.append(wide - right)
            narrow_end.append(narrow - right)
            glue_end.append(glue)
        if space:
            wide += gap * (1 + ease)
            narrow += gap * (1 - ease)
            glue += gap
        else:
            wide += track_more
            narrow -= track_less
    wide_start[0], narrow_start[0] = wide_start[0] - indent, narrow_start[0] - indent  # a part of the first line
    if not opening:
        right = items[-1][0].right * hang
        places.append((len(items) - 1, WHOLE))
        wide_end.append(wide - right - (0.0 if space else track_more))
        narrow_end.append(narrow - right + (0.0 if space else track_less))
        glue_end.append(glue)
    line = 0.0 if justify or how.even else RAGGED_LINE
    cost, flagged = [line] * len(places), [False] * len(places)
    for place, price, flag in costs:
        cost[place], flagged[place] = price * hyphen + line, flag
    if justify:
        sums = PrefixSums(wide_end, wide_start, narrow_end, narrow_start, glue_end, glue_start, glue_end, glue_start,
                    cost, flagged, LOOSER, TIGHTEST - EASE, ZONE)  # fmt: skip
    else:
        none, give = [0.0] * len(cost), [RAGGED * items[0][1].size] * len(cost)
        sums = PrefixSums(wide_end, wide_start, narrow_end, narrow_start, give, none, none, none, cost, flagged)
    blanks = any(span.blank for span in styles)
    alike = len(styles) == 1 and not blanks and not setting.words(items[0][1].face).mixed
    return Nodes(items, places, sums, indent, how, setting, spaces, blanks, alike)
