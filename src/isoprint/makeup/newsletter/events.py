"""Events: what happens when and where, soonest first."""

from collections.abc import Sequence
from datetime import date, datetime

from msgspec.structs import replace

from isoprint.compose.galley import Galley, kept, set_text, stack
from isoprint.compose.style import BlockStyle
from isoprint.content.language import format_when
from isoprint.content.model import Event, Inlines, Run
from isoprint.makeup.newsletter.desk import Desk
from isoprint.page import Element


def set_events(events: Sequence[Event], style: BlockStyle, measure: float, desk: Desk, element: str) -> Galley:
    """Set events as a list, each in one piece: the day in bold, what happens, where."""
    galleys = [
        _set_event(event, style, measure, desk, f"{element}.{at + 1}")
        for at, event in enumerate(sorted(events, key=_moment))
    ]
    listed = stack(galleys, style.gap)
    return Galley(listed.slugs, (Element(element, "L", listed.elements),))


def _moment(event: Event) -> tuple[date, str]:
    """Return a key that sorts days and moments together: a day without a time comes before its moments."""
    if isinstance(event.when, datetime):
        return event.when.date(), event.when.isoformat()
    return event.when, ""


def _set_event(event: Event, style: BlockStyle, measure: float, desk: Desk, element: str) -> Galley:
    when = format_when(event.when, desk.language)
    words: Inlines = (Run(when, strong=True), Run("\n"), *event.what)
    if event.where:
        words = (*words, Run(", "), *event.where)
    ragged = replace(style.text, how=replace(style.text.how, align="left"))  # a date alone on its line is not drawn out
    galley = kept(set_text(words, ragged, measure, desk.setting, f"{element}.2"))
    body = Element(f"{element}.b", "LBody", galley.elements)
    return Galley(galley.slugs, (Element(element, "LI", (body,)),))
