"""Pictures of the content: SVG wherever PNG and JPEG may stand."""

from datetime import date
from pathlib import Path

import pytest

from isoprint.build import make_job, make_sheets
from isoprint.content.handout import ContentResult, read_content
from isoprint.content.model import Handout
from isoprint.drawing import Drawing
from isoprint.dump import dump
from isoprint.page import Document, Picture
from isoprint.theme.faces import load_faces

SVG = """\
<?xml version="1.0" encoding="utf-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40">
  <rect width="40" height="40" fill="teal"/>
  <text x="45" y="30">Dose</text>
</svg>
"""
HANDOUT = """\
title: Sun
reviewed_by: A Clinician
review_by: 2027-01-01
newsletter:
  columns: 2
  sections:
    - heading: Light
      picture: images/sun.svg
      alt: A teal square
      body: It burns.
    - heading: Shade
      span: all
      body: |
        ![A square again](images/sun.svg "Once more")
quiz:
  questions:
    - ask: Which color is this?
      picture: images/sun.svg
      alt: A teal square
      answer: Teal
"""


def read(folder: Path, svg: str = SVG) -> ContentResult:
    """Read a handout that shows an SVG in a section, in a text and in a question, and in the club's logo."""
    (folder / "images").mkdir()
    (folder / "images" / "sun.svg").write_text(svg, "utf-8")
    (folder / "club.yaml").write_text("name: A Club\nlogo: images/sun.svg\nlogo_alt: A square\n", "utf-8")
    (folder / "sun.yaml").write_text(HANDOUT, "utf-8")
    return read_content(folder, today=date(2026, 11, 23), printable=lambda character: character != "☃")


def handout(folder: Path) -> Handout:
    reading = read(folder)
    assert reading.problems == ()
    return reading.handouts[0]


def made(folder: Path) -> dict[str, Document]:
    """Return the sheets of the handout by their names."""

    sheets = list(make_sheets(make_job(handout(folder), folder, load_faces())))
    assert [warning.code for sheet in sheets for warning in sheet.warnings if warning.code == "W101"] == []
    return {sheet.name: sheet.document for sheet in sheets}


def test_an_svg_stands_wherever_a_picture_may(tmp_path: Path) -> None:
    drawn = {
        name: [item.image for page in document.pages for item in page.items if isinstance(item, Picture)]
        for name, document in made(tmp_path).items()
    }
    assert {name: len(images) for name, images in drawn.items() if images} == {"newsletter": 3, "quiz": 1}
    assert all(isinstance(image, Drawing) for images in drawn.values() for image in images)


def test_an_svg_keeps_its_proportions_and_is_never_too_coarse(tmp_path: Path) -> None:
    for document in made(tmp_path).values():
        for page in document.pages:
            sizes = [(item.width, item.height) for item in page.items if isinstance(item, Picture)]
            assert [width / height for width, height in sizes] == pytest.approx([2] * len(sizes))


def test_a_dump_shows_a_drawing_and_its_texts(tmp_path: Path) -> None:
    assert "svg 80 × 40  2 items  “Dose”" in dump(made(tmp_path)["newsletter"])


@pytest.mark.parametrize(
    ("svg", "code", "message"),
    [
        (SVG.replace("teal", "url(#none)"), "E041", "This SVG refers to “#none”, which is not in it (line 3)"),
        (SVG.replace("Dose", "☃"), "E034", "This SVG has text with “☃” (U+2603), which the bundled fonts do not have"),
        ("<html/>", "E041", "This is a file of an unknown type; pictures must be PNG, JPEG or SVG"),
        ("<?xml version='1.0'?><html/>", "E041", "This is XML, but its outermost element is not “svg” (line 1)"),
        ("\x1f\ufffd", "E041", "This is a file of an unknown type; pictures must be PNG, JPEG or SVG"),
    ],
)
def test_an_svg_that_cannot_be_used_is_told_at_each_place(tmp_path: Path, svg: str, code: str, message: str) -> None:
    problems = [it for it in read(tmp_path, svg).problems if it.severity == "error"]
    assert {(problem.code, problem.message) for problem in problems} == {(code, message)}
    assert [problem.source.line for problem in problems] == [2, 8, 14, 18]
    assert all(problem.remedy for problem in problems)


@pytest.mark.parametrize("start", ["\ufeff", "\n  ", "<!-- drawn -->\n", '<!DOCTYPE svg PUBLIC "x" "y">'])
def test_an_svg_is_known_by_its_beginning(tmp_path: Path, start: str) -> None:
    reading = read(tmp_path, start + SVG.partition("\n")[2])
    assert reading.problems == ()


def test_an_svg_may_be_in_any_usual_encoding(tmp_path: Path) -> None:
    read(tmp_path)
    for encoding, codec in (("utf-16", "utf-16"), ("iso-8859-1", "latin-1")):
        (tmp_path / "images" / "sun.svg").write_bytes(SVG.replace("utf-8", encoding).encode(codec))
        assert read_content(tmp_path, today=date(2026, 11, 23)).problems == ()


def test_a_handout_without_svg_imports_nothing_for_it() -> None:
    import subprocess
    import sys

    told = subprocess.run(
        [sys.executable, "-c", "import sys, isoprint.cli, isoprint.build, isoprint.pdf; print(*sys.modules)"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split()
    assert "isoprint.build" in told
    assert {"isoprint.svg", "isoprint.drawing.items", "isoprint.pdf.drawings", "tinycss2"}.isdisjoint(told)
