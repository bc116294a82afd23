"""The commands as officers type them: what is written, what is said where, and the exit code."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from isoprint import cli
from isoprint.cli.endings import BUG, DONE, ERRORS, MACHINE, USAGE, WARNINGS

CLUB = "name: Test Club\n"
HANDOUT = """\
title: A page
reviewed_by: The tests
review_by: 2999-01-01
newsletter:
  sections:
    - heading: One
      body: |
        Some words on the first subject, enough for a line or two of the column.
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with one handout; the tests stand in it."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "club.yaml").write_text(CLUB, "utf-8")
    (folder / "page.yaml").write_text(HANDOUT, "utf-8")
    return folder


def isoprint(*arguments: str) -> Result:
    return CliRunner().invoke(cli.commands, arguments)


def test_a_build_prints_a_path_a_line_and_says_the_rest_aside(content: Path) -> None:  # noqa: ARG001
    result = isoprint("build")
    assert result.stdout == "out/page/newsletter.pdf\n"
    assert "points" in result.stderr
    assert result.exit_code == DONE
    assert len(pypdfium2.PdfDocument(Path("out/page/newsletter.pdf"))) == 1


def test_an_error_keeps_its_handout_and_no_other_from_being_written(content: Path) -> None:
    (content / "other.yaml").write_text(HANDOUT.replace("sections", "sectoins"), "utf-8")
    result = isoprint("build")
    assert result.stdout == "out/page/newsletter.pdf\n"
    assert "other.yaml:5:3: error[E012]" in result.stderr
    assert result.exit_code == ERRORS


def test_warnings_are_written_all_the_same_and_strict_tells_by_its_code(content: Path) -> None:
    (content / "page.yaml").write_text(HANDOUT.replace("reviewed_by: The tests\n", ""), "utf-8")
    result = isoprint("build", "--strict")
    assert "warning[W010]" in result.stderr
    assert Path("out/page/newsletter.pdf").is_file()
    assert result.exit_code == WARNINGS


def test_quiet_tells_errors_only(content: Path) -> None:
    (content / "page.yaml").write_text(HANDOUT.replace("reviewed_by: The tests\n", ""), "utf-8")
    assert isoprint("build", "--quiet").stderr == ""


def test_check_tells_what_build_would_and_writes_nothing(content: Path) -> None:
    (content / "page.yaml").write_text(HANDOUT.replace("title", "tilte"), "utf-8")
    result = isoprint("check")
    assert "error[E012]" in result.stderr
    assert not Path("out").exists()


def test_json_is_all_that_stands_on_standard_output(content: Path) -> None:
    (content / "page.yaml").write_text(HANDOUT.replace("reviewed_by: The tests\n", ""), "utf-8")
    told = json.loads(isoprint("build", "--json").stdout)
    assert told["outputs"] == ["out/page/newsletter.pdf"]
    assert {problem["code"] for problem in told["problems"]} >= {"W010"}


def test_text_that_does_not_fit_is_an_error_that_says_where_to_cut(content: Path) -> None:
    long = HANDOUT + "        " + "word " * 1900 + "\n"
    (content / "page.yaml").write_text(long, "utf-8")
    result = isoprint("build")
    assert "error[E100]" in result.stderr
    assert "cut about" in result.stderr
    assert not Path("out/page").exists()


def test_a_section_taller_than_a_page_is_told_if_nothing_can_part_it(content: Path) -> None:
    auto = HANDOUT.replace("  sections", "  pages: auto\n  sections")
    long = auto.replace("    - heading: One", "    - style: quote") + ("\n\n        " + "word " * 1250) * 2
    (content / "page.yaml").write_text(long + "\n", "utf-8")
    result = isoprint("build")
    assert "page.yaml:7:7: error[E101]: The section on this line is about" in result.stderr
    assert not Path("out/page").exists()


@pytest.mark.parametrize("pages", [1, 2])
def test_references_that_leave_no_room_for_text_are_told(content: Path, pages: int) -> None:
    cited = "".join(f"        [@r{at}]\n" for at in range(150))
    texts = "".join(f"  r{at}:\n    cite: A, 2000\n    text: {'word ' * 30}\n" for at in range(150))
    long = HANDOUT.replace("  sections", f"  pages: {pages}\n  sections") + cited + "references:\n" + texts
    (content / "page.yaml").write_text(long, "utf-8")
    assert "error[E101]: The references and the imprint are too tall" in isoprint("build").stderr


def test_a_file_from_an_earlier_build_is_told(content: Path) -> None:  # noqa: ARG001
    isoprint("build")
    Path("out/page/newsletter-B.pdf").write_bytes(b"old")
    assert "newsletter-B.pdf: warning[W102]" in isoprint("build").stderr


@pytest.mark.parametrize(
    ("club", "handout", "told"),
    [
        ("accent: ffff00\n", "", "club.yaml:2:9: error[E102]"),
        ("", "accent: '#ffee99'\n", "page.yaml:9:10: error[E102]"),
        ("", "theme: jurnal\n", "page.yaml:9:8: error[E015]: There is no theme “jurnal”"),
        ("theme: looks.yaml\n", "", "club.yaml:2:8: error[E015]"),
    ],
)
def test_looks_that_cannot_be_used_are_told_where_they_are_written(
    content: Path, club: str, handout: str, told: str
) -> None:
    (content / "club.yaml").write_text(CLUB + club, "utf-8")
    for name in ("page.yaml", "page2.yaml") if club else ("page.yaml",):
        (content / name).write_text(HANDOUT + handout, "utf-8")
    result = isoprint("build")
    assert result.stderr.count("error[") == 1
    assert told in result.stderr
    assert "^" in result.stderr
    assert result.exit_code == ERRORS


def test_sheets_of_a_handout_that_is_gone_are_told(content: Path) -> None:
    isoprint("build")
    (content / "page.yaml").rename(content / "leaf.yaml")
    assert "out/page: warning[W102]" in isoprint("build").stderr
    assert "W102" not in isoprint("build", "leaf").stderr, "who builds one handout is not told of others"


FLAWED = """\
quiz:
  questions:
    - ask: Which of these is not an ointment?
      choices: [(x) Water, Vaseline, Lanolin]
"""


def test_flaws_of_questions_are_told_with_their_lines(content: Path) -> None:
    (content / "page.yaml").write_text(HANDOUT + FLAWED, "utf-8")
    result = isoprint("build")
    assert "page.yaml:11:7: warning[W203]: “not” reverses" in result.stderr
    assert "   11 |     - ask: Which of these" in result.stderr
    assert result.exit_code == DONE
    assert "W203" not in isoprint("build", "--sheet", "newsletter").stderr


def test_a_picture_too_coarse_for_its_size_is_told_and_may_be_allowed(content: Path) -> None:
    (content / "dot.png").write_bytes(picture(60, 40))
    pictured = HANDOUT + "      picture: dot.png\n      alt: a dot\n"
    (content / "page.yaml").write_text(pictured, "utf-8")
    assert "page.yaml:9:16: warning[W101]" in isoprint("build").stderr
    asked = "quiz:\n  questions:\n    - {ask: What?, lines: 2, picture: dot.png, alt: a dot}\n"
    (content / "page.yaml").write_text(HANDOUT + asked, "utf-8")
    assert "page.yaml:11:39: warning[W101]" in isoprint("build", "--sheet", "quiz").stderr
    (content / "page.yaml").write_text(pictured + "allow: [W101, W100]\n", "utf-8")
    assert "W101" not in isoprint("build").stderr


def picture(width: int, height: int) -> bytes:
    """Return a black PNG."""
    file = io.BytesIO()
    Image.new("L", (width, height)).save(file, "png")
    return file.getvalue()


def test_who_stops_reading_gets_the_files_all_the_same(content: Path) -> None:  # noqa: ARG001
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        program = [sys.executable, "-m", "isoprint", "build"]
        path = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[2])}
        done = subprocess.run(program, stdout=pipe, stderr=subprocess.PIPE, env=path, check=False)
    assert done.returncode == DONE
    assert b"Traceback" not in done.stderr
    assert Path("out/page/newsletter.pdf").is_file()


QUIZ = """\
title: A quiz
reviewed_by: The tests
review_by: 2999-01-01
quiz:
  questions:
    - ask: Which gland makes sebum?
      choices: |
        (x) Sebaceous
        Apocrine
        Parotid
        All of the above
    - ask: Sebum is a fat.
      answer: true
    - ask: Which layer lies deepest?
      answer: The subcutis
"""


def test_versions_asked_for_are_drawn_in_orders_of_their_own(content: Path) -> None:
    (content / "page.yaml").write_text(QUIZ, "utf-8")
    result = isoprint("build", "--versions", "3", "--sheet", "quiz")
    assert [Path(line).name for line in result.stdout.splitlines()] == [f"quiz-{letter}.pdf" for letter in "ABC"]
    pages = [pypdfium2.PdfDocument(Path(line))[0].get_textpage() for line in result.stdout.splitlines()]
    assert len({page.get_text_bounded().replace(f"Version {v}", "") for page, v in zip(pages, "ABC", strict=True)}) == 3


def test_flaws_of_questions_are_told_once_with_their_line(content: Path) -> None:
    (content / "page.yaml").write_text(QUIZ, "utf-8")
    result = isoprint("build", "--versions", "2")
    assert result.stderr.count("W207") == 1
    assert "page.yaml:6" in result.stderr


def test_modules_that_lie_in_the_folder_one_stands_in_are_left_alone(content: Path) -> None:
    for name in ("yaml", "click", "json", "reportlab_settings", "msgspec"):
        (content.parent / f"{name}.py").write_text("raise SystemExit('planted')", "utf-8")
    path = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[2])}
    done = subprocess.run([sys.executable, "-m", "isoprint", "build"], capture_output=True, env=path, check=False)
    assert done.returncode == DONE, done.stderr


def test_schema_prints_the_schema_of_a_handout_or_of_the_club() -> None:
    handout, club = (json.loads(isoprint("schema", *of).stdout) for of in ((), ("club",)))
    assert "quiz" in handout["properties"]
    assert "officers" in club["properties"]


@pytest.mark.parametrize("arguments", [("bild",), ("build", "--paper", "a5"), ("build", "--versions", "703")])
def test_a_wrong_command_line_is_2(arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    assert leave(arguments, monkeypatch) == USAGE


@pytest.mark.parametrize("file", ["out", "out/page"])
def test_a_file_where_a_folder_should_be_is_trouble_with_the_machine(
    content: Path,  # noqa: ARG001
    file: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path(file).parent.mkdir(exist_ok=True)
    Path(file).write_text("a file")
    assert leave(("build",), monkeypatch) == MACHINE
    assert "isoprint: out/page: " in capsys.readouterr().err
    assert Path(file).read_text() == "a file"


def test_a_mistake_of_ours_is_told_in_one_line(
    content: Path,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("broken\nin two lines")

    monkeypatch.setattr(cli, "make_job", broken)
    assert leave(("build",), monkeypatch) == BUG
    told, last = capsys.readouterr().err.strip().splitlines()
    assert told.startswith("isoprint: page: this is a bug in isoprint")
    assert "broken in two lines" in told
    assert last == "Made nothing; not made: page; no warnings."


def leave(arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> int:
    """Return the exit code of the whole program."""
    monkeypatch.setattr("sys.argv", ["isoprint", *arguments])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert isinstance(caught.value.code, int)
    return caught.value.code
