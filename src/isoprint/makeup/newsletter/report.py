"""The report on a newsletter: how full its pages are, as a line for the officer and as warnings."""

from typing import Final

from msgspec import Struct

from isoprint.content.model import Newsletter
from isoprint.problems import Problem

TAIL: Final = 0.25
"""The share of a last page up to which its text looks left over."""
HALF_EMPTY: Final = 0.33
"""The spare share of all pages from which on they look half empty."""


class FitReport(Struct, frozen=True):
    """How the pages were filled: size and leading in points, the share of their size that pictures have, and the room
    that is spare, in lines over all columns and as a share of the pages.
    """

    size: float
    leading: float
    pictures: float
    spare_lines: int
    spare_share: float

    @property
    def summary(self) -> str:
        """Return the report in one line."""
        lines = f"{self.spare_lines} line{'s' if self.spare_lines != 1 else ''} to spare"
        shrunk = f", pictures at {self.pictures:.0%} of their size" if self.pictures < 1 else ""
        spare = lines if self.spare_lines else "no lines to spare"
        return f"set in {self.size:g} on {self.leading:.4g} points{shrunk}, {spare}"


def half_empty_warnings(newsletter: Newsletter, report: FitReport) -> tuple[Problem, ...]:
    """Return a warning where much of the pages asked for is empty."""
    if report.spare_share <= HALF_EMPTY:
        return ()
    pages = "page" if newsletter.pages == 1 else "pages"
    message = f"The newsletter leaves {report.spare_share:.0%} of its {pages} empty, even in larger type"
    remedy = "write more, add a picture, or ask for fewer pages"
    return (Problem("W100", message, newsletter.source, remedy),)


def tail_warnings(newsletter: Newsletter, share: float) -> tuple[Problem, ...]:
    """Return a warning where the text takes only a small ``share`` of its last page; none where it takes nothing."""
    if not 0.0 < share < TAIL:
        return ()
    message = f"The last page of the newsletter is nearly empty: its text fills {share:.0%} of it"
    return (Problem("W100", message, newsletter.source, "cut a few lines, or write more"),)
