"""Path data such as ``M0 0h10a5 5 0 01…``: `read_path` returns its steps, lines and cubic curves."""

import re
from cmath import phase, rect
from collections.abc import Callable, Iterator
from math import ceil, pi, radians, sqrt, tan
from typing import Final, NamedTuple

from isoprint.drawing.items import Point, Step, Steps, step_of
from isoprint.svg.numbers import NUMBER, bounded
from isoprint.svg.unsupported import SAVE_AGAIN, SIMPLER, UnsupportedSvg

MOST_PATH_STEPS: Final = 40_000
"""The greatest number of steps of one path."""
_TOKEN: Final = re.compile(rf"[\s,]*+(?:([MmLlHhVvCcSsQqTtAaZz])|({NUMBER}))", re.ASCII)
"""A command or a number, and what parts it from the one before."""
_SPACE: Final = re.compile(r"[\s,]*+", re.ASCII)
"""What may stand between two tokens."""
_FLAG: Final = re.compile(r"[\s,]*+([01])", re.ASCII)
"""A flag of an arc: one figure, which needs no space after it."""
_TAKES: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
"""How many numbers a command takes (SVG 1.1, 8.3)."""


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
    """A path being drawn: the position of the pen, its start, and the last control point."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.x = self.y = 0.0
        self._start = 0.0, 0.0
        self._control = 0.0, 0.0
        self._last = ""

    def go(self, command: str, values: list[float]) -> None:
        """Add the steps of one command."""
        kind = command.upper()
        if not self.steps and kind != "M":
            raise UnsupportedSvg("A path in this SVG does not begin with “M”", SAVE_AGAIN)
        if command != kind:
            values = self._absolute(kind, values)
        moves: dict[str, Callable[..., None]] = {
            "M": self._move,
            "L": self._line,
            "H": lambda x: self._line(x, self.y),
            "V": lambda y: self._line(self.x, y),
            "C": self._cubic,
            "S": lambda *points: self._cubic(*self._mirrored("CS"), *points),
            "Q": self._quadratic,
            "T": lambda x, y: self._quadratic(*self._mirrored("QT"), x, y),
            "A": self._arc,
            "Z": self._close,
        }
        moves[kind](*values)
        self._last = kind

    def _absolute(self, kind: str, values: list[float]) -> list[float]:
        """Return values relative to the origin instead of the position of the pen."""
        if kind == "H":
            return [values[0] + self.x]
        if kind == "V":
            return [values[0] + self.y]
        if kind == "A":
            return [*values[:5], values[5] + self.x, values[6] + self.y]
        return [value + (self.y if index % 2 else self.x) for index, value in enumerate(values)]

    def _move(self, x: float, y: float) -> None:
        self.x, self.y = self._start = x, y
        self.steps.append(("M", x, y))

    def _line(self, x: float, y: float) -> None:
        self.x, self.y = x, y
        self.steps.append(("L", x, y))

    def _close(self) -> None:
        self.x, self.y = self._start
        self.steps.append(("Z",))

    def _cubic(self, *points: float) -> None:
        self._control = points[2], points[3]
        self.x, self.y = points[4], points[5]
        self.steps.append(("C", *points))

    def _quadratic(self, x1: float, y1: float, x: float, y: float) -> None:
        """Add a curve with one control point, as the equivalent cubic."""
        points = (self.x + 2 * (x1 - self.x) / 3, self.y + 2 * (y1 - self.y) / 3)
        self._cubic(*points, x + 2 * (x1 - x) / 3, y + 2 * (y1 - y) / 3, x, y)
        self._control = x1, y1

    def _mirrored(self, kinds: str) -> tuple[float, float]:
        """Return the last control point mirrored at the pen; after other commands, the position of the pen."""
        if self._last and self._last in kinds:
            return 2 * self.x - self._control[0], 2 * self.y - self._control[1]
        return self.x, self.y

    def _arc(self, rx: float, ry: float, turn: float, *ends: float) -> None:
        large, sweep, x, y = ends
        start, end = complex(self.x, self.y), complex(x, y)
        if start == end:
            return
        if not rx or not ry:
            self._line(x, y)
            return
        ellipse = _Ellipse(abs(rx), abs(ry), radians(turn))
        self.steps += (step_of("C", *curve) for curve in _arc_curves(start, end, ellipse, bool(large), bool(sweep)))
        self.x, self.y = x, y


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
