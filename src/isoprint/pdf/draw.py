"""One page into a content stream: its items as operators, each in the mark of its element or in an artifact."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from isoprint.page import Page, Picture, Rule, Shape, Text, Word
from isoprint.pdf.fonts import FontInUse, Piece
from isoprint.pdf.pictures import Pictures

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in the PDF's coordinates."""

_PATH_OPERATORS: Final = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_HYPHEN_ADDED: Final = "/Span <</ActualText <FEFF00AD>>> BDC"
"""A reader takes the composer's hyphen for a soft one, and the word for whole."""


class Hotspot(NamedTuple):
    """Where a page is live: the element whose words lead to ``target``, and their box."""

    element: str
    target: str
    baseline: float
    box: Box


class Drawing(NamedTuple):
    """A page drawn: its content stream, the element of each mark by number, where it is live, and figures' boxes."""

    code: str
    marks: tuple[str, ...]
    hotspots: tuple[Hotspot, ...]
    boxes: Mapping[str, Box]
    tops: Mapping[str, tuple[float, float]]


def draw(page: Page, roles: Mapping[str, str], fonts: Mapping[str, FontInUse], pictures: Pictures) -> Drawing:
    """Return the page's drawing. ``roles`` are those of the document's elements, by id."""
    pen = _Pen(page.height, roles, fonts)
    for item in page.items:
        if isinstance(item, Text):
            pen.text(item)
        elif isinstance(item, Rule):
            pen.rule(item)
        elif isinstance(item, Shape):
            pen.shape(item)
        else:
            pen.picture(item, pictures.name(item.image))
    return pen.drawing()


class _Pen:
    """The state of a content stream while it is written: what need not be said again."""

    def __init__(self, height: float, roles: Mapping[str, str], fonts: Mapping[str, FontInUse]) -> None:
        self._height = height
        self._roles = roles
        self._fonts = fonts
        self._code: list[str] = []
        self._marks: list[str] = []
        self._hotspots: list[Hotspot] = []
        self._boxes: dict[str, Box] = {}
        self._tops: dict[str, tuple[float, float]] = {}
        self._mark: str | None = None
        self._in_text = False
        self._font: tuple[str, float] = ("", 0.0)
        self._spacing = self._rise = 0.0
        self._stretch = 100.0
        self._fill = self._stroke = "#000000"
        self._thickness = 1.0
        self._x = self._y = 0
        self._turned = False

    def drawing(self) -> Drawing:
        """Return what was drawn."""
        self._close()
        code = "\n".join(self._code)
        return Drawing(code, tuple(self._marks), tuple(self._hotspots), self._boxes, self._tops)

    # -------------------------------------------------------------- marks

    def _open(self, element: str, artifact: str) -> None:
        """Have what follows in the mark of an element, or in an artifact where it has none."""
        mark = element or artifact
        if mark == self._mark:
            return
        self._close()
        if element:
            self._code.append(f"/{self._roles[element]} <</MCID {len(self._marks)}>> BDC")
            self._marks.append(element)
        else:
            self._code.append(f"/Artifact <</Type /{artifact}>> BDC")
        self._mark = mark

    def _close(self) -> None:
        self._end_text()
        if self._mark is not None:
            self._code.append("EMC")
            self._mark = None

    def _end_text(self) -> None:
        if self._in_text:
            self._code.append("ET")
            self._in_text = False

    # -------------------------------------------------------------- type

    def text(self, text: Text) -> None:
        """Show a line: one TJ for all that shares a face, size, tint and element."""
        words, start = text.words, 0
        for end in range(1, len(words) + 1):
            if end == len(words) or _unlike(words[start], words[end]):
                self._run(text, words[start:end], divided=text.hyphen and end == len(words))
                start = end

    def _run(self, text: Text, words: Sequence[Word], divided: bool) -> None:
        first, last = words[0], words[-1]
        element = first.element or text.element
        font = self._fonts[first.face]
        self._open(element, "Pagination")
        self._place(text, first, element)
        self._style(text, first, font.name)
        # The hot loop: everything is in thousandths of an em, as TJ counts, and the pen is where a reader of the
        # file will have it, so that no rounding adds up.
        per_em = 1000 / (first.size * text.scale)
        tracking = text.tracking * 1000
        origin = first.x
        pen = 0.0
        code = []
        for word in words[:-1] if divided else words:
            operands, advance, count, _ = font[word.text]
            gap = round((word.x - origin) * per_em - pen)
            if gap:
                code.append(f"{-gap}")
            code.append(operands)
            pen += gap + advance + count * tracking
        if divided:
            code += self._divided(font.divided(last.text), round((last.x - origin) * per_em - pen))
        self._code.append(f"[{''.join(code)}] TJ")
        if divided:
            # The mark ends with the hyphen: poppler takes the end of the inner mark for the end of the outer one.
            self._code.append("EMC")
            self._close()
        if first.link and element:
            self._heat(text, first, last, element)

    def _divided(self, pieces: tuple[Piece, Piece], gap: int) -> tuple[str, str, str]:
        word, hyphen = pieces
        return f"{-gap}" if gap else "", word.operands, f"] TJ\n{_HYPHEN_ADDED}\n[{hyphen.operands}"

    def _place(self, text: Text, word: Word, element: str) -> None:
        """Move to a word; within a text object relative to where the line before began. Positions are in 0.01 pt."""
        toward = -1 if text.turned else 1
        x = round((text.x + toward * word.x) * 100)
        y = round((self._height - text.baseline) * 100)
        if element and element not in self._tops:
            face = self._fonts[word.face].font.face
            self._tops[element] = x / 100, y / 100 + face.ascent * word.size
        if not self._in_text:
            self._code.append("BT")
            self._in_text, self._turned, self._x, self._y = True, False, 0, 0
        if text.turned or self._turned:
            self._code.append(f"{toward} 0 0 {toward} {_number(x / 100)} {_number(y / 100)} Tm")
        else:
            self._code.append(f"{_number((x - self._x) / 100)} {_number((y - self._y) / 100)} Td")
        self._x, self._y, self._turned = x, y, text.turned

    def _style(self, text: Text, word: Word, font: str) -> None:
        if self._font != (font, word.size):
            self._font = font, word.size
            self._code.append(f"/{font} {_number(word.size)} Tf")
        spacing = round(text.tracking * word.size, 4)
        if self._spacing != spacing:
            self._spacing = spacing
            self._code.append(f"{_number(spacing, 4)} Tc")
        stretch = round(text.scale * 100, 2)
        if self._stretch != stretch:
            self._stretch = stretch
            self._code.append(f"{_number(stretch)} Tz")
        if self._rise != word.rise:
            self._rise = word.rise
            self._code.append(f"{_number(word.rise)} Ts")
        self._fill_with(word.tint)

    def _heat(self, text: Text, first: Word, last: Word, element: str) -> None:
        """Make the box of linked words live; it grows where the style changes within a line."""
        face, toward = self._fonts[first.face].font.face, -1 if text.turned else 1
        near, far = text.x + toward * first.x, text.x + toward * (last.x + last.width)
        base = self._height - text.baseline
        below, above = base - toward * face.descent * first.size, base + toward * face.ascent * first.size
        box = min(near, far), min(below, above), max(near, far), max(below, above)
        before = self._hotspots[-1] if self._hotspots else None
        if before and before[:3] == (element, first.link, text.baseline):
            self._hotspots[-1] = before._replace(box=_around(before.box, box))
        else:
            self._hotspots.append(Hotspot(element, first.link, text.baseline, box))

    # -------------------------------------------------------------- rules, shapes, pictures

    def rule(self, rule: Rule) -> None:
        """Draw a straight line."""
        self._open("", "Layout")
        self._end_text()
        self._stroke_with(rule.tint, rule.thickness)
        self._code.append(f"{self._point(rule.x0, rule.y0)} m {self._point(rule.x1, rule.y1)} l S")

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
        xs, ys = [], []
        for operator, *numbers in shape.path:
            points = [(float(x), float(y)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
            xs += [x for x, _ in points]
            ys += [self._height - y for _, y in points]
            self._code.append(" ".join([*(self._point(x, y) for x, y in points), _PATH_OPERATORS[str(operator)]]))
        self._code.append("B" if shape.fill and shape.stroke else "f" if shape.fill else "S")
        self._cover(shape.element, (min(xs), min(ys), max(xs), max(ys)))

    def picture(self, picture: Picture, name: str) -> None:
        """Draw a bitmap into its rectangle."""
        self._open(picture.element, "Layout")
        self._end_text()
        bottom = self._height - picture.y - picture.height
        size = f"{_number(picture.width)} 0 0 {_number(picture.height)}"
        self._code.append(f"q {size} {_number(picture.x)} {_number(bottom)} cm /{name} Do Q")
        self._cover(picture.element, (picture.x, bottom, picture.x + picture.width, bottom + picture.height))

    def _cover(self, element: str, box: Box) -> None:
        """Let an element's box reach around what was drawn for it."""
        if element:
            self._boxes[element] = _around(self._boxes.get(element, box), box)
            self._tops.setdefault(element, (box[0], box[3]))

    def _fill_with(self, tint: str) -> None:
        if self._fill != tint:
            self._fill = tint
            self._code.append(f"{_color(tint)} rg")

    def _stroke_with(self, tint: str, thickness: float) -> None:
        if self._stroke != tint:
            self._stroke = tint
            self._code.append(f"{_color(tint)} RG")
        if self._thickness != thickness:
            self._thickness = thickness
            self._code.append(f"{_number(thickness)} w")

    def _point(self, x: float, y: float) -> str:
        return f"{_number(x)} {_number(self._height - y)}"


def _unlike(word: Word, other: Word) -> bool:
    """Say whether two words cannot be shown by one TJ."""
    return (
        word.face != other.face
        or word.size != other.size
        or word.tint != other.tint
        or word.rise != other.rise
        or word.element != other.element
        or word.link != other.link
    )


def _around(box: Box, other: Box) -> Box:
    return min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])


def _color(tint: str) -> str:
    """Return the three operands for a tint such as ``#1a5276``."""
    return " ".join(_number(int(tint[i : i + 2], 16) / 255, 4) for i in (1, 3, 5))


def _number(value: float, places: int = 2) -> str:
    """Return a number as a PDF has it: no exponent, no needless zero."""
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
