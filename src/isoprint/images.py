"""Pictures: a path inside the content folder in, the bytes to embed and their pixel size out."""

from typing import Literal

from msgspec import Struct


class Image(Struct, frozen=True):
    """A picture ready to embed: upright, without metadata, at most 8 bits a channel, gray or RGB.

    ``data`` is a whole PNG or JPEG file; ``width`` and ``height`` are its pixels.
    """

    data: bytes
    format: Literal["png", "jpeg"]
    width: int
    height: int
