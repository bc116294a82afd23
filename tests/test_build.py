"""The walk from a handout to its sheets: which are made, in which order, with which warnings."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from isoprint.build import ANSWER_KEY, NEWSLETTER, QUIZ, SHEETS, Sheet, SheetKind, make_job, make_sheets
from isoprint.content.handout import read_content
from isoprint.page import Text
from isoprint.theme.faces import load_faces
from isoprint.yamlmap.encoding import MOST_FILE_BYTES

HANDOUT = """\
title: Sun
reviewed_by: A Clinician
review_by: 2027-01-01
newsletter:
  pages: auto
  sections:
    - body: It burns.
quiz:
  versions: 2
  key: {key}
  questions:
    - ask: Which of these is not hot?
      choices: [the Sun, the Moon]
      answer: the Moon
    - ask: What burns?
      answer: the Sun
"""
faces = cache(load_faces)


def made(folder: Path, text: str, *kinds: SheetKind) -> list[Sheet]:
    (folder / "club.yaml").write_text("name: A Club\n", "utf-8")
    (folder / "sun.yaml").write_text(text, "utf-8")
    found = read_content(folder, today=date(2026, 11, 23))
    assert found.problems == (), found.problems
    (handout,) = found.handouts
    return list(make_sheets(make_job(handout, folder, faces()), kinds or SHEETS))


def test_the_sheets_of_one_version_come_together(tmp_path: Path) -> None:
    names = [sheet.file_name for sheet in made(tmp_path, HANDOUT.format(key="compact"))]
    assert names == ["newsletter.pdf", "quiz-A.pdf", "answer-key-A.pdf", "quiz-B.pdf", "answer-key-B.pdf"]


@pytest.mark.parametrize("kind", SHEETS)
def test_only_the_kinds_asked_for_are_made(tmp_path: Path, kind: SheetKind) -> None:
    assert {sheet.kind for sheet in made(tmp_path, HANDOUT.format(key="compact"), kind)} == {kind}


def test_a_quiz_with_its_answers_at_the_foot_has_no_key(tmp_path: Path) -> None:
    kinds = [sheet.kind for sheet in made(tmp_path, HANDOUT.format(key="foot"))]
    assert kinds == [NEWSLETTER, QUIZ, QUIZ]


@pytest.mark.parametrize("kinds", [(QUIZ, ANSWER_KEY), (ANSWER_KEY,)])
def test_a_warning_comes_with_the_first_sheet_that_it_is_about(tmp_path: Path, kinds: tuple[SheetKind, ...]) -> None:
    sheets = made(tmp_path, HANDOUT.format(key="compact"), *kinds)
    codes = [[warning.code for warning in sheet.warnings] for sheet in sheets]
    assert codes == [["W203"], *[[]] * (len(sheets) - 1)]


@pytest.mark.parametrize(("allow", "codes"), [("[]", ["W100"]), ("[W100]", [])])
def test_a_warning_about_the_pages_can_be_allowed(tmp_path: Path, allow: str, codes: list[str]) -> None:
    text = f"allow: {allow}\n" + HANDOUT.format(key="compact").replace("auto", "3")
    (sheet,) = made(tmp_path, text, NEWSLETTER)
    assert [warning.code for warning in sheet.warnings] == codes


@pytest.mark.slow
def test_a_text_as_long_as_a_file_may_be_is_made_up(tmp_path: Path) -> None:
    start = HANDOUT.partition("    - body")[0]
    paragraph = "        " + "The quick brown fox jumps over the lazy dog, and then it burns. " * 12 + "\n\n"
    count = MOST_FILE_BYTES // 5 // len(paragraph) - 1
    (sheet,) = made(tmp_path, start + ("    - body: |\n" + paragraph * count) * 5)
    texts = {item.element for page in sheet.document.pages for item in page.items if isinstance(item, Text)}
    assert len([element for element in texts if element.startswith("n.")]) == 5 * count
