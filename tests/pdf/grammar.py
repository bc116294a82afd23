"""The grammar of a tag tree, which validators do not know: what may stand in what, and what must be said."""

from collections import Counter
from collections.abc import Iterator

from tests.pdf.reading import Live, Node

BLOCKS = ["Sect", "P", "H1", "H2", "H3", "L", "Table", "Figure", "Caption", "BlockQuote", "Note", "BibEntry", "Div"]
INLINES = ["Link", "Reference", "Span", "Note"]
MAY_HOLD = {
    "Document": BLOCKS,
    "Sect": BLOCKS,
    "Div": BLOCKS,
    "BlockQuote": [*BLOCKS, *INLINES],
    "L": ["LI", "Caption"],
    "LI": ["Lbl", "LBody"],
    "LBody": [*BLOCKS, *INLINES],
    "Table": ["THead", "TBody", "TR", "Caption"],
    "THead": ["TR"],
    "TBody": ["TR"],
    "TR": ["TH", "TD"],
    "TH": [*BLOCKS, *INLINES],
    "TD": [*BLOCKS, *INLINES],
    "Figure": ["Caption", *INLINES],
    "Caption": ["P", *INLINES],
    "Note": ["Lbl", "P", *INLINES],
    "BibEntry": ["Lbl", "P", *INLINES],
    "Reference": ["Lbl", "Link", "Span"],
    **dict.fromkeys(["P", "H1", "H2", "H3", "Lbl", "Link", "Span"], INLINES),
}
"""ISO 32000-1, 14.8.4, as far as sheets need it."""

SAY_NOTHING_THEMSELVES = frozenset("Document Sect Aside Div L LI Table THead TBody TR".split())  # noqa: SIM905
MAY_BE_SILENT = SAY_NOTHING_THEMSELVES | {"TD", "TH", "Figure"}
NUMBERINGS = {"None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"}


def faults(tree: Node) -> list[str]:
    """Return what is wrong with a tree, a sentence for each fault."""
    found = [] if tree.role == "Document" else [f"the root is a {tree.role}"]
    for node in tree.walk():
        where = f"{node.role} “{node.text()[:30]}”"
        found += [f"{where}: {fault}" for fault in _faults_of(node)]
    return found + list(_heading_faults(tree)) + list(_note_faults(tree))


def _faults_of(node: Node) -> Iterator[str]:
    if node.role not in MAY_HOLD:
        yield "no standard role"
        return
    for kid in node.kids:
        if isinstance(kid, Node) and kid.role not in MAY_HOLD[node.role]:
            yield f"holds a {kid.role}"
        if isinstance(kid, str) and kid.strip() and node.role in SAY_NOTHING_THEMSELVES:
            yield "holds bare text"
    if not node.kids and node.role not in {"TD", "TH"}:
        yield "is empty"
    elif node.role not in MAY_BE_SILENT and not (node.text().strip() or node.entries.get("Alt", "").strip()):
        yield "says nothing"
    yield from _missing_entries(node)


def _missing_entries(node: Node) -> Iterator[str]:
    links = [kid for kid in node.kids if isinstance(kid, Live)]
    match node.role:
        case "Figure" if not node.entries.get("Alt", "").strip() or "BBox" not in node.entries:
            yield "has no alternative text or no box"
        case "Link" if not links or not all(link.contents.strip() for link in links):
            yield "leads nowhere, or does not say where"
        case "TH" if node.entries.get("Scope") not in {"Row", "Column"}:
            yield "has no scope"
        case "L" if node.entries.get("ListNumbering", "") not in (NUMBERINGS if _labeled(node) else {*NUMBERINGS, ""}):
            yield "does not say how it is numbered"
        case "LI" if Counter(kid.role for kid in node.nodes())["LBody"] != 1:
            yield "has not one body"
        case "Table" if len({len(row.kids) for row in node.walk() if row.role == "TR"}) != 1:
            yield "has rows of different length"
    if links and node.role != "Link":
        yield "is live but no Link"


def _labeled(node: Node) -> bool:
    return any(kid.role == "Lbl" for item in node.nodes() for kid in item.nodes())


def _heading_faults(tree: Node) -> Iterator[str]:
    before = 0
    for node in tree.walk():
        if node.role in {"H1", "H2", "H3"}:
            level = int(node.role[1])
            if level > before + 1:
                yield f"{node.role} “{node.text()}” follows a heading of level {before}"
            before = level


def _note_faults(tree: Node) -> Iterator[str]:
    ids = [node.entries.get("ID", "") for node in tree.walk() if node.role == "Note"]
    if len(set(ids)) != len(ids) or "" in ids:
        yield "notes have no ids, or the same"
