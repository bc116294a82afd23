"""Racks for tests: the bundled faces, the default theme, and pages read as text."""

from functools import cache
from typing import Any

from isoprint.compose.setting import Setting
from isoprint.content.languages.language import language_for
from isoprint.content.model import Club, Handout, Quiz
from isoprint.makeup.job import Job
from isoprint.makeup.quiz.typesetter import QuizTypesetter
from isoprint.page import Document, Text
from isoprint.theme.faces import Faces, load_faces
from isoprint.theme.model import Theme, palette
from tests.pages import walk
from tests.quizzes import HERE

CLUB = Club(name="Dermatology Interest Group", handle="@derm")


@cache
def faces() -> Faces:
    return load_faces()


def typesetter_for(quiz: Quiz, **more: Any) -> QuizTypesetter:
    handout = Handout(name="h", club=CLUB, title="Isotretinoin", source=HERE, quiz=quiz, **more)
    language = language_for(handout.language)
    assert language is not None
    theme = Theme("test")
    return QuizTypesetter(Job(handout, theme, palette(theme), Setting(faces(), lambda _: ()), language))


def lines_of(document: Document) -> list[str]:
    """Return the lines of a document as drawn, each as its words joined, furniture left out."""
    return [text_of(item) for page in document.pages for item in page.items if isinstance(item, Text) and item.element]


def text_of(item: Text) -> str:
    return "".join(word.text for word in item.words)


def read_out(document: Document) -> dict[str, str]:
    """Return the text of each element that has lines, in reading order."""
    texts: dict[str, str] = {element.id: "" for element in walk(document.structure)}
    for page in document.pages:
        for item in page.items:
            if isinstance(item, Text) and item.element:
                texts[item.element] += text_of(item)
    return {name: text for name, text in texts.items() if text}
