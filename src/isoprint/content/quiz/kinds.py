"""The kinds of questions in one table: the keys that make a question of each kind, and what reads it."""

from collections.abc import Callable, Iterator
from typing import Final

from msgspec import Struct

from isoprint.content.format.decode import Decoded
from isoprint.content.format.keys import QUESTION_KEYS
from isoprint.content.model import (
    AnyQuestion,
    Blank,
    Blanks,
    Blocks,
    Choice,
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
from isoprint.content.quiz.refers_to_others import names_letters
from isoprint.content.quiz.right_choices import RightChoices, alike, check_all_differ, check_enough, right_choices
from isoprint.content.quiz.written import WrittenQuestion
from isoprint.problems import Problem, shortened
from isoprint.yamlmap import Broken, Items, Node, Scalar


class Kind(Struct, frozen=True):
    """A kind of question; the keys of its own are those with its name in `QUESTION_KEYS`."""

    name: str
    read: Callable[[WrittenQuestion], AnyQuestion | None]
    remedy: str
    """How to write one."""
    fits: Callable[[Decoded], bool] = lambda _decoded: True
    """Whether the keys make a question of this kind, if they make it none of the kinds above in the table."""
    own_key: str = ""
    """A key that it must have, and that tells the kind whatever ``ask`` and ``answer`` are."""
    has_blanks: bool = False
    """Its ask may hold blanks."""


# ---------------------------------------------------------------- readers


def _short(written: WrittenQuestion) -> Short | None:
    decoder, node = written.decoder, written.decoded.nodes["answer"]
    texts = written.texts("answer") if isinstance(node, Items) else (decoder.scalar(node, QUESTION_KEYS["answer"]),)
    answers = tuple(text for text in texts if text is not None)
    if not answers:
        return None
    if not isinstance(node, Items) and written.decoded.values.get("kind") is None:
        written.report_misread(answers[0])
    values = {"lines": max(2, len(answers))} | written.decoded.take("accept", "lines")
    return Short(answers=written.inlines(answers), **values, **written.common)


def _open(written: WrittenQuestion) -> Open:
    return Open(**written.decoded.take("lines"), **written.common)


def _numeric(written: WrittenQuestion) -> Numeric:
    nodes = map(written.decoded.text, ("answer", "tolerance"))
    answer, tolerance = (node.text if node else "" for node in nodes)
    return Numeric(answer=answer, tolerance=tolerance, **written.decoded.take("unit"), **written.common)


def _true_false(written: WrittenQuestion) -> TrueFalse:
    answer = written.decoded.text("answer")
    return TrueFalse(answer=answer is not None and bool(answer.truth), **written.common)


def _choice(written: WrittenQuestion) -> Choice | None:
    found = right_choices(written)
    return Choice(choices=_choices(written, found), answer=found.right[0], **written.common) if found else None


def _select(written: WrittenQuestion) -> Select | None:
    found = right_choices(written)
    return Select(choices=_choices(written, found), answers=found.right, **written.common) if found else None


def _choices(written: WrittenQuestion, found: RightChoices) -> tuple[Inlines, ...]:
    """Return the choices; report it where they keep their order because one names others by their letters."""
    choices = written.inlines(found.choices)
    naming = None if written.common.get("keep_order") else names_letters(choices)
    if naming is not None and "W070" not in written.common.get("allow", ()):
        written.decoder.report(_names_letters(found.choices[choices.index(naming)]))
    return choices


def _ordering(written: WrittenQuestion) -> Ordering | None:
    items = written.texts("order")
    if written.is_pasted(items, "items"):
        return None
    check_enough(written, "order", items)
    check_all_differ(written.decoder, items, "items")
    return Ordering(items=written.inlines(items), **written.common)


def _matching(written: WrittenQuestion) -> Matching | None:
    decoder = written.decoder
    before = len(decoder.problems)
    pairs = written.pairs("match")
    if len(decoder.problems) == before:
        check_enough(written, "match", pairs)
    lefts, rights = tuple(pair.left for pair in pairs), tuple(pair.right for pair in pairs)
    if written.is_pasted(lefts, "left sides") or written.is_pasted(rights, "right sides"):
        return None
    check_all_differ(decoder, lefts, "left sides")
    bank = (*{alike(right.text): right for right in rights}.values(), *written.texts("distractors"))
    check_all_differ(decoder, bank, "right sides")
    if len(bank) == 1 < len(pairs):
        decoder.report(rights[1].problem("E077", "All left sides have the same right side", "add distractors: …"))
    texts = tuple(zip(written.inlines(lefts), written.inlines(rights), strict=True))
    return Matching(pairs=texts, **written.decoded.take("distractors"), **written.common)


def _blanks(written: WrittenQuestion) -> Blanks | None:
    ask: Blocks = written.common["ask"]
    blanks = blanks_of(ask)
    answers = written.texts("answer")
    unfilled = sum(not blank.accept for blank in blanks)
    empty = any(not text.strip() for blank in blanks for text in blank.accept)
    unclosed = any("{{" in inline.text for inline in inlines_of(ask) if isinstance(inline, Run))
    if not blanks or empty or unclosed or _has_third_brace(written.decoded.nodes["ask"]):
        written.decoder.report(_not_a_blank(written.decoded.nodes["ask"]))
        return None
    if unfilled != len(answers):
        key = written.decoded.keys.get("answer", written.decoded.keys["ask"])
        written.decoder.report(_unmatched_blanks(key, unfilled, len(answers)))
        return None
    words = (tuple(part.strip() for part in answer.text.split("|")) for answer in answers)
    return Blanks(**written.common | {"ask": _filled(ask, words)})


def _has_third_brace(ask: Node) -> bool:
    return isinstance(ask, Scalar) and ("{{{" in ask.text or "}}}" in ask.text)


def _filled(ask: Blocks, words: Iterator[tuple[str, ...]]) -> Blocks:
    """Return an ask in which each ``___`` has its words."""

    def fill(inlines: Inlines) -> Inlines:
        unfilled = Blank(())
        return tuple(Blank(next(words)) if inline == unfilled else inline for inline in inlines)

    return map_inlines(ask, fill)


# ---------------------------------------------------------------- problems


def _names_letters(choice: Scalar) -> Problem:
    message = (
        f"“{shortened(choice.text)}” names choices by their letters, so the choices of this question keep their order"
    )
    return choice.problem("W070", message, "write what is meant instead of letters, or add keep_order: true")


def _not_a_blank(ask: Node) -> Problem:
    message = "A blank is a word inside double braces, but one here is empty, not closed, or has a third brace"
    index = max(0, ask.text.rfind("{{")) if isinstance(ask, Scalar) else 0
    return ask.place.problem("E079", message, "write {{word}}, or {{word|also right}}", index, 2)


def _unmatched_blanks(key: Scalar, unfilled: int, answers: int) -> Problem:
    message = f"The number of ___ blanks ({unfilled}) does not match the number of answers ({answers})"
    remedy = "give each ___ its answer, in order; a {{word}} needs none"
    return key.problem("E079", message, remedy)


# ---------------------------------------------------------------- which kind a question is


def _has_blanks(decoded: Decoded) -> bool:
    """Return whether the question is to be filled in: ``{{word}}``, or ``___`` with words for it."""
    ask, answer = decoded.text("ask"), decoded.text("answer")
    fixed = answer is not None and (answer.truth is not None or "unit" in decoded.nodes)
    words = "answer" in decoded.nodes and not fixed
    return ask is not None and ("{{" in ask.text or ("___" in ask.text and words))


def _several(decoded: Decoded) -> bool:
    """Return whether all that apply are to be ticked."""
    if decoded.values.get("select") == "all" or isinstance(decoded.nodes.get("answer"), Items):
        return True
    answer = decoded.text("answer")
    return (answer is not None and "\n" in answer.text.strip()) or _marked(decoded) > 1


def _marked(decoded: Decoded) -> int:
    """Return how many choices have ``(x)`` before them."""
    node = decoded.nodes.get("choices")
    if isinstance(node, Items):
        texts = [item.text for item in node.items if isinstance(item, Scalar)]
    else:
        texts = node.text.split("\n") if isinstance(node, Scalar) else []
    return sum(text.strip().removeprefix("- ").lower().startswith("(x)") for text in texts)


def _has_truth(decoded: Decoded) -> bool:
    answer = decoded.text("answer")
    return answer is not None and answer.truth is not None


def _has_number(decoded: Decoded) -> bool:
    answer = decoded.text("answer")
    return answer is not None and answer.number


KINDS: Final = (
    Kind("matching", _matching, "write match: and lines of the form left = right", own_key="match"),
    Kind("ordering", _ordering, "write order: and at least three lines", own_key="order"),
    Kind("select", _select, "write choices: and answer: with a list, or select: all", _several, own_key="choices"),
    Kind("choice", _choice, "write choices: and answer: with the text of one of them", own_key="choices"),
    Kind("blanks", _blanks, "write {{word}} in ask", _has_blanks, has_blanks=True),
    Kind("true-false", _true_false, "write answer: true or answer: false", _has_truth),
    Kind("numeric", _numeric, "write answer: and a number without quotation marks", _has_number),
    Kind("short", _short, "write answer: and the text", lambda decoded: "answer" in decoded.nodes),
    Kind("open", _open, "write lines: 4 and no answer", lambda decoded: "lines" in decoded.nodes),
)
"""Every kind, in the order in which they are tried."""


def kind_named(name: str) -> Kind:
    """Return the kind of a name that the format knows."""
    return next(kind for kind in KINDS if kind.name == name)


def kind_of(decoded: Decoded) -> Kind | None:
    """Return the kind that the keys of a question make it, None where they make it none."""
    unread = is_unread(decoded)
    told = (kind for kind in KINDS if (kind.own_key in decoded.nodes if kind.own_key else not unread))
    return next((kind for kind in told if kind.fits(decoded)), None)


def is_unread(decoded: Decoded) -> bool:
    """Return whether ask or answer could not be read, so only a key of its own tells the kind of a question."""
    return any(isinstance(decoded.nodes.get(key), Broken) for key in ("ask", "answer"))
