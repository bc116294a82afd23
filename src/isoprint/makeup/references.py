"""The list of references that a sheet cites, in small type under its heading, each in one piece."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from isoprint.compose.blocks import LABEL_GAP, ItemLabel, labelled
from isoprint.compose.galley import kept, set_text, shifted, stack, with_cost
from isoprint.compose.setting import Setting
from isoprint.compose.slug import KEEP, Galley
from isoprint.compose.spans import reference_words
from isoprint.compose.style import Style
from isoprint.content.model import Reference, Run
from isoprint.makeup.job import Layout
from isoprint.page import Element

ENTRY_GAP: Final = 1.5
"""Between two entries of the list, in points."""
ENTRY_INDENT: Final = 0.9
"""How far the second line of an entry without a number is moved in, in em."""
LEAST_NUMBER_HANG: Final = 1.6
"""The least room for the numbers at the left of the entries, in em."""


def set_references(references: Sequence[Reference], layout: Layout, measure: float, *, numbered: bool) -> Galley:
    """Return the reference list in small type under its heading, which keeps with the first."""
    if not references:
        return Galley()
    look, setting = layout.look, layout.setting
    style = look.small.text
    title = replace(style, weight="bold", tint=look.palette.accent, how=look.heading.how, role="H2")
    label = (Run(layout.language.labels.references),)
    head = with_cost(set_text(label, title, measure, setting, "r.h"), KEEP)
    entries = [
        _numbered_entry(reference, at, _number_hang(len(references), style, setting), layout, measure)
        if numbered
        else _entry(reference, at, layout, measure)
        for at, reference in enumerate(references, 1)
    ]
    listed = stack(entries, ENTRY_GAP)
    element = Element("r.l", "L", listed.elements, numbering="Decimal" if numbered else "")
    return Galley((*head.slugs, *listed.slugs), (Element("r", "Sect", (*head.elements, element)),))


def _entry(reference: Reference, at: int, layout: Layout, measure: float) -> Galley:
    """Return one reference, its second line and those after it moved in, its address last."""
    style, element = layout.look.small.text, f"r.l.{at}"
    hang = ENTRY_INDENT * style.size
    outdented = replace(style, how=replace(style.how, indent=-hang))
    text = set_text(reference_words(reference), outdented, measure - hang, layout.setting, f"{element}.2.1")
    body = kept(shifted(text, hang))
    return Galley(body.slugs, (Element(element, "LI", (Element(f"{element}.2", "LBody", body.elements),)),))


def _numbered_entry(reference: Reference, at: int, hang: float, layout: Layout, measure: float) -> Galley:
    """Return one reference after its number."""
    style, setting, element = layout.look.small.text, layout.setting, f"r.l.{at}"
    body = kept(set_text(reference_words(reference), style, measure - hang, setting, f"{element}.2.1"))
    return labelled(body, ItemLabel(f"{at}.", style, hang), setting, element)


def _number_hang(count: int, style: Style, setting: Setting) -> float:
    """Return how far numbered entries are moved in from their numbers' left edge, in points."""
    widest = setting.faces.width(setting.faces.key(style.family), f"{count}.") * style.size
    return max(LEAST_NUMBER_HANG * style.size, widest + LABEL_GAP * style.size)
