"""What everything on a page is made up with: the look, the faces, the language, the grid."""

from msgspec import Struct

from isoprint.compose.setting import Setting
from isoprint.content.languages.language import Language
from isoprint.makeup.grid import Grid
from isoprint.makeup.look import Look


class Desk(Struct, frozen=True):
    """The make-up desk of one sheet at one size."""

    look: Look
    setting: Setting
    language: Language
    grid: Grid
