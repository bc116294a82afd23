"""A question as drawn on one version made into a block: number, ask, pictures, and the place for its answer."""

from typing import Final

from isoprint.content.model import Blanks, Matching, Ordering, Question, Run, Select, plain
from isoprint.content.quiz.versions import VersionedQuestion
from isoprint.content.walk import inlines_of
from isoprint.makeup.quiz.answer_place import answer_place
from isoprint.makeup.quiz.bench import Bench, picture_row
from isoprint.makeup.quiz.rows import Bit, Block, Row, elements_of
from isoprint.page import Element

QUESTION_SPACE: Final = 1.35
"""Between two questions, in em."""


def set_question(drawn: VersionedQuestion, points: str, bench: Bench) -> Block:
    """Return a question as a block; ``points`` stands at its right, or below its ask where the bench has no side."""
    name = f"q{drawn.number}"
    question = drawn.question
    head, (number, *rest) = _head(drawn, points, bench, name)
    pictures = picture_row(question.pictures, question.id, bench, bench.hang, name)
    place = answer_place(drawn, bench, name)
    body = Element(f"{name}.b", "LBody", (*rest, *pictures.elements, *place.elements))
    return Block(
        (head, *pictures.rows, *place.rows),
        (Element(name, "LI", (number, body)),),
        QUESTION_SPACE * bench.em,
        place.lines,
        bench.hang,
        bench.measure,
    )


def _head(drawn: VersionedQuestion, points: str, bench: Bench, name: str) -> tuple[Row, tuple[Element, ...]]:
    """Return the row of number, ask, hint and points; its elements, the number's first."""
    rack, styles = bench.rack, bench.rack.quiz
    question = drawn.question
    style = styles.gaps if isinstance(question, Blanks) else styles.ask
    measure = bench.width - bench.side
    ask = rack.blocks((question.id, "ask"), question.ask, style, measure, bench.citations)
    number = rack.label(f"{drawn.number}. ", styles.strong, "Lbl")
    texts = [
        (number, 0.0, style.text.baseline - styles.strong.baseline, f"{name}.n"),
        (ask, bench.hang, 0.0, f"{name}.a"),
    ]
    height = ask.height
    hint = _hint(question, bench)
    if points and not bench.side:
        hint, points = (f"{points} · {hint}" if hint else points), ""
    if hint:
        note = rack.text(("hint", hint), (Run(hint),), styles.hint, measure)
        texts.append((note, bench.hang, height, f"{name}.h"))
        height += note.height
    if points:
        worth = rack.label(points, styles.small)
        below = style.text.baseline - styles.small.baseline
        texts.append((worth, bench.measure - worth.width, below, f"{name}.p"))
    bits = tuple(Bit(text.items, x, y, own) for text, x, y, own in texts)
    return Row(height, bits), tuple(e for text, _, _, own in texts for e in elements_of(text, own))


def _hint(question: Question, bench: Bench) -> str:
    """Return what to do where the kind of question does not say it; nothing where the ask does."""
    labels = bench.rack.job.language.labels
    match question:
        case Select():
            hint = labels.choose_all
        case Matching():
            hint = labels.write_letter
        case Ordering():
            hint = labels.number_in_order
        case _:
            return ""
    asked = plain(tuple(inlines_of(question.ask))).casefold()
    return "" if hint.casefold().rstrip(".") in asked else hint
