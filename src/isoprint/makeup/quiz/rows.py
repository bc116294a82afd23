"""Type that is kept standing: composed once, then moved and given its element's name for each sheet that uses it.

Two hundred versions of a quiz hold the same texts at other places and under other numbers. A text is composed
under the element id ``@``; whoever places it says what ``@`` stands for there.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.galley import flat
from isoprint.compose.slug import Galley, moved
from isoprint.page import Element, Item, Rule, Text, Word

ROOT = "@"
"""The element id under which standing type is composed."""


class ComposedText(Struct, frozen=True):
    """A text as composed: its items as seen from its top left corner, their elements under ``@``."""

    height: float = 0.0
    items: tuple[Item, ...] = ()
    elements: tuple[Element, ...] = ()
    width: float = 0.0
    """How far to the right its longest line reaches."""


def composed_text(galley: Galley) -> ComposedText:
    """Return a galley as one piece of standing type."""
    slug = flat(galley)
    reach = (
        item.x + item.words[-1].x + item.words[-1].width for item in slug.items if isinstance(item, Text) and item.words
    )
    return ComposedText(slug.height, slug.items, galley.elements, max(reach, default=0.0))


class PlacedItems(NamedTuple):
    """Standing items at their place within a row; ``name`` is the element id that ``@`` stands for."""

    items: tuple[Item, ...]
    x: float
    y: float
    name: str = ""


class Row(Struct, frozen=True):
    """What no page parts: its height, the space above it and its bits in reading order."""

    height: float
    bits: tuple[PlacedItems, ...] = ()
    space: float = 0.0


class Block(Struct, frozen=True):
    """Rows that stay on one page if it can hold them, and ruled lines to write on below them.

    ``lines`` counts the ruled lines, from ``indent`` to ``measure``, whose distance the page decides. ``space``
    stands above the block save at the top of a column; ``elements`` are its logical elements.
    """

    rows: tuple[Row, ...]
    elements: tuple[Element, ...] = ()
    space: float = 0.0
    lines: int = 0
    indent: float = 0.0
    measure: float = 0.0
    price: float = 0.0
    """The price of ending a column above this block, in the squares of empty shares of a column."""

    def height(self, pitch: float) -> float:
        """Return the height with answer lines ``pitch`` points apart."""
        return rows_height(self.rows) + self.lines * pitch


def rows_height(rows: Iterable[Row]) -> float:
    """Return the height of rows below each other, without the space above the first."""
    height = 0.0
    for at, row in enumerate(rows):
        height += row.height + (row.space if at else 0.0)
    return height


def named(element: Element, name: str) -> Element:
    """Return an element and what is in it with ``name`` in the place of ``@``."""
    children = tuple([named(child, name) for child in element.children])
    return replace(element, id=name + element.id[1:], children=children)


def elements_of(text: ComposedText, name: str) -> tuple[Element, ...]:
    """Return the elements of standing type with ``name`` in the place of ``@``."""
    return tuple([named(element, name) for element in text.elements])


def place_items(bit: PlacedItems, dx: float, dy: float) -> Iterator[Item]:
    """Yield a bit's items at their place, each with the name of its element there."""
    x, y, name = bit.x + dx, bit.y + dy, bit.name
    for item in bit.items:
        if isinstance(item, Text):
            words = _named_words(item.words, name)
            element = name + item.element[1:] if item.element else ""
            yield Text(
                item.x + x, item.baseline + y, words, element, item.scale, item.tracking, item.hyphen, item.turned
            )
        else:
            for other in moved((item,), x, y):
                element = "" if isinstance(other, Rule | Text) else other.element
                yield replace(other, element=name + element[1:]) if element else other


def _named_words(words: tuple[Word, ...], name: str) -> tuple[Word, ...]:
    if not any(word.element for word in words):
        return words
    return tuple(
        replace(word, style=replace(word.style, element=name + word.element[1:])) if word.element else word
        for word in words
    )
