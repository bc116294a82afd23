"""The styles of a quiz and of its answer key: a theme and a body size in, the look of everything on the sheet out."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.line import Justification
from isoprint.compose.style import BlockStyle, Style
from isoprint.content.model import Handout
from isoprint.content.model.walk import blanks_of
from isoprint.makeup.look import Look, make_look
from isoprint.theme.model import Palette, Theme

LEADING: Final = 1.36
"""The leading against the body size."""
LEAST_PITCH: Final = 24.0
"""The least distance between lines to write on by hand, in points."""
MOST_PITCH: Final = 31.0
"""The largest distance between them, in points."""
USUAL_SIZE: Final = 11.5
"""The body size, in points, up to which hands write as usual; who reads larger type writes larger."""
LABEL: Final = Justification(align="left", hyphenate=False, protrude=False)

_LETTER_WIDTH: Final = 0.64
"""What a handwritten letter takes, in em: who reads large type writes large."""
_NARROWEST_BLANK: Final = 7.6
"""The least width of a gap to fill in, in em."""
_WIDEST_BLANK: Final = 15.0
"""The largest width of such a gap, in em."""


class QuizStyles(Struct, frozen=True):
    """The looks of everything on a quiz or a key, made for one body size."""

    look: Look
    ask: BlockStyle
    gaps: BlockStyle
    """Of an ask with blanks, its lines as far apart as a hand needs."""
    text: Style
    strong: Style
    small: Style
    hint: Style
    part: Style
    note: BlockStyle
    """Of rationales and introductions."""

    @property
    def hand(self) -> float:
        """Return how much larger than usual a hand writes that reads this type."""
        return max(1.0, self.text.size / USUAL_SIZE)


def make_styles(theme: Theme, palette: Palette, size: float, blank: float, *, hyphenate: bool) -> QuizStyles:
    """Return the styles for a body size in points; ``blank`` is the width of a gap to fill in, in em.

    Text is set flush left, and in a wide measure no word is divided: the edge may be uneven where lines are long.
    """
    size = round(size * 4) / 4
    leading = size * LEADING
    look = make_look(theme, palette, size, leading)
    how = Justification(align="left", hyphenate=hyphenate)
    text = replace(look.body.text, how=how)
    ask = replace(look.body, text=text, grid=0.0, indent=0.0, gap=leading * 0.4, deepest=190.0)
    wide = max(LEAST_PITCH, leading * 1.5)
    open_text = replace(text, leading=wide, baseline=text.baseline + (wide - leading) * 0.6, blank=blank * size)
    small_leading = size * 0.84 * 1.3
    small = replace(text, size=size * 0.84, leading=small_leading, baseline=small_leading * 0.76, tint=palette.muted)
    return QuizStyles(
        look=look,
        ask=ask,
        gaps=replace(ask, text=open_text, table=replace(open_text, size=ask.table.size), gap=0.0),
        text=text,
        strong=replace(text, weight="semibold"),
        small=small,
        hint=replace(small, emphasis=True),
        part=replace(
            look.heading,
            size=size * 1.22,
            leading=size * 1.6,
            baseline=size * 1.2,
            how=replace(how, even=True, hyphenate=False),
            role="H2",
        ),
        note=replace(ask, gap=leading * 0.3),
    )


def blank_width(handout: Handout) -> float:
    """Return the width of a quiz's blanks in em, room for its longest word; all are alike, so none gives it away."""
    parts = handout.quiz.parts if handout.quiz else ()
    blanks = (blank for part in parts for question in part.questions for blank in blanks_of(question.ask))
    longest = max((len(blank.accept[0]) for blank in blanks), default=0)
    return min(_WIDEST_BLANK, max(_NARROWEST_BLANK, _LETTER_WIDTH * longest))
