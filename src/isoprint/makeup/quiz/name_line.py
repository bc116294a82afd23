"""The line for name, date and score at the head of a quiz: labels, each with a rule to write on after it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from isoprint.compose.slug import ComposedText, Galley, PlacedText, Slug
from isoprint.content.languages.language import format_number
from isoprint.content.model import Quiz
from isoprint.content.quiz.answers import total_points
from isoprint.makeup.quiz.question import marks
from isoprint.makeup.quiz.typesetter import SheetFrame
from isoprint.page import Element, Item

WRITING_ROOM: Final = 2.7
"""The height of the line, in em: a hand's writing above its rule."""
ABOVE_LINE: Final = 3.0
"""Above the line, in points."""
NAME_SHARE: Final = 2.6
"""How much longer the first rule, for the name, is than the others."""
SHORTEST_RULE: Final = 4.2
"""The least rule for a date, in em; where it would be shorter the line is divided."""
SCORE_RULE: Final = 3.1
"""The rule for the score, in em."""
FIELD_LABEL_GAP: Final = 5.0
"""Between a label and its rule, in points."""
FIELD_GAP: Final = 16.0
"""Between two fields, in points."""


class NameField(NamedTuple):
    """A field to fill in: the label before its rule, the text after it, and the id of its elements."""

    before: ComposedText
    after: ComposedText
    name: str

    @property
    def width(self) -> float:
        """Return the width of the words with the gaps between them and the rule."""
        return self.before.width + FIELD_LABEL_GAP + (self.after.width + FIELD_LABEL_GAP if self.after.items else 0.0)

    @property
    def elements(self) -> tuple[Element, ...]:
        """Return the elements of its words."""
        return (*self.before.named(f"{self.name}.b"), *self.after.named(f"{self.name}.a"))


def name_lines(quiz: Quiz, frame: SheetFrame) -> Galley:
    """Return the line for name, date and score; more than one where rules would be too short."""
    fields = _fields(quiz, frame)
    rows: list[list[NameField]] = []
    for field in fields:
        if rows and _unit([*rows[-1], field], frame) >= SHORTEST_RULE * frame.em:
            rows[-1].append(field)
        else:
            rows.append([field])
    elements = tuple(element for field in fields for element in field.elements)
    return Galley(tuple(_row(row, frame) for row in rows), elements)


def _fields(quiz: Quiz, frame: SheetFrame) -> list[NameField]:
    """Return the fields: a label for each name asked for, and the score where there are points."""
    typesetter, style = frame.shared, frame.styles.text
    labels = typesetter.job.language.labels
    names = (labels.name, labels.date) if quiz.name_line is None else quiz.name_line
    fields = [
        NameField(typesetter.label(f"{name} ", style), ComposedText(), f"h.n{at}") for at, name in enumerate(names, 1)
    ]
    total = total_points(quiz)
    if total is not None:
        of = typesetter.label(f"/ {format_number(total, typesetter.job.language)}", style)
        fields.append(NameField(typesetter.label(f"{labels.score} ", style), of, "h.score"))
    return fields


def _unit(fields: Sequence[NameField], frame: SheetFrame) -> float:
    """Return the length of a rule of one share, in points."""
    fixed = sum(field.width for field in fields) + FIELD_GAP * (len(fields) - 1)
    fixed += sum(SCORE_RULE * frame.em for field in fields if field.after.items)
    shares = sum(_share(field, at) for at, field in enumerate(fields))
    return max(0.0, frame.measure - fixed) / (shares or 1.0)


def _share(field: NameField, at: int) -> float:
    if field.after.items:
        return 0.0
    return NAME_SHARE if at == 0 else 1.0


def _row(fields: Sequence[NameField], frame: SheetFrame) -> Slug:
    """Return fields on one line over the whole measure."""
    tint, unit = frame.job.palette.muted, _unit(fields, frame)
    foot = ABOVE_LINE + WRITING_ROOM * frame.em
    top = foot - 3.0 - frame.styles.text.baseline
    items: list[Item | PlacedText] = []
    x = 0.0
    for at, field in enumerate(fields):
        rule = unit * _share(field, at) or SCORE_RULE * frame.em
        start = x + field.before.width + FIELD_LABEL_GAP
        items += (
            PlacedText(field.before, x, top, f"{field.name}.b"),
            marks.line(start, foot - 1.0, rule, tint),
            PlacedText(field.after, start + rule + FIELD_LABEL_GAP, top, f"{field.name}.a"),
        )
        x += field.width + rule + FIELD_GAP
    return Slug(foot, tuple(items))
