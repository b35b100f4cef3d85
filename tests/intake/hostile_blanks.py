"""PDFs that are no blank, or were made to exhaust whoever opens them, each with what is said of it."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject, TextStringObject
from reportlab.lib.units import mm

from elaas_desk.errors import Problem
from tests.fixtures.blank_files import Look, flat, written

Make = Callable[[Path], None]


def _put(content: Callable[[], bytes]) -> Make:
    def make(path: Path) -> None:
        path.write_bytes(content())

    return make


def _locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(flat())))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    return written(writer)


def _jpeg() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (100, 100), "white").save(made, "JPEG")
    return made.getvalue()


def _sized(width: float, height: float) -> Callable[[], bytes]:
    return lambda: flat(Look(size=(width * mm, height * mm)))


def _plain(objects: list[bytes]) -> bytes:
    """A PDF of these objects, the first of which is the catalogue."""
    made = io.BytesIO(b"%PDF-1.4\n")
    made.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(made.tell())
        made.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = made.tell()
    made.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        made.write(b"%010d 00000 n \n" % place)
    made.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return made.getvalue()


_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def _page(entries: bytes = b"/MediaBox [0 0 595 842]") -> bytes:
    return b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R " + entries + b" >>"


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def _bomb() -> bytes:
    """A gigabyte of blanks in a megabyte."""
    squeeze = zlib.compressobj(9)
    packed = b"".join(squeeze.compress(b" " * 10_000_000) for _ in range(100)) + squeeze.flush()
    return _plain([_CATALOG, _PAGES, _page(), _stream(b"/Filter /FlateDecode", packed)])


def _huge_picture() -> bytes:
    squeeze = zlib.compressobj(9)
    packed = b"".join(squeeze.compress(b"\0" * 10_000_000) for _ in range(90)) + squeeze.flush()
    entries = b"/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceGray /BitsPerComponent 8"
    picture = _stream(entries + b" /Filter /FlateDecode", packed)
    shown = _page(b"/MediaBox [0 0 595 842] /Resources << /XObject << /I 5 0 R >> >>")
    return _plain([_CATALOG, _PAGES, shown, _stream(b"", b"q 595 0 0 842 0 0 cm /I Do Q"), picture])


def _many_pages() -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(5000))
    tree = b"<< /Type /Pages /Kids [%s] /Count 5000 >>" % kids
    return _plain([_CATALOG, tree, _page(), _stream(b"", b"")])


def _loop() -> bytes:
    sound = flat()
    start = int(sound.rsplit(b"startxref", 1)[1].split()[0])
    trailer = sound.rindex(b"trailer")
    looped = sound[:trailer] + sound[trailer:].replace(b"<<", b"<< /Prev %d " % start, 1)
    return looped[: len(looped) // 3]


def _tree_loop() -> bytes:
    return _plain([_CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"])


def _calls_itself() -> bytes:
    """A form that draws itself, a thousand times each."""
    form = _stream(
        b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /F 5 0 R >> >>", b"/F Do " * 1000
    )
    shown = _page(b"/MediaBox [0 0 595 842] /Resources << /XObject << /F 5 0 R >> >>")
    return _plain([_CATALOG, _PAGES, shown, _stream(b"", b"/F Do " * 1000), form])


def _xfa() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(flat())))
    writer._root_object[NameObject("/NeedsRendering")] = BooleanObject(True)
    writer._root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): ArrayObject(), NameObject("/XFA"): TextStringObject("<xdp/>")}
    )
    return written(writer)


HOSTILE_BLANKS: Mapping[str, tuple[Make, frozenset[Problem]]] = {
    "locked.pdf": (_put(lambda: _locked("secret")), frozenset({Problem.BLANK_LOCKED})),
    "restricted.pdf": (_put(lambda: _locked("")), frozenset({Problem.BLANK_LOCKED})),
    "truncated.pdf": (_put(lambda: flat()[:700]), frozenset({Problem.BLANK_UNREADABLE})),
    "xref_loop.pdf": (_put(_loop), frozenset({Problem.BLANK_UNREADABLE})),
    "tree_loop.pdf": (_put(_tree_loop), frozenset({Problem.BLANK_UNREADABLE})),
    "no_pages.pdf": (
        _put(lambda: _plain([_CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>"])),
        frozenset({Problem.BLANK_UNREADABLE}),
    ),
    "bomb.pdf": (_put(_bomb), frozenset({Problem.BLANK_BUSY, Problem.BLANK_UNREADABLE})),
    "many_pages.pdf": (_put(_many_pages), frozenset({Problem.BLANK_TOO_MANY_PAGES})),
    "a5.pdf": (_put(_sized(148, 210)), frozenset({Problem.BLANK_ODD_SIZE})),
    "a3.pdf": (_put(_sized(297, 420)), frozenset({Problem.BLANK_ODD_SIZE})),
    "poster.pdf": (_put(_sized(4000, 5000)), frozenset({Problem.BLANK_ODD_SIZE})),
    "letter.pdf": (_put(_sized(215.9, 279.4)), frozenset({Problem.BLANK_ODD_SIZE})),
    "zero.pdf": (
        _put(lambda: _plain([_CATALOG, _PAGES, _page(b"/MediaBox [0 0 0 0]"), _stream(b"", b"")])),
        frozenset({Problem.BLANK_ODD_SIZE, Problem.BLANK_UNREADABLE}),
    ),
    "xfa.pdf": (_put(_xfa), frozenset({Problem.BLANK_XFA})),
    "photo.pdf": (_put(_jpeg), frozenset({Problem.BLANK_NOT_PDF})),
    "empty.pdf": (_put(bytes), frozenset({Problem.BLANK_NOT_PDF})),
    "words.pdf": (_put(lambda: b"%PDF-1.7 " + b"nothing" * 500), frozenset({Problem.BLANK_UNREADABLE})),
    "large.pdf": (_put(lambda: flat() + b"%" * (50 * 2**20)), frozenset({Problem.BLANK_TOO_LARGE})),
}
"""By the name of the file: how it is made, and what may be said of it."""

HARMLESS = {"calls_itself.pdf": _put(_calls_itself), "picture.pdf": _put(_huge_picture)}
"""What readers see through; it has to end in time, whatever is said of it."""
