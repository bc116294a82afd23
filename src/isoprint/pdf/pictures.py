"""Write pictures without loss: a file's own compressed bytes where a PDF can hold them, and drawings as forms."""

import io
import struct
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from isoprint.drawing import Drawing
from isoprint.images import Image
from isoprint.pdf.file import deflate
from isoprint.pdf.fonts import FontInUse
from isoprint.pdf.reportlab_patches import Canvas

if TYPE_CHECKING:
    from isoprint.pdf.drawings import Drawings

_GRAY, _RGB, _PALETTE = 0, 2, 3
"""The color types of a PNG that a PDF can hold as they are."""
_PIXELS: Final = "/ColorSpace %s /BitsPerComponent %d /Filter %s"
"""The entries that say how pixels are stored."""
_JPEG_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG's frame header (ITU-T T.81, table B.1)."""


class EmbeddedPictures:
    """The pictures and drawings of one document, each in the file once, however often it is shown."""

    def __init__(self, canvas: Canvas, fonts: Mapping[str, FontInUse]) -> None:
        self._canvas = canvas
        self._fonts = fonts
        self._names: dict[bytes | str, tuple[str, str]] = {}
        self._drawings: Drawings | None = None
        self._listed: dict[str, str] = {}

    def name(self, image: Image | Drawing) -> str:
        """Return the name of a picture in the page resources."""
        name, reference = self._embedded(image) if isinstance(image, Image) else self._drawn(image)
        self._listed[name] = reference
        return name

    def resources(self, fonts: str) -> str:
        """Return the resources of all pages, and set those of all drawings; ``fonts`` are the entries of the fonts."""
        if self._drawings:
            self._drawings.finish(fonts)
        pictures = " ".join(f"/{name} {reference}" for name, reference in self._listed.items())
        return f"<</Font <<{fonts}>> /XObject <<{pictures}>>>>"

    def _embedded(self, image: Image) -> tuple[str, str]:
        """Return name and reference of a bitmap."""
        if image.data not in self._names:
            self._names[image.data] = f"I{len(self._names) + 1}", embed(self._canvas, image)
        return self._names[image.data]

    def _drawn(self, drawing: Drawing) -> tuple[str, str]:
        """Return name and reference of a drawing."""
        if drawing.key not in self._names:
            if self._drawings is None:
                from isoprint.pdf.drawings import Drawings

                self._drawings = Drawings(self._canvas, self._fonts, self._embedded)
            reference = self._drawings.embed(drawing)
            self._names[drawing.key] = f"I{len(self._names) + 1}", reference
        return self._names[drawing.key]


def embed(canvas: Canvas, image: Image) -> str:
    """Add a picture to the file and return the reference to it."""
    if image.format == "jpeg":
        return _add(canvas, image, _PIXELS % (_jpeg_space(image.data), 8, "/DCTDecode"), image.data)
    chunks = _png_chunks(image.data)
    _, _, depth, color, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    if color in (_GRAY, _RGB, _PALETTE) and not interlaced and b"tRNS" not in chunks:
        space = {_GRAY: "/DeviceGray", _RGB: "/DeviceRGB"}.get(color) or _indexed(chunks[b"PLTE"])
        channels = 3 if color == _RGB else 1
        rows = "/FlateDecode /DecodeParms <</Predictor 15 /Colors %d /BitsPerComponent %d /Columns %d>>"
        entries = _PIXELS % (space, depth, rows % (channels, depth, image.width))
        return _add(canvas, image, entries, chunks[b"IDAT"])
    return _add_pixels(canvas, image)


def _indexed(palette: bytes) -> str:
    """Return the color space of pixels that are numbers of colors (ISO 32000-1, 8.6.6.3)."""
    return f"[/Indexed /DeviceRGB {len(palette) // 3 - 1} <{palette.hex()}>]"


def _add_pixels(canvas: Canvas, image: Image) -> str:
    """Add a picture with transparency or interlace: its pixels compressed anew, its transparency as a soft mask."""
    from PIL import Image as Bitmap

    bitmap = Bitmap.open(io.BytesIO(image.data))
    gray = bitmap.mode in ("1", "L", "LA")
    entries = _PIXELS % ("/DeviceGray" if gray else "/DeviceRGB", 8, "/FlateDecode")
    if bitmap.has_transparency_data:
        mask = deflate(bitmap.convert("RGBA").getchannel("A").tobytes())
        entries += " /SMask " + _add(canvas, image, _PIXELS % ("/DeviceGray", 8, "/FlateDecode"), mask)
    pixels = bitmap.convert("RGBA").convert("L" if gray else "RGB")
    return _add(canvas, image, entries, deflate(pixels.tobytes()))


def _add(canvas: Canvas, image: Image, entries: str, data: bytes) -> str:
    size = f"/Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} "
    return canvas.add_stream(size + entries, data)


def _png_chunks(data: bytes) -> dict[bytes, bytes]:
    """Return the chunks of a PNG by type, those of one type joined."""
    chunks: dict[bytes, bytes] = {}
    position = 8
    while position < len(data):
        length, kind = struct.unpack_from(">I4s", data, position)
        chunks[kind] = chunks.get(kind, b"") + data[position + 8 : position + 8 + length]
        position += length + 12
    return chunks


def _jpeg_space(data: bytes) -> str:
    """Return the color space that a JPEG's frame header states by its number of components."""
    position = 2
    while data[position + 1] not in _JPEG_FRAMES:
        position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")
    return "/DeviceGray" if data[position + 9] == 1 else "/DeviceRGB"
