"""Blocks in a row — paragraphs, lists, tables, pictures — made into one galley."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from isoprint.compose.figure import set_figure
from isoprint.compose.galley import HANDED_OVER, set_text, shifted, stack, with_cost
from isoprint.compose.line import Justification
from isoprint.compose.setting import Setting
from isoprint.compose.slug import Galley, Slug
from isoprint.compose.style import BlockStyle, Style
from isoprint.compose.table import set_table
from isoprint.content.model import Block, Blocks, Figure, List, Paragraph, Run, Table
from isoprint.page import Element

BULLETS: Final = ("•", "–")
"""Labels of bulleted lists, by depth."""
LABEL_GAP: Final = 0.4
"""Between a list's labels and its texts, in em."""


def set_blocks(blocks: Blocks, style: BlockStyle, measure: float, setting: Setting, element: str) -> Galley:
    """Set blocks to a measure; their elements are children of ``element``, numbered from 1."""
    galleys: list[Galley] = []
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        after = at > 0 and isinstance(blocks[at - 1], Paragraph)
        followed = following is not None or style.followed
        galley = _set_block(block, style, measure, setting, f"{element}.{at + 1}", after=after, followed=followed)
        if isinstance(following, List) and isinstance(block, Paragraph):
            galley = with_cost(galley, HANDED_OVER)
        galleys.append(galley)
    return stack(galleys, style.gap)


def _set_block(
    block: Block,
    style: BlockStyle,
    measure: float,
    setting: Setting,
    element: str,
    *,
    after: bool = False,
    followed: bool = True,
) -> Galley:
    """Set one block; ``after``: it follows a paragraph, ``followed``: something follows it."""
    match block:
        case Paragraph(inlines):
            return set_text(inlines, _indented(style, after), measure, setting, element)
        case List():
            return set_list(block, style, measure, setting, element)
        case Table():
            return set_table(block, style, measure, setting, element, followed=followed)
        case Figure():
            return set_figure(block, style, measure, setting, element, followed=followed)


def _indented(style: BlockStyle, after: bool) -> Style:
    """Return the text style of a paragraph: its first line is moved in where it follows another paragraph.

    After a heading, a list, a table or a picture it is plain that a paragraph begins (Bringhurst, section 2.3.1).
    """
    if not after or not style.indent:
        return style.text
    return replace(style.text, how=replace(style.text.how, indent=style.indent))


def set_list(
    block: List, style: BlockStyle, measure: float, setting: Setting, element: str, *, depth: int = 0
) -> Galley:
    """Set a bulleted or numbered list, its items hanging from labels of one width.

    In a narrow measure they are flush left: what is left of it beside the labels is too little to justify.
    """
    if measure < style.ragged_lists and style.text.how.align == "justify":
        style = replace(style, text=replace(style.text, how=replace(style.text.how, align="left")))
    labels = [_label(block, at, depth) for at in range(len(block.items))]
    key = setting.faces.key(style.text.family)
    widest = max((setting.faces.width(key, label) for label in labels), default=0.0)
    hang = (widest + LABEL_GAP) * style.text.size
    items = [
        _set_item(item, label, style, (measure, hang), setting, element=f"{element}.{at + 1}", depth=depth)
        for at, (item, label) in enumerate(zip(block.items, labels, strict=True))
    ]
    galley = stack(items)
    numbering = "Disc" if block.start is None else "Decimal"
    return Galley(galley.slugs, (Element(element, "L", galley.elements, numbering=numbering),))


def _label(block: List, at: int, depth: int) -> str:
    return BULLETS[min(depth, 1)] if block.start is None else f"{block.start + at}."


def _set_item(
    item: Sequence[Block],
    label: str,
    style: BlockStyle,
    widths: tuple[float, float],
    setting: Setting,
    *,
    element: str,
    depth: int,
) -> Galley:
    """Set one item: its label at the left edge, on the baseline of the first line of its text."""
    measure, hang = widths
    body = f"{element}.2"
    galleys = [
        set_list(block, style, measure - hang, setting, f"{body}.{at + 1}", depth=depth + 1)
        if isinstance(block, List)
        else _set_block(block, style, measure - hang, setting, f"{body}.{at + 1}")
        for at, block in enumerate(item)
    ]
    return labelled(stack(galleys), label, style.text, hang, setting, element=element)


def labelled(body: Galley, label: str, style: Style, hang: float, setting: Setting, *, element: str) -> Galley:
    """Return a list item: ``body`` moved in by ``hang``, with a label at the left of its first line.

    ``element`` is the LI's id; the label's is ``element.1`` and the body's ``element.2``.
    """
    plain = replace(style, how=Justification(align="left", hyphenate=False, protrude=False))
    head = set_text((Run(f"{label} "),), plain, max(hang, 1000.0), setting, f"{element}.1", role="Lbl")
    text = shifted(body, hang)
    first = text.slugs[0] if text.slugs else Slug(style.leading)
    slugs = (replace(first, items=(*head.slugs[0].items, *first.items)), *text.slugs[1:])
    lbody = Element(f"{element}.2", "LBody", body.elements)
    return Galley(slugs, (Element(element, "LI", (*head.elements, lbody)),))
