"""Style sheets: `cascaded` returns the declarations of CSS that apply to an element.

Selectors can be names, classes and ids, alone, combined, or nested; drawing programs write no others.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.svg.tree import SvgNode, SvgTree
from isoprint.svg.unsupported import SAVE_AGAIN, SIMPLER, UnsupportedSvg

Declarations = tuple[tuple[str, str, bool], ...]
"""Property, value, and whether it is important."""

MOST_PARTS: Final = 4
"""The greatest number of nested parts in one selector."""
MOST_COMPARISONS: Final = 200_000
"""The greatest number of comparisons of rules with elements."""
MOST_SIGNS: Final = 8_000
"""The greatest number of punctuation marks in one style sheet."""
_ON_SCREEN: Final = frozenset({"hover", "focus", "active", "visited", "focus-within", "focus-visible", "target"})
"""Pseudo-classes that never hold on paper."""
_HARMLESS: Final = frozenset({"charset", "font-face", "keyframes", "-webkit-keyframes", "page", "namespace"})
"""At-rules that do not change how a drawing looks, because its letters are set in the bundled faces."""


class CompoundSelector(Struct, frozen=True):
    """A compound selector; ``near``: it selects the parent, not just any ancestor."""

    name: str = ""
    id: str = ""
    classes: frozenset[str] = frozenset()
    near: bool = False

    def fits(self, node: SvgNode) -> bool:
        """Return whether it selects this element."""
        own = node.attributes
        return (
            (not self.name or self.name == node.name)
            and (not self.id or self.id == own.get("id"))
            and (not self.classes or self.classes.issubset(own.get("class", "").split()))
        )


class StyleRule(Struct, frozen=True):
    """The parts of a selector from the innermost outwards, their specificity, and their declarations."""

    parts: tuple[CompoundSelector, ...]
    weight: tuple[int, int, int]
    declarations: Declarations


class StyleSheet:
    """The rules of a drawing, grouped by their innermost part, so that few must be compared."""

    def __init__(self, rules: Sequence[StyleRule]) -> None:
        self._by: dict[str, list[tuple[int, StyleRule]]] = {}
        self._comparisons = 0
        for order, rule in enumerate(sorted(rules, key=lambda rule: rule.weight)):
            part = rule.parts[0]
            key = f"#{part.id}" if part.id else f".{min(part.classes)}" if part.classes else part.name
            self._by.setdefault(key, []).append((order, rule))

    def fitting(self, node: SvgNode) -> list[StyleRule]:
        """Return the rules for an element, least specific first. Raises UnsupportedSvg if that would take too long."""
        if not self._by:
            return []
        classes = {f".{name}" for name in node.attributes.get("class", "").split()} & self._by.keys()
        keys = (f"#{node.attributes.get('id')}", *classes, node.name, "")
        near = (entry for key in keys for entry in self._by.get(key, ()))
        return [rule for _, rule in sorted((e for e in near if self._fits(e[1].parts, node)), key=lambda e: e[0])]

    def _fits(self, parts: tuple[CompoundSelector, ...], node: SvgNode) -> bool:
        """Return whether an element and its ancestors match the parts, from the innermost outwards."""
        self._comparisons += 1
        if self._comparisons > MOST_COMPARISONS:
            raise UnsupportedSvg("The style sheet of this SVG is too long", SIMPLER)
        if not parts[0].fits(node):
            return False
        around, rest = node.parent, parts[1:]
        while rest and around is not None:
            if self._fits(rest, around):
                return True
            around = None if rest[0].near else around.parent
        return not rest


def read_sheets(tree: SvgTree) -> StyleSheet:
    """Return the rules of a drawing. Raises UnsupportedSvg for CSS that would change it unnoticed."""
    rules: list[StyleRule] = []
    for node in tree.sheets:
        if node.attributes.get("media", "all").strip() in ("all", "print", "screen", ""):
            try:
                rules += _rules(node.text)
            except UnsupportedSvg as unsupported:
                unsupported.line = node.line
                raise
    return StyleSheet(rules)


def _check_length(text: str) -> None:
    if sum(map(text.count, "([{:;,")) > MOST_SIGNS:
        raise UnsupportedSvg("The style sheet of this SVG is too long", SIMPLER)


def _rules(text: str) -> Iterator[StyleRule]:
    import tinycss2

    _check_length(text)
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            declarations = _declared(rule.content)
            yield from (StyleRule(parts, _weight(parts), declarations) for parts in _selectors(rule.prelude) if parts)
        elif rule.type == "at-rule" and rule.lower_at_keyword in _HARMLESS:
            continue
        else:
            what = f"“@{rule.at_keyword}”" if rule.type == "at-rule" else "a rule that cannot be read"
            raise UnsupportedSvg(f"The style sheet of this SVG has {what}", SAVE_AGAIN)


def _weight(parts: Sequence[CompoundSelector]) -> tuple[int, int, int]:
    """Return how specific a selector is (CSS Selectors 3, 9)."""
    return (
        sum(bool(part.id) for part in parts),
        sum(len(part.classes) for part in parts),
        sum(bool(part.name) for part in parts),
    )


def _selectors(tokens: Sequence[Any]) -> Iterator[tuple[CompoundSelector, ...]]:
    """Yield each selector of a rule, its innermost part first; an empty one if it applies only on screen."""
    selector: list[Any] = []
    for token in [*tokens, None]:
        if token is None or token == ",":
            yield _selector(selector)
            selector = []
        else:
            selector.append(token)


def _selector(tokens: Sequence[Any]) -> tuple[CompoundSelector, ...]:
    parts = [CompoundSelector()]
    gap = near = False
    rest = iter(tokens)
    for token in rest:
        if token.type == "whitespace":
            gap = True
            continue
        if token == ">":
            near = True
            continue
        if (gap or near) and parts != [CompoundSelector()]:
            parts[-1] = replace(parts[-1], near=near)
            parts.append(CompoundSelector())
        gap = near = False
        if token == ":":
            if getattr(next(rest, None), "lower_value", "") in _ON_SCREEN:
                return ()
            raise _odd(tokens)
        parts[-1] = _with(parts[-1], token, rest, tokens)
    if len(parts) > MOST_PARTS or near:
        raise _odd(tokens)
    return tuple(reversed(parts))


def _with(part: CompoundSelector, token: Any, rest: Iterator[Any], tokens: Sequence[Any]) -> CompoundSelector:
    """Return a part made more specific by a token."""
    if token == "*":
        return part
    if token.type == "ident":
        return replace(part, name=token.value)
    if token.type == "hash":
        return replace(part, id=token.value)
    following = next(rest, None) if token == "." else None
    if following is None or following.type != "ident":
        raise _odd(tokens)
    return replace(part, classes=part.classes | {following.value})


def _odd(tokens: Sequence[Any]) -> UnsupportedSvg:
    import tinycss2

    selector = tinycss2.serialize(tokens).strip()[:40]
    return UnsupportedSvg(
        f"The style sheet of this SVG has the selector “{selector}”, which isoprint does not support", SAVE_AGAIN
    )


@lru_cache(maxsize=1024)
def declarations(text: str) -> Declarations:
    """Return the declarations of a ``style`` attribute."""
    if not any(sign in text for sign in "\"'(\\/!{@"):  # the form of nearly all of them
        pairs = (entry.partition(":") for entry in text.split(";") if ":" in entry)
        return tuple((name.strip().lower(), value.strip(), False) for name, _, value in pairs)
    _check_length(text)
    return _declared(text)


def _declared(content: str | Sequence[Any]) -> Declarations:
    import tinycss2

    return tuple(
        (entry.lower_name, tinycss2.serialize(entry.value).strip(), entry.important)
        for entry in tinycss2.parse_blocks_contents(content)
        if entry.type == "declaration"
    )


_PLACES: Final = frozenset({"x", "y", "cx", "cy", "r", "rx", "ry", "width", "height", "d"})
"""Attributes that say where an element is and how large."""
_PLACED: Final = frozenset({"rect", "circle", "ellipse", "path", "image", "use", "pattern", "mask"})
"""Elements whose position and size CSS can set too (SVG 2, 8.1); no drawing program does so."""


def cascaded(node: SvgNode, sheet: StyleSheet, properties: Mapping[str, object]) -> dict[str, str]:
    """Return an element's own values: from its attributes, then rules, then its style (CSS 2.1, 6.4)."""
    found = {name: value.strip() for name, value in node.attributes.items() if name in properties}
    important: dict[str, str] = {}
    sources = [rule.declarations for rule in sheet.fitting(node)]
    if node.attributes.get("style"):
        sources.append(declarations(node.attributes["style"]))
    for source in sources:
        for name, value, strong in source:
            if name in properties:
                (important if strong else found)[name] = value
            elif name in _PLACES and node.name in _PLACED:
                raise UnsupportedSvg(f"This SVG sets “{name}” in a style, where isoprint does not read it", SAVE_AGAIN)
    return found | important
