"""The marker's table: all versions in, for each number its short answer in every version side by side out."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from isoprint.compose.galley import stack
from isoprint.compose.slug import Galley
from isoprint.compose.table import set_table
from isoprint.compose.widths import Align
from isoprint.content.model import Run, Table
from isoprint.content.model.versions import QuizVersion
from isoprint.content.quiz.answers import short_answer
from isoprint.makeup.quiz.keep_whole import keep_whole
from isoprint.makeup.quiz.typesetter import QuizTypesetter

NUMBER_WIDTH: Final = 30.0
"""The width of the column of numbers, in points."""
NARROWEST_ANSWER: Final = 30.0
"""The least width of a version's column, in points, without its CELL_ROOM."""
WIDEST_ANSWER: Final = 130.0
"""The largest width of a version's column, in points."""
CELL_ROOM: Final = 12.0
"""What a column is wider than its longest answer, in points."""
TABLE_SPACE: Final = 14.0
"""Above a table that follows another, in points."""


def marker_tables(sheets: Sequence[QuizVersion], typesetter: QuizTypesetter, room: float) -> Galley:
    """Return as many tables as it takes to set all versions side by side.

    One that is taller than ``room`` (points) may go on upon the next page, under its header again.
    """
    width = min(WIDEST_ANSWER, max(NARROWEST_ANSWER, _widest(sheets, typesetter)) + CELL_ROOM)
    per = max(1, int((typesetter.grid.measure - NUMBER_WIDTH) / width))
    groups = [sheets[at : at + per] for at in range(0, len(sheets), per)]
    return stack(_table(some, width, typesetter, f"t{at}", room) for at, some in enumerate(groups, 1))


def _widest(sheets: Sequence[QuizVersion], typesetter: QuizTypesetter) -> float:
    """Return the width of the longest short answer on one line; other versions hold the same ones."""
    style, labels = typesetter.key.text, typesetter.job.language.labels
    key = typesetter.job.setting.faces.key(style.family)
    texts = (
        "".join(run.text for run in short_answer(drawn, labels) if isinstance(run, Run))
        for drawn in sheets[0].questions
    )
    return max((typesetter.job.setting.faces.width(key, text) * style.size for text in texts), default=0.0)


def _table(sheets: Sequence[QuizVersion], width: float, typesetter: QuizTypesetter, name: str, room: float) -> Galley:
    """Return one table, a row for each number."""
    labels = typesetter.job.language.labels
    columns = [[short_answer(drawn, labels) for drawn in sheet.questions] for sheet in sheets]
    rows = tuple(
        ((Run(str(at + 1), strong=True),), *(column[at] for column in columns)) for at in range(len(columns[0]))
    )
    header = ((Run("#"),), *((Run(sheet.version or labels.answer),) for sheet in sheets))
    left: tuple[Align, ...] = ("left",)
    measure = min(typesetter.grid.measure, NUMBER_WIDTH + width * len(sheets))
    table = Table(header, rows, ("right", *left * len(sheets)), sheets[0].quiz.source)
    galley = keep_whole(set_table(table, typesetter.key.ask, measure, typesetter.job.setting, name), room)
    return replace(galley, slugs=(replace(galley.slugs[0], space=TABLE_SPACE), *galley.slugs[1:]))
