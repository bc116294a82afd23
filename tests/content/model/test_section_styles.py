"""The table of section styles: what a handout may name can be set, and what a style forbids is a key of a section."""

from isoprint.content.format.keys import SECTION_KEYS
from isoprint.content.model.section_styles import SECTION_STYLES
from isoprint.makeup.newsletter.matter.section import MAKERS


def test_every_style_has_what_sets_it() -> None:
    assert list(MAKERS) == list(SECTION_STYLES)


def test_a_style_forbids_keys_that_a_section_has() -> None:
    keys = {field.key for field in SECTION_KEYS.fields}
    assert {key for style in SECTION_STYLES.values() for key in style.forbidden} <= keys


def test_only_a_box_has_a_bar() -> None:
    assert [style.name for style in SECTION_STYLES.values() if style.barred and not style.boxed] == []
