"""Tables set with a face whose every glyph is half an em: at 10 pt, 5 pt each; a gap of 0.9 em is 9 pt."""

from collections.abc import Iterator, Sequence
from math import isinf

import pytest
from msgspec.structs import replace

from isoprint.compose.galley import headed, shifted
from isoprint.compose.line import Justification
from isoprint.compose.setting import Setting
from isoprint.compose.slug import Galley
from isoprint.compose.style import BlockStyle, Style
from isoprint.compose.table import set_table
from isoprint.compose.widths import Columns, fit_columns, is_figure
from isoprint.content.model import Inlines, Run, Table
from isoprint.page import Rule, Text
from isoprint.problems import Source
from tests.half_em import half_em

HERE = Source("test.yaml", 7, 3)
RAGGED = Justification(align="left", protrude=False)
STYLE = Style("body", 10.0, 12.0, 9.0, "#000000", RAGGED)
BLOCKS = BlockStyle(STYLE, STYLE, STYLE, "#888888", "#880000", grid=12.0, indent=10.0)


def words(text: str) -> Inlines:
    return (Run(text),) if text else ()


def table(header: str, *rows: str, aligns: str = "") -> Table:
    """Return a table from lines with ``|`` between their cells; ``aligns`` has a letter for each column."""
    cells = [tuple(words(cell.strip()) for cell in row.split("|")) for row in (header, *rows)]
    named = {"l": "left", "r": "right", "c": "center"}
    letters = aligns or "l" * len(cells[0])
    return Table(cells[0], tuple(cells[1:]), tuple(named[each] for each in letters), HERE)  # type: ignore[misc]


def columns(made: Table, measure: float, setting: Setting | None = None) -> Columns:
    return fit_columns(made, STYLE, measure, setting or half_em())


def texts(made: Galley) -> Iterator[Text]:
    return (item for slug in made.slugs for item in slug.items if isinstance(item, Text))


def lines(made: Galley) -> list[str]:
    return ["".join(word.text for word in text.words).strip() for text in texts(made)]


def close(expected: Sequence[float]) -> object:
    return pytest.approx(expected, abs=0.5)


DOSES = table("Drug | First dose | Then", "Alitretinoin | 300 mg | 0.5 mg/kg", aligns="lrr")


def test_a_column_of_figures_is_as_wide_as_they_are_and_begins_at_the_left_edge() -> None:
    made = columns(table("No. | Exposure", "10 | low", aligns="rl"), 145.0)
    assert made.widths == close([15.0, 145.0 - 15.0 - 25.0])
    assert made.gap == pytest.approx(25.0)


def test_room_to_spare_goes_to_the_text_where_figures_stand_at_the_right_edge() -> None:
    made = columns(table("Drug | mg", "aaaa | 10", aligns="lr"), 100.0)
    assert made.widths == close([100.0 - 25.0 - 10.0, 10.0])
    assert made.measure == pytest.approx(100.0)


def test_over_a_wide_measure_a_small_table_ends_with_its_last_column() -> None:
    made = columns(table("Drug | mg", "aaaa | 10", aligns="lr"), 500.0)
    assert made.measure == pytest.approx(20.0 + 40.0 + 10.0, abs=1.0)


def test_over_a_wide_measure_a_large_table_fills_it() -> None:
    made = columns(table("Drug | aaaaaaaaaaaaaaaaaaaa | mg", "a | a | 1", aligns="llr"), 250.0)
    assert made.measure == pytest.approx(250.0)


def test_what_is_too_long_for_one_line_is_broken_between_words() -> None:
    made = set_table(table("Place | Potency", "Face | very mild and only at night"), BLOCKS, 80.0, half_em(), "t")
    assert lines(made) == ["Place", "Potency", "Face", "very mild", "and only", "at night"]


def test_where_words_lack_room_gaps_are_narrower_and_then_the_type_is_smaller() -> None:
    comfortable, closer, smaller = (columns(DOSES, measure) for measure in (160.0, 151.0, 140.0))
    assert (comfortable.gap, comfortable.size, comfortable.price) == (9.0, 10.0, 0.0)
    assert (closer.gap, closer.size) == (6.5, 10.0)
    assert smaller.size < 10.0
    assert 0 < closer.price < smaller.price


def test_a_table_that_finds_less_and_less_room_shows_it_as_little_as_can_be() -> None:
    setting = half_em(lambda text: (4,) if text == "Alitretinoin" else ())
    style = replace(STYLE, size=9.6)
    ways = [fit_columns(DOSES, style, measure, setting) for measure in range(200, 0, -1)]
    shares = [(round(way.size / style.size, 2), any(way.divides)) for way in ways if not isinf(way.price)]
    assert list(dict.fromkeys(shares)) == [
        (1.0, False), (0.93, False), (0.87, False), (0.93, True), (0.87, True), (0.8, True),
    ]  # fmt: skip
    assert [way.price for way in ways] == sorted(way.price for way in ways)


@pytest.mark.parametrize("measure", [160.0, 153.0, 151.0, 145.0, 140.0, 130.0])
def test_no_figure_is_parted_from_its_unit_and_no_word_divided_without_a_hyphen(measure: float) -> None:
    made = set_table(DOSES, BLOCKS, measure, half_em(), "t")
    assert {"300 mg", "0.5 mg/kg", "Alitretinoin"} <= set(lines(made))


def test_long_words_are_divided_by_the_patterns_where_smaller_type_is_not_enough() -> None:
    setting = half_em(lambda text: (4,) if text == "Alitretinoin" else ())
    made = set_table(DOSES, BLOCKS, 110.0, setting, "t")
    assert "Alit-" in lines(made)
    assert made.slugs[0].compromises[0].price > columns(DOSES, 140.0).price


def test_words_of_large_type_are_not_divided_since_the_page_is_set_smaller_first() -> None:
    setting = half_em(lambda text: (4,) if text == "Alitretinoin" else ())
    large = fit_columns(DOSES, Style("body", 13.0, 16.0, 12.0, "#000000", RAGGED), 120.0, setting)
    assert isinf(large.price)


def test_a_table_whose_words_do_not_fit_says_so_and_where_it_stands() -> None:
    made = set_table(DOSES, BLOCKS, 60.0, half_em(), "t")
    assert isinf(made.slugs[0].compromises[0].price)
    assert made.slugs[0].compromises[0].source == HERE


def test_type_that_is_small_already_is_made_no_smaller() -> None:
    small = fit_columns(DOSES, Style("body", 7.0, 9.0, 7.0, "#000000", RAGGED), 60.0, half_em())
    assert small.size == 7.0


@pytest.mark.parametrize(("text", "expected"), [("300 mg", True), ("<5", True), ("70.5%", True), ("over 40", False)])
def test_a_figure_with_its_unit_is_one_thing(text: str, expected: bool) -> None:
    assert is_figure(text) is expected


def test_an_empty_cell_takes_no_room() -> None:
    made = set_table(table("A | B", "aaaa | ", "|"), BLOCKS, 60.0, half_em(), "t")
    assert lines(made) == ["A", "B", "aaaa", "", "", ""]


# ---------------------------------------------------------------- rows on the grid

ROWS = table("Drug | mg", *(f"Drug {at} | {at}" for at in range(6)), aligns="lr")


def set_at(made: Table, measure: float = 100.0, *, followed: bool = False) -> Galley:
    return set_table(made, replace(BLOCKS, followed=followed), measure, half_em(), "t")


def baselines(made: Galley) -> list[float]:
    """Return the baselines of the rows below the header, each once."""
    y, found = 0.0, []
    for slug in made.slugs:
        found += sorted({y + item.baseline for item in slug.items if isinstance(item, Text)})
        y += slug.height
    return found[1:]


def test_rows_of_one_line_stand_on_the_baselines_of_the_text_beside_them() -> None:
    assert baselines(set_at(ROWS)) == [9.0 + 12.0 * line for line in range(2, 8)]


def test_rows_of_several_lines_stand_on_the_grid_or_between_two_of_its_lines() -> None:
    made = set_at(table("Place | Potency", "Face | very mild and only at night", "Hand | potent"), 80.0)
    assert baselines(made) == [9.0 + 12.0 * line for line in (2, 3, 4, 5.5)]


def test_a_table_that_text_follows_has_room_below_its_last_rule() -> None:
    made = set_at(ROWS, followed=True)
    last = [item for item in made.slugs[-1].items if isinstance(item, Rule)][-1]
    assert made.height % 12.0 == pytest.approx(0.0)
    assert made.slugs[-1].height - last.y0 > 0.25 * 12.0


def test_lines_of_a_cell_in_smaller_type_are_closer_together_and_its_rows_still_on_half_lines() -> None:
    made = set_at(table("Drug | First dose | Then", "Alitretinoin or | 300 mg | 0.5 mg/kg", "a | b | c"), 140.0)
    first, second, third = baselines(made)[-3:]
    assert 0.8 * 12.0 <= second - first < 12.0
    assert (third - first) % 6.0 == pytest.approx(0.0)


def test_short_words_of_a_header_stand_on_its_last_line() -> None:
    head = next(iter(set_at(table("Drug | First dose", "aaaa | 300", aligns="lr"), 60.0).slugs))
    found = {word.text.strip(): item.baseline for item in head.items if isinstance(item, Text) for word in item.words}
    assert found["Drug"] == found["dose"] > found["First"]


def test_the_header_stands_again_above_rows_that_begin_a_column_and_is_not_read_again() -> None:
    slugs = headed(set_at(ROWS).slugs[3:])
    again = [item for item in slugs[0].items if isinstance(item, Text)]
    assert [(text.words[0].text.strip(), bool(text.element)) for text in again] == [
        ("Drug", False), ("mg", False), ("Drug", True), ("2", True),
    ]  # fmt: skip
    assert slugs[0].height == 36.0
    assert again[0].baseline == next(texts(set_at(ROWS))).baseline
    assert slugs[1:] == set_at(ROWS).slugs[4:]


def test_a_header_that_stands_again_is_moved_with_its_table() -> None:
    (text, *_) = headed(shifted(set_at(ROWS), 5.0).slugs[3:])[0].items
    assert isinstance(text, Text)
    assert text.x == 5.0


def test_the_first_row_brings_no_header_for_the_header_keeps_with_it() -> None:
    assert [slug.repeated_header is None for slug in set_at(ROWS).slugs] == [True, True, *[False] * 5]


def test_it_is_dearer_to_part_a_table_where_the_next_row_begins_between_two_lines() -> None:
    costs = [slug.cost for slug in set_at(table("A | B", *["aa | bb bb bb"] * 4), 40.0).slugs[1:4]]
    assert costs[0] == costs[2] == 2 * costs[1]


def test_the_first_and_last_rows_of_a_long_table_are_not_parted_cheaply() -> None:
    rows = [f"Drug {at} | 5 mg" for at in range(20)]
    made = set_table(table("Drug | Dose", *rows), BLOCKS, 200.0, half_em(), "t")
    costs = [slug.cost for slug in made.slugs[1:-1]]
    assert min(costs[0], costs[1], costs[-1], costs[-2]) > 10 * costs[9]
