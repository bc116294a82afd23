"""Answers that seem to be a number or a truth value are told from other texts."""

import pytest

from isoprint.content.format.misread import misread_answer
from isoprint.yamlmap import Scalar
from isoprint.yamlmap.place import TextPlace


def answer(text: str, style: str = "") -> Scalar:
    return Scalar(text, TextPlace("sun.yaml", [f"{style}{text}{style}"], 0, 0, style))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("40 mg", "answer: 40 and, on a line of its own, unit: mg"), ("1,000", "answer: 1000"), ("0,5", "answer: 0.5"),
        ("50 %", 'answer: 50 and, on a line of its own, unit: "%"'),
        ("50%", 'answer: 50 and, on a line of its own, unit: "%"'), ("12 345", "answer: 12345"),
        ("−5 °C", 'answer: -5 and, on a line of its own, unit: "°C"'),
        ("0.5mg/kg", "answer: 0.5 and, on a line of its own, unit: mg/kg"),
        ("1,250.5 mL", "answer: 1250.5 and, on a line of its own, unit: mL"), ("+3", "answer: 3"),
        ("20 weeks", "answer: 20 and, on a line of its own, unit: weeks"),
        ("72 beats per minute", "answer: 72 and, on a line of its own, unit: beats per minute"),
        ("100 IU", "answer: 100 and, on a line of its own, unit: IU"),
        ("0,500 g", "answer: 0.500 and, on a line of its own, unit: g"),
    ],
)  # fmt: skip
def test_a_number_is_told_with_the_lines_to_write(text: str, lines: str) -> None:
    (problem,) = misread_answer(answer(text), accepts=False)
    assert problem.code == "W072"
    assert problem.remedy == f'write {lines}; or answer: "{text}" if the text is meant'


@pytest.mark.parametrize("text", ["T", "f", "yes", "No", "on"])
def test_a_word_for_true_or_false_is_told(text: str) -> None:
    (problem,) = misread_answer(answer(text), accepts=False)
    assert problem.code == "W071"
    assert f"answer: {'true' if text in 'T yes on' else 'false'}," in problem.remedy


@pytest.mark.parametrize(
    "text",
    [
        "46,XX", "47,XXY", "5 May", "1st", "3 layers of the skin", "16S", "70S", "2D", "2026-11-23", "1:30", "9 a.m.",
        "2 or more", "2 Corinthians", "x", "mg", "007", "5-FU", "10/20", "+", "1, 2, 3", "12 am", "true story",
    ],
)  # fmt: skip
def test_other_texts_are_texts(text: str) -> None:
    assert list(misread_answer(answer(text), accepts=False)) == []


def test_quotation_marks_and_other_right_answers_say_that_text_is_meant() -> None:
    assert list(misread_answer(answer("40 mg", '"'), accepts=False)) == []
    assert list(misread_answer(answer("yes", "'"), accepts=False)) == []
    assert list(misread_answer(answer("40 mg"), accepts=True)) == []
