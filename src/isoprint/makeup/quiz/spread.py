"""Blocks spread over the columns of as many pages as they need, evenly: heights in, columns with their spaces out.

Spare room goes to the answer lines first, for every sheet has hands that write large, and then between the blocks.
"""

from collections.abc import Callable, Sequence
from math import inf
from typing import Final, NamedTuple

from msgspec import Struct

from isoprint.makeup.quiz.rows import Block

LEAST_PITCH: Final = 24.0
"""The least distance between lines to write on by hand, in points."""
MOST_PITCH: Final = 31.0
PITCH_STEP: Final = 0.5
MOST_EXTRA: Final = 16.0
"""How much wider than its own the space between two blocks may become, in points."""
LEAST_SPACES: Final = 0.7
"""The share of their own spaces to which blocks draw together where that saves a page."""
MOST_PAGES: Final = 200


class Distances(NamedTuple):
    """Between answer lines, in points; and between blocks, as a share of their own spaces."""

    pitch: float
    spaces: float


class Column(Struct, frozen=True):
    """A column's blocks, and the extra space that goes between each two of them."""

    blocks: tuple[Block, ...]
    extra: float


class Spread(Struct, frozen=True):
    """Blocks in columns, page after page."""

    columns: tuple[Column, ...]
    pages: int
    distances: Distances


def spread(
    blocks: Sequence[Block],
    columns: int,
    capacities: Callable[[int], Sequence[float]],
    *,
    even: bool = True,
    hand: float = 1.0,
) -> Spread:
    """Return blocks spread over the fewest pages that hold them; not ``even``, each page is filled before the next.

    Answer lines are ``hand`` times as far apart as hands need that read type of the usual size.

    ``capacities`` gives the heights of the pages of a sheet with that many of them, one number a page; each page
    has ``columns`` columns. No block may be higher than a page: `part.parted` sees to that.
    """
    pages = 1
    tightest, *_ = tried = [Distances(pitch * hand, spaces) for pitch, spaces in _DISTANCES]
    while pages < MOST_PAGES and not _holds(blocks, tightest, _heights(capacities(pages), columns)):
        pages += 1
    heights = _heights(capacities(pages), columns)
    distances = next((each for each in reversed(tried) if _fits(blocks, each, heights)), tightest)
    ends = (_even if even else _greedy)(blocks, distances, heights)
    filled = [
        _column(blocks[start:end], distances, height if even else 0.0)
        for start, end, height in zip([0, *ends], ends, heights, strict=False)
    ]
    return Spread(tuple(filled), pages, distances)


_DISTANCES: Final = (
    Distances(LEAST_PITCH, LEAST_SPACES),
    *(Distances(LEAST_PITCH + PITCH_STEP * at, 1.0) for at in range(int((MOST_PITCH - LEAST_PITCH) / PITCH_STEP) + 1)),
)
"""What is tried, the tightest first."""


def _heights(capacities: Sequence[float], columns: int) -> list[float]:
    return [height for height in capacities for _ in range(columns)]


def _holds(blocks: Sequence[Block], distances: Distances, heights: Sequence[float]) -> bool:
    """Return whether columns of these heights take all blocks, one that is too high for any included."""
    return _greedy(blocks, distances, heights)[-1] == len(blocks)


def _fits(blocks: Sequence[Block], distances: Distances, heights: Sequence[float]) -> bool:
    """Return whether columns of these heights take all blocks and none is too high."""
    ends = _greedy(blocks, distances, heights)
    columns = zip([0, *ends], ends, heights, strict=False)
    return ends[-1] == len(blocks) and all(
        used(blocks[start:end], distances) <= height + 0.01 for start, end, height in columns
    )


def used(blocks: Sequence[Block], distances: Distances) -> float:
    """Return the height of blocks in a column."""
    spaces = sum(block.space for block in blocks[1:]) * distances.spaces
    return sum(block.height(distances.pitch) for block in blocks) + spaces


def _greedy(blocks: Sequence[Block], distances: Distances, heights: Sequence[float]) -> list[int]:
    """Return where each column ends that takes what it can, and one block even if it is too high."""
    pitch, spaces = distances
    ends: list[int] = []
    at = 0
    for height in heights:
        taken, start = 0.0, at
        while at < len(blocks):
            taken += blocks[at].height(pitch) + (blocks[at].space * spaces if at > start else 0.0)
            if taken > height + 0.01 and at > start:
                break
            at += 1
        ends.append(at)
    return ends


def _even(blocks: Sequence[Block], distances: Distances, heights: Sequence[float]) -> list[int]:
    """Return where each column ends, so that the columns are filled as evenly as can be.

    The optimum is over all ways to part the blocks in order: the least sum of the squares of what stays empty,
    each as a share of its column, and of the prices of ending a column there.
    """
    pitch, spaces = distances
    sizes = [block.height(pitch) for block in blocks]
    reach: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for height in heights:
        onward: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in reach.items():
            taken, end = 0.0, start
            while True:
                price = blocks[end].price if end < len(blocks) else 0.0
                total = cost + price + ((height - taken) / height) ** 2
                if total < onward.get(end, (inf,))[0]:
                    onward[end] = (total, (*ends, end))
                if end == len(blocks):
                    break
                taken += sizes[end] + (blocks[end].space * spaces if end > start else 0.0)
                if taken > height + 0.01 and end > start:
                    break
                end += 1
        reach = onward
    whole = reach.get(len(blocks))
    return list(whole[1]) if whole else _greedy(blocks, distances, heights)


def _column(blocks: Sequence[Block], distances: Distances, height: float) -> Column:
    """Return a column whose spare room stands between its blocks, within reason."""
    gaps = len(blocks) - 1
    extra = min(MOST_EXTRA, (height - used(blocks, distances)) / gaps) if gaps else 0.0
    return Column(tuple(blocks), max(0.0, extra))
