"""What is printed, whatever the console's encoding, the names of files, and whoever reads or has stopped reading."""

import errno
import io
import json
import os
import sys
from pathlib import Path

import pytest

from isoprint.cli.endings import DONE, ERRORS, MACHINE, USAGE
from isoprint.cli.streams import echo
from tests.cli.conftest import HANDOUT, isoprint, run, slow


@pytest.mark.parametrize("encoding", ["cp437", *slow("cp1252", "ascii", "utf-8")])
def test_every_console_can_print_every_name_and_text(project: Path, encoding: str) -> None:
    name = "β-blocker 😀"
    (project / "content" / f"{name}.yaml").write_text(HANDOUT.replace("title", "tïtle😀"), "utf-8")
    result = run("build", PYTHONIOENCODING=f"{encoding}:strict")
    assert b"Traceback" not in result.stderr
    assert result.returncode == ERRORS
    assert b"-blocker" in result.stderr
    told = json.loads(run("check", "--json", PYTHONIOENCODING=f"{encoding}:strict").stdout)
    assert told["failures"][0]["handout"] == name
    assert "tïtle😀" in told["problems"][0]["message"]
    for arguments in (("schema",), ("build", "--help"), ("build", "--sheet", "β😀")):
        assert run(*arguments, PYTHONIOENCODING=f"{encoding}:strict").returncode in (DONE, USAGE)


@pytest.mark.parametrize("charset", ["cp1252", "cp437"])
def test_paths_that_a_console_lacks_are_printed_as_escapes(project: Path, charset: str) -> None:
    (project / "content" / "acne.yaml").rename(project / "content" / "acne😀.yaml")
    result = isoprint("build", "acne😀", charset=charset)
    assert result.stdout_bytes.decode(charset).splitlines()[0] == r"out/acne\U0001f600/newsletter.pdf"
    assert result.exit_code == DONE


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"caf\xe9", r"caf\xe9"),
        (b"red\x1b[31m", r"red\x1b[31m"),
        (b"two\nlines", r"two\x0alines"),
        ("back\u202ewards".encode(), r"back\u202ewards"),
    ],
)
def test_names_that_are_not_text_are_shown_and_built(project: Path, name: bytes, shown: str) -> None:
    (project / "content" / "warts.yaml").write_text("titel: x\n", "utf-8")
    for there, new in ((b"acne", name), (b"warts", name + b"2")):
        os.rename(b"content/" + there + b".yaml", b"content/" + new + b".yaml")  # noqa: PTH104
    result = isoprint("build")
    said = result.stdout + result.stderr
    assert result.stdout.splitlines()[0] == f"out/{shown}/newsletter.pdf"
    assert f"not made: {shown}2" in said
    assert not {"\x1b", "\u202e", "\udce9"} & set(said)
    assert result.exit_code == ERRORS
    told = isoprint("build", "--json").stdout
    assert len(json.loads(told)["outputs"]) == 3
    assert r"\udc" not in told, "half a character is no JSON for most readers"
    assert os.path.exists(b"out/" + name + b"/quiz.pdf")  # noqa: PTH110


def test_a_wrong_command_line_shows_no_escapes_either(project: Path) -> None:  # noqa: ARG001
    for arguments in (("build", "red\x1b[31m"), ("build", "--paper", "red\x1b[31m"), ("red\x1b[31m",)):
        result = run(*arguments)
        assert result.returncode == USAGE
        assert b"\x1b" not in result.stderr


def test_a_wrong_command_line_ends_as_json_too(project: Path) -> None:  # noqa: ARG001
    told = json.loads(run("build", "--json", "--paper", "a5").stdout)
    assert [(failure["handout"], failure["code"]) for failure in told["failures"]] == [(None, USAGE)]
    (Path("out")).write_text("a file")
    told = json.loads(run("build", "--json").stdout)
    assert [(failure["handout"], failure["code"]) for failure in told["failures"]] == [("acne", 4), ("warts", 4)]


@pytest.mark.parametrize("shell", ["2>/dev/full", "2>&-", ">/dev/full", ">&-", ">/dev/full 2>&1", ">&- 2>&-"])
@pytest.mark.parametrize("title", ["titel", *slow("title")])
def test_a_stream_that_is_full_or_closed_is_trouble_with_the_machine(project: Path, shell: str, title: str) -> None:
    (project / "content" / "warts.yaml").write_text(HANDOUT.replace("title", title), "utf-8")
    result = run("build", shell=shell)
    assert result.returncode == MACHINE
    assert b"Traceback" not in result.stderr + result.stdout
    assert (project / "out" / "acne" / "quiz.pdf").is_file()


@pytest.mark.parametrize("shell", ["2>/dev/full", "2>&-"])
def test_a_wrong_command_line_keeps_its_code_where_nothing_can_be_said(project: Path, shell: str) -> None:  # noqa: ARG001
    assert run("build", "--paper", "a5", shell=shell).returncode == USAGE


def test_nothing_to_say_needs_no_stream(project: Path) -> None:  # noqa: ARG001
    assert run("build", "--quiet", shell="2>&-").returncode == DONE


@pytest.mark.parametrize(("number", "printed"), [(errno.EPIPE, True), (errno.EINVAL, True), (errno.ENOSPC, False)])
def test_a_reader_that_is_gone_is_no_trouble(number: int, printed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows says of a closed pipe that the argument is invalid."""

    class Closed(io.StringIO):
        def write(self, _text: str) -> int:
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(sys, "stdout", Closed())
    assert echo("a path") is printed


@pytest.mark.slow
def test_the_environment_does_not_choose_how_type_is_shaped(project: Path) -> None:
    made = []
    for variables in (
        dict[str, str](),
        {"HB_SHAPER_LIST": "fallback"},
        {"HB_FONT_FUNCS": "ot", "HB_FACE_LOADER": "ot"},
    ):
        run("build", "acne", **variables)
        made.append([path.read_bytes() for path in sorted((project / "out" / "acne").iterdir())])
    assert made[0] == made[1] == made[2]
    assert len(made[0]) == 3
