"""Print the figures of the source's structure: sizes, parameters, depth of imports, names with several meanings.

Run from the repository: ``python scripts/structure.py [FOLDER]``. ``tests/test_house.py`` holds the limits; this shows
how far from them the house is.
"""

import ast
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median

SOURCE = Path(__file__).resolve().parents[1] / "src" / "isoprint"
FIVE = {"handout", "theme", "palette", "setting", "language"}
"""What every sheet is made with; `isoprint.makeup.job.Job` names them together, nobody else should."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def main(root: Path) -> None:
    """Print all figures of a package."""
    trees = {path.relative_to(root): ast.parse(path.read_text("utf-8")) for path in sorted(root.rglob("*.py"))}
    lines = {path: len((root / path).read_text("utf-8").splitlines()) for path in trees}
    functions = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, Function)]
    classes = Counter(n.name.lstrip("_") for t in trees.values() for n in ast.walk(t) if isinstance(n, ast.ClassDef))
    print(f"source             {sum(lines.values()):,} lines in {len(lines)} modules")
    print(f"modules            {_spread(lines.values())} lines; {sum(1 for n in lines.values() if n > 250)} over 250")
    print(f"functions          {_spread(_length(f) for f in functions)} lines; {len(functions):,} of them")
    crowded = [f for f in functions if _parameters(f) > 5]
    print(f"parameters over 5  {len(crowded)}, at most {max(map(_parameters, functions))} (commands included)")
    print(
        f"class names        {len(classes)}; {sum(1 for count in classes.values() if count > 1)} with several meanings"
    )
    together = [str(path) for path, tree in trees.items() for scope in _scopes(tree) if scope >= FIVE]
    print(f"the five together  {len(together)}: {', '.join(sorted(set(together)))}")
    print("folder             files  deepest chain of imports inside it")
    for folder, (files, depth) in _folders(trees).items():
        print(f"  {folder or '.':28} {files:3}     {depth}")


def _spread(numbers: Iterable[int]) -> str:
    """Return median, nine tenths and most of some numbers."""
    ordered = sorted(numbers)
    return f"{median(ordered):.0f} / {ordered[int(len(ordered) * 0.9)]} / {ordered[-1]}"


def _length(function: Function) -> int:
    """Return the lines of a function from its ``def`` to its end."""
    return (function.end_lineno or 0) - function.lineno + 1


def _parameters(function: Function) -> int:
    """Return the number of a function's parameters, keyword-only ones counted, without self and cls."""
    arguments = function.args
    names = [each.arg for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    return len([name for name in names if name not in {"self", "cls"}])


def _scopes(tree: ast.Module) -> Iterable[set[str]]:
    """Yield the names that each function takes and each class declares."""
    for node in ast.walk(tree):
        if isinstance(node, Function):
            yield {each.arg for each in (*node.args.args, *node.args.kwonlyargs)}
        elif isinstance(node, ast.ClassDef):
            yield {s.target.id for s in node.body if isinstance(s, ast.AnnAssign) and isinstance(s.target, ast.Name)}


def _folders(trees: Mapping[Path, ast.Module]) -> dict[str, tuple[int, str]]:
    """Return of each folder the number of its modules and the longest chain of imports, subfolders taken as one."""
    inside: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    files: Counter[str] = Counter()
    for path, tree in trees.items():
        files[path.parent.as_posix()] += path.name != "__init__.py"
        for folder in (path.parent, *path.parent.parents):
            unit = path.relative_to(folder).parts[0].removesuffix(".py")
            if unit == "__init__":
                continue
            for name in _imports(tree):
                parts = Path(*name.split(".")[1:]).parts
                if parts[: len(folder.parts)] == folder.parts and len(parts) > len(folder.parts):
                    target = parts[len(folder.parts)]
                    if target != unit:
                        inside[folder.as_posix()][unit].add(target)
    return {folder: (files[folder], _deepest(inside[folder])) for folder in sorted(files)}


def _imports(tree: ast.Module) -> Iterable[str]:
    """Yield the dotted names that a module imports from the package at its head, checks of types left out."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("isoprint"):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _deepest(edges: Mapping[str, set[str]]) -> str:
    """Return the number of modules in the longest chain of imports, or the circle where they run in one."""

    @cache
    def depth(name: str) -> int:
        return 1 + max((depth(other) for other in edges.get(name, ())), default=0)

    order = TopologicalSorter(edges)
    try:
        order.prepare()
    except CycleError as circle:
        return f"in a circle: {' → '.join(circle.args[1])}"
    return str(max(map(depth, list(edges)), default=1))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else SOURCE)
