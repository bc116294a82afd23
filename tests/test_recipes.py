"""The recipes of CONTRIBUTING.md: the files that they name exist, and following them works."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from textwrap import dedent

import pypdfium2
import pytest

ROOT = Path(__file__).parents[1]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
RECIPES = dict(re.findall(r"^### (.+?)\n(.*?)(?=^##|\Z)", CONTRIBUTING, re.DOTALL | re.MULTILINE))
MOST_FILES = {
    "A style of section": 3,
    "A theme": 1,
    "A language": 1,
    "A kind of question": 5,
    "A sheet": 3,
    "The code of a problem": 1,
}
"""How many source files a recipe may touch."""
NEW_FILES = {"src/isoprint/theme/plum.yaml", "src/isoprint/content/languages/nl.py"}
"""Files that a recipe says to write."""
EXAMPLES = {"src/isoprint/theme/model.py", "src/isoprint/content/languages/de.py"}
"""Files that a recipe says to read or to copy."""


def paths(text: str) -> list[str]:
    """Return the paths that a text names from the top of the repository."""
    return re.findall(r"`((?:src|tests|docs|scripts|benchmarks)/[\w./-]+|\.ci/run)", text)


def test_every_recipe_is_held_to_a_number_of_files() -> None:
    assert list(RECIPES) == list(MOST_FILES)


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_touches_few_source_files(recipe: str) -> None:
    touched = {path for path in paths(RECIPES[recipe]) if path.startswith("src/")} - EXAMPLES
    assert 0 < len(touched) <= MOST_FILES[recipe]


def test_every_file_that_is_named_exists() -> None:
    assert [path for path in paths(CONTRIBUTING) if path not in NEW_FILES and not (ROOT / path).exists()] == []


def test_every_file_of_the_map_exists() -> None:
    drawn = re.findall(r"`((?:compose|content|makeup|pdf)/[\w/]+\.py)`", CONTRIBUTING)
    assert drawn
    assert [path for path in drawn if not (ROOT / "src" / "isoprint" / path).is_file()] == []


# ---------------------------------------------------------------- following a recipe

HANDOUT = """\
title: Moon
date: 2026-05-04
newsletter:
  sections:
    - heading: What it is
      body: The moon is a rock that goes round the earth, and shows it always the same side.
    - style: {style}
      body: Nobody knows why poets care.
quiz:
  questions:
    - ask: What does it go round?
      answer: The earth
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return a copy of the package's source, with the fonts where it looks for them."""
    (tmp_path / "fonts").symlink_to(ROOT / "fonts")
    copytree(ROOT / "src", tmp_path / "src")
    return tmp_path / "src" / "isoprint"


def build(package: Path, *, style: str = "plain", club: str = "") -> Callable[[str], pypdfium2.PdfPage]:
    """Build a handout with a copy of the package; return what opens the first page of one of its sheets."""
    folder = package.parents[1]
    (folder / "content").mkdir()
    (folder / "content" / "club.yaml").write_text(f"name: A Club\n{club}\n", "utf-8")
    (folder / "content" / "moon.yaml").write_text(HANDOUT.format(style=style), "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(package.parent)}
    command = [sys.executable, "-m", "isoprint", "build", "--quiet"]
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    return lambda sheet: pypdfium2.PdfDocument(folder / "out" / "moon" / f"{sheet}.pdf")[0]


def blocks(recipe: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield the source file that is named last before each fenced block of a recipe, and the block."""
    text = RECIPES[recipe]
    for fence in re.finditer(rf"^( *)```{language}\n(.*?)^\1```", text, re.DOTALL | re.MULTILINE):
        named = [path for path in paths(text[: fence.start()]) if path.startswith("src/") and path not in EXAMPLES]
        yield named[-1].removeprefix("src/isoprint/"), dedent(fence[2])


def apply(change: str, path: Path) -> None:
    """Put the lines of a diff that begin with ``+`` beside those that a file has already."""
    lines, at = path.read_text("utf-8").splitlines(), 0
    steps = [(line[:1], line[1:]) for line in change.splitlines()]
    for number, (sign, line) in enumerate(steps):
        if sign != "+":
            at = lines.index(line, at) + 1
            continue
        if at == 0:
            at = lines.index(next(known for other, known in steps[number:] if other != "+"))
        lines.insert(at, line)
        at += 1
    path.write_text("\n".join([*lines, ""]), "utf-8")


def sizes(page: pypdfium2.PdfPage, text: str) -> set[float]:
    """Return the sizes of type, in points, in which a page shows a text."""
    characters = page.get_textpage()
    start = characters.get_text_range().index(text)
    raw = pypdfium2.raw
    return {round(raw.FPDFText_GetFontSize(characters.raw, at), 2) for at in range(start, start + len(text))}


def test_a_style_of_section_is_added_by_its_recipe(package: Path) -> None:
    for path, change in blocks("A style of section", "diff"):
        apply(change, package / path)
    page = build(package, style="aside")("newsletter")
    (plain,), (aside,) = sizes(page, "earth"), sizes(page, "poets")
    assert aside < plain


def test_a_theme_is_added_by_its_recipe(package: Path) -> None:
    ((path, theme),) = blocks("A theme", "yaml")
    (package / path).write_text(theme, "utf-8")
    page = build(package, club="theme: plum")("newsletter")
    assert (0x5B, 0x2A, 0x6E) in {color for _, color in page.render().to_pil().convert("RGB").getcolors(100_000)}


def test_a_language_is_added_by_its_recipe(package: Path) -> None:
    german = (package / "content" / "languages" / "de.py").read_text("utf-8")
    dutch = german.replace("Lösungen", "Antwoorden").replace("Mai", "mei").replace("de_DE", "nl_NL")
    (package / "content" / "languages" / "nl.py").write_text(dutch, "utf-8")
    sheet = build(package, club="language: nl")
    assert "Antwoorden" in sheet("answer-key").get_textpage().get_text_range()
    assert "4. mei 2026" in sheet("newsletter").get_textpage().get_text_range()
