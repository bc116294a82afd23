"""The sample and the dense example are what they are said to be, and build as they stand."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from isoprint import cli
from isoprint.build import make_job, make_sheets
from isoprint.content.handout import read_content
from isoprint.content.model import AnyQuestion, Handout
from isoprint.content.model.section_styles import SECTION_STYLES
from isoprint.dump import dump
from isoprint.theme.faces import load_faces
from isoprint.theme.read import BUILT_IN

ROOT = Path(__file__).parents[1]
SAMPLE, EXAMPLE = ROOT / "content", ROOT / "docs" / "examples" / "everything" / "content"


def only_handout(folder: Path) -> Handout:
    (handout,) = read_content(folder, today=date(2026, 11, 23)).handouts
    return handout


def questions(handout: Handout) -> list[AnyQuestion]:
    return [question for part in (handout.quiz.parts if handout.quiz else ()) for question in part.questions]


@pytest.mark.parametrize("folder", [SAMPLE, EXAMPLE], ids=["sample", "example"])
def test_nothing_is_to_be_told_of_but_that_nobody_has_reviewed_it(folder: Path) -> None:
    told = json.loads(CliRunner().invoke(cli.commands, ["check", "--json", "--content", str(folder)]).stdout)
    codes = {problem["code"] for problem in told["problems"]}
    assert "W010" in codes
    assert codes <= {"W010", "W011"}  # the second once its day is past


def test_the_sample_has_five_questions_that_all_give_a_reason_and_a_source() -> None:
    asked = questions(only_handout(SAMPLE))
    assert len(asked) == 5
    assert all(question.why and question.cite for question in asked)


def test_the_example_has_every_kind_of_question_and_every_style_of_section() -> None:
    handout = only_handout(EXAMPLE)
    assert {type(question) for question in questions(handout)} == set(get_args(AnyQuestion))
    assert handout.newsletter is not None
    assert {section.style for section in handout.newsletter.sections} == set(SECTION_STYLES.values())
    assert {section.span for section in handout.newsletter.sections} == {1, 2, 3}


@pytest.mark.parametrize("theme", BUILT_IN)
def test_the_example_is_made_as_it_was(theme: str, golden: Callable[[str, str], None]) -> None:
    job = make_job(replace(only_handout(EXAMPLE), theme=theme), EXAMPLE, load_faces())
    for sheet in make_sheets(job):
        if sheet.version in ("", "A"):
            golden(f"everything-{theme}-{sheet.name}", dump(sheet.document))
