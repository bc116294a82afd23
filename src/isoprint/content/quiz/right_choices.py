"""`right_choices`: which of a question's choices are right, by their marks or by its answer."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from isoprint.content.format.decode import Decoded, Decoder
from isoprint.content.quiz.written import WrittenQuestion
from isoprint.problems import Problem, shortened
from isoprint.yamlmap import Broken, Items, Node, Scalar

_QUOTES = {ord(c): q for q, marks in (("'", "‘’‚‛‹›"), ('"', "“”„‟«»")) for c in marks}
"""The straight mark for each typographic one, by its code point."""


def alike(text: str) -> str:
    """Return a text in the form in which texts are compared: trimmed, composed, with one kind of quotation marks."""
    return unicodedata.normalize("NFC", text.strip()).translate(_QUOTES)


class RightChoices(Struct, frozen=True):
    """Choices without their marks, and the indices of the right ones."""

    choices: tuple[Scalar, ...]
    right: tuple[int, ...]


def choices_of(written: WrittenQuestion) -> RightChoices:
    """Return the choices without their marks, those marked with ``(x)`` as the right ones."""
    texts = written.texts("choices")
    marks = [text.text[:3].lower() for text in texts]
    marked = tuple(index for index, mark in enumerate(marks) if mark == "(x)")
    bare = ("(x)", "( )") if marked else ()
    choices = (text.without_start(3) if mark in bare else text for text, mark in zip(texts, marks, strict=True))
    return RightChoices(tuple(choices), marked)


def right_choices(written: WrittenQuestion) -> RightChoices | None:
    """Return the choices and the right ones, None with a problem reported where these are not clear."""
    decoder, decoded = written.decoder, written.decoded
    before = len(decoder.problems)
    found = choices_of(written)
    choices, marked = found.choices, found.right
    if len(decoder.problems) > before or unread(decoded.nodes["choices"]):
        return None
    if written.is_pasted(written.texts("choices"), "choices"):
        return None
    if not check_enough(written, "choices", choices):
        return None
    right = _answered(written, choices) if "answer" in decoded.nodes else marked
    if right is None:
        return None
    if marked and marked != right:
        message = "The choices marked with (x) are not the ones under “answer”"
        decoder.report(decoded.keys["answer"].problem("E076", message, "keep either the marks or “answer”"))
    elif not right:
        remedy = "write (x) before the right one, or add answer: …"
        decoder.report(decoded.keys["choices"].problem("E070", "No choice is marked as right", remedy))
    elif (twice := _first_twin(choices, right)) is not None:
        decoder.report(_appears_twice(twice, "choices"))
    else:
        return RightChoices(choices, right)
    return None


def _answered(written: WrittenQuestion, choices: Sequence[Scalar]) -> tuple[int, ...] | None:
    """Return the indices of the choices under ``answer``, None where one of its texts is not a choice."""
    found = [_find(written, choices, answer) for answer in written.texts("answer")]
    indices = {index for index in found if index is not None}
    return tuple(sorted(indices)) if found and None not in found else None


def _first_twin(choices: Sequence[Scalar], right: Sequence[int]) -> Scalar | None:
    """Return the first right choice that appears again among the choices."""
    counts = Counter(alike(choice.text) for choice in choices)
    return next((choices[index] for index in right if counts[alike(choices[index].text)] > 1), None)


def unread(node: Node) -> bool:
    """Return whether a part of a list could not be read, so its length means nothing."""
    return isinstance(node, Broken) or (isinstance(node, Items) and any(isinstance(i, Broken) for i in node.items))


def _find(written: WrittenQuestion, choices: Sequence[Scalar], answer: Scalar) -> int | None:
    """Return the index of the first choice that equals an answer, None with a problem reported where there is none."""
    wanted = alike(answer.text)
    for index, choice in enumerate(choices):
        if alike(choice.text) == wanted:
            return index
    written.decoder.report(_not_a_choice(written.decoded, choices, answer))
    return None


def _not_a_choice(decoded: Decoded, choices: Sequence[Scalar], answer: Scalar) -> Problem:
    text = answer.text.strip()
    letter = text.strip("().").upper()
    if len(letter) == 1 and "A" <= letter <= "Z":
        index = ord(letter) - ord("A")
        message = f"“{text}” is a letter, but isoprint assigns letters only when it makes a sheet"
        remedy = "write the text of the right choice"
        if index < len(choices):
            remedy += f': answer: "{shortened(choices[index].text)}"'
        return answer.problem("E078", message, remedy)
    node = decoded.nodes["choices"]
    if isinstance(node, Items) and node.flow and "," in text:
        pieces = [alike(piece) for piece in text.split(",")]
        if set(pieces) <= {alike(choice.text) for choice in choices}:
            message = "A comma separates items in brackets, so this answer is split into several choices"
            return answer.problem("E026", message, "put each choice on its own line")
    message = f"“{shortened(text)}” is not one of the choices"
    return answer.problem("E073", message, _near(choices, text))


def _near(choices: Sequence[Scalar], text: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(text[:200], [choice.text[:200] for choice in choices[:26]], n=1)
    return f"did you mean “{shortened(near[0])}”?" if near else "copy one of them exactly, or mark it with (x) instead"


def _appears_twice(text: Scalar, key: str) -> Problem:
    message = f"“{shortened(text.text)}” appears twice among the {key}, so it is unclear which one is meant"
    return text.problem("E074", message, "change one of them")


def check_all_differ(decoder: Decoder, texts: Sequence[Scalar], key: str) -> None:
    """Report each text that appears twice where every text must be clear by itself."""
    seen = set()
    for text in texts:
        if alike(text.text) in seen and not decoder.full:
            decoder.report(_appears_twice(text, key))
        seen.add(alike(text.text))


_LEAST: Final = {"choices": "two choices", "match": "two pairs", "order": "three items"}
"""What a key needs at least."""


def check_enough(written: WrittenQuestion, key: str, texts: Sequence[object]) -> bool:
    """Return whether a key has as many choices, pairs or items as its question needs; report it where it has fewer."""
    least = 3 if key == "order" else 2
    if len(texts) >= least:
        return True
    if not unread(written.decoded.nodes[key]):
        message = f"“{key}” needs at least {_LEAST[key]}"
        written.decoder.report(written.decoded.keys[key].problem("E077", message, "add more"))
    return False
