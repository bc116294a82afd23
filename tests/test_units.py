"""Lengths."""

import pytest

from isoprint.units import inch, mm, parse_length


@pytest.mark.parametrize(
    ("text", "points"), [("12pt", 12), ("0.5in", 36), ("25.4 mm", 72), ("2.54cm", 72), ("-3pt", -3)]
)
def test_a_length_is_read_in_its_unit(text: str, points: float) -> None:
    assert parse_length(text) == pytest.approx(points)


@pytest.mark.parametrize("text", ["", "12", "pt", "1,5mm", "12 px", "1e3pt"])
def test_what_is_no_length_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"12pt, 4\.5mm or 0\.5in"):
        parse_length(text)


def test_millimeters_and_inches_agree() -> None:
    assert mm(25.4) == pytest.approx(inch(1))
