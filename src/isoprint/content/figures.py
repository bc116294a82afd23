"""`read_figures`: the pictures of a section, part or question with their texts."""

from isoprint.content.format.decode import Decoded, Decoder
from isoprint.content.format.keys import SECTION_KEYS
from isoprint.content.model import Figure
from isoprint.problems import Problem
from isoprint.yamlmap import Scalar


def read_figures(decoder: Decoder, decoded: Decoded) -> tuple[Figure, ...]:
    """Return the pictures under ``picture``, each with its own ``alt``, ``caption`` and ``credit``."""
    paths: tuple[Scalar, ...] = decoded.values.get("picture", ())
    if not paths:
        _report_stray(decoder, decoded)
        return ()
    texts = [_each(decoder, decoded, key, len(paths)) for key in _TEXT_KEYS]
    figures = []
    for path, alt, caption, credit in zip(paths, *texts, strict=True):
        words = decoder.plain_of(alt) if alt is not None else ""
        if not words and (alt is not None or "alt" not in decoded.nodes):
            message = "This picture has no alternative text for readers who cannot see it"
            decoder.report(path.problem("E042", message, "add alt: what the picture shows"))
        image = decoder.pictures.image(path)
        if isinstance(image, Problem):
            decoder.report(image)
            continue
        lines = [() if text is None else decoder.inlines_of(text) for text in (caption, credit)]
        figures.append(Figure(path.text, image, words, path.place.at(), *lines))
    return tuple(figures)


_TEXT_KEYS = ("alt", "caption", "credit")
"""Keys of the texts that a picture has."""


def _each(decoder: Decoder, decoded: Decoded, key: str, count: int) -> tuple[Scalar | None, ...]:
    """Return a key's text for each picture; one alone belongs to a single picture, else to the last one."""
    node = decoded.nodes.get(key)
    if node is None or key not in decoded.values:
        return (None,) * count
    if count == 1 and isinstance(node, Scalar):
        return (node,)
    texts = decoder.texts(node, SECTION_KEYS[key])
    if len(texts) == 1 and key != "alt":
        return (*(None,) * (count - 1), texts[0])
    if len(texts) != count:
        decoder.report(_uneven(decoded.keys[key], len(texts), count))
        return (*texts, *(None,) * count)[:count]
    return texts


def _report_stray(decoder: Decoder, decoded: Decoded) -> None:
    """Report texts for a picture where there is none."""
    for key in _TEXT_KEYS if "picture" not in decoded.nodes else ():
        if key in decoded.nodes:
            message = f"“{key}” belongs to a picture, but there is no picture here"
            decoder.report(decoded.keys[key].problem("E043", message, "add picture: images/…"))


def _uneven(key: Scalar, texts: int, pictures: int) -> Problem:
    count = f"{pictures} picture{'s' if pictures != 1 else ''}"
    message = f"“{key.text}” needs one text per picture, but has {texts} for {count}"
    remedy = f"write “{key.text}: |” and, below it, one text per line in the order of the pictures"
    return key.problem("E042" if key.text == "alt" else "E043", message, remedy)
