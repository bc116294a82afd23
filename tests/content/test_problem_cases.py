"""Each mistake that the format knows of has a file in ``tests/cases/problems``, with what is told of it.

Below a line stands, after ``#!``, each problem that points at it: column, code, message, and the remedy after an
arrow. These lines are taken out before the file is read. ``pytest --update`` writes them anew; then read the diff.
"""

import struct
import zlib
from datetime import date
from pathlib import Path

import pytest

from isoprint.check.items import item_problems
from isoprint.content.handout import read_content
from isoprint.problems import Problem, visible


def png(width: int, height: int) -> bytes:
    """Return a gray picture."""
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


CASES = Path(__file__).parents[1] / "cases" / "problems"
PICTURE = png(1, 1)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n{}\n</svg>'
DRAWINGS = {
    "shadow": DRAWING.format('<circle r="5" filter="url(#shadow)"/>'),
    "snow": DRAWING.format("<text>☃</text>"),
}
SOUND = (
    "title: Moon\nreviewed_by: A Clinician\nreview_by: 2027-01-01\nnewsletter:\n  sections:\n    - body: It shines.\n"
)


def read(folder: Path, case: str, text: str) -> tuple[Problem, ...]:
    """Read a case as the club's file if its name says so, as a handout otherwise."""
    (folder / "images").mkdir()
    (folder / "images" / "sun.png").write_bytes(PICTURE)
    for name, drawing in DRAWINGS.items():
        (folder / "images" / f"{name}.svg").write_text(drawing, "utf-8")
    club = case.startswith("club-")
    (folder / "club.yaml").write_text(text if club else "name: A Club\n", "utf-8")
    (folder / "handout.yaml").write_text(SOUND if club else text, "utf-8")
    reading = read_content(folder, today=date(2026, 11, 23), printable=lambda character: character != "☃")
    flaws = (flaw for handout in reading.handouts for flaw in item_problems(handout))
    return (*reading.problems, *(reading.excerpted(flaw) for flaw in flaws))


def annotated(text: str, problems: tuple[Problem, ...]) -> str:
    """Return a file's text with each problem below its line."""
    lines = text.splitlines()
    for problem in sorted(problems, key=lambda p: (p.source.line, p.source.column), reverse=True):
        told = f"#! {problem.source.column} {problem.code} {problem.message} → {problem.remedy}"
        lines.insert(problem.source.line, visible(told))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("*.yaml")))
def test_a_mistake_is_told_where_it_stands_with_its_remedy(case: str, tmp_path: Path, update: bool) -> None:
    path = CASES / f"{case}.yaml"
    expected = path.read_text("utf-8")
    text = "".join(line for line in expected.splitlines(keepends=True) if not line.startswith("#! "))
    problems = read(tmp_path, case, text)
    actual = annotated(text, problems)
    if update:
        path.write_text(actual, "utf-8")
    assert problems, "a case has at least one problem"
    assert all(problem.excerpt.rstrip() == text.splitlines()[problem.source.line - 1].rstrip() for problem in problems)
    assert update or actual == expected
