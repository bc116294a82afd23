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


class ImageProblem(ValueError):  # noqa: N818 — it becomes a Problem
    """A picture that cannot be used; says why in one plain sentence."""


def read_image(data: bytes) -> Image:
    """Return the picture in the bytes of a file, which `files.read_inside` has opened; raises ImageProblem."""
    from io import BytesIO

    from PIL import Image as Pillow

    form: Literal["png", "jpeg"] = "jpeg" if data[:2] == b"\xff\xd8" else "png"
    if form == "png" and data[:4] != b"\x89PNG":
        raise ImageProblem("This file is neither a PNG nor a JPEG picture")
    with Pillow.open(BytesIO(data)) as picture:
        return Image(data, form, *picture.size)
