"""A PDF read back from its bytes: the tag tree with what each element says, as a reader of screens would meet it."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

import pikepdf

ENTRIES = ("Alt", "ID", "Lang", "Scope", "ListNumbering", "BBox", "Placement")
"""What is read of an element, from its own dictionary or its attributes."""


class Live(NamedTuple):
    """A link's annotation among the kids of an element."""

    contents: str
    target: str


class Node(NamedTuple):
    """An element as the file has it: its role after the role map, its entries, and its elements, texts and links."""

    role: str
    entries: Mapping[str, str]
    kids: tuple["Node | str | Live", ...]

    def walk(self) -> Iterator["Node"]:
        """Yield this element and all below it, in reading order."""
        yield self
        for kid in self.nodes():
            yield from kid.walk()

    def nodes(self) -> list["Node"]:
        """Return the elements directly below this one."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def text(self) -> str:
        """Return all that the element says."""
        return "".join(kid.text() if isinstance(kid, Node) else kid for kid in self.kids if not isinstance(kid, Live))

    def as_text(self, depth: int = 0) -> str:
        """Return the tree for people to read and tests to compare, a line for each element, text and link."""
        entries = "".join(f" {name}={value}" for name, value in self.entries.items())
        lines = [f"{'  ' * depth}{self.role}{entries}"]
        for kid in self.kids:
            if isinstance(kid, Node):
                lines.append(kid.as_text(depth + 1))
            elif isinstance(kid, Live):
                lines.append(f"{'  ' * (depth + 1)}→ {kid.target} “{kid.contents}”")
            elif kid:
                lines.append(f"{'  ' * (depth + 1)}“{kid}”")
        return "\n".join(lines)


def tag_tree(data: bytes) -> Node:
    """Return the tree of tags in a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root.StructTreeRoot
        roles = {str(name)[1:]: str(role)[1:] for name, role in root.get("/RoleMap", {}).items()}
        marks = {page.obj.objgen: page_marks(page) for page in pdf.pages}
        return _Reader(roles, marks).node(root.K)


def outline(data: bytes) -> list[tuple[int, str, int]]:
    """Return the outline's lines: depth, title, and the number of the page each leads to."""
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as tree:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}

        def lines(items: Sequence[Any], depth: int) -> Iterator[tuple[int, str, int]]:
            for item in items:
                yield depth, item.title, numbers[item.destination[0].objgen]
                yield from lines(item.children, depth + 1)

        return list(lines(tree.root, 0))


class _Reader:
    def __init__(self, roles: Mapping[str, str], marks: Mapping[tuple[int, int], Mapping[int, str]]) -> None:
        self._roles = roles
        self._marks = marks

    def node(self, element: Any, page: Any = None) -> Node:
        page = element.get("/Pg", page)
        role = str(element.S)[1:]
        attributes = element.get("/A", {})
        found = {name: element.get(f"/{name}", attributes.get(f"/{name}")) for name in ENTRIES}
        entries = {name: _plain(value) for name, value in found.items() if value is not None}
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, pikepdf.Array) else [kids]
        return Node(self._roles.get(role, role), entries, tuple(self._kid(kid, page) for kid in kids))

    def _kid(self, kid: Any, page: Any) -> Node | str | Live:
        if isinstance(kid, int):
            return self._marks[page.objgen][kid]
        if kid.get("/Type") == "/MCR":
            return self._marks[kid.get("/Pg", page).objgen][int(kid.MCID)]
        if kid.get("/Type") == "/OBJR":
            action = kid.Obj.A
            return Live(str(kid.Obj.Contents), str(action.URI) if "/URI" in action else "within the file")
        return self.node(kid, page)


def _plain(value: Any) -> str:
    return " ".join(str(part) for part in value) if isinstance(value, pikepdf.Array) else str(value).lstrip("/")


def page_marks(page: pikepdf.Page) -> dict[int, str]:
    """Return what each numbered mark of a page says; raise AssertionError for content in no mark at all."""
    fonts = {name: _to_unicode(font) for name, font in page.resources.get("/Font", {}).items()}
    texts: dict[int, str] = {}
    open_: list[tuple[int | None, str | None]] = []
    font: dict[int, str] = {}
    instructions: Any = pikepdf.parse_content_stream(page)
    for operands, operator in instructions:
        match str(operator):
            case "BMC" | "BDC":
                mark, replaced = _properties(operands)
                assert mark is None or not any(number is not None or name == "Artifact" for number, name in open_)
                open_.append((mark, replaced))
                if mark is not None:
                    texts[mark] = ""
                if replaced is not None:
                    _say(texts, open_[:-1], replaced)
            case "EMC":
                open_.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "TJ" | "Tj":
                assert open_, "text in no mark"
                strings = (part for part in chain.from_iterable(operands) if isinstance(part, pikepdf.String))
                _say(texts, open_, "".join(font[code] for part in strings for code in _codes(bytes(part))))
            case "S" | "f" | "B" | "f*" | "B*" | "Do" | "sh":
                assert open_, f"{operator} in no mark"
    assert not open_
    return texts


def _properties(operands: Sequence[Any]) -> tuple[int | None, str | None]:
    entries = operands[1] if len(operands) > 1 else {}
    number = entries.get("/MCID")
    replaced = entries.get("/ActualText")
    return (None if number is None else int(number)), (None if replaced is None else str(replaced))


def _say(texts: dict[int, str], open_: Sequence[tuple[int | None, str | None]], text: str) -> None:
    """Add a text to the mark around it, unless it stands in an artifact or something else is said for it."""
    number = next((number for number, _ in open_ if number is not None), None)
    if number is not None and not any(replaced is not None for _, replaced in open_):
        texts[number] += text


def _codes(string: bytes) -> Iterator[int]:
    return (int.from_bytes(string[i : i + 2], "big") for i in range(0, len(string), 2))


def _to_unicode(font: Any) -> dict[int, str]:
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", cmap.partition("endcodespacerange")[2], re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
