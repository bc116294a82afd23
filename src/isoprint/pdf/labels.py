"""Write the labels of drawings: a label and the fonts in, operators out, with the same advances as all other text."""

from collections.abc import Callable, Mapping
from itertools import groupby

from isoprint.drawing.items import IDENTITY, Label, LabelSpan
from isoprint.pdf.fonts import FontInUse, ShownWord
from isoprint.pdf.operators import decimal, matrix_code

FontsByFace = Mapping[str, FontInUse]
"""The fonts of the faces."""
Inks = Callable[[LabelSpan], tuple[str, str]]
"""Returns the operators that set the fill and the stroke of type, each empty where there is none."""

_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""The share of a label's length that lies before its place."""


class _FaceRun:
    """Letters of a span in one face: their operands, their natural width, and the factor by which it is stretched."""

    def __init__(self, span: LabelSpan, font: FontInUse, text: str) -> None:
        self.span, self.font = span, font
        self.piece: ShownWord = font.font[text]
        font.says |= self.piece[3]
        self.stretch = 1.0

    @property
    def natural(self) -> float:
        """Return the advance before stretching, in the units of the label."""
        return self.piece[1] * self.span.size / 1000 + self.piece[2] * self.span.tracking


def label_code(label: Label, fonts: FontsByFace, inks: Inks) -> str:
    """Return the operators of a label."""
    spans = [(span, _runs(span, fonts)) for span in label.spans]
    for span, runs in spans:
        natural = sum(run.natural for run in runs)
        for run in runs if span.fitted > 0 and natural > 0 else ():
            run.stretch = span.fitted / natural
    long = sum(span.dx + sum(run.natural * run.stretch for run in runs) for span, runs in spans)
    x, y = label.x - long * _SHARES[label.anchor], label.y
    matrix = f"{matrix_code(label.matrix)} cm " * (label.matrix != IDENTITY)
    code = ""
    for span, runs in spans:
        x, y = x + span.dx, y + span.dy
        for run in runs:
            code += _shown(run, x, y, matrix, inks)
            x += run.natural * run.stretch
    return code


def _runs(span: LabelSpan, fonts: FontsByFace) -> list[_FaceRun]:
    """Return a span in runs of one face each: those of the other family where its own lacks a character."""
    if _has(fonts[span.face], span.text):
        return [_FaceRun(span, fonts[span.face], span.text)]
    regular = (f"{face.partition('/')[0]}/regular" for face in (span.face, span.other))
    candidates = span.face, span.other, *regular
    faces = ((next((f for f in candidates if _has(fonts[f], it)), span.face), it) for it in span.text)
    runs = groupby(faces, key=lambda pair: pair[0])
    return [_FaceRun(span, fonts[face], "".join(letter for _, letter in run)) for face, run in runs]


def _has(font: FontInUse, text: str) -> bool:
    """Return whether a font has a glyph for every character."""
    return all(glyph.id for glyph in font.font.face.shape(text))


def _shown(run: _FaceRun, x: float, y: float, matrix: str, inks: Inks) -> str:
    """Return the operators of a run, turned back upright since y grows downwards."""
    span = run.span
    fill, stroke = inks(span)
    text = (
        f"{matrix}BT /{run.font.name} {decimal(span.size, 6)} Tf {decimal(span.tracking, 6)} Tc"
        f" {decimal(run.stretch, 6)} 0 0 -1 {decimal(x, 6)} {decimal(y, 6)} Tm [{run.piece[0]}] TJ ET Q\n"
    )
    fills, strokes = f"q {fill}{text}" if fill else "", f"q {stroke}1 Tr {text}" if stroke else ""
    return strokes + fills if span.under else fills + strokes
