"""The marker's table: all versions in, for each number its short answer in every version side by side out."""

from collections.abc import Sequence
from typing import Final, Literal

from isoprint.compose.table import set_table
from isoprint.content.model import Run, Table
from isoprint.content.model.versions import QuizVersion
from isoprint.content.quiz.answers import short_answer
from isoprint.makeup.quiz.rows import ROOT, Block, PlacedItems, Row, named
from isoprint.makeup.quiz.typesetter import QuizTypesetter
from isoprint.page import Element

NUMBER_WIDTH: Final = 30.0
NARROWEST: Final = 30.0
WIDEST: Final = 130.0
CELL_ROOM: Final = 12.0
BETWEEN: Final = 14.0


def marker_tables(sheets: Sequence[QuizVersion], typesetter: QuizTypesetter) -> tuple[list[Block], list[Element]]:
    """Return as many tables as it takes to set all versions side by side, and their elements."""
    width = min(WIDEST, max(NARROWEST, _widest(sheets, typesetter)) + CELL_ROOM)
    per = max(1, int((typesetter.area.measure - NUMBER_WIDTH) / width))
    blocks: list[Block] = []
    elements: list[Element] = []
    for at in range(0, len(sheets), per):
        name = f"t{at // per + 1}"
        block = _table(sheets[at : at + per], width, typesetter, name)
        blocks.append(block)
        elements += block.elements
    return blocks, elements


def _widest(sheets: Sequence[QuizVersion], typesetter: QuizTypesetter) -> float:
    """Return the width of the longest short answer on one line; other versions hold the same ones."""
    style, labels = typesetter.key.text, typesetter.job.language.labels
    key = typesetter.job.setting.faces.key(style.family)
    texts = (
        "".join(run.text for run in short_answer(drawn, labels) if isinstance(run, Run))
        for drawn in sheets[0].questions
    )
    return max((typesetter.job.setting.faces.width(key, text) * style.size for text in texts), default=0.0)


def _table(sheets: Sequence[QuizVersion], width: float, typesetter: QuizTypesetter, name: str) -> Block:
    """Return one table as a block, a row for each number."""
    labels = typesetter.job.language.labels
    columns = [[short_answer(drawn, labels) for drawn in sheet.questions] for sheet in sheets]
    rows = tuple(
        ((Run(str(at + 1), strong=True),), *(column[at] for column in columns)) for at in range(len(columns[0]))
    )
    header = ((Run("#"),), *((Run(sheet.version or labels.answer),) for sheet in sheets))
    left: tuple[Literal["left"], ...] = ("left",)
    aligns: tuple[Literal["left", "right", "center"], ...] = ("right", *left * len(sheets))
    table = Table(header, rows, aligns, sheets[0].quiz.source)
    measure = min(typesetter.area.measure, NUMBER_WIDTH + width * len(sheets))
    galley = set_table(table, typesetter.key.ask, measure, typesetter.job.setting, ROOT)
    made = tuple(Row(slug.height, (PlacedItems(slug.items, 0.0, 0.0, name),), slug.space) for slug in galley.slugs)
    return Block(made, tuple(named(e, name) for e in galley.elements), BETWEEN)
