"""Whatever a quiz holds, its lines lie on the page and none on another, on the quiz and on the key."""

from typing import Any

import pytest
from msgspec.structs import replace

from isoprint.content.model import Part, Quiz
from isoprint.content.quiz.versions import versions
from isoprint.makeup.quiz.answer_key import answer_key_document
from isoprint.makeup.quiz.quiz import quiz_document
from isoprint.page import Document, Page, Text
from tests.makeup.quiz.typesetters import lines_of, text_of, typesetter_for
from tests.quizzes import HERE, any_quiz, choice, gaps, matching, ordering, paragraph, quiz, short, words

Box = tuple[float, float, float, float]
MARGIN = 36.0


def boxes(page: Page) -> list[tuple[Box, str]]:
    """Return left, top, right and bottom of each line, about, and what it says."""
    found = []
    for line in page.items:
        if isinstance(line, Text) and line.words and not line.turned:
            size = max(word.style.size for word in line.words)
            left, right = line.x + line.words[0].x, line.x + line.words[-1].x + line.words[-1].width
            found.append(((left, line.baseline - 0.7 * size, right, line.baseline + 0.2 * size), text_of(line)))
    return found


def assert_room(document: Document) -> None:
    for page in document.pages:
        lines = boxes(page)
        for at, (box, said) in enumerate(lines):
            left, top, right, bottom = box
            assert left > MARGIN - 1, said
            assert right < page.width - MARGIN + 1, said
            assert top > MARGIN - 6, said
            assert bottom < page.height - MARGIN + 1, said
            for other, beside in lines[at + 1 :]:
                beside_it = left >= other[2] - 0.5 or other[0] >= right - 0.5
                below_it = top >= other[3] - 0.3 or other[1] >= bottom - 0.3
                assert beside_it or below_it, (said, beside)


def sheets_of(asked: Quiz, **more: Any) -> tuple[Document, Document]:
    typesetter = typesetter_for(asked, **more)
    sheets = versions(asked, 3)
    return quiz_document(sheets[1], typesetter), answer_key_document(sheets[1], sheets, typesetter)


@pytest.mark.parametrize("seed", range(15))
def test_generated_quizzes_have_room_in_every_language_and_on_both_papers(seed: int) -> None:
    asked = replace(any_quiz(seed, 14), key=["separate", "compact", "foot"][seed % 3])
    for more in ({}, {"language": "de-DE", "paper": "a4"}):
        for document in sheets_of(asked, **more):
            assert_room(document)


@pytest.mark.parametrize(
    "asked",
    [
        quiz(*(choice(f"q{i}", "yes", "no") for i in range(120))),
        quiz(choice("x", *(f"choice number {i}" for i in range(30)))),
        quiz(matching("x", {f"left {i}": f"right {i}" for i in range(40)})),
        quiz(ordering("x", *(f"item {i} " * 20 for i in range(40)))),
        quiz(gaps("x", *["word " * 3] * 40)),
        quiz(short("x", "a", lines=200)),
        quiz(short("x", "answer " * 600, why=paragraph("because " * 1900))),
        quiz(short("x", "a"), intro=paragraph("Read this first. " * 400)),
        quiz(short("x", "a"), name_line=tuple(f"A long label number {i}" for i in range(12))),
        quiz(short("x", "a"), title="A very long title that goes on and on about all that one may ask"),
        quiz(choice("x", "w" * 200, "v" * 90 + " " + "u" * 90)),
        Quiz(parts=(), source=HERE),
        Quiz(parts=(Part(questions=(), source=HERE, title=words("Nothing")),), source=HERE, key="compact"),
    ],
)
def test_quizzes_beyond_all_measure_have_room(asked: Quiz) -> None:
    for document in sheets_of(asked):
        assert_room(document)


def test_nothing_of_a_long_rationale_is_lost() -> None:
    asked = quiz(short("x", "a", why=paragraph(" ".join(f"word{i}" for i in range(1900)))))
    _, key = sheets_of(asked)
    printed = " ".join("".join(lines_of(key)).split())
    assert len(key.pages) > 1
    assert all(f"word{i} " in f"{printed} " for i in range(1900))
