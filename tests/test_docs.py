"""The pages under docs/ are tested: what they show builds, and what they list is what there is."""

import re
from pathlib import Path
from shutil import copytree
from textwrap import indent

import pytest
from click.testing import CliRunner

from isoprint import cli
from isoprint.theme.model import PageSpec, Sizes, Theme
from isoprint.theme.read import parse_theme

ROOT = Path(__file__).parents[1]
NEWSLETTER = (ROOT / "docs" / "newsletter.md").read_text("utf-8")
THEMES = (ROOT / "docs" / "themes.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", NEWSLETTER, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(1, len(EXAMPLES) + 1))
def test_every_example_of_a_section_builds_without_a_problem(example: str, tmp_path: Path) -> None:
    content = tmp_path / "content"
    copytree(ROOT / "docs" / "examples" / "everything" / "content" / "images", content / "images")
    (content / "club.yaml").write_text("name: Example\n", "utf-8")
    head = "title: Example\nreviewed_by: The tests\nreview_by: 2999-01-01\nnewsletter:\n  pages: auto\n  sections:\n"
    (content / "example.yaml").write_text(head + indent(example, "    "), "utf-8")
    result = CliRunner().invoke(cli.commands, ["check", "--content", str(content)])
    assert (result.exit_code, result.stderr) == (0, "Checked 1 handout: no problems.\n")


def test_every_example_of_a_section_has_its_picture() -> None:
    pictures = [f"pictures/section-{number}.png" for number in range(1, len(EXAMPLES) + 1)]
    assert re.findall(r"!\[.+?\]\((pictures/section-.+?)\)", NEWSLETTER) == pictures
    assert [name for name in pictures if not (ROOT / "docs" / name).is_file()] == []


def test_the_page_on_themes_lists_what_a_theme_may_choose_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| .* \| (.*?) ?\|$", THEMES, re.MULTILINE))
    assert set(rows) == set(Theme.__struct_fields__)
    theme = Theme("")
    for key, default in rows.items():
        if default:
            assert str(getattr(theme, key)).lower() == default
    for spec in (Sizes, PageSpec):
        for key in spec.__struct_fields__:
            assert f"`{key}`" in THEMES
            assert f"{getattr(spec(), key):g}" in THEMES


def test_the_theme_shown_can_be_read() -> None:
    theme = re.findall(r"```yaml\n(.*?)```", THEMES, re.DOTALL)[1]
    assert parse_theme(theme.encode(), "ours.yaml").name == "ours"
