"""What all sheets of a handout are made with: its words, its looks, its faces and its language."""

from msgspec import Struct

from isoprint.compose.setting import Setting
from isoprint.content.languages.language import Language
from isoprint.content.model import Handout
from isoprint.theme.model import Palette, Theme


class Job(Struct, frozen=True):
    """A handout with everything that its sheets are made with."""

    handout: Handout
    theme: Theme
    palette: Palette
    setting: Setting
    language: Language
