"""Files and folders as officers mistype their names: each is answered with what to do."""

from datetime import date
from pathlib import Path

import pytest

from isoprint.content.handout import ContentResult, read_content

TODAY = date(2026, 11, 23)
HANDOUT = "title: Sun\nreviewed_by: A\nreview_by: 2027-01-01\nnewsletter:\n  sections:\n    - body: It burns.\n"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder with one handout, beside it another; the tests run beside them."""
    monkeypatch.chdir(tmp_path)
    for folder in ("content", "other"):
        Path(folder).mkdir()
        Path(folder, "club.yaml").write_text("name: A Club\n", "utf-8")
        Path(folder, "sun.yaml").write_text(HANDOUT, "utf-8")
    Path("other/moon.yaml").write_text(HANDOUT, "utf-8")
    Path("loose.yaml").write_text(HANDOUT, "utf-8")
    return Path("content")


def told(*names: str) -> list[tuple[str, str, str]]:
    """Return the code, place and remedy of each problem."""
    problems = read_content(Path("content"), names, today=TODAY).problems
    return [(problem.code, problem.source.file, problem.remedy) for problem in problems]


def read(*names: str) -> ContentResult:
    return read_content(Path("content"), names, today=TODAY)


@pytest.mark.parametrize("name", ["moon.yml", "moon.yaml.txt", "moon.YAML", "moon.yml.txt", "moon.yaml.yaml"])
def test_a_handout_with_another_ending_is_told_its_name(content: Path, name: str) -> None:
    (content / name).write_text(HANDOUT, "utf-8")
    assert told() == [("W001", f"content/{name}", "rename it to moon.yaml")]
    assert told("moon") == [("E037", "content", f"rename {name} to moon.yaml")]
    assert told(name) == [("E037", "content", f"rename {name} to moon.yaml")]
    (content / "sun.yaml").unlink()
    assert told() == [("E037", f"content/{name}", "rename it to moon.yaml")]


def test_a_handout_that_is_there_under_two_names_is_read_once(content: Path) -> None:
    (content / "sun.yml").write_text(HANDOUT, "utf-8")
    assert told() == [("W001", "content/sun.yml", "there is a sun.yaml too; delete one of them")]
    assert [handout.name for handout in read().handouts] == ["sun"]


@pytest.mark.parametrize("name", ["Club.yaml", "CLUB.YAML", "club.yml", "club.yaml.txt", "Club.yml"])
def test_a_clubs_file_with_another_name_is_told_its_name(content: Path, name: str) -> None:
    (content / "club.yaml").rename(content / name)
    assert told() == [("E001", "content/club.yaml", f"rename {name} to club.yaml")]
    (content / "club.yaml").write_text("name: A Club\n", "utf-8")
    assert told() == [("W001", f"content/{name}", "there is a club.yaml too; delete one of them")]


@pytest.mark.parametrize("inner", ["skin", "2026/fall"])
def test_a_handout_in_a_folder_too_deep_is_told_its_place(content: Path, inner: str) -> None:
    (content / inner).mkdir(parents=True)
    (content / inner / "moon.yaml").write_text(HANDOUT, "utf-8")
    (content / inner / "looks.yaml").write_text("name: looks\naccent: 102030\n", "utf-8")
    assert told() == [("W001", f"content/{inner}/moon.yaml", "move it to content/moon.yaml")]
    remedy = f"move content/{inner}/moon.yaml to content/moon.yaml"
    for name in ("moon", f"{inner}/moon", f"content/{inner}/moon.yaml"):
        assert told(name) == [("E037", "content", remedy)]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("snu", "did you mean “sun”?"),
        ("SUN", "did you mean “sun”?"),
        ("Sun.yaml", "did you mean “sun”?"),
        ("acne", "name one of these: sun"),
        ("club", "club.yaml is the club's file, not a handout; name one of these: sun"),
        ("content", "leave it out to build all its handouts"),
        ("content/", "leave it out to build all its handouts"),
        ("other", "add --content other"),
        ("other/moon.yaml", "add --content other, and name moon"),
        ("other/sun.yaml", "add --content other, and name sun"),
        ("./loose.yaml", "move it to content/loose.yaml"),
        ("loose.yaml", "move it to content/loose.yaml"),
        ("nowhere/sun.yaml", "did you mean “sun”?"),
    ],
)
@pytest.mark.usefixtures("content")
def test_a_name_on_the_command_line_that_is_no_handouts_is_answered(name: str, remedy: str) -> None:
    assert told(name) == [("E037", "content", remedy)]


@pytest.mark.usefixtures("content")
def test_who_is_inside_the_content_folder_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("content")
    remedy = "you are inside a content folder: type “cd ..” first, or add “--content .”"
    assert told() == told("sun") == [("E001", "content", remedy)]


def test_a_name_whose_accents_are_stored_apart_is_found(content: Path) -> None:
    (content / "e\u0301te\u0301.yaml").write_text(HANDOUT, "utf-8")
    for name in ("été", "e\u0301te\u0301.yaml", "content/été.yaml"):
        assert [handout.title for handout in read(name).handouts] == ["Sun"]
        assert read(name).problems == ()
