"""`read_quiz`: the quiz of a handout with its parts and questions."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from isoprint.content.figures import read_figures
from isoprint.content.format.decode import Decoder
from isoprint.content.model import AnyQuestion, Part, Quiz
from isoprint.content.quiz.question import read_question
from isoprint.problems import Problem
from isoprint.yamlmap import Items, Keys, Node, Scalar

_FIRST_OF_NUMBERS = frozenset("Qq(0123456789")
"""The characters with which a number before an ask begins."""


def read_quiz(decoder: Decoder, node: Node) -> Quiz | None:
    """Return the quiz, None where the node is not a mapping."""
    decoded = decoder.record("quiz", node)
    if decoded is None:
        return None
    values = decoded.take("title", "intro", "columns", "name_line", "versions", "shuffle", "key")
    values.setdefault("shuffle", "all" if values.get("versions", 1) > 1 else "none")
    parts = tuple(_parts(decoder, decoded.values.get("questions", ()), decoded.values.get("points")))
    decoder.report(*_same_ids(decoder, parts))
    _report_numbers(decoder, decoded.values.get("questions", ()))
    return Quiz(parts, decoded.place.at(), **values)


def _parts(decoder: Decoder, nodes: tuple[Node, ...], points: float | None) -> Iterator[Part]:
    """Yield the parts; questions outside any part that follow each other are one without a heading."""
    for are_parts, group in groupby(nodes, _is_part):
        if are_parts:
            yield from (part for part in [_part(decoder, node, points) for node in group] if part is not None)
        elif loose := _questions(decoder, group, points):
            yield Part(loose, loose[0].source)


def _is_part(node: Node) -> bool:
    return isinstance(node, Keys) and (node.get("part") is not None or node.get("questions") is not None)


def _questions(decoder: Decoder, nodes: Iterable[Node], points: float | None) -> tuple[AnyQuestion, ...]:
    """Return the questions that can be read; ``points`` are for those without points of their own."""
    questions = [read_question(decoder, node, points) for node in nodes]
    return tuple([question for question in questions if question is not None])


def _report_numbers(decoder: Decoder, nodes: tuple[Node, ...]) -> None:
    """Report the numbers that are pasted with asks."""
    asks = [ask for ask in _asks(nodes) if ask.text[:1] in _FIRST_OF_NUMBERS]
    if asks:
        from isoprint.content.quiz.pasted import pasted_numbers  # few quizzes need it

        decoder.report(*pasted_numbers(asks))


def _asks(nodes: Iterable[Node]) -> Iterator[Scalar]:
    """Yield the asks of a sheet as written, through all parts."""
    for node in nodes:
        if isinstance(node, Keys):
            ask, questions = node.get("ask"), node.get("questions")
            if isinstance(ask, Scalar):
                yield ask
            if isinstance(questions, Items):
                yield from _asks(questions.items)


def _part(decoder: Decoder, node: Node, points: float | None) -> Part | None:
    decoded = decoder.record("part", node)
    if decoded is None:
        return None
    questions = _questions(decoder, decoded.values.get("questions", ()), decoded.values.get("points", points))
    values = decoded.take("intro", "word_bank", "keep_order")
    title = decoded.values.get("part", ())
    return Part(questions, decoded.place.at(), title=title, pictures=read_figures(decoder, decoded), **values)


def _same_ids(decoder: Decoder, parts: tuple[Part, ...]) -> Iterator[Problem]:
    """Yield a problem for each question whose id another one has already."""
    seen: dict[str, AnyQuestion] = {}
    for question in (question for part in parts for question in part.questions):
        first = seen.setdefault(question.id, question)
        if first is not question:
            line = first.source.line
            excerpt = decoder.tree.lines[question.source.line - 1]
            message = f"This question has the same id (“{question.id}”) as the one on line {line}"
            remedy = "give one of them another id; without ids, no two questions may ask the same thing"
            yield Problem("E075", message, question.source, remedy, excerpt)
