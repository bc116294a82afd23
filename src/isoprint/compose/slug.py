"""Slugs, the pieces of type that columns are filled with, and galleys of them, with the elements they belong to."""

from collections.abc import Iterable, Iterator
from math import inf, isinf
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from isoprint.page import Element, Item, Picture, Rule, Shape, Text, Word
from isoprint.problems import Source

KEEP: Final = inf
"""The cost of a break that is forbidden: a slug that keeps with the next."""
ROOT: Final = "@"
"""The element id under which a text is composed that is placed under names of its own."""


class Panel(Struct, frozen=True):
    """The ground and border under slugs in a box; slugs of one ``id`` in a column share one.

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


class ComposedText(Struct, frozen=True):
    """A text composed once and placed many times, under another name each time.

    Its items are seen from its top left corner; the ids of its elements begin with ROOT. ``slugs`` are the pieces
    that a column may part it into; a label has none.
    """

    height: float = 0.0
    items: tuple[Item, ...] = ()
    elements: tuple[Element, ...] = ()
    width: float = 0.0
    """The distance from the left edge to the end of its longest line, in points."""
    slugs: tuple["Slug", ...] = ()

    def named(self, name: str) -> tuple[Element, ...]:
        """Return its elements with ``name`` for ROOT."""
        return tuple([_named(element, name) for element in self.elements])


class PlacedText(Struct, frozen=True):
    """A composed text at its place in a slug; ``name`` is the element id that replaces ROOT there.

    Why: two hundred versions of a quiz hold the same texts at other places and under other numbers.
    """

    text: ComposedText
    x: float
    y: float
    name: str = ""


class Slug(Struct, frozen=True):
    """A piece of a galley that no column parts: its height, its items as seen from its own top left corner.

    ``cost`` is the price of a break after it; ``space`` is left above it except at the top of a column, ``stretch`` is
    how much taller it may become (both in points): a line to write on. ``ends`` says which ends of its panel a slug
    holds. ``repeated_header`` is set above it where it begins a column: the header of its table. ``compromises`` tell
    of tables in it that lacked room.
    """

    height: float
    items: tuple[Item | PlacedText, ...] = ()
    cost: float = 0.0
    space: float = 0.0
    panel: Panel | None = None
    ends: Literal["", "head", "foot", "both"] = ""
    repeated_header: "Slug | None" = None
    compromises: tuple[TableCompromise, ...] = ()
    stretch: float = 0.0


class Galley(Struct, frozen=True):
    """Slugs set to one measure, and the logical elements their texts belong to."""

    slugs: tuple[Slug, ...] = ()
    elements: tuple[Element, ...] = ()

    @property
    def height(self) -> float:
        """Return the height in one column, the space above the first slug left out."""
        return sum(s.height + s.space for s in self.slugs) - (self.slugs[0].space if self.slugs else 0.0)


def moved(items: Iterable[Item | PlacedText], dx: float, dy: float, name: str | None = None) -> Iterator[Item]:
    """Yield items moved to the right and down, with ``name`` for ROOT in the ids of their elements (None: as they are).

    The items of a placed text take the name of that. Hot: its patterns bind no attributes, which would cost more.
    """
    for item in items:
        match item:
            case Text():
                words, element = item.words, item.element
                if name is not None:
                    words, element = _named_words(words, name), name + element[1:] if element else ""
                x, y = item.x + dx, item.baseline + dy
                yield Text(x, y, words, element, item.scale, item.tracking, item.hyphen, item.turned)
            case Rule():
                yield Rule(item.x0 + dx, item.y0 + dy, item.x1 + dx, item.y1 + dy, item.thickness, item.tint)
            case Picture():
                yield replace(item, x=item.x + dx, y=item.y + dy, element=_named_id(item.element, name))
            case Shape():
                path = tuple(_moved_step(step, dx, dy) for step in item.path)
                yield replace(item, path=path, element=_named_id(item.element, name))
            case PlacedText():
                yield from moved(item.text.items, item.x + dx, item.y + dy, item.name)


def _moved_step(step: tuple[str | float, ...], dx: float, dy: float) -> tuple[str | float, ...]:
    if step[0] == "R":
        _, x, y, width, height = step
        return ("R", float(x) + dx, float(y) + dy, width, height)
    numbers = [n for n in step[1:] if not isinstance(n, str)]
    return (step[0], *(n + (dy if at % 2 else dx) for at, n in enumerate(numbers)))


def _named_words(words: tuple[Word, ...], name: str) -> tuple[Word, ...]:
    """Return words with ``name`` for ROOT in the ids of the elements that are inside their text; most have none."""
    for word in words:
        if word.style.element:
            return tuple([replace(w, style=replace(w.style, element=_named_id(w.style.element, name))) for w in words])
    return words


def _named_id(element: str, name: str | None) -> str:
    return element if name is None or not element else name + element[1:]


def _named(element: Element, name: str) -> Element:
    children = tuple([_named(child, name) for child in element.children])
    return replace(element, id=name + element.id[1:], children=children)
