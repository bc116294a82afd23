"""Whole newsletters as text, line by line and element by element, in every theme."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from isoprint.build import NEWSLETTER, make_job, make_sheets
from isoprint.content.handout import read_content
from isoprint.dump import dump
from isoprint.theme.faces import load_faces
from isoprint.theme.read import BUILT_IN

ROOT = Path(__file__).parents[3]
CASES = ROOT / "tests" / "cases" / "newsletters"


@pytest.mark.parametrize("theme", BUILT_IN)
@pytest.mark.parametrize(("content", "name"), [(ROOT / "content", "isotretinoin"), (CASES, "dense"), (CASES, "sparse")])
def test_a_newsletter_is_made_up_as_it_was(
    content: Path, name: str, theme: str, golden: Callable[[str, str], None]
) -> None:
    (handout,) = read_content(content, (name,), today=date(2026, 11, 23)).handouts
    job = make_job(replace(handout, theme=theme), content, load_faces())
    (sheet,) = make_sheets(job, (NEWSLETTER,))
    golden(f"newsletter-{name}-{theme}", dump(sheet.document))
