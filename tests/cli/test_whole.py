"""A handout is made whole or not at all, and whatever happens to one leaves the others alone."""

import errno
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from isoprint import cli
from isoprint.build import Sheet, make_job, make_sheets
from isoprint.cli.endings import BUG, DONE, ERRORS, MACHINE, USAGE
from isoprint.content import handout as content_handout
from isoprint.content.model import Handout
from isoprint.makeup.job import Job
from isoprint.problems import ContentError, Problem, Source
from isoprint.yamlmap import YamlTree, read_yaml
from tests.cli.conftest import HANDOUT, SHEETS, isoprint

Monkey = pytest.MonkeyPatch


@pytest.fixture
def built(project: Path) -> Path:
    """The folder of PDFs of 2020-05-17, each with other bytes than a build makes now."""
    for name in ("acne", "warts"):
        (project / "out" / name).mkdir(parents=True)
        for sheet in SHEETS:
            path = project / "out" / name / sheet
            path.write_bytes(b"old")
            os.utime(path, (1589716800, 1589716800))
    return project / "out"


def is_old(folder: Path) -> bool:
    return {path.name: path.read_bytes() for path in folder.iterdir()} == dict.fromkeys(SHEETS, b"old")


def is_new(folder: Path) -> bool:
    return {path.name: path.read_bytes()[:5] for path in folder.iterdir()} == dict.fromkeys(SHEETS, b"%PDF-")


def break_acne(where: str, error: Exception, monkeypatch: Monkey) -> None:
    """Let a step of the build raise an error for the handout “acne”: its job, or after some of its sheets."""

    def job(handout: Handout, *others: Any) -> Job:
        if where == "job" and handout.name == "acne":
            raise error
        return make_job(handout, *others)

    def sheets(job: Job, *others: Any) -> Iterator[Sheet]:
        for number, sheet in enumerate(make_sheets(job, *others)):
            if job.handout.name == "acne" and str(number) == where:
                raise error
            yield sheet

    monkeypatch.setattr(cli, "make_job", job)
    monkeypatch.setattr(cli, "make_sheets", sheets)


PROBLEM = Problem("E100", "This does not fit", Source("x.yaml", 1))
OLD_ACNE = "out/acne still holds the PDFs of 2020-05-17"
ERRORS_OF_ACNE = [
    (ContentError([PROBLEM]), ERRORS, "error[E100]: This does not fit"),
    (OSError(errno.EIO, "Input/output error", "a.ttf"), MACHINE, "a.ttf: Input/output error; acne was not made"),
    (ZeroDivisionError("of ours"), BUG, "isoprint: acne: this is a bug in isoprint"),
    (RecursionError("deep"), BUG, "isoprint: acne: this is a bug in isoprint"),
    (MemoryError(), BUG, "isoprint: acne: this is a bug in isoprint"),
]


@pytest.mark.parametrize("where", ["job", "0", "1", "2"])
@pytest.mark.parametrize(("error", "code", "told"), ERRORS_OF_ACNE)
def test_an_error_in_any_sheet_leaves_all_files_of_that_handout_alone(
    built: Path, where: str, error: Exception, code: int, told: str, monkeypatch: Monkey
) -> None:
    break_acne(where, error, monkeypatch)
    result = isoprint("build")
    assert is_old(built / "acne")
    assert is_new(built / "warts")
    assert result.exit_code == code
    assert told in result.stderr
    assert "W102" not in result.stderr
    last = result.stderr.splitlines()[-1]
    assert last == f"Made 1 handout (3 files); not made: acne; no warnings. {OLD_ACNE}."


def test_a_pdf_that_its_viewer_holds_leaves_all_files_of_that_handout_alone(built: Path, monkeypatch: Monkey) -> None:
    real = Path.replace

    def replace(part: Path, path: Path) -> Path:
        if path.parts[-2:] == ("acne", "quiz.pdf"):
            raise PermissionError(errno.EACCES, "Access is denied", str(path))
        return real(part, path)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    result = isoprint("build")
    assert is_old(built / "acne")
    assert is_new(built / "warts")
    assert result.exit_code == MACHINE
    assert "isoprint: out/acne/quiz.pdf: Access is denied; if another program has this file open" in result.stderr
    assert result.stdout.splitlines() == [f"out/warts/{sheet}.pdf" for sheet in ("newsletter", "quiz", "answer-key")]


def test_a_folder_in_the_place_of_a_pdf_is_trouble_of_that_handout_alone(built: Path) -> None:
    (built / "acne" / "quiz.pdf").unlink()
    (built / "acne" / "quiz.pdf").mkdir()
    assert isoprint("build").exit_code == MACHINE
    assert (built / "acne" / "newsletter.pdf").read_bytes() == b"old"
    assert len(list((built / "acne").iterdir())) == len(SHEETS)
    assert is_new(built / "warts")


def test_a_handout_that_fails_leaves_no_empty_folder(project: Path, monkeypatch: Monkey) -> None:
    break_acne("2", ZeroDivisionError(), monkeypatch)
    last = isoprint("build").stderr.splitlines()[-1]
    assert [path.name for path in (project / "out").iterdir()] == ["warts"]
    assert last == "Made 1 handout (3 files); not made: acne; no warnings."


@pytest.mark.parametrize("step", ["read_yaml", "read_newsletter"])
def test_a_bug_on_reading_one_file_leaves_the_others_alone(built: Path, step: str, monkeypatch: Monkey) -> None:
    marked = HANDOUT.replace("title: A page", "title: Marked")
    (built.parent / "content" / "acne.yaml").write_text(marked, "utf-8")
    where = "isoprint.content.folder" if step == "read_yaml" else content_handout.__name__
    real: Any = getattr(content_handout, step, read_yaml)

    def broken(*values: Any) -> YamlTree:
        if b"Marked" in values[0] if step == "read_yaml" else "acne" in values[0].tree.root.place.at().file:
            raise ZeroDivisionError("of ours")
        found: YamlTree = real(*values)
        return found

    monkeypatch.setattr(f"{where}.{step}", broken)
    result = isoprint("build")
    assert result.exit_code == BUG
    assert "isoprint: acne: this is a bug in isoprint" in result.stderr
    assert is_old(built / "acne")
    assert is_new(built / "warts")
    assert isoprint("check").exit_code == BUG


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(("error", "code", "_told"), ERRORS_OF_ACNE)
def test_json_names_what_failed(
    built: Path,  # noqa: ARG001
    command: str,
    error: Exception,
    code: int,
    _told: str,
    monkeypatch: Monkey,
) -> None:
    break_acne("1", error, monkeypatch)
    result = isoprint(command, "--json")
    told = json.loads(result.stdout)
    assert result.stderr == ""
    assert result.exit_code == code
    assert [(failure["handout"], failure["code"]) for failure in told["failures"]] == [("acne", code)]
    assert len(told["outputs"]) == (len(SHEETS) if command == "build" else 0)
    report = told["failures"][0]["report"]
    assert (report is not None and type(error).__name__ in Path(report).read_text("utf-8")) == (code == BUG)


def test_of_several_codes_the_gravest_is_told(project: Path, monkeypatch: Monkey) -> None:
    (project / "content" / "burns.yaml").write_text("titel: x\n", "utf-8")
    assert isoprint("build").exit_code == ERRORS
    assert isoprint("build", "burns", "nothing").exit_code == USAGE
    break_acne("1", OSError(errno.EIO, "Input/output error"), monkeypatch)
    assert isoprint("build", "burns", "acne", "nothing").exit_code == MACHINE
    (project / "content" / "dots.yaml").write_text(HANDOUT, "utf-8")

    def job(handout: Handout, *others: Any) -> Job:
        if handout.name == "dots":
            raise ZeroDivisionError
        return make_job(handout, *others)

    monkeypatch.setattr(cli, "make_job", job)
    assert isoprint("build").exit_code == BUG


def test_the_last_line_tells_what_was_made_and_what_is_old(built: Path) -> None:
    assert isoprint("build").stderr.splitlines()[-1] == "Made 2 handouts (6 files); no warnings."
    (built.parent / "content" / "club.yaml").write_text("nmae: Test Club\n", "utf-8")
    today = date.today().isoformat()
    told = isoprint("build").stderr.splitlines()[-1]
    assert told == (
        "Made nothing; not made: acne, warts; no warnings. "
        f"out/acne still holds the PDFs of {today}, out/warts still holds the PDFs of {today}."
    )
    assert isoprint("check").stderr.splitlines()[-1] == "Checked 2 handouts: 1 error; not sound: acne, warts."


def test_only_sheets_that_were_asked_for_are_told_to_be_old(built: Path, monkeypatch: Monkey) -> None:
    (built / "acne" / "quiz.pdf").unlink()
    break_acne("0", ZeroDivisionError(), monkeypatch)
    assert "still holds" not in isoprint("build", "--sheet", "quiz").stderr
    assert "still holds" in isoprint("build", "--sheet", "newsletter").stderr


def test_many_handouts_are_told_in_one_line(project: Path) -> None:
    for number in range(30):
        (project / "content" / f"h{number:02}.yaml").write_text("titel: x\n", "utf-8")
    last = isoprint("build").stderr.splitlines()[-1]
    assert last == "Made 2 handouts (6 files); not made: h00, h01, h02, h03, h04 and 25 more; no warnings."


def test_quiet_has_no_last_line(project: Path) -> None:  # noqa: ARG001
    assert isoprint("build", "--quiet").stderr == ""
    assert isoprint("check").stderr == "Checked 2 handouts: no problems.\n"


def test_what_is_told_of_leftovers_is_true(built: Path) -> None:
    (built / "gone").mkdir()
    (built / "gone" / "quiz.pdf").write_bytes(b"old")
    (built / "acne" / "quiz-draft.pdf").write_bytes(b"somebody's own")
    (built / "acne" / "quiz-A1.pdf").write_bytes(b"somebody's own")
    content = built.parent / "content"
    assert isoprint("build").stderr.count("W102") == 1
    (content / "acne.yaml").rename(content / "acne.yml")
    assert isoprint("build").stderr.count("W102") == 1, "it is told how to rename the file"
    content.rename(built.parent / "elsewhere")
    result = isoprint("build")
    assert "W102" not in result.stderr, "nobody can know"
    assert result.exit_code == ERRORS


def test_a_sheet_that_a_handout_has_no_longer_is_told(built: Path) -> None:
    text = HANDOUT[: HANDOUT.index("quiz:")]
    (built.parent / "content" / "acne.yaml").write_text(text, "utf-8")
    result = isoprint("build", "acne", "--sheet", "quiz")
    assert "out/acne/quiz.pdf: warning[W102]" in result.stderr
    assert result.exit_code == DONE


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_run_of_many_handouts_shows_how_far_it_is(project: Path, command: str, monkeypatch: Monkey) -> None:
    for number in range(5):
        (project / "content" / f"h{number}.yaml").write_text(HANDOUT, "utf-8")
    monkeypatch.setattr("isoprint.cli.progress.is_watched", lambda: True)
    said = isoprint(command).stderr
    assert "12 of 21" in said
    assert said.splitlines()[-1].rpartition("\x1b[K")[2].startswith(("Made 7 handouts", "Checked 7 handouts"))
    assert not said.splitlines()[-1].endswith("of 21")
