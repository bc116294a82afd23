"""`read_question`: one question, of the kind that its keys make it."""

import unicodedata
from collections.abc import Iterator
from hashlib import blake2s

from isoprint.content.figures import read_figures
from isoprint.content.format.decode import Decoded, Decoder
from isoprint.content.format.keys import QUESTION_KEYS
from isoprint.content.model import AnyQuestion, Citation
from isoprint.content.quiz.kinds import Kind, is_unread, kind_named, kind_of
from isoprint.content.quiz.written import CommonValues, WrittenQuestion
from isoprint.problems import Problem
from isoprint.yamlmap import Node, Scalar


def read_question(decoder: Decoder, node: Node, points: float | None) -> AnyQuestion | None:
    """Return a question, None where its problems leave none; ``points`` are those that its part gives."""
    decoded = decoder.record("question", node)
    if decoded is None:
        return None
    kind = kind_of(decoded)
    wrong = list(_misfits(kind, decoded)) if kind is not None else list(_kindless(decoded))
    decoder.report(*wrong)
    common = _common(decoder, decoded, points)
    _read_ask(decoder, decoded, common, kind)
    if kind is None or wrong or "ask" not in common:
        return None
    return kind.read(WrittenQuestion(decoder, decoded, common))


def _common(decoder: Decoder, decoded: Decoded, points: float | None) -> CommonValues:
    cite = decoded.values.get("cite", ())
    citations = tuple(Citation((key.text.removeprefix("@"),), key.place.at()) for key in cite)
    common = decoded.take("id", "points", "bonus", "keep_order", "why", "allow")
    common.setdefault("points", points)
    return common | {"source": decoded.place.at(), "pictures": read_figures(decoder, decoded), "cite": citations}


def _read_ask(decoder: Decoder, decoded: Decoded, common: CommonValues, kind: Kind | None) -> None:
    """Add the ask to the common values, and the id that depends on it."""
    ask = decoded.text("ask")
    if ask is not None:
        blanks = kind is not None and kind.has_blanks
        common["ask"] = decoder.blocks_of(ask, blanks)
        common.setdefault("id", fingerprint(ask.text))
        if not blanks and "{{" in ask.text:
            decoder.report(_no_blanks(ask, str(kind and kind.name)))
        if "__" in ask.text:
            decoder.report(*_short_blanks(ask))
    elif "ask" in decoded.nodes:
        decoder.scalar(decoded.nodes["ask"], QUESTION_KEYS["ask"])


def fingerprint(ask: str) -> str:
    """Return the id of a question that has none of its own: eight digits that depend on its words alone."""
    words = " ".join(unicodedata.normalize("NFC", ask).split())
    return blake2s(words.encode("utf-8", "replace"), digest_size=4).hexdigest()


# ---------------------------------------------------------------- problems


def _kindless(decoded: Decoded) -> Iterator[Problem]:
    """Yield the problem of a question whose keys make it no kind, unless another problem hides its kind."""
    if "ask" in decoded.nodes and not is_unread(decoded):
        remedy = "add answer: …, or lines: 4 for a free response"
        yield decoded.keys.get("answer", decoded.keys["ask"]).problem("E070", "This question has no answer", remedy)


def _misfits(kind: Kind, decoded: Decoded) -> Iterator[Problem]:
    """Yield the problem of a ``kind`` that says otherwise, or of each key that this kind does not have."""
    said = decoded.values.get("kind", kind.name)
    if said != kind.name:
        node = decoded.nodes["kind"]
        message = f"“kind” says “{said}”, but the other keys of this question make it “{kind.name}”"
        remedy = f"for “{said}”, {kind_named(said).remedy}; or remove “kind”"
        yield node.place.problem("E071", message, remedy, length=len(said))
        return
    lines = _number_lines(decoded) if kind.name == "short" else ""
    for field in QUESTION_KEYS.fields:
        kinds = field.kinds.split()
        if kinds and field.key in decoded.nodes and kind.name not in kinds:
            message = f"“{field.key}” belongs to {_listed(kinds)} questions, but this question's kind is “{kind.name}”"
            remedy = f"remove it, or {kind_named(kinds[0]).remedy}"
            if lines and kinds == ["numeric"]:
                yield decoded.keys[field.key].problem("E072", message, f"write {lines}")
                return  # the one mistake is in the answer
            yield decoded.keys[field.key].problem("E072", message, remedy)


def _number_lines(decoded: Decoded) -> str:
    """Return the lines to write where keys of a number are beside a number that is read as text; empty elsewhere."""
    answer = decoded.text("answer")
    if answer is None or not {"unit", "tolerance"} & decoded.nodes.keys():
        return ""
    from isoprint.content.format.misread import number_lines  # only on a mistake

    return number_lines(answer.text)


def _listed(kinds: list[str]) -> str:
    return (" and " if len(kinds) < 3 else ", ").join(kinds)


def _no_blanks(ask: Scalar, kind: str) -> Problem:
    message = f"“{{{{…}}}}” marks a blank to fill in, but this question's kind is “{kind}”"
    index = ask.text.index("{{")
    return ask.place.problem("E079", message, "remove the braces, or the keys that make it another kind", index, 2)


def _short_blanks(ask: Scalar) -> Iterator[Problem]:
    """Yield the problem of a blank with two underscores; within words they are text."""
    import re  # only where there are underscores

    if found := re.search(r"(?<!\w)__(?!\w)", ask.text):
        message = "“__” is printed as it is: a blank has three underscores"
        yield ask.place.problem("E079", message, "write ___, and the word as answer:; or {{word}}", found.start(), 2)
