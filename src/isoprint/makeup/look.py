"""A theme at one size: the styles of all parts of a newsletter, on one baseline grid."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.line import Justification
from isoprint.compose.setting import Setting
from isoprint.compose.style import SMALLEST, BlockStyle, Style
from isoprint.theme.model import Palette, Theme

MEAN_ADVANCE: Final = 0.455
"""The mean advance of a letter or space of running text, in em."""
LONGEST_LINE: Final = 75
"""Characters to a line: past them the eye loses its way back (Bringhurst, “The Elements of Typographic Style”)."""
USUAL_COLUMN: Final = 168.0
"""The width of the columns that a theme's sizes are meant for, in points: three on Letter."""
SMALL_PRINT: Final = 0.8
"""The size of references and imprint, as a share of the body's."""
CAPTION_SIZE: Final = 0.86
"""The size of captions and bylines, as a share of the body's."""

_RAGGED = Justification(align="left", protrude=True)
"""Small type: flush left."""
_LEAD = Justification(align="left", hyphenate=False)
"""Leads: flush left, no word divided."""
_HEADING = Justification(align="left", hyphenate=False, even=True)
"""Headings: lines of even length."""


class Look(Struct, frozen=True):
    """The styles of a newsletter whose body is set in ``size`` on a grid of ``leading`` (points)."""

    theme: Theme
    palette: Palette
    size: float
    leading: float
    body: BlockStyle
    small: BlockStyle
    heading: Style
    quote: Style
    by: Style
    roominess: float
    """From 0 at the theme's smallest size to 1 at its largest: how generous masthead and lead are."""


def make_look(theme: Theme, palette: Palette, size: float, leading: float, column: float = USUAL_COLUMN) -> Look:
    """Return the styles for a body size, leading and width of columns in points."""
    justify = theme.justify and size < theme.sizes.ragged_from * column / USUAL_COLUMN
    how = Justification("justify" if justify else "left", stretch=0.024, tracking=0.012)
    text = Style(theme.body, size, leading, _baseline(size, leading), palette.ink, how)
    family = theme.display if theme.headings == "display" else theme.body
    heading = replace(
        text, family=family, weight="bold", size=size * theme.heading_size, tint=palette.accent, how=_HEADING, role="H2"
    )
    body = _body(text, theme, palette)
    quote = replace(text, family=theme.display, emphasis=True, tint=palette.accent, how=_HEADING)
    quote = _display(quote, size * 1.36, leading * 1.5)
    by = replace(text, size=_smaller(size), tint=palette.muted, how=_HEADING)
    roominess = min(max(theme.sizes.share(size), 0.0), 1.0)
    return Look(theme, palette, size, leading, body, _small(body, theme), heading, quote, by, roominess)


def _baseline(size: float, leading: float) -> float:
    """Return the distance from a line's top to its baseline: x-height and cap height are optically in its middle."""
    return (leading - size) / 2 + 0.77 * size


def _body(text: Style, theme: Theme, palette: Palette) -> BlockStyle:
    small = replace(text, family=theme.small, size=_smaller(text.size), tint=palette.muted, how=_RAGGED)
    caption = _display(small, small.size, text.leading * 0.9)
    table = replace(text, family=theme.small, size=text.size * 0.94, how=_RAGGED)
    ragged = theme.sizes.ragged_lists * MEAN_ADVANCE * text.size
    return BlockStyle(
        text, table, caption, palette.line, palette.accent, text.leading, indent=text.size * 1.2, ragged_lists=ragged
    )


def _small(body: BlockStyle, theme: Theme) -> BlockStyle:
    """Return the style of references and imprint: small type, flush left, on its own tighter leading."""
    size = max(SMALLEST, min(body.text.size, theme.sizes.running) * SMALL_PRINT)
    text = replace(_display(body.caption, size, size * 1.22), tint=body.text.tint)
    return replace(body, text=text, table=text, caption=text, grid=0.0, indent=0.0)


def _display(style: Style, size: float, leading: float) -> Style:
    return replace(style, size=size, leading=leading, baseline=_baseline(size, leading))


def _smaller(size: float) -> float:
    return max(SMALLEST, size * CAPTION_SIZE)


def lead_for(look: Look, measure: float) -> BlockStyle:
    """Return the lead's style for a measure: large enough to keep its lines within LONGEST_LINE, but within limits."""
    scale = measure / (LONGEST_LINE * MEAN_ADVANCE) / look.size
    scale = min(max(scale, 1.1), 1.28 + 0.2 * look.roominess)
    text = _display(look.body.text, look.size * scale, look.leading * scale)
    return replace(look.body, text=replace(text, family=look.theme.display, how=_LEAD))


def longest_line(style: Style) -> float:
    """Return the width, in points, of a line of LONGEST_LINE characters."""
    return LONGEST_LINE * MEAN_ADVANCE * style.size


def fit_title(title: str, style: Style, smallest: float, measure: float, setting: Setting) -> Style:
    """Return a title's style as large as lets it fit on one line of the measure (points), at most as large as given.

    At ``smallest`` a longer title takes two lines.
    """
    natural = setting.faces.width(setting.faces.key(style.family, weight=style.weight), title)
    size = min(style.size, max(smallest, measure / natural * 0.99 if natural else style.size))
    return replace(style, size=size, leading=size * 1.1, baseline=size * 0.86)
