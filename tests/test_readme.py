"""The README is tested: its commands are the program's, its example builds, its links lead somewhere."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from isoprint import cli
from isoprint.theme.read import parse_theme

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = cli.commands.commands


def fenced(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_and_stands_in_the_readme(name: str) -> None:
    assert COMMANDS[name].help
    assert f"`isoprint {name}" in README


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_has_help_and_stands_in_the_readme(name: str) -> None:
    options = [option for option in COMMANDS[name].params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []
    assert [option.opts[0] for option in options if f"`{option.opts[0]}" not in README] == []


def test_the_readme_names_no_command_and_no_option_that_does_not_exist() -> None:
    options = {opt for command in COMMANDS.values() for option in command.params for opt in option.opts}
    assert set(re.findall(r"`isoprint ([a-z]+)", README)) <= set(COMMANDS)
    assert set(re.findall(r"`(--[a-z-]+)", README)) <= options | {"--help", "--version"}


def test_continuous_integration_runs_the_readmes_test_command() -> None:
    test_command = fenced("sh")[1].strip()
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert all(step in script for step in test_command.split(" && "))


def test_the_readmes_first_handout_builds(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "club.yaml").write_text("name: Dermatology Interest Group\n", "utf-8")
    (content / "acne.yaml").write_text(fenced("yaml")[0], "utf-8")
    command = [sys.executable, "-m", "isoprint", "build", "acne"]
    run = subprocess.run(command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT / "src")}, capture_output=True, text=True)
    assert (run.returncode, run.stderr.count("error")) == (0, 0), run.stderr
    assert {path.name for path in (tmp_path / "out" / "acne").iterdir()} == {
        "newsletter.pdf",
        "quiz.pdf",
        "answer-key.pdf",
    }


def test_the_readmes_mistakes_are_told_as_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("content").mkdir()
    Path("content/club.yaml").write_text("name: Dermatology Interest Group\n", "utf-8")
    Path("content/acne.yaml").write_text(fenced("yaml")[1], "utf-8")
    assert CliRunner().invoke(cli.commands, ["build"]).stderr == fenced("text")[0]


def test_the_readmes_theme_is_one() -> None:
    assert parse_theme(fenced("yaml")[2].encode(), "ours.yaml").name == "ours"


def test_the_readme_names_every_room_of_the_house() -> None:
    rooms = {path.name.removesuffix(".py") for path in (ROOT / "src" / "isoprint").glob("[a-z]*")}
    assert [room for room in sorted(rooms) if f"`{room}`" not in README] == []


def test_every_link_of_the_readme_and_the_docs_leads_to_a_file() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        prose = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
        for link in re.findall(r"\]\(([^)#\s]+)", prose):
            assert link.startswith(("https://", "mailto:")) or (page.parent / link).exists(), f"{page.name}: {link}"
