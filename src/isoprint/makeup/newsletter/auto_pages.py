"""A newsletter of as many pages as it takes (``pages: auto``): a plan in, its pages arranged out.

Its type has the theme's usual size: there is nothing to fit.
"""

from math import floor
from typing import Final

from msgspec import Struct

from isoprint.makeup.newsletter.furniture.masthead import make_masthead
from isoprint.makeup.newsletter.matter.bands import make_bands
from isoprint.makeup.newsletter.pages.arrange import Arrangement, page_contents
from isoprint.makeup.newsletter.pages.paginate import Pagination, paginate
from isoprint.makeup.newsletter.plan import ABOVE_COLOPHON, Plan
from isoprint.makeup.newsletter.report import FitReport
from isoprint.makeup.newsletter.too_large import compromises_of, overfull_problems, too_tall_problem
from isoprint.problems import ContentError

USUAL_LEADING: Final = 1.263
"""The leading of such type, as a share of its size: 9.5 on 12 points."""


class AutoPages(Struct, frozen=True):
    """A newsletter on as many pages as it takes, and how full the last of them is.

    ``last_share`` is the share of that page that its text takes: 0 where the colophon has pages of its own.
    """

    arrangement: Arrangement
    last_share: float
    report: FitReport


def fill_auto_pages(plan: Plan) -> AutoPages:
    """Return the newsletter on as many pages as it takes.

    Raises ContentError for sections taller than a page and tables that are too wide.
    """
    size = plan.job.theme.sizes.running
    layout = plan.layout(size, round(size * USUAL_LEADING, 2))
    masthead = make_masthead(plan.job.handout, layout)
    heights = plan.heights(masthead, None)
    leading = layout.look.leading
    pagination = paginate(make_bands(plan.sections, layout), plan.grid, leading, heights)
    _refuse_overfull(plan, pagination, leading)
    used, height = pagination.pages[-1].used, heights[len(pagination.pages) - 1]
    spare = height - used - ABOVE_COLOPHON
    parts = plan.colophon.parts(spare, plan.room)
    alone = len(parts) > 1
    spare = (plan.room if alone else spare) - parts[-1].height
    contents = page_contents([page.bands for page in pagination.pages], parts)
    return AutoPages(
        Arrangement(layout, masthead, contents, pagination.elements),
        0.0 if alone else used / height,
        FitReport(size, leading, 1.0, floor(spare / leading + 0.01), spare / plan.grid.area),
    )


def _refuse_overfull(plan: Plan, pagination: Pagination, leading: float) -> None:
    """Raise ContentError for sections taller than their page and tables that are too wide."""
    bands = (band for page in pagination.pages for band in page.bands)
    problems = overfull_problems(plan, compromises_of(bands))
    tall = next((page for page in pagination.pages if page.tall), None)
    if tall:
        problems.append(too_tall_problem(plan, tall.tall, tall.over, leading))
    if problems:
        raise ContentError(problems)
