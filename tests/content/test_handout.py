"""Reading the content folder."""

from datetime import date
from pathlib import Path

import pytest

from isoprint.content.handout import ContentResult, read_content
from isoprint.problems import show

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)

CLUB = "name: A Club\n"
HANDOUT = """\
title: Sun
reviewed_by: A Clinician
review_by: 2027-01-01
newsletter:
  sections:
    - heading: Light
      body: It burns [@who].
references:
  who:
    cite: WHO, 2002
    text: World Health Organization.
"""


def read(folder: Path, **files: str) -> ContentResult:
    """Read a folder with these files in it, each by its name without the ending."""
    for name, text in {"club": CLUB, **files}.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return read_content(folder, today=TODAY)


@pytest.mark.parametrize("folder", ["content", "docs/examples/everything/content"])
def test_the_samples_are_read_without_an_error(folder: str) -> None:
    reading = read_content(ROOT / folder, today=TODAY)
    assert [show(problem) for problem in reading.problems if problem.severity == "error"] == []
    assert len(reading.handouts) == 1


def test_a_handout_without_a_mistake_has_no_problem(tmp_path: Path) -> None:
    reading = read(tmp_path, sun=HANDOUT)
    assert reading.problems == ()
    assert [handout.name for handout in reading.handouts] == ["sun"]


def test_an_error_keeps_only_its_own_handout_back(tmp_path: Path) -> None:
    reading = read(tmp_path, sun=HANDOUT, moon=HANDOUT.replace("title", "titel"))
    assert [handout.name for handout in reading.handouts] == ["sun"]
    assert {problem.source.file for problem in reading.problems} == {(tmp_path / "moon.yaml").as_posix()}


def test_capitals_of_a_paper_do_not_matter(tmp_path: Path) -> None:
    reading = read(tmp_path, club=CLUB, sun=HANDOUT + "paper: A4\n")
    (handout,) = reading.handouts
    assert (handout.paper, reading.problems) == ("a4", ())


def test_an_error_in_the_clubs_file_keeps_all_back(tmp_path: Path) -> None:
    reading = read(tmp_path, club="nmae: A Club\n", sun=HANDOUT)
    assert reading.handouts == ()
    assert [problem.code for problem in reading.problems] == ["E012"]


def test_the_handouts_word_counts_before_the_clubs(tmp_path: Path) -> None:
    reading = read(tmp_path, club=CLUB + "paper: a4\naccent: 102030\n", sun=HANDOUT + "paper: letter\n")
    assert [(h.paper, h.accent) for h in reading.handouts] == [("letter", "#102030")]


def test_only_the_named_handouts_are_read_by_name_or_path(tmp_path: Path) -> None:
    read(tmp_path, sun=HANDOUT, moon="titel: x\n", star=HANDOUT)
    for name in ("star", "star.yaml", str(tmp_path / "star.yaml")):
        reading = read_content(tmp_path, [name], today=TODAY)
        assert [handout.name for handout in reading.handouts] == ["star"]
        assert reading.problems == ()
    for name in ("snu", "elsewhere/sun.yaml", str(tmp_path / "inner" / "sun.yaml")):
        assert [p.code for p in read_content(tmp_path, [name], today=TODAY).problems] == ["E037"]


def test_a_folder_that_is_not_there_is_one_mistake(tmp_path: Path) -> None:
    problems = read_content(tmp_path / "content", today=TODAY).problems
    assert [(p.code, p.source.file) for p in problems] == [("E001", (tmp_path / "content").as_posix())]


def test_a_folder_without_a_handout_is_told(tmp_path: Path) -> None:
    assert [p.code for p in read(tmp_path).problems] == ["E037"]


def test_a_theme_file_beside_the_handouts_is_no_handout(tmp_path: Path) -> None:
    reading = read(tmp_path, club=CLUB + "theme: looks.yaml\n", sun=HANDOUT, looks="accent: 102030\n")
    assert reading.problems == ()
    assert [handout.name for handout in reading.handouts] == ["sun"]


def test_a_warning_that_is_allowed_is_not_told(tmp_path: Path) -> None:
    reading = read(tmp_path, sun=HANDOUT.replace("reviewed_by: A Clinician", "allow: [W010]"))
    assert reading.problems == ()
    assert len(reading.handouts) == 1


@pytest.mark.parametrize("allowed", ["[E012]", "[E012, W010, W011]"])
def test_an_error_is_reported_even_if_its_code_is_allowed(tmp_path: Path, allowed: str) -> None:
    reading = read(tmp_path, sun=f"{HANDOUT}auther: A Student\nallow: {allowed}\n")
    assert [problem.code for problem in reading.problems] == ["E012"]
    assert reading.handouts == ()


def test_no_number_of_warnings_hides_an_error(tmp_path: Path) -> None:
    body = HANDOUT.replace("It burns [@who].", "|\n" + "        a <b>c</b>\n\n" * 300)
    assert len(read(tmp_path, sun=body).problems) > 200
    assert len(read(tmp_path, sun=body).handouts) == 1
    reading = read(tmp_path, sun=body + "sponsor: the [@nobody\n  club: x\n")
    assert reading.handouts == ()
    assert any(problem.severity == "error" for problem in reading.problems)


def test_a_file_with_another_ending_is_passed_over_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "moon.yml").write_text(HANDOUT, "utf-8")
    reading = read(tmp_path, sun=HANDOUT)
    assert [problem.code for problem in reading.problems] == ["W001"]
    assert [handout.name for handout in reading.handouts] == ["sun"]


def test_a_handouts_file_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "secret.yaml").write_text(HANDOUT, "utf-8")
    (tmp_path / "content" / "sun.yaml").symlink_to(tmp_path / "secret.yaml")
    (tmp_path / "content" / "club.yaml").write_text(CLUB, "utf-8")
    reading = read_content(tmp_path / "content", today=TODAY)
    assert [problem.code for problem in reading.problems] == ["E001"]
    assert reading.handouts == ()
