"""A newsletter of as many pages as it takes: a plan in, pages out that are made one by one while they are read.

Of a long text only what is on its way to a page is set at any time: the window in which the columns of the next page
are chosen.
"""

from collections.abc import Iterator
from math import floor
from typing import Final

from isoprint.makeup.newsletter.copyfit.overset import too_tall_problem
from isoprint.makeup.newsletter.copyfit.search import FitReport
from isoprint.makeup.newsletter.copyfit.tight_tables import compromises_in, overfull_problems, slugs_of
from isoprint.makeup.newsletter.furniture.foot import draw_foot
from isoprint.makeup.newsletter.furniture.masthead import NO_FURNITURE, Furniture, make_masthead
from isoprint.makeup.newsletter.matter.bands import make_bands
from isoprint.makeup.newsletter.pages.draw_page import draw_page, make_page
from isoprint.makeup.newsletter.pages.paginate import FilledPage, fill_pages
from isoprint.makeup.newsletter.plan import ABOVE_COLOPHON, Plan
from isoprint.page import Item, Page
from isoprint.problems import ContentError

RUNNING: Final = 1.263
"""The leading of type that has nothing to fit, as a share of its size: 9.5 on 12 points."""


class Running:
    """The pages of a newsletter that takes as many as it needs, made anew each time they are read.

    ``layout`` is what they are made up with, ``capacity`` the height of each in points. ``made`` counts the
    pages that were read, ``share`` is how much of the last of them its text takes: nothing where the colophon goes on
    upon pages of its own.
    """

    def __init__(self, plan: Plan) -> None:
        size = plan.job.theme.sizes.running
        self._plan = plan
        self.layout = plan.layout(size, round(size * RUNNING, 2))
        self._masthead = make_masthead(plan.job.handout, self.layout)
        self.capacity = plan.capacity(self._masthead, None)
        self.share = 1.0
        self.made = 0
        self._spare = 0.0

    def __iter__(self) -> Iterator[Page]:
        """Yield the pages. Raises ContentError at what is taller than a page, or a table too wide."""
        self.made = 0
        following = self.fill()
        filled = next(following)
        for after in following:
            yield self._page(filled)
            filled = after
        room, full = self._plan.room, self.capacity(self.made)
        spare = full - filled.used
        foot, *others = self._plan.colophon.parts(spare - ABOVE_COLOPHON, room)
        yield self._page(filled, foot)
        for part in others:
            yield self._page(FilledPage((), 0.0), part)
        self.share = 0.0 if others else filled.used / full
        self._spare = room - others[-1].height if others else spare - ABOVE_COLOPHON - foot.height

    def fill(self) -> Iterator[FilledPage]:
        """Yield the pages as they are filled, before anything is drawn. Raises ContentError as reading them does."""
        plan, layout = self._plan, self.layout
        leading = layout.look.leading
        bands = make_bands(plan.sections, layout, plan.grid.columns * plan.grid.area)
        for filled in fill_pages(bands, plan.grid, leading, self.capacity):
            if filled.tall:
                raise ContentError([too_tall_problem(plan, filled.tall, filled.over, leading)])
            compromises = [s for placed in filled.bands for s in compromises_in(slugs_of(placed.columns))]
            if any(compromise.overfull for compromise in compromises):
                raise ContentError(overfull_problems(plan, compromises))
            yield filled

    def _page(self, filled: FilledPage, colophon: Furniture = NO_FURNITURE) -> Page:
        number = self.made
        self.made += 1
        drawn = draw_page(self._plan, self.layout, self._masthead, number, filled.bands, colophon=colophon)
        head = () if number else self._masthead.elements
        return make_page(self._plan, number, drawn, (*head, *filled.elements, *colophon.elements))

    def feet(self) -> Iterator[tuple[Item, ...]]:
        """Yield the foot of each page, which says how many pages were read."""
        for number in range(1, self.made + 1):
            yield tuple(draw_foot(self._plan.job.handout, self.layout, number, self.made))

    def report(self) -> FitReport:
        """Return how much room the last page that was read has to spare."""
        look = self.layout.look
        lines = floor(self._spare / look.leading + 0.01)
        return FitReport(look.size, look.leading, 1.0, lines, self._spare / self._plan.grid.area)
