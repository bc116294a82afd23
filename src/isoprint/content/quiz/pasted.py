"""What is typed or pasted with the texts of a quiz and would be printed: letters, numbers and marks.

`report_pasted` reports those of a list of texts, `pasted_numbers` yields the numbers before the asks of a sheet.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.content.format.decode import Decoder
from isoprint.problems import Problem, cut_short, shortened
from isoprint.yamlmap import Scalar

_NOT_RIGHT = "☐□○◯❑❏✗✘❌•·▪◦‣"
"""Signs before a text that do not say that it is right: empty boxes, crosses, bullets."""
_SIGNS = f"✓✔☑☒✅●◉⦿{_NOT_RIGHT}"
"""Signs that people type before a text, without brackets."""

# Patterns are texts, which `re` compiles when one is first needed: few quizzes need them.
_OWN_MARK = r"\([xX]\)\s*"
"""The mark of a right choice, which is not printed."""
_MARK_BEFORE = (
    rf"[(\[{{](?:\s+|\s*[xX*✓✔•●]\s*)[)\]}}](?!\()\s*|[{_SIGNS}]\ufe0f?\s*"
    r"|\*{1,2}\s*(?=[A-Za-z][.)]\s)|\*(?:\s+|(?=[^\W\d][^*]*$))|(?:x[.)]|X\))\s+"
)
"""A mark before a text: a sign in brackets or alone, a star, or ``x)``; not a star that is emphasis or an allele's."""
_MARK_AFTER = (
    r"(?:(?:\s+|^)[(\[](?:[xX✓✔]|(?i:(?P<wrong>incorrect|wrong)|correct|right answer|answer|correct (?:answer|choice)"
    r"|correct[ao]|richtig|corrett[ao]|corret[ao]))[)\]]|\s*[✓✔☑✅]\ufe0f?"
    r"|\s*(?:<-+|←)\s*(?i:correct|right|answer|correct answer|right answer)?)$"
)
"""A mark after a text: ``(x)``, ``(correct)``, a tick, an arrow."""
_ANSWER_LINE = r"(?i:answer|ans|correct answer|right answer)\s*[:=].*"
"""A line of its own for the right answer, as other forms of quizzes have it."""
_LABEL = (
    r"(?:(?i:step) )?[(\[]?(\d{1,3}|[A-Za-z]|[ivxIVX]{2,5})"
    r"(?:[.)\]:](?=\s|[^\W\d])|\s[-–—](?=\s)|(?=\t))\s*"
)
"""A letter or number before a text, as lists have it: ``A.``, ``b)``, ``(3)``, ``iv.``, ``Step 5:``"""
_ROMANS: Final = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
_ASK_NUMBER = r"(?i:Q ?\d{1,3}\b\s*[.):–-]?|Question \d{1,3}\s*[.):–-]|\(?\d{1,3}\))\s*(?=\S)"
"""A number before an ask that is never text: ``Q1``, ``1)``."""
_ASK_COUNT = r"(\d{1,3})(?:[.:](?=\s|[^\W\d])|\s[-–—](?=\s))\s*"
"""A number before an ask that may be text: ``1.``"""
_LONGEST_LINE = 80
"""The most characters of a line that a remedy shows."""


class _Taken(Struct, frozen=True):
    """A text taken apart: the marks and the label typed with it, and what is left."""

    scalar: Scalar
    mark: str
    """The mark that is not isoprint's, as typed; empty for none."""
    right: bool
    """Whether some mark says that the text is right."""
    own: bool
    label: str
    unlabeled: str
    labeled: str

    def line(self, runs: bool) -> str:
        """Return the line to write; ``runs``: without the label."""
        text = self.unlabeled if runs else self.labeled
        return cut_short(f"(x) {text or '…'}" if self.right else text or "…", _LONGEST_LINE)


def report_pasted(decoder: Decoder, texts: Sequence[Scalar], shown: str) -> bool:
    """Return whether marks, letters or numbers are typed with some texts; report them, and the lines without them.

    ``shown`` is what the texts are called.
    """
    if line := next((text for text in texts if re.fullmatch(_ANSWER_LINE, text.text)), None):
        decoder.report(_answer_line(line))
        return True
    taken = [_take_apart(text) for text in texts]
    if any(text.own for text in taken):  # beside (x), an empty “( )” is a mark that is not printed
        taken = [replace(text, mark="") if text.mark in {"()", "( )"} else text for text in taken]
    elif all(text.right for text in taken):  # bullets
        taken = [replace(text, right=False) for text in taken]
    runs = _run_in_order([text.label for text in taken])
    marked = next((text for text in taken if text.mark or not text.unlabeled), None)
    if marked is None and not runs:
        return False
    lines = ", ".join(f"“{text.line(runs)}”" for text in taken)
    decoder.report(_typed_mark(marked, lines) if marked else _typed_labels(taken[0].scalar, shown, lines))
    return True


def _take_apart(scalar: Scalar) -> _Taken:
    """Return a text without the marks before and after it, and without its label."""
    rest, mark, label, before, own, right = scalar.text.strip(), "", "", "", False, False
    for _ in range(3):  # a mark, a label, and a mark after the label
        if found := re.match(_OWN_MARK, rest):
            own = right = True
        elif found := re.match(_MARK_BEFORE, rest):
            mark = found[0].strip()
            sign = mark.strip("()[]{} \ufe0f")
            right = right or (bool(sign) and sign not in _NOT_RIGHT)
        elif not label and (found := re.match(_LABEL, rest)):
            label, before = found[1], found[0]
        else:
            break
        rest = rest[found.end() :]
    if after := re.search(_MARK_AFTER, rest):
        mark, right = after[0].strip(), right or not after["wrong"]
        rest = rest[: after.start()].rstrip()
    elif mark.startswith("**"):
        rest = rest.removesuffix("**")
    return _Taken(scalar, mark, right, own, label, rest, before + rest)


def _run_in_order(labels: Sequence[str]) -> bool:
    """Return whether labels run from the first: A, B, C; 1, 2, 3; i, ii, iii."""
    if len(labels) < 2 or not all(labels):
        return False
    small = [label.lower() for label in labels]
    letters = [chr(ord("a") + index) for index in range(26)]
    numbers = [str(index + 1) for index in range(len(labels))]
    return small in (letters[: len(small)], numbers, _ROMANS[: len(small)])


# ---------------------------------------------------------------- numbers before asks


def pasted_numbers(asks: Iterable[Scalar]) -> Iterator[Problem]:
    """Yield a problem for each number that is pasted with an ask of a sheet: ``Q1``, ``1)``, or ``1.`` and on."""
    counted: list[tuple[Scalar, int, int]] = []
    for ask in asks:
        if found := re.match(_ASK_NUMBER, ask.text):
            yield _typed_number(ask, found.end())
        elif (found := re.match(_ASK_COUNT, ask.text)) and not _begins_a_list(ask.text, int(found[1])):
            counted.append((ask, int(found[1]), found.end()))
    numbers = [0, *(number for _, number, _ in counted)]
    if all(number in (1, before + 1) for before, number in pairwise(numbers)):
        for ask, _, end in counted:
            yield _typed_number(ask, end)


def _begins_a_list(ask: str, number: int) -> bool:
    """Return whether the number before an ask is that of a list's first item."""
    return any(line.strip().startswith(f"{number + 1}.") for line in ask.split("\n")[1:])


# ---------------------------------------------------------------- problems


def _typed_mark(text: _Taken, lines: str) -> Problem:
    if not text.mark:
        return text.scalar.problem("E081", "“(x)” has no text after it", "write the text on the same line: (x) …")
    message = f"“{text.mark}” would be printed on the quiz: only “(x)” before a text marks it as right"
    return text.scalar.problem("E081", message, f"write {lines}")


def _answer_line(line: Scalar) -> Problem:
    message = f"“{shortened(line.text)}” would be printed on the quiz"
    return line.problem("E081", message, "remove this line, and write (x) before the right choice")


def _typed_labels(first: Scalar, shown: str, lines: str) -> Problem:
    message = f"The letters or numbers typed with these {shown} would be printed on the quiz"
    return first.problem("E082", message, f"leave them out, and write {lines}")


def _typed_number(ask: Scalar, end: int) -> Problem:
    text = ask.text[end:].split("\n", 1)[0].rstrip()
    number = shortened(ask.text[:end])
    quote = ask.place.style if ask.place.style in {"'", '"'} else ""
    message = f"isoprint numbers the questions itself, so “{number}” would be printed as well"
    remedy = f"leave the number out: ask: {quote}{cut_short(text, _LONGEST_LINE)}{quote}"
    return ask.place.problem("E082", message, remedy, length=len(number))
