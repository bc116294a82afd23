"""Explain the parser's complaints: its message in; the probable mistake, in the writer's words, out."""

from isoprint.problems import Problem
from isoprint.yamlmap.lines import indent
from isoprint.yamlmap.place import TextPlace


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
        return (
            "E021",
            f"Text that begins with “{character}” needs quotation marks",
            "put the whole text in quotation marks",
        )
    if "mapping values are not allowed" in said:
        return (
            "E020",
            "Text that contains a colon and a space needs quotation marks",
            "put the whole text in quotation marks",
        )
    if "end of stream" in said or "',' or '" in said:
        return "E024", "This quotation mark or bracket is never closed", "add the closing quotation mark or bracket"
    if "escape" in said:
        return "E027", "This backslash is not allowed inside double quotation marks", "use single quotation marks"
    if "expected key" in said or "block" in said or "-' indicator" in said:
        return (
            "E010",
            "This line does not fit in with the lines around it",
            "indent it exactly like its neighbors; a quotation mark or bracket above may be in the wrong place",
        )
    return "E011", "This line is neither “key: value” nor an item that begins with “- ”", "write it as one of the two"
