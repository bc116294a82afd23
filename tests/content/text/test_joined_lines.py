"""Lines that would be joined: each layout is told at its first line, running text never is."""

import pytest

from isoprint.content.languages.language import language_for
from isoprint.content.text.markdown import read_blocks, read_inlines
from isoprint.yamlmap import place_of


def told(text: str) -> list[tuple[int, str]]:
    """Return line and remedy of each problem of lines that would be joined."""
    language = language_for("en-US")
    assert language is not None
    problems = read_blocks(text, place_of(text), language)[1]
    return [(problem.source.line, problem.remedy) for problem in problems if problem.code == "E053"]


@pytest.mark.parametrize("sign", ["•", "·", "▪", "–", "—", "o", "→", "●"])
def test_signs_that_begin_no_item_are_told(sign: str) -> None:
    assert told(f"Bring:\n{sign} gloves\n{sign} a coat") == [(2, "write - gloves")]


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        ("-closed\n-open", 1, "write - closed"),
        ("- closed\n-open\n- both", 2, "write - open"),
        ("- closed\n• open", 2, "write - open"),
        ("✓ gloves\n✓ coat", 1, "write - ✓ gloves"),
        ("Ways:\na) wash\nb) dry", 2, "write 1. wash, and number the others"),
        ("(a) wash\n(b) dry", 1, "write 1. wash, and number the others"),
        ("A. wash\nB. dry", 1, "write 1. wash, and number the others"),
        ("i. wash\nii. dry", 1, "write 1. wash, and number the others"),
        ("(1) wash\n(2) dry", 1, "write 1. wash, and number the others"),
        ("1.wash\n2.dry", 1, "write 1. wash"),
        ("A: Asymmetry\nB: Border", 1, "write - A: Asymmetry, and the others so too"),
        ("**Mon:** 8–12\n**Tue:** 1–5", 1, "write - **Mon:** 8–12, and the others so too"),
        ("A = Asymmetry\nB = Border", 1, "write - A = Asymmetry, and the others so too"),
        ("| Mon | Tue |\n| 8–12 | 1–5 |", 1, "write |---|---| below this line"),
        ("Hours:\n| Mon | Tue |\n|---|\n| 8–12 | 1–5 |", 2, "write |---|---| below this line"),
        ("Mon | Tue\n8–12 | 1–5", 1, "write | Mon | Tue |, and below it |---|---|"),
        ("Mon\tTue\n8–12\t1–5", 1, "write a table: | Mon | Tue |, with a row of dashes below"),
        ("Health\n123 Main St\nRootstown, OH 44272", 1, "end each line but the last with a backslash: Health\\"),
        ("Text.\n\nDr. Mei Chen\nP.O. Box 5", 3, "end each line but the last with a backslash: Dr. Mei Chen\\"),
        ("Mei Chen\nRaj Patel\nAna Lopez", 1, "end each line but the last with a backslash: Mei Chen\\"),
    ],
)
def test_lines_that_would_be_joined_are_told_with_the_line_as_it_should_be(text: str, line: int, remedy: str) -> None:
    assert told(text) == [(line, remedy)]


@pytest.mark.parametrize(
    "text",
    [
        "A long line of prose that its writer has filled to some width\n– as one does – with dashes and\nother signs.",
        "“Listen to your patient, and he will tell you the diagnosis.”\n— William Osler",
        "The temperature was\n-5 °C in all.",
        "Many people have filled lines of such text.\nNote: this one begins with a word and a colon\nand goes on.",
        "- closed\n- open\n  and more of it",
        "- closed and so on and so on\n  – as was said –",
        "1. wash\n2. dry",
        "Health\\\n123 Main St\\\nRootstown, OH 44272",
        "Health  \n123 Main St  \nRootstown, OH 44272",
        "Hours:\n| Mon | Tue |\n|---|:-:|\n| 8–12 | 1–5 |",
        "Mon | Tue\n---|---\n8–12 | 1–5",
        "a) is right\nand b) is wrong",
        "E. coli is one\nS. aureus another",
        "• one alone",
        "```\na: 1\nb: 2\n```",
    ],
)
def test_running_text_and_what_is_laid_out_as_it_should_be_is_not_told(text: str) -> None:
    assert told(text) == []


def test_lines_of_a_text_that_is_one_line_by_nature_are_told_too() -> None:
    text = "Health\n123 Main St\nRootstown, OH 44272"
    language = language_for("en-US")
    assert language is not None
    assert [problem.code for problem in read_inlines(text, place_of(text), language)[1]] == ["E053"]
