"""Drawings: pictures as vectors. What they show stands in ``items``, which is imported only where there is one."""

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from isoprint.drawing.items import DrawingItem


class Drawing(Struct, frozen=True):
    """A picture as vectors: its natural size, in pixels at 96 to the inch, and what is drawn in it, in order.

    ``key`` is one for the file that it was read from. It can be printed in any size.
    """

    width: float
    height: float
    items: "tuple[DrawingItem, ...]"
    key: str
    format: Literal["svg"] = "svg"
