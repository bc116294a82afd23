"""Whatever stands in a handout's file, it is read or its problems are told, each on a line that is there."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isoprint.content.handout import read_content
from isoprint.problems import show

ROOT = Path(__file__).parents[2]
LINES = sorted(
    {
        line
        for path in [*ROOT.glob("content/*.yaml"), *ROOT.glob("docs/examples/*/content/*.yaml")]
        for line in path.read_text("utf-8").splitlines()
    }
    | {
        line
        for path in (ROOT / "tests" / "cases" / "problems").glob("*.yaml")
        for line in path.read_text("utf-8").splitlines()
        if not line.startswith("#! ")
    }
)
SPLICES = [
    ": ",
    "- ",
    " #",
    '"',
    "'",
    "[",
    "}",
    "{{",
    "|",
    ">",
    "\t",
    "*",
    "&a ",
    "\\",
    "___",
    "(x) ",
    "\u2028",
    "☃",
    "<b>",
]


@st.composite
def files(draw: st.DrawFn) -> str:
    """Lines of real files in any order, some of them with something put into them."""
    lines = draw(st.lists(st.sampled_from(LINES), max_size=25))
    text = "\n".join(lines)
    for splice in draw(st.lists(st.sampled_from(SPLICES), max_size=4)):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + splice + text[at:]
    return text


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=files())
def test_a_file_of_any_lines_is_read_or_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "club.yaml").write_text("name: A Club\n", "utf-8")
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    reading = read_content(tmp_path, today=date(2026, 11, 23), printable=lambda character: character != "☃")
    assert len(reading.handouts) == (not any(problem.severity == "error" for problem in reading.problems))
    for problem in reading.problems:
        lines = reading.lines[problem.source.file]
        if problem.code != "E004":  # its line is shown with the character that is taken out
            assert problem.excerpt.rstrip() == (lines[problem.source.line - 1].rstrip() if problem.source.line else "")
        assert 1 <= problem.source.column <= len(problem.excerpt) + 1 or problem.source.line == 0
        assert show(problem)


@pytest.mark.slow
@settings(deadline=None, max_examples=3000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400))
def test_a_file_of_any_bytes_is_read_or_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "club.yaml").write_bytes(data)
    (tmp_path / "a.yaml").write_bytes(data)
    assert all(show(problem) for problem in read_content(tmp_path, today=date(2026, 11, 23)).problems)
