"""The source as the house tests read it: every module parsed, and which imports which."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "isoprint"
MODULES = {path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text("utf-8")) for path in SOURCE.rglob("*.py")}
"""Every module by its path below ``src/isoprint``."""


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield the dotted names that a module imports, at its head or within a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


IMPORTS = {path: tuple(imports(tree)) for path, tree in MODULES.items()}
"""The dotted names that each module imports, at its head or within a function."""
FOLDERS = sorted({path.rpartition("/")[0] for path in MODULES})
"""Every folder that holds modules; ``""`` is the package itself."""


def room_of(path: str) -> str:
    """Return the first part of a path: the room that a module is in, or is."""
    return path.split("/")[0].removesuffix(".py")


def imported_modules(path: str) -> Iterator[str]:
    """Yield the paths of the modules of isoprint that a module imports."""
    for name in IMPORTS[path]:
        start = "/".join(name.split(".")[1:])
        candidates = (f"{start}.py", f"{start.rpartition('/')[0]}.py", f"{start}/__init__.py")
        if name.startswith("isoprint."):
            yield from (each for each in candidates if each in MODULES)


def below(folder: str, path: str) -> str:
    """Return the module or subfolder of a folder that a path leads to; empty where it leads elsewhere."""
    start = f"{folder}/" if folder else ""
    return path.removeprefix(start).split("/")[0].removesuffix(".py") if path.startswith(start) else ""


def inner_imports(folder: str) -> dict[str, set[str]]:
    """Return which modules and subfolders of a folder import which of the others; a subfolder counts as one."""
    graph: dict[str, set[str]] = {}
    for path in MODULES:
        name = below(folder, path)
        if name not in {"", "__init__"}:
            graph.setdefault(name, set()).update(below(folder, other) for other in imported_modules(path))
    return {name: others & graph.keys() - {name} for name, others in graph.items()}


def longest_chain(graph: dict[str, set[str]], start: Iterable[str] = (), seen: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the longest way along imports, from one module to the next; fail where they run in a circle."""
    chains = []
    for name in start or graph:
        assert name not in seen, f"imports in a circle: {' > '.join((*seen, name))}"
        chains.append((name, *(longest_chain(graph, graph[name], (*seen, name)) if graph[name] else ())))
    return max(chains, key=len, default=())


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def length(function: ast.FunctionDef) -> int:
    """Return the lines of a function's body, its docstring left out."""
    first = function.body[1] if ast.get_docstring(function) and len(function.body) > 1 else function.body[0]
    return (function.end_lineno or 0) - first.lineno + 1


def parameters(function: ast.FunctionDef) -> int:
    """Return how many parameters a function takes, keyword-only ones included, ``self`` and ``cls`` not."""
    given = function.args.posonlyargs + function.args.args + function.args.kwonlyargs
    return len([parameter for parameter in given if parameter.arg not in {"self", "cls"}])
