"""Blocks of text made into a galley: slugs that columns can be cut from, each with the price of a break after it."""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, inf, isinf
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.breaks import HYPHENS
from isoprint.compose.line import Line
from isoprint.compose.paragraph import prepare, set_paragraph, set_prepared
from isoprint.compose.setting import Setting
from isoprint.compose.spans import make_spans
from isoprint.compose.style import Style
from isoprint.content.model import Inline, Inlines
from isoprint.page import Element, Item, Picture, Role, Rule, Shape, Text
from isoprint.problems import Source

KEEP: Final = inf
"""The cost of a break that is forbidden: what stands here keeps with the next."""
ORPHAN: Final = 900.0
"""A paragraph's first line alone at the foot of a column."""
WIDOW: Final = 1600.0
"""A paragraph's last line alone at the head of a column; worse, for it seems to begin nothing."""
DIVIDED: Final = 700.0
"""A divided word whose other half stands in the next column, whether the hyphen is its own or was added."""
_HYPHENS: Final = frozenset(HYPHENS)
HANDED_OVER: Final = 500.0
"""A break after the line that introduces a list, which ends in a colon."""
BLANK_THICKNESS: Final = 0.6


class Panel(Struct, frozen=True):
    """What lies under slugs that stand in a box: ground and border; slugs of one ``id`` in a column share one.

    ``inset`` and ``outset`` are the distances of its edges from the top of its first slug and the foot of its
    last, where these are the panel's own ends and not a column's; ``line`` is the leading of its text. ``bar`` is the
    thickness of a bar at its left.
    """

    id: str
    fill: str = ""
    stroke: str = ""
    thickness: float = 0.0
    bar: float = 0.0
    bar_tint: str = ""
    inset: float = 0.0
    outset: float = 0.0
    line: float = 0.0


class TableCompromise(Struct, frozen=True):
    """What was done to make a table fit: its price, infinite where it is overfull, and the place of the table."""

    price: float
    source: Source

    @property
    def overfull(self) -> bool:
        """Return whether the words do not fit."""
        return isinf(self.price)


class Slug(Struct, frozen=True):
    """A piece of a galley that no column parts: its height, its items as seen from its own top left corner.

    ``cost`` is the price of a break after it; ``space`` stands above it save at the top of a column. ``ends``
    says which ends of its panel a slug holds. ``repeated_header`` is set above it where it begins a column: the header
    of its table. ``compromises`` tell of tables in it that lacked room.
    """

    height: float
    items: tuple[Item, ...] = ()
    cost: float = 0.0
    space: float = 0.0
    panel: Panel | None = None
    ends: Literal["", "head", "foot", "both"] = ""
    repeated_header: "Slug | None" = None
    compromises: tuple[TableCompromise, ...] = ()


class Galley(Struct, frozen=True):
    """Slugs set to one measure, and the logical elements their texts belong to."""

    slugs: tuple[Slug, ...] = ()
    elements: tuple[Element, ...] = ()

    @property
    def height(self) -> float:
        """Return the height in one column, the space above the first slug left out."""
        return sum(s.height + s.space for s in self.slugs) - (self.slugs[0].space if self.slugs else 0.0)


def set_text(
    inlines: Sequence[Inline], style: Style, measure: float, setting: Setting, element: str, *, role: Role = "P"
) -> Galley:
    """Set one paragraph or heading; ``element`` is the id its element takes."""
    if setting.memo is not None:
        return _set_again(tuple(inlines), style, measure, setting, element, role=role)
    spans, inner = make_spans(inlines, style, setting, element)
    lines = set_paragraph(spans, measure, style.how, setting)
    return Galley(line_slugs(lines, style, element), (Element(element, role, inner),))


def _set_again(inlines: Inlines, style: Style, measure: float, setting: Setting, element: str, *, role: Role) -> Galley:
    """Set a text that copy-fit sets many times: measured once at a size of 1, broken once for each size.

    Why: of what copy-fit tries, half differs from what it has tried in the leading alone, and the rest in the size.
    """
    memo = setting.memo if setting.memo is not None else {}
    size = style.size
    how = replace(style.how, indent=round(style.how.indent / size, 6))
    unit = Style(style.family, 1.0, 0.0, 0.0, style.tint, how, style.weight, style.emphasis, style.blank / size)
    text = (element, inlines, unit)
    prepared, inner = memo.get(text) or (None, ())
    if prepared is None:
        spans, inner = make_spans(inlines, unit, setting, element)
        prepared = prepare(spans, how, setting)
        memo[text] = (prepared, inner)
    lines = memo.get((text, size, measure))
    if lines is None:
        lines = memo[text, size, measure] = set_prepared(prepared, measure, size)
    return Galley(line_slugs(lines, style, element), (Element(element, role, inner),))


def line_slugs(lines: Sequence[Line], style: Style, element: str) -> tuple[Slug, ...]:
    """Return a slug for each line of a paragraph, with the prices of breaks within it."""
    last = len(lines) - 1
    return tuple(
        Slug(style.leading, line_items(line, style, element), _cost(at, last, line)) for at, line in enumerate(lines)
    )


def _cost(at: int, last: int, line: Line) -> float:
    """Return the price of a column break after line ``at`` of a paragraph whose lines are numbered 0 to ``last``."""
    if at == last:
        return 0.0
    cost = DIVIDED if line.words and line.words[-1].text.rstrip()[-1:] in _HYPHENS else 0.0
    if at == 0:
        cost += ORPHAN
    if at == last - 1:
        cost += WIDOW
    return cost


def line_items(line: Line, style: Style, element: str) -> tuple[Item, ...]:
    """Return a line as page items: its text and the rules of the gaps to fill in."""
    text = Text(0.0, style.baseline, line.words, element, line.scale, line.tracking, line.hyphen)
    if not line.blanks:
        return (text,)
    foot = style.baseline + 0.15 * style.size
    return (text, *(Rule(x, foot, x + width, foot, BLANK_THICKNESS, style.tint) for x, width in line.blanks))


def stack(galleys: Iterable[Galley], gap: float = 0.0) -> Galley:
    """Return galleys one below the other, ``gap`` apart."""
    slugs: list[Slug] = []
    elements: list[Element] = []
    for galley in galleys:
        if slugs and gap and galley.slugs:
            slugs.append(with_space(galley.slugs[0], gap))
            slugs.extend(galley.slugs[1:])
        else:
            slugs.extend(galley.slugs)
        elements.extend(galley.elements)
    return Galley(tuple(slugs), tuple(elements))


def with_space(slug: Slug, space: float) -> Slug:
    """Return a slug with that much more space above it."""
    return replace(slug, space=slug.space + space)


def with_cost(galley: Galley, cost: float) -> Galley:
    """Return a galley whose last slug has that much more cost: what follows is to stay with it."""
    if not galley.slugs:
        return galley
    last = galley.slugs[-1]
    return replace(galley, slugs=(*galley.slugs[:-1], replace(last, cost=last.cost + cost)))


def kept(galley: Galley) -> Galley:
    """Return a galley in one piece: no break within it, though one after it."""
    slugs = galley.slugs
    return replace(galley, slugs=(*(replace(s, cost=KEEP) for s in slugs[:-1]), *slugs[-1:]))


def headed(slugs: Sequence[Slug]) -> tuple[Slug, ...]:
    """Return slugs as they begin a column: above the first stands what stands above it again."""
    if not slugs or slugs[0].repeated_header is None:
        return tuple(slugs)
    header, first = slugs[0].repeated_header, slugs[0]
    items = (*header.items, *moved(first.items, 0.0, header.height))
    return (replace(first, height=header.height + first.height, items=items, repeated_header=None), *slugs[1:])


def shifted(galley: Galley, x: float) -> Galley:
    """Return a galley moved to the right."""
    return replace(galley, slugs=tuple(_shifted(slug, x) for slug in galley.slugs))


def _shifted(slug: Slug, x: float) -> Slug:
    header = _shifted(slug.repeated_header, x) if slug.repeated_header else None
    return replace(slug, items=tuple(moved(slug.items, x, 0.0)), repeated_header=header)


def moved(items: Iterable[Item], dx: float, dy: float) -> Iterator[Item]:
    """Yield items moved to the right and down."""
    for item in items:
        match item:
            case Text(x, baseline, words, element, scale, tracking, hyphen, turned):
                yield Text(x + dx, baseline + dy, words, element, scale, tracking, hyphen, turned)
            case Rule(x0, y0, x1, y1, thickness, tint):
                yield Rule(x0 + dx, y0 + dy, x1 + dx, y1 + dy, thickness, tint)
            case Picture():
                yield replace(item, x=item.x + dx, y=item.y + dy)
            case Shape():
                yield replace(item, path=tuple(_moved_step(step, dx, dy) for step in item.path))


def _moved_step(step: tuple[str | float, ...], dx: float, dy: float) -> tuple[str | float, ...]:
    if step[0] == "R":
        _, x, y, width, height = step
        return ("R", float(x) + dx, float(y) + dy, width, height)
    numbers = [n for n in step[1:] if not isinstance(n, str)]
    return (step[0], *(n + (dy if at % 2 else dx) for at, n in enumerate(numbers)))


def up_to_grid(height: float, grid: float) -> float:
    """Return a height rounded up to a multiple of the grid, save for what rounding of sums has added to it."""
    return ceil(height / grid - 0.0001) * grid


def rounded(galley: Galley, grid: float, above: float = 0.0, below: float = 0.0) -> Galley:
    """Return a galley whose height is a multiple of the grid, in one piece, with at least the room asked for.

    What room there is beyond that is shared out above and below.
    """
    if not galley.slugs or not grid:
        return galley
    height = above + galley.height + below
    total = up_to_grid(height, grid)
    return Galley((flat(galley, above + (total - height) / 2, total),), galley.elements)


def closed(galley: Galley, grid: float, room: float = 0.0) -> Galley:
    """Return a galley with at least ``room`` at its foot, so that what follows it is on the grid again."""
    if not galley.slugs or not grid:
        return galley
    height = galley.height + galley.slugs[0].space
    spare = up_to_grid(height + room, grid) - height
    last = replace(galley.slugs[-1], height=galley.slugs[-1].height + spare)
    return replace(galley, slugs=(*galley.slugs[:-1], last))


def flat(galley: Galley, top: float = 0.0, height: float = 0.0) -> Slug:
    """Return a galley as one slug, its items ``top`` below the slug's head; ``height`` is at least its own."""
    items: list[Item] = []
    y = top
    for at, slug in enumerate(galley.slugs):
        y += slug.space if at else 0.0
        items.extend(moved(slug.items, 0.0, y))
        y += slug.height
    first = galley.slugs[0] if galley.slugs else Slug(0.0)
    last = galley.slugs[-1] if galley.slugs else Slug(0.0)
    compromises = tuple(compromise for slug in galley.slugs for compromise in slug.compromises)
    return Slug(max(height, y), tuple(items), last.cost, first.space, compromises=compromises)
