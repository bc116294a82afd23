"""A label: a short text in, one line of it as wide as it is out."""

import re

from isoprint.compose.setting import Setting
from isoprint.compose.slug import ROOT, ComposedText
from isoprint.compose.style import Style
from isoprint.page import Element, Role, Text, Word, WordStyle


def set_label(text: str, style: Style, setting: Setting, role: Role = "P") -> ComposedText:
    """Return a text on a line of its own, composed under ROOT; a label has no breaks to choose from.

    Why: every version of a quiz brings new ones, and every page has a foot.
    """
    faces = setting.faces
    key = faces.key(style.family, weight=style.weight, emphasis=style.emphasis)
    words: list[Word] = []
    x = reach = 0.0
    for face, piece in faces.split(key, text):
        space = faces.width(face, " ") * style.size
        look = WordStyle(face, style.size, style.tint)
        for word in re.findall(r"[^ ]+ *| +", piece):
            said = word.rstrip(" ")
            width = faces.width(face, said) * style.size if said else 0.0
            words.append(Word(x, width, word, look))
            reach = x + width
            x = reach + (space if len(word) > len(said) else 0.0)  # spaces in a row are one, as in any line
    line = Text(0.0, style.baseline, tuple(words), ROOT)
    return ComposedText(style.leading, (line,), (Element(ROOT, role),), reach)
