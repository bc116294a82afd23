"""Draw pages: a page's items in; a content stream out, each item marked as its element's or as an artifact."""

from collections.abc import Mapping
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from isoprint.page import Element, Page, Picture, Rule, Shape, Text, Word, WordStyle
from isoprint.pdf.fonts import SOFT_HYPHEN, FontInUse
from isoprint.pdf.operators import Rectangle, color, number, path, point
from isoprint.pdf.pictures import EmbeddedPictures

_TextState = tuple[str, float, float, float, float]
"""Font, size, rise, scale and tracking of a text; plain, since each run of words makes one."""


class LinkArea(Struct, frozen=True):
    """An area of a page that a reader can click: the element whose words link to ``target``, and their box."""

    element: str
    target: str
    box: Rectangle


class Marked(Struct, frozen=True):
    """The marks of a page, for its tags: the element of each mark by number, the link areas, the boxes of figures.

    ``tops`` has for each element the upper left corner of its first item.
    """

    marks: list[str]
    link_areas: list[LinkArea]
    boxes: dict[str, Rectangle]
    tops: dict[str, tuple[float, float]]


def draw(page: Page, elements: Mapping[str, Element], fonts: Mapping[str, FontInUse],
         pictures: EmbeddedPictures) -> tuple[str, Marked]:  # fmt: skip
    """Return a page's content stream, each character a byte, and its marks."""
    pen = _ContentStream(page.height, elements, fonts)
    for item in page.items:
        if isinstance(item, Text):
            pen.text(item)
        elif isinstance(item, Rule):
            pen.rule(item)
        elif isinstance(item, Shape):
            pen.shape(item)
        else:
            pen.picture(item, pictures.name(item.image))
    return pen.finish(), pen.marked


class _ContentStream:
    """A content stream while it is written, with the graphics state set so far."""

    def __init__(self, height: float, elements: Mapping[str, Element], fonts: Mapping[str, FontInUse]) -> None:
        self.marked = Marked([], [], {}, {})
        self._height = height
        self._elements = elements
        self._fonts = fonts
        self._code: list[str] = []
        self._mark = ""
        self._in_text = self._turned = False
        self._right = self._up = 0
        self._text_state: _TextState = ("", 0.0, 0.0, 1.0, 0.0)
        self._fill = self._stroke = "#000000"
        self._thickness = 1.0

    def finish(self) -> str:
        """Return the content stream."""
        self._close()
        return "".join(self._code)

    # -------------------------------------------------------------- marks

    def _open(self, element: str, artifact: str) -> None:
        """Begin the mark of an element, or of an artifact where there is none, unless it is open already."""
        mark = element or artifact
        if mark == self._mark:
            return
        self._close()
        if element:
            self._code.append(f"/{self._elements[element].role} <</MCID {len(self.marked.marks)}>> BDC\n")
            self.marked.marks.append(element)
        else:
            self._code.append(f"/Artifact <</Type /{artifact}>> BDC\n")
        self._mark = mark

    def _close(self) -> None:
        self._end_text()
        if self._mark:
            self._code.append("EMC\n")
            self._mark = ""

    def _end_text(self) -> None:
        if self._in_text:
            self._code.append("ET\n")
            self._in_text = False

    # -------------------------------------------------------------- type

    def text(self, text: Text) -> None:
        """Show a line: one TJ for all words that share a style.

        The loop is hot and therefore in one piece. Lengths in it are thousandths of an em, as in TJ, and ``pen`` is
        where a reader of the file will have it, so rounding does not add up.
        """
        words = (*text.words[:-1], _divided(text.words[-1])) if text.hyphen else text.words
        tracking, show = text.tracking * 1000, self._code.append
        origin = pen = per_em = 0.0
        said, linked = 0, False
        style: WordStyle | None = None
        font: FontInUse | None = None
        for word in words:
            if word.style is not style and word.style != style:  # mostly the same object
                if font:
                    font.says |= said
                    show("] TJ\n")
                style = word.style
                font = self._begin(text, word)
                pieces, said = font.font, 0
                origin, pen, per_em = word.x, 0.0, 1000 / (style.size * text.scale)
                linked = linked or style.link != ""
            operands, advance, length, says = pieces[word.text]
            gap = round((word.x - origin) * per_em - pen)
            show(f"{-gap}{operands}" if gap else operands)
            pen += gap + advance + length * tracking
            said |= says
        if font:
            font.says |= said
            show("] TJ\n")
        if linked:
            self._add_link_areas(text)

    def _begin(self, text: Text, word: Word) -> FontInUse:
        """Begin the TJ that shows a word and those in its style; return their font."""
        style = word.style
        font, element = self._fonts[style.face], style.element or text.element
        if (element or "Pagination") != self._mark:
            self._open(element, "Pagination")
        if element and element not in self.marked.tops:
            self.marked.tops[element] = (
                text.x + word.x,
                self._height - text.baseline + font.font.face.ascent * style.size,
            )
        self._place(text, word.x)
        state = font.name, style.size, style.rise, text.scale, text.tracking
        if state != self._text_state:
            self._set(state)
        if style.tint != self._fill:
            self._fill_with(style.tint)
        self._code.append("[")
        return font

    def _place(self, text: Text, x: float) -> None:
        """Move to where a word begins; within a text object relative to the last such place, in whole 1/100 pt."""
        toward = -1 if text.turned else 1
        right = round((text.x + toward * x) * 100)
        up = round((self._height - text.baseline) * 100)
        if not self._in_text:
            self._code.append("BT\n")
            self._in_text, self._turned, self._right, self._up = True, False, 0, 0
        if text.turned or self._turned:
            self._code.append(f"{toward} 0 0 {toward} {right / 100:g} {up / 100:g} Tm\n")
        else:
            self._code.append(f"{(right - self._right) / 100:g} {(up - self._up) / 100:g} Td\n")
        self._right, self._up, self._turned = right, up, text.turned

    def _set(self, state: _TextState) -> None:
        """Set the text state as far as it differs from the current one."""
        code = self._code
        font, size, rise, scale, tracking = state
        old_font, old_size, old_rise, old_scale, old_tracking = self._text_state
        self._text_state = state
        if font != old_font or size != old_size:
            code.append(f"/{font} {number(size)} Tf\n")
        if tracking * size != old_tracking * old_size:
            code.append(f"{round(tracking * size, 4):g} Tc\n")
        if scale != old_scale:
            code.append(f"{number(scale * 100)} Tz\n")
        if rise != old_rise:
            code.append(f"{number(rise)} Ts\n")

    def _add_link_areas(self, text: Text) -> None:
        """Add a link area for each link on a line."""
        toward = -1 if text.turned else 1
        base = self._height - text.baseline
        for (element, target), run in groupby(text.words, key=lambda word: (word.style.element, word.style.link)):
            if not (element and target):
                continue
            words = tuple(run)
            faces = [(self._fonts[word.style.face].font.face, word.style.size) for word in words]
            above = base + toward * max(face.ascent * size for face, size in faces)
            below = base - toward * max(face.descent * size for face, size in faces)
            near, far = text.x + toward * words[0].x, text.x + toward * (words[-1].x + words[-1].width)
            box = min(near, far), min(below, above), max(near, far), max(below, above)
            self.marked.link_areas.append(LinkArea(element, target, box))

    # -------------------------------------------------------------- rules, shapes, pictures

    def rule(self, rule: Rule) -> None:
        """Draw a straight line."""
        self._open("", "Layout")
        self._end_text()
        self._stroke_with(rule.tint, rule.thickness)
        self._code.append(f"{point(rule.x0, self._height - rule.y0)} m {point(rule.x1, self._height - rule.y1)} l S\n")

    def shape(self, shape: Shape) -> None:
        """Fill and stroke a path."""
        if not (shape.fill or shape.stroke):
            return
        self._open(shape.element, "Layout")
        self._end_text()
        if shape.fill:
            self._fill_with(shape.fill)
        if shape.stroke:
            self._stroke_with(shape.stroke, shape.thickness)
        self._code.append(path(shape.path, self._height))
        self._code.append("B\n" if shape.fill and shape.stroke else "f\n" if shape.fill else "S\n")
        if shape.element:
            left, top, right, bottom = shape.corners
            self._cover(shape.element, (left, self._height - bottom, right, self._height - top))

    def picture(self, picture: Picture, name: str) -> None:
        """Draw a bitmap or drawing into its rectangle."""
        self._open(picture.element, "Layout")
        self._end_text()
        bottom = self._height - picture.y - picture.height
        size = f"{number(picture.width)} 0 0 {number(picture.height)}"
        self._code.append(f"q {size} {point(picture.x, bottom)} cm /{name} Do Q\n")
        if picture.element:
            self._cover(picture.element, (picture.x, bottom, picture.x + picture.width, bottom + picture.height))

    def _cover(self, element: str, box: Rectangle) -> None:
        """Extend an element's box around an item that was drawn for it."""
        old = self.marked.boxes.get(element, box)
        self.marked.boxes[element] = min(old[0], box[0]), min(old[1], box[1]), max(old[2], box[2]), max(old[3], box[3])
        self.marked.tops.setdefault(element, (box[0], box[3]))

    def _fill_with(self, tint: str) -> None:
        if self._fill != tint:
            self._fill = tint
            self._code.append(f"{color(tint)} rg\n")

    def _stroke_with(self, tint: str, thickness: float) -> None:
        if self._stroke != tint:
            self._stroke = tint
            self._code.append(f"{color(tint)} RG\n")
        if self._thickness != thickness:
            self._thickness = thickness
            self._code.append(f"{number(thickness)} w\n")


def _divided(word: Word) -> Word:
    """Return a word whose last hyphen is read as a soft one, and the word as whole."""
    return replace(word, text=word.text + SOFT_HYPHEN)
