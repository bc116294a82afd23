"""Walks over blocks: `inlines_of` and `texts_of` read them, `map_inlines` rewrites them.

No other module matches on the kinds of blocks only to reach the words, blanks or citations in them.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from isoprint.content.model import Blank, Block, Blocks, Figure, Inline, Inlines, List, Paragraph, Run, Table
from isoprint.drawing import Drawing
from isoprint.images import Image
from isoprint.problems import Source

_Found = TypeVar("_Found")


def joined(texts: Iterable[Inlines], between: str) -> Inlines:
    """Return texts as one, with ``between`` after each but the last."""
    return tuple(chain.from_iterable((Run(between), *text) if at else text for at, text in enumerate(texts)))


def walk(blocks: Blocks) -> Iterator[Block]:
    """Yield blocks in reading order, each list before the blocks in its items."""
    for block in blocks:
        yield block
        if isinstance(block, List):
            for item in block.items:
                yield from walk(item)


def texts_of(blocks: Blocks) -> Iterator[Inlines]:
    """Yield each text of blocks in reading order: paragraphs, cells of tables, captions and credits."""
    for block in walk(blocks):
        match block:
            case Paragraph():
                yield block.inlines
            case Table():
                yield from chain(block.header, *block.rows)
            case Figure():
                yield from (block.caption, block.credit)


def inlines_of(blocks: Blocks) -> Iterator[Inline]:
    """Yield all inlines of blocks in reading order."""
    return chain.from_iterable(texts_of(blocks))


def blanks_of(ask: Blocks) -> tuple[Blank, ...]:
    """Return the blanks of an ask in reading order."""
    return tuple(inline for inline in inlines_of(ask) if isinstance(inline, Blank))


def map_inlines(blocks: Blocks, change: Callable[[Inlines], Inlines]) -> Blocks:
    """Return blocks with each of their texts changed, in reading order."""
    return tuple(_changed(block, change) for block in blocks)


def _changed(block: Block, change: Callable[[Inlines], Inlines]) -> Block:
    match block:
        case Paragraph():
            return replace(block, inlines=change(block.inlines))
        case List():
            return replace(block, items=tuple(map_inlines(item, change) for item in block.items))
        case Table():
            header, *rows = (tuple(map(change, row)) for row in (block.header, *block.rows))
            return replace(block, header=header, rows=tuple(rows))
        case Figure():
            return replace(block, caption=change(block.caption), credit=change(block.credit))


def find(kind: type[_Found], value: object) -> tuple[_Found, ...]:
    """Return every value of a type within a value of the model, such as each Citation of a quiz, in reading order."""
    if isinstance(value, kind):
        return (value,)
    if isinstance(value, tuple):
        parts = value
    elif isinstance(value, Struct) and not isinstance(value, _LEAVES):
        parts = tuple([getattr(value, name) for name in value.__struct_fields__])
    else:
        return ()
    return tuple([found for part in parts if isinstance(part, _HOLDERS) for found in find(kind, part)])


_HOLDERS = (tuple, Struct)
"""Types that may hold values of the model."""
_LEAVES = (Run, Image, Drawing, Source)
"""Values that hold no others worth a look."""
