"""`read_pairs`: the two sides of each pair, however the pairs are written."""

from collections.abc import Iterator

from msgspec import Struct

from isoprint.content.format.decode import Decoder
from isoprint.content.format.keys import Field
from isoprint.content.format.short_lists import without_start
from isoprint.yamlmap import Items, Keys, Node, Scalar


class Pair(Struct, frozen=True):
    """The two sides of a pair as written."""

    left: Scalar
    right: Scalar


def read_pairs(decoder: Decoder, node: Node, field: Field) -> Iterator[Pair]:
    """Yield the pairs: keys with texts, a list of such, or lines of the form ``left = right``."""
    if isinstance(node, Items) and all(isinstance(item, Keys) for item in node.items):
        for item in node.items:
            yield from read_pairs(decoder, item, field)
    elif isinstance(node, Keys):
        for key, value in node.entries:
            right = decoder.scalar(value, field)
            if right is not None:
                decoder.check_comment(right, field)
                yield Pair(key, right)
    else:
        for text in decoder.texts(node, field):
            left, equals, _ = text.text.partition("=")
            right = without_start(text, len(left) + 1)
            if equals and left.strip() and right.text:
                yield Pair(Scalar(left.strip(), text.place), right)
            else:
                message = "This pair does not have the form “left = right”"
                decoder.report(text.problem("E014", message, "write both sides, with “=” between them"))
