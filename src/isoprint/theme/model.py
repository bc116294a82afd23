"""A theme: every choice that a theme file can make, each with its default; and the colors made from it.

Sizes that scale with the type are multiples of the body size; all others are points.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Family = Literal["source-sans-3", "source-serif-4"]
"""The families that are bundled."""
Weight = Literal["regular", "semibold", "bold"]
Color = Annotated[str, Meta(pattern="^#[0-9a-fA-F]{6}$")]
Size = Annotated[float, Meta(gt=0.0, le=200.0)]
Margin = Annotated[float, Meta(ge=0.0, le=200.0)]


class Sizes(Struct, frozen=True, forbid_unknown_fields=True):
    """The body sizes that copy-fit can choose from (points), and the limits of the leading (multiples of the size)."""

    smallest: Size = 9.0
    largest: Size = 12.5
    step: Size = 0.25
    tightest: Size = 1.18
    """The least leading of the smallest size."""
    roomy: Size = 1.3
    """The least leading of the largest size: large type set solid looks like a small page blown up."""
    loosest: Size = 1.36
    running: Size = 9.5
    """The size with `pages: auto`, where nothing has to fit."""
    ragged_from: Size = 11.5
    """The size from which a column of 168 points is set ragged: too few characters per line to justify."""
    ragged_lists: Size = 40.0
    """The characters per line below which lists are set ragged at any size, because their items are short."""

    def __post_init__(self) -> None:
        if self.smallest > self.largest or self.tightest > self.loosest:
            raise ValueError("the least is more than the most")

    def share(self, size: float) -> float:
        """Return how large a size is: 0 for the smallest, 1 for the largest; 0 where there is only one."""
        return (size - self.smallest) / max(self.largest - self.smallest, 0.01)

    def least_leading(self, size: float) -> float:
        """Return the least leading of a size, in points."""
        share = self.share(size)
        roomy = min(max(self.roomy, self.tightest), self.loosest)
        return size * (self.tightest + (roomy - self.tightest) * share)


class PageSpec(Struct, frozen=True, forbid_unknown_fields=True):
    """Margins and gutter, in points, on every paper."""

    top: Margin = 36.0
    bottom: Margin = 36.0
    side: Margin = 36.0
    gutter: Margin = 18.0
    column_rule: Margin = 0.0
    """The thickness of the rule between columns; 0 for none."""


class Theme(Struct, frozen=True, forbid_unknown_fields=True):
    """The looks of a sheet."""

    name: str = ""
    body: Family = "source-sans-3"
    display: Family = "source-serif-4"
    small: Family = "source-sans-3"
    """The family of references, imprint, captions, tables and foot."""
    headings: Literal["body", "display"] = "body"
    heading_size: Size = 1.16
    heading_mark: Literal["none", "rule"] = "none"
    masthead: Literal["band", "rules", "plain"] = "band"
    box: Literal["tinted", "ruled"] = "tinted"
    accent: Color = "#8c2f39"
    ink: Color = "#1a1a1a"
    muted: Color = "#4d4d4d"
    tint_strength: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.1
    """The share of the accent in the background of a box; 0 is white."""
    justify: bool = True
    sizes: Sizes = Sizes()
    page: PageSpec = PageSpec()


class Palette(Struct, frozen=True):
    """The colors of a sheet, as ``#rrggbb``; every text color is readable on both paper and tint."""

    ink: str
    muted: str
    accent: str
    on_accent: str
    tint: str
    line: str
    paper: str = "#ffffff"


PAPERS = {"letter": (612.0, 792.0), "a4": (595.276, 841.89)}
"""Width and height in points: ANSI/ASME Y14.1 size A and ISO 216."""


def palette(theme: Theme, accent: str = "") -> Palette:
    """Return a theme's colors; ``accent`` (``#rrggbb``) replaces the theme's own."""
    chosen = (accent or theme.accent).lower()
    return Palette(
        ink=theme.ink,
        muted=theme.muted,
        accent=chosen,
        on_accent="#ffffff",
        tint=mix(chosen, "#ffffff", theme.tint_strength),
        line=mix(theme.ink, "#ffffff", 0.45),
    )


def mix(color: str, ground: str, share: float) -> str:
    """Return a color mixed with a ground (all ``#rrggbb``), of which ``share`` is the color."""
    pairs = zip(_channels(color), _channels(ground), strict=True)
    return "#" + "".join(f"{round(c * share + g * (1 - share)):02x}" for c, g in pairs)


def gray(color: str) -> str:
    """Return the gray in which a copier prints a color: its luma (ITU-R BT.601)."""
    red, green, blue = _channels(color)
    level = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return f"#{level:02x}{level:02x}{level:02x}"


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors, 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    """Return the relative luminance of a color, 0 to 1 (WCAG 2.2, “relative luminance”)."""
    shares = (channel / 255 for channel in _channels(color))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
