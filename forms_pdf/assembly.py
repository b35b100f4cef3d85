"""A PDF that is written object by object, so that it never stands in memory as a whole.

Objects may stand in a file in any order (ISO 32000-1, 7.5): pages and scans are written as they come, what refers to
them when all are known. Small objects, of which a tagged paper has thousands, are packed by the hundred into compressed
object streams (7.5.7); therefore the table of objects is a stream as well (7.5.8).
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from array import array
from typing import BinaryIO

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACKED_TOGETHER = 200
_FREE, _PLAIN, _PACKED = range(3)
_ENTRY = struct.Struct(">BQH")
_ID_DIGITS = 32


class Assembly:
    """The file; objects are numbered from 1."""

    def __init__(self, to: BinaryIO) -> None:
        self._to = to
        self._at = 0
        self._sum = hashlib.sha256()
        # For each object: whether it is plain or packed; where it stands, or its pack; its place in the pack.
        self._kinds, self._places, self._turns = bytearray(), array("Q"), array("H")
        self._pack: list[tuple[int, bytes]] = []
        self._write(_HEADER)

    def reserve(self) -> int:
        """A number for an object that is put later, or never."""
        self._kinds.append(_FREE)
        self._places.append(0)
        self._turns.append(0)
        return len(self._kinds)

    def put(self, body: str | bytes, number: int | None = None) -> int:
        """Write an object; its number."""
        number = number or self.reserve()
        self._note(number, _PLAIN, self._at)
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, _encoded(body)))
        return number

    def put_small(self, body: str | bytes, number: int | None = None) -> int:
        """Keep an object that is no stream for the next pack; its number."""
        number = number or self.reserve()
        self._pack.append((number, _encoded(body)))
        if len(self._pack) == _PACKED_TOGETHER:
            self._put_pack()
        return number

    def put_stream(self, entries: str, data: bytes, *, compressed: bool = False, number: int | None = None) -> int:
        """Write a stream; `entries` stand in its dictionary. What is not yet compressed is compressed here."""
        if not compressed:
            entries, data = f"{entries} /Filter /FlateDecode", zlib.compress(data)
        head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode("ascii")
        return self.put(b"%s%s\nendstream" % (head, data), number)

    def finish(self, catalog: int, info: int) -> None:
        """Write the table of objects and the end; what tells this file from another is a sum of all before."""
        self._put_pack()
        table, start = self.reserve(), self._at
        self._note(table, _PLAIN, start)
        identity = self._sum.hexdigest()[:_ID_DIGITS]
        told = (
            f"/Type /XRef /Size {table + 1} /W [1 8 2] /Root {catalog} 0 R /Info {info} 0 R "
            f"/ID [<{identity}> <{identity}>]"
        )
        self.put_stream(f"{told} /Filter /FlateDecode", self._table(), compressed=True, number=table)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _table(self) -> bytes:
        """Kind, place and turn of every object, compressed as they are listed."""
        packed = zlib.compressobj()
        rows = zip(self._kinds, self._places, self._turns, strict=True)
        table = bytearray(packed.compress(_ENTRY.pack(_FREE, 0, 0xFFFF)))
        for row in rows:
            table += packed.compress(_ENTRY.pack(*row))
        return bytes(table + packed.flush())

    def _put_pack(self) -> None:
        pack, self._pack = self._pack, []
        if not pack:
            return
        heads, at = [], 0
        for number, body in pack:
            heads.append(b"%d %d" % (number, at))
            at += len(body) + 1
        head = b" ".join(heads) + b"\n"
        content = head + b"\n".join(body for _, body in pack)
        stream = self.put_stream(f"/Type /ObjStm /N {len(pack)} /First {len(head)}", content)
        for turn, (number, _) in enumerate(pack):
            self._note(number, _PACKED, stream, turn)

    def _note(self, number: int, kind: int, place: int, turn: int = 0) -> None:
        self._kinds[number - 1], self._places[number - 1], self._turns[number - 1] = kind, place, turn

    def _write(self, data: bytes) -> None:
        self._to.write(data)
        self._sum.update(data)
        self._at += len(data)


def _encoded(body: str | bytes) -> bytes:
    return body.encode("ascii") if isinstance(body, str) else body


def text_string(text: str) -> str:
    """A text as a PDF writes it where people read it (ISO 32000-1, 7.9.2.2)."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
