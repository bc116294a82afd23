"""The room that a page has to spare, and where it goes; a heading above text that is divided into columns."""

import pytest

from isoprint.makeup.newsletter.pages.arrange import WIDEST_GAP, distribute
from isoprint.makeup.newsletter.pages.paginate import PlacedBand
from isoprint.page import Document, Text
from tests.newsletters import document_of, newsletter, prose, section

LEADING = 12.0
MUCH = 500.0
"""More room, in points, than the gaps between bands may take."""


def moved_down(*bands: PlacedBand, room: float = MUCH, first: bool = True) -> list[float]:
    """Return by how much each band is moved down."""
    moved = distribute(bands, room, LEADING, first=first)
    return [after.top - before.top for before, after in zip(bands, moved, strict=True)]


def test_a_lone_band_is_moved_down_half_as_far_as_one_that_others_follow() -> None:
    lead, text = PlacedBand(0.0, 90.0, ()), PlacedBand(102.0, 200.0, ())
    assert moved_down(lead, text) == [WIDEST_GAP * LEADING, 2 * WIDEST_GAP * LEADING]
    assert moved_down(lead) == [0.5 * WIDEST_GAP * LEADING]


def test_room_is_shared_out_alike_and_to_the_last_point() -> None:
    bands = [PlacedBand(100.0 * at, 80.0, ()) for at in range(4)]
    assert moved_down(*bands, room=8.0) == [2.0, 4.0, 6.0, 8.0]
    assert moved_down(*bands, room=6.0, first=False) == [0.0, 2.0, 4.0, 6.0]


def test_nothing_comes_between_a_heading_and_its_text() -> None:
    head, text = PlacedBand(0.0, 20.0, ()), PlacedBand(20.0, 80.0, (), headed=True)
    assert moved_down(head, text, first=False) == [0.0, 0.0]


def below_heading(document: Document, name: str) -> float:
    """Return the distance, in points, from the last line of a section's heading to the first of its text."""
    texts = [item for page in document.pages for item in page.items if isinstance(item, Text)]
    heading = [text.baseline for text in texts if text.element == f"n.{name}.h"][-1]
    return next(text.baseline for text in texts if text.element.startswith(f"n.{name}.b")) - heading


@pytest.mark.parametrize(("count", "pages"), [(300, 1), (300, None), (450, None), (900, 3), (1500, None)])
def test_text_stands_as_close_below_a_heading_over_all_columns_as_below_one_in_a_column(
    count: int, pages: int | None
) -> None:
    narrow, wide = section(prose(0, count), "Alone", 2), section(prose(40, count), "Over all", 3, span=3)
    document = document_of(newsletter(narrow, wide, pages=pages))
    assert below_heading(document, "2") == pytest.approx(below_heading(document, "1"))
