"""Slugs distributed over pages: worked examples, and laws over any pieces in one column or two."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from isoprint.compose.slug import KEEP, Slug
from isoprint.makeup.columns import Spacing
from isoprint.makeup.distribute import (
    LEAST_SPACE,
    MOST_EXTRA,
    TIGHTEST_SPACING,
    ColumnHeights,
    Pages,
    distribute_evenly,
    distribute_in_turn,
)
from isoprint.makeup.draw import Column
from isoprint.makeup.grid import Grid
from isoprint.theme.model import PageSpec

SPACE = 10.0
LINE, STRETCH = 24.0, 7.0


def grid(columns: int) -> Grid:
    return Grid(612.0, 792.0, PageSpec(), columns)


def question(height: float, lines: int = 0, cost: float = 0.0) -> list[Slug]:
    """Return a question of so many points and lines to write on; a break after it has a cost."""
    slugs = [Slug(height, space=SPACE), *(Slug(LINE, stretch=STRETCH) for _ in range(lines))]
    costs = [*(KEEP for _ in slugs[1:]), cost]
    return [
        Slug(slug.height, cost=each, space=slug.space, stretch=slug.stretch)
        for slug, each in zip(slugs, costs, strict=True)
    ]


def evenly(questions: list[list[Slug]], heights: ColumnHeights) -> Pages:
    return distribute_evenly([slug for each in questions for slug in each], heights, grid(heights.columns))


def starts(column: Column) -> int:
    return sum(1 for slug in column.slugs if slug.space)


def counts(pages: Pages) -> list[int]:
    return [starts(column) for page in pages for column in page]


def test_one_page_takes_what_fits_on_it() -> None:
    assert len(evenly([question(100.0)] * 2, ColumnHeights(300.0, 300.0))) == 1


def test_pages_are_filled_evenly() -> None:
    assert counts(evenly([question(100.0)] * 6, ColumnHeights(500.0, 500.0))) == [3, 3]


def test_a_key_fills_one_page_before_the_next() -> None:
    slugs = [slug for _ in range(6) for slug in question(100.0)]
    pages = distribute_in_turn(slugs, ColumnHeights(500.0, 500.0), 12.0, grid(1))
    assert counts(pages) == [4, 2]
    assert pages[0][0].spacing.extra == 0.0


def test_a_key_leaves_a_page_empty_that_cannot_hold_what_comes_first() -> None:
    pages = distribute_in_turn(question(400.0), ColumnHeights(300.0, 500.0), 12.0, grid(1))
    assert counts(pages) == [0, 1]


def test_a_column_ends_where_a_part_ends_if_that_costs_little() -> None:
    costs = (600.0, 600.0, 0.0, 600.0, 0.0)
    pages = evenly([question(100.0, cost=cost) for cost in costs], ColumnHeights(400.0, 400.0))
    assert counts(pages) == [3, 2]


def test_spare_room_goes_to_answer_lines_first_and_then_between_questions() -> None:
    questions = [question(50.0, lines=2), question(50.0)]
    ((roomy,),) = evenly(questions, ColumnHeights(250.0, 250.0))
    assert roomy.spacing == Spacing(1.0, 1.0, MOST_EXTRA)
    ((tight,),) = evenly(questions, ColumnHeights(160.0, 160.0))
    assert tight.spacing == Spacing(2 / 14, 1.0, 0.0)


def test_questions_draw_together_where_that_saves_a_page() -> None:
    ((column,),) = evenly([question(50.0)] * 3, ColumnHeights(165.0, 165.0))
    assert column.spacing.space == LEAST_SPACE


def test_a_question_that_only_another_page_holds_waits_for_it() -> None:
    pages = evenly([question(50.0), question(400.0)], ColumnHeights(300.0, 450.0))
    assert counts(pages) == [1, 1]


def test_the_last_page_has_less_room_where_something_is_at_its_foot() -> None:
    questions = [question(100.0)] * 4
    assert len(evenly(questions, ColumnHeights(440.0, 440.0))) == 1
    assert counts(evenly(questions, ColumnHeights(440.0, 440.0, tail=60.0))) == [2, 2]


def test_what_no_page_holds_is_placed_all_the_same() -> None:
    assert counts(evenly([question(50.0), question(900.0)], ColumnHeights(300.0, 450.0, tail=10.0))) == [1, 1, 0]


def test_slugs_that_keep_together_are_parted_where_no_column_holds_them_all() -> None:
    slugs = [*question(50.0), *(Slug(200.0, cost=KEEP) for _ in range(4)), Slug(200.0)]
    heights = ColumnHeights(300.0, 450.0)
    for pages in (distribute_evenly(slugs, heights, grid(1)), distribute_in_turn(slugs, heights, 12.0, grid(1))):
        columns = [column for page in pages for column in page]
        assert [slug for column in columns for slug in column.slugs] == slugs
        assert all(column.height <= 450.0 for column in columns)


def test_a_left_column_is_never_empty_beside_a_full_one() -> None:
    pages = evenly([question(100.0), question(400.0), question(60.0)], ColumnHeights(300.0, 450.0, columns=2))
    assert counts(pages) == [1, 0, 1, 1]


costs = st.sampled_from([0.0, 0.0, 600.0, 1200.0])
questions_drawn = st.lists(
    st.builds(question, st.floats(5.0, 200.0), st.integers(0, 3), costs), min_size=1, max_size=14
)
rooms = st.builds(
    ColumnHeights,
    st.floats(150.0, 300.0),
    st.floats(290.0, 500.0),
    st.sampled_from([0.0, 40.0]),
    st.sampled_from([1, 2]),
)


@settings(max_examples=150, deadline=None)
@given(questions_drawn, rooms)
def test_every_slug_is_placed_once_in_order_within_its_column(
    questions: list[list[Slug]], heights: ColumnHeights
) -> None:
    pages = evenly(questions, heights)
    placed = [slug for page in pages for column in page for slug in column.slugs]
    assert placed == [slug for each in questions for slug in each]
    columns = [column for page in pages for column in page]
    assert all(c.height <= room + 0.1 for c, room in zip(columns, heights.pages(len(pages)), strict=True))
    assert all(not column.slugs or column.slugs[0].space for column in columns)


@settings(max_examples=150, deadline=None)
@given(questions_drawn, rooms)
def test_no_column_is_emptier_than_the_next_by_what_that_begins_with(
    questions: list[list[Slug]], heights: ColumnHeights
) -> None:
    for page in evenly(questions, heights):
        for left, right in pairwise(page):
            plain = [Column(0.0, 0.0, 0.0, column.slugs, column.spacing) for column in (left, right)]
            ends = [at for at, slug in enumerate(right.slugs, 1) if slug.cost < KEEP]
            if ends:
                taken = Column(0.0, 0.0, 0.0, (*left.slugs, *right.slugs[: ends[0]]), _without_extra(left))
                rest = Column(0.0, 0.0, 0.0, plain[1].slugs, _without_extra(right))
                assert taken.height > rest.height


def _without_extra(column: Column) -> Spacing:
    return Spacing(column.spacing.stretch, column.spacing.space)


@settings(max_examples=60, deadline=None)
@given(questions_drawn, st.floats(290.0, 500.0))
def test_no_page_is_more_than_it_takes(questions: list[list[Slug]], height: float) -> None:
    pages, left = 1, height
    for slugs in questions:
        taken = sum(slug.height for slug in slugs)
        space = SPACE * TIGHTEST_SPACING.space if left < height else 0.0
        if taken + space > left:
            pages, left, space = pages + 1, height, 0.0
        left -= taken + space
    assert len(evenly(questions, ColumnHeights(height, height))) == pages
