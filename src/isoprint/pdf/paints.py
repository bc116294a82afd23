"""Write gradients: a gradient in, the shading of its colors or of its opacity out. Clauses are those of ISO 32000-1."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from isoprint.drawing.items import Gradient, Stop
from isoprint.pdf.operators import color, decimal


def shading_of(gradient: Gradient) -> str:
    """Return a shading that extends its first and last color beyond its ends (8.7.4.5.3, 8.7.4.5.4)."""
    return _shading(gradient, "/DeviceRGB", lambda stop: color(stop.color))


def fading_of(gradient: Gradient) -> str:
    """Return the shading in gray of the opacity of a gradient's stops, from black for transparent to white."""
    return _shading(gradient, "/DeviceGray", lambda stop: decimal(stop.opacity, 4))


def _shading(gradient: Gradient, space: str, value: Callable[[Stop], str]) -> str:
    ends = " ".join(decimal(end, 6) for end in gradient.ends)
    kind = 2 if len(gradient.ends) == 4 else 3
    function = _function(gradient.stops, value)
    return f"<</ShadingType {kind} /ColorSpace {space} /Coords [{ends}] /Function {function} /Extend [true true]>>"


def _function(stops: Sequence[Stop], value: Callable[[Stop], str]) -> str:
    """Return the function from 0 to 1 through all stops; where two are at one place the color jumps (7.10.4)."""
    parts = [(one, other) for one, other in pairwise(stops) if other.at - one.at > 1e-6]
    pieces = [f"<</FunctionType 2 /Domain [0 1] /N 1 /C0 [{value(a)}] /C1 [{value(b)}]>>" for a, b in parts]
    if len(pieces) == 1:
        return pieces[0]
    bounds = " ".join(decimal(other.at, 6) for _, other in parts[:-1])
    encode = " ".join("0 1" for _ in parts)
    return f"<</FunctionType 3 /Domain [0 1] /Functions [{' '.join(pieces)}] /Bounds [{bounds}] /Encode [{encode}]>>"
