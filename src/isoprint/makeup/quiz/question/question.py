"""A question as drawn on one version made into a block: number, ask, pictures, and the place for its answer."""

from typing import Final

from isoprint.content.model import Blanks, Run
from isoprint.content.model.versions import VersionedQuestion
from isoprint.content.quiz.answers import hint_of
from isoprint.makeup.quiz.question.answer_area import answer_area
from isoprint.makeup.quiz.question.frame import QuestionFrame, picture_row
from isoprint.makeup.quiz.rows import Block, PlacedItems, Row, elements_of
from isoprint.page import Element

QUESTION_SPACE: Final = 1.35
"""Between two questions, in em."""


def set_question(drawn: VersionedQuestion, points: str, frame: QuestionFrame) -> Block:
    """Return a question as a block; ``points`` stands at its right, or below its ask where the frame has no side."""
    name = f"q{drawn.number}"
    question = drawn.question
    head, (number, *rest) = _head(drawn, points, frame, name)
    pictures = picture_row(question.pictures, question.id, frame, frame.hang, name)
    place = answer_area(drawn, frame, name)
    body = Element(f"{name}.b", "LBody", (*rest, *pictures.elements, *place.elements))
    return Block(
        (head, *pictures.rows, *place.rows),
        (Element(name, "LI", (number, body)),),
        QUESTION_SPACE * frame.em,
        place.lines,
        frame.hang,
        frame.measure,
    )


def _head(drawn: VersionedQuestion, points: str, frame: QuestionFrame, name: str) -> tuple[Row, tuple[Element, ...]]:
    """Return the row of number, ask, hint and points; its elements, the number's first."""
    typesetter, styles = frame.typesetter, frame.typesetter.quiz
    question = drawn.question
    style = styles.gaps if isinstance(question, Blanks) else styles.ask
    measure = frame.width - frame.side
    ask = typesetter.blocks((question.id, "ask"), question.ask, style, measure, frame.citations)
    number = typesetter.label(f"{drawn.number}. ", styles.strong, "Lbl")
    texts = [
        (number, 0.0, style.text.baseline - styles.strong.baseline, f"{name}.n"),
        (ask, frame.hang, 0.0, f"{name}.a"),
    ]
    height = ask.height
    hint = hint_of(question, typesetter.job.language.labels)
    if points and not frame.side:
        hint, points = (f"{points} · {hint}" if hint else points), ""
    if hint:
        note = typesetter.text(("hint", hint), (Run(hint),), styles.hint, measure)
        texts.append((note, frame.hang, height, f"{name}.h"))
        height += note.height
    if points:
        worth = typesetter.label(points, styles.small)
        below = style.text.baseline - styles.small.baseline
        texts.append((worth, frame.measure - worth.width, below, f"{name}.p"))
    bits = tuple(PlacedItems(text.items, x, y, own) for text, x, y, own in texts)
    return Row(height, bits), tuple(e for text, _, _, own in texts for e in elements_of(text, own))
