"""Where questions and tables are parted on quiz sheets and keys: laws over quizzes, and the cases that broke them."""

import re
from collections import defaultdict
from random import Random

import pytest

from isoprint.content.model import AnyQuestion, Blocks, Choice, Figure, Open, Paragraph, Quiz, Table
from isoprint.content.quiz.versions import versions
from isoprint.makeup.quiz.answer_key import answer_key_document
from isoprint.makeup.quiz.question.question import set_question
from isoprint.makeup.quiz.quiz import quiz_document
from isoprint.makeup.quiz.typesetter import sheet_frame
from isoprint.page import Document, Page, Text
from tests.makeup.quiz.typesetters import text_of, typesetter_for
from tests.pdf.samples import bitmap
from tests.quizzes import HERE, any_quiz, choice, paragraph, quiz, words

COLUMN = 680.0
"""The height, in points, of a column that fills a page of these tests."""


def table(rows: int) -> Table:
    cells = tuple((words(f"Study {at}"), words(f"{at} mg")) for at in range(rows))
    return Table((words("Study"), words("Result")), cells, ("left", "right"), HERE)


def case(name: str, rows: int) -> Choice:
    """Return a question with a table of so many rows in its ask."""
    ask: Blocks = (*paragraph(f"Case of {name}."), table(rows), *paragraph("Which is it?"))
    return Choice(id=name, ask=ask, source=HERE, choices=(words("alpha"), words("beta"), words("gamma")), answer=0)


def sheet_of(asked: Quiz) -> Document:
    return quiz_document(versions(asked, 1)[0], typesetter_for(asked))


def texts(page: Page) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text)]


def columns_of(document: Document, halves: int) -> dict[str, set[tuple[int, int]]]:
    """Return for each question the pages and columns that hold something of it."""
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for at, page in enumerate(document.pages):
        for item in texts(page):
            number = item.element.split(".")[0]
            if number[:1] == "q":
                found[number].add((at, int(item.x > page.width / 2) if halves == 2 else 0))
    return found


def any_long_quiz(seed: int) -> Quiz:
    """Return a quiz in one column or two, of any questions and some as tall as a page can hold."""
    chance = Random(seed)
    asked = any_quiz(seed, 12)
    tall = [case(f"c{at}", chance.randint(5, 27)) for at in range(chance.randint(1, 4))]
    tall_open: list[AnyQuestion] = [Open(id="o", ask=paragraph("Why?"), source=HERE, lines=chance.randint(5, 24))]
    questions = [*(q for part in asked.parts for q in part.questions), *tall, *tall_open]
    chance.shuffle(questions)
    intro = paragraph("Read each case, then mark one answer. " * chance.choice([0, 1, 9]))
    return quiz(*questions, columns=asked.columns, intro=intro, key=chance.choice(["separate", "foot"]))


# ---------------------------------------------------------------- questions


def too_tall(asked: Quiz) -> set[str]:
    """Return the questions that no column of the quiz holds."""
    typesetter = typesetter_for(asked)
    frame = sheet_frame(typesetter, typesetter.quiz, typesetter.grid.column, 50.0)
    galleys = {drawn.number: set_question(drawn, "1 point", frame) for drawn in versions(asked, 1)[0].questions}
    return {f"q{number}" for number, galley in galleys.items() if galley.height > typesetter.column}


@pytest.mark.parametrize("seed", range(12))
def test_a_question_that_a_column_holds_is_never_parted_and_no_column_is_empty_beside_a_full_one(seed: int) -> None:
    asked = any_long_quiz(seed)
    document = sheet_of(asked)
    found = columns_of(document, asked.columns)
    assert {number for number, places in found.items() if len(places) > 1} <= too_tall(asked)
    for page in document.pages:
        halves = {item.x > page.width / 2 for item in texts(page) if re.match(r"q\d+\.n", item.element)}
        assert halves != {True}


def test_a_question_that_the_first_page_cannot_hold_is_whole_on_the_next() -> None:
    long_intro = (*paragraph("Read each case. " * 30), *paragraph("Mark one answer. " * 30))
    document = sheet_of(quiz(case("a", 26), case("b", 26), intro=long_intro))
    assert columns_of(document, 1) == {"q1": {(1, 0)}, "q2": {(2, 0)}}


def test_a_left_column_takes_what_would_leave_it_empty() -> None:
    questions = [Open(id=f"q{lines}", ask=paragraph("word " * 60), source=HERE, lines=lines) for lines in (3, 5, 20, 2)]
    found = columns_of(sheet_of(quiz(*questions, columns=2)), 2)
    assert found == {"q1": {(0, 0)}, "q2": {(0, 1)}, "q3": {(1, 0)}, "q4": {(1, 1)}}


def test_a_question_taller_than_a_page_is_parted_between_rows_and_its_ask_between_paragraphs() -> None:
    document = sheet_of(quiz(case("a", 45)))
    printed = [text_of(item).strip() for page in document.pages for item in texts(page) if item.element]
    assert [text for text in printed if text.startswith("Study ")] == [f"Study {at}" for at in range(45)]
    assert {"alpha", "beta", "gamma"} <= set(printed)
    lowest = max(item.baseline for page in document.pages for item in texts(page) if item.element)
    assert lowest < 792 - 36 - 20


def test_a_picture_is_not_torn_from_an_ask_that_is_parted() -> None:
    figure = Figure("images/x.png", bitmap("RGB"), "A plot", HERE)
    asked = Choice(
        id="x", ask=case("a", 45).ask, source=HERE, choices=(words("a"), words("b")), answer=0, pictures=(figure,)
    )
    assert len(sheet_of(quiz(asked)).pages) == 2


# ---------------------------------------------------------------- tables that go on


def heads(document: Document, first: str) -> list[list[tuple[str, bool]]]:
    """Return the first two texts of each page's table and whether they are read aloud, for pages that have any."""
    found = []
    for page in document.pages:
        items = [item for item in texts(page) if text_of(item).strip() == first]
        found.append([(text_of(item).strip(), bool(item.element)) for item in items])
    return found


def test_the_table_of_an_ask_that_goes_on_repeats_its_head() -> None:
    document = sheet_of(quiz(case("a", 45)))
    assert heads(document, "Result") == [[("Result", True)], [("Result", False)]]


def test_the_table_of_an_introduction_that_goes_on_repeats_its_head() -> None:
    intro: Blocks = (Paragraph(words("Values for all cases."), HERE), table(45))
    document = sheet_of(quiz(choice("x", "one", "two"), intro=intro))
    assert heads(document, "Result") == [[("Result", True)], [("Result", False)]]


def test_the_table_of_a_rationale_that_goes_on_repeats_its_head() -> None:
    asked = quiz(choice("x", "one", "two", why=(table(45),)))
    sheets = versions(asked, 1)
    document = answer_key_document(sheets[0], sheets, typesetter_for(asked))
    assert heads(document, "Result") == [[("Result", True)], [("Result", False)]]


def test_the_markers_table_that_goes_on_repeats_its_head() -> None:
    asked = quiz(*(choice(f"q{at}", "one", "two", "three") for at in range(60)), key="compact", shuffle="all")
    sheets = versions(asked, 4)
    document = answer_key_document(sheets[0], sheets, typesetter_for(asked))
    found = heads(document, "#")
    assert found[:2] == [[("#", True)], [("#", False)]]
    assert not any(found[2:])
    for page in document.pages[:2]:
        first = [text_of(item).strip() for item in texts(page) if text_of(item).strip() in {"#", *"ABCD"}][:5]
        assert first == ["#", "A", "B", "C", "D"]
