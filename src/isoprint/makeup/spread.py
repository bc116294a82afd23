"""Blocks spread over the columns of as many pages as they need, evenly: heights in, columns with their spaces out.

Spare room goes to the answer lines first, for every sheet has hands that write large, and then between the blocks.
"""

from collections.abc import Callable, Sequence
from math import inf
from typing import Final

from msgspec import Struct

from isoprint.makeup.rows import Block

LEAST_PITCH: Final = 24.0
"""The least distance between lines to write on by hand, in points."""
MOST_PITCH: Final = 31.0
PITCH_STEP: Final = 0.5
MOST_EXTRA: Final = 16.0
"""How much wider than its own the space between two blocks may become, in points."""
MOST_PAGES: Final = 200


class Column(Struct, frozen=True):
    """A column's blocks, and the extra space that goes between each two of them."""

    blocks: tuple[Block, ...]
    extra: float


class Spread(Struct, frozen=True):
    """Blocks in columns, page after page; ``pitch`` is the distance of their answer lines."""

    columns: tuple[Column, ...]
    pages: int
    pitch: float


def spread(
    blocks: Sequence[Block], columns: int, capacities: Callable[[int], Sequence[float]], *, even: bool = True
) -> Spread:
    """Return blocks spread over the fewest pages that hold them; not ``even``, each page is filled before the next.

    ``capacities`` gives the heights of the pages of a sheet with that many of them, one number a page; each page
    has ``columns`` columns. No block may be higher than a page: `parted` sees to that.
    """
    pages = 1
    while _greedy(blocks, LEAST_PITCH, _heights(capacities(pages), columns))[-1] < len(blocks) and pages < MOST_PAGES:
        pages += 1
    heights = _heights(capacities(pages), columns)
    pitch = MOST_PITCH
    while pitch > LEAST_PITCH and not _fits(blocks, pitch, heights):
        pitch -= PITCH_STEP
    ends = (_even if even else _greedy)(blocks, pitch, heights)
    starts = [0, *ends[:-1]]
    filled = [
        _column(blocks[start:end], pitch, height if even else 0.0)
        for start, end, height in zip(starts, ends, heights, strict=True)
    ]
    return Spread(tuple(filled), pages, pitch)


def _heights(capacities: Sequence[float], columns: int) -> list[float]:
    return [height for height in capacities for _ in range(columns)]


def _fits(blocks: Sequence[Block], pitch: float, heights: Sequence[float]) -> bool:
    """Return whether columns of these heights hold the blocks: each takes what it can, which is best."""
    ends = _greedy(blocks, pitch, heights)
    columns = (blocks[start:end] for start, end in zip([0, *ends], ends, strict=False))
    return ends[-1] == len(blocks) and all(
        _used(column, pitch) <= height + 0.01 for column, height in zip(columns, heights, strict=True)
    )


def _used(blocks: Sequence[Block], pitch: float) -> float:
    """Return the height of blocks in a column."""
    return sum(block.height(pitch) for block in blocks) + sum(block.space for block in blocks[1:])


def _greedy(blocks: Sequence[Block], pitch: float, heights: Sequence[float]) -> list[int]:
    """Return where each column ends that takes what it can, and one block even if it is too high."""
    ends: list[int] = []
    at = 0
    for height in heights:
        used, start = 0.0, at
        while at < len(blocks):
            used += blocks[at].height(pitch) + (blocks[at].space if at > start else 0.0)
            if used > height + 0.01 and at > start:
                break
            at += 1
        ends.append(at)
    return ends


def _even(blocks: Sequence[Block], pitch: float, heights: Sequence[float]) -> list[int]:
    """Return where each column ends, so that the columns are filled as evenly as can be.

    The optimum is over all ways to part the blocks in order: the least sum of the squares of what stays empty,
    each as a share of its column.
    """
    sizes = [block.height(pitch) for block in blocks]
    reach: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for height in heights:
        onward: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in reach.items():
            used, end = 0.0, start
            while True:
                price = blocks[end].price if end < len(blocks) else 0.0
                total = cost + price + ((height - used) / height) ** 2
                if total < onward.get(end, (inf,))[0]:
                    onward[end] = (total, (*ends, end))
                if end == len(blocks):
                    break
                used += sizes[end] + (blocks[end].space if end > start else 0.0)
                if used > height + 0.01 and end > start:
                    break
                end += 1
        reach = onward
    return list(reach[len(blocks)][1])


def _column(blocks: Sequence[Block], pitch: float, height: float) -> Column:
    """Return a column whose spare room stands between its blocks, within reason."""
    gaps = len(blocks) - 1
    extra = min(MOST_EXTRA, (height - _used(blocks, pitch)) / gaps) if gaps else 0.0
    return Column(tuple(blocks), max(0.0, extra))


def parted(blocks: Sequence[Block], height: float) -> list[Block]:
    """Return blocks of which none is higher than a column: one that is becomes a block for each of its rows."""
    whole: list[Block] = []
    for block in blocks:
        if block.height(LEAST_PITCH) <= height:
            whole.append(block)
            continue
        for at, row in enumerate(block.rows):
            elements = block.elements if at == 0 else ()
            whole.append(Block((row,), elements, block.space if at == 0 else row.space))
        whole += [Block((), (), 0.0, 1, block.indent, block.measure) for _ in range(block.lines)]
    return whole
