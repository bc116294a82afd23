"""Prepare styled text for the composer: inlines and a style in, spans and inline elements out."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from isoprint.compose.line import Span
from isoprint.compose.setting import Setting
from isoprint.compose.style import Style
from isoprint.content.model import Blank, Citation, Inline, Inlines, Reference, Run
from isoprint.page import Element, Role

SCRIPT_SIZE: Final = 0.65
"""The size of superscripts and subscripts, as a share of the text's."""
SCRIPT_RISE: Final = {"": 0.0, "super": 0.36, "sub": -0.14}
"""How far a script is raised, in em of the text around it."""
CITED: Final = 10.0
"""The cost of dividing a cited name, in hyphens: readers look it up in the list as it is written."""
SHOWN_ADDRESS: Final = 60
"""The characters up to which an address is printed after its link; of a longer one only the site is."""


def make_spans(
    inlines: Sequence[Inline], style: Style, setting: Setting, element: str
) -> tuple[tuple[Span, ...], tuple[Element, ...]]:
    """Return the spans of a text and the elements of its links and citations, which are children of ``element``.

    Raises ValueError for a Citation: citations are resolved for each sheet before it is composed.
    """
    spans: list[Span] = []
    elements: list[Element] = []
    before = ""
    for inline in _with_addresses(inlines):
        if isinstance(inline, Citation):
            raise ValueError(f"unresolved citation of {inline.keys}")
        if isinstance(inline, Blank):
            spans.append(Span("", setting.faces.key(style.family), style.size, style.tint, blank=style.blank))
            before = ""
            continue
        inner = _inline_element(inline, element, elements, goes_on=bool(before) and before == inline.link)
        spans.extend(_run_spans(inline, style, setting, inner))
        before = inline.link
    return tuple(spans), tuple(elements)


def _inline_element(run: Run, parent: str, elements: list[Element], *, goes_on: bool) -> str:
    """Return the id of a run's element, empty for plain text; a link that continues has an element already."""
    if not run.link and run.role != "citation":
        return ""
    if goes_on:
        return elements[-1].id
    role: Role = "Link" if run.link else "Reference"
    made = Element(f"{parent}.{len(elements) + 1}", role, alt=run.link)
    elements.append(made)
    return made.id


def _run_spans(run: Run, style: Style, setting: Setting, element: str) -> Iterator[Span]:
    key = setting.faces.key(style.family, run.strong, run.emphasis != style.emphasis, style.weight)
    size = style.size * SCRIPT_SIZE if run.script else style.size
    rise = style.size * SCRIPT_RISE[run.script]
    division = CITED if run.role == "citation" else 1.0
    for face, text in setting.faces.split(key, run.text):
        yield Span(text, face, size, style.tint, rise, run.link, element, 0.0, division)


def _with_addresses(inlines: Sequence[Inline]) -> Iterator[Inline]:
    """Yield inlines with the address of each link in parentheses, once, unless the link's text already shows it."""
    shown_links: set[str] = set()
    for link, group in groupby(inlines, key=lambda inline: inline.link if isinstance(inline, Run) else ""):
        runs = tuple(group)
        yield from runs
        if not link or link in shown_links:
            continue
        shown_links.add(link)
        shown = shown_address(link)
        if len(shown) > SHOWN_ADDRESS:
            shown = re.split(r"[/?#]", shown)[0]
        if shown.lower() not in "".join(run.text for run in runs if isinstance(run, Run)).lower():
            yield Run(f" ({shown})", link=link)


def reference_words(reference: Reference) -> Inlines:
    """Return the words of an entry in a reference list: its text, and its address as a link."""
    if not reference.url:
        return reference.text
    return (*reference.text, Run(" "), Run(shown_address(reference.url), link=reference.url))


def shown_address(link: str) -> str:
    """Return an address as it is printed: without scheme, ``www.`` and final slash."""
    for prefix in ("mailto:", "https://", "http://", "www."):
        link = link.removeprefix(prefix)
    return link.removesuffix("/")
