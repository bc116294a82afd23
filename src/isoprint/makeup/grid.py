"""The grid of a page: its paper, its margins, and the columns that sections span."""

from typing import Final

from msgspec import Struct

from isoprint.theme.model import PAPERS, PageSpec

FOOT_HEIGHT: Final = 20.0
"""The height that folio and handle take at the foot of the type area, in points."""
HEAD_HEIGHT: Final = 24.0
"""The height that the running head takes at the head of continuation pages, in points."""

LEAST_BETWEEN: Final = 18.0
"""The least space between two texts at the ends of one line, in points."""
HAIRLINE: Final = 0.6
"""The thickness of a fine rule across the type area."""


class Grid(Struct, frozen=True):
    """A page's type area in columns; lengths in points."""

    width: float
    height: float
    spec: PageSpec
    columns: int

    @property
    def measure(self) -> float:
        """Return the width of the type area."""
        return self.width - 2 * self.spec.side

    @property
    def area(self) -> float:
        """Return the height of the type area between margins and foot."""
        return self.height - self.spec.top - self.spec.bottom - FOOT_HEIGHT

    @property
    def column(self) -> float:
        """Return the width of one column."""
        return self.span(1)

    def span(self, columns: int) -> float:
        """Return the width of that many columns with the gutters between them."""
        gutters = self.spec.gutter * (self.columns - 1)
        column = (self.measure - gutters) / self.columns
        return column * columns + self.spec.gutter * (columns - 1)

    def x(self, column: int) -> float:
        """Return the left edge of a column, counted from 0."""
        return self.spec.side + column * (self.span(1) + self.spec.gutter)


def make_grid(paper: str, spec: PageSpec, columns: int) -> Grid:
    """Return the grid of a paper (``letter`` or ``a4``)."""
    return Grid(*PAPERS[paper], spec, columns)
