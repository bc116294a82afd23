"""Write pictures without loss: a file's own compressed bytes where a PDF can hold them, and drawings as forms."""

import io
import struct
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from isoprint.drawing import Drawing
from isoprint.images import CHANNELS, JPEG_FRAMES, Image, jpeg_segments, png_chunks
from isoprint.pdf.file import deflate
from isoprint.pdf.fonts import FontInUse
from isoprint.pdf.reportlab_patches import Canvas

if TYPE_CHECKING:
    from isoprint.pdf.drawings import Drawings

_SPACES: Final = {0: "/DeviceGray", 2: "/DeviceRGB"}
"""The color spaces of the color types of a PNG that say colors; those of a palette say numbers of colors."""
_JPEG_COMPONENTS: Final = 9
"""Where the frame header of a JPEG says its number of components (ITU-T T.81, B.2.2)."""
_PIXELS: Final = "/ColorSpace %s /BitsPerComponent %d /Filter %s"
"""The entries that say how pixels are stored."""


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
        name, reference = self._embedded(image)
        self._listed[name] = reference
        return name

    def resources(self, fonts: str) -> str:
        """Return the resources of all pages, and set those of all drawings; ``fonts`` are the entries of the fonts."""
        if self._drawings:
            self._drawings.finish(fonts)
        pictures = " ".join(f"/{name} {reference}" for name, reference in self._listed.items())
        return f"<</Font <<{fonts}>> /XObject <<{pictures}>>>>"

    def _embedded(self, image: Image | Drawing) -> tuple[str, str]:
        """Return name and reference of a picture, added to the file when it is first asked for."""
        key = image.data if isinstance(image, Image) else image.key
        if key not in self._names:
            reference = embed(self._canvas, image) if isinstance(image, Image) else self._drawn(image)
            self._names[key] = f"I{len(self._names) + 1}", reference
        return self._names[key]

    def _drawn(self, drawing: Drawing) -> str:
        """Add a drawing to the file and return the reference to it."""
        if self._drawings is None:
            from isoprint.pdf.drawings import Drawings

            self._drawings = Drawings(self._canvas, self._fonts, self._embedded)
        return self._drawings.embed(drawing)


def embed(canvas: Canvas, image: Image) -> str:
    """Add a bitmap to the file and return the reference to it."""
    if image.format == "jpeg":
        frame = next(content for marker, content in jpeg_segments(image.data) if marker in JPEG_FRAMES)
        space = "/DeviceGray" if frame[_JPEG_COMPONENTS] == 1 else "/DeviceRGB"
        return _add(canvas, image, _PIXELS % (space, 8, "/DCTDecode"), image.data)
    chunks = png_chunks(image.data)
    _, _, depth, color, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    if color not in CHANNELS or interlaced or b"tRNS" in chunks:
        return _add_pixels(canvas, image)
    palette = chunks.get(b"PLTE", b"")  # pixels that are numbers of colors: ISO 32000-1, 8.6.6.3
    space = _SPACES.get(color) or f"[/Indexed /DeviceRGB {len(palette) // 3 - 1} <{palette.hex()}>]"
    rows = "/FlateDecode /DecodeParms <</Predictor 15 /Colors %d /BitsPerComponent %d /Columns %d>>"
    entries = _PIXELS % (space, depth, rows % (CHANNELS[color], depth, image.width))
    return _add(canvas, image, entries, chunks[b"IDAT"])


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
