"""Repair lines with a wrong indent: give them the most likely one, or skip them with the lines below."""

from isoprint.problems import Problem
from isoprint.yamlmap.lines import indent, take_apart


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


def likely_indent(above: list[str], item: bool) -> int:
    """Return the most likely indent of a line: below a key without a value, else that of the key or item above."""
    for line in reversed(above):
        parts = take_apart(line)
        if parts.key and not line[parts.value :].strip():
            return parts.column + 2
        if line.strip() and (parts.item if item else parts.key):
            return indent(line) if item else parts.column
    return 0
