"""Write type: words in, operands of TJ out; and each face embedded with the glyphs that a document uses."""

from collections.abc import Mapping, Sequence
from typing import Final
from unicodedata import normalize

import uharfbuzz

from isoprint.page import Face, FacesByKey, Glyph
from isoprint.pdf.reportlab_patches import Canvas
from isoprint.pdf.subset import FontProgram, Letter, cut_font

_STRING_ESCAPES: Final = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r"})
"""The characters that must be escaped in a string (ISO 32000-1, 7.3.4.2)."""
SOFT_HYPHEN: Final = "\u00ad"
"""What a hyphen that the composer added says: readers take the word for whole."""
_SECOND: Final = SOFT_HYPHEN + "\u03bc\u2206\u03d5\u02bb\u02bc\u02ed\u2215"
"""What fonts show by the glyph of another, more common character: mu, increment, phi as a symbol, letters that look
like quotation marks, a modifier, a division slash."""

_SILENT: Final = "\u200b"
"""What a glyph says that must say something (7.21.7) and adds nothing: a space without width."""

_SYMBOLIC: Final = 1 << 2
"""The flag of a font whose characters are not those of the standard Latin set (ISO 32000-1, 9.8.2)."""
_ITALIC: Final = 1 << 6
"""The flag of a font whose glyphs are slanted."""


ShownWord = tuple[str, int, int, int]
"""A word ready to be shown: the operands of TJ, their advance, the number of glyphs, and their letters.

The operands are strings of two bytes a glyph, each byte a character, and the kerning between them. The advance is in
thousandths of an em, with kerning, rounded as a reader of the file will add it up. The letters have a bit each, see
``Font``. A plain tuple: it is taken apart for each word of a page.
"""


ShownGlyph = tuple[str, int, int, int, int]
"""What shows a glyph: its string, its advance, how far right it is drawn, the kerning after it, its letter's bit.

Lengths are thousandths of an em. A plain tuple: it is taken apart for each glyph of each word.
"""


class Font(dict[str, ShownWord]):
    """One face in a run: its words by their text, and its subsets.

    A letter is a glyph and the text that it says. Its code is the glyph's id, or lies past all glyphs if the glyph can
    say two things: a hyphen that the composer adds looks like any other but says a soft one, so readers take the word
    for whole. A set of letters is an integer with a bit for each: it takes microseconds to unite all words of a page.
    """

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face
        self._file = uharfbuzz.Face(uharfbuzz.Blob(face.data))
        self._space = face.shape(" ")
        self._scale = 1000 / face.units_per_em
        self._letters: dict[tuple[int, str], Letter] = {}
        self._shown_glyphs: dict[Glyph, ShownGlyph] = {}
        self._programs: dict[int, FontProgram] = {}

    def __missing__(self, text: str) -> ShownWord:
        """Return a word as it is shown; its text may end with a space, or with a hyphen and a soft hyphen.

        Raises ValueError for a character that the face has no glyph for (7.21.8, 6.2.11.8).
        """
        if text.endswith(SOFT_HYPHEN):
            *glyphs, hyphen = self.face.shape(text.removesuffix(SOFT_HYPHEN))
            glyphs.append(hyphen._replace(text=SOFT_HYPHEN))
        else:
            word = text.rstrip(" ")
            glyphs = [*(_spelled(self.face.shape(word)) if word else ()), *self._space * (len(text) - len(word))]
        piece = self[text] = self._shown(glyphs)
        return piece

    def _shown(self, glyphs: Sequence[Glyph]) -> ShownWord:
        known = self._shown_glyphs
        operands, run, advance, says = "", "", 0, 0
        for glyph in glyphs:
            string, shown, right, kern, bit = known.get(glyph) or self._show(glyph)
            if right:
                operands += f"({run}){-right}"
                run = ""
            run += string
            advance += shown
            says |= bit
            if right or kern:
                operands += f"({run}){right + kern}"
                run = ""
        operands += f"({run})" if run else ""
        return operands, advance, len(glyphs), says

    def _show(self, glyph: Glyph) -> ShownGlyph:
        letter = self._letters.get((glyph.id, glyph.text)) or self._learn(glyph.id, glyph.text)
        shown, right = round(glyph.advance * self._scale), round(glyph.offset * self._scale)
        made = self._shown_glyphs[glyph] = letter.string, shown, right, letter.width - shown, letter.bit
        return made

    def _learn(self, glyph: int, text: str) -> Letter:
        if glyph == 0:
            raise ValueError(f"{self.face.name} has no glyph for “{text}”")
        code = self._file.glyph_count + _SECOND.index(text) if text in _SECOND else glyph
        string = (chr(code >> 8) + chr(code & 0xFF)).translate(_STRING_ESCAPES)
        width = round(self.face.glyph_advance(glyph) * self._scale)
        letter = self._letters[glyph, text] = Letter(code, string, width, 1 << len(self._letters))
        return letter

    def program(self, says: int) -> FontProgram:
        """Return the font program that shows and says these letters."""
        program = self._programs.get(says)
        if program is None:
            letters = [(*of, letter) for of, letter in self._letters.items() if says & letter.bit]
            program = self._programs[says] = cut_font(self._file, self.face.name, letters)
        return program


def _spelled(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """Return glyphs that all say something: where a font puts a letter together, its parts say base and accents."""
    if all(glyph.text for glyph in glyphs):
        return glyphs
    spelled: list[Glyph] = []
    parts: list[Glyph] = []
    for glyph in glyphs:
        parts.append(glyph)
        if glyph.text:
            says = normalize("NFD", glyph.text)
            if len(says) != len(parts):
                says = _SILENT * (len(parts) - 1) + glyph.text[:1]
            spelled += [part._replace(text=text) for part, text in zip(parts, says, strict=True)]
            parts = []
    return spelled


class Fonts:
    """The fonts of a run, whose documents share words and subsets."""

    def __init__(self) -> None:
        self._fonts: dict[int, Font] = {}

    def font(self, face: Face) -> Font:
        """Return the font of a face."""
        font = self._fonts.get(id(face))
        if font is None:
            font = self._fonts[id(face)] = Font(face)
        return font


class FontInUse:
    """A font in one document: its name in the page resources, and the letters shown so far."""

    def __init__(self, name: str, font: Font) -> None:
        self.name = name
        self.font = font
        self.says = 0

    def embed(self, canvas: Canvas) -> str:
        """Add the font to the file and return the reference to it."""
        program, face = self.font.program(self.says), self.font.face
        file = canvas.add_stream(f"/Filter /FlateDecode /Length1 {program.file_length}", program.file)
        glyphs = canvas.add_stream("/Filter /FlateDecode", program.glyphs) if program.glyphs else "/Identity"
        to_unicode = canvas.add_stream("/Filter /FlateDecode", program.to_unicode)
        descriptor = canvas.add(_descriptor(face, program.name, file))
        descendant = canvas.add(
            f"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{program.name} /CIDToGIDMap {glyphs}"
            " /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
            f" /FontDescriptor {descriptor} /DW 0 /W [{program.widths}]>>"
        )
        return canvas.add(
            f"<</Type /Font /Subtype /Type0 /BaseFont /{program.name} /Encoding /Identity-H"
            f" /DescendantFonts [{descendant}] /ToUnicode {to_unicode}>>"
        )


class FontsInUse(dict[str, FontInUse]):
    """The fonts of one document by the names of their faces, numbered as they are first used."""

    def __init__(self, fonts: Fonts, faces: FacesByKey) -> None:
        super().__init__()
        self._fonts = fonts
        self._faces = faces

    def __missing__(self, face: str) -> FontInUse:
        font = self[face] = FontInUse(f"F{len(self) + 1}", self._fonts.font(self._faces[face]))
        return font

    def reserve(self, glyphs: Mapping[str, str]) -> None:
        """Embed these characters too, by the names of faces, in those that the document uses."""
        for face in self.keys() & glyphs.keys():
            used = self[face]
            used.says |= used.font[glyphs[face]][-1]

    def resources(self, canvas: Canvas) -> str:
        """Add the fonts to the file and return the entries that name them in the page resources."""
        return " ".join(f"/{font.name} {font.embed(canvas)}" for font in self.values())


def _descriptor(face: Face, name: str, file: str) -> str:
    scale = 1000 / face.units_per_em
    box = " ".join(str(round(side * scale)) for side in face.box)
    flags = _SYMBOLIC | (_ITALIC if face.italic_angle else 0)
    return (
        f"<</Type /FontDescriptor /FontName /{name} /Flags {flags} /FontBBox [{box}]"
        f" /ItalicAngle {face.italic_angle:g} /Ascent {face.ascent * 1000:.0f} /Descent {-face.descent * 1000:.0f}"
        f" /CapHeight {face.cap_height * 1000:.0f} /StemV 80 /FontFile2 {file}>>"
    )
