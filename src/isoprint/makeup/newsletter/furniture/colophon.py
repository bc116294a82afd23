"""The end of the newsletter: the references that it cites, and the imprint with its QR code.

They are at the foot of the last page; anything taller than a page continues on pages of its own.
"""

from collections.abc import Iterator, Sequence
from math import inf
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.galley import flat, kept, set_text, shifted, stack
from isoprint.compose.slug import Galley
from isoprint.compose.spans import shown_address
from isoprint.compose.style import Style
from isoprint.content.languages.language import Language, format_date
from isoprint.content.model import Handout, Inlines, Reference, Run
from isoprint.content.model.walk import joined
from isoprint.makeup.columns import FORBIDDEN, ColumnBreaks, HeightIndex, balance, fill, index_off_grid
from isoprint.makeup.draw import cut_columns, draw_column
from isoprint.makeup.grid import HAIRLINE, Grid
from isoprint.makeup.job import Layout
from isoprint.makeup.newsletter.furniture.masthead import NO_FURNITURE, Furniture
from isoprint.makeup.newsletter.furniture.qr import qr_code
from isoprint.makeup.references import set_references
from isoprint.page import Element, Item, Rule

QR_SIZE: Final = 48.0
"""The side of the QR code, in points."""
QR_GAP: Final = 9.0
"""Between the QR code and the club beside it, in points."""
RULE_GAP: Final = 6.0
"""Below the rule above the colophon, in points."""
COLUMNS: Final = 3
"""The colophon has columns of its own, whatever the newsletter's."""
LOWEST: Final = 8
"""Lines that a part of the colophon is high at least; a lower one would be hardly more than its heading."""
HIGHEST: Final = 0.9
"""The share of a page that a part of the colophon may take below a text."""
HALVINGS: Final = 7
"""How often the interval is halved in which the height of that part is sought."""


class Colophon(Struct, frozen=True):
    """References and imprint set in small type, one below the other, to be cut into the columns of a grid."""

    galley: Galley
    listed: int
    """How many of the slugs are the references': a page ends with one of them."""
    grid: Grid
    line: float
    """The leading, in points."""
    tint: str
    """That of the rule above it."""

    def parts(self, below: float, room: float) -> tuple[Furniture, ...]:
        """Return it for the foot of a page with ``below`` points left, from its rule down, and for pages of ``room``.

        The first part has a height of 0 where none of it fits below the text; there may be no others.
        """
        parts = enumerate(self._breaks(below, room))
        return tuple(self._furniture(breaks, ruled=not at) if breaks else NO_FURNITURE for at, breaks in parts)

    def lowest(self, room: float) -> tuple[Furniture, ...]:
        """Return it on as few pages of ``room`` points as can be, as little as can be of it below a text."""
        low, high = 0.0, HIGHEST * room
        whole = self.parts(high, room)
        count = len(whole)
        if count == 1:
            return whole
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            low, high = (low, middle) if len(self._breaks(middle, room)) == count else (middle, high)
        return self.parts(high, room)

    def _breaks(self, below: float, room: float) -> list[ColumnBreaks | None]:
        """Return the columns of each part, the first None where it is empty; what fits on a page is not parted."""
        whole = self._level(0, below - RULE_GAP)
        if whole:
            return [whole]
        breaks = [None if self._level(0, room) else self._begun(below - RULE_GAP)]
        while (start := breaks[-1].ends[-1] if breaks[-1] else 0) < len(self.galley.slugs):
            breaks.append(self._level(start, room) or self._filled(start, room))
        return breaks

    def _begun(self, height: float) -> ColumnBreaks | None:
        """Return columns with the first references, or None where there is too little room to begin in."""
        if height < LOWEST * self.line:
            return None
        cut = self._filled(0, height)
        return cut if cut.demerits < FORBIDDEN else None

    def _index(self, end: int) -> HeightIndex:
        return index_off_grid(self.galley.slugs[:end], self.line)

    def _level(self, start: int, limit: float) -> ColumnBreaks | None:
        """Return level columns of all that is left; None where they are higher than ``limit`` or tear an entry."""
        cut = balance(self._index(len(self.galley.slugs)), COLUMNS, start, limit)
        return cut if cut and cut.demerits < FORBIDDEN else None

    def _filled(self, start: int, height: float) -> ColumnBreaks:
        """Return columns filled with references, or where these have come to their end with the imprint."""
        return fill(self._index(self.listed if start < self.listed else len(self.galley.slugs)), COLUMNS, start, height)

    def _furniture(self, breaks: ColumnBreaks, *, ruled: bool) -> Furniture:
        left, top = self.grid.x(0), RULE_GAP if ruled else 0.0
        items: list[Item] = [Rule(left, 0.0, left + self.grid.measure, 0.0, HAIRLINE, self.tint)] if ruled else []
        for column in cut_columns(self.galley.slugs, breaks, top, self.grid):
            items.extend(draw_column(column, 0.0, inf))
        return Furniture(tuple(items), top + breaks.height)


def make_colophon(handout: Handout, references: Sequence[Reference], layout: Layout) -> Colophon:
    """Return the references that are cited and the imprint, set in columns."""
    grid = replace(layout.grid, columns=COLUMNS)
    look = layout.look
    listed = set_references(references, layout, grid.column, numbered=handout.citations == "numbered")
    imprint = _imprint(handout, layout, grid.column)
    leading = look.small.text.leading
    return Colophon(stack((listed, imprint), leading), len(listed.slugs), grid, leading, look.palette.line)


def _imprint(handout: Handout, layout: Layout, measure: float) -> Galley:
    """Return the imprint: the QR code with the club beside it, then a paragraph for each thing to say."""
    small = layout.look.small.text
    style = replace(small, how=replace(small.how, hyphenate=False))
    texts = list(_imprint_texts(handout, layout.language))
    club = _club(handout, texts[0], style, layout, measure)
    rest = [kept(set_text(words, style, measure, layout.setting, f"i.{at}")) for at, words in enumerate(texts[1:], 2)]
    whole = stack((club, *rest), style.leading * 0.3)
    return Galley(whole.slugs, (Element("i", "Sect", whole.elements),))


def _club(handout: Handout, words: Inlines, style: Style, layout: Layout, measure: float) -> Galley:
    """Return the club's name and addresses, beside the QR code where there is an address to lead to."""
    if not handout.club.url:
        return kept(set_text(words, style, measure, layout.setting, "i.1"))
    beside = QR_SIZE + QR_GAP
    text = shifted(set_text(words, style, measure - beside, layout.setting, "i.1"), beside)
    slug = flat(text, max((QR_SIZE - text.height) / 2, 0.0), QR_SIZE)
    code = qr_code(handout.club.url, QR_SIZE, layout.look.palette.ink, element="i.qr")
    alt = layout.language.labels.qr_code.format(url=handout.club.url)
    return Galley((replace(slug, items=(code, *slug.items)),), (Element("i.qr", "Figure", alt=alt), *text.elements))


def _imprint_texts(handout: Handout, language: Language) -> Iterator[Inlines]:
    """Yield the paragraphs of the imprint: the club first, then who made and checked the sheet."""
    club, labels = handout.club, language.labels
    address = Run(shown_address(club.url), link=club.url)
    lines = (Run(club.name, strong=True), Run(club.school), Run(club.handle), address)
    yield joined([(line,) for line in lines if line.text], "\n")
    if club.officers:
        yield (Run("\n".join(f"{role}: {name}" for role, name in club.officers)),)
    for label, words in ((labels.contact, handout.contact), (labels.sponsor, handout.sponsor)):
        if words:
            yield (Run(f"{label} ", strong=True), *words)
    checked = [labels.reviewed_by.format(name=handout.reviewed_by)] if handout.reviewed_by else []
    if handout.review_by:
        checked.append(labels.review_by.format(date=format_date(handout.review_by, language)))
    if checked:
        yield (Run(" ".join(f"{words.removesuffix('.')}." for words in checked)),)
    if handout.disclaimer:
        yield handout.disclaimer
