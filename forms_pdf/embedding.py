"""A font of one document: only what the document shows, with each moved mark baked in as a glyph of its own.

Every character that was placed gets one two-byte code, and the code's glyph draws it where HarfBuzz put it: a mark
over ป or a sara am is a small composite of the font's own glyphs. The page then holds plain strings in reading order,
so that every reader finds, copies and reads aloud the right text (ISO 32000-1, 9.7.4 and 9.10.3).
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable

from forms_pdf.assembly import Assembly
from forms_pdf.fonts import Face
from forms_pdf.shaping import Placed
from forms_pdf.truetype import Box, Part, assemble, composite, part_fields, patched

_CMAP_BLOCK = 100  # the format allows no more entries in a block
_SYMBOLIC, _ITALIC = 4, 64
_STEM = 80  # StemV is asked for, and used only when the embedded font is ignored
_COPIED_TABLES = ("cvt ", "fpgm", "prep")
_LONG_OFFSETS = 1


class EmbeddedFont:
    """The codes that one document uses of a face, in the order of first use, so that the bytes never vary."""

    def __init__(self, face: Face, resource_name: str) -> None:
        self.face = face
        self.resource_name = resource_name
        self._codes: dict[Placed, int] = {}

    def code(self, placed: Placed) -> int:
        """The two-byte code that draws, advances and extracts as `placed`; given out at the first call."""
        return self._codes.setdefault(placed, len(self._codes) + 1)

    def put(self, assembly: Assembly) -> int:
        """Write the font program, its widths and its Unicode map; the number of the font."""
        program = _Program(self.face, tuple(self._codes))
        data = program.assemble()
        name = f"{_tag(data)}+{self.face.postscript_name}"
        file = assembly.put_stream(f"/Length1 {len(data)}", data)
        descriptor = assembly.put_small(_descriptor(self.face, name, file))
        widths = " ".join([str(placed.advance) for placed in self._codes])
        descendant = assembly.put_small(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDToGIDMap /Identity "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/W [1 [{widths}]] /FontDescriptor {descriptor} 0 R >>"
        )
        unicode = assembly.put_stream("", _unicode_map(self._codes))
        return assembly.put_small(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            f"/DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R >>"
        )


class _Program:
    """Builds the TrueType file: glyph 0 is .notdef, glyph n draws code n, then the parts that composites need."""

    def __init__(self, face: Face, placed: tuple[Placed, ...]) -> None:
        self._file = face.file
        self._placed = placed
        self._outlines: list[bytes] = []
        self._metrics: list[tuple[int, int]] = []
        self._places: dict[int, int] = {}
        self._wanted: list[int] = []

    def assemble(self) -> bytes:
        """The font file."""
        self._first_place = len(self._placed) + 1
        self._add_copy(0, self._file.bearing(0))
        for placed in self._placed:
            self._add_placed(placed)
        for glyph in self._wanted:  # grows while it is walked: parts may have parts
            self._add_copy(glyph, 0)
        return assemble(self._tables())

    def _add_placed(self, placed: Placed) -> None:
        visible = [part for part in placed.parts if self._file.outline(part.glyph)]
        if len(visible) == 1 and not (visible[0].dx or visible[0].dy):
            self._add_copy(visible[0].glyph, placed.advance)
        elif visible:
            self._add_composite(visible, placed.advance)
        else:
            self._add(b"", placed.advance, 0)

    def _add_copy(self, glyph: int, advance: int) -> None:
        outline = self._file.outline(glyph)
        for at, part in part_fields(outline):
            outline = patched(outline, at, self._place_of(part))
        self._add(outline, advance, self._file.bearing(glyph))

    def _add_composite(self, parts: list[Part], advance: int) -> None:
        box = _union(self._box_of(part) for part in parts)
        moved = tuple(Part(self._place_of(part.glyph), part.dx, part.dy) for part in parts)
        self._add(composite(moved, box), advance, box[0])

    def _add(self, outline: bytes, advance: int, bearing: int) -> None:
        self._outlines.append(outline + b"\0" * (-len(outline) % 4))
        self._metrics.append((max(0, advance), bearing))

    def _place_of(self, glyph: int) -> int:
        """Number in this font of a glyph that others are made of."""
        if glyph not in self._places:
            self._places[glyph] = self._first_place + len(self._wanted)
            self._wanted.append(glyph)
        return self._places[glyph]

    def _box_of(self, part: Part) -> Box:
        x0, y0, x1, y1 = self._file.box(part.glyph) or (0, 0, 0, 0)
        return x0 + part.dx, y0 + part.dy, x1 + part.dx, y1 + part.dy

    def _tables(self) -> dict[str, bytes]:
        source, count = self._file.tables, len(self._outlines)
        offsets = [0]
        for outline in self._outlines:
            offsets.append(offsets[-1] + len(outline))
        return {
            **{name: source[name] for name in _COPIED_TABLES if name in source},
            "head": patched(source["head"], 50, _LONG_OFFSETS),
            "hhea": patched(source["hhea"], 34, count),
            "maxp": _maxp(source["maxp"], count),
            "hmtx": b"".join(struct.pack(">Hh", *metric) for metric in self._metrics),
            "loca": struct.pack(f">{count + 1}L", *offsets),
            "glyf": b"".join(self._outlines),
        }


def _maxp(source: bytes, count: int) -> bytes:
    """Room for composites of three parts that are composites themselves (accented Latin under a mark)."""
    points, contours = struct.unpack_from(">HH", source, 6)
    table = patched(patched(patched(source, 4, count), 10, 3 * points), 12, 3 * contours)
    return patched(patched(table, 28, 3), 30, 3)


def _union(boxes: Iterable[Box]) -> Box:
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


def _tag(data: bytes) -> str:
    """Six capitals that tell this subset from another of the same font (ISO 32000-1, 9.6.4)."""
    return "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(data).digest()[:6])


def _descriptor(face: Face, name: str, file: int) -> str:
    box = " ".join(map(str, struct.unpack_from(">4h", face.file.tables["head"], 36)))
    ascent, descent = struct.unpack_from(">2h", face.file.tables["hhea"], 4)
    flags = _SYMBOLIC | (_ITALIC if face.slant else 0)
    return (
        f"<< /Type /FontDescriptor /FontName /{name} /Flags {flags} /FontBBox [{box}] /ItalicAngle {face.slant} "
        f"/Ascent {ascent} /Descent {descent} /CapHeight {ascent} /StemV {_STEM} /FontFile2 {file} 0 R >>"
    )


def _unicode_map(codes: dict[Placed, int]) -> bytes:
    rows = [f"<{code:04X}> <{placed.text.encode('utf-16-be').hex().upper()}>" for placed, code in codes.items()]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for start in range(0, len(rows), _CMAP_BLOCK):
        block = rows[start : start + _CMAP_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode()
