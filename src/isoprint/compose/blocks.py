"""Set blocks: paragraphs, lists, tables and pictures in, one galley out."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.figure import set_figure
from isoprint.compose.galley import HANDED_OVER, set_text, shifted, stack, with_cost
from isoprint.compose.line import Justification
from isoprint.compose.setting import Setting
from isoprint.compose.slug import Galley, Slug
from isoprint.compose.style import BULLETS, BlockStyle, Style
from isoprint.compose.table import set_table
from isoprint.content.model import Block, Blocks, Figure, List, Paragraph, Run, Table
from isoprint.page import Element

LABEL_GAP: Final = 0.4
"""The space between a list's labels and its texts, in em."""
LABEL_MEASURE: Final = 1000.0
"""The least measure of a label, in points: none is ever broken into lines."""


def set_blocks(blocks: Blocks, style: BlockStyle, measure: float, setting: Setting, element: str) -> Galley:
    """Return blocks set to a measure (points); their elements are children of ``element``, numbered from 1.

    Only a paragraph that follows another is indented: after a heading, a list, a table or a picture it is plain that
    a paragraph begins (Bringhurst, section 2.3.1).
    """
    galleys: list[Galley] = []
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        indent = style.indent if at and isinstance(blocks[at - 1], Paragraph) else 0.0
        own = replace(style, indent=indent, followed=following is not None or style.followed)
        galley = _set_block(block, own, measure, setting, f"{element}.{at + 1}")
        if isinstance(following, List) and isinstance(block, Paragraph):
            galley = with_cost(galley, HANDED_OVER)
        galleys.append(galley)
    return stack(galleys, style.gap)


def _set_block(block: Block, style: BlockStyle, measure: float, setting: Setting, element: str) -> Galley:
    """Return one block set to a measure; a paragraph is always indented by the style's indent."""
    match block:
        case Paragraph(inlines):
            text = style.text
            if style.indent:
                text = replace(text, how=replace(text.how, indent=style.indent))
            return set_text(inlines, text, measure, setting, element)
        case List():
            return set_list(block, style, measure, setting, element)
        case Table():
            return set_table(block, style, measure, setting, element)
        case Figure():
            return set_figure(block, style, measure, setting, element)


class ItemLabel(Struct, frozen=True):
    """The label of a list item, its style, and the distance of the item's body from the left edge, in points."""

    text: str
    style: Style
    hang: float


def set_list(block: List, style: BlockStyle, measure: float, setting: Setting, element: str) -> Galley:
    """Return a bulleted or numbered list set to a measure (points), all bodies indented alike beside their labels.

    In a narrow measure they are flush left: beside the labels too little of it is left to justify.
    """
    if measure < style.ragged_lists and style.text.how.align == "justify":
        style = replace(style, text=replace(style.text, how=replace(style.text.how, align="left")))
    inner = replace(style, indent=0.0, followed=True, bullet=BULLETS[1])
    items: list[Galley] = []
    for at, (item, label) in enumerate(zip(block.items, _labels(block, style, setting), strict=True), 1):
        name = f"{element}.{at}"
        bodies = (
            _set_block(each, inner, measure - label.hang, setting, f"{name}.2.{number}")
            for number, each in enumerate(item, 1)
        )
        items.append(labelled(stack(bodies), label, setting, name))
    galley = stack(items)
    numbering = "Disc" if block.start is None else "Decimal"
    return Galley(galley.slugs, (Element(element, "L", galley.elements, numbering=numbering),))


def _labels(block: List, style: BlockStyle, setting: Setting) -> list[ItemLabel]:
    """Return the labels of a list's items; the widest one decides how far all bodies are indented."""
    start, text = block.start, style.text
    texts = [style.bullet if start is None else f"{start + at}." for at in range(len(block.items))]
    key = setting.faces.key(text.family)
    widest = max((setting.faces.width(key, label) for label in texts), default=0.0)
    return [ItemLabel(label, text, (widest + LABEL_GAP) * text.size) for label in texts]


def labelled(body: Galley, label: ItemLabel, setting: Setting, element: str) -> Galley:
    """Return a list item: ``body`` indented, its label at the left edge on the baseline of the first line.

    ``element`` is the LI's id; the label's is ``element.1`` and the body's ``element.2``.
    """
    how = Justification(align="left", hyphenate=False, protrude=False)
    plain = replace(label.style, how=how, role="Lbl")
    head = set_text((Run(f"{label.text} "),), plain, max(label.hang, LABEL_MEASURE), setting, f"{element}.1")
    text = shifted(body, label.hang)
    first = text.slugs[0] if text.slugs else Slug(label.style.leading)
    slugs = (replace(first, items=(*head.slugs[0].items, *first.items)), *text.slugs[1:])
    lbody = Element(f"{element}.2", "LBody", body.elements)
    return Galley(slugs, (Element(element, "LI", (*head.elements, lbody)),))
