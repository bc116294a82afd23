"""The house rules that a machine can hold: who may import whom, who may print, how long a function may be."""

import ast
import re
import statistics
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import isoprint

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "isoprint"
MODULES = {path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text("utf-8")) for path in SOURCE.rglob("*.py")}

READING = "units problems files images drawing svg yamlmap"
MAY_IMPORT = {
    "units": "",
    "problems": "",
    "files": "units problems",
    "images": "units problems files",
    "drawing": "images",
    "svg": "images drawing",
    "yamlmap": "units problems files",
    "page": "units images drawing",
    "content": READING,
    "theme": READING + " page",
    "compose": "units problems images page content theme",
    "makeup": "units problems images page content theme compose",
    "pdf": "units images drawing page",
    "dump": "units images drawing page",
    "check": READING + " page content theme compose makeup",
    "build": READING + " page content theme compose makeup check",
    "cli": READING + " page content theme compose makeup check build pdf dump",
    "__main__": "cli",
}
"""What each room may import of isoprint: the house's plan. A room that is not here has no place in the house."""

OWNERS = {
    "PIL": "images.py pdf/pictures.py",
    "click": "cli",
    "pyromark": "content/text/events.py",
    "qrcodegen": "makeup/newsletter/furniture/qr.py",
    "reportlab": "pdf/",
    "tinycss2": "svg/css.py svg/colors.py",
    "uharfbuzz": "theme/faces.py pdf/fonts.py",
    "yaml": "yamlmap/read.py",
}
"""Libraries that only certain modules may import."""

BANNED_NAMES = "util utils helper helpers manager engine handler processor context info data misc base"

LONG_MODULES: dict[str, int] = {}
"""Modules past 300 lines, with the length at which they were let in."""

LONG_FUNCTIONS: dict[str, int] = {}
"""Functions past 36 lines, with the length at which they were let in; each says itself why it is long."""


def room_of(path: str) -> str:
    return path.split("/")[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield the dotted names that a module imports, at its head or within a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def length(function: ast.FunctionDef) -> int:
    """Return the lines of a function's body, its docstring left out."""
    first = function.body[1] if ast.get_docstring(function) and len(function.body) > 1 else function.body[0]
    return (function.end_lineno or 0) - first.lineno + 1


@pytest.mark.parametrize("path", sorted(MODULES))
def test_imports_run_one_way(path: str) -> None:
    room = room_of(path)
    inner = (name.split(".")[1] for name in imports(MODULES[path]) if name.startswith("isoprint."))
    rooms = {name for name in inner if not name.startswith("__")} - {room}
    wrong = rooms - set(MAY_IMPORT.get(room, "").split())
    assert room == "__init__" or room in MAY_IMPORT, f"{room} has no place in the plan of the house"
    assert not wrong, f"{path} may not import {sorted(wrong)}"


@pytest.mark.parametrize("library", sorted(OWNERS))
def test_a_library_is_imported_only_by_its_owners(library: str) -> None:
    users = [path for path, tree in MODULES.items() if library in {name.split(".")[0] for name in imports(tree)}]
    strangers = [path for path in users if not path.startswith(tuple(OWNERS[library].split()))]
    assert strangers == []


def test_only_the_command_line_prints_or_exits() -> None:
    speech = re.compile(r"print|exit|quit|input|breakpoint|(sys|os)\.(_?exit|abort|stdout.*|stderr.*)|SystemExit")
    heard = [
        f"{path}:{node.lineno}"
        for path, tree in MODULES.items()
        if room_of(path) not in {"cli", "__main__"}
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute) and speech.fullmatch(ast.unparse(node))
    ]
    assert heard == []


def test_composing_and_making_up_are_pure() -> None:
    outside = {
        "datetime",
        "importlib",
        "io",
        "locale",
        "os",
        "pathlib",
        "random",
        "shutil",
        "subprocess",
        "sys",
        "time",
    }
    for path, tree in MODULES.items():
        if room_of(path) in {"compose", "makeup"}:
            assert not outside & {
                name.split(".")[0] for name in imports(tree) if not name.startswith("datetime.date")
            }, path
            assert not any(isinstance(node, ast.Global) for node in ast.walk(tree)), path
            assert "open" not in {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}, path


def test_modules_stay_small() -> None:
    lengths = {path: len((SOURCE / path).read_text("utf-8").splitlines()) for path in MODULES}
    long = {path: lines for path, lines in lengths.items() if lines > max(300, LONG_MODULES.get(path, 0))}
    assert long == {}


def test_functions_stay_small() -> None:
    lengths = {f"{path}:{f.name}": length(f) for path, tree in MODULES.items() for f in functions(tree)}
    long = {name: lines for name, lines in lengths.items() if lines > max(36, LONG_FUNCTIONS.get(name, 0))}
    over_25 = [name for name, lines in lengths.items() if lines > 25]
    assert long == {}
    assert statistics.median(lengths.values()) <= 10
    assert len(over_25) <= 0.03 * len(lengths), over_25
    assert [name for name in LONG_FUNCTIONS if lengths.get(name, 0) <= 36] == []  # no exception outlives its need


def test_functions_take_at_most_five_parameters() -> None:
    crowded = [
        f"{path}:{function.name}"
        for path, tree in MODULES.items()
        if room_of(path) != "cli"  # a command has a parameter for each of its options
        for function in functions(tree)
        if len([a for a in function.args.posonlyargs + function.args.args if a.arg not in {"self", "cls"}]) > 5
    ]
    assert crowded == []


def test_names_say_what_a_thing_is() -> None:
    named = [(path, room_of(path.split("/")[-1])) for path in MODULES]
    for path, tree in MODULES.items():
        named += [(path, n.name) for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    banned = set(BANNED_NAMES.split())
    vague = [(p, name) for p, name in named if banned & {w.lower() for w in re.findall(r"[A-Z]?[a-z]+", name)}]
    assert vague == []


def test_every_module_and_package_opens_with_a_sentence() -> None:
    assert [path for path, tree in MODULES.items() if not ast.get_docstring(tree)] == []


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## {isoprint.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_wheel_takes_fonts_and_themes_along() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"] == {"fonts": "isoprint/fonts"}
    assert wheel["packages"] == ["src/isoprint"]  # the themes lie in it
    assert all((folder / "LICENSE").exists() for folder in (ROOT / "fonts").iterdir())
