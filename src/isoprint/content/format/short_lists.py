"""Lists of short texts written as a block, one a line: each line as a text with its own place."""

from collections.abc import Iterator

from isoprint.yamlmap import Scalar


def lines_of(scalar: Scalar) -> Iterator[Scalar]:
    """Yield the lines of a block, each as a text of its own."""
    start = 0
    for line in scalar.text.split("\n"):
        text = line.strip()
        if text:
            yield Scalar(text, scalar.place.after(start + line.index(text[0])))
        start += len(line) + 1


def without_start(text: Scalar, count: int) -> Scalar:
    """Return a text without its first characters and the spaces after them."""
    rest = text.text[count:].lstrip()
    return Scalar(rest, text.place.after(len(text.text) - len(rest)))


def is_folded(scalar: Scalar) -> bool:
    """Return whether a text was joined from several lines."""
    place = scalar.place
    if place.style in {"", ">"} and place.line < len(place.lines):
        return place.style == ">" or scalar.text not in place.lines[place.line]
    return False


def is_split_number(first: Scalar, second: Scalar) -> bool:
    """Return whether two items of a list in brackets look like one number with a comma, ``1,000``."""
    same_line = first.place.line == second.place.line
    touching = second.place.column == first.place.column + len(first.text) + 1
    digits = second.text[:3]
    return same_line and touching and first.text[-1:].isdigit() and len(digits) == 3 and digits.isdigit()
