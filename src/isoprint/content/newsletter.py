"""`read_newsletter`: the newsletter of a handout with its sections."""

from isoprint.content.figures import read_figures
from isoprint.content.format.decode import Decoded, Decoder
from isoprint.content.model import Event, Newsletter, Section
from isoprint.content.model.section_styles import PLAIN_STYLE, SECTION_STYLES, SectionStyle
from isoprint.yamlmap import Node


def read_newsletter(decoder: Decoder, node: Node) -> Newsletter | None:
    """Return the newsletter, None where the node is not a mapping."""
    decoded = decoder.record("newsletter", node)
    if decoded is None:
        return None
    values = decoded.take("columns", "pages")
    if values.get("pages") == "auto":
        values["pages"] = None
    columns: int = values.get("columns", 3)
    sections = (_section(decoder, item, columns) for item in decoded.values.get("sections", ()))
    found = tuple(section for section in sections if section is not None)
    return Newsletter(found, decoded.place.at(), **values)


def _section(decoder: Decoder, node: Node, columns: int) -> Section | None:
    decoded = decoder.record("section", node)
    if decoded is None:
        return None
    values = decoded.take("heading", "body", "by")
    style = SECTION_STYLES[decoded.values.get("style", PLAIN_STYLE.name)]
    if "span" in decoded.values:
        values["span"] = _span(decoder, decoded, columns)
    events = tuple(_events(decoder, decoded))
    if not {"heading", "body", "picture", "events"} & decoded.nodes.keys() and decoder.tree.whole:
        message = "This section has nothing to print"
        decoder.report(decoded.place.problem("E013", message, "add “body”, “heading”, “picture” or “events”"))
    _report_forbidden(decoder, decoded, style)
    pictures = read_figures(decoder, decoded)
    return Section(decoded.place.at(), style=style, pictures=pictures, events=events, **values)


def _report_forbidden(decoder: Decoder, decoded: Decoded, style: SectionStyle) -> None:
    """Report the keys that a style does not print: they would be lost in silence."""
    for key in style.forbidden:
        if key in decoded.nodes:
            remedy = "move it to a section of its own, or give this section another style"
            decoder.report(decoded.nodes[key].place.problem("E012", f"A {style.name} cannot have “{key}”", remedy))


def _span(decoder: Decoder, decoded: Decoded, columns: int) -> int:
    """Return how many columns a section takes, at most those there are."""
    span = decoded.values["span"]
    if span == "all" or span <= columns:
        return columns if span == "all" else int(span)
    message = f"This section spans {span} columns, but the newsletter has {columns}"
    place = decoded.nodes["span"].place
    decoder.report(place.problem("E036", message, f"write a number up to {columns}, or all"))
    return columns


def _events(decoder: Decoder, decoded: Decoded) -> list[Event]:
    """Return a section's events in the order of the file; the reader should find them in the order of time."""
    events: list[Event] = []
    for node in decoded.values.get("events", ()):
        event = decoder.record("event", node)
        if event is None or "when" not in event.values:
            continue
        when = event.values["when"]
        found = Event(when, event.values.get("what", ()), event.values.get("where", ()), event.place.at())
        if events and found.when.isoformat() < events[-1].when.isoformat():
            message = "This event is earlier than the one above it"
            decoder.report(event.nodes["when"].place.problem("W013", message, "put the events in order of date"))
        events.append(found)
    return events
