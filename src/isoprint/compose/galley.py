"""Blocks of text made into a galley: slugs that columns can be cut from, each with the price of a break after it."""

import re
from collections.abc import Iterable, Sequence
from math import ceil, floor
from typing import Final

from msgspec.structs import replace

from isoprint.compose.breaks import HYPHENS
from isoprint.compose.line import Line
from isoprint.compose.nodes import read_nodes
from isoprint.compose.paragraph import set_nodes, set_paragraph
from isoprint.compose.setting import Setting
from isoprint.compose.slug import KEEP, ROOT, ComposedText, Galley, Slug, moved
from isoprint.compose.spans import make_spans
from isoprint.compose.style import Style
from isoprint.content.model import Inline, Inlines
from isoprint.page import Element, Item, Role, Rule, Text, Word, WordStyle

ORPHAN: Final = 900.0
"""The price of a paragraph's first line alone at the foot of a column, in demerits."""
WIDOW: Final = 1600.0
"""The price of a paragraph's last line alone at the head of a column: worse, since it seems to begin nothing."""
DIVIDED: Final = 700.0
"""The price of a word divided between two columns, whether the hyphen is its own or was added."""
_HYPHENS: Final = frozenset(HYPHENS)
"""The hyphens that a divided word ends with."""
HANDED_OVER: Final = 500.0
"""The price of a break after the paragraph that introduces a list."""
BLANK_THICKNESS: Final = 0.6
"""The thickness of the rule of a gap to fill in, in points."""


def set_text(inlines: Sequence[Inline], style: Style, measure: float, setting: Setting, element: str) -> Galley:
    """Return a paragraph or heading set to a measure (points); ``element`` is the id of its element."""
    if setting.memo is not None:
        return _set_again(tuple(inlines), style, measure, setting, element)
    spans, inner = make_spans(inlines, style, setting, element)
    lines = set_paragraph(spans, measure, style.how, setting)
    return Galley(line_slugs(lines, style, element), (Element(element, style.role, inner),))


def _set_again(inlines: Inlines, style: Style, measure: float, setting: Setting, element: str) -> Galley:
    """Return a text that copy-fit sets many times: measured once at a size of 1, broken once for each size.

    Why: half of the settings that copy-fit tries differ from earlier ones in the leading alone, the rest in the size.
    """
    memo = setting.memo if setting.memo is not None else {}
    size = style.size
    how = replace(style.how, indent=round(style.how.indent / size, 6))
    unit = Style(style.family, 1.0, 0.0, 0.0, style.tint, how, style.weight, style.emphasis, style.blank / size)
    text = (element, inlines, unit)
    nodes, inner = memo.get(text) or (None, ())
    if nodes is None:
        spans, inner = make_spans(inlines, unit, setting, element)
        nodes = read_nodes(spans, how, setting)
        memo[text] = (nodes, inner)
    lines = memo.get((text, size, measure))
    if lines is None:
        lines = memo[text, size, measure] = set_nodes(nodes, measure, size)
    return Galley(line_slugs(lines, style, element), (Element(element, style.role, inner),))


def line_slugs(lines: Sequence[Line], style: Style, element: str) -> tuple[Slug, ...]:
    """Return a slug for each line of a paragraph, with the prices of breaks within it."""
    last = len(lines) - 1
    return tuple(
        Slug(style.leading, line_items(line, style, element), _cost(number, last, line))
        for number, line in enumerate(lines)
    )


def _cost(number: int, last: int, line: Line) -> float:
    """Return the price of a column break after a line of a paragraph, whose lines are numbered 0 to ``last``."""
    if number == last:
        return 0.0
    cost = DIVIDED if line.words and line.words[-1].text.rstrip()[-1:] in _HYPHENS else 0.0
    if number == 0:
        cost += ORPHAN
    if number == last - 1:
        cost += WIDOW
    return cost


def line_items(line: Line, style: Style, element: str) -> tuple[Item, ...]:
    """Return a line as page items: its text and the rules of the gaps to fill in."""
    text = Text(0.0, style.baseline, line.words, element, line.scale, line.tracking, line.hyphen)
    if not line.blanks:
        return (text,)
    foot = style.baseline + 0.15 * style.size
    return (text, *(Rule(x, foot, x + width, foot, BLANK_THICKNESS, style.tint) for x, width in line.blanks))


def stack(galleys: Iterable[Galley], gap: float = 0.0) -> Galley:
    """Return galleys one below the other, ``gap`` apart."""
    slugs: list[Slug] = []
    elements: list[Element] = []
    for galley in galleys:
        if slugs and gap and galley.slugs:
            slugs.append(with_space(galley.slugs[0], gap))
            slugs.extend(galley.slugs[1:])
        else:
            slugs.extend(galley.slugs)
        elements.extend(galley.elements)
    return Galley(tuple(slugs), tuple(elements))


def with_space(slug: Slug, space: float) -> Slug:
    """Return a slug with that much more space above it."""
    return replace(slug, space=slug.space + space)


def with_cost(galley: Galley, cost: float) -> Galley:
    """Return a galley whose last slug costs that much more, to keep the text that follows with it."""
    if not galley.slugs:
        return galley
    last = galley.slugs[-1]
    return replace(galley, slugs=(*galley.slugs[:-1], replace(last, cost=last.cost + cost)))


def kept(galley: Galley) -> Galley:
    """Return a galley in one piece: it may break after its last slug only."""
    slugs = galley.slugs
    return replace(galley, slugs=(*(replace(s, cost=KEEP) for s in slugs[:-1]), *slugs[-1:]))


def headed(slugs: Sequence[Slug]) -> tuple[Slug, ...]:
    """Return slugs as they begin a column: the first below its repeated header, if it has one."""
    if not slugs or slugs[0].repeated_header is None:
        return tuple(slugs)
    header, first = slugs[0].repeated_header, slugs[0]
    items = (*header.items, *moved(first.items, 0.0, header.height))
    return (replace(first, height=header.height + first.height, items=items, repeated_header=None), *slugs[1:])


def shifted(galley: Galley, x: float) -> Galley:
    """Return a galley moved to the right."""
    return replace(galley, slugs=tuple(_shifted(slug, x) for slug in galley.slugs))


def _shifted(slug: Slug, x: float) -> Slug:
    header = _shifted(slug.repeated_header, x) if slug.repeated_header else None
    return replace(slug, items=tuple(moved(slug.items, x, 0.0)), repeated_header=header)


def up_to_grid(height: float, grid: float) -> float:
    """Return a height rounded up to a multiple of the grid; the rounding of sums adds no line."""
    return ceil(height / grid - 0.0001) * grid


def down_to_grid(height: float, grid: float) -> float:
    """Return a height rounded down to a multiple of the grid, at least one."""
    return max(floor(height / grid + 0.001), 1) * grid


def rounded(galley: Galley, grid: float, above: float = 0.0, below: float = 0.0) -> Galley:
    """Return a galley in one piece whose height is a multiple of the grid, with at least the room asked for.

    Any further room is shared between above and below.
    """
    if not galley.slugs or not grid:
        return galley
    height = above + galley.height + below
    total = up_to_grid(height, grid)
    return Galley((flat(galley, above + (total - height) / 2, total),), galley.elements)


def closed(galley: Galley, grid: float, room: float = 0.0) -> Galley:
    """Return a galley with at least ``room`` at its foot, which puts the next one on the grid again."""
    if not galley.slugs or not grid:
        return galley
    height = galley.height + galley.slugs[0].space
    spare = up_to_grid(height + room, grid) - height
    last = replace(galley.slugs[-1], height=galley.slugs[-1].height + spare)
    return replace(galley, slugs=(*galley.slugs[:-1], last))


def flat(galley: Galley, top: float = 0.0, height: float = 0.0) -> Slug:
    """Return a galley as one slug, its items ``top`` below the slug's head; ``height`` is at least its own."""
    items = _flat_items(galley, top)
    first = galley.slugs[0] if galley.slugs else Slug(0.0)
    last = galley.slugs[-1] if galley.slugs else Slug(0.0)
    compromises = tuple(compromise for slug in galley.slugs for compromise in slug.compromises)
    return Slug(max(height, top + galley.height), items, last.cost, first.space, compromises=compromises)


def _flat_items(galley: Galley, top: float = 0.0) -> tuple[Item, ...]:
    """Return the items of a galley in one column that begins at ``top``."""
    items: list[Item] = []
    y = top
    for at, slug in enumerate(galley.slugs):
        y += slug.space if at else 0.0
        items.extend(moved(slug.items, 0.0, y))
        y += slug.height
    return tuple(items)


def composed(galley: Galley) -> ComposedText:
    """Return a galley, composed under ROOT, as a text that can be placed under other names."""
    items = _flat_items(galley)
    lines = (item for item in items if isinstance(item, Text) and item.words)
    reach = (line.x + line.words[-1].x + line.words[-1].width for line in lines)
    return ComposedText(galley.height, items, galley.elements, max(reach, default=0.0), galley.slugs)


def set_label(text: str, style: Style, setting: Setting, role: Role = "P") -> ComposedText:
    """Return a text on a line of its own, composed under ROOT; a label has no breaks to choose from.

    Why: every version of a quiz brings new ones, and every page has a foot.
    """
    faces = setting.faces
    key = faces.key(style.family, weight=style.weight, emphasis=style.emphasis)
    words: list[Word] = []
    x = reach = 0.0
    for face, piece in faces.split(key, text):
        space = faces.width(face, " ") * style.size
        look = WordStyle(face, style.size, style.tint)
        for word in re.findall(r"[^ ]+ *| +", piece):
            said = word.rstrip(" ")
            width = faces.width(face, said) * style.size if said else 0.0
            words.append(Word(x, width, word, look))
            reach = x + width
            x = reach + (space if len(word) > len(said) else 0.0)  # spaces in a row are one, as in any line
    line = Text(0.0, style.baseline, tuple(words), ROOT)
    return ComposedText(style.leading, (line,), (Element(ROOT, role),), reach)
