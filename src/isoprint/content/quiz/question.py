"""One question: its node in, one of the nine kinds out."""

import unicodedata
from collections.abc import Callable, Iterator
from hashlib import blake2s
from typing import Any

from isoprint.content.figures import read_figures
from isoprint.content.format.decode import Decoded, Decoder
from isoprint.content.format.keys import QUESTION_KEYS
from isoprint.content.model import (
    AnyQuestion,
    Blank,
    Blanks,
    Blocks,
    Choice,
    Citation,
    Inlines,
    Matching,
    Numeric,
    Open,
    Ordering,
    Run,
    Select,
    Short,
    TrueFalse,
)
from isoprint.content.model.walk import blanks_of, inlines_of, map_inlines
from isoprint.content.quiz.kinds import check_kind, kind_of
from isoprint.content.quiz.right_choices import check_all_differ, check_enough, right_choices
from isoprint.problems import Problem
from isoprint.yamlmap import Items, Keys, Node, Scalar

CommonValues = dict[str, Any]
"""The values of the keys that every kind has."""


def read_question(decoder: Decoder, node: Node, points: float | None) -> AnyQuestion | None:
    """Return a question, None where it has problems that leave no question; ``points`` are what its part gives."""
    decoded = decoder.record("question", node)
    if decoded is None:
        return None
    kind = kind_of(decoded)
    if isinstance(kind, Problem):
        decoder.report(kind)
    wrong = check_kind(kind, decoded) if isinstance(kind, str) else []
    for problem in wrong:
        decoder.report(problem)
    blanks = kind == "blanks"
    ask = decoded.nodes.get("ask")
    common = _common(decoder, decoded, points)
    if isinstance(ask, Scalar):
        common["ask"] = decoder.blocks_of(ask, blanks)
        common.setdefault("id", fingerprint(ask.text))
        if not blanks and "{{" in ask.text:
            decoder.report(_no_blanks(ask, str(kind)))
    elif ask is not None:
        decoder.scalar(ask, QUESTION_KEYS["ask"])
    if not isinstance(kind, str) or wrong or "ask" not in common:
        return None
    return _MAKERS[kind](decoder, decoded, common)


def _common(decoder: Decoder, decoded: Decoded, points: float | None) -> CommonValues:
    cite = decoded.values.get("cite", ())
    citations = tuple(Citation((key.text.removeprefix("@"),), key.place.at()) for key in cite)
    common = decoded.take("id", "points", "bonus", "keep_order", "why", "allow")
    common.setdefault("points", points)
    return common | {"source": decoded.place.at(), "pictures": read_figures(decoder, decoded), "cite": citations}


def fingerprint(ask: str) -> str:
    """Return the id of a question that has none of its own: eight digits that depend on its words alone."""
    words = " ".join(unicodedata.normalize("NFC", ask).split())
    return blake2s(words.encode("utf-8", "replace"), digest_size=4).hexdigest()


def _no_blanks(ask: Scalar, kind: str) -> Problem:
    message = f"“{{{{…}}}}” marks a blank to fill in, but this question's kind is “{kind}”"
    index = ask.text.index("{{")
    return ask.place.problem("E079", message, "remove the braces, or the keys that make it another kind", index, 2)


# ---------------------------------------------------------------- the nine kinds


def _inlines(decoder: Decoder, texts: Iterator[Scalar] | list[Scalar] | tuple[Scalar, ...]) -> tuple[Inlines, ...]:
    return tuple(decoder.inlines_of(text) for text in texts)


_WORDS = {"yes": "true", "no": "false", "on": "true", "off": "false", "true": "true", "false": "false"}


def _short(decoder: Decoder, decoded: Decoded, common: CommonValues) -> Short | None:
    answer = decoded.nodes["answer"]
    field = QUESTION_KEYS["answer"]
    texts = decoder.texts(answer, field) if isinstance(answer, Items) else (decoder.scalar(answer, field),)
    answers = [text for text in texts if text is not None]
    if not answers:
        return None
    first = answers[0]
    meant = _WORDS.get(first.text.lower()) if not first.quoted and len(answers) == 1 else None
    if meant is not None:
        message = f"“{first.text}” is read as text here, not as {meant}"
        remedy = f'write answer: {meant}, or answer: "{first.text}" if that word is the answer'
        decoder.report(first.place.problem("E080", message, remedy, length=len(first.text)))
    return Short(answers=_inlines(decoder, answers), **decoded.take("accept", "lines"), **common)


def _open(decoder: Decoder, decoded: Decoded, common: CommonValues) -> Open:  # noqa: ARG001
    return Open(**decoded.take("lines"), **common)


def _numeric(decoder: Decoder, decoded: Decoded, common: CommonValues) -> Numeric:  # noqa: ARG001
    answer, tolerance = (decoded.nodes.get(key) for key in ("answer", "tolerance"))
    common["answer"] = answer.text if isinstance(answer, Scalar) else ""
    common["tolerance"] = tolerance.text if isinstance(tolerance, Scalar) else ""
    return Numeric(**decoded.take("unit"), **common)


def _true_false(decoder: Decoder, decoded: Decoded, common: CommonValues) -> TrueFalse:  # noqa: ARG001
    answer = decoded.nodes["answer"]
    return TrueFalse(answer=isinstance(answer, Scalar) and bool(answer.truth), **common)


def _choice(decoder: Decoder, decoded: Decoded, common: CommonValues) -> Choice | None:
    found = right_choices(decoder, decoded)
    if found is None:
        return None
    return Choice(choices=_inlines(decoder, found[0]), answer=found[1][0], **common)


def _select(decoder: Decoder, decoded: Decoded, common: CommonValues) -> Select | None:
    found = right_choices(decoder, decoded)
    if found is None:
        return None
    return Select(choices=_inlines(decoder, found[0]), answers=found[1], **common)


def _ordering(decoder: Decoder, decoded: Decoded, common: CommonValues) -> Ordering:
    items = decoder.texts(decoded.nodes["order"], QUESTION_KEYS["order"])
    check_enough(decoder, decoded, items, 3)
    check_all_differ(decoder, items, "items")
    return Ordering(items=_inlines(decoder, items), **common)


# ---------------------------------------------------------------- matching


def _matching(decoder: Decoder, decoded: Decoded, common: CommonValues) -> Matching:
    before = len(decoder.problems)
    pairs = list(_pairs(decoder, decoded.nodes["match"]))
    if len(decoder.problems) == before:
        check_enough(decoder, decoded, pairs, 2)
    field = QUESTION_KEYS["distractors"]
    distractors = decoder.texts(decoded.nodes["distractors"], field) if "distractors" in decoded.nodes else ()
    check_all_differ(decoder, [left for left, _ in pairs], "left sides")
    check_all_differ(decoder, [*(right for _, right in pairs), *distractors], "right sides")
    texts = tuple((decoder.inlines_of(left), decoder.inlines_of(right)) for left, right in pairs)
    return Matching(pairs=texts, distractors=decoded.values.get("distractors", ()), **common)


def _pairs(decoder: Decoder, node: Node) -> Iterator[tuple[Scalar, Scalar]]:
    """Yield left and right of each pair: keys with texts, a list of such, or lines of the form ``left = right``."""
    field = QUESTION_KEYS["match"]
    if isinstance(node, Items) and all(isinstance(item, Keys) for item in node.items):
        for item in node.items:
            yield from _pairs(decoder, item)
    elif isinstance(node, Keys):
        for key, value in node.entries:
            right = decoder.scalar(value, field)
            if right is not None:
                decoder.check_comment(right, field)
                yield key, right
    else:
        for text in decoder.texts(node, field):
            left, equals, _ = text.text.partition("=")
            right = _after(text, len(left) + 1)
            if equals and left.strip() and right.text:
                yield Scalar(left.strip(), text.place), right
            else:
                message = "This pair does not have the form “left = right”"
                remedy = "write both sides, with “=” between them"
                decoder.report(text.place.problem("E014", message, remedy, length=len(text.text)))


def _after(text: Scalar, index: int) -> Scalar:
    rest = text.text[index:].lstrip()
    return Scalar(rest, text.place.after(len(text.text) - len(rest)))


# ---------------------------------------------------------------- blanks


def _blanks(decoder: Decoder, decoded: Decoded, common: CommonValues) -> Blanks | None:
    ask: Blocks = common["ask"]
    node = decoded.nodes["ask"]
    blanks = blanks_of(ask)
    rules = sum(not blank.accept for blank in blanks)
    answers = decoder.texts(decoded.nodes["answer"], QUESTION_KEYS["answer"]) if "answer" in decoded.nodes else ()
    empty = any(not text.strip() for blank in blanks for text in blank.accept)
    if not blanks or empty or _unclosed(ask):
        message = "A blank is a word inside double braces, but one here is empty or not closed"
        index = max(0, node.text.rfind("{{")) if isinstance(node, Scalar) else 0
        decoder.report(node.place.problem("E079", message, "write {{word}}, or {{word|also right}}", index, 2))
        return None
    if rules != len(answers):
        key = decoded.keys.get("answer", decoded.keys["ask"])
        message = f"The number of ___ blanks ({rules}) does not match the number of answers ({len(answers)})"
        remedy = "give each ___ its answer, in order; a {{word}} needs none"
        decoder.report(key.place.problem("E079", message, remedy, length=len(key.text)))
        return None
    words = (tuple(part.strip() for part in answer.text.split("|")) for answer in answers)
    common["ask"] = _filled(ask, words)
    return Blanks(**common)


def _unclosed(ask: Blocks) -> bool:
    return any("{{" in inline.text for inline in inlines_of(ask) if isinstance(inline, Run))


def _filled(ask: Blocks, words: Iterator[tuple[str, ...]]) -> Blocks:
    """Return an ask in which each ``___`` has its words."""

    def fill(inlines: Inlines) -> Inlines:
        return tuple(Blank(next(words)) if inline == _EMPTY else inline for inline in inlines)

    return map_inlines(ask, fill)


_EMPTY = Blank(())

_MAKERS: dict[str, Callable[[Decoder, Decoded, CommonValues], AnyQuestion | None]] = {
    "short": _short,
    "open": _open,
    "numeric": _numeric,
    "true-false": _true_false,
    "choice": _choice,
    "select": _select,
    "blanks": _blanks,
    "matching": _matching,
    "ordering": _ordering,
}
