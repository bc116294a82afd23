"""Hyphenation patterns: the text of one of pyphen's files, and our own list of divided words."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_CODECS: Final = {"microsoft-cp1251": "cp1251"}
"""Names of encodings in pattern files that Python calls otherwise."""


@cache
def load_patterns(name: str) -> str:
    """Return the text of a pattern file such as ``en_US``; empty if there is none, so no word is divided.

    Why: pyphen itself takes 47 ms to read English; its files are plain text, whose first line names the encoding.
    """
    spec = find_spec("pyphen")
    folders = spec.submodule_search_locations if spec is not None else None
    path = Path(folders[0]) / "dictionaries" / f"hyph_{name}.dic" if folders else None
    if path is None or not path.is_file():
        return ""
    raw = path.read_bytes()
    codec = raw[: raw.index(b"\n")].decode("ascii").strip().lower()
    return raw.decode(_CODECS.get(codec, codec))


@cache
def load_divisions(name: str) -> str:
    """Return the list of words that the patterns of a language divide badly or not at all; empty if there is none.

    ``name`` is the name of the patterns; all regions of a language share one list.
    """
    path = Path(__file__).with_name(f"divisions_{name[:2]}.txt")
    return path.read_text("utf-8") if path.is_file() else ""
