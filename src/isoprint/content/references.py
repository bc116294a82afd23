"""References: `read_references` reads them, the other functions compare them with what is cited."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from isoprint.content.format.decode import Decoder
from isoprint.content.model import Citation, Reference
from isoprint.content.model.walk import find
from isoprint.problems import Problem, did_you_mean
from isoprint.yamlmap import Broken, Keys, Node

_NOT_IN_KEYS = frozenset(" \t\n@;,[]")
"""Characters that the key of a reference may not have, since they end it in a citation."""


def read_references(decoder: Decoder, node: Node) -> dict[str, Reference]:
    """Return the references by key, in the order of the file."""
    found: dict[str, Reference] = {}
    if not isinstance(node, Keys):
        if not isinstance(node, Broken):
            message = "References must be keys, each with “cite” and “text” below it"
            remedy = "write layton2009: and, on the lines below it, cite: and text:"
            decoder.report(node.place.problem("E014", message, remedy))
        return found
    for key, value in node.entries:
        if not key.text or not _NOT_IN_KEYS.isdisjoint(key.text):
            message = "The key of a reference must be one word, so that [@key] can cite it"
            decoder.report(key.problem("E014", message, "write a word such as layton2009"))
        reference = decoder.record("reference", value)
        if reference is not None and {"cite", "text"} <= reference.values.keys():
            found[key.text] = Reference(key=key.text, source=key.place.at(), **reference.values)
    return found


def check_citations(decoder: Decoder, cited: tuple[Citation, ...], known: Keys | None) -> None:
    """Report citations whose key no reference has."""
    keys = {key.text for key, _ in known.entries} if known is not None else set()
    for citation in cited:
        for key in citation.keys:
            if key not in keys and not decoder.full:
                decoder.report(_unknown(decoder, citation, key, keys))


def refuse_citations(decoder: Decoder, values: tuple[object, ...]) -> None:
    """Report citations in the imprint or in a reference: neither has a reference list."""
    for citation in find(Citation, values):
        line = decoder.tree.lines[citation.source.line - 1]
        message = "Only the newsletter and the quiz can have citations"
        decoder.report(Problem("E050", message, citation.source, "name the source in words", line, 2))


def _unknown(decoder: Decoder, citation: Citation, key: str, keys: set[str]) -> Problem:
    line = decoder.tree.lines[citation.source.line - 1]
    column = max(citation.source.column - 1, line.find(key, citation.source.column - 1))
    remedy = did_you_mean(key, sorted(keys)[:200], "add it under “references”, or correct the key")
    message = f"“{key}” is cited here, but no reference has that key"
    return Problem("E033", message, replace(citation.source, column=column + 1), remedy, line, len(key))


def uncited(decoder: Decoder, cited: tuple[Citation, ...], references: Mapping[str, Reference]) -> Iterator[Problem]:
    """Yield a warning for each reference that nothing cites, not even with a slip: it would not be printed."""
    used = decoder.miscited | {key for citation in cited for key in citation.keys}
    for key, reference in references.items():
        if key not in used:
            line = decoder.tree.lines[reference.source.line - 1]
            message = f"Nothing cites “{key}”, so it is not printed"
            yield Problem("W012", message, reference.source, f"cite it as [@{key}], or remove it", line, len(key))
