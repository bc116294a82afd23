"""The nine kinds of question as they are written and read."""

from datetime import date
from pathlib import Path

import pytest

from isoprint.content.handout import read_content
from isoprint.content.model import (
    AnyQuestion,
    Blank,
    Blanks,
    Choice,
    Inlines,
    Matching,
    Numeric,
    Open,
    Ordering,
    Paragraph,
    Quiz,
    Run,
    Select,
    Short,
    TrueFalse,
    plain,
)
from isoprint.problems import show


def quiz(folder: Path, questions: str, keys: str = "") -> Quiz:
    """Read a quiz with these questions, each line indented by four."""
    (folder / "club.yaml").write_text("name: A Club\n", "utf-8")
    (folder / "sun.yaml").write_text(f"title: Sun\nquiz:\n{keys}  questions:\n{questions}", "utf-8")
    reading = read_content(folder, today=date(2026, 11, 23))
    assert [show(p) for p in reading.problems if p.severity == "error"] == []
    found = reading.handouts[0].quiz
    assert found is not None
    return found


def one(folder: Path, *lines: str) -> AnyQuestion:
    """Read a question made of these lines."""
    return quiz(folder, "    - " + "\n      ".join(lines) + "\n").parts[0].questions[0]


def words(texts: tuple[Inlines, ...]) -> list[str]:
    return [plain(text) for text in texts]


def test_a_text_is_a_short_answer(tmp_path: Path) -> None:
    question = one(tmp_path, "ask: Which?", "answer: UVB", "accept: |", "  ultraviolet B", "  short *waves*")
    assert isinstance(question, Short)
    assert words(question.answers) == ["UVB"]
    assert words(question.accept) == ["ultraviolet B", "short waves"]
    assert question.lines == 2


def test_a_list_is_several_short_answers(tmp_path: Path) -> None:
    question = one(tmp_path, "ask: Which two?", "answer: [UVA, UVB]", "lines: 3")
    assert isinstance(question, Short)
    assert words(question.answers) == ["UVA", "UVB"]
    assert question.lines == 3


def test_several_short_answers_have_a_line_each_unless_told_otherwise(tmp_path: Path) -> None:
    lines = [one(tmp_path, "ask: Who?", "answer: [a, b, c, d, e]", *more) for more in ((), ("lines: 3",))]
    assert [question.lines for question in lines if isinstance(question, Short)] == [5, 3]


def test_lines_without_an_answer_are_free_writing(tmp_path: Path) -> None:
    question = one(tmp_path, "ask: Why?", "lines: 6", "why: Because.")
    assert isinstance(question, Open)
    assert question.lines == 6


def test_a_number_is_kept_as_it_is_written(tmp_path: Path) -> None:
    question = one(tmp_path, "ask: How many?", "answer: 40.0", "tolerance: 0.5", "unit: mg/kg")
    assert isinstance(question, Numeric)
    assert (question.answer, question.tolerance, question.unit) == ("40.0", "0.5", "mg/kg")


def test_a_number_in_quotation_marks_is_a_short_answer(tmp_path: Path) -> None:
    assert isinstance(one(tmp_path, "ask: How many?", 'answer: "40"'), Short)


@pytest.mark.parametrize("answer", ["true", "false"])
def test_true_and_false(tmp_path: Path, answer: str) -> None:
    question = one(tmp_path, "ask: It burns.", f"answer: {answer}")
    assert isinstance(question, TrueFalse)
    assert question.answer is (answer == "true")


@pytest.mark.parametrize(
    "lines",
    [
        ("choices: [UVA, UVB]", "answer: UVB"),
        ("choices: |", "  UVA", "  (x) UVB"),
        ("choices: |", "  ( ) UVA", "  (X) UVB"),
        ("choices:", "  - UVA", "  - (x) UVB"),
        ("choices: |", "  - UVA", "  - (x) UVB"),
        ("choices: [UVA, (x) UVB]", "answer: UVB"),
    ],
)
def test_one_right_choice_by_mark_or_by_text(tmp_path: Path, lines: tuple[str, ...]) -> None:
    question = one(tmp_path, "ask: Which?", *lines)
    assert isinstance(question, Choice)
    assert words(question.choices) == ["UVA", "UVB"]
    assert question.answer == 1


def test_choices_and_answers_are_compared_whatever_the_quotation_marks(tmp_path: Path) -> None:
    question = one(
        tmp_path, "ask: Which?", "choices: |", "  Crohn's “disease”", "  colitis", 'answer: Crohn’s "disease"'
    )
    assert isinstance(question, Choice)
    assert question.answer == 0


def test_numbers_and_truth_values_are_texts_among_choices(tmp_path: Path) -> None:
    question = one(tmp_path, "ask: Which?", "choices: [10, no, true]", "answer: true")
    assert isinstance(question, Choice)
    assert words(question.choices) == ["10", "no", "true"]
    assert question.answer == 2


@pytest.mark.parametrize(
    ("lines", "answers"),
    [
        (("choices: [a, b, c]", "answer: [a, c]"), (0, 2)),
        (("choices: |", "  (x) a", "  b", "  (x) c"), (0, 2)),
        (("choices: [a, b, c]", "answer: [b]"), (1,)),
        (("choices: [a, b, c]", "answer: b", "select: all"), (1,)),
        (("choices: |", "  (x) a", "  b", "select: all"), (0,)),
        (("choices: [a, b, c]", "answer: |", "  c", "  a"), (0, 2)),
    ],
)
def test_several_right_choices(tmp_path: Path, lines: tuple[str, ...], answers: tuple[int, ...]) -> None:
    question = one(tmp_path, "ask: Which?", *lines)
    assert isinstance(question, Select)
    assert question.answers == answers


def blanks_of(question: AnyQuestion) -> list[tuple[str, ...]]:
    assert isinstance(question, Blanks)
    (paragraph,) = question.ask
    assert isinstance(paragraph, Paragraph)
    return [inline.accept for inline in paragraph.inlines if isinstance(inline, Blank)]


def test_words_in_double_braces_are_blanks(tmp_path: Path) -> None:
    question = one(tmp_path, "ask: The {{color | colour}} of **{{melanin}}** is brown.")
    assert blanks_of(question) == [("color", "colour"), ("melanin",)]


def test_rules_are_blanks_with_their_answers_in_order(tmp_path: Path) -> None:
    assert blanks_of(one(tmp_path, "ask: ___ burns, (___) tans.", "answer: [UVB, UVA|long waves]")) == [
        ("UVB",),
        ("UVA", "long waves"),
    ]
    assert blanks_of(one(tmp_path, "ask: It takes ____ minutes.", "answer: 20")) == [("20",)]


@pytest.mark.parametrize(
    "lines",
    [
        ("match:", "  UVA: long", "  UVB: short"),
        ("match: |", "  UVA = long", "  UVB = short"),
        ("match:", "  - UVA: long", "  - UVB: short"),
        ("match:", "  - UVA = long", "  - UVB = short"),
    ],
)
def test_pairs_to_match(tmp_path: Path, lines: tuple[str, ...]) -> None:
    question = one(tmp_path, "ask: Match.", *lines, "distractors: none")
    assert isinstance(question, Matching)
    assert [(plain(left), plain(right)) for left, right in question.pairs] == [("UVA", "long"), ("UVB", "short")]
    assert words(question.distractors) == ["none"]


def test_one_right_side_may_belong_to_several_left_sides(tmp_path: Path) -> None:
    question = one(tmp_path, "ask: Match.", "match: |", "  Italy = Rome", "  Vatican = Rome", "  Japan = Tokyo")
    assert isinstance(question, Matching)
    assert [plain(right) for _, right in question.pairs] == ["Rome", "Rome", "Tokyo"]


def test_a_part_may_keep_the_order_of_its_questions(tmp_path: Path) -> None:
    part = "    - part: P\n      keep_order: true\n      questions:\n        - {ask: a, lines: 2}\n"
    assert [part.keep_order for part in quiz(tmp_path, part).parts] == [True]


def test_items_to_order(tmp_path: Path) -> None:
    question = one(tmp_path, "ask: Order.", "order: |", "  snow", "  foam", "  sand")
    assert isinstance(question, Ordering)
    assert words(question.items) == ["snow", "foam", "sand"]


def test_braces_are_words_where_nothing_is_to_be_filled_in(tmp_path: Path) -> None:
    question = one(tmp_path, "ask: What does ___ mean?", "lines: 2")
    assert isinstance(question, Open)
    (paragraph,) = question.ask
    assert isinstance(paragraph, Paragraph)
    assert paragraph.inlines == (Run("What does ___ mean?"),)


def test_the_id_is_the_writers_or_depends_on_the_words_of_ask_alone(tmp_path: Path) -> None:
    assert one(tmp_path, "id: sun", "ask: Why?", "lines: 2").id == "sun"
    plain_id = one(tmp_path, "ask: Why does it burn?", "lines: 2").id
    assert plain_id == one(tmp_path, "ask: |", "  Why does", "  it burn?", "answer: Light", "points: 2").id
    assert plain_id != one(tmp_path, "ask: Why does it tan?", "lines: 2").id
    assert plain_id == "39d1d9de"


def test_a_questions_own_points_win_over_the_parts_and_the_quizs(tmp_path: Path) -> None:
    questions = (
        "    - ask: a\n      lines: 2\n"
        "    - part: P\n      points: 3\n      questions:\n"
        "        - {ask: b, lines: 2}\n        - {ask: c, lines: 2, points: 0.5}\n"
    )
    found = quiz(tmp_path, questions, "  points: 1\n")
    assert [[q.points for q in part.questions] for part in found.parts] == [[1], [3, 0.5]]
    assert [plain(part.title) for part in found.parts] == ["", "P"]


@pytest.mark.parametrize(
    ("keys", "shuffle"),
    [
        ("", "none"),
        ("  versions: 2\n", "all"),
        ("  versions: 2\n  shuffle: none\n", "none"),
        ("  shuffle: all\n", "all"),
    ],
)
def test_several_versions_shuffle_everything_unless_told_otherwise(tmp_path: Path, keys: str, shuffle: str) -> None:
    assert quiz(tmp_path, "    - {ask: a, lines: 2}\n", keys).shuffle == shuffle


@pytest.mark.parametrize(
    ("keys", "labels"),
    [
        ("", None),
        ("  name_line: true\n", None),
        ("  name_line: false\n", ()),
        ("  name_line: [Name, Period]\n", ("Name", "Period")),
        ("  name_line: Name\n", ("Name",)),
    ],
)
def test_the_name_line_is_on_off_or_the_writers(tmp_path: Path, keys: str, labels: tuple[str, ...] | None) -> None:
    assert quiz(tmp_path, "    - {ask: a, lines: 2}\n", keys).name_line == labels
