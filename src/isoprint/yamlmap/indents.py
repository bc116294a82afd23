"""Lines that are indented wrongly: how deep they most probably belong, or what has to go with them."""

from isoprint.problems import Problem
from isoprint.yamlmap.lines import indent, take_apart


def realign(lines: list[str], problem: Problem) -> bool:
    """Indent a line, with all that hangs on it, like the key above that it most probably stands beside.

    Returns whether there is such a key: then nothing has to be passed over.
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


def pass_over(lines: list[str], number: int) -> None:
    """Empty a line, and those that are indented deeper below it: without it they would seem wrong as well."""
    column = indent(lines[number])
    lines[number] = ""
    for n in range(number + 1, len(lines)):
        if lines[n].strip() and indent(lines[n]) <= column:
            break
        lines[n] = ""


def likely_indent(above: list[str], item: bool) -> int:
    """Return how deep a line stands: below a key without a value, else beside the key or item before it."""
    for line in reversed(above):
        parts = take_apart(line)
        if parts.key and not line[parts.value :].strip():
            return parts.column + 2
        if line.strip() and (parts.item if item else parts.key):
            return indent(line) if item else parts.column
    return 0
