"""What the sheets of one quiz have in common: styles, measures, and the type that is kept standing between them."""

import re
from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.blocks import set_blocks
from isoprint.compose.figure import set_figure
from isoprint.compose.galley import set_text
from isoprint.compose.line import Justification
from isoprint.compose.setting import Setting
from isoprint.compose.slug import Galley
from isoprint.compose.style import BlockStyle, Style
from isoprint.content.model import Blank, Blocks, Citation, Figure, Handout, Inlines, Paragraph
from isoprint.content.model.walk import inlines_of
from isoprint.content.text.citations import Citations
from isoprint.makeup.job import Job
from isoprint.makeup.look import Look, make_look
from isoprint.makeup.quiz.question.blanks import spoken
from isoprint.makeup.quiz.rows import ROOT, ComposedText, composed_text
from isoprint.makeup.quiz.spread import LEAST_PITCH
from isoprint.page import Element, Role, Text, Word, WordStyle
from isoprint.problems import ContentError, Problem
from isoprint.theme.model import PAPERS, Palette, Theme

QUIZ_SIZE: Final = 1.16
"""The quiz's type against the theme's running size: it is read at a layout, by hands that write."""
KEY_SIZE: Final = 1.03
LEADING: Final = 1.36
NARROWEST_SIDE: Final = 54.0
"""The least margin at the sides, so that a line of the quiz is not too long for the eye."""
Kept = TypeVar("Kept")

LABEL: Final = Justification(align="left", hyphenate=False, protrude=False)


class TypeArea(Struct, frozen=True):
    """A page's paper and the rectangle that text may fill, in points."""

    paper_width: float
    paper_height: float
    left: float
    top: float
    measure: float
    bottom: float


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


class QuizTypesetter:
    """Standing type for the quizzes, or the keys, of one handout; what is asked for twice is composed once."""

    def __init__(
        self,
        job: Job,
        *,
        key_size: float = KEY_SIZE,
    ) -> None:
        self.job = job
        handout, theme, palette = job.handout, job.theme, job.palette
        narrow = handout.quiz is not None and handout.quiz.columns > 1
        size = theme.sizes.running
        self.quiz = make_styles(theme, palette, size * QUIZ_SIZE, blank_width(handout), hyphenate=narrow)
        self.key = make_styles(theme, palette, size * key_size, 0.0, hyphenate=False)
        self.area = _area(handout, theme)
        self._kept: dict[Hashable, Any] = {}
        self._citing: dict[Hashable, bool] = {}

    def keep(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """Return what ``make`` makes, made once for each key."""
        kept: Kept | None = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = make()
        return kept

    def smaller(self, share: float) -> "QuizTypesetter":
        """Return the typesetter of the same handout whose key is set in type of that share of this one's size."""
        return self.keep(("smaller", share), lambda: QuizTypesetter(self.job, key_size=KEY_SIZE * share))

    def citations(self) -> Citations:
        """Return the citations of a new sheet, none of them made yet."""
        return Citations(self.job.handout.references, self.job.handout.citations)

    def text(
        self,
        key: Hashable,
        inlines: Inlines,
        style: Style,
        measure: float,
        *,
        citations: Citations | None = None,
        role: Role = "P",
    ) -> ComposedText:
        """Return a paragraph as standing type; equal keys stand for equal texts, styles and measures."""
        if citations is not None and self._cites(key, (Paragraph(inlines, self.job.handout.source),)):
            inlines = citations.inlines(inlines)
            key = self._numbered(key, inlines)
        return self.keep(
            key, lambda: composed_text(set_text(inlines, replace(style, role=role), measure, self.job.setting, ROOT))
        )

    def blocks(
        self, key: Hashable, blocks: Blocks, style: BlockStyle, measure: float, citations: Citations
    ) -> ComposedText:
        """Return blocks as standing type; equal keys stand for equal texts, styles and measures."""
        if self._cites(key, blocks):
            blocks = citations.blocks(blocks)
            key = self._numbered(key, blocks)
        made = self.keep(
            key, lambda: composed_text(uncrushed(set_blocks(blocks, style, measure, self.job.setting, ROOT)))
        )
        if not style.text.blank:
            return made
        return self.keep((key, "spoken"), lambda: spoken(made, self.job.language.labels.blank))

    def figure(
        self, key: Hashable, figure: Figure, style: BlockStyle, measure: float, citations: Citations
    ) -> ComposedText:
        """Return a picture with its caption as standing type."""
        if self._cites(key, (figure,)):
            caption, credit = citations.inlines(figure.caption), citations.inlines(figure.credit)
            figure = replace(figure, caption=caption, credit=credit)
            key = self._numbered(key, (caption, credit))
        return self.keep(
            key,
            lambda: composed_text(set_figure(figure, replace(style, followed=True), measure, self.job.setting, ROOT)),
        )

    def label(self, text: str, style: Style, role: Role = "P") -> ComposedText:
        """Return a short text, on one line as wide as it is."""
        key = (text, style.size, style.weight, role)
        return self.keep(key, lambda: one_line(text, style, self.job.setting, role))

    def _cites(self, key: Hashable, blocks: Blocks) -> bool:
        found = self._citing.get(key)
        if found is None:
            found = self._citing[key] = any(isinstance(inline, Citation) for inline in inlines_of(blocks))
        return found

    def _numbered(self, key: Hashable, cited: Hashable) -> Hashable:
        """Return a key for a text with citations: where they are numbers, a text of its own for each numbering."""
        return (key, cited) if self.job.handout.citations == "numbered" else key


def uncrushed(galley: Galley) -> Galley:
    """Return a galley as it is. Raises ContentError for a table in it whose words do not fit."""
    tables = [compromise.source for slug in galley.slugs for compromise in slug.compromises if compromise.overfull]
    message = "This table is too wide for its column, even in small type"
    if tables:
        raise ContentError(
            Problem("E103", message, source, "remove a column, or shorten its longest words") for source in tables
        )
    return galley


def one_line(text: str, style: Style, setting: Setting, role: Role) -> ComposedText:
    """Return a text on a line of its own; a label has no breaks to choose from, and every version brings new ones."""
    faces = setting.faces
    key = faces.key(style.family, weight=style.weight, emphasis=style.emphasis)
    words: list[Word] = []
    x = reach = 0.0
    for face, piece in faces.split(key, text):
        space = faces.width(face, " ") * style.size
        word_style = WordStyle(face, style.size, style.tint)
        for word in re.findall(r"[^ ]+ *| +", piece):
            said = word.rstrip(" ")
            width = faces.width(face, said) * style.size if said else 0.0
            words.append(Word(x, width, word, word_style))
            reach = x + width
            x = reach + space * (len(word) - len(said))
    line = Text(0.0, style.baseline, tuple(words), ROOT)
    return ComposedText(style.leading, (line,), (Element(ROOT, role),), reach)


# ---------------------------------------------------------------- styles

_LETTER_WIDTH: Final = 0.64
"""What a handwritten letter takes, in em: who reads large type writes large."""
_NARROWEST_BLANK: Final = 7.6
_WIDEST_BLANK: Final = 15.0


def blank_width(handout: Handout) -> float:
    """Return the width of a quiz's blanks in em: room for its longest word, the same for all, so that none tells."""
    parts = handout.quiz.parts if handout.quiz else ()
    asks = (question.ask for part in parts for question in part.questions)
    lengths = [
        len(word)
        for ask in asks
        for inline in inlines_of(ask)
        if isinstance(inline, Blank)
        for word in inline.accept[:1]
    ]
    return min(_WIDEST_BLANK, max(_NARROWEST_BLANK, _LETTER_WIDTH * max(lengths, default=0)))


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
        ),
        note=replace(ask, gap=leading * 0.3),
    )


def _area(handout: Handout, theme: Theme) -> TypeArea:
    width, height = PAPERS[handout.paper]
    side = max(theme.page.side, NARROWEST_SIDE)
    return TypeArea(width, height, side, theme.page.top + 6.0, width - 2 * side, height - theme.page.bottom)
