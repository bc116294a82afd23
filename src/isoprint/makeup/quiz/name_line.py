"""The line for name, date and score at the head of a quiz: labels, each with a rule to write on after it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from isoprint.content.model import Quiz
from isoprint.makeup.quiz import marks
from isoprint.makeup.quiz.bench import Bench, Place
from isoprint.makeup.quiz.points import number, total_points
from isoprint.makeup.quiz.rows import Bit, Row, Standing, elements_of

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


class Field(NamedTuple):
    """What is filled in: the label before its rule, what stands after it, and the id of its elements."""

    before: Standing
    after: Standing
    name: str

    @property
    def width(self) -> float:
        """Return the width of the words with the gaps between them and the rule."""
        return self.before.width + LABEL_GAP + (self.after.width + LABEL_GAP if self.after.items else 0.0)


def name_lines(quiz: Quiz, bench: Bench) -> Place:
    """Return the line for name, date and score; more than one where rules would be too short."""
    fields = _fields(quiz, bench)
    if not fields:
        return Place()
    rows: list[list[Field]] = []
    for field in fields:
        if rows and _has_room([*rows[-1], field], bench):
            rows[-1].append(field)
        else:
            rows.append([field])
    elements = (
        e for f in fields for e in (*elements_of(f.before, f"{f.name}.b"), *elements_of(f.after, f"{f.name}.a"))
    )
    return Place(tuple(_row(row, bench) for row in rows), tuple(elements))


def _fields(quiz: Quiz, bench: Bench) -> list[Field]:
    """Return what is filled in: the labels asked for, and the score where there are points."""
    rack, style, labels = bench.rack, bench.rack.quiz.text, bench.rack.job.language.labels
    names = (labels.name, labels.date) if quiz.name_line is None else quiz.name_line
    fields = [Field(rack.label(f"{name} ", style), Standing(), f"h.n{at}") for at, name in enumerate(names, 1)]
    total = total_points(quiz)
    if total is not None:
        of = rack.label(f"/ {number(total, rack)}", style)
        fields.append(Field(rack.label(f"{labels.score} ", style), of, "h.score"))
    return fields


def _has_room(fields: Sequence[Field], bench: Bench) -> bool:
    """Return whether fields on one line leave each of them a rule to write on."""
    return _unit(fields, bench) >= SHORTEST * bench.em


def _unit(fields: Sequence[Field], bench: Bench) -> float:
    """Return the length of a rule of one share."""
    fixed = sum(field.width for field in fields) + FIELD_GAP * (len(fields) - 1)
    fixed += sum(SCORE_RULE * bench.em for field in fields if field.after.items)
    shares = sum(_share(field, at) for at, field in enumerate(fields))
    return max(0.0, bench.measure - fixed) / (shares or 1.0)


def _share(field: Field, at: int) -> float:
    if field.after.items:
        return 0.0
    return NAME_SHARE if at == 0 else 1.0


def _row(fields: Sequence[Field], bench: Bench) -> Row:
    """Return fields on one line over the whole measure."""
    style, tint, unit = bench.rack.quiz.text, bench.rack.job.palette.muted, _unit(fields, bench)
    height = ROOM * bench.em
    top = height - 3.0 - style.baseline
    bits: list[Bit] = []
    x = 0.0
    for at, field in enumerate(fields):
        rule = unit * _share(field, at) or SCORE_RULE * bench.em
        start = x + field.before.width + LABEL_GAP
        bits += (
            Bit(field.before.items, x, top, f"{field.name}.b"),
            Bit((marks.line(start, height - 1.0, rule, tint),), 0.0, 0.0),
            Bit(field.after.items, start + rule + LABEL_GAP, top, f"{field.name}.a"),
        )
        x += field.width + rule + FIELD_GAP
    return Row(height, tuple(bits), space=ABOVE)
