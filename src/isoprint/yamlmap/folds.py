"""Find lines that YAML would join to the line before, although they are an item, a table row or a gap."""

from collections.abc import Iterator

from isoprint.problems import Problem, Source
from isoprint.yamlmap.lines import indent, text_column
from isoprint.yamlmap.place import TextPlace

_WRITE_BAR = "write “|” after the colon and the whole text on the lines below, all indented alike"
"""The remedy for lines that would be joined."""


def run_together(place: TextPlace, last: int) -> Iterator[Problem]:
    """Yield a problem for each such line of a text; ``last`` is the line on which the text ends, from 0."""
    numbers = [n for n in range(place.line + 1, min(last + 1, len(place.lines))) if place.lines[n].strip()]
    if place.style == ">":
        numbers = _of_block(place, numbers)
    if not numbers:
        return
    dashed = place.style == "" and place.lines[place.line].startswith("-", place.column)
    if dashed and all(place.lines[n].lstrip()[0] == "-" for n in numbers):
        for number in (place.line, *numbers):
            rest = place.lines[number].strip()[1:].strip()
            yield _problem(place, number, "E025", "A space is missing after “-”", f"- {rest}")
        return
    gap = next((n for n in range(place.line + 1, numbers[-1]) if not place.lines[n].strip()), None)
    for number in sorted([*numbers, gap] if gap is not None else numbers):
        what = _item(place.lines[number].strip())
        if what and not (place.style == ">" and number <= numbers[0]):
            yield _problem(place, number, "E019", f"YAML would join {what} to the text before it", _WRITE_BAR)


def _problem(place: TextPlace, number: int, code: str, message: str, remedy: str) -> Problem:
    line = place.lines[number]
    column = text_column(line)
    length = len(line.strip()) if code == "E019" else 1
    return Problem(code, message, Source(place.file, number + 1, column + 1), remedy, line or " ", length)


def _of_block(place: TextPlace, numbers: list[int]) -> list[int]:
    """Return the numbers of the lines of a block: those indented like its first line, or deeper."""
    inside: list[int] = []
    depth = indent(place.lines[numbers[0]]) if numbers else 0
    for number in numbers:
        if indent(place.lines[number]) < depth:
            break
        inside.append(number)
    return inside


def _item(line: str) -> str:
    """Return the name of a line that must not be joined to the one before, empty for running text."""
    if not line:
        return "the text after this empty line"
    if line.startswith("|"):
        return "this table row"
    head = line.split(" ")[0]
    numbered = head[:-1].isdigit() and head[-1] in ".)" and len(head) < 4 and head != line
    return "this list item" if head in {"-", "*", "+"} or line[0] in "•●▪◦‣" or numbered else ""
