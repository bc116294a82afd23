"""QR codes: the squares that are drawn are those of the code, where the size says."""

from qrcodegen import QrCode, QrSegment

from isoprint.makeup.qr import qr_code

ADDRESS = "https://example.org/a-handout"


def test_every_dark_module_is_covered_once_and_no_light_one() -> None:
    code = QrCode.encode_segments(QrSegment.make_segments(ADDRESS), QrCode.Ecc.MEDIUM, mask=2)
    modules = range(code.get_size())
    shape = qr_code(ADDRESS, 0.0, 0.0, float(code.get_size()), "#000000", element="n.qr")
    drawn = []
    for at in range(0, len(shape.path), 5):
        left, top, right = float(shape.path[at][1]), float(shape.path[at][2]), float(shape.path[at + 1][1])
        drawn += [(round(column), round(top)) for column in range(round(left), round(right))]
    assert sorted(drawn) == sorted((x, y) for x in modules for y in modules if code.get_module(x, y))


def test_the_code_fills_its_square() -> None:
    path = qr_code(ADDRESS, 100.0, 200.0, 50.0, "#000000", element="n.qr").path
    numbers = [(float(step[1]), float(step[2])) for step in path if step[0] != "Z"]
    xs, ys = zip(*numbers, strict=True)
    assert (min(xs), min(ys), round(max(xs), 6), round(max(ys), 6)) == (100.0, 200.0, 150.0, 250.0)
