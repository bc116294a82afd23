"""Blanks that can be heard: a composed ask in, the same with a word spoken where each gap is to be filled in."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from isoprint.compose.galley import BLANK_THICKNESS
from isoprint.compose.slug import Galley, PlacedText
from isoprint.page import Element, Item, Rule, Shape, Text

Gaps = dict[str, list[Element]]
"""The gaps of each paragraph, by the id of its element."""


def spoken(ask: Galley, label: str) -> Galley:
    """Return an ask whose rules have elements that say ``label``, between the words on either side of them.

    Why: a rule is not text. A listener would hear a sentence that lacks a word and not know it.
    """
    gaps: Gaps = {}
    slugs = tuple(replace(slug, items=_spoken_items(slug.items, label, gaps)) for slug in ask.slugs)
    return Galley(slugs, tuple(_with(element, gaps) for element in ask.elements))


def _spoken_items(items: Iterable[Item | PlacedText], label: str, gaps: Gaps) -> tuple[Item | PlacedText, ...]:
    """Return the items of a slug with its gaps as shapes, and note them with the others in ``gaps``."""
    done: list[Item | PlacedText] = []
    for item in items:
        line = done[-1] if done else None
        if isinstance(item, Rule) and item.thickness == BLANK_THICKNESS and isinstance(line, Text):
            said = gaps.setdefault(line.element, [])
            said.append(Element(f"{line.element}.g{len(said) + 1}", "Span", alt=label))
            done[-1:] = _parted(line, item, said[-1].id)
        else:
            done.append(item)
    return tuple(item for item in done if not isinstance(item, Text) or item.words)


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
