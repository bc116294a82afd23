"""A question as written: what every reader of a kind of question takes."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from isoprint.content.format.decode import Decoded, Decoder
from isoprint.content.format.keys import QUESTION_KEYS, Field
from isoprint.content.format.mistakes import valueless
from isoprint.content.model import Inlines
from isoprint.problems import Problem
from isoprint.yamlmap import Items, Keys, Node, Scalar

CommonValues = dict[str, Any]
"""The values of the keys that every kind of question has."""


class Pair(Struct, frozen=True):
    """The two sides of a pair as written."""

    left: Scalar
    right: Scalar


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

    def is_pasted(self, texts: tuple[Scalar, ...], shown: str) -> bool:
        """Return whether letters, numbers or marks are typed with some texts, which are called ``shown``; report it."""
        if not any(_may_be_pasted(text.text) for text in texts):
            return False
        from isoprint.content.quiz.pasted import report_pasted  # few quizzes need it

        return report_pasted(self.decoder, texts, shown)

    def report_misread(self, answer: Scalar) -> None:
        """Report an answer that is read as text and seems to be meant as a number, or as true or false."""
        if not answer.quoted and (len(answer.text) < 6 or answer.text[:1] in "-−+0123456789"):
            from isoprint.content.format.misread import misread_answer  # few quizzes need it

            self.decoder.report(*misread_answer(answer, "accept" in self.decoded.nodes))

    def pairs(self, key: str) -> tuple[Pair, ...]:
        """Return the pairs under a key: keys with texts, a list of such, or lines of the form ``left = right``."""
        return tuple(_pairs(self.decoder, self.decoded.nodes[key], QUESTION_KEYS[key]))


def _may_be_pasted(text: str) -> bool:
    """Return whether a text is worth a closer look; most are not."""
    if text[:3].lower() == "(x)":
        text = text[3:].strip()
    if text[:1].isalpha() and text[1:2].isalpha() and text[2:3].isalpha() and text[-1:].isalpha():
        return "<-" in text or "←" in text or text[:3].lower() in {"ans", "cor", "rig", "ste"}
    return True


def _pairs(decoder: Decoder, node: Node, field: Field) -> Iterator[Pair]:
    if isinstance(node, Items) and all(isinstance(item, Keys) for item in node.items):
        for item in node.items:
            yield from _pairs(decoder, item, field)
    elif isinstance(node, Keys):
        for key, value in node.entries:
            right = decoder.scalar(value, field)
            if right is not None and right.empty:
                decoder.report(valueless(key) if node.flow else _one_sided(key))
            elif right is not None:
                decoder.check_comment(right, field)
                yield Pair(key, right)
    else:
        for text in decoder.texts(node, field):
            left, equals, _ = text.text.partition("=")
            right = text.without_start(len(left) + 1)
            if equals and left.strip() and right.text:
                yield Pair(Scalar(left.strip(), text.place), right)
            else:
                decoder.report(_one_sided(text))


def _one_sided(text: Scalar) -> Problem:
    message = "This pair does not have the form “left = right”"
    return text.problem("E014", message, "write both sides, with “=” between them")
