"""Cut fonts: the letters that a document shows of a face in, the part of its font file to embed out."""

import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

import uharfbuzz
from msgspec import Struct

from isoprint.pdf.file import deflate

_SUBSET_FLAGS: Final = (
    uharfbuzz.SubsetFlags.RETAIN_GIDS
    | uharfbuzz.SubsetFlags.NO_HINTING
    | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
)
"""Glyphs keep their ids, without hints and without those that only layout tables name."""
_DROPPED_TABLES: Final = [
    int.from_bytes(tag, "big")
    for tag in (b"BASE", b"DSIG", b"GDEF", b"GPOS", b"GSUB", b"MATH", b"OS/2", b"STAT", b"cmap", b"gasp", b"meta",
                b"name", b"post")
]  # fmt: skip
"""The tables of a font file that readers of a PDF do not need, since they have glyph ids and widths."""

_BFCHARS_IN_A_BLOCK: Final = 100
"""The most entries that a block of a CMap may have (Adobe Technical Note 5014)."""


class Letter(Struct, frozen=True):
    """A glyph and its text in a file: their code, the code within a string, the advance, and a bit of its own.

    The advance is in thousandths of an em.
    """

    code: int
    string: str
    width: int
    bit: int


class FontProgram(Struct, frozen=True):
    """The parts of a font to embed for a set of letters: compressed streams, and entries of dictionaries.

    ``glyphs`` leads from codes to glyph ids, and is empty if they are equal.
    """

    name: str
    file: bytes
    file_length: int
    glyphs: bytes
    to_unicode: bytes
    widths: str


def cut_font(file: uharfbuzz.Face, name: str, letters: Sequence[tuple[int, str, Letter]]) -> FontProgram:
    """Return the program of a font file called ``name`` for letters, given with their glyphs and texts.

    A code that two letters share, such as a space and a no-break space, says the lower and plainer text.
    """
    ordered = sorted((text, glyph, letter) for glyph, text, letter in letters)
    texts = {letter.code: text for text, _, letter in reversed(ordered)}
    glyphs = {letter.code: glyph for _, glyph, letter in ordered}
    data = _subset(file, glyphs.values())
    return FontProgram(
        name=f"{_tag(repr(sorted(texts.items())))}+{name.replace(' ', '')}",
        file=deflate(data),
        file_length=len(data),
        glyphs=b"" if all(code == glyph for code, glyph in glyphs.items()) else deflate(_glyphs(glyphs)),
        to_unicode=deflate(to_unicode(texts)),
        widths=_widths({letter.code: letter.width for _, _, letter in ordered}),
    )


def _subset(file: uharfbuzz.Face, glyphs: Iterable[int]) -> bytes:
    """Return a font file with these glyphs under their old ids, without hints and layout tables."""
    wanted = uharfbuzz.SubsetInput()
    wanted.flags = _SUBSET_FLAGS
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(_DROPPED_TABLES)
    return bytes(uharfbuzz.subset(file, wanted).blob.data)


def _tag(glyphs: str) -> str:
    """Return the six capitals that distinguish this subset of a face from others."""
    number, letters = zlib.crc32(glyphs.encode()), ""
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters += chr(ord("A") + letter)
    return letters


def _glyphs(glyphs: Mapping[int, int]) -> bytes:
    """Return the CIDToGIDMap: two bytes for each code up to the highest."""
    ids = array("H", bytes(2 * (max(glyphs) + 1)))
    for code, glyph in glyphs.items():
        ids[code] = glyph
    if sys.byteorder == "little":
        ids.byteswap()
    return ids.tobytes()


def _widths(widths: dict[int, int]) -> str:
    """Return the operands of W: the widths of neighboring glyphs in one array each."""
    runs = groupby(enumerate(sorted(widths)), key=lambda pair: pair[1] - pair[0])
    rows = ([glyph for _, glyph in run] for _, run in runs)
    return " ".join(f"{row[0]} [{' '.join(str(widths[glyph]) for glyph in row)}]" for row in rows)


def to_unicode(texts: Mapping[int, str]) -> bytes:
    """Return the CMap that says each glyph's text: UTF-16, no zeros, at most 100 to a block (7.21.7, 6.2.11.7.2)."""
    pairs = [f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>" for glyph, text in sorted(texts.items())]
    blocks = [pairs[i : i + _BFCHARS_IN_A_BLOCK] for i in range(0, len(pairs), _BFCHARS_IN_A_BLOCK)]
    lines = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    head = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    )
    tail = "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    return (head + "\n".join(lines) + tail).encode()
