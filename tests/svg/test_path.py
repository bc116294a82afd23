"""Path data by the grammar of SVG, whatever it leaves out."""

from math import hypot, pi

import pytest
from hypothesis import given
from hypothesis import strategies as some

from isoprint.drawing.items import points_of
from isoprint.svg.path import MOST_PATH_STEPS, read_path
from isoprint.svg.shapes import box_of
from isoprint.svg.unsupported import UnsupportedSvg


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("M1 2", [("M", 1, 2)]),
        ("M1,2L3,4z", [("M", 1, 2), ("L", 3, 4), ("Z",)]),
        ("m1 2 3 4 5 6", [("M", 1, 2), ("L", 4, 6), ("L", 9, 12)]),
        ("M0 0h5v-5H1V1", [("M", 0, 0), ("L", 5, 0), ("L", 5, -5), ("L", 1, -5), ("L", 1, 1)]),
        ("M5 5zl1 1", [("M", 5, 5), ("Z",), ("L", 6, 6)]),
        ("M1e1 .5E-1", [("M", 10, 0.05)]),
        ("M0 0C1 2 3 4 5 6S7 8 9 9", [("M", 0, 0), ("C", 1, 2, 3, 4, 5, 6), ("C", 7, 8, 7, 8, 9, 9)]),
        ("M0 0S3 4 5 6", [("M", 0, 0), ("C", 0, 0, 3, 4, 5, 6)]),
        ("M0 0q3 0 3 3t3 3", [("M", 0, 0), ("C", 2, 0, 3, 1, 3, 3), ("C", 3, 5, 4, 6, 6, 6)]),
        ("M0 0a0 5 0 0 1 5 5", [("M", 0, 0), ("L", 5, 5)]),
        ("M5 5a5 5 0 0 1 0 0", [("M", 5, 5)]),
        ("M0 0A1e9 1e-9 45 1 0 1e-300 0", [("M", 0, 0), ("L", 0, 0)]),
        ("M0 0a1e-320 1e-320 0 0 1 1 1", [("M", 0, 0), ("L", 1, 1)]),
        ("M0 0A5 5 0 1 0 1e-200 0", [("M", 0, 0), ("L", 0, 0)]),
        ("", []),
    ],
)
def test_commands_become_lines_and_cubics(text: str, steps: list[tuple[object, ...]]) -> None:
    found = read_path(text)
    assert [step[0] for step in found] == [step[0] for step in steps]
    for step, expected in zip(found, steps, strict=True):
        assert step[1:] == pytest.approx(expected[1:])


def test_flags_of_an_arc_need_no_space_around_them() -> None:
    assert read_path("M0 0a5 5 0 01.5.5") == read_path("M0 0 a 5 5 0 0 1 0.5 0.5")


@pytest.mark.parametrize(
    ("large", "sweep", "box"),
    [
        (0, 1, (0, 0, 10, 10)),
        (0, 0, (0, 0, 10, 10)),
        (1, 1, (0, -10, 20, 10)),
        (1, 0, (-10, 0, 10, 20)),
    ],
)
def test_an_arc_is_the_one_of_four_that_its_flags_ask_for(large: int, sweep: int, box: tuple[float, ...]) -> None:
    steps = read_path(f"M0 0A10 10 0 {large} {sweep} 10 10")
    assert box_of(steps) == pytest.approx(box, abs=0.01)
    assert points_of(steps[-1])[-1] == pytest.approx(10 + 10j)


def test_an_arc_too_small_for_its_ends_grows() -> None:
    assert box_of(read_path("M0 0A1 1 0 0 1 10 0")) == pytest.approx((0, -5, 10, 0), abs=0.01)


def test_a_turned_ellipse_turns() -> None:
    steps = read_path("M-5 0A10 5 90 1 1 5 0A10 5 90 1 1 -5 0")
    assert box_of(steps) == pytest.approx((-5, -10, 5, 10), abs=0.01)


@given(some.floats(0.1, 2 * pi - 0.1))
def test_every_point_of_an_arc_lies_on_its_circle(angle: float) -> None:
    from math import cos, sin

    large = int(angle > pi)
    steps = read_path(f"M10 0A10 10 0 {large} 1 {10 * cos(angle):.9f} {10 * sin(angle):.9f}")
    here = (10.0, 0.0)
    for step in steps[1:]:
        x1, y1, x2, y2, x, y = (float(value) for value in step[1:])
        middle = (here[0] + 3 * x1 + 3 * x2 + x) / 8, (here[1] + 3 * y1 + 3 * y2 + y) / 8
        assert hypot(*middle) == pytest.approx(10, abs=0.01)
        here = x, y


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("L0 0", "does not begin with “M”"),
        ("M0 0 L", "at its end"),
        ("M0 0 L1", "at its end"),
        ("M0 0 x", "at “x”"),
        ("M0 0 z 1 1", "at “1 1”"),
        ("MNaN 0", "at “NaN 0”"),
        ("M0 0a1 1 0 2 0 5 5", "at “2 0 5 5”"),
        ("1 1", "at “1 1”"),
        ("M1e999 0", "too large"),
        ("M0 0" + "h1" * MOST_PATH_STEPS, "40,000 points"),
    ],
)
def test_what_is_not_path_data_is_refused_where_it_goes_wrong(text: str, message: str) -> None:
    with pytest.raises(UnsupportedSvg, match=message):
        read_path(text)


@given(some.text("MmLlHhVvCcSsQqTtAaZz0123456789.,-+eE \n", max_size=60))
def test_any_text_is_a_path_or_refused(text: str) -> None:
    try:
        steps = read_path(text)
    except UnsupportedSvg:
        return
    assert all(len(step) in (1, 3, 7) for step in steps)
    assert not steps or steps[0][0] == "M"
