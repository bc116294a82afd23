"""What the sheets of one quiz have in common: styles, page, and the texts that are composed once for all of them."""

from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.blanks import spoken
from isoprint.compose.blocks import set_blocks
from isoprint.compose.figure import set_figure
from isoprint.compose.galley import composed, set_label, set_text
from isoprint.compose.slug import ROOT, ComposedText, Galley
from isoprint.compose.style import BlockStyle, Style
from isoprint.content.model import Blocks, Citation, Figure, Inlines, Paragraph, Reference
from isoprint.content.model.walk import inlines_of
from isoprint.content.text.citations import Citations
from isoprint.makeup.grid import Grid, make_grid
from isoprint.makeup.job import Job, Layout
from isoprint.makeup.quiz.styles import QuizStyles, blank_width, make_styles
from isoprint.makeup.references import set_references
from isoprint.page import Role
from isoprint.problems import ContentError, Problem

QUIZ_SIZE: Final = 1.16
"""The quiz's type against the theme's running size: it is read at a desk, by hands that write."""
KEY_SIZE: Final = 1.03
"""The key's type against the theme's running size."""
NARROWEST_SIDE: Final = 54.0
"""The least margin at the sides, in points: longer lines would be too long for the eye."""
ABOVE_HEAD: Final = 6.0
"""Points added to the theme's margin at the top."""
GUTTER: Final = 26.0
"""Between two columns of questions, in points."""
ABOVE_FOOT: Final = 14.0
"""Between the columns and the foot of the page, in points."""
ABOVE_REFERENCES: Final = 18.0
"""Above the list of references, in points."""
HANG: Final = 2.1
"""Between the left edges of a number and of the text beside it, in em."""
Kept = TypeVar("Kept")


class QuizTypesetter:
    """The type of all quizzes and keys of one handout; what is asked for twice is composed once.

    Texts are known by keys: equal keys mean equal texts, styles and measures.
    """

    def __init__(self, job: Job, *, key_size: float = KEY_SIZE) -> None:
        self.job = job
        columns = job.handout.quiz.columns if job.handout.quiz else 1
        size, blank = job.theme.sizes.running, blank_width(job.handout)
        self.quiz = make_styles(job.theme, job.palette, size * QUIZ_SIZE, blank, hyphenate=columns > 1)
        self.key = make_styles(job.theme, job.palette, size * key_size, 0.0, hyphenate=False)
        self.grid = _quiz_grid(job, columns)
        self._kept: dict[Hashable, Any] = {}
        self._citing: dict[Hashable, bool] = {}

    @property
    def column(self) -> float:
        """Return the height of a column that fills a page without a head, in points."""
        return self.grid.area - ABOVE_FOOT

    def keep(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """Return the value of ``make``, called once for each key."""
        kept: Kept | None = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = make()
        return kept

    def smaller(self, share: float) -> "QuizTypesetter":
        """Return the typesetter of the same handout whose key is set in type of that share of this one's size."""
        return self.keep(("smaller", share), lambda: QuizTypesetter(self.job, key_size=KEY_SIZE * share))

    def text(self, key: Hashable, inlines: Inlines, style: Style, measure: float) -> ComposedText:
        """Return a paragraph or heading composed."""
        return self.keep(key, lambda: composed(set_text(inlines, style, measure, self.job.setting, ROOT)))

    def blocks(self, key: Hashable, blocks: Blocks, style: BlockStyle, measure: float) -> ComposedText:
        """Return blocks composed. Raises ContentError for a table whose words do not fit."""
        return self.keep(key, lambda: self._composed_blocks(blocks, style, measure))

    def _composed_blocks(self, blocks: Blocks, style: BlockStyle, measure: float) -> ComposedText:
        galley = _without_overfull(set_blocks(blocks, style, measure, self.job.setting, ROOT))
        return composed(spoken(galley, self.job.language.labels.blank) if style.text.blank else galley)

    def figure(self, key: Hashable, figure: Figure, style: BlockStyle, measure: float) -> ComposedText:
        """Return a picture with its caption composed."""
        style = replace(style, followed=True)
        return self.keep(key, lambda: composed(set_figure(figure, style, measure, self.job.setting, ROOT)))

    def label(self, text: str, style: Style, role: Role = "P") -> ComposedText:
        """Return a short text, on one line as wide as it is."""
        key = (text, style.size, style.weight, role)
        return self.keep(key, lambda: set_label(text, style, self.job.setting, role))

    def references(self, cited: tuple[Reference, ...], styles: QuizStyles, measure: float) -> Galley:
        """Return the list of the references that a sheet cites, below what is above it."""
        if not cited:
            return Galley()
        key = ("references", tuple(reference.key for reference in cited), styles.text.size, measure)
        return self.keep(key, lambda: self._listed(cited, styles, measure))

    def _listed(self, cited: tuple[Reference, ...], styles: QuizStyles, measure: float) -> Galley:
        layout = Layout(styles.look, self.job.setting, self.job.language, self.grid)
        numbered = self.job.handout.citations == "numbered"
        galley = set_references(cited, layout, measure, numbered=numbered)
        return replace(galley, slugs=(replace(galley.slugs[0], space=ABOVE_REFERENCES), *galley.slugs[1:]))

    def cites(self, key: Hashable, blocks: Blocks) -> bool:
        """Return whether blocks cite anything."""
        found = self._citing.get(key)
        if found is None:
            found = self._citing[key] = any(isinstance(inline, Citation) for inline in inlines_of(blocks))
        return found


class SheetFrame(Struct, frozen=True):
    """Where the questions or entries of one sheet are set: its styles, widths in points, and its own citations."""

    shared: QuizTypesetter
    citations: Citations
    styles: QuizStyles
    measure: float
    side: float = 0.0
    """What points take at the right of the asks; 0 where there are none."""

    @property
    def job(self) -> Job:
        """Return what the sheet is made with."""
        return self.shared.job

    @property
    def em(self) -> float:
        """Return the body size in points."""
        return self.styles.text.size

    @property
    def hang(self) -> float:
        """Return where the text beside a number begins, in points."""
        return HANG * self.em

    @property
    def width(self) -> float:
        """Return the width from there to the right edge, in points."""
        return self.measure - self.hang

    def text(self, key: Hashable, inlines: Inlines, style: Style, measure: float) -> ComposedText:
        """Return a paragraph or heading composed, its citations printed."""
        if self.shared.cites(key, (Paragraph(inlines, self.job.handout.source),)):
            inlines = self.citations.inlines(inlines)
            key = self._numbered(key, inlines)
        return self.shared.text(key, inlines, style, measure)

    def blocks(self, key: Hashable, blocks: Blocks, style: BlockStyle, measure: float) -> ComposedText:
        """Return blocks composed, their citations printed."""
        if self.shared.cites(key, blocks):
            blocks = self.citations.blocks(blocks)
            key = self._numbered(key, blocks)
        return self.shared.blocks(key, blocks, style, measure)

    def figure(self, key: Hashable, figure: Figure, style: BlockStyle, measure: float) -> ComposedText:
        """Return a picture with its caption composed, their citations printed."""
        if self.shared.cites(key, (figure,)):
            caption, credit = self.citations.inlines(figure.caption), self.citations.inlines(figure.credit)
            figure = replace(figure, caption=caption, credit=credit)
            key = self._numbered(key, (caption, credit))
        return self.shared.figure(key, figure, style, measure)

    def _numbered(self, key: Hashable, cited: Hashable) -> Hashable:
        """Return a key for a text with citations: where they are numbers, a text of its own for each numbering."""
        return (key, cited) if self.job.handout.citations == "numbered" else key


def sheet_frame(shared: QuizTypesetter, styles: QuizStyles, measure: float, side: float = 0.0) -> SheetFrame:
    """Return the frame of a new sheet, which has cited nothing yet."""
    citations = Citations(shared.job.handout.references, shared.job.handout.citations)
    return SheetFrame(shared, citations, styles, measure, side)


def _without_overfull(galley: Galley) -> Galley:
    """Return a galley as it is. Raises ContentError for a table in it whose words do not fit."""
    tables = [each.source for slug in galley.slugs for each in slug.compromises if each.overfull]
    message = "This table is too wide for its column, even in small type"
    if tables:
        raise ContentError(
            Problem("E103", message, source, "remove a column, or shorten its longest words") for source in tables
        )
    return galley


def _quiz_grid(job: Job, columns: int) -> Grid:
    """Return the grid of a quiz's pages, its margins wide enough that lines are not too long."""
    page = job.theme.page
    spec = replace(page, top=page.top + ABOVE_HEAD, side=max(page.side, NARROWEST_SIDE), gutter=GUTTER)
    return make_grid(job.handout.paper, spec, columns)
