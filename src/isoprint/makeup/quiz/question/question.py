"""A question as drawn on one version made into slugs: number, ask, pictures, and the area for its answer."""

from typing import Final

from msgspec.structs import replace

from isoprint.compose.slug import Galley, PlacedText, Slug
from isoprint.content.model import Blanks, Run
from isoprint.content.model.versions import VersionedQuestion
from isoprint.content.quiz.answers import hint_of
from isoprint.makeup.quiz.question.answer_area import answer_area
from isoprint.makeup.quiz.question.picture_row import picture_row
from isoprint.makeup.quiz.typesetter import SheetFrame
from isoprint.page import Element

QUESTION_SPACE: Final = 1.35
"""Between two questions, in em."""
TORN_OFF: Final = 5000.0
"""Demerits of a break between an ask and what it asks for, in a question that no column holds."""


def set_question(drawn: VersionedQuestion, points: str, frame: SheetFrame) -> Galley:
    """Return a question, its breaks priced; ``points`` are at its right, or below its ask where there is no side."""
    name = f"q{drawn.number}"
    question = drawn.question
    ask = _ask(drawn, points, frame, name)
    number, *rest = (element for placed in ask for element in placed.text.named(placed.name))
    pictures = picture_row(question.pictures, question.id, frame, frame.hang, name)
    area = answer_area(drawn, frame, name)
    foot = max(placed.y + placed.text.height for placed in ask if placed.x == frame.hang)
    head = Slug(foot, ask, TORN_OFF, QUESTION_SPACE * frame.em)
    above = (head, *(replace(slug, cost=TORN_OFF) for slug in pictures.slugs))
    slugs = (*above, *area.slugs) if area.slugs else (*above[:-1], replace(above[-1], cost=0.0))
    body = Element(f"{name}.b", "LBody", (*rest, *pictures.elements, *area.elements))
    return Galley(slugs, (Element(name, "LI", (number, body)),))


def _ask(drawn: VersionedQuestion, points: str, frame: SheetFrame, name: str) -> tuple[PlacedText, ...]:
    """Return number, ask, hint and points at their places, the number first."""
    typesetter, styles, question = frame.shared, frame.styles, drawn.question
    style = styles.gaps if isinstance(question, Blanks) else styles.ask
    baseline = style.text.baseline
    measure = frame.width - frame.side
    ask = frame.blocks((question.id, "ask"), question.ask, style, measure)
    number = typesetter.label(f"{drawn.number}. ", styles.strong, "Lbl")
    texts = [
        PlacedText(number, 0.0, baseline - styles.strong.baseline, f"{name}.n"),
        PlacedText(ask, frame.hang, 0.0, f"{name}.a"),
    ]
    hint = hint_of(question, typesetter.job.language.labels)
    if points and not frame.side:
        hint, points = (f"{points} · {hint}" if hint else points), ""
    if hint:
        note = typesetter.text(("hint", hint), (Run(hint),), styles.hint, measure)
        texts.append(PlacedText(note, frame.hang, ask.height, f"{name}.h"))
    if points:
        worth = typesetter.label(points, styles.small)
        x = frame.measure - worth.width
        texts.append(PlacedText(worth, x, baseline - styles.small.baseline, f"{name}.p"))
    return tuple(texts)
