"""Columns cut out of slugs: worked examples, and the optimum held against trying every cut."""

from itertools import combinations_with_replacement, pairwise

from hypothesis import given
from hypothesis import strategies as st

from isoprint.compose.slug import KEEP, Slug
from isoprint.makeup.columns import FORBIDDEN, ColumnBreaks, HeightIndex, balance, fill, index_heights, short_price

LINE = 12.0


def lines(*costs: float) -> HeightIndex:
    return index_heights([Slug(LINE, cost=cost) for cost in costs], LINE)


def level(index: HeightIndex, columns: int) -> ColumnBreaks:
    cut = balance(index, columns)
    assert cut is not None
    return cut


def heights(index: HeightIndex, cut: ColumnBreaks) -> list[float]:
    return [index.height(a, b) / LINE for a, b in pairwise((0, *cut.ends))]


def test_columns_end_level() -> None:
    index = lines(*9 * [0.0])
    assert heights(index, level(index, 3)) == [3, 3, 3]


def test_a_line_too_few_makes_one_column_a_line_shorter() -> None:
    index = lines(*8 * [0.0])
    assert sorted(heights(index, level(index, 3))) == [2, 3, 3]


def test_what_must_keep_with_the_next_is_never_parted() -> None:
    assert level(lines(0.0, 0.0, KEEP, 0.0, 0.0, 0.0), 2).ends[0] != 3


def test_a_widow_is_spared_by_a_taller_column() -> None:
    assert level(lines(0.0, 0.0, 1600.0, 0.0, 0.0, 0.0), 2).ends[0] == 4


def test_space_above_a_heading_is_dropped_at_the_head_of_a_column() -> None:
    index = index_heights([Slug(LINE), Slug(LINE), Slug(LINE, space=LINE), Slug(LINE)], LINE)
    assert heights(index, level(index, 2)) == [2, 2]


def test_a_header_that_stands_again_at_the_head_of_a_column_takes_its_height() -> None:
    row = Slug(LINE, repeated_header=Slug(LINE))
    index = index_heights([Slug(LINE, cost=KEEP), Slug(LINE), row, row, row, row, row, row], LINE)
    assert heights(index, level(index, 2)) == [5, 4]
    assert balance(index, 2, limit=4 * LINE) is None


def test_what_does_not_fit_below_the_limit_has_no_cut() -> None:
    assert balance(lines(*10 * [0.0]), 3, limit=3 * LINE) is None
    assert balance(lines(*9 * [0.0]), 3, limit=3 * LINE) is not None


def test_a_page_is_filled_and_the_rest_goes_on() -> None:
    assert fill(lines(*20 * [0.0]), 3, 0, 4 * LINE).ends == (4, 8, 12)


def test_filling_always_gets_on_even_where_a_slug_is_too_tall() -> None:
    cut = fill(index_heights([Slug(10 * LINE), Slug(LINE)], LINE), 2, 0, 2 * LINE)
    assert cut.ends[-1] == 2
    assert cut.demerits >= FORBIDDEN


prices = st.lists(st.sampled_from([0.0, 0.0, 0.0, 700.0, 1600.0, KEEP]), min_size=1, max_size=9)


@given(prices, st.integers(1, 3))
def test_no_cut_at_the_height_found_is_cheaper(costs: list[float], columns: int) -> None:
    index = lines(*costs)
    found = level(index, columns)
    best = min(total(index, ends, found.height) for ends in every_cut(index.size, columns))
    assert total(index, found.ends, found.height) == best


def every_cut(size: int, columns: int) -> list[tuple[int, ...]]:
    return [(*ends, size) for ends in combinations_with_replacement(range(size + 1), columns - 1)]


def total(index: HeightIndex, ends: tuple[int, ...], height: float) -> float:
    """Return the demerits of a cut at a height, infinite where a column is higher, or empty before the text's end."""
    price = 0.0
    for begin, end in pairwise((0, *ends)):
        short = (height - index.height(begin, end)) / index.line
        if short < -0.001 or (end == begin and begin < index.size):
            return float("inf")
        price += short_price(round(short, 2)) + (index.cost[end - 1] if begin < end < index.size else 0.0)
    return price
