from collections.abc import Callable

from isoprint.dump import dump
from tests.pdf.samples import everything


def test_a_dump_shows_each_line_each_drawing_and_the_tree(golden: Callable[[str, str], None]) -> None:
    golden("everything-dump", dump(everything()))
