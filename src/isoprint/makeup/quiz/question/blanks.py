"""Blanks that can be heard: a composed ask in, the same with a word spoken where each gap is to be filled in."""

from collections.abc import Mapping

from msgspec.structs import replace

from isoprint.compose.galley import BLANK_THICKNESS
from isoprint.makeup.quiz.rows import ComposedText
from isoprint.page import Element, Item, Rule, Shape, Text


def spoken(ask: ComposedText, label: str) -> ComposedText:
    """Return an ask whose rules have elements that say ``label``, between the words on either side of them.

    Why: a rule is no text. Whoever has the sheet read out would hear a sentence that lacks a word and not know it.
    """
    items: list[Item] = []
    gaps: dict[str, list[Element]] = {}
    for item in ask.items:
        line = _last_line(items)
        if line is None or not isinstance(item, Rule) or item.thickness != BLANK_THICKNESS:
            items.append(item)
            continue
        said = gaps.setdefault(line.element, [])
        said.append(Element(f"{line.element}.g{len(said) + 1}", "Span", alt=label))
        items[-1:] = _parted(line, item, said[-1].id)
    texts = (item for item in items if not isinstance(item, Text) or item.words)
    return replace(ask, items=tuple(texts), elements=tuple(_with(element, gaps) for element in ask.elements))


def _last_line(items: list[Item]) -> Text | None:
    """Return the line that an item follows, whose gap it is if it is a rule."""
    return items[-1] if items and isinstance(items[-1], Text) else None


def _parted(line: Text, rule: Rule, element: str) -> tuple[Text, Shape, Text]:
    """Return the words of a line before a rule, the rule with its element, and the words after it."""
    before = tuple(word for word in line.words if line.x + word.x < rule.x0)
    path = (("M", rule.x0, rule.y0), ("L", rule.x1, rule.y1))
    return (
        replace(line, words=before, hyphen=False),
        Shape(path, stroke=rule.tint, thickness=rule.thickness, element=element),
        replace(line, words=line.words[len(before) :]),
    )


def _with(element: Element, gaps: Mapping[str, list[Element]]) -> Element:
    """Return an element with the gaps of each paragraph among its children."""
    children = tuple(_with(child, gaps) for child in element.children)
    return replace(element, children=(*children, *gaps.get(element.id, ())))
