"""The waist: finished pages as plain values. Everything before it makes a Document, everything after reads one.

Lengths are points; x grows to the right and y downwards from the top left corner of the page. The items of a page are
in drawing order, its texts also in reading order.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, Protocol

from msgspec import Struct

from isoprint.drawing import Drawing
from isoprint.images import Image

Role = Literal[
    "Document", "Sect", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH",
    "TD", "Figure", "Caption", "Link", "BlockQuote", "Note", "Reference", "Span", "BibEntry", "Aside",
]  # fmt: skip


class Glyph(NamedTuple):
    """One glyph of a shaped text: its id in the face, its advance in font units with kerning, its characters.

    ``offset`` (font units) moves it to the right when drawn; a negative one puts an accent back over its letter.
    """

    id: int
    advance: int
    text: str
    offset: int = 0


class Face(Protocol):
    """One font file, as the composer measures it and the writer embeds it, with the same advances for both.

    ``ascent``, ``descent`` (positive, below the baseline), ``cap_height`` and ``x_height`` are in em.
    """

    name: str
    data: bytes
    units_per_em: int
    ascent: float
    descent: float
    cap_height: float
    x_height: float
    italic_angle: float
    box: tuple[int, int, int, int]

    def shape(self, text: str) -> tuple[Glyph, ...]:
        """Return the glyphs of a text without line breaks; the same objects for the same text."""

    def glyph_advance(self, glyph: int) -> int:
        """Return the advance of one glyph alone, in font units."""


class FacesByKey(Protocol):
    """The faces that the words of a document refer to; a dictionary of faces will do."""

    def __getitem__(self, key: str, /) -> Face:
        """Return the face with a key."""


class WordStyle(Struct, frozen=True, gc=False):
    """The style that words of a line share: face, size and rise in points, tint.

    ``element`` is the id of an inline element (Link, Reference, Span) within the line's element. ``link``, an address
    or ``#`` and an element's id, works if that element is a Link: a text that is not read aloud leads nowhere.
    """

    face: str
    size: float
    tint: str
    rise: float = 0.0
    link: str = ""
    element: str = ""


class Word(Struct, frozen=True, gc=False):
    """A piece of a line set in one style: a word, or a part of one where the style changes within it.

    ``x`` is relative to the x of the line. ``width`` is the advance as drawn, with the line's scale and tracking but
    without the space that follows. ``text`` ends with a space if one follows in the content, at the end of a line too,
    so that the joined texts of all words are the content.

    Why a separate style: most words of a line share one object, which the writer recognizes without comparing.
    """

    x: float
    width: float
    text: str
    style: WordStyle


class Text(Struct, frozen=True):
    """One line of type. ``element`` is empty for an artifact, which is not read aloud.

    ``scale`` stretches the glyphs horizontally, ``tracking`` (em) is added after each glyph before scaling;
    ``hyphen``: the last word ends with a hyphen that the composer added. ``turned``: the line is upside
    down, running leftwards from x.
    """

    x: float
    baseline: float
    words: tuple[Word, ...]
    element: str = ""
    scale: float = 1.0
    tracking: float = 0.0
    hyphen: bool = False
    turned: bool = False


class Rule(Struct, frozen=True):
    """A straight line between two points; always an artifact."""

    x0: float
    y0: float
    x1: float
    y1: float
    thickness: float
    tint: str


class Shape(Struct, frozen=True):
    """A path to fill, stroke or both, with steps ``M x y``, ``L x y``, ``C x1 y1 x2 y2 x y``, ``Z`` as tuples.

    ``R x y width height`` is a whole rectangle from its top left corner, because a QR code has hundreds. A shape with
    an ``element`` (a QR code) is read aloud as the alt of its element; one without is an artifact.
    """

    path: tuple[tuple[str | float, ...], ...]
    fill: str = ""
    stroke: str = ""
    thickness: float = 0.0
    element: str = ""

    @property
    def corners(self) -> tuple[float, float, float, float]:
        """Return the left, top, right and bottom of all points."""
        points = [point for step in self.path for point in _points(step)]
        xs, ys = zip(*points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


def _points(step: tuple[str | float, ...]) -> list[tuple[float, float]]:
    """Return the points of a step; two opposite corners for a rectangle."""
    numbers = [float(value) for value in step[1:]]
    if step[0] == "R":
        x, y, width, height = numbers
        return [(x, y), (x + width, y + height)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


class Picture(Struct, frozen=True):
    """A bitmap or a drawing that fills a rectangle whose top left corner is (x, y)."""

    x: float
    y: float
    width: float
    height: float
    image: Image | Drawing
    element: str = ""


Item = Text | Rule | Shape | Picture


class Element(Struct, frozen=True):
    """A node of the logical structure; ids are paths such as ``n.3.1`` and unique within a document.

    ``children`` are in reading order. ``alt`` is read aloud instead of a Figure, or describes a Link. ``scope`` is
    Row or Column for a TH; ``numbering`` is Disc, Decimal, UpperAlpha … for an L; ``language`` is set only if it
    differs from the document's.
    """

    id: str
    role: Role
    children: tuple["Element", ...] = ()
    alt: str = ""
    scope: str = ""
    numbering: str = ""
    language: str = ""


class Page(Struct, frozen=True):
    """One side of a sheet: its size, its items, and the folio printed on it."""

    width: float
    height: float
    items: tuple[Item, ...]
    label: str = ""


class Document(Struct, frozen=True):
    """A sheet, ready to write: its pages, the root of its logical structure, and the faces that its texts use."""

    title: str
    language: str
    pages: tuple[Page, ...]
    structure: Element
    faces: FacesByKey
    author: str = ""
    subject: str = ""
    extra_glyphs: Mapping[str, str] = {}
    """Characters to embed beyond those shown, by face: those of the other versions, so that versions share subsets."""


def index_elements(root: Element) -> dict[str, Element]:
    """Return an element and all its descendants by id, in reading order."""
    elements: dict[str, Element] = {}
    waiting = [root]
    while waiting:
        element = waiting.pop()
        elements[element.id] = element
        waiting.extend(reversed(element.children))
    return elements
