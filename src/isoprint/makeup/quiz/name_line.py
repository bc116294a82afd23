"""The line for name, date and score at the head of a quiz: labels, each with a rule to write on after it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from isoprint.content.languages.language import format_number
from isoprint.content.model import Quiz
from isoprint.content.quiz.points import total_points
from isoprint.makeup.quiz.question import marks
from isoprint.makeup.quiz.question.frame import AnswerArea, QuestionFrame
from isoprint.makeup.quiz.rows import ComposedText, PlacedItems, Row, elements_of

ROOM: Final = 2.7
"""The height of the line, in em: a hand's writing above its rule."""
ABOVE: Final = 3.0
NAME_SHARE: Final = 2.6
"""How much longer the first rule, for the name, is than the others."""
SHORTEST: Final = 4.2
"""The least rule for a date, in em; where it would be shorter the line is divided."""
SCORE_RULE: Final = 3.1
"""The rule for the score, in em."""
LABEL_GAP: Final = 5.0
FIELD_GAP: Final = 16.0


class NameField(NamedTuple):
    """What is filled in: the label before its rule, what stands after it, and the id of its elements."""

    before: ComposedText
    after: ComposedText
    name: str

    @property
    def width(self) -> float:
        """Return the width of the words with the gaps between them and the rule."""
        return self.before.width + LABEL_GAP + (self.after.width + LABEL_GAP if self.after.items else 0.0)


def name_lines(quiz: Quiz, frame: QuestionFrame) -> AnswerArea:
    """Return the line for name, date and score; more than one where rules would be too short."""
    fields = _fields(quiz, frame)
    if not fields:
        return AnswerArea()
    rows: list[list[NameField]] = []
    for field in fields:
        if rows and _has_room([*rows[-1], field], frame):
            rows[-1].append(field)
        else:
            rows.append([field])
    elements = (
        e for f in fields for e in (*elements_of(f.before, f"{f.name}.b"), *elements_of(f.after, f"{f.name}.a"))
    )
    return AnswerArea(tuple(_row(row, frame) for row in rows), tuple(elements))


def _fields(quiz: Quiz, frame: QuestionFrame) -> list[NameField]:
    """Return what is filled in: the labels asked for, and the score where there are points."""
    typesetter, style, labels = frame.typesetter, frame.typesetter.quiz.text, frame.typesetter.job.language.labels
    names = (labels.name, labels.date) if quiz.name_line is None else quiz.name_line
    fields = [
        NameField(typesetter.label(f"{name} ", style), ComposedText(), f"h.n{at}") for at, name in enumerate(names, 1)
    ]
    total = total_points(quiz)
    if total is not None:
        of = typesetter.label(f"/ {format_number(total, typesetter.job.language)}", style)
        fields.append(NameField(typesetter.label(f"{labels.score} ", style), of, "h.score"))
    return fields


def _has_room(fields: Sequence[NameField], frame: QuestionFrame) -> bool:
    """Return whether fields on one line leave each of them a rule to write on."""
    return _unit(fields, frame) >= SHORTEST * frame.em


def _unit(fields: Sequence[NameField], frame: QuestionFrame) -> float:
    """Return the length of a rule of one share."""
    fixed = sum(field.width for field in fields) + FIELD_GAP * (len(fields) - 1)
    fixed += sum(SCORE_RULE * frame.em for field in fields if field.after.items)
    shares = sum(_share(field, at) for at, field in enumerate(fields))
    return max(0.0, frame.measure - fixed) / (shares or 1.0)


def _share(field: NameField, at: int) -> float:
    if field.after.items:
        return 0.0
    return NAME_SHARE if at == 0 else 1.0


def _row(fields: Sequence[NameField], frame: QuestionFrame) -> Row:
    """Return fields on one line over the whole measure."""
    style, tint, unit = frame.typesetter.quiz.text, frame.typesetter.job.palette.muted, _unit(fields, frame)
    height = ROOM * frame.em
    top = height - 3.0 - style.baseline
    bits: list[PlacedItems] = []
    x = 0.0
    for at, field in enumerate(fields):
        rule = unit * _share(field, at) or SCORE_RULE * frame.em
        start = x + field.before.width + LABEL_GAP
        bits += (
            PlacedItems(field.before.items, x, top, f"{field.name}.b"),
            PlacedItems((marks.line(start, height - 1.0, rule, tint),), 0.0, 0.0),
            PlacedItems(field.after.items, start + rule + LABEL_GAP, top, f"{field.name}.a"),
        )
        x += field.width + rule + FIELD_GAP
    return Row(height, tuple(bits), space=ABOVE)
