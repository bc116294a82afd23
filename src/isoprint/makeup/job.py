"""What sheets are made with: a job for all sheets of a handout, a layout for the pages of one."""

from msgspec import Struct

from isoprint.compose.setting import Setting
from isoprint.content.languages.language import Language
from isoprint.content.model import Handout
from isoprint.makeup.grid import Grid
from isoprint.makeup.look import Look
from isoprint.theme.model import Palette, Theme


class Job(Struct, frozen=True):
    """A handout with everything that its sheets are made with."""

    handout: Handout
    theme: Theme
    palette: Palette
    setting: Setting
    language: Language


class Layout(Struct, frozen=True):
    """The look, setting, language and grid of a sheet at one size."""

    look: Look
    setting: Setting
    language: Language
    grid: Grid
