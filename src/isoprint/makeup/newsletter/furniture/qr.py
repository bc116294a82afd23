"""A QR code as one vector shape: squares merged along rows, so no hairlines show between them."""

from itertools import groupby
from typing import Final

from isoprint.page import Shape

_MASK: Final = 2
"""Which of the eight patterns of ISO/IEC 18004, 7.8.2, breaks up the even areas of a code."""


def qr_code(address: str, size: float, tint: str, *, element: str) -> Shape:
    """Return a square of ``size`` points at (0, 0), without the four modules of white that the caller keeps clear.

    The quiet zone is that of ISO/IEC 18004, 6.3.8.
    """
    rows = _modules(address)
    module = size / len(rows)
    path: list[tuple[str | float, ...]] = []
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            width = len(list(run))
            if dark:
                path.append(("R", x * module, y * module, width * module, module))
            x += width
    return Shape(tuple(path), fill=tint, element=element)


def _modules(address: str) -> list[list[bool]]:
    """Return the rows of a code's modules, dark ones True.

    Errors up to 15 % are corrected (level M): a copier's specks and a fold do no harm. The mask is always the same,
    since every reader takes any of the eight, and trying them for the most even one takes 6 ms of a build.
    """
    from qrcodegen import QrCode, QrSegment  # only sheets with an address need it

    code = QrCode.encode_segments(QrSegment.make_segments(address), QrCode.Ecc.MEDIUM, mask=_MASK)
    modules = range(code.get_size())
    return [[code.get_module(column, row) for column in modules] for row in modules]
