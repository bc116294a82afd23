"""Which of the choices are right: choices and answers as written in, indices out, or what does not go together."""

import unicodedata
from collections import Counter
from collections.abc import Sequence

from isoprint.content.format.decode import Decoded, Decoder
from isoprint.content.format.keys import QUESTION_KEYS
from isoprint.content.format.short_lists import without_start
from isoprint.problems import Problem, shortened
from isoprint.yamlmap import Broken, Items, Node, Scalar, TextPlace

_QUOTES = {ord(c): q for q, marks in (("'", "‘’‚‛‹›"), ('"', "“”„‟«»")) for c in marks}


def alike(text: str) -> str:
    """Return a text as texts are compared: trimmed, composed, with one kind of quotation marks."""
    return unicodedata.normalize("NFC", text.strip()).translate(_QUOTES)


def choices_of(decoder: Decoder, decoded: Decoded) -> tuple[list[Scalar], set[int]]:
    """Return the choices without their marks, and which of them were marked with ``(x)``."""
    texts = decoder.texts(decoded.nodes["choices"], QUESTION_KEYS["choices"])
    marks = [text.text[:3].lower() for text in texts]
    marked = {index for index, mark in enumerate(marks) if mark == "(x)"}
    bare = ("(x)", "( )") if marked else ()
    return [without_start(text, 3) if mark in bare else text for text, mark in zip(texts, marks, strict=True)], marked


def right_choices(decoder: Decoder, decoded: Decoded) -> tuple[list[Scalar], tuple[int, ...]] | None:
    """Return the choices and the indices of the right ones; None, with everything told, where that is not clear."""
    before = len(decoder.problems)
    choices, marked = choices_of(decoder, decoded)
    if len(decoder.problems) > before or unread(decoded.nodes["choices"]):
        return None
    if len(choices) < 2:
        decoder.report(_too_few(decoded, "choices", "two choices"))
        return None
    right = set(marked)
    if "answer" in decoded.nodes:
        answers = decoder.texts(decoded.nodes["answer"], QUESTION_KEYS["answer"])
        found = [_find(decoder, decoded, choices, answer) for answer in answers]
        if not found or None in found:
            return None
        right = {index for index in found if index is not None}
        if marked and marked != right:
            decoder.report(_disagree(decoded))
            return None
    if not right:
        decoder.report(_no_answer(decoded))
        return None
    counts = Counter(alike(choice.text) for choice in choices)
    twice = next((index for index in sorted(right) if counts[alike(choices[index].text)] > 1), None)
    if twice is not None:
        decoder.report(_stands_twice(choices[twice], "choices"))
        return None
    return choices, tuple(sorted(right))


def unread(node: Node) -> bool:
    """Return whether some of a list could not be read, so that its length says nothing."""
    return isinstance(node, Broken) or (isinstance(node, Items) and any(isinstance(i, Broken) for i in node.items))


def _find(decoder: Decoder, decoded: Decoded, choices: Sequence[Scalar], answer: Scalar) -> int | None:
    """Return the index of the one choice that equals an answer, None with a problem told where there is none."""
    wanted = alike(answer.text)
    matches = [index for index, choice in enumerate(choices) if alike(choice.text) == wanted]
    if matches:
        return matches[0]
    decoder.report(_not_a_choice(decoded, choices, answer))
    return None


def _not_a_choice(decoded: Decoded, choices: Sequence[Scalar], answer: Scalar) -> Problem:
    text = answer.text.strip()
    letter = text.strip("().").upper()
    length = len(text.split("\n")[0]) or 1
    if len(letter) == 1 and "A" <= letter <= "Z":
        index = ord(letter) - ord("A")
        message = f"“{text}” is a letter, but isoprint assigns letters only when it makes a sheet"
        remedy = "write the text of the right choice"
        if index < len(choices):
            remedy += f': answer: "{shortened(choices[index].text)}"'
        return answer.place.problem("E078", message, remedy, length=length)
    node = decoded.nodes["choices"]
    if isinstance(node, Items) and node.flow and "," in text:
        pieces = [alike(piece) for piece in text.split(",")]
        if set(pieces) <= {alike(choice.text) for choice in choices}:
            message = "A comma separates items in brackets, so this answer is split into several choices"
            return answer.place.problem("E026", message, "put each choice on its own line", length=length)
    message = f"“{shortened(text)}” is not one of the choices"
    return answer.place.problem("E073", message, _near(choices, text), length=length)


def _near(choices: Sequence[Scalar], text: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(text[:200], [choice.text[:200] for choice in choices[:26]], n=1)
    return f"did you mean “{shortened(near[0])}”?" if near else "copy one of them exactly, or mark it with (x) instead"


def _disagree(decoded: Decoded) -> Problem:
    key = decoded.keys["answer"]
    message = "The choices marked with (x) are not the ones under “answer”"
    return key.place.problem("E076", message, "keep either the marks or “answer”", length=len(key.text))


def _no_answer(decoded: Decoded) -> Problem:
    key = decoded.keys["choices"]
    message = "No choice is marked as right"
    return key.place.problem("E070", message, "write (x) before the right one, or add answer: …", length=len(key.text))


def _stands_twice(text: Scalar, key: str) -> Problem:
    message = f"“{shortened(text.text)}” appears twice among the {key}, so it is unclear which one is meant"
    return text.place.problem("E074", message, "change one of them", length=len(text.text))


def _too_few(decoded: Decoded, key: str, least: str) -> Problem:
    place: TextPlace = decoded.keys[key].place
    return place.problem("E077", f"“{key}” needs at least {least}", "add more", length=len(key))


def check_all_differ(decoder: Decoder, texts: Sequence[Scalar], key: str) -> None:
    """Tell of a text that stands twice where each stands for one place."""
    seen = set()
    for text in texts:
        if alike(text.text) in seen and not decoder.full:
            decoder.report(_stands_twice(text, key))
        seen.add(alike(text.text))


def check_enough(decoder: Decoder, decoded: Decoded, texts: Sequence[object], least: int) -> None:
    """Tell of fewer texts than a question to match or to order needs."""
    key = "match" if "match" in decoded.nodes else "order"
    if len(texts) < least and not unread(decoded.nodes[key]):
        decoder.report(_too_few(decoded, key, "two pairs" if key == "match" else "three items"))
