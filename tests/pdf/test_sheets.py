"""Every sheet of the samples, from its YAML to its bytes: what the standards ask, and what a reader hears."""

import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import page as validator
import pytest
from msgspec.structs import replace

from isoprint.build import Sheet, make_job, make_sheets
from isoprint.content.handout import read_content
from isoprint.content.languages.language import languages
from isoprint.content.model import Handout
from isoprint.page import Document, Element, Text
from isoprint.pdf import Fonts, write_pdf
from isoprint.theme.faces import load_faces
from isoprint.theme.read import BUILT_IN
from tests.pdf.grammar import faults
from tests.pdf.reading import outline, tag_tree

ROOT = Path(__file__).parents[2]
SAMPLES = [ROOT / "content", *sorted(path for path in ROOT.glob("docs/examples/*/content"))]
FACES = load_faces()
FONTS = Fonts()


@cache
def handouts(content: Path) -> tuple[Handout, ...]:
    return tuple(read_content(content, (), today=date(2027, 1, 1), printable=FACES.covers).handouts)


def sheets(content: Path, **changes: str) -> Iterator[Sheet]:
    for handout in handouts(content):
        yield from make_sheets(make_job(replace(handout, **changes), content, FACES))


@cache
def plain_sheets() -> dict[str, tuple[Document, bytes]]:
    made = {f"{path.parent.name}/{sheet.name}": sheet.document for path in SAMPLES for sheet in sheets(path)}
    return {name: (document, write_pdf(document, FONTS)) for name, document in made.items()}


def assert_conforms(name: str, data: bytes) -> None:
    for profile in ("ua1", "2a"):
        result = validator.validate_pdf_bytes(data, profile=profile)
        assert result.is_compliant, (name, profile, [failure.rule_id for failure in result.failures])
    assert faults(tag_tree(data)) == [], name


def test_every_sheet_conforms_and_its_tree_obeys_the_grammar() -> None:
    assert len(plain_sheets()) >= 6
    for name, (_, data) in plain_sheets().items():
        assert_conforms(name, data)


def test_every_word_of_a_sheet_is_said_once_in_the_order_of_the_structure() -> None:
    for name, (document, data) in plain_sheets().items():
        assert tag_tree(data).text().replace("\u00ad", "") == said(document), name


def said(document: Document) -> str:
    """Return what the lines of the pages say, element after element, without the composer's hyphens."""
    order = {id_: place for place, id_ in enumerate(ids(document.structure))}
    lines = [item for page in document.pages for item in page.items if isinstance(item, Text) and item.element]
    lines.sort(key=lambda text: order[text.element])
    texts = ("".join(word.text for word in line.words) for line in lines)
    return "".join(text[:-1] if line.hyphen else text for text, line in zip(texts, lines, strict=True)).replace(
        "\u00a0", " "
    )


def ids(element: Element) -> Iterator[str]:
    yield element.id
    for child in element.children:
        yield from ids(child)


def test_every_sheet_has_a_title_in_its_outline() -> None:
    for name, (_, data) in plain_sheets().items():
        assert outline(data)[0][0] == 0, name


@pytest.mark.slow
@pytest.mark.parametrize("theme", BUILT_IN)
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_sheets_conform_in_every_theme_on_every_paper(theme: str, paper: str) -> None:
    for content in SAMPLES:
        for sheet in sheets(content, theme=theme, paper=paper):
            assert_conforms(sheet.name, write_pdf(sheet.document, FONTS))


@pytest.mark.slow
@pytest.mark.parametrize("language", languages())
def test_sheets_conform_in_every_language(language: str, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    club = content / "club.yaml"
    lines = [line for line in club.read_text("utf-8").splitlines() if not line.startswith("language:")]
    club.write_text("\n".join([*lines, f"language: {language}", ""]), "utf-8")
    made = list(sheets(content, title="“Ærø – naïve Ünïcode”"))
    assert made
    for sheet in made:
        assert sheet.document.language.startswith(language)
        assert_conforms(sheet.name, write_pdf(sheet.document, FONTS))
