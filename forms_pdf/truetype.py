"""The few parts of a TrueType file that a subset needs, read and written (OpenType specification 1.9)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_ARGS_ARE_WORDS = 0x0001
_ARGS_ARE_OFFSETS = 0x0002
_HAS_SCALE = 0x0008
_MORE_PARTS = 0x0020
_HAS_TWO_SCALES = 0x0040
_HAS_MATRIX = 0x0080
_CHECKSUM_OF_FILE = 0xB1B0AFBA

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """One glyph of a composite: its number and where its origin goes, in font units."""

    glyph: int
    dx: int
    dy: int


class TrueTypeFile:
    """A font file taken apart: its tables, and each glyph's outline and side bearing."""

    def __init__(self, data: bytes) -> None:
        self.tables = dict(_tables(data))
        self.units_per_em: int = _unsigned(self.tables["head"], 18)
        self.glyph_count: int = _unsigned(self.tables["maxp"], 4)
        self._offsets = self._read_offsets()
        self._metric_count = _unsigned(self.tables["hhea"], 34)

    def outline(self, glyph: int) -> bytes:
        """The glyph's record in `glyf`; empty for a blank."""
        return self.tables["glyf"][self._offsets[glyph] : self._offsets[glyph + 1]]

    def box(self, glyph: int) -> Box | None:
        """xMin, yMin, xMax, yMax in font units, or None for a blank."""
        outline = self.outline(glyph)
        return struct.unpack_from(">4h", outline, 2) if outline else None

    def bearing(self, glyph: int) -> int:
        """Left side bearing in font units."""
        full = min(glyph, self._metric_count - 1)  # glyphs past the full pairs list a bearing alone
        at = 4 * full + 2 + 2 * (glyph - full)
        return int(struct.unpack_from(">h", self.tables["hmtx"], at)[0])

    def _read_offsets(self) -> tuple[int, ...]:
        count = self.glyph_count + 1
        if _unsigned(self.tables["head"], 50):
            return struct.unpack_from(f">{count}L", self.tables["loca"])
        return tuple(2 * half for half in struct.unpack_from(f">{count}H", self.tables["loca"]))


def composite(parts: tuple[Part, ...], box: Box) -> bytes:
    """A `glyf` record that draws other glyphs at offsets."""
    record = [struct.pack(">5h", -1, *box)]
    for at, part in enumerate(parts):
        more = _MORE_PARTS if at < len(parts) - 1 else 0
        flags = _ARGS_ARE_WORDS | _ARGS_ARE_OFFSETS | more
        record.append(struct.pack(">HHhh", flags, part.glyph, part.dx, part.dy))
    return b"".join(record)


def part_fields(outline: bytes) -> Iterator[tuple[int, int]]:
    """Where in a composite record the numbers of its parts stand, and the numbers; nothing for a simple outline."""
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return
    at, more = 10, True
    while more:
        flags, glyph = struct.unpack_from(">HH", outline, at)
        yield at + 2, glyph
        at += 4 + _size_of_arguments(flags)
        more = bool(flags & _MORE_PARTS)


def assemble(tables: Mapping[str, bytes]) -> bytes:
    """A font file of the tables, with checksums."""
    tables = {**tables, "head": _with_adjustment(tables["head"], 0)}
    at = 12 + 16 * len(tables)
    directory, bodies = [_file_header(len(tables))], []
    for name, body in sorted(tables.items()):
        padded = body + b"\0" * (-len(body) % 4)
        directory.append(struct.pack(">4sLLL", name.encode(), _checksum(padded), at, len(body)))
        bodies.append(padded)
        at += len(padded)
    adjustment = (_CHECKSUM_OF_FILE - _checksum(b"".join(directory + bodies))) & 0xFFFFFFFF
    place = sorted(tables).index("head")
    bodies[place] = _with_adjustment(bodies[place], adjustment)
    return b"".join(directory + bodies)


def patched(table: bytes, at: int, value: int) -> bytes:
    """The table with one unsigned 16-bit number replaced."""
    return table[:at] + struct.pack(">H", value) + table[at + 2 :]


def _tables(data: bytes) -> Iterator[tuple[str, bytes]]:
    for entry in range(_unsigned(data, 4)):
        name, _checksum_field, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * entry)
        yield name.decode("latin-1"), data[offset : offset + length]


def _unsigned(data: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", data, at)[0])


def _size_of_arguments(flags: int) -> int:
    size = 4 if flags & _ARGS_ARE_WORDS else 2
    if flags & _HAS_SCALE:
        return size + 2
    if flags & _HAS_TWO_SCALES:
        return size + 4
    return size + 8 if flags & _HAS_MATRIX else size


def _with_adjustment(head: bytes, adjustment: int) -> bytes:
    return head[:8] + struct.pack(">L", adjustment) + head[12:]


def _file_header(count: int) -> bytes:
    power = count.bit_length() - 1
    search = 16 << power
    return struct.pack(">LHHHH", 0x00010000, count, search, power, 16 * count - search)


def _checksum(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}L", data)
    return sum(words) & 0xFFFFFFFF
