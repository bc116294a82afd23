"""Pictures: `read_image` turns the bytes of a PNG or JPEG into a picture to embed, upright and without metadata.

A picture that needs no change keeps its compressed pixels and loses everything else: this is lossless and fast, and it
removes the place, time and camera of a photo. All others are redrawn.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from isoprint.units import POINTS_PER_INCH

if TYPE_CHECKING:
    from PIL.Image import Image as Bitmap

MOST_PICTURE_BYTES: Final = 20_000_000
"""The largest file of a picture, in bytes."""
MOST_PIXELS: Final = 40_000_000
"""The largest picture, in pixels."""
JPEG_QUALITY: Final = 92
"""The quality of a JPEG that is drawn anew, from 1 to 100: no loss that print shows."""


class Image(Struct, frozen=True):
    """A picture ready to embed: upright, in sRGB or gray, at most 8 bits a channel, not interlaced, no metadata.

    ``data`` is a whole PNG or JPEG file; ``width`` and ``height`` are its pixels. A PNG may have a palette or an alpha
    channel: a logo may lie on a tinted background, and a PDF can hold both unchanged.
    """

    data: bytes
    format: Literal["png", "jpeg"]
    width: int
    height: int


class ImageProblem(Exception):  # noqa: N818 — a problem of the content, reported and not raised further
    """Raised for a picture that cannot be used; says why in one sentence, with a remedy and the code of the problem."""

    def __init__(self, message: str, remedy: str = "", code: str = "E041") -> None:
        super().__init__(message)
        self.remedy = remedy or "save it again as PNG or JPEG, and make it smaller if it is very large"
        self.code = code


def read_image(data: bytes) -> Image:
    """Return the picture in a PNG or JPEG file.

    Raises ImageProblem if it is neither, too large, or damaged; its size is checked before anything is unpacked.
    """
    if len(data) > MOST_PICTURE_BYTES:
        raise ImageProblem(f"This picture is larger than {MOST_PICTURE_BYTES // 10**6} MB")
    if data.startswith(_PNG):
        return _read_png(data)
    if data.startswith(_JPEG):
        return _read_jpeg(data)
    raise ImageProblem(f"This is {_kind(data)}; pictures must be PNG, JPEG or SVG")


def is_svg(data: bytes) -> bool:
    """Return whether a file looks like XML, which among pictures means SVG."""
    start = data[:64].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()
    return start.startswith(_XML_STARTS)


def resolution(image: Image, width: float) -> float:
    """Return the dots per inch of a picture printed ``width`` points wide."""
    return image.width / (width / POINTS_PER_INCH)


_PNG: Final = b"\x89PNG\r\n\x1a\n"
"""How the bytes of a PNG begin."""
_JPEG: Final = b"\xff\xd8\xff"
"""How the bytes of a JPEG begin."""
_XML_STARTS: Final = (b"<svg", b"<?xml", b"<!--", b"<!DOCTYPE svg", b"<\0", b"\0<")
"""How the bytes of an XML file begin, in UTF-8 and in UTF-16."""
_OTHERS: Final = (
    (b"GIF8", "a GIF"), (b"%PDF", "a PDF"), (b"BM", "a BMP"), (b"II*\0", "a TIFF"), (b"MM\0*", "a TIFF"),
    (b"8BPS", "a Photoshop file"), (b"\x1f\x8b", "a compressed file, such as an SVGZ"),
)  # fmt: skip
"""How the bytes of other files begin, and what they are."""


def _kind(data: bytes) -> str:
    if not data:
        return "an empty file"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "a WebP"
    if data[4:8] == b"ftyp":
        return "a HEIC or AVIF photo"
    return next((name for start, name in _OTHERS if data.startswith(start)), "a file of an unknown type")


def _check_size(width: int, height: int) -> None:
    if not width or not height:
        raise ImageProblem("This picture has no pixels")
    if width * height > MOST_PIXELS:
        raise ImageProblem(
            f"This picture has {width:,} × {height:,} pixels, more than {MOST_PIXELS // 10**6} million in all"
        )


_DAMAGED: Final = "This picture is damaged"


# ---------------------------------------------------------------- PNG

CHANNELS: Final = {0: 1, 2: 3, 3: 1}
"""The number of channels of each PNG color type that a PDF can hold unchanged: gray, RGB and palette."""


def _read_png(data: bytes) -> Image:
    try:
        chunks = png_chunks(data)
        width, height, depth, color, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    except (struct.error, KeyError):
        raise ImageProblem(_DAMAGED) from None
    _check_size(width, height)
    if color not in CHANNELS or depth > 8 or interlaced or chunks.keys() & {b"tRNS", b"eXIf", b"iCCP"}:
        return _drawn_anew(data, "png")
    colors, odd = divmod(len(chunks.get(b"PLTE", b"")), 3)
    whole = color != 3 or (0 < colors <= 256 and not odd)
    if not whole or not _unpacks(chunks.get(b"IDAT", b""), height, -(-width * depth * CHANNELS[color] // 8)):
        raise ImageProblem(_DAMAGED)
    kept = (b"IHDR", b"PLTE", b"IDAT", b"IEND") if color == 3 else (b"IHDR", b"IDAT", b"IEND")
    return Image(_PNG + b"".join(_png_chunk(kind, chunks[kind]) for kind in kept), "png", width, height)


def png_chunks(data: bytes) -> dict[bytes, bytes]:
    """Return the contents of a PNG's chunks by kind, with chunks of the same kind joined.

    Raises struct.error if the file ends before IEND, and ImageProblem if a chunk's sum is wrong.
    """
    chunks: dict[bytes, list[bytes]] = {}
    at = len(_PNG)
    while b"IEND" not in chunks:
        length, kind = struct.unpack_from(">I4s", data, at)
        content = data[at + 8 : at + 8 + length]
        if struct.unpack_from(">I", data, at + 8 + length)[0] != zlib.crc32(content, zlib.crc32(kind)):
            raise ImageProblem(_DAMAGED)
        chunks.setdefault(kind, []).append(content)
        at += 12 + length
    return {kind: b"".join(contents) for kind, contents in chunks.items()}


def _png_chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content), kind) + content + struct.pack(">I", zlib.crc32(kind + content))


def _unpacks(pixels: bytes, rows: int, row: int) -> bool:
    """Return whether compressed pixels are exactly ``rows`` rows of ``row`` bytes, each after a filter byte."""
    unpacking = zlib.decompressobj()
    try:
        unpacked = unpacking.decompress(pixels, rows * (row + 1) + 1)
    except zlib.error:
        return False
    return len(unpacked) == rows * (row + 1) and max(unpacked[:: row + 1]) <= 4


# ---------------------------------------------------------------- JPEG

JPEG_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG's frame header (ITU-T T.81, table B.1)."""
_PLAIN_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended and progressive frames: those that a PDF may hold (ISO 32000-1, 7.4.8)."""
_ADOBE: Final = 0xEE
"""The marker of the segment in which Adobe's programs say how colors are stored."""
_MARKER: Final = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])")
"""A marker of a JPEG: not a stuffed byte, not a restart."""


def _read_jpeg(data: bytes) -> Image:
    """Return a JPEG; if it is upright, in sRGB and not CMYK, its compressed pixels are kept."""
    try:
        segments = list(jpeg_segments(data))
        kind, frame = next((marker, content) for marker, content in segments if marker in JPEG_FRAMES)
        depth, height, width, components = struct.unpack_from(">BHHB", frame, 4)
    except (struct.error, StopIteration):
        raise ImageProblem(_DAMAGED) from None
    _check_size(width, height)
    adobe = next((content for marker, content in segments if marker == _ADOBE), b"")
    in_rgb = adobe[-1:] == b"\0" or frame[10::3] == b"RGB"
    if kind not in _PLAIN_FRAMES or depth != 8 or components not in (1, 3) or in_rgb or not _stands_upright(data):
        return _drawn_anew(data, "jpeg")
    kept = b"".join(content for marker, content in segments if marker < 0xE0 or marker == _ADOBE)
    return Image(b"\xff\xd8" + kept, "jpeg", width, height)


def jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the marker and the bytes (marker included) of each segment, up to the end of the image.

    A scan's segment holds its compressed pixels. Raises struct.error if the file ends too early.
    """
    at = 2
    while match := _MARKER.match(data, at):
        marker = match[1][0]
        if marker == 0xD9:
            yield marker, b"\xff\xd9"
            return
        end = match.end() + struct.unpack_from(">H", data, match.end())[0]
        if marker == 0xDA:
            following = _MARKER.search(data, end)
            end = following.start() if following else len(data)
        yield marker, data[match.end() - 2 : end]
        at = end
    raise struct.error("no end of image")


def _stands_upright(data: bytes) -> bool:
    """Return whether a JPEG needs neither turning nor converting. Raises ImageProblem if it cannot be decoded."""
    with _opened(data) as bitmap:
        if bitmap.getexif().get(_ORIENTATION, 1) in range(2, 9) or _foreign_profile(bitmap):
            return False
        bitmap.draft(bitmap.mode, (bitmap.width // 8, bitmap.height // 8))  # an eighth shows damage as well
        bitmap.load()
    return True


# ---------------------------------------------------------------- drawing anew

_ORIENTATION: Final = 0x0112
"""The number of the EXIF tag for orientation."""


@contextmanager
def _opened(data: bytes) -> "Iterator[Bitmap]":
    """Give the bitmap in a file. Raises ImageProblem if it cannot be read, then or while it is used."""
    import warnings

    from PIL import Image as Bitmaps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Bitmaps.open(BytesIO(data), formats=("PNG", "JPEG")) as bitmap:
                yield bitmap
        except Exception:  # Pillow's parsers raise anything from SyntaxError to struct.error
            raise ImageProblem(_DAMAGED) from None


def _drawn_anew(data: bytes, form: Literal["png", "jpeg"]) -> Image:
    """Return the picture redrawn: upright, in sRGB or gray, in a file with nothing but its pixels."""
    with _opened(data) as bitmap:
        from PIL import ImageOps

        upright = ImageOps.exif_transpose(bitmap)
        colors = _in_srgb(upright)
        if upright.has_transparency_data:
            alpha = upright.convert("RGBA").getchannel("A")
            if alpha.getextrema()[0] != 255:
                colors.putalpha(alpha)
        colors.info.clear()
        file = BytesIO()
        colors.save(file, form, quality=JPEG_QUALITY, subsampling=0)  # a PNG has neither
        return Image(file.getvalue(), form, *colors.size)


def _in_srgb(bitmap: "Bitmap") -> "Bitmap":
    """Return the picture without alpha as 8-bit gray or sRGB, converted from its own color profile if it has one."""
    if bitmap.mode in ("1", "L", "LA"):
        return bitmap.convert("L")
    if bitmap.mode.startswith("I"):  # 16-bit gray
        return bitmap.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    inks = bitmap if bitmap.mode in ("RGB", "CMYK") else bitmap.convert("RGB")
    if not _foreign_profile(bitmap):
        return inks.convert("RGB")
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(BytesIO(bitmap.info["icc_profile"]))
    try:
        converted = ImageCms.profileToProfile(inks, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except ImageCms.PyCMSError:  # a profile that does not fit its picture is ignored
        return inks.convert("RGB")
    return converted or inks


def _foreign_profile(bitmap: "Bitmap") -> bool:
    """Return whether a picture in color has a color profile other than sRGB's."""
    profile = bitmap.info.get("icc_profile") or b""
    return bool(profile) and bitmap.mode not in ("1", "L", "LA") and not _SRGB.search(profile)


_SRGB: Final = re.compile(rb"sRGB|s\0R\0G\0B")
"""What the color profile of sRGB calls itself."""
