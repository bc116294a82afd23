"""Write the logical structure: elements with their marks and links, and the way back from marks to elements."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from isoprint.page import Element
from isoprint.pdf.draw import LinkArea, Marked
from isoprint.pdf.operators import Rectangle
from isoprint.pdf.reportlab_patches import Canvas, string

_ASCII: Final = "".join(map(chr, range(128)))
"""The characters of an address that stay as they are; others get percent signs (RFC 3986, 2.1)."""
_ROLE_MAP: Final = "<</Aside /Sect>>"
"""Roles that PDF 1.7 does not know, and the standard ones they map to (7.1)."""


MarkedPages = Mapping[str, Marked]
"""The marks of each page of the file by the reference to it. A page's StructParents is its number, from 0."""


def destination(pages: MarkedPages, element: str) -> str:
    """Return the destination of an element: the first page that shows it, and its upper left corner there."""
    page, (x, y) = next((page, marked.tops[element]) for page, marked in pages.items() if element in marked.tops)
    return f"[{page} /XYZ {x:.2f} {y:.2f} null]"


def add_tags(canvas: Canvas, root: str, elements: Mapping[str, Element],
             pages: MarkedPages) -> tuple[str, list[list[str]]]:  # fmt: skip
    """Add the structure tree and the links to the file; return the reference to the tree and each page's links.

    ``root`` is the id of the element that holds all others.
    """
    tree = _StructureTree(canvas, root, elements, pages)
    for page, marked in pages.items():
        for number, element in enumerate(marked.marks):
            tree.add_mark(element, page, number)
    links = [[tree.add_link(area, page) for area in marked.link_areas] for page, marked in pages.items()]
    return tree.finish(), links


class _StructureTree:
    """The structure tree while it grows: the kids of each element, in the order of the pages.

    Why: the document says which elements are children of which, but not where in a paragraph its links are. An
    element with nothing but other elements keeps the document's order.
    """

    def __init__(self, canvas: Canvas, root: str, elements: Mapping[str, Element], pages: MarkedPages) -> None:
        self._canvas = canvas
        self._root = root
        self._elements = elements
        self._written = pages
        self._parents = {child.id: element.id for element in elements.values() for child in element.children}
        self._own: dict[str, str] = {}
        self._kids: dict[str, list[str]] = {}
        self._pages: dict[str, str] = {}
        self._linked: list[str] = []
        self._kids_of(root)

    def add_mark(self, element: str, page: str, number: int) -> None:
        """Add a mark of a page to its element."""
        here = self._pages.setdefault(element, page) == page
        self._kids_of(element).append(f"{number}" if here else f"<</Type /MCR /Pg {page} /MCID {number}>>")

    def add_link(self, area: LinkArea, page: str) -> str:
        """Add a link area to its element (7.18.5) and return the reference to its annotation."""
        key = len(self._written) + len(self._linked)
        says = string(self._elements[area.element].alt or area.target)
        annotation = self._canvas.add(
            f"<</Type /Annot /Subtype /Link /Rect [{_box(area.box)}] /Border [0 0 0] /F 4 /Contents {says}"
            f" /StructParent {key} {self._action(area.target)}>>"
        )
        self._kids_of(area.element).append(f"<</Type /OBJR /Obj {annotation} /Pg {page}>>")
        self._linked.append(area.element)
        return annotation

    def _action(self, target: str) -> str:
        """Return the action of a link to ``#`` and an element's id, or to an address."""
        if not target.startswith("#"):
            return f"/A <</S /URI /URI {string(quote(target, safe=_ASCII))}>>"
        return f"/A <</S /GoTo /D {destination(self._written, target[1:])}>>"

    def _kids_of(self, element: str) -> list[str]:
        """Return the kids of an element; the first time, add it to its parent's, and so on up to the root."""
        kids = self._kids.get(element)
        if kids is None:
            kids = self._kids[element] = []
            self._own[element] = self._canvas.reserve()
            if element != self._root:
                self._kids_of(self._parents[element]).append(self._own[element])
        return kids

    # ------------------------------------------------------------------ into the file

    def finish(self) -> str:
        """Add the elements that have kids to the file; return the reference to the tree's root."""
        self._keep_rows_whole()
        boxes = {id_: box for marked in reversed(tuple(self._written.values())) for id_, box in marked.boxes.items()}
        root = self._canvas.reserve()
        for id_, own in self._own.items():
            parent = root if id_ == self._root else self._own[self._parents[id_]]
            self._canvas.set(own, f"<</Type /StructElem /P {parent} {self._entries(self._elements[id_], boxes)}>>")
        self._canvas.set(
            root,
            f"<</Type /StructTreeRoot /K {self._own[self._root]} /RoleMap {_ROLE_MAP}"
            f" /ParentTree <</Nums [{self._ways_back()}]>> /ParentTreeNextKey {len(self._written) + len(self._linked)}"
            f"{self._notes()}>>",
        )
        return root

    def _keep_rows_whole(self) -> None:
        """Add the empty cells of rows that are not empty: a table must be regular (7.5)."""
        for row in [element for id_ in self._kids if (element := self._elements[id_]).role == "TR"]:
            for cell in row.children:
                self._kids_of(cell.id)

    def _entries(self, element: Element, boxes: Mapping[str, Rectangle]) -> str:
        entries = f"/S /{element.role} /K [{self._held(element)}]"
        if element.id in self._pages:
            entries += f" /Pg {self._pages[element.id]}"
        if element.language:
            entries += f" /Lang {string(element.language)}"
        if element.alt and element.role != "Link":
            entries += f" /Alt {string(element.alt)}"
        if element.role == "Note":
            entries += f" /ID {string(element.id)}"
        return entries + _attributes(element, boxes)

    def _held(self, element: Element) -> str:
        if element.id in self._pages:
            return " ".join(self._kids[element.id])
        return " ".join(self._own[child.id] for child in element.children if child.id in self._own)

    def _ways_back(self) -> str:
        """Return the parent tree: the elements of each page's marks, then the element of each link."""
        marks = (f"[{' '.join(self._own[id_] for id_ in marked.marks)}]" for marked in self._written.values())
        links = (self._own[id_] for id_ in self._linked)
        return " ".join(f"{key} {elements}" for key, elements in enumerate((*marks, *links)))

    def _notes(self) -> str:
        """Return the entry of the ids that notes must have (7.9)."""
        notes = sorted(id_ for id_ in self._own if self._elements[id_].role == "Note")
        names = " ".join(f"{string(id_)} {self._own[id_]}" for id_ in notes)
        return f" /IDTree <</Names [{names}]>>" if notes else ""


def _attributes(element: Element, boxes: Mapping[str, Rectangle]) -> str:
    if element.role == "TH" and element.scope:
        return f" /A <</O /Table /Scope /{element.scope}>>"
    if element.role == "L" and element.numbering:
        return f" /A <</O /List /ListNumbering /{element.numbering}>>"
    if element.role == "Figure" and element.id in boxes:
        return f" /A <</O /Layout /Placement /Block /BBox [{_box(boxes[element.id])}]>>"
    return ""


def _box(box: Rectangle) -> str:
    return " ".join(f"{side:.2f}" for side in box)
