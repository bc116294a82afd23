"""`CitationSlips`: keys of references in a text that are not read as citations, and are printed as written."""

import re
from collections.abc import Iterator
from typing import Final

from isoprint.problems import Problem
from isoprint.yamlmap import Keys, Node, Scalar

_KEY_IN_TEXT: Final = r"\[[^\[\]@]*+@[^\[\]]*+\]|(?<![\w/.@])@([\w:-]+)|(?<![\]!])\[([\w:-]+)\](?![(:])"
"""A citation, which has no group, or what may be meant as one: @key, [key]."""

_AFTER_KEYS: Final = ".,;:!?)]}*_”’"
"""Signs that may follow a key."""


class CitationSlips:
    """Finds the keys of one file's references where they are not read as citations; ``keys`` are those found so far."""

    def __init__(self, root: Node | None) -> None:
        self.keys: set[str] = set()
        node = root.get("references") if isinstance(root, Keys) else None
        self._known = {key.text.casefold(): key.text for key, _ in node.entries} if isinstance(node, Keys) else {}

    def find_in_marked(self, scalar: Scalar) -> Iterator[Problem]:
        """Yield a problem for each key in a text that may cite but for its form."""
        if not self._known or not self._may_slip(scalar.text):
            return
        for match in re.finditer(_KEY_IN_TEXT, scalar.text):
            key = self._known.get((match[1] or match[2] or "").casefold())
            if key is not None:
                self.keys.add(key)
                message = f"“{match[0]}” is printed as written, and cites nothing"
                yield scalar.place.problem("W054", message, f"write [@{key}]", match.start(), len(match[0]))

    def find_in_plain(self, scalar: Scalar) -> Iterator[Problem]:
        """Yield a problem for each citation in a text that cannot cite, such as a title."""
        if "[@" not in scalar.text:
            return
        for match in re.finditer(r"\[@([\w:-]+)[^\[\]]*\]", scalar.text):
            self.keys.add(match[1])
            message = f"A text such as a title cannot cite, so “{match[0]}” is printed as written"
            remedy = "cite it in a body, a heading or a question"
            yield scalar.place.problem("W054", message, remedy, match.start(), len(match[0]))

    def _may_slip(self, text: str) -> bool:
        """Return whether a text has a known key after an ``@``, or a bracket besides those of citations and links."""
        if text.count("[") > text.count("[@") + text.count("]("):
            return True
        at = text.find("@")
        while at >= 0:
            if text[max(0, at - 9) : at].rstrip()[-1:] not in ("[", ";"):
                word = text[at + 1 : at + 99].split(None, 1)[:1]
                if word and word[0].rstrip(_AFTER_KEYS).casefold() in self._known:
                    return True
            at = text.find("@", at + 1)
        return False
