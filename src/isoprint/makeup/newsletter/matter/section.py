"""A section of the newsletter made into a galley: heading, pictures, text, events, in the section's style."""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from isoprint.compose.blocks import set_blocks
from isoprint.compose.figure import set_figures
from isoprint.compose.galley import closed, kept, rounded, set_text, shifted, stack, with_space
from isoprint.compose.slug import KEEP, Galley, Panel, Slug
from isoprint.compose.style import BlockStyle
from isoprint.content.model import Section
from isoprint.makeup.job import Layout
from isoprint.makeup.look import Look, lead_for
from isoprint.makeup.newsletter.matter.events import set_events
from isoprint.page import Element, Rule

PAD: Final = 0.95
"""The room between a box's edge and its text, in em of the body."""
PANEL_HEAD: Final = 0.36
"""How far a box's upper edge lies inside the empty line at its head, as a share of the leading.

With PANEL_FOOT, room is alike above and below: 0.8 of a line from capitals and baseline inside, a line more outside.
"""
PANEL_FOOT: Final = 0.46
"""How far its lower edge lies inside the empty line at its foot, as a share of the leading."""
WARNING_BAR: Final = 4.0
"""The thickness of the bar of a warning, in points."""
BORDER: Final = 0.8
"""The thickness of a border or of a heading's rule, in points."""
HEADING_RULE: Final = 0.22
"""How far above a heading's line its rule lies, as a share of the leading."""
QUOTE_RULE: Final = 1.2
"""The thickness of the rules around a pull quote, in points."""
QUOTE_PAD: Final = 0.35
"""The room between those rules and the quote, in lines."""
SPLIT_BOX: Final = 20000.0
"""The demerits of splitting a box between two columns."""
SPLIT_LONG_BOX: Final = 7000.0
"""The demerits of splitting a long box."""
LONG_BOX: Final = 18
"""The lines from which on a box is long."""
SCRAP: Final = 4000.0
"""The demerits of a heading and one line at the foot of a column, added to those of the line alone."""


def set_section(section: Section, measure: float, layout: Layout, element: str) -> Galley:
    """Return a whole section set to a measure; its elements are one Sect (or BlockQuote) with the id ``element``."""
    return MAKERS[section.style.name](section, measure, layout, element)


def _plain(section: Section, measure: float, layout: Layout, element: str) -> Galley:
    return _set_text(section, layout.look.body, measure, layout, element)


def _lead(section: Section, measure: float, layout: Layout, element: str) -> Galley:
    return _set_text(section, lead_for(layout.look, measure), measure, layout, element)


def _set_text(section: Section, style: BlockStyle, measure: float, layout: Layout, element: str) -> Galley:
    """Return a section that is neither boxed nor framed: its heading, and its body in a style."""
    head = set_heading(section, measure, layout, element)
    body = set_body(section, style, measure, layout, element)
    return _in_sect(closed(_headed(head, body), layout.look.leading), element)


def _headed(head: Galley, body: Galley) -> Galley:
    """Return a text below its heading, which keeps more than one line of it."""
    if head.slugs and len(body.slugs) > 1:
        first, *others = body.slugs
        body = replace(body, slugs=(replace(first, cost=first.cost + SCRAP), *others))
    return stack((head, body))


def _in_sect(galley: Galley, element: str) -> Galley:
    """Return a galley whose elements are the children of one Sect."""
    return Galley(galley.slugs, (Element(element, "Sect", galley.elements),))


def set_heading(section: Section, measure: float, layout: Layout, element: str) -> Galley:
    """Return a section's heading, one line below what precedes it and kept with what follows."""
    if not section.heading:
        return Galley()
    galley = set_text(section.heading, layout.look.heading, measure, layout.setting, f"{element}.h")
    slugs = tuple(replace(s, cost=KEEP) for s in galley.slugs)
    first = with_space(slugs[0], layout.look.leading)
    if layout.look.theme.heading_mark == "rule" and section.style.ruled:
        y = -HEADING_RULE * layout.look.leading
        rule = Rule(0.0, y, measure, y, BORDER, layout.look.palette.accent)
        first = replace(first, items=(rule, *first.items))
    return Galley((first, *slugs[1:]), galley.elements)


def set_body(section: Section, style: BlockStyle, measure: float, layout: Layout, element: str) -> Galley:
    """Return a section's pictures, text and events, and who said it, without the heading."""
    parts = list(set_figures(section.pictures, style, measure, layout.setting, f"{element}.p"))
    if section.body:
        parts.append(set_blocks(section.body, style, measure, layout.setting, f"{element}.b"))
    if section.events:
        parts = [closed(stack(parts), layout.look.leading)]  # a lead's lines are on a grid of their own
        parts.append(set_events(section.events, measure, layout, f"{element}.e"))
    if section.by:
        parts.append(set_text(section.by, layout.look.by, measure, layout.setting, f"{element}.by"))
    return stack(parts)


def _box(section: Section, measure: float, layout: Layout, element: str) -> Galley:
    """Return a section in a box: padded, on the grid, split between columns only as a last resort."""
    look = layout.look
    pad = PAD * look.size + (WARNING_BAR / 2 if section.style.barred else 0.0)
    inner = measure - 2 * pad
    head = set_heading(section, inner, layout, element)
    body = set_body(section, look.body, inner, layout, element)
    text = shifted(_headed(head, body), pad)
    slugs = text.slugs
    if slugs:
        slugs = (replace(slugs[0], space=0.0), *slugs[1:])
    boxed = box_slugs(section, slugs, look, element)
    return _in_sect(Galley(boxed, text.elements), element)


def box_slugs(section: Section, slugs: tuple[Slug, ...], look: Look, element: str) -> tuple[Slug, ...]:
    """Return slugs with a box under them: an empty line at its head and foot, high demerits for splitting it."""
    panel = _panel(section, look, element)
    price = SPLIT_BOX if len(slugs) < LONG_BOX else SPLIT_LONG_BOX
    inside = (replace(s, cost=s.cost + price) for s in slugs[:-1])
    last = (replace(s, cost=KEEP) for s in slugs[-1:])
    edged = (Slug(look.leading, cost=KEEP, ends="head"), *inside, *last, Slug(look.leading, ends="foot"))
    return tuple(replace(s, panel=panel) for s in edged)


def _panel(section: Section, look: Look, element: str) -> Panel:
    """Return the ground and border of a box or warning in the theme's manner."""
    barred = section.style.barred
    tinted = look.theme.box == "tinted"
    ruled = barred or not tinted
    return Panel(
        element,
        fill=look.palette.tint if tinted else "",
        stroke=look.palette.accent if ruled else "",
        thickness=BORDER if ruled else 0.0,
        bar=WARNING_BAR if barred else 0.0,
        bar_tint=look.palette.accent,
        inset=PANEL_HEAD * look.leading,
        outset=PANEL_FOOT * look.leading,
        line=look.leading,
    )


def _quote(section: Section, measure: float, layout: Layout, element: str) -> Galley:
    """Return a pull quote between two rules, with who said it below: one slug, on the grid."""
    look = layout.look
    style = replace(look.body, text=look.quote, indent=0.0)
    body = set_blocks(section.body, style, measure, layout.setting, f"{element}.b")
    by = set_text(section.by, look.by, measure, layout.setting, f"{element}.by") if section.by else Galley()
    text = kept(stack((body, by)))
    rule = Rule(0.0, 0.0, measure, 0.0, QUOTE_RULE, look.palette.accent)
    pad = look.leading * QUOTE_PAD
    framed = stack((Galley((Slug(pad, (rule,), KEEP),)), text, Galley((Slug(pad, (replace(rule, y0=pad, y1=pad),)),))))
    slug = rounded(framed, look.leading).slugs[0]
    return Galley((with_space(slug, look.leading),), (Element(element, "BlockQuote", text.elements),))


MAKERS: Final[dict[str, Callable[[Section, float, Layout, str], Galley]]] = {
    "plain": _plain,
    "lead": _lead,
    "box": _box,
    "quote": _quote,
    "warning": _box,
}
"""The function that sets a section, by the name of its style."""
