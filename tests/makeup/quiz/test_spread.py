from hypothesis import given, settings
from hypothesis import strategies as st

from isoprint.makeup.quiz.part import parted
from isoprint.makeup.quiz.rows import Block, Row
from isoprint.makeup.quiz.spread import (
    LEAST_PITCH,
    LEAST_SPACES,
    MOST_EXTRA,
    MOST_PITCH,
    Column,
    Distances,
    spread,
    used,
)


def block(height: float, lines: int = 0, price: float = 0.0) -> Block:
    return Block((Row(height),), space=10.0, lines=lines, price=price)


def taken(column: Column, distances: Distances) -> float:
    return used(column.blocks, distances) + column.extra * max(0, len(column.blocks) - 1)


def heights(column: Column) -> list[float]:
    return [b.rows[0].height for b in column.blocks]


def test_one_page_takes_what_fits_on_it() -> None:
    made = spread([block(100.0), block(100.0)], 1, lambda pages: [300.0] * pages)
    assert made.pages == 1


def test_pages_are_filled_evenly() -> None:
    made = spread([block(100.0) for _ in range(6)], 1, lambda pages: [500.0] * pages)
    assert [len(column.blocks) for column in made.columns] == [3, 3]


def test_a_key_fills_one_page_before_the_next() -> None:
    made = spread([block(100.0) for _ in range(6)], 1, lambda pages: [500.0] * pages, even=False)
    assert [len(column.blocks) for column in made.columns] == [4, 2]
    assert made.columns[0].extra == 0.0


def test_a_column_ends_where_a_part_ends_if_that_costs_little() -> None:
    blocks = [block(100.0), block(100.0, price=0.1), block(100.0, price=0.1), block(100.0), block(100.0, price=0.1)]
    made = spread(blocks, 1, lambda pages: [400.0] * pages)
    assert [len(column.blocks) for column in made.columns] == [3, 2]


def test_spare_room_goes_to_answer_lines_first_and_then_between_blocks() -> None:
    roomy = spread([block(50.0, lines=2), block(50.0)], 1, lambda pages: [250.0] * pages)
    assert roomy.distances.pitch == MOST_PITCH
    assert roomy.columns[0].extra == MOST_EXTRA
    tight = spread([block(50.0, lines=2), block(50.0)], 1, lambda pages: [160.0] * pages)
    assert tight.distances.pitch == LEAST_PITCH + 1.0
    assert tight.columns[0].extra == 0.0


def test_blocks_draw_together_where_that_saves_a_page() -> None:
    made = spread([block(50.0), block(50.0), block(50.0)], 1, lambda pages: [165.0] * pages)
    assert (made.pages, made.distances.spaces) == (1, LEAST_SPACES)


def test_a_block_higher_than_a_column_is_parted_between_its_rows_and_lines() -> None:
    tall = Block((Row(80.0), Row(80.0)), lines=2)
    assert [b.height(LEAST_PITCH) for b in parted([tall], 100.0)] == [80.0, 80.0, 24.0, 24.0]
    assert parted([tall], 300.0) == [tall]


blocks_drawn = st.lists(st.builds(block, st.floats(5.0, 120.0), st.integers(0, 3)), min_size=1, max_size=14)


@settings(max_examples=120, deadline=None)
@given(blocks_drawn, st.sampled_from([1, 2]), st.floats(260.0, 500.0))
def test_every_block_is_placed_once_in_order_within_its_column(
    blocks: list[Block], columns: int, height: float
) -> None:
    made = spread(blocks, columns, lambda pages: [height - 50.0] + [height] * (pages - 1))
    assert [b for column in made.columns for b in column.blocks] == blocks
    assert len(made.columns) == made.pages * columns
    room = [height - 50.0] * columns + [height] * (columns * (made.pages - 1))
    assert all(taken(c, made.distances) <= r + 0.1 for c, r in zip(made.columns, room, strict=True))
    assert LEAST_PITCH <= made.distances.pitch <= MOST_PITCH


@settings(max_examples=60, deadline=None)
@given(blocks_drawn, st.floats(260.0, 500.0))
def test_no_page_is_more_than_it_takes(blocks: list[Block], height: float) -> None:
    made = spread(blocks, 1, lambda pages: [height] * pages)
    pages, left = 1, height
    for b in blocks:
        space = b.space * LEAST_SPACES if left < height else 0.0
        if b.height(LEAST_PITCH) + space > left:
            pages, left, space = pages + 1, height, 0.0
        left -= b.height(LEAST_PITCH) + space
    assert made.pages == pages
