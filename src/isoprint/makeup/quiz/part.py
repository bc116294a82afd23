"""Blocks that are higher than a page, parted so that nothing is lost: between their rows, else between their lines."""

from collections.abc import Iterator, Sequence

from isoprint.makeup.quiz.rows import Block, PlacedItems, Row
from isoprint.makeup.quiz.spread import LEAST_PITCH
from isoprint.page import Item, Picture, Rule, Text


def parted(blocks: Sequence[Block], height: float, hand: float = 1.0) -> list[Block]:
    """Return blocks of which none is higher than ``height``, as far as lines and pictures allow.

    ``hand`` is that of `spread`. A block that is parted leaves its elements with its first part.
    """
    return [part for block in blocks for part in _parts(block, height, hand)]


def _parts(block: Block, height: float, hand: float) -> Iterator[Block]:
    if block.height(LEAST_PITCH * hand) <= height:
        yield block
        return
    rows = [part for row in block.rows for part in _row_parts(row, height)]
    for at, row in enumerate(rows):
        yield Block((row,), () if at else block.elements, row.space if at else block.space)
    for _ in range(block.lines):
        yield Block((), (), 0.0, 1, block.indent, block.measure)


def _row_parts(row: Row, height: float) -> Iterator[Row]:
    """Yield a row, or as many as its lines take: each holds what ends within ``height`` of its first line's top."""
    if row.height <= height:
        yield row
        return
    bits = [PlacedItems((item,), bit.x, bit.y, bit.name) for bit in row.bits for item in bit.items]
    space = row.space
    while bits:
        top = min(_top(bit) for bit in bits)
        fitting = [bit for bit in bits if _bottom(bit) <= top + height] or bits[:1]
        moved = tuple(bit._replace(y=bit.y - top) for bit in fitting)
        yield Row(max(_bottom(bit) for bit in moved), moved, space)
        taken = {id(bit) for bit in fitting}
        bits, space = [bit for bit in bits if id(bit) not in taken], 0.0


def _top(bit: PlacedItems) -> float:
    return bit.y + _extent(bit.items[0])[0]


def _bottom(bit: PlacedItems) -> float:
    return bit.y + _extent(bit.items[0])[1]


def _extent(item: Item) -> tuple[float, float]:
    """Return how far from the row's top an item begins and ends; of a line, its ascent and descent about."""
    match item:
        case Text(baseline=baseline, words=words):
            size = max((word.size for word in words), default=0.0)
            return baseline - size, baseline + 0.3 * size
        case Rule(y0=y0, y1=y1):
            return min(y0, y1), max(y0, y1)
        case Picture(y=y, height=height):
            return y, y + height
        case _:
            _, top, _, bottom = item.corners
            return top, bottom
