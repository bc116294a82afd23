"""QR codes: the squares that are drawn are those of the code, where the size says."""

from qrcodegen import QrCode, QrSegment

from isoprint.makeup.newsletter.furniture.qr import qr_code

ADDRESS = "https://example.org/a-handout"


def test_every_dark_module_is_covered_once_and_no_light_one() -> None:
    code = QrCode.encode_segments(QrSegment.make_segments(ADDRESS), QrCode.Ecc.MEDIUM, mask=2)
    modules = range(code.get_size())
    shape = qr_code(ADDRESS, float(code.get_size()), "#000000", element="n.qr")
    drawn = []
    for step in shape.path:
        left, top, width, height = (round(float(value)) for value in step[1:])
        drawn += [(left + column, top) for column in range(width)]
        assert height == 1
    assert sorted(drawn) == sorted((x, y) for x in modules for y in modules if code.get_module(x, y))


def test_the_code_fills_its_square() -> None:
    corners = qr_code(ADDRESS, 50.0, "#000000", element="n.qr").corners
    assert tuple(round(corner, 6) for corner in corners) == (0.0, 0.0, 50.0, 50.0)
