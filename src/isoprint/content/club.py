"""The Club of `club.yaml`, and the values that its file lends to every handout."""

from typing import Any

from isoprint.content.format.decode import Decoded, Decoder
from isoprint.content.format.keys import SHARED_FIELDS
from isoprint.content.model import Club, Figure
from isoprint.content.references import refuse_citations
from isoprint.problems import Problem, Source
from isoprint.yamlmap import Scalar

LENT = tuple(field.key for field in SHARED_FIELDS)
"""Keys that the club's file and a handout may both have; the handout's value wins."""


def sources(decoded: Decoded) -> dict[str, Source]:
    """Return the places of values that are checked only after reading."""
    return {key: decoded.nodes[key].place.at() for key in ("theme", "accent") if key in decoded.nodes}


def read_club(decoder: Decoder, decoded: Decoded) -> Club | None:
    """Return the club, None where it has no name."""
    if "name" not in decoded.values:
        return None
    refuse_citations(decoder, tuple(decoded.values.get(key) for key in ("contact", "sponsor", "disclaimer")))
    values = decoded.take("name", "short_name", "school", "handle", "url", "officers")
    return Club(logo=_logo(decoder, decoded), **values)


def values_lent(decoded: Decoded) -> dict[str, Any]:
    """Return the values that the club's file lends to handouts, with the places of those checked after reading."""
    return decoded.take(*LENT) | {"sources": sources(decoded)}


def _logo(decoder: Decoder, decoded: Decoded) -> Figure | None:
    """Return the logo with its alternative text."""
    path: Scalar | None = decoded.values.get("logo")
    if path is None:
        return None
    alt = decoded.values.get("logo_alt", "")
    if not alt and "logo_alt" not in decoded.nodes:
        remedy = "add logo_alt: what the logo shows"
        decoder.report(path.problem("E042", "The logo has no alternative text", remedy))
    image = decoder.pictures.image(path)
    if isinstance(image, Problem):
        decoder.report(image)
        return None
    return Figure(path.text, image, alt, path.place.at())
