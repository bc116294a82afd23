"""The bundled faces, read from their files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoprint.theme.faces import load_faces

FACES = load_faces()
SANS = FACES.key("source-sans-3")


def test_keys_name_family_and_style() -> None:
    assert FACES.key("source-sans-3", strong=True, emphasis=True) == "source-sans-3/bold-italic"
    assert FACES.key("source-serif-4", weight="semibold") == "source-serif-4/semibold"
    assert FACES.key("source-serif-4", strong=True, weight="semibold") == "source-serif-4/bold"


def test_every_key_opens_a_face_of_its_own() -> None:
    assert len({FACES[key].name for key in FACES}) == len(FACES) == 10


def test_an_unknown_family_or_style_is_no_key() -> None:
    for key in ("comic-sans/regular", "source-sans-3/wavy"):
        with pytest.raises(KeyError):
            FACES[key]


def test_metrics_are_those_of_the_font_file() -> None:
    face = FACES[SANS]
    assert (face.name, face.units_per_em) == ("SourceSans3-Regular", 1000)
    assert (face.x_height, face.cap_height) == (0.486, 0.66)
    assert (face.ascent, face.descent) == (0.712, 0.205)
    assert FACES["source-sans-3/italic"].italic_angle == -11


def test_what_is_measured_is_what_is_drawn() -> None:
    for text in ("AVATAR, To “Yo”", "ﬁne office", "é e\u0301", "5 mg/kg"):
        glyphs = FACES[SANS].shape(text)
        assert FACES.width(SANS, text) == sum(glyph.advance for glyph in glyphs) / 1000
        assert "".join(glyph.text for glyph in glyphs) == text


@given(st.text(max_size=12))
def test_the_glyphs_of_any_text_say_all_of_it_in_order(text: str) -> None:
    glyphs = FACES[SANS].shape(text)
    assert "".join(glyph.text for glyph in glyphs) == text
    assert FACES.width(SANS, text) == sum(glyph.advance for glyph in glyphs) / 1000


def test_pairs_are_kerned() -> None:
    assert FACES.width(SANS, "To") < FACES.width(SANS, "T") + FACES.width(SANS, "o")


def test_letters_are_not_joined() -> None:
    assert [glyph.text for glyph in FACES[SANS].shape("office")] == list("office")


def test_a_character_that_a_face_lacks_comes_from_one_that_has_it() -> None:
    serif = FACES.key("source-serif-4", strong=True)
    lacking = next(c for c in "□①☐✓→" if len(FACES.split(serif, f"a{c}b")) == 3)
    pieces = FACES.split(serif, f"a{lacking}b")
    assert [text for _, text in pieces] == ["a", lacking, "b"]
    assert pieces[1][0].startswith("source-sans-3/")


def test_a_character_that_no_face_has_stays_and_is_told() -> None:
    assert FACES.split(SANS, "a中b") == ((SANS, "a中b"),)
    assert not FACES.covers("中")
    assert FACES.covers("☐")


def test_a_file_is_opened_when_it_is_used() -> None:
    faces = load_faces()
    faces.width(SANS, "only this one")
    assert list(faces._open) == [SANS]
