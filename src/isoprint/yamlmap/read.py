"""Read YAML: the bytes of a file in, its tree out; the only importer of yaml.

The tree is built from the parser's events, one at a time, and depth and number are checked before anything is nested:
hostile input never reaches PyYAML's recursive composer, and no tag or alias is ever followed.
"""

from collections.abc import Container, Iterator, Sequence
from itertools import islice
from typing import Any, Final

import yaml
from msgspec import Struct

from isoprint.problems import Problem
from isoprint.yamlmap.encoding import decode, is_control
from isoprint.yamlmap.folds import run_together
from isoprint.yamlmap.place import TextPlace
from isoprint.yamlmap.tree import Broken, Items, Keys, Node, Scalar, YamlTree

MOST_LEVELS: Final = 32
"""The most lists and mappings within one another."""
MOST_NODES: Final = 50_000
"""The most values of a file."""
MOST_CHARACTERS: Final = 256 * 1024
"""The most characters of a text."""

_MOST_REPAIRS = 12
"""The most lines that are repaired for a file that cannot be parsed."""
_LONG = 5000
"""The lines from which on a file gets fewer repairs: each costs a reading of it all."""
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader written in C where there is one."""


def read_yaml(data: bytes, file: str, words: Container[str] = ()) -> YamlTree:
    """Return the tree of a file's bytes; ``file`` is its name as shown, ``words`` are the expected keys.

    Lines that cannot be parsed are reported, mended as the writer probably meant them, and read again, so one run
    reports all problems.
    """
    problems: list[Problem] = []
    text = decode(data, file, problems)
    lines = text.split("\n")
    try:
        builder = _Builder(file, lines, lines)
        root = builder.build(text)
        whole = not builder.stopped and bool(text or not data)
        return YamlTree(root, (*problems, *builder.problems), lines, whole)
    except yaml.YAMLError:
        return _read_mended(file, lines, words, problems)


def _read_mended(file: str, original: Sequence[str], words: Container[str], problems: list[Problem]) -> YamlTree:
    """Return the tree of a file whose known traps are mended; a line that still cannot be read is skipped."""
    from isoprint.yamlmap.complaints import explain, realign, skip
    from isoprint.yamlmap.traps import mend

    mended = mend(file, original, words)
    problems += mended.problems
    reported = {problem.source.line for problem in problems}
    lines = list(mended.lines)
    whole = True
    for _ in range(0 if mended.cut else _MOST_REPAIRS if len(lines) < _LONG else 2):
        builder = _Builder(file, lines, original)
        try:
            root = builder.build("\n".join(lines))
        except yaml.MarkedYAMLError as error:
            line, column, said = _error_place(error, len(lines))
            problem = explain(TextPlace(file, original, line, column), lines[line], said)
            if problem.source.line not in reported:
                problems.append(problem)
            reported.add(problem.source.line)
            if not realign(lines, problem):
                skip(lines, line)
                whole = False
        else:
            later = (p for p in builder.problems if p.source.line not in reported)
            whole = whole and not builder.stopped
            return YamlTree(root, (*problems, *later), original, whole, frozenset(reported))
    return YamlTree(None, tuple(problems), original, whole=False, mended=frozenset(reported))


def _error_place(error: yaml.MarkedYAMLError, lines: int) -> tuple[int, int, str]:
    """Return the line and column, from 0, at which the parser gave up, and its message; an open quote's opening."""
    mark, said, context = error.problem_mark, error.problem or "", error.context or ""
    if error.context_mark is not None and ("quoted scalar" in context or "simple key" in context):
        mark = error.context_mark
    if mark is None or mark.line >= lines:
        mark = error.context_mark
    if mark is None:
        return max(0, lines - 1), 0, said
    return min(mark.line, lines - 1), mark.column, said


class _PastLimitError(Exception):
    """Raised at the first event that is past a limit."""


class _OpenNode(Struct):
    """A list or mapping whose end has not come yet; ``seen`` has the line of each key so far."""

    place: TextPlace
    mapping: bool
    flow: bool
    nodes: list[Any] = []
    seen: dict[str, int] = {}
    key: Scalar | None = None
    broken: bool = False


class _Builder:
    """Builds the tree from events; ``lines`` are those parsed, ``shown`` those of the file (see `traps.mend`)."""

    def __init__(self, file: str, lines: Sequence[str], shown: Sequence[str]) -> None:
        self.file, self.lines, self.shown = file, lines, shown
        self.problems: list[Problem] = []
        self.open: list[_OpenNode] = []
        self.root: Node | None = None
        self.count = 0
        self.stopped = False

    def build(self, text: str) -> Node | None:
        """Return the root, None for a file without content. Raises yaml.YAMLError for text that is not YAML."""
        documents = 0
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                if isinstance(event, yaml.ScalarEvent):
                    self.scalar(event)
                elif isinstance(event, yaml.CollectionStartEvent):
                    self.begin(event)
                elif isinstance(event, yaml.CollectionEndEvent):
                    self.end()
                elif isinstance(event, yaml.AliasEvent):
                    self.alias(event)
                elif isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self.stop(event, "E006", "A second document begins here", "remove the line “---”")
        except _PastLimitError:
            self.stopped = True
            return None
        return self.root

    def stop(self, event: Any, code: str, message: str, remedy: str) -> None:
        """Report a problem and stop reading this file."""
        self.problems.append(self.place(event).problem(code, message, remedy))
        raise _PastLimitError

    def place(self, event: Any, style: str = "") -> TextPlace:
        """Return the place where an event begins."""
        mark = event.start_mark
        return TextPlace(self.file, self.shown, min(mark.line, len(self.lines) - 1), mark.column, style)

    def counted(self, event: Any) -> None:
        """Count one more node."""
        self.count += 1
        if self.count > MOST_NODES:
            message = f"This file contains more than {MOST_NODES:,} values"
            self.stop(event, "E005", message, "split it into several files")

    def scalar(self, event: yaml.ScalarEvent) -> None:
        """Add a text."""
        self.counted(event)
        place = self.place(event, event.style or "")
        text = event.value
        self.shorthands(event, place)
        if len(text) > MOST_CHARACTERS:
            limit = f"{MOST_CHARACTERS // 1024} KiB"
            self.problems.append(place.problem("E005", f"This text is longer than {limit}", "split it"))
            self.add(Broken(place))
            return
        if event.style == '"' and "\\" in self.lines[place.line]:
            self.problems += islice(_escaped_controls(text, place), 1)
        end: Any = event.end_mark
        if event.style == ">" or (event.style != "|" and end.line > place.line):
            joined = tuple(run_together(place, end.line))
            if joined:
                self.problems += joined
                self.add(Broken(place))
                return
        self.add(Scalar(text, place, -1 if event.style else self.comment(end)))

    def comment(self, end: Any) -> int:
        """Return the column of a comment on the line on which a plain text ends, -1 for none."""
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        if "#" not in line:
            return -1
        rest = line[end.column :]
        after = rest.lstrip(" \t")
        return len(line) - len(after) if after.startswith("#") and after != rest else -1

    def shorthands(self, event: Any, place: TextPlace) -> None:
        """Report an anchor or a tag; the value itself is read as it is written."""
        if event.anchor is not None:
            self.shorthand(place, "&" + event.anchor)
        elif event.tag is not None:
            self.shorthand(place, self.lines[place.line][place.column :].split(" ")[0])

    def shorthand(self, place: TextPlace, sign: str) -> None:
        """Report a sign that has a meaning in YAML."""
        code, message = "E007", f"“{sign}” is YAML shorthand, which handouts do not use"
        remedy = "write the value out; text that begins like this needs quotation marks"
        if sign == "!":
            code, message = "E021", "Text that begins with “!” needs quotation marks"
            remedy = "put the whole text in quotation marks"
        self.problems.append(place.problem(code, message, remedy, length=len(sign)))

    def alias(self, event: yaml.AliasEvent) -> None:
        """Report an alias, which is never followed; its value counts as broken."""
        self.counted(event)
        place = self.place(event)
        self.shorthand(place, f"*{event.anchor}")
        self.add(Broken(place))

    def begin(self, event: Any) -> None:
        """Open a list or mapping."""
        self.counted(event)
        if len(self.open) == MOST_LEVELS:
            message = f"Lists and keys are nested more than {MOST_LEVELS} levels deep here"
            self.stop(event, "E005", message, "use fewer levels")
        place = self.place(event)
        self.shorthands(event, place)
        self.open.append(_OpenNode(place, isinstance(event, yaml.MappingStartEvent), bool(event.flow_style)))

    def end(self) -> None:
        """Close the innermost list or mapping."""
        done = self.open.pop()
        if done.broken:
            self.add(Broken(done.place))
        else:
            self.add((Keys if done.mapping else Items)(tuple(done.nodes), done.place, done.flow))

    def add(self, node: Node) -> None:
        """Put a node into the innermost open list or mapping: there a key first, then its value."""
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if not parent.mapping:
            parent.nodes.append(node)
        elif parent.key is None:
            parent.key = self.key(parent, node)
        else:
            if parent.key.text not in parent.seen:
                parent.seen[parent.key.text] = parent.key.place.line
                parent.nodes.append((parent.key, node))
            parent.key = None

    def key(self, parent: _OpenNode, node: Node) -> Scalar:
        """Return a key; report one that is not a word, or that appears twice."""
        if not isinstance(node, Scalar):
            if not isinstance(node, Broken):
                self.problems.append(_no_key(parent, node))
            parent.broken = True
            return Scalar(f"\0{self.count}", node.place)
        first = parent.seen.get(node.text)
        if node.text == "<<" and not node.quoted:
            self.shorthand(node.place, "<<")
        elif first is not None:
            lines = f"first on line {first + 1}, again on line {node.place.line + 1}"
            message = f"“{node.text}” appears twice here: {lines}"
            self.problems.append(node.problem("E008", message, "keep only one of them"))
        return node


def _no_key(parent: _OpenNode, node: Node) -> Problem:
    """Return the problem of a list or mapping in place of a key; mostly it is ``{{word}}`` at a text's beginning."""
    if parent.flow and isinstance(node, Keys):
        message = "Text that begins with “{” needs quotation marks"
        remedy = 'put quotation marks around the whole text: "{{…}} …"'
        return parent.place.problem("E021", message, remedy, length=2)
    return node.place.problem("E011", "A list or a group of keys cannot be a key", "write a word and a colon")


def _escaped_controls(text: str, place: TextPlace) -> Iterator[Problem]:
    """Yield a problem for each control character that an escape such as ``\\x1b`` brings in."""
    for index, character in enumerate(text):
        if is_control(character) or "\ud800" <= character <= "\udfff":
            message = f"This escape stands for an invisible control character (U+{ord(character):04X})"
            yield place.problem("E004", message, "remove it", index)
