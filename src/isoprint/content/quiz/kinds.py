"""What kind of question a question is: the keys it has in, one of nine kinds or the problem with them out."""

from isoprint.content.format.decode import Decoded
from isoprint.content.format.keys import QUESTION_KEYS
from isoprint.problems import Problem
from isoprint.yamlmap import Broken, Items, Scalar

_BY_KEY = {"match": "matching", "order": "ordering"}


def kind_of(decoded: Decoded) -> str | Problem | None:
    """Return the kind, the problem of a question that is none, or None where that was told already."""
    for key, kind in _BY_KEY.items():
        if key in decoded.nodes:
            return kind
    answer = decoded.nodes.get("answer")
    if "choices" in decoded.nodes:
        return "select" if _several(decoded) else "choice"
    if isinstance(decoded.nodes.get("ask"), Broken) or isinstance(answer, Broken):
        return None
    if _has_blanks(decoded):
        return "blanks"
    if isinstance(answer, Scalar):
        return "true-false" if answer.truth is not None else "numeric" if answer.number else "short"
    if answer is not None:
        return "short"
    if "lines" in decoded.nodes:
        return "open"
    return None if "ask" not in decoded.nodes else _no_answer(decoded)


def _has_blanks(decoded: Decoded) -> bool:
    """Return whether the question is to be filled in: ``{{word}}``, or ``___`` with words for it."""
    ask, answer = decoded.nodes.get("ask"), decoded.nodes.get("answer")
    text = ask.text if isinstance(ask, Scalar) else ""
    if "{{" in text:
        return True
    fixed = isinstance(answer, Scalar) and (answer.truth is not None or "unit" in decoded.nodes)
    return "___" in text and answer is not None and not fixed


def _several(decoded: Decoded) -> bool:
    """Return whether all that apply are to be ticked."""
    if decoded.values.get("select") == "all" or isinstance(decoded.nodes.get("answer"), Items):
        return True
    answer = decoded.nodes.get("answer")
    if isinstance(answer, Scalar) and "\n" in answer.text.strip():
        return True
    return marked(decoded) > 1


def marked(decoded: Decoded) -> int:
    """Return how many choices have ``(x)`` before them."""
    node = decoded.nodes.get("choices")
    if isinstance(node, Items):
        texts = [item.text for item in node.items if isinstance(item, Scalar)]
    else:
        texts = node.text.split("\n") if isinstance(node, Scalar) else []
    return sum(text.strip().removeprefix("- ").lower().startswith("(x)") for text in texts)


def check_kind(kind: str, decoded: Decoded) -> list[Problem]:
    """Return what is wrong with a ``kind`` that says otherwise, and with keys that this kind does not have."""
    problems = []
    said = decoded.values.get("kind", kind)
    if said != kind:
        node = decoded.nodes["kind"]
        message = f"“kind” says “{said}”, but the other keys of this question make it “{kind}”"
        problems.append(node.place.problem("E071", message, _to_become(said), length=len(said)))
        return problems
    for field in QUESTION_KEYS.fields:
        if field.kinds and field.key in decoded.nodes and kind not in field.kinds.split():
            key = decoded.keys[field.key]
            message = f"“{field.key}” belongs to {_listed(field.kinds)} questions, but this question's kind is “{kind}”"
            remedy = f"remove it, or {_NEEDS[field.kinds.split()[0]]}"
            problems.append(key.place.problem("E072", message, remedy, length=len(field.key)))
    return problems


def _listed(kinds: str) -> str:
    return " and ".join(kinds.split()) if len(kinds.split()) < 3 else ", ".join(kinds.split())


_NEEDS = {
    "short": "write answer: and the text",
    "open": "write lines: 4 and no answer",
    "numeric": "write answer: and a number without quotation marks",
    "true-false": "write answer: true or answer: false",
    "choice": "write choices: and answer: with the text of one of them",
    "select": "write choices: and answer: with a list, or select: all",
    "blanks": "write {{word}} in ask",
    "matching": "write match: and lines of the form left = right",
    "ordering": "write order: and at least three lines",
}


def _to_become(kind: str) -> str:
    return f"for “{kind}”, {_NEEDS[kind]}; or remove “kind”"


def _no_answer(decoded: Decoded) -> Problem:
    message = "This question has no answer"
    remedy = "add answer: …, or lines: 4 for a free response"
    key = decoded.keys.get("answer", decoded.keys.get("ask"))
    place = key.place if key is not None else decoded.place
    return place.problem("E070", message, remedy, length=len(key.text) if key is not None else 1)
