"""Shapes as paths: where they begin, what they leave out, and the box around them."""

import pytest

from isoprint.drawing.items import PaintedPath
from isoprint.svg.shapes import box_of
from tests.svg.sheets import drawing, ends, outline

STROKE = 'stroke="red"'


@pytest.mark.parametrize(
    ("shape", "points"),
    [
        ('<rect x="1" y="2" width="3" height="4"/>', [(1, 2), (4, 2), (4, 6), (1, 6)]),
        (f'<line x1="1" y1="2" x2="3" y2="4" {STROKE}/>', [(1, 2), (3, 4)]),
        ('<polygon points="1,2 3,4 5-6"/>', [(1, 2), (3, 4), (5, -6)]),
        ('<polyline points="1 2,3 4 , 5 7"/>', [(1, 2), (3, 4), (5, 7)]),
        ('<circle cx="5" cy="6" r="2"/>', [(7, 6), (5, 8), (3, 6), (5, 4), (7, 6)]),
        ('<ellipse cx="5" cy="6" rx="2" ry="1"/>', [(7, 6), (5, 7), (3, 6), (5, 5), (7, 6)]),
        ('<ellipse cx="5" cy="6" rx="2"/>', [(7, 6), (5, 8), (3, 6), (5, 4), (7, 6)]),
        (f'<path d="M1 2h3" {STROKE}/>', [(1, 2), (4, 2)]),
    ],
)
def test_each_shape_is_a_path(shape: str, points: list[tuple[float, float]]) -> None:
    assert ends(outline(shape)) == points


def test_corners_are_rounded_at_most_to_half_a_side() -> None:
    one = outline('<rect width="40" height="20" rx="5"/>')
    assert ends(one)[:3] == [(5, 0), (35, 0), (40, 5)]
    both = outline('<rect width="40" height="20" rx="99" ry="3"/>')
    assert ends(both)[:3] == [(20, 0), (20, 0), (40, 3)]


@pytest.mark.parametrize("unit", ["25.4mm", "2.54cm", "1in", "96", "96px", "72pt", "6pc", "96%", "6em", "101.6Q"])
def test_a_length_may_have_any_unit(unit: str) -> None:
    assert ends(outline(f'<rect width="{unit}" height="1"/>'))[1] == (96, 0)


def test_percentages_are_of_the_view_box() -> None:
    shape = outline('<rect x="10%" width="50%" height="25%"/><circle r="0"/>')
    assert ends(shape)[2] == (60, 25)


@pytest.mark.parametrize(
    "shape",
    [
        '<rect width="0" height="5"/>',
        '<rect width="5" height="-5"/>',
        '<circle r="0"/>',
        '<path d=""/>',
        '<path d="M1 1"/>',
        '<polygon points=""/>',
        '<line x2="5" y2="5"/>',
        '<rect width="5" height="5" fill="none"/>',
        '<rect width="5" height="5" fill-opacity="0"/>',
        '<rect width="5" height="5" opacity="0"/>',
        '<rect width="5" height="5" display="none"/>',
        '<rect width="5" height="5" visibility="hidden"/>',
        '<rect width="5" height="5" transform="scale(0)"/>',
        '<g display="none"><rect width="5" height="5"/></g>',
        '<defs><rect width="5" height="5"/></defs>',
    ],
)
def test_what_has_no_area_or_no_ink_is_not_drawn(shape: str) -> None:
    rest = '<rect id="rest" width="1" height="1"/>'
    drawn = drawing(shape + rest).items
    assert [ends(item) for item in drawn if isinstance(item, PaintedPath)] == [[(0, 0), (1, 0), (1, 1), (0, 1)]]


def test_a_box_goes_around_curves_and_not_around_their_control_points() -> None:
    assert box_of((("M", 0, 0), ("C", 0, 8, 10, 8, 10, 0))) == pytest.approx((0, 0, 10, 6))
    assert box_of((("M", 0, 0), ("C", 5, 0, 5, 0, 10, 0))) == pytest.approx((0, 0, 10, 0))
    wave = 10 / 3**0.5  # where 3t(1 - t)(1 - 2t) is steepest
    assert box_of((("M", 0, 0), ("C", 10, 30, 20, -30, 30, 0))) == pytest.approx((0, -wave * 1.5, 30, wave * 1.5))
