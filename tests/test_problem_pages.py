"""The page of all problems: every code that is told has a title, and an example where reading can show one."""

import re
from pathlib import Path

from isoprint.problems import TITLES

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases" / "problems"
HEAD = """\
# All problems

The problems that `isoprint build` and `isoprint check` report, by code. An error (E) keeps its handout from being
written; a warning (W) does not. To silence warnings, write `allow: [W204]` in a question or in a whole handout.

`pytest --update` makes this page from the code and the tests.
"""


def test_every_code_that_is_told_has_a_title() -> None:
    sources = [path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py") if path.name != "problems.py"]
    told = {code for text in sources for code in re.findall(r'"([EW]\d{3})"', text)}
    assert told - set(TITLES) == set()


def example(code: str) -> str:
    """Return the line of a test case that is told with this code, and what is said of it."""
    for path in sorted(CASES.glob("*.yaml")):
        line = ""
        for text in path.read_text("utf-8").splitlines():
            told = re.match(rf"#! (\d+) {code} (.*) → (.*)", text)
            if told:
                caret = " " * (int(told[1]) - 1) + "^"
                return f"```\n{line}\n{caret} {told[3]}\n```\n\n{told[2]}.\n"
            if not text.startswith("#! "):
                line = text
    return ""


def test_the_page_of_problems_is_that_of_the_code(update: bool) -> None:
    path = ROOT / "docs" / "problems.md"
    sections = [f"## {code}: {title}\n\n{example(code)}".rstrip() + "\n" for code, title in TITLES.items()]
    page = HEAD + "\n" + "\n".join(sections)
    if update:
        path.write_text(page, "utf-8")
    assert page == path.read_text("utf-8")
