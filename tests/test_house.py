"""The house rules that a machine can hold: who may import whom, who may print, how long a function may be."""

import ast
import re
import statistics
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

import pytest

import isoprint
from tests.house import (
    FOLDERS,
    IMPORTS,
    MODULES,
    ROOT,
    SOURCE,
    functions,
    inner_imports,
    length,
    longest_chain,
    parameters,
    room_of,
)

READING = "units problems files images drawing svg yamlmap"
MAY_IMPORT = {
    "units": "",
    "problems": "",
    "files": "units problems",
    "writing": "files",
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
    "cli": READING + " page content theme compose makeup check build pdf dump writing",
    "__main__": "cli",
}
"""What each room may import of isoprint: the house's plan. A room that is not here has no place in the house."""

INNER_IMPORTS = {
    "content/languages": "",
    "content/model": "",
    "content/text": "languages model",
    "content/format": "languages model text",
    "content/quiz": "figures format languages model text",
    "makeup/newsletter": "columns distribute draw foot grid job look references",
    "makeup/newsletter/matter": "",
    "makeup/newsletter/furniture": "",
    "makeup/newsletter/pages": "furniture matter plan",
    "makeup/newsletter/copyfit": "furniture matter pages plan too_large",
    "makeup/quiz": "columns distribute draw foot grid job look references",
    "makeup/quiz/question": "keep_whole styles typesetter",
}
"""What each folder within a room may import of the folder it is in; its own modules it may import anyway."""

MOST_FILES = 10
"""Modules in one folder of the rooms that are divided into folders."""
MOST_DEEP = 6
"""Modules on the longest way along imports within one such folder, a folder within it counted as one."""
DIVIDED = [folder for folder in FOLDERS if room_of(folder) in {"content", "makeup"}]

STEPS = [
    folder
    for folder in DIVIDED
    if folder not in {"content/languages", "content/model", "makeup/newsletter/furniture", "makeup/quiz/question"}
]
"""Those of them whose modules are the steps of one walk."""

OWNERS = {
    "PIL": "images.py pdf/pictures.py",
    "click": "cli",
    "pyromark": "content/text/events.py",
    "qrcodegen": "makeup/newsletter/furniture/qr.py",
    "reportlab": "pdf/",
    "tinycss2": "svg/css.py svg/colors.py",
    "uharfbuzz": "theme/faces.py pdf/fonts.py pdf/subset.py",
    "yaml": "yamlmap/read.py",
}
"""Libraries that only certain modules may import."""

BANNED_NAMES = "util utils helper helpers manager engine handler processor context info data misc base"

LONG_MODULES: dict[str, int] = {}
"""Modules past 300 lines, with the length at which they were let in."""

LONG_FUNCTIONS: dict[str, int] = {}
"""Functions past 36 lines, with the length at which they were let in; each says itself why it is long."""


@pytest.mark.parametrize("path", sorted(MODULES))
def test_imports_run_one_way(path: str) -> None:
    room = room_of(path)
    inner = (name.split(".")[1] for name in IMPORTS[path] if name.startswith("isoprint."))
    rooms = {name for name in inner if not name.startswith("__")} - {room}
    wrong = rooms - set(MAY_IMPORT.get(room, "").split())
    assert room == "__init__" or room in MAY_IMPORT, f"{room} has no place in the plan of the house"
    assert not wrong, f"{path} may not import {sorted(wrong)}"


@pytest.mark.parametrize("folder", [folder for folder in FOLDERS if "/" in folder])
def test_imports_run_one_way_within_a_room_too(folder: str) -> None:
    parent, _, name = folder.rpartition("/")
    assert folder in INNER_IMPORTS, f"{folder} has no place in the plan of the house"
    assert inner_imports(parent)[name] <= set(INNER_IMPORTS[folder].split())


@pytest.mark.parametrize("folder", FOLDERS)
def test_imports_never_run_in_a_circle(folder: str) -> None:
    chain = longest_chain(inner_imports(folder))
    assert folder not in DIVIDED or len(chain) <= MOST_DEEP, " > ".join(chain)


@pytest.mark.parametrize("folder", DIVIDED)
def test_folders_stay_small(folder: str) -> None:
    files = [path for path in MODULES if path.rpartition("/")[0] == folder]
    assert len(files) <= MOST_FILES, files


@pytest.mark.parametrize("library", sorted(OWNERS))
def test_a_library_is_imported_only_by_its_owners(library: str) -> None:
    users = [path for path, names in IMPORTS.items() if library in {name.split(".")[0] for name in names}]
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
                name.split(".")[0] for name in IMPORTS[path] if not name.startswith("datetime.date")
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
        if parameters(function) > 5
    ]
    assert crowded == []


def test_names_say_what_a_thing_is() -> None:
    named = [(path, room_of(path.split("/")[-1])) for path in MODULES]
    for path, tree in MODULES.items():
        named += [(path, n.name) for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    banned = set(BANNED_NAMES.split())
    vague = [(p, name) for p, name in named if banned & {w.lower() for w in re.findall(r"[A-Z]?[a-z]+", name)}]
    assert vague == []


def test_a_class_name_means_one_thing_in_the_whole_house() -> None:
    nodes = (node for tree in MODULES.values() for node in ast.walk(tree))
    names = Counter(node.name.lstrip("_") for node in nodes if isinstance(node, ast.ClassDef))
    assert [name for name, count in names.items() if count > 1] == []


def test_a_constant_or_alias_of_one_name_has_one_value_in_the_whole_house() -> None:
    values: dict[str, set[str]] = {}
    for tree in MODULES.values():
        for node in tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
                name = ast.unparse(node.target if isinstance(node, ast.AnnAssign) else node.targets[0])
                values.setdefault(name, set()).add(ast.unparse(node.value))
    assert [name for name, said in values.items() if len(said) > 1 and name != "__all__"] == []


def is_number(value: ast.AST | None) -> bool:
    """Return whether an expression is a number, or is computed from numbers alone."""
    if isinstance(value, ast.BinOp):
        return is_number(value.left) and is_number(value.right)
    if isinstance(value, ast.UnaryOp):
        return is_number(value.operand)
    return isinstance(value, ast.Constant) and type(value.value) in {int, float}


def bare_numbers(path: str) -> Iterator[str]:
    """Yield the numeric constants of a module that have neither a docstring line nor a comment of their own."""
    lines = (SOURCE / path).read_text("utf-8").splitlines()
    for holder in ast.walk(MODULES[path]):
        body = holder.body if isinstance(holder, ast.Module | ast.ClassDef) else []
        for node, after in zip_longest(body, body[1:]):
            if isinstance(node, ast.Assign | ast.AnnAssign) and is_number(node.value):
                name = ast.unparse(node.target if isinstance(node, ast.AnnAssign) else node.targets[0])
                said = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
                if name.isupper() and not said and "  # " not in lines[(node.end_lineno or 0) - 1]:
                    yield f"{path}:{node.lineno} {name}"


def test_every_number_has_a_line_that_says_what_it_is() -> None:
    assert [number for path in MODULES for number in bare_numbers(path)] == []


@pytest.mark.parametrize("folder", STEPS)
def test_a_folder_of_steps_opens_with_them_and_names_all_its_modules(folder: str) -> None:
    opening = ast.get_docstring(MODULES[f"{folder}/__init__.py"]) or ""
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", opening, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1)) != []
    named = {part for name in re.findall(r"`([\w./]+)`", opening) for part in re.split(r"[./]", name)}
    assert set(inner_imports(folder)) - named == set()


def test_every_module_and_package_opens_with_a_sentence() -> None:
    assert [path for path, tree in MODULES.items() if not ast.get_docstring(tree)] == []


def test_tests_mirror_the_source() -> None:
    tested = {path.parent.relative_to(ROOT / "tests").as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    assert tested - {"."} <= set(FOLDERS)


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## {isoprint.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_wheel_takes_fonts_and_themes_along() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"] == {"fonts": "isoprint/fonts"}
    assert wheel["packages"] == ["src/isoprint"]  # the themes lie in it
    assert all((folder / "LICENSE").exists() for folder in (ROOT / "fonts").iterdir())
