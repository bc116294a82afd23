"""Objects into the bytes of a PDF file: streams one by one, all else packed into one stream, and where each stands."""

import zlib
from collections.abc import Sequence
from hashlib import md5
from struct import Struct
from typing import Final

_HEADER: Final = b"%PDF-1.7\n%\xb5\xb6\xb7\xb8\n"
_LEVEL: Final = 6
_FREE, _PLAIN, _PACKED = range(3)
"""Kinds of entries of a cross-reference stream (ISO 32000-1, 7.5.8.3)."""


_row: Final = Struct(">BIH").pack


def stream(entries: str, content: bytes) -> bytes:
    """Return a stream, its Length exact and an end of line before ``endstream`` (ISO 19005-2, 6.1.7.1).

    Why two characters: content that ends with a carriage return would lend it to a line feed alone.
    """
    return b"%b\n%b\r\nendstream" % (f"<<{entries} /Length {len(content)}>>\nstream".encode("ascii"), content)


def assemble(objects: Sequence[tuple[bytes, bool]], root: str, information: str) -> bytes:
    """Return a file of objects, each with whether it is a stream; the first has the number 1.

    ``root`` and ``information`` refer to two of them. The file's ID is a digest of all that stands in it. Why an
    object stream: unpacked, the tags are half of the file.
    """
    out, places = bytearray(_HEADER), [_row(_FREE, 0, 0xFFFF)]
    pack, table = len(objects) + 1, len(objects) + 2
    packed: list[tuple[int, bytes]] = []
    for number, (content, is_stream) in enumerate(objects, 1):
        if is_stream:
            places.append(_row(_PLAIN, len(out), 0))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
        else:
            places.append(_row(_PACKED, pack, len(packed)))
            packed.append((number, content))
    places.append(_row(_PLAIN, len(out), 0))
    out += b"%d 0 obj\n%b\nendobj\n" % (pack, _pack(packed))
    start = len(out)
    rows = zlib.compress(b"".join((*places, _row(_PLAIN, start, 0))))
    digest = md5(out, usedforsecurity=False).hexdigest()
    entries = f"/Type /XRef /Size {table + 1} /W [1 4 2] /Filter /FlateDecode /Root {root} /Info {information}"
    where = stream(f"{entries} /ID [<{digest}> <{digest}>]", rows)
    out += b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, where, start)
    return bytes(out)


def _pack(objects: Sequence[tuple[int, bytes]]) -> bytes:
    """Return an object stream: numbers and offsets of the objects, then the objects (ISO 32000-1, 7.5.7)."""
    index, offset = "", 0
    for number, content in objects:
        index += f"{number} {offset} "
        offset += len(content) + 1
    data = index.encode() + b"\n".join(content for _, content in objects)
    entries = f"/Type /ObjStm /N {len(objects)} /First {len(index)} /Filter /FlateDecode"
    return stream(entries, zlib.compress(data, _LEVEL))
