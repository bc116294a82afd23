"""The masthead: kicker, title, subtitle and dateline at the head of page 1, in the theme's manner."""

from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.galley import set_text
from isoprint.compose.line import Justification
from isoprint.compose.slug import moved
from isoprint.compose.style import Style
from isoprint.content.languages.language import Language, format_date
from isoprint.content.model import Handout, Run
from isoprint.makeup.draw import rectangle
from isoprint.makeup.grid import HAIRLINE, LEAST_BETWEEN
from isoprint.makeup.job import Layout
from isoprint.makeup.look import Look, fit_title
from isoprint.page import Element, Item, Picture, Role, Rule, Shape, Text

TITLE: Final = (36.0, 56.0)
"""The title's size, in points, where the page is full and where it is sparse."""
SUBTITLE: Final = (12.5, 17.0)
"""The same for the subtitle, in points."""
SMALLEST_TITLE: Final = 24.0
"""The title's size, in points, down to which it is set on one line."""
BAND: Final = 20.0
"""The height of a band of color, in points."""
BAND_PAD: Final = 7.0
"""Between the ends of the band and its texts, in points."""
LOGO: Final = 50.0
"""The larger side of the logo, in points."""
LOGO_GAP: Final = 12.0
"""Between the title and the logo, in points."""
ROW_GAP: Final = 3.0
"""Points added between kicker, title and subtitle, to keep descenders clear of the next line."""
STRONG_RULE: Final = 2.4
"""The thickness of the stronger one of a journal's two rules, in points."""
RULES_APART: Final = 1.6
"""Between a journal's two rules, in points."""
NO_BREAK_HYPHEN: Final = "\u2011"
_LEFT: Final = Justification(align="left", hyphenate=False, even=True, protrude=False)


class Furniture(Struct, frozen=True):
    """Items from the top of the type area down, ``height`` of them in points, and their elements."""

    items: tuple[Item, ...] = ()
    height: float = 0.0
    elements: tuple[Element, ...] = ()


NO_FURNITURE: Final = Furniture()


class _Styles(Struct, frozen=True):
    """The styles of a masthead."""

    kicker: Style
    title: Style
    subtitle: Style
    dateline: Style


class _End(NamedTuple):
    """A text at one end of a row, empty for none, and the id of its element."""

    text: str
    element: str


class _Rows:
    """Rows of a head as they are set one below the other, between x and x + measure."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.x = layout.grid.x(0)
        self.measure = layout.grid.measure
        self.y = 0.0
        self.items: list[Item] = []
        self.elements: list[Element] = []

    def text(self, text: str, style: Style, element: str, role: Role = "P") -> None:
        """Set a text as the next row."""
        galley = set_text((Run(text),), replace(style, role=role), self.measure, self.layout.setting, element)
        for slug in galley.slugs:
            self.items.extend(moved(slug.items, self.x, self.y))
            self.y += slug.height
        self.elements.extend(galley.elements)

    def ends(self, left: _End, right: _End, style: Style) -> None:
        """Set two texts on one row, at its left and at its right; below each other if too long."""
        top = self.y
        if left.text:
            self.text(left.text, style, left.element)
        if right.text:
            if self.side_by_side(left.text, right.text, style):
                self.y = top
                style = replace(style, how=replace(style.how, align="right", even=False))
            self.text(right.text, style, right.element)
        self.y = max(self.y, top + style.leading)

    def side_by_side(self, left: str, right: str, style: Style) -> bool:
        """Return whether two texts fit on one row; one alone if the other is empty."""
        faces = self.layout.setting.faces
        key = faces.key(style.family, weight=style.weight)
        between = LEAST_BETWEEN if left and right else 0.0
        return (faces.width(key, left) + faces.width(key, right)) * style.size + between <= self.measure

    def rule(self, thickness: float, tint: str) -> None:
        """Draw a rule over the measure; it takes its own thickness."""
        y = self.y + thickness / 2
        self.items.append(Rule(self.x, y, self.x + self.measure, y, thickness, tint))
        self.y += thickness


def make_masthead(handout: Handout, layout: Layout) -> Furniture:
    """Return the masthead of a newsletter, over all columns and from 0 down."""
    rows = _Rows(layout)
    styles = _styles(layout.look)
    {"band": _band, "rules": _rules, "plain": _plain}[layout.look.theme.masthead](handout, rows, styles)
    logo = _logo(handout, layout)
    return Furniture((*rows.items, *logo.items), rows.y, (*rows.elements, *logo.elements))


def _styles(look: Look, how: Justification = _LEFT) -> _Styles:
    theme, colors = look.theme, look.palette

    def style(family: str, size: float, tint: str) -> Style:
        return Style(family, size, size * 1.22, size * 0.98, tint, how)

    title, subtitle = (low + (high - low) * look.roominess for low, high in (TITLE, SUBTITLE))
    return _Styles(
        replace(style(theme.small, 10.0, colors.accent), weight="semibold"),
        replace(style(theme.display, title, colors.ink), weight="bold"),
        replace(style(theme.display, subtitle, colors.muted), emphasis=True),
        replace(style(theme.small, 9.0, colors.muted), leading=16.0, baseline=11.2),
    )


def _band(handout: Handout, rows: _Rows, styles: _Styles) -> None:
    """A band of accent that holds kicker and issue, the title in large type, the dateline between hairlines."""
    colors = rows.layout.look.palette
    rows.items.append(Shape(rectangle(rows.x, 0.0, rows.measure, BAND), fill=colors.accent))
    inverse = replace(styles.kicker, tint=colors.on_accent, leading=BAND, baseline=BAND * 0.68)
    rows.x += BAND_PAD
    rows.measure -= 2 * BAND_PAD
    kicker = handout.kicker or handout.club.short_name or handout.club.name
    issue = handout.issue if rows.side_by_side(kicker, handout.issue, inverse) else ""
    held = rows.side_by_side(kicker, issue, inverse)  # on white, type in white would be lost
    rows.ends(_End(kicker if held else "", "m.kicker"), _End(issue, "m.issue"), inverse)
    rows.x -= BAND_PAD
    rows.measure += 2 * BAND_PAD
    rows.y += 4.0
    _title(handout, "" if held else kicker, rows, styles)
    rows.y += 6.0
    rows.rule(HAIRLINE, colors.line)
    club = replace(handout.club, name="") if kicker == handout.club.name else handout.club  # once is enough
    rest = replace(handout, club=club, issue="" if issue else handout.issue)
    if dateline(rest, rows.layout.language) or rest.authors:
        _dateline(rest, rows, styles)
        rows.rule(HAIRLINE, colors.line)


def _rules(handout: Handout, rows: _Rows, styles: _Styles) -> None:
    """A journal's head: everything centered, below a double rule and above the dateline between hairlines."""
    colors = rows.layout.look.palette
    centered = _styles(rows.layout.look, replace(_LEFT, align="center"))
    rows.rule(STRONG_RULE, colors.accent)
    rows.y += RULES_APART
    rows.rule(HAIRLINE, colors.accent)
    rows.y += 5.0
    _title(handout, handout.kicker, rows, centered)
    rows.y += 5.0
    rows.rule(HAIRLINE, colors.line)
    _dateline(handout, rows, styles if handout.authors else centered)
    rows.rule(HAIRLINE, colors.line)


def _plain(handout: Handout, rows: _Rows, styles: _Styles) -> None:
    """A head that spares ink: black type and one strong rule."""
    _title(handout, handout.kicker, rows, styles)
    rows.y += 6.0
    rows.rule(1.8, rows.layout.look.palette.ink)
    _dateline(handout, rows, styles)


def _title(handout: Handout, kicker: str, rows: _Rows, styles: _Styles) -> None:
    """Set the kicker, the title on one line as large as it fits, a long one small and on two, and the subtitle.

    All of them leave room for the logo at their right, and as much at their left where they are centered.
    """
    beside = LOGO + LOGO_GAP if handout.club.logo else 0.0
    left = beside if styles.title.how.align == "center" else 0.0
    rows.measure -= beside + left
    rows.x += left
    if kicker:
        rows.text(kicker, styles.kicker, "m.kicker")
        rows.y += ROW_GAP
    title = fit_title(handout.title, styles.title, SMALLEST_TITLE, rows.measure, rows.layout.setting)
    rows.text(_in_lines(handout.title, title, rows), title, "m.title", "H1")
    if handout.subtitle:
        rows.y += ROW_GAP
        rows.text(handout.subtitle, styles.subtitle, "m.subtitle")
    rows.x -= left
    rows.measure += beside + left
    rows.y = max(rows.y, _logo(handout, rows.layout).height)


def _in_lines(title: str, style: Style, rows: _Rows) -> str:
    """Return a title with its lines' ends in it where none need be after a hyphen, which would look like a division."""
    unbroken = (Run(title.replace("-", NO_BREAK_HYPHEN)),)
    slugs = set_text(unbroken, style, rows.measure, rows.layout.setting, "m.title").slugs
    lines = ["".join(w.text for item in slug.items if isinstance(item, Text) for w in item.words) for slug in slugs]
    if "-" not in title or not all(line.endswith(" ") for line in lines[:-1]):
        return title
    ends = list(accumulate(map(len, lines), initial=0))
    return "\n".join(title[start:end].rstrip() for start, end in pairwise(ends))


def _dateline(handout: Handout, rows: _Rows, styles: _Styles) -> None:
    """Set club, issue and date, and the authors at the right."""
    authors = ", ".join(handout.authors)
    line = dateline(handout, rows.layout.language)
    rows.ends(_End(line, "m.dateline"), _End(authors, "m.authors"), styles.dateline)


def dateline(handout: Handout, language: Language) -> str:
    """Return club, school, issue and date as one line."""
    day = format_date(handout.date, language) if handout.date else ""
    return "  ·  ".join(part for part in (handout.club.name, handout.club.school, handout.issue, day) if part)


def _logo(handout: Handout, layout: Layout) -> Furniture:
    """Return the club's logo at the right of the title, at the head of the page."""
    logo = handout.club.logo
    if logo is None:
        return NO_FURNITURE
    scale = LOGO / max(logo.image.width, logo.image.height)
    width, height = logo.image.width * scale, logo.image.height * scale
    right = layout.grid.x(0) + layout.grid.measure
    top = {"band": BAND + 10.0, "rules": STRONG_RULE + RULES_APART + HAIRLINE + 6.0, "plain": 6.0}[
        layout.look.theme.masthead
    ]
    picture = Picture(right - width, top, width, height, logo.image, "m.logo")
    return Furniture((picture,), top + height, (Element("m.logo", "Figure", alt=logo.alt),))
