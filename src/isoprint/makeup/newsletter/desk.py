"""What everything on a page is made up with: the look, the faces, the language, the grid."""

from msgspec import Struct

from isoprint.compose.setting import Setting
from isoprint.content.language import Language
from isoprint.makeup.look import Look
from isoprint.makeup.newsletter.grid import Grid


class Desk(Struct, frozen=True):
    """The make-up desk of one sheet at one size."""

    look: Look
    setting: Setting
    language: Language
    grid: Grid
