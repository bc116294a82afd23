"""Theme files: `read_theme` reads a built-in theme, `parse_theme` the bytes of any other."""

from math import floor
from pathlib import Path
from typing import Any, Final

import msgspec

from isoprint.problems import ContentError, Problem, Source, shortened
from isoprint.theme.model import Palette, Theme, contrast, gray, palette
from isoprint.yamlmap import Items, Keys, Node, Scalar, read_yaml

_THEMES: Final = Path(__file__).parent
"""The folder of the built-in themes."""
DEFAULT: Final = "warm"
"""The theme of a handout that names none."""
BUILT_IN: Final = (DEFAULT, *sorted({path.stem for path in _THEMES.iterdir() if path.suffix == ".yaml"} - {DEFAULT}))
"""The names of the built-in themes: every theme file in this folder."""
LEAST_CONTRAST: Final = 4.5
"""The least contrast between text and ground (WCAG 2.2, success criterion 1.4.3)."""

_SEE_DOCS: Final = "see docs/themes.md for what a theme can set"
"""The remedy for whatever a theme file gets wrong."""


def read_theme(name: str = "") -> Theme:
    """Return a built-in theme, by default `DEFAULT`. Raises KeyError for an unknown name."""
    chosen = name or DEFAULT
    if chosen not in BUILT_IN:
        raise KeyError(chosen)
    path = _THEMES / f"{chosen}.yaml"
    return parse_theme(path.read_bytes(), path.name)


def parse_theme(data: bytes, file: str) -> Theme:
    """Return the theme in a file's bytes. Raises ContentError, with the line, for an invalid one."""
    tree = read_yaml(data, file)
    if tree.problems:
        raise ContentError(tree.problems)
    try:
        return msgspec.convert(_plain(tree.root) if tree.root else {}, Theme, strict=False)
    except msgspec.ValidationError as error:
        raise ContentError([_problem(error, tree.root, file)]) from None


def _plain(node: Node) -> Any:
    """Return a node as plain values, for the theme model to decode."""
    match node:
        case Keys(entries):
            return {key.text: _plain(value) for key, value in entries}
        case Items(items):
            return [_plain(item) for item in items]
        case Scalar():
            if node.number:
                return float(node.text)
            return node.text if node.truth is None else node.truth
    return None


def _problem(error: msgspec.ValidationError, root: Node | None, file: str) -> Problem:
    """Return the problem of a theme file, on the line of the value that the model rejects."""
    message, _, path = str(error).partition(" - at `$")
    node: Node | None = root
    for key in path.rstrip("`").strip(".").split("."):
        inner = node.get(key) if isinstance(node, Keys) else None
        node = inner or node
    for key in message.split("`")[1::2]:
        if isinstance(node, Keys):
            node = next((name for name, _ in node.entries if name.text == key), node)
    unknown = message.partition("unknown field `")[2].rstrip("`")
    if node is None:
        return Problem("E014", "This theme cannot be read", Source(file), _SEE_DOCS)
    if unknown:
        return node.place.problem("E012", f"“{unknown}” is not a key of a theme", _SEE_DOCS, length=len(unknown))
    value = f"“{shortened(node.text)}”" if isinstance(node, Scalar) else "This"
    return node.place.problem("E014", f"{value} is not a valid value here", _SEE_DOCS)


def readable_palette(theme: Theme, accent: str, source: Source) -> Palette:
    """Return the colors of a sheet. Raises ContentError if text in the accent would be too pale.

    The accent must be readable on paper, on its own tint and behind white type, in color and from a gray copier.
    """
    colors = palette(theme, accent)
    least, pair = min((ratio, pair) for pair, ratio in contrasts(colors).items())
    if least >= LEAST_CONTRAST:
        return colors
    told = f"a contrast of {floor(least * 10) / 10} to 1"
    message = f"The accent color {colors.accent} is too pale: {pair} has {told}"
    remedy = "choose a darker color: text needs a contrast of at least 4.5 to 1"
    raise ContentError([Problem("E102", message, source, remedy, length=len("#rrggbb"))])


def contrasts(colors: Palette) -> dict[str, float]:
    """Return the contrast of every pair of text and ground that a sheet uses, in color and in gray, by name."""
    texts = {"text": colors.ink, "small text": colors.muted, "text in this color": colors.accent}
    grounds = {colors.tint: f"the tint {colors.tint} of its boxes", colors.paper: "white"}
    pairs = {f"{text} on {grounds[ground]}": (texts[text], ground) for text in texts for ground in grounds}
    pairs["white text on this color"] = (colors.on_accent, colors.accent)
    in_color = {name: contrast(*pair) for name, pair in pairs.items()}
    in_gray = {f"{name}, printed in gray,": contrast(*map(gray, pair)) for name, pair in pairs.items()}
    return in_color | in_gray
