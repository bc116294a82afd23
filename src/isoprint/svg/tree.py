"""XML: `read_tree` returns the tree of SVG elements, and refuses hostile XML before it can do harm.

Nothing outside the file is ever opened. A document type may be named, as many programs do, but may declare nothing.
"""

import re
from typing import Final
from xml.parsers import expat

from isoprint.drawing.items import Steps
from isoprint.svg.unsupported import SAVE_AGAIN, SIMPLER, UnsupportedSvg

MOST_SVG_BYTES: Final = 1024 * 1024
"""The largest SVG, in bytes."""
MOST_ELEMENTS: Final = 20_000
"""The most elements of an SVG."""
MOST_DEPTH: Final = 64
"""The most elements of an SVG within one another."""

_SVG_NAMESPACE: Final = "http://www.w3.org/2000/svg"
"""The namespace of SVG's elements."""
_XLINK_NAMESPACE: Final = "http://www.w3.org/1999/xlink"
"""The namespace of links."""
_XML_NAMESPACE: Final = "http://www.w3.org/XML/1998/namespace"
"""The namespace of ``xml:space``."""
_URL: Final = re.compile(r"""url\(\s*["']?([^"')]*)["']?\s*\)\s*(.*)""", re.DOTALL)
"""A reference such as ``url(#id)``, and what follows it."""
_ACTIVE: Final = {
    "script": "a script",
    "animate": "an animation",
    "animateColor": "an animation",
    "animateMotion": "an animation",
    "animateTransform": "an animation",
    "set": "an animation",
}
"""Elements that do something on a screen but nothing on paper."""


class SvgNode:
    """An element of SVG: its name, its attributes by local name, its children and the texts between them, and its line.

    Elements of other namespaces (such as an editor's own notes) are not in the tree.
    """

    __slots__ = ("attributes", "children", "line", "name", "parent", "traced")

    def __init__(self, name: str, attributes: dict[str, str], parent: "SvgNode | None", line: int) -> None:
        self.name, self.attributes, self.parent, self.line = name, attributes, parent, line
        self.children: list[SvgNode | str] = []
        self.traced: tuple[object, Steps] | None = None
        """The path of a shape, and the reference lengths with which it was last read."""

    @property
    def nodes(self) -> "list[SvgNode]":
        """Return the children that are elements."""
        return [child for child in self.children if isinstance(child, SvgNode)]

    @property
    def text(self) -> str:
        """Return the text directly inside the element."""
        return "".join(child for child in self.children if isinstance(child, str))


class SvgTree:
    """A whole SVG: its root, its elements by id, and its style sheets."""

    def __init__(self, root: SvgNode) -> None:
        self.root = root
        self.ids: dict[str, SvgNode] = {}
        self.sheets: list[SvgNode] = []

    def add(self, node: SvgNode) -> None:
        """Take in an element; of several with one id the first has it."""
        if node.attributes.get("id"):
            self.ids.setdefault(node.attributes["id"], node)
        if node.name == "style":
            self.sheets.append(node)

    def find(self, name: str) -> SvgNode:
        """Return the element with an id. Raises UnsupportedSvg if there is none."""
        if name not in self.ids:
            raise UnsupportedSvg(f"This SVG refers to “#{name[:40]}”, which is not in it", SAVE_AGAIN)
        return self.ids[name]

    def linked(self, node: SvgNode) -> SvgNode:
        """Return the element that an element refers to by its ``href``. Raises UnsupportedSvg if there is none."""
        return self.find(_inner_id(node.attributes.get("href", "")))


def target(text: str) -> tuple[str, str] | None:
    """Return the id in ``url(#id)`` and the text after it; None for anything else.

    Raises UnsupportedSvg if it refers to something outside the file.
    """
    match = _URL.fullmatch(text)
    return (_inner_id(match[1]), match[2].strip()) if match else None


def _inner_id(reference: str) -> str:
    """Return the id in ``#id``. Raises UnsupportedSvg for a reference that leads out of the file."""
    reference = reference.strip()
    if not reference.startswith("#"):
        raise UnsupportedSvg(
            f"This SVG refers to “{reference[:40]}”, but isoprint opens nothing besides the SVG itself",
            "put everything it needs into the SVG, or export it as PNG",
        )
    return reference[1:]


def read_tree(data: bytes) -> SvgTree:
    """Return the tree of an SVG file. Raises UnsupportedSvg if it is not SVG, too large, too deep or has entities."""
    if len(data) > MOST_SVG_BYTES:
        raise UnsupportedSvg(f"This SVG is larger than {MOST_SVG_BYTES // 1024**2} MiB", SIMPLER)
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnsupportedSvg("This SVG is damaged: it is not well-formed XML", SAVE_AGAIN, error.lineno) from None
    except (LookupError, ValueError):  # an unknown encoding
        raise UnsupportedSvg("This SVG has an encoding that isoprint cannot read", "save it as UTF-8") from None
    if reader.tree is None:
        raise UnsupportedSvg("This is XML, but its outermost element is not “svg”", SAVE_AGAIN)
    return reader.tree


class _Reader:
    """The parser's callbacks: they build the tree, and stop reading when a limit is passed."""

    def __init__(self) -> None:
        self.tree: SvgTree | None = None
        self._here: SvgNode | None = None
        self._depth = self._elements = self._foreign = 0
        self._namespace = _SVG_NAMESPACE
        parser = self.parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > MOST_DEPTH:
            raise UnsupportedSvg(f"This SVG is nested more than {MOST_DEPTH} levels deep", SIMPLER, self._line)
        if self._elements > MOST_ELEMENTS:
            raise UnsupportedSvg(f"This SVG has more than {MOST_ELEMENTS:,} elements", SIMPLER)
        namespace, _, local = name.rpartition(" ")
        if self._depth == 1:
            if local != "svg" or namespace not in (_SVG_NAMESPACE, ""):
                raise UnsupportedSvg("This is XML, but its outermost element is not “svg”", SAVE_AGAIN, self._line)
            self._namespace = namespace  # hand-written files may lack it
        if self._foreign or namespace != self._namespace:
            self._foreign += 1
            return
        if local in _ACTIVE:
            raise UnsupportedSvg(f"This SVG has {_ACTIVE[local]}, which cannot be printed", line=self._line)
        self._add(SvgNode(local, _local(attributes), self._here, self._line))

    def _add(self, node: SvgNode) -> None:
        if self._here is not None:
            self._here.children.append(node)
        self.tree = self.tree or SvgTree(node)
        self.tree.add(node)
        self._here = node

    def _end(self, name: str) -> None:  # noqa: ARG002 — expat says it
        self._depth -= 1
        if self._foreign:
            self._foreign -= 1
        elif self._here is not None:
            self._here = self._here.parent

    def _text(self, text: str) -> None:
        if self._here is not None and not self._foreign:
            self._here.children.append(text)

    def _doctype(self, name: str, system: str | None, public: str | None, internal: bool) -> None:  # noqa: ARG002
        if internal:
            self._entity()

    def _entity(self, *_: object) -> None:
        raise UnsupportedSvg(
            "This SVG declares entities or its own grammar, which isoprint does not read", SAVE_AGAIN, self._line
        )

    def _skipped(self, name: str, parameter: bool) -> None:  # noqa: ARG002
        raise UnsupportedSvg(f"This SVG uses “&{name};”, which it does not define", SAVE_AGAIN, self._line)

    @property
    def _line(self) -> int:
        return int(self.parser.CurrentLineNumber)


def _local(attributes: dict[str, str]) -> dict[str, str]:
    """Return the attributes with a meaning in SVG: its own, links, and the treatment of white space."""
    own: dict[str, str] = {}
    for name, value in attributes.items():
        namespace, _, local = name.rpartition(" ")
        if not namespace:
            own[local] = value
        elif namespace == _XLINK_NAMESPACE and local == "href":
            own.setdefault("href", value)
        elif namespace == _XML_NAMESPACE and local == "space":
            own["space"] = value
    return own
