"""A question as written: what every reader of a kind of question takes."""

from typing import Any

from msgspec import Struct

from isoprint.content.format.decode import Decoded, Decoder
from isoprint.content.format.keys import QUESTION_KEYS
from isoprint.content.model import Inlines
from isoprint.yamlmap import Scalar

CommonValues = dict[str, Any]
"""The values of the keys that every kind of question has."""


class WrittenQuestion(Struct, frozen=True):
    """The keys of a question, the decoder that reads them, and the values that every kind has."""

    decoder: Decoder
    decoded: Decoded
    common: CommonValues

    def texts(self, key: str) -> tuple[Scalar, ...]:
        """Return the short texts under a key, none where it is missing."""
        node = self.decoded.nodes.get(key)
        return () if node is None else self.decoder.texts(node, QUESTION_KEYS[key])

    def inlines(self, texts: tuple[Scalar, ...]) -> tuple[Inlines, ...]:
        """Return the inlines of each text."""
        return tuple(self.decoder.inlines_of(text) for text in texts)
