"""The list of the references that a quiz or a key cites, one block for each, so that pages may part it."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from isoprint.compose.spans import reference_words
from isoprint.content.model import Reference, Run
from isoprint.makeup.quiz.rows import Block, PlacedItems, Row, elements_of
from isoprint.makeup.quiz.typesetter import QuizStyles, QuizTypesetter
from isoprint.page import Element

ABOVE: Final = 18.0
BETWEEN: Final = 3.0
NUMBER_HANG: Final = 2.2
"""What the numbers take at the left of the entries, in em."""


class Listed(Struct, frozen=True):
    """The list's blocks and the Sect they belong to; both empty where nothing is cited."""

    blocks: tuple[Block, ...] = ()
    elements: tuple[Element, ...] = ()


def set_references(
    references: Sequence[Reference], typesetter: QuizTypesetter, styles: QuizStyles, x: float, measure: float
) -> Listed:
    """Return the references between ``x`` and ``measure``; the heading stands at the left of ``x`` if it fits."""
    if not references:
        return Listed()
    numbered = typesetter.job.handout.citations == "numbered"
    if numbered:
        x = max(x, NUMBER_HANG * styles.small.size)
    heading = typesetter.text(
        ("references", measure), (Run(typesetter.job.language.labels.references),), styles.strong, measure, role="H2"
    )
    beside = x > heading.width
    blocks, items = [], []
    for at, reference in enumerate(references):
        name = f"r{at + 1}"
        made = typesetter.text(
            ("reference", reference.key, measure, x), reference_words(reference), styles.small, measure - x
        )
        row = Row(made.height, (PlacedItems(made.items, x, 0.0, name),))
        body: tuple[Element, ...] = (Element(f"{name}.b", "LBody", elements_of(made, name)),)
        if numbered:
            label = typesetter.label(f"{at + 1}. ", styles.small, "Lbl")
            row = Row(made.height, (PlacedItems(label.items, x - label.width - 4.0, 0.0, f"{name}.l"), *row.bits))
            body = (*elements_of(label, f"{name}.l"), *body)
        items.append(Element(f"{name}.i", "LI", body))
        rows: tuple[Row, ...] = (row,)
        if at == 0:
            top = PlacedItems(
                heading.items, 0.0, styles.small.baseline - styles.strong.baseline if beside else 0.0, "r.h"
            )
            rows = (Row(made.height, (top, *row.bits)),) if beside else (Row(heading.height, (top,)), row)
        blocks.append(Block(rows, (), BETWEEN if at else ABOVE))
    listed = Element("r.l", "L", tuple(items), numbering="Decimal" if numbered else "")
    return Listed(tuple(blocks), (Element("r", "Sect", (*elements_of(heading, "r.h"), listed)),))
