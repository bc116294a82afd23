"""Objects into the bytes of a PDF file: streams one by one, all else packed into one stream, and where each stands."""

import zlib
from collections.abc import Iterable, Sequence
from hashlib import md5
from typing import Final, NamedTuple

_HEADER: Final = b"%PDF-1.7\n%\xb5\xb6\xb7\xb8\n"
_LEVEL: Final = 6
_FREE, _PLAIN, _PACKED = range(3)
"""Kinds of entries of a cross-reference stream (ISO 32000-1, 7.5.8.3)."""


class Object(NamedTuple):
    """An indirect object as it stands in the file; a stream cannot be packed."""

    content: bytes
    stream: bool


def stream(entries: str, content: bytes) -> Object:
    """Return a stream, its Length exact and an end of line before ``endstream`` (ISO 19005-2, 6.1.7.1)."""
    head = f"<<{entries} /Length {len(content)}>>\nstream\n"
    return Object(b"%b%b\nendstream" % (head.encode("ascii"), content), stream=True)


def assemble(objects: Sequence[Object], root: str, information: str) -> bytes:
    """Return a file of objects, the first of which has the number 1; ``root`` and ``information`` refer to two of them.

    The file's ID is a digest of all that stands in it. Why an object stream: unpacked, the tags are half of the file.
    """
    out = bytearray(_HEADER)
    pack, table = len(objects) + 1, len(objects) + 2
    packed = [(number, content) for number, (content, stream) in enumerate(objects, 1) if not stream]
    entries = {0: (_FREE, 0, 0xFFFF), **{number: (_PACKED, pack, i) for i, (number, _) in enumerate(packed)}}
    streams = [(number, content) for number, (content, stream) in enumerate(objects, 1) if stream]
    for number, content in (*streams, (pack, _pack(packed).content)):
        entries[number] = _PLAIN, len(out), 0
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    entries[table] = _PLAIN, len(out), 0
    digest = md5(out, usedforsecurity=False).hexdigest()
    trailer = f"/Root {root} /Info {information} /ID [<{digest}> <{digest}>]"
    rows = _rows(entries[number] for number in range(table + 1))
    where = stream(f"/Type /XRef /Size {table + 1} /W [1 4 2] /Filter /FlateDecode {trailer}", zlib.compress(rows))
    out += b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, where.content, len(out))
    return bytes(out)


def _pack(objects: Sequence[tuple[int, bytes]]) -> Object:
    """Return an object stream: numbers and offsets of the objects, then the objects (ISO 32000-1, 7.5.7)."""
    index, offset = "", 0
    for number, content in objects:
        index += f"{number} {offset} "
        offset += len(content) + 1
    data = index.encode() + b"\n".join(content for _, content in objects)
    entries = f"/Type /ObjStm /N {len(objects)} /First {len(index)} /Filter /FlateDecode"
    return stream(entries, zlib.compress(data, _LEVEL))


def _rows(entries: Iterable[tuple[int, int, int]]) -> bytes:
    return b"".join(kind.to_bytes(1) + where.to_bytes(4) + index.to_bytes(2) for kind, where, index in entries)
