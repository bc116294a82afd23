"""The bundled faces, with their glyphs and advances; the only module that reads fonts.

The same advances serve composing and drawing. Kerning is on; ligatures and alternates are off, so that text can be
scaled, tracked and searched letter by letter. A font file is opened on first use.
"""

import struct
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Final

import uharfbuzz

from isoprint.page import Face, Glyph
from isoprint.theme.model import Weight

STYLES: Final = {
    "regular": "400Regular",
    "italic": "400Regular_Italic",
    "semibold": "600SemiBold",
    "bold": "700Bold",
    "bold-italic": "700Bold_Italic",
}
"""The name of each style in a key, and in the names of font files."""

_FEATURES: Final = {"kern": True, "liga": False, "clig": False, "dlig": False, "calt": False}
"""The OpenType features that are on and off."""


class FontFile:
    """One font file; see ``page.Face`` for what its attributes mean."""

    def __init__(self, path: Path) -> None:
        self.data: bytes = path.read_bytes()
        face = uharfbuzz.Face(uharfbuzz.Blob(self.data))
        self._face = face
        self._font = uharfbuzz.Font(face)
        self._shaped: dict[str, tuple[Glyph, ...]] = {}
        self._known: dict[tuple[int, int, str], Glyph] = {}
        self.name: str = face.get_name(uharfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME)
        self.units_per_em: int = face.upem
        head, os2, post = (face.reference_table(tag).data for tag in ("head", "OS/2", "post"))
        self.box: tuple[int, int, int, int] = struct.unpack_from(">4h", head, 36)
        self.italic_angle: float = struct.unpack_from(">l", post, 4)[0] / 65536
        x_height, cap_height = struct.unpack_from(">2h", os2, 86)
        self.ascent: float = self._extent("d")[0] / face.upem
        self.descent: float = -self._extent("p")[1] / face.upem
        self.cap_height: float = cap_height / face.upem
        self.x_height: float = x_height / face.upem

    @cached_property
    def characters(self) -> frozenset[str]:
        """All characters that the face has glyphs for."""
        return frozenset(map(chr, self._face.unicodes))

    def shape(self, text: str) -> tuple[Glyph, ...]:
        """Return the glyphs of a text without line breaks; the same objects for the same text."""
        known = self._shaped.get(text)
        if known is None:
            known = self._shaped[text] = self._glyphs(text)
        return known

    def advance(self, text: str) -> int:
        """Return the advance of a text in font units, kerning included."""
        return sum([position.x_advance for position in self._shape(text).glyph_positions or ()])

    def glyph_advance(self, glyph: int) -> int:
        """Return the advance of one glyph alone, in font units."""
        return int(self._font.get_glyph_h_advance(glyph))

    def _extent(self, letter: str) -> tuple[int, int]:
        """Return the top and bottom of a letter. The font's own ascent would also leave room for stacked accents."""
        extents = self._font.get_glyph_extents(self._font.get_nominal_glyph(ord(letter)))
        return extents.y_bearing, extents.y_bearing + extents.height

    def _glyphs(self, text: str) -> tuple[Glyph, ...]:
        buffer = self._shape(text)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions or ()
        ids = [info.codepoint for info in infos]
        advances = [position.x_advance for position in positions]
        if len(ids) == len(text) and 0 not in advances:
            known = self._known  # all words together use a few hundred glyphs: keep one tuple for each
            return tuple([known.get(key) or self._learn(key) for key in zip(ids, advances, text, strict=True)])
        starts = [info.cluster for info in infos]
        texts = text if len(ids) == len(text) else [text[i:j] for i, j in pairwise([*starts, len(text)])]
        return tuple(map(Glyph, ids, advances, texts, [position.x_offset for position in positions]))

    def _learn(self, key: tuple[int, int, str]) -> Glyph:
        glyph = self._known[key] = Glyph(*key)
        return glyph

    def _shape(self, text: str) -> uharfbuzz.Buffer:
        buffer = uharfbuzz.Buffer()
        buffer.add_codepoints([ord(character) for character in text])
        buffer.guess_segment_properties()
        if buffer.script is None:  # only digits and punctuation: their kerning is under the letters' script
            buffer.script = "Latn"
        buffer.direction = "ltr"
        uharfbuzz.shape(self._font, buffer, _FEATURES)
        return buffer


class Faces(Mapping[str, Face]):
    """The faces in a folder with one subfolder per family; keys are ``family/style`` such as ``source-sans-3/bold``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, FontFile] = {}
        self._widths: dict[tuple[str, str], float] = {}

    @cached_property
    def families(self) -> tuple[str, ...]:
        """The names of the bundled families, in alphabetical order."""
        return tuple(sorted(entry.name for entry in self._folder.iterdir() if entry.is_dir()))

    def key(self, family: str, strong: bool = False, emphasis: bool = False, weight: Weight = "regular") -> str:
        """Return the key of a family's face; ``strong`` makes both regular and semibold text bold."""
        heavy = "bold" if strong else weight
        if emphasis:
            return f"{family}/italic" if heavy == "regular" else f"{family}/bold-italic"
        return f"{family}/{heavy}"

    def split(self, key: str, text: str) -> tuple[tuple[str, str], ...]:
        """Return the text in pieces, each with the key of a face that has all its characters.

        A character missing from all faces stays with the requested face and prints its “missing” glyph.
        """
        lacking = set(text) - self[key].characters
        if not lacking:
            return ((key, text),)
        pieces: list[tuple[str, str]] = []
        for character in text:
            face = self._fallback(key, character) if character in lacking else key
            if pieces and pieces[-1][0] == face:
                pieces[-1] = (face, pieces[-1][1] + character)
            else:
                pieces.append((face, character))
        return tuple(pieces)

    def covers(self, character: str) -> bool:
        """Return whether any bundled family has the character."""
        return any(character in self[f"{family}/regular"].characters for family in self.families)

    def width(self, key: str, text: str) -> float:
        """Return the advance of a text in em, kerning included."""
        width = self._widths.get((key, text))
        if width is None:
            font = self[key]
            width = self._widths[key, text] = font.advance(text) / font.units_per_em
        return width

    def __getitem__(self, key: str) -> FontFile:
        """Return a face by its key; raises KeyError for a family or style that is not bundled."""
        font = self._open.get(key)
        if font is None:
            font = self._open[key] = FontFile(self._path(key))
        return font

    def __iter__(self) -> Iterator[str]:
        return (f"{family}/{style}" for family in self.families for style in STYLES)

    def __len__(self) -> int:
        return len(self.families) * len(STYLES)

    def _path(self, key: str) -> Path:
        family, _, style = key.partition("/")
        if style in STYLES and family in self.families:
            for path in (self._folder / family).iterdir():
                if path.name.endswith(f"_{STYLES[style]}.ttf"):
                    return path
        raise KeyError(key)

    def _fallback(self, key: str, character: str) -> str:
        """Return the key of the first face that has a character: the same style of another family, or its regular."""
        family, _, style = key.partition("/")
        others = [other for other in self.families if other != family]
        candidates = [f"{other}/{style}" for other in others] + [f"{other}/regular" for other in self.families]
        return next((face for face in candidates if character in self[face].characters), key)


def load_faces() -> Faces:
    """Return the bundled faces, from inside the package or from the top folder of a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "fonts"
    return Faces(installed if installed.is_dir() else package.parents[1] / "fonts")
