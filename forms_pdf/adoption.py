"""Objects of another PDF taken into an assembly; streams stay as they are, still compressed."""

from __future__ import annotations

from io import BytesIO

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    IndirectObject,
    NullObject,
    PdfObject,
    StreamObject,
)

from forms_pdf.assembly import Assembly

_LENGTH = "/Length"
# What would draw in the rest of another file.
_OF_A_WHOLE_FILE = frozenset({"/Page", "/Pages", "/Catalog"})


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
