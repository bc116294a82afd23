"""What pages are laid out with at one size: look, faces, language and grid."""

from msgspec import Struct

from isoprint.compose.setting import Setting
from isoprint.content.languages.language import Language
from isoprint.makeup.grid import Grid
from isoprint.makeup.look import Look


class Layout(Struct, frozen=True):
    """The look, setting, language and grid of a sheet at one size."""

    look: Look
    setting: Setting
    language: Language
    grid: Grid
