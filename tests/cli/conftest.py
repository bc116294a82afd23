"""A project folder, and the program run in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from click.testing import CliRunner, Result

from isoprint import cli

HANDOUT = """\
title: A page
reviewed_by: The tests
review_by: 2999-01-01
allow: [W100]
newsletter:
  sections:
    - body: Some words on the first subject.
quiz:
  questions:
    - ask: What makes sebum?
      answer: A gland
"""
SHEETS = ["answer-key.pdf", "newsletter.pdf", "quiz.pdf"]


def slow(*values: object) -> list[ParameterSet]:
    """Return values that only the whole set of tests takes."""
    return [pytest.param(value, marks=pytest.mark.slow) for value in values]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two handouts, “acne” and “warts”; the tests run in it."""
    monkeypatch.chdir(tmp_path)
    content = tmp_path / "content"
    content.mkdir()
    (content / "club.yaml").write_text("name: Test Club\n", "utf-8")
    for name in ("acne", "warts"):
        (content / f"{name}.yaml").write_text(HANDOUT, "utf-8")
    return tmp_path


def isoprint(*arguments: str, charset: str = "utf-8") -> Result:
    """Return what the program says in this process, and its code."""
    return CliRunner(charset=charset).invoke(cli.commands, arguments)


def run(*arguments: str, shell: str = "", **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Return what the program says in a process of its own, with a shell's redirections, and its code."""
    path = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[2]), **variables}
    program = [sys.executable, "-m", "isoprint", *arguments]
    if shell:
        program = ["sh", "-c", f'exec "$@" {shell}', "sh", *program]
    return subprocess.run(program, capture_output=True, env=path, check=False)
