"""Write drawings: each a form that pages show like a picture, with its paints and effects as resources.

A form is 1 wide and 1 high, as an image is, so a page places both alike. Within it y grows downwards as in the
drawing; only type is turned back. Clauses are those of ISO 32000-1.
"""

from collections.abc import Callable, Mapping
from math import floor, log10
from typing import Final

from isoprint.drawing import Drawing
from isoprint.drawing.items import (
    IDENTITY,
    Bitmap,
    Box,
    DrawingItem,
    Gradient,
    Group,
    Ink,
    Label,
    LabelSpan,
    PaintedPath,
    Steps,
    Stroke,
    Tiling,
)
from isoprint.images import Image
from isoprint.pdf.file import deflate
from isoprint.pdf.fonts import FontInUse
from isoprint.pdf.labels import label_code
from isoprint.pdf.operators import OPERATORS, color, decimal, matrix_code
from isoprint.pdf.paints import fading_of, shading_of
from isoprint.pdf.reportlab_patches import Canvas

_DIGITS: Final = 5
"""The digits to which lengths are exact, of the larger side of a drawing: no printer shows a hundred thousandth."""
_WORTH_MOVING: Final = 8
"""The steps from which on a path is written relative to its first point."""
_CAPS: Final = {"butt": 0, "round": 1, "square": 2}
"""The numbers of line caps (8.4.3.3)."""
_JOINS: Final = {"miter": 0, "round": 1, "bevel": 2}
"""The numbers of line joins (8.4.3.4)."""
_TRANSPARENT: Final = "/Group <</S /Transparency /CS /Device%s /I true>>"
"""The entry of a form whose items are blended as one, in RGB or, for a mask, Gray (11.6.6)."""


Embed = Callable[[Image], tuple[str, str]]
"""Adds a bitmap to the file and returns its name and the reference to it."""


class Drawings:
    """The drawings of one document; a gradient or an opacity that several of them use is in the file once."""

    def __init__(self, canvas: Canvas, fonts: Mapping[str, FontInUse], image: Embed) -> None:
        self.canvas, self.fonts, self.image = canvas, fonts, image
        self._added: dict[str, str] = {}
        self._forms: dict[str, Form] = {}

    def embed(self, drawing: Drawing) -> str:
        """Add a drawing to the file and return the reference to it."""
        width, height = drawing.width, drawing.height
        form = Form(self, _decimals(max(width, height)), (0.0, 0.0, width, height))
        form.items(drawing.items)
        matrix = f"/Matrix [{decimal(1 / width, 12)} 0 0 {decimal(-1 / height, 12)} 0 1]"
        return self.stream(form, f"/Type /XObject /Subtype /Form {form.bounds} {matrix}")

    def stream(self, form: "Form", entries: str) -> str:
        """Add the content of a form, with its resources, and return the reference to it."""
        resources = self.canvas.reserve()
        self._forms[resources] = form
        code = deflate("".join(form.code).encode("latin-1"))
        return self.canvas.add_stream(f"{entries} /Resources {resources} /Filter /FlateDecode", code)

    def added(self, text: str) -> str:
        """Add an object, the same only once, and return the reference to it."""
        if text not in self._added:
            self._added[text] = self.canvas.add(text)
        return self._added[text]

    def finish(self, fonts: str) -> None:
        """Set the resources of all forms; ``fonts`` are the entries of the fonts, known once all is written."""
        for resources, form in self._forms.items():
            kinds = {kind: _named(named) for kind, named in form.resources.items()}
            if form.shows_text:
                kinds["Font"] = fonts
            self.canvas.set(resources, f"<<{' '.join(f'/{kind} <<{entries}>>' for kind, entries in kinds.items())}>>")


class Form:
    """A content stream while it is written, in pixels of the drawing, and the resources that it names."""

    def __init__(self, drawings: Drawings, digits: int, box: Box) -> None:
        self.code: list[str] = []
        self.resources: dict[str, dict[str, str]] = {}
        self.shows_text = False
        self.drawings = drawings
        self.digits = digits
        self.box = box

    @property
    def bounds(self) -> str:
        """Return the entry that cuts a form off at its edges."""
        return f"/BBox [{' '.join(decimal(side, self.digits) for side in self.box)}]"

    def inner(self) -> "Form":
        """Return an empty form for items that are drawn as one within this form."""
        return Form(self.drawings, self.digits, self.box)

    def name(self, kind: str, reference: str) -> str:
        """Return the name of a resource in this form."""
        named = self.resources.setdefault(kind, {})
        name = next((known for known, other in named.items() if other == reference), "")
        if not name:
            name = f"{kind[0]}{len(named) + 1}"
            named[name] = reference
        return name

    def items(self, items: tuple[DrawingItem, ...]) -> None:
        """Draw items, one over the other."""
        for item in items:
            if isinstance(item, PaintedPath):
                self._outline(item)
            elif isinstance(item, Label):
                self.shows_text = True
                self.code.append(label_code(item, self.drawings.fonts, self._inks))
            elif isinstance(item, Bitmap):
                self._bitmap(item)
            else:
                self._group(item)

    # -------------------------------------------------------------- shapes

    def _outline(self, outline: PaintedPath) -> None:
        fill, stroke = outline.fill, outline.stroke
        digits = self.digits if outline.matrix == IDENTITY else 6
        state, steps = self._begun(outline)
        path = state + steps_code(steps, digits)  # after the ink, whose mask the matrix of its moment would move
        area = f"f{'*' * outline.even_odd}\n"
        fills = fill and f"{self.ink(fill, 'fill')}{path}{area}"
        strokes = stroke and f"{self.stroke(stroke, digits)}{path}S\n"
        for part in (strokes, fills) if outline.under else (fills, strokes):
            if part:
                self.code.append(f"q\n{part}Q\n")

    def _begun(self, outline: PaintedPath) -> tuple[str, Steps]:
        """Return the operator that moves the origin to a path, and the path relative to it.

        Why: a chart has thousands of equal dots. Written relative to their first points their operators are equal
        too, and compression stores them once.
        """
        if outline.matrix != IDENTITY:
            return f"{matrix_code(outline.matrix)} cm\n", outline.steps
        if len(outline.steps) < _WORTH_MOVING:
            return "", outline.steps
        x, y = (round(value, self.digits) for value in outline.steps[0][1:])
        return f"1 0 0 1 {decimal(x, self.digits)} {decimal(y, self.digits)} cm\n", shifted(outline.steps, x, y)

    def stroke(self, stroke: Stroke, digits: int) -> str:
        """Return the operators that set how lines are stroked."""
        dashes = " ".join(decimal(dash, digits) for dash in stroke.dashes)
        return (
            f"{self.ink(stroke.ink, 'stroke')}{decimal(stroke.width, digits)} w\n"
            + f"{_CAPS[stroke.cap]} J\n" * (stroke.cap != "butt")
            + f"{_JOINS[stroke.join]} j\n" * (stroke.join != "miter")
            + f"{decimal(stroke.miter, 3)} M\n" * (stroke.miter != 10.0 and stroke.join == "miter")
            + f"[{dashes}] {decimal(stroke.phase, digits)} d\n" * bool(stroke.dashes)
        )

    def ink(self, ink: Ink, use: str) -> str:
        """Return the operators that make an area or stroke that of an ink; ``use`` is ``fill`` or ``stroke``."""
        fills = use == "fill"
        code = ""
        if ink.opacity < 1:
            alpha = "ca" if fills else "CA"
            code = f"{self.state(f'/{alpha} {decimal(ink.opacity, 4)}')} gs\n"
        if isinstance(ink.paint, str):
            return f"{code}{color(ink.paint)} {'rg' if fills else 'RG'}\n"
        if isinstance(ink.paint, Gradient) and any(stop.opacity < 1 for stop in ink.paint.stops):
            code += f"{self.state(f'/SMask {self._mask(ink.paint)}')} gs\n"
        pattern = self._gradient(ink.paint) if isinstance(ink.paint, Gradient) else self._tiling(ink.paint)
        name = self.name("Pattern", pattern)
        return f"{code}/Pattern {'cs' if fills else 'CS'} /{name} {'scn' if fills else 'SCN'}\n"

    def _inks(self, span: LabelSpan) -> tuple[str, str]:
        """Return the operators that make type that of a span: for filling and for stroking, empty where it is not."""
        return self.ink(span.fill, "fill") if span.fill else "", self.stroke(span.stroke, 6) if span.stroke else ""

    def state(self, entries: str) -> str:
        """Return the name of a state of graphics."""
        return f"/{self.name('ExtGState', self.drawings.added(f'<</Type /ExtGState {entries}>>'))}"

    def _gradient(self, gradient: Gradient) -> str:
        """Return the reference to a shading pattern (8.7.4)."""
        shading = self.drawings.added(shading_of(gradient))
        matrix = matrix_code(gradient.matrix)
        return self.drawings.added(f"<</Type /Pattern /PatternType 2 /Shading {shading} /Matrix [{matrix}]>>")

    def _mask(self, gradient: Gradient) -> str:
        """Return the soft mask that lets through as much as a gradient's stops are opaque (11.6.5.3)."""
        shading = self.drawings.added(fading_of(gradient))
        mask = self.inner()
        mask.code.append(f"{matrix_code(gradient.matrix)} cm /{mask.name('Shading', shading)} sh\n")
        form = self.drawings.stream(mask, f"/Type /XObject /Subtype /Form {mask.bounds} {_TRANSPARENT % 'Gray'}")
        return f"<</Type /Mask /S /Luminosity /G {form}>>"

    def _tiling(self, tiling: Tiling) -> str:
        """Return the reference to a tiling pattern (8.7.3)."""
        left, top, right, bottom = tiling.box
        tile = Form(self.drawings, 6, tiling.box)
        tile.items(tiling.items)
        steps = f"/XStep {decimal(right - left, 6)} /YStep {decimal(bottom - top, 6)}"
        kind = f"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 {tile.bounds} {steps}"
        return self.drawings.stream(tile, f"{kind} /Matrix [{matrix_code(tiling.matrix)}]")

    # -------------------------------------------------------------- pictures and groups

    def _bitmap(self, bitmap: Bitmap) -> None:
        """Draw a picture; the square of an image has its y upwards."""
        a, b, c, d, e, f = bitmap.matrix
        name, reference = self.drawings.image(bitmap.image)
        self.resources.setdefault("XObject", {})[name] = reference
        self.code.append(f"q {matrix_code((a, b, -c, -d, e + c, f + d))} cm /{name} Do Q\n")

    def _group(self, group: Group) -> None:
        clips = (f"{steps_code(clip.steps, self.digits)}W{'*' * clip.even_odd} n\n" for clip in group.clips)
        code = "".join(clips)
        if group.opacity == 1 and group.blend == "Normal":
            self.code.append(f"q\n{code}")
            self.items(group.items)
            self.code.append("Q\n")
            return
        inner = self.inner()
        inner.items(group.items)
        form = self.drawings.stream(inner, f"/Type /XObject /Subtype /Form {inner.bounds} {_TRANSPARENT % 'RGB'}")
        opacity = decimal(group.opacity, 4)
        state = self.state(f"/ca {opacity} /CA {opacity} /BM /{group.blend}")
        self.code.append(f"q\n{code}{state} gs /{self.name('XObject', form)} Do\nQ\n")


def _named(resources: Mapping[str, str]) -> str:
    return " ".join(f"/{name} {reference}" for name, reference in resources.items())


def steps_code(steps: Steps, digits: int) -> str:
    """Return the operators of a path."""
    written = ((*(decimal(value, digits) for value in values), OPERATORS[letter]) for letter, *values in steps)
    return "".join(f"{' '.join(operands)}\n" for operands in written)


def shifted(steps: Steps, x: float, y: float) -> Steps:
    """Return a path relative to another origin."""
    by = x, y
    return tuple((step[0], *(value - by[index % 2] for index, value in enumerate(step[1:]))) for step in steps)


def _decimals(side: float) -> int:
    """Return how many places after the point a length needs in a drawing of this size."""
    return min(9, max(0, _DIGITS - floor(log10(side))))
