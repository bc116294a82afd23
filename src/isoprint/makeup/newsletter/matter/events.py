"""Events: what happens when and where, soonest first."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from isoprint.compose.galley import kept, set_text, stack
from isoprint.compose.slug import Galley
from isoprint.content.languages.language import Language, format_date, format_when
from isoprint.content.model import Event, Inlines, Run
from isoprint.makeup.job import Layout
from isoprint.page import Element


def set_events(events: Sequence[Event], measure: float, layout: Layout, element: str) -> Galley:
    """Return events as a list, each in one piece: the day in bold, what happens, where; a line of room between two.

    If one moment is too long for a line, all moments are split before the time of day.
    """
    whens = [format_when(event.when, layout.language) for event in events]
    split = any(_width(when, layout) > measure for when in whens)
    ordered = sorted(events, key=lambda event: event.when.isoformat())  # a day before its moments
    galleys = [
        _set_event(event, measure, layout, f"{element}.{at + 1}", split=split) for at, event in enumerate(ordered)
    ]
    listed = stack(galleys, layout.look.body.grid)
    return Galley(listed.slugs, (Element(element, "L", listed.elements),))


def _set_event(event: Event, measure: float, layout: Layout, element: str, *, split: bool) -> Galley:
    day, time = day_and_time(event.when, layout.language)
    day = _split_day(day, measure, layout)
    gap, after = ("\n", " ") if split else (" ", "\n")
    when = f"{day}{gap}{time}" if time else day
    words: Inlines = (Run(when, strong=True), Run(after if time else "\n"), *event.what)
    if event.where:
        words = (*words, Run(", "), *event.where)
    style = layout.look.body.text
    ragged = replace(style, how=replace(style.how, align="left"))  # a date alone on its line is not drawn out
    galley = kept(set_text(words, ragged, measure, layout.setting, f"{element}.2"))
    body = Element(f"{element}.b", "LBody", galley.elements)
    return Galley(galley.slugs, (Element(element, "LI", (body,)),))


def day_and_time(when: date, language: Language) -> tuple[str, str]:
    """Return a day with what parts it from the time of day, and that time; the latter is empty where there is none."""
    day = format_date(when, language, weekday=True)
    comma, _, time = format_when(when, language).removeprefix(day).partition(" ")
    return day + comma, time


def _split_day(day: str, measure: float, layout: Layout) -> str:
    """Return a day in two lines, the day of the week on the first, where it is too long for one but not for two."""
    weekday, _, rest = day.partition(" ")
    whole = _width(day, layout) <= measure or _width(rest, layout) > measure
    return day if whole else f"{weekday}\n{rest}"


def _width(text: str, layout: Layout) -> float:
    """Return the width of a text in bold, in points, its glyphs narrowed as far as a line may narrow them."""
    faces, style = layout.setting.faces, layout.look.body.text
    return faces.width(faces.key(style.family, strong=True), text) * style.size * (1 - style.how.stretch)
