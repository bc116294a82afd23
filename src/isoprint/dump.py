"""Finished pages as text for people to read and tests to compare: one line per line of type, then the tree of tags.

Each line of type gives its left edge, right edge and baseline, its element (``-`` for an artifact) and its words. A
style, ``‹face size tint›``, is given where it differs from the previous one on the page; an inline element is in
brackets with its id: ``[the Academy]{n.2.1 → https://…}``.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from isoprint.drawing import Drawing
from isoprint.drawing.items import labels
from isoprint.images import Image
from isoprint.page import Document, Element, Page, Picture, Rule, Shape, Text, Word, WordStyle


def dump(document: Document) -> str:
    """Return a document's pages, then its logical structure, as text; lengths are points with one decimal."""
    entries = ("title", "author", "subject", "language")
    head = [f"{entry}: {getattr(document, entry)}" for entry in entries if getattr(document, entry)]
    pages = (_page(number, page) for number, page in enumerate(document.pages, 1))
    return "\n\n".join("\n".join(part) for part in (head, *pages, _tree(document.structure))) + "\n"


def _page(number: int, page: Page) -> Iterator[str]:
    label = f", folio {page.label}" if page.label else ""
    yield f"page {number}: {page.width:.1f} × {page.height:.1f}{label}"
    style = ""
    for item in page.items:
        if isinstance(item, Text):
            words = tuple(_styled(item.words, style))
            style = _style(item.words[-1].style)
            yield _line(item, "".join(words))
        else:
            yield _drawn(item)


def _line(text: Text, words: str) -> str:
    toward = -1 if text.turned else 1
    first, last = text.words[0], text.words[-1]
    left, right = text.x + toward * first.x, text.x + toward * (last.x + last.width)
    notes = (
        text.scale != 1 and f"scale {text.scale:.3f}",
        text.tracking and f"tracking {text.tracking:.3f}",
        text.hyphen and "hyphen",
        text.turned and "turned",
    )
    where = f"{left:7.1f} {right:7.1f} {text.baseline:7.1f}  {text.element or '-'}"
    return "  ".join([where, words.rstrip(), *(f"({note})" for note in notes if note)])


def _styled(words: Iterable[Word], style: str) -> Iterator[str]:
    """Yield the text of each word with its style and inline element; ``style`` is that of the word before."""
    for (element, link), run in groupby(words, key=lambda word: (word.style.element, word.style.link)):
        said = ""
        for word in run:
            now = _style(word.style)
            said += word.text if now == style else f"{now}{word.text}"
            style = now
        target = " → ".join(part for part in (element, link) if part)
        yield f"[{said}]{{{target}}}" if target else said


def _style(style: WordStyle) -> str:
    return f"‹{style.face} {style.size:g} {style.tint}{f' rise {style.rise:g}' if style.rise else ''}›"


def _drawn(item: Rule | Shape | Picture) -> str:
    if isinstance(item, Rule):
        return f"rule {_points(item.x0, item.y0, item.x1, item.y1)}  {item.thickness:g} {item.tint}"
    if isinstance(item, Picture):
        corners = _points(item.x, item.y, item.x + item.width, item.y + item.height)
        return f"picture {corners}  {_image(item.image)}  {item.element or '-'}"
    corners = _points(*item.corners)
    ink = f"fill {item.fill} " * bool(item.fill) + f"stroke {item.thickness:g} {item.stroke}" * bool(item.stroke)
    return f"shape {corners}  {len(item.path)} steps {ink.rstrip()}  {item.element or '-'}"


def _image(image: Image | Drawing) -> str:
    size = f"{image.format} {image.width:g} × {image.height:g}"
    if isinstance(image, Image):
        return size
    texts = ("".join(span.text for span in label.spans) for label in labels(image.items))
    return "  ".join((size, f"{len(image.items)} items", *(f"“{text.strip()}”" for text in texts)))


def _points(*numbers: float) -> str:
    return " ".join(f"{number:.1f}" for number in numbers)


def _tree(element: Element, depth: int = 0) -> Iterator[str]:
    notes = (
        element.alt and f"alt “{element.alt}”",
        element.scope and f"scope {element.scope}",
        element.numbering and f"numbering {element.numbering}",
        element.language and f"language {element.language}",
    )
    yield "  ".join([f"{'  ' * depth}{element.role} {element.id}", *(f"({note})" for note in notes if note)])
    for child in element.children:
        yield from _tree(child, depth + 1)
