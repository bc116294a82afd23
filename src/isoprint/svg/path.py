"""Path data such as ``M0 0h10a5 5 0 01…``: `read_path` returns its steps, lines and cubic curves."""

import re
from cmath import phase, rect
from collections.abc import Iterator
from math import ceil, pi, radians, sqrt, tan
from typing import Final, NamedTuple

from isoprint.drawing.items import Point, Step, Steps, step_of
from isoprint.svg.numbers import NUMBER, bounded
from isoprint.svg.unsupported import SAVE_AGAIN, SIMPLER, UnsupportedSvg

MOST_PATH_STEPS: Final = 40_000
"""The greatest number of steps of one path."""
LEAST_RADIUS: Final = 1e-6
"""The radius below which an arc is a straight line: none is drawn finer, and smaller numbers overflow."""
LEAST_CHORD: Final = 1e-9
"""The share of its radius below which an arc's ends are one point."""
_TOKEN: Final = re.compile(rf"[\s,]*+(?:([MmLlHhVvCcSsQqTtAaZz])|({NUMBER}))", re.ASCII)
"""A command or a number, and what parts it from the one before."""
_SPACE: Final = re.compile(r"[\s,]*+", re.ASCII)
"""What may stand between two tokens."""
_FLAG: Final = re.compile(r"[\s,]*+([01])", re.ASCII)
"""A flag of an arc: one figure, which needs no space after it."""
_TAKES: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
"""How many numbers a command takes (SVG 1.1, 8.3)."""
_SMOOTH: Final = {"S": ("C", "S"), "T": ("Q", "T")}
"""The commands whose first control point mirrors the last one of these; after others it is where the pen is."""


def read_path(text: str) -> Steps:
    """Return the steps of path data. Raises UnsupportedSvg if it breaks the rules (SVG 1.1, 8.3)."""
    trace = _Trace()
    for command, values in _commands(text):
        trace.go(command, values)
        if len(trace.steps) > MOST_PATH_STEPS:
            raise UnsupportedSvg(f"A path in this SVG has more than {MOST_PATH_STEPS:,} points", SIMPLER)
    return tuple(trace.steps)


def _commands(text: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with the numbers it takes; further points after M count as points of L."""
    index, command = 0, ""
    end = len(text.rstrip())
    while index < end:
        match = _TOKEN.match(text, index)
        if match is None:
            raise _unreadable(text, index)
        if match[1]:
            command, index = match[1], match.end()
        elif command in "Zz":
            raise _unreadable(text, index)
        values: list[float] = []
        for number in range(_TAKES[command.upper()]):
            index = _take(text, index, values, flag=command in "Aa" and number in (3, 4))
        yield command, values
        command = {"M": "L", "m": "l"}.get(command, command)


def _take(text: str, index: int, values: list[float], flag: bool) -> int:
    """Read one number, or a flag of one digit, and return the index after it."""
    match = _FLAG.match(text, index) if flag else _TOKEN.match(text, index)
    figures = match[1] if match and flag else match[2] if match else None
    if match is None or figures is None:
        raise _unreadable(text, index)
    values.append(bounded(figures))
    return match.end()


def _unreadable(text: str, index: int) -> UnsupportedSvg:
    space = _SPACE.match(text, index)
    start = space.end() if space else index
    where = f"at “{text[start : start + 20]}”" if text[start:].strip() else "at its end"
    return UnsupportedSvg(f"A path in this SVG cannot be read {where}", SAVE_AGAIN)


class _Trace:
    """A path being drawn: the position of the pen, the start of its piece, and the last control point."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._pen = self._start = self._control = 0j
        self._last = ""

    def go(self, command: str, values: list[float]) -> None:
        """Add the steps of one command."""
        kind = command.upper()
        if not self.steps and kind != "M":
            raise UnsupportedSvg("A path in this SVG does not begin with “M”", SAVE_AGAIN)
        points = self._points(kind, values, self._pen if command != kind else 0j)
        match kind:
            case "M":
                self._start = points[0]
                self.steps.append(step_of("M", *points))
            case "L" | "H" | "V":
                self.steps.append(step_of("L", *points))
            case "C" | "S":
                self._control = points[1]
                self.steps.append(step_of("C", *points))
            case "Q" | "T":
                self._control, end = points
                controls = (point + 2 * (self._control - point) / 3 for point in (self._pen, end))
                self.steps.append(step_of("C", *controls, end))
            case "A":
                self.steps += _arc(self._pen, points[0], values[:5])
            case "Z":
                self.steps.append(("Z",))
        self._pen, self._last = points[-1], kind

    def _points(self, kind: str, values: list[float], origin: Point) -> list[Point]:
        """Return the points of a command: its end, after the control points of a curve."""
        if kind == "Z":
            return [self._start]
        if kind == "H":
            return [complex(values[0] + origin.real, self._pen.imag)]
        if kind == "V":
            return [complex(self._pen.real, values[0] + origin.imag)]
        ends = values[5:] if kind == "A" else values
        points = [origin + complex(x, y) for x, y in zip(ends[::2], ends[1::2], strict=True)]
        if kind in _SMOOTH:
            points.insert(0, 2 * self._pen - self._control if self._last in _SMOOTH[kind] else self._pen)
        return points


def _arc(start: Point, end: Point, values: list[float]) -> list[Step]:
    """Return the steps of an arc, with its radii, turn in degrees, and flags."""
    rx, ry, turn, large, sweep = values
    if start == end:
        return []
    if min(abs(rx), abs(ry)) < LEAST_RADIUS or abs(start - end) < LEAST_CHORD * max(abs(rx), abs(ry)):
        return [step_of("L", end)]
    curves = _arc_curves(start, end, _Ellipse(abs(rx), abs(ry), radians(turn)), bool(large), bool(sweep))
    return [step_of("C", *curve) for curve in curves]


class _Ellipse(NamedTuple):
    """The radii of an ellipse, and by how much it is turned, in radians."""

    rx: float
    ry: float
    turn: float


def _arc_curves(start: Point, end: Point, shape: _Ellipse, large: bool, sweep: bool) -> Iterator[list[Point]]:
    """Yield the cubics of an arc of an ellipse (SVG 1.1, F.6.5 and F.6.6)."""
    rx, ry, turn = shape
    turned = rect(1, turn)
    half = (start - end) / 2 * turned.conjugate()
    from_middle = complex(half.real / rx, half.imag / ry)
    reach = abs(from_middle)
    if reach > 1:  # too small to reach from one end to the other: enlarge it just enough
        rx, ry, from_middle, reach = rx * reach, ry * reach, from_middle / reach, 1.0
    off = sqrt(max(0.0, 1 / reach**2 - 1)) * (-1 if large == sweep else 1)
    center = from_middle * -1j * off
    first = phase(from_middle - center)
    sweeping = phase(-from_middle - center) - first
    sweeping = sweeping % (2 * pi) if sweep else -(-sweeping % (2 * pi))
    middle = turned * complex(rx * center.real, ry * center.imag) + (start + end) / 2
    for points in _unit_arc(first, sweeping):
        yield [middle + turned * complex(rx * point.real, ry * point.imag) for point in points]


def _unit_arc(first: float, sweeping: float) -> Iterator[tuple[Point, Point, Point]]:
    """Yield the control points and ends of cubics along the unit circle, each at most a quarter of it."""
    parts = max(1, ceil(abs(sweeping) / (pi / 2) - 1e-9))
    each = sweeping / parts
    pull = 4j / 3 * tan(each / 4)
    for part in range(parts):
        start, end = rect(1, first + part * each), rect(1, first + (part + 1) * each)
        yield start + pull * start, end - pull * end, end
