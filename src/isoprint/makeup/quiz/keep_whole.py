"""Galleys kept in one piece where a column holds them, and taken apart where none does: nothing is lost."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from isoprint.compose.galley import kept
from isoprint.compose.slug import ComposedText, Galley, PlacedText, Slug, moved
from isoprint.page import Item, Picture, Rule, Text

OVERLAP: Final = 1.0
"""Points by which neighboring lines may overlap and still be parted: where their styles differ a little."""


class _Piece(NamedTuple):
    """A line, a row or a picture of a slug: what it reaches from and to, in points from the slug's top."""

    top: float
    foot: float
    item: Item | PlacedText
    cost: float = 0.0
    header: Slug | None = None


def keep_whole(galley: Galley, tallest: float) -> Galley:
    """Return a galley whose inner breaks are forbidden where a column of ``tallest`` points holds it.

    Else its breaks keep their costs, and what is taller than that by itself is taken apart.
    """
    if galley.height <= tallest:
        return kept(galley)
    parts = (take_apart(slug, tallest) if slug.height > tallest else (slug,) for slug in galley.slugs)
    return replace(galley, slugs=tuple(slug for part in parts for slug in part))


def take_apart(slug: Slug, tallest: float) -> tuple[Slug, ...]:
    """Return a slug as the slugs of its texts, those that are side by side in one; the first has the space above it.

    What is taller than a column of ``tallest`` points even so is divided between its lines.
    """
    groups = list(_side_by_side(sorted(_pieces(slug.items), key=lambda piece: piece.top)))
    tops = [0.0, *(group[0].top for group in groups[1:])]
    slugs = [
        _joined(group, top, foot, tallest)
        for group, top, foot in zip(groups, tops, [*tops[1:], slug.height], strict=True)
    ]
    slugs[0] = replace(slugs[0], space=slug.space)
    slugs[-1] = replace(slugs[-1], cost=slug.cost)
    return tuple(part for each in slugs for part in (_lines(each, tallest) if each.height > tallest else (each,)))


def _pieces(items: Iterable[Item | PlacedText]) -> Iterator[_Piece]:
    """Yield the pieces of which items are made: the slugs of texts, and what is in one piece."""
    for item in items:
        if not isinstance(item, PlacedText):
            yield _Piece(*_extent(item), item)
        elif not item.text.slugs:
            yield _Piece(item.y, item.y + item.text.height, item)
        else:
            yield from _text_pieces(item)


def _text_pieces(placed: PlacedText) -> Iterator[_Piece]:
    y = placed.y
    for at, slug in enumerate(placed.text.slugs):
        y += slug.space if at else 0.0
        text = ComposedText(slug.height, tuple(moved(slug.items, 0.0, 0.0)))
        header = slug.repeated_header
        if header:
            header = replace(header, items=tuple(moved(header.items, placed.x, 0.0)))
        yield _Piece(y, y + slug.height, PlacedText(text, placed.x, y, placed.name), slug.cost, header)
        y += slug.height


def _side_by_side(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """Yield pieces, sorted by their tops, in groups that no break can part."""
    group: list[_Piece] = []
    foot = 0.0
    for piece in pieces:
        if group and piece.top >= foot - OVERLAP:
            yield group
            group, foot = [], 0.0
        group.append(piece)
        foot = max(foot, piece.foot)
    if group:
        yield group


def _joined(group: Sequence[_Piece], top: float, foot: float, tallest: float) -> Slug:
    """Return the pieces between two heights as a slug."""
    height = foot - top
    items = tuple(item for piece in group for item in _raised(piece.item, top))
    headers = [piece.header for piece in group if piece.header and piece.header.height + height <= tallest]
    return Slug(height, items, max(piece.cost for piece in group), repeated_header=headers[0] if headers else None)


def _raised(item: Item | PlacedText, y: float) -> Iterator[Item | PlacedText]:
    if isinstance(item, PlacedText):
        yield replace(item, y=item.y - y)
    else:
        yield from moved((item,), 0.0, -y)


def _lines(slug: Slug, tallest: float) -> Iterator[Slug]:
    """Yield a slug's lines and pictures in as few slugs as hold them, each no taller than ``tallest`` if they allow."""
    left = [_Piece(*_extent(item), item) for item in moved(slug.items, 0.0, 0.0)]
    space = slug.space
    while left:
        top = min(piece.top for piece in left)
        fitting = [piece for piece in left if piece.foot <= top + tallest] or left[:1]
        items = tuple(item for piece in fitting for item in _raised(piece.item, top))
        left = [piece for piece in left if all(piece is not other for other in fitting)]
        yield Slug(max(piece.foot for piece in fitting) - top, items, 0.0 if left else slug.cost, space)
        space = 0.0


def _extent(item: Item) -> tuple[float, float]:
    """Return from where to where an item reaches down; of a line, its ascent and descent about."""
    match item:
        case Text(baseline=baseline, words=words):
            size = max((word.style.size for word in words), default=0.0)
            return baseline - size, baseline + 0.3 * size
        case Rule(y0=y0, y1=y1):
            return min(y0, y1), max(y0, y1)
        case Picture(y=y, height=height):
            return y, y + height
        case _:
            _, top, _, foot = item.corners
            return top, foot
