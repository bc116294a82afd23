"""A face whose every glyph is half an em wide, so that widths are counted, not looked up."""

from collections.abc import Callable

from isoprint.compose.setting import Setting
from isoprint.page import Face, Glyph
from isoprint.theme.model import Weight


class HalfEmFace:
    """Every glyph is 500 units of 1000; its id is its character's."""

    name = "HalfEm"
    data = b""
    units_per_em = 1000
    ascent, descent, cap_height, x_height = 0.75, 0.25, 0.65, 0.5
    italic_angle = 0.0
    box = (0, -250, 500, 750)

    def shape(self, text: str) -> tuple[Glyph, ...]:
        return tuple(Glyph(ord(character), 500, character) for character in text)

    def glyph_advance(self, glyph: int) -> int:  # noqa: ARG002
        return 500


class HalfEmFaces:
    """Any key names the one face."""

    def key(self, family: str, strong: bool = False, emphasis: bool = False, weight: Weight = "regular") -> str:
        return f"{family}/{weight}{'/strong' * strong}{'/emphasis' * emphasis}"

    def __getitem__(self, key: str) -> Face:
        return HalfEmFace()

    def split(self, key: str, text: str) -> tuple[tuple[str, str], ...]:
        return ((key, text),)

    def width(self, key: str, text: str) -> float:  # noqa: ARG002
        return len(text) / 2


def half_em(hyphenate: Callable[[str], tuple[int, ...]] = lambda text: ()) -> Setting:  # noqa: ARG005
    """Return a setting with this face; without a function to divide words they stay whole."""
    return Setting(HalfEmFaces(), hyphenate)
