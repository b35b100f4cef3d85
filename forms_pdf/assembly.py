"""A PDF that is written object by object, so that what is taken in never stands in memory as a whole.

Objects may stand in a file in any order (ISO 32000-1, 7.5): scans are written as they come, the pages that show them
when all are known. What is copied from another file keeps its streams as they are, still compressed.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import BinaryIO

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    IndirectObject,
    NullObject,
    PdfObject,
    StreamObject,
)

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_FREE = b"0000000000 65535 f \n"
_LENGTH = "/Length"
# What would draw in the rest of another file.
_OF_A_WHOLE_FILE = frozenset({"/Page", "/Pages", "/Catalog"})


class Assembly:
    """The file; objects are numbered from 1."""

    def __init__(self, to: BinaryIO) -> None:
        self._to = to
        self._at = 0
        self._offsets = array("Q")
        self._write(_HEADER)

    def reserve(self) -> int:
        """A number for an object that is put later, or never."""
        self._offsets.append(0)
        return len(self._offsets)

    def put(self, body: str | bytes, number: int | None = None) -> int:
        """Write an object; its number."""
        number = number or self.reserve()
        self._offsets[number - 1] = self._at
        content = body.encode("ascii") if isinstance(body, str) else body
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        return number

    def put_stream(self, entries: str, data: bytes, *, compressed: bool = False) -> int:
        """Write a stream; `entries` stand in its dictionary. What is not yet compressed is compressed here."""
        if not compressed:
            entries, data = f"{entries} /Filter /FlateDecode", zlib.compress(data)
        head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode("ascii")
        return self.put(b"%s%s\nendstream" % (head, data))

    def finish(self, catalog: int, info: int, identity: str) -> None:
        """Write the table of objects and the trailer; `identity` is 32 hex digits."""
        start = self._at
        self._write(b"xref\n0 %d\n%s" % (len(self._offsets) + 1, _FREE))
        for offset in self._offsets:
            self._write(b"%010d 00000 n \n" % offset if offset else _FREE)
        size = len(self._offsets) + 1
        trailer = f"<< /Size {size} /Root {catalog} 0 R /Info {info} 0 R /ID [<{identity}> <{identity}>] >>"
        self._write(f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode("ascii"))

    def _write(self, data: bytes) -> None:
        self._to.write(data)
        self._at += len(data)


class Adoption:
    """Takes objects of one other file into the assembly, each once, with what they refer to."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._numbers: dict[tuple[int, int], int] = {}
        self._waiting: list[tuple[int, IndirectObject]] = []

    def taken(self, value: PdfObject) -> str:
        """The value as it is to be written, in Latin-1; what it refers to is written meanwhile."""
        text = _written(self._renumbered(value))
        while self._waiting:
            number, reference = self._waiting.pop()
            self._assembly.put(_written(self._renumbered(_inside(reference))), number)
        return text.decode("latin-1")

    def _renumbered(self, value: PdfObject) -> PdfObject:
        if isinstance(value, IndirectObject):
            return IndirectObject(self._number(value), 0, None)
        if isinstance(value, StreamObject):
            stream = EncodedStreamObject()
            stream._data = value._data
            stream.update({key: self._renumbered(part) for key, part in value.items() if key != _LENGTH})
            return stream
        if isinstance(value, DictionaryObject):
            return DictionaryObject({key: self._renumbered(part) for key, part in value.items()})
        if isinstance(value, ArrayObject):
            return ArrayObject([self._renumbered(part) for part in value])
        return value

    def _number(self, reference: IndirectObject) -> int:
        key = reference.idnum, reference.generation
        if key not in self._numbers:
            self._numbers[key] = self._assembly.reserve()
            self._waiting.append((self._numbers[key], reference))
        return self._numbers[key]


def _inside(reference: IndirectObject) -> PdfObject:
    value = reference.get_object()
    if value is None or (isinstance(value, DictionaryObject) and value.get("/Type") in _OF_A_WHOLE_FILE):
        return NullObject()
    return value


def _written(value: PdfObject) -> bytes:
    stream = BytesIO()
    value.write_to_stream(stream)
    return stream.getvalue()


def text_string(text: str) -> str:
    """A text as a PDF writes it where people read it (ISO 32000-1, 7.9.2.2)."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: where it leads to (the object of a page), and what stands below it."""

    title: str
    page: int
    below: Sequence[Bookmark] = field(default=())


def put_outline(assembly: Assembly, bookmarks: Sequence[Bookmark]) -> int:
    """Write the outline, closed below its first level; its number (ISO 32000-1, 12.3.3)."""
    root = assembly.reserve()
    first, last = _put_level(assembly, bookmarks, root)
    assembly.put(f"<< /Type /Outlines /First {first} 0 R /Last {last} 0 R /Count {len(bookmarks)} >>", root)
    return root


def _put_level(assembly: Assembly, bookmarks: Sequence[Bookmark], parent: int) -> tuple[int, int]:
    numbers = [assembly.reserve() for _ in bookmarks]
    for at, bookmark in enumerate(bookmarks):
        entries = [f"/Title {text_string(bookmark.title)} /Parent {parent} 0 R /Dest [{bookmark.page} 0 R /Fit]"]
        if at:
            entries.append(f"/Prev {numbers[at - 1]} 0 R")
        if at + 1 < len(numbers):
            entries.append(f"/Next {numbers[at + 1]} 0 R")
        if bookmark.below:
            first, last = _put_level(assembly, bookmark.below, numbers[at])
            entries.append(f"/First {first} 0 R /Last {last} 0 R /Count {-len(bookmark.below)}")
        assembly.put(f"<< {' '.join(entries)} >>", numbers[at])
    return numbers[0], numbers[-1]
