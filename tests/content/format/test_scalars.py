"""Values that one text says: which texts are numbers, and which of those are whole."""

from typing import Any

import pytest

from isoprint.content.format.keys import Field, ValueType
from isoprint.content.format.scalars import number, whole
from isoprint.problems import Problem
from isoprint.yamlmap import Keys, Scalar, read_yaml

PAGES = Field("pages", ValueType("whole", 1, 200, ("auto",)), "")
POINTS = Field("points", ValueType("number", 0, 1000), "")


def scalar(text: str) -> Scalar:
    root = read_yaml(f"key: {text}".encode(), "a.yaml").root
    assert isinstance(root, Keys)
    value = root.entries[0][1]
    assert isinstance(value, Scalar)
    return value


def code(value: Any) -> str:
    assert isinstance(value, Problem)
    return value.code


@pytest.mark.parametrize("text", ["2.0", "2.", "2e0", "1.5", "02", '"2"', "two"])
def test_a_whole_number_is_written_in_digits_alone(text: str) -> None:
    assert code(whole(scalar(text), PAGES)) == "E014"


@pytest.mark.parametrize(("text", "value"), [("1", 1), ("2", 2), ("200", 200), ("auto", "auto")])
def test_a_whole_number_or_a_word_of_its_field_is_taken(text: str, value: int | str) -> None:
    found = whole(scalar(text), PAGES)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(("text", "value"), [("2", 2.0), ("2.0", 2.0), ("0.5", 0.5)])
def test_a_number_may_have_a_point(text: str, value: float) -> None:
    assert number(scalar(text), POINTS) == value


@pytest.mark.parametrize("text", ["0", "201", "-1"])
def test_a_number_outside_its_limits_is_refused(text: str) -> None:
    assert code(whole(scalar(text), PAGES)) == "E016"
