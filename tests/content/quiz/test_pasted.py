"""Letters, numbers and marks typed with texts are told from texts that begin or end like them."""

from datetime import date
from pathlib import Path

import pytest

from isoprint.content.handout import read_content
from isoprint.problems import Problem


def problems(folder: Path, *lines: str) -> list[Problem]:
    """Return the errors of a question made of these lines."""
    (folder / "club.yaml").write_text("name: A Club\n", "utf-8")
    question = "    - " + "\n      ".join(lines) + "\n"
    (folder / "sun.yaml").write_text(f"title: Sun\nquiz:\n  questions:\n{question}", "utf-8")
    reading = read_content(folder, today=date(2026, 11, 23))
    return [problem for problem in reading.problems if problem.severity == "error"]


def remedies(folder: Path, *choices: str) -> list[tuple[str, str]]:
    """Return code and remedy of each error of a question with these choices."""
    lines = ("ask: Which?", "choices: |", *(f"  {choice}" for choice in choices))
    return [(problem.code, problem.remedy) for problem in problems(folder, *lines)]


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("[x] beta", "(x) beta"), ("[X]beta", "(x) beta"), ("[ ] beta", "beta"), ("( ) beta", "beta"),
        ("✓ beta", "(x) beta"), ("☐ beta", "beta"), ("• beta", "beta"), ("✔️ beta", "(x) beta"),
        ("*B. beta", "(x) B. beta"), ("**B. beta**", "(x) B. beta"), ("* beta", "(x) beta"), ("*beta", "(x) beta"),
        ("x) beta", "(x) beta"), ("beta (x)", "(x) beta"), ("beta (correct)", "(x) beta"),
        ("beta [Correct answer]", "(x) beta"), ("beta (incorrect)", "beta"), ("beta ✓", "(x) beta"),
        ("beta <- correct", "(x) beta"), ("beta ←", "(x) beta"), ("( x ) beta", "(x) beta"), ("(✓) beta", "(x) beta"),
        ("beta (correcta)", "(x) beta"),
    ],
)  # fmt: skip
def test_a_mark_is_told_with_the_lines_to_write(tmp_path: Path, marked: str, shown: str) -> None:
    expected = f"write “alpha”, “{shown}”, “gamma”"
    assert remedies(tmp_path, "alpha", marked, "gamma") == [("E081", expected)]


def test_a_mark_alone_is_told(tmp_path: Path) -> None:
    assert [code for code, _ in remedies(tmp_path, "alpha", "(x)", "gamma")] == ["E081"]


@pytest.mark.parametrize("line", ["ANSWER: B", "Ans = beta", "Correct answer: B"])
def test_a_line_for_the_answer_is_told(tmp_path: Path, line: str) -> None:
    expected = ("E081", "remove this line, and write (x) before the right choice")
    assert remedies(tmp_path, "A. alpha", "(x) B. beta", line) == [expected]


def test_stars_before_all_choices_are_bullets(tmp_path: Path) -> None:
    assert remedies(tmp_path, "* alpha", "* beta") == [("E081", "write “alpha”, “beta”")]


@pytest.mark.parametrize(
    "labels", ["A. B. C.", "a) b) c)", "(1) (2) (3)", "1. 2. 3.", "i. ii. iii.", "A: B: C:", "Step_1: Step_2: step_3:"]
)
@pytest.mark.parametrize("mark", ["(x) {}", "{} (x)"])
def test_labels_in_order_are_told_with_the_lines_to_write(tmp_path: Path, labels: str, mark: str) -> None:
    first, second, third = (label.replace("_", " ") for label in labels.split())
    choices = (f"{first} alpha", f"{mark.format(second)} beta", f"{third} gamma")
    expected = "leave them out, and write “alpha”, “(x) beta”, “gamma”"
    assert remedies(tmp_path, *choices) == [("E082", expected)]


@pytest.mark.parametrize(
    "choices",
    [
        ("(x) E. coli", "C. acnes", "A. fumigatus"), ("(x) A. fumigatus", "B. cereus", "E. coli"),
        ("(x) 1.5 mg", "2.5 mg", "3.5 mg"), ("(x) 1:1", "2:1", "3:1"), ("(x) 2. molar", "1. molar"),
        ("(x) *1/*1", "*1/*4", "*4/*4"), ("(x) *beta*", "alpha"), ("(x) ventricle (right)", "ventricle (left)"),
        ("(x) f(x)", "g(x)"), ("(x) [x](https://example.org)", "y"), ("(x) X. laevis", "D. rerio"),
        ("(x) (+)-limonene", "(−)-limonene"), ("(x) = 90", "~90"), ("(x) A", "B"), ("( ) alpha", "(X) beta"),
        ("(x) (in) vitro", "vivo (in)"), ("(x) []", "()", "{}"), ("(x) − 5 °C", "5 °C"),
    ],
)  # fmt: skip
def test_texts_that_look_like_labels_and_marks_are_texts(tmp_path: Path, choices: tuple[str, ...]) -> None:
    assert remedies(tmp_path, *choices) == []


@pytest.mark.parametrize("key", ["order", "match"])
def test_labels_that_would_give_an_order_away_are_told(tmp_path: Path, key: str) -> None:
    items = [f"{label}. {word}" for label, word in zip("abc", ("wash", "dry", "treat"), strict=True)]
    lines = (f"  {item}" if key == "order" else f"  left {item[-3:]} = {item}" for item in items)
    (problem,) = problems(tmp_path, "ask: What?", f"{key}: |", *lines)
    assert problem.code == "E082"
    assert problem.remedy == "leave them out, and write “wash”, “dry”, “treat”"


@pytest.mark.parametrize(
    ("asks", "told"),
    [
        (("1. One?", "2. Two?", "3. Three?"), 3), (("1. One?", "Two?"), 1), (("Q1 One?", "Two?"), 1),
        (("One?", "3) Two?"), 1), (("Question 4: One?", "Two?"), 1), (("1. One?", "1. Two?"), 2),
        (("2. Bundesliga?", "Two?"), 0), (("1.5 mg of what?", "Two?"), 0), (("2026: what?", "Two?"), 0),
        (("Q fever comes from what?", "Two?"), 0), (("One?", "3. Two?"), 0),
    ],
)  # fmt: skip
def test_numbers_before_asks_are_told(tmp_path: Path, asks: tuple[str, ...], told: int) -> None:
    first, *rest = (f"'{ask}'" for ask in asks)
    more = "".join(f"\n    - ask: {ask}\n      answer: a" for ask in rest)
    found = problems(tmp_path, f"ask: {first}", f"answer: a{more}")
    assert [problem.code for problem in found] == ["E082"] * told


def test_a_list_in_an_ask_is_no_number_of_the_ask(tmp_path: Path) -> None:
    assert problems(tmp_path, "ask: |", "  1. wash", "  2. dry", "", "  Which is first?", "answer: wash") == []
