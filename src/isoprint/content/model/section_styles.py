"""The styles of a newsletter's sections: their names, and what each allows and forbids."""

from typing import Final

from msgspec import Struct


class SectionStyle(Struct, frozen=True):
    """A style of section; what it looks like is drawn in `isoprint.makeup.newsletter.matter.section`."""

    name: str
    meaning: str
    """What it is for, on the reference page."""
    boxed: bool = False
    """It has a box around it."""
    barred: bool = False
    """Its box has a border in every theme, and a thick bar at the left."""
    divisible: bool = False
    """Its text is divided into columns where its lines would be too long for the eye."""
    ruled: bool = False
    """Its heading takes a rule above it, if the theme has such rules."""
    whole: bool = False
    """It is never parted, however tall it is."""
    forbidden: tuple[str, ...] = ()
    """Keys of a section that it does not print."""


PLAIN_STYLE: Final = SectionStyle("plain", "text in the newsletter's columns", divisible=True, ruled=True)
"""The style of a section that names none."""

SECTION_STYLES: Final = {
    style.name: style
    for style in (
        PLAIN_STYLE,
        SectionStyle("lead", "large type, for what the issue is about"),
        SectionStyle("box", "a box, for text that is set apart", boxed=True, divisible=True),
        SectionStyle(
            "quote", "large italics between two rules", whole=True, forbidden=("heading", "picture", "events")
        ),
        SectionStyle(
            "warning", "a box with a bar, for text that must not be missed", boxed=True, barred=True, divisible=True
        ),
    )
}
"""Every style by the name that a handout gives it."""
