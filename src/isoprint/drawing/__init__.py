"""Drawings: pictures as vectors. Their content is described in ``items``, which is imported only when needed."""

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from isoprint.drawing.items import DrawingItem


class Drawing(Struct, frozen=True):
    """A picture as vectors: its natural size, in pixels of 1/96 inch, and its items in drawing order.

    ``key`` identifies the file it was read from. It can be printed at any size.
    """

    width: float
    height: float
    items: "tuple[DrawingItem, ...]"
    key: str
    format: Literal["svg"] = "svg"
