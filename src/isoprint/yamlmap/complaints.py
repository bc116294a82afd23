"""Explain the parser's complaints, in the writer's words, and repair the lines or skip them."""

from isoprint.problems import Problem
from isoprint.yamlmap.lines import indent
from isoprint.yamlmap.place import TextPlace

_QUOTE = "put the whole text in quotation marks"
"""The remedy for a text that YAML reads as something else."""


def explain(place: TextPlace, parsed: str, said: str) -> Problem:
    """Return the problem at the place where the parser gave up; ``parsed`` is the line as the parser read it."""
    code, message, remedy = _meaning(said, parsed[place.column : place.column + 1])
    line = place.lines[place.line]
    column = indent(line) if code in {"E010", "E011"} else min(place.column, len(line))
    return TextPlace(place.file, place.lines, place.line, column).problem(code, message, remedy)


def _meaning(said: str, character: str) -> tuple[str, str, str]:
    """Return code, message and remedy for the parser's message about a character."""
    if character == "\t" or "tab" in said:
        return "E009", "There is a tab here, where only spaces are allowed", "use spaces instead"
    if "cannot start any token" in said:
        return "E021", f"Text that begins with “{character}” needs quotation marks", _QUOTE
    if "mapping values are not allowed" in said:
        return "E020", "Text that contains a colon and a space needs quotation marks", _QUOTE
    if "end of stream" in said or "',' or '" in said:
        return "E024", "This quotation mark or bracket is never closed", "add the closing quotation mark or bracket"
    if "escape" in said:
        return "E027", "This backslash is not allowed inside double quotation marks", "use single quotation marks"
    if "expected key" in said or "block" in said or "-' indicator" in said:
        remedy = "indent it exactly like its neighbors; a quotation mark or bracket above may be in the wrong place"
        return "E010", "This line does not fit in with the lines around it", remedy
    return "E011", "This line is neither “key: value” nor an item that begins with “- ”", "write it as one of the two"


def realign(lines: list[str], problem: Problem) -> bool:
    """Indent a line, and those below that belong to it, like the key above that is its most likely neighbor.

    Return whether there is such a key: otherwise the line must be skipped.
    """
    number = problem.source.line - 1
    column = indent(lines[number])
    beside = ""
    for line in reversed(lines[:number]):
        if line.strip():
            if indent(line) <= column:
                break
            beside = line
    alike = beside.lstrip().startswith("- ") == lines[number].lstrip().startswith("- ")
    if problem.code != "E010" or not beside or not alike:
        return False
    for n in range(number, len(lines)):
        if lines[n].strip():
            if indent(lines[n]) < column:
                break
            lines[n] = " " * (indent(beside) - column) + lines[n]
    return True


def skip(lines: list[str], number: int) -> None:
    """Empty a line and the deeper ones below it, which would seem wrong without it."""
    column = indent(lines[number])
    lines[number] = ""
    for n in range(number + 1, len(lines)):
        if lines[n].strip() and indent(lines[n]) <= column:
            break
        lines[n] = ""
