"""Scans and papers taken into an assembly: each of their pages becomes a picture that stands upright at its corner.

What a file carries along to act (scripts, links, forms) stays behind; the appearance of its annotations is kept.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject, NameObject, PdfObject, StreamObject

from elaas_desk.domain.attachments import MediaType
from elaas_desk.domain.page_geometry import Matrix
from forms_pdf.adoption import Adoption
from forms_pdf.assembly import Assembly
from forms_pdf.foreign_page import HIDDEN_OR_NOT_SHOWN, annotations_of, dictionary, floats, onto, without_numbers

POINTS_PER_PIXEL = 0.72
"""A picture is not shown larger than at 100 dots to the inch."""
_MOST_DOTS = 60_000_000
"""More are not unpacked."""
_LARGEST_SIDE = 14_400.0  # points; the most that PDF 1.7 allows
_DOTS_PER_POINT = 150 / 72
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_CHANNELS = {0: 1, 2: 3, 3: 1}
_PNG_PALETTE = 3
_EXIF_ORIENTATION = 0x0112
_JPEG_COLOURS = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}


class UnreadableScanError(Exception):
    """A file that cannot be shown: damaged, encrypted, or not what it is called."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page that was taken in: the number of its object, and its size in points as it stands upright."""

    number: int
    width: float
    height: float


def take_in(assembly: Assembly, content: bytes, media: MediaType) -> list[Picture]:
    """Write the pages of a file into the assembly. Raises UnreadableScanError, whatever is wrong with it."""
    takers = {MediaType.PDF: _pdf, MediaType.JPEG: _jpeg, MediaType.PNG: _png}
    try:
        pictures = list(takers[media](assembly, content))
    except Exception as damage:  # a damaged file fails in any way there is, deep inside of what reads it
        raise UnreadableScanError from damage
    if not pictures:
        raise UnreadableScanError
    return pictures


# ---------------------------------------------------------------------------------------------------------------------
# PDF


def _pdf(assembly: Assembly, content: bytes) -> list[Picture]:
    """The pages as they are, or, of a file that only PDFium makes sense of, as it shows them."""
    try:
        return list(_pdf_pages(assembly, content))
    except Exception:
        return list(_photographed(assembly, content))


def _photographed(assembly: Assembly, content: bytes) -> Iterator[Picture]:
    with closing(pypdfium2.PdfDocument(content)) as document:
        for page in document:
            across, down = page.get_size()
            if across * down * _DOTS_PER_POINT**2 > _MOST_DOTS:
                raise UnreadableScanError
            yield _painted(assembly, page.render(scale=_DOTS_PER_POINT).to_pil().convert("RGB"), 1 / _DOTS_PER_POINT)


def _pdf_pages(assembly: Assembly, content: bytes) -> Iterator[Picture]:
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        reader.decrypt("")  # a file that only restricts its printing opens so; any other cannot be read below
    adoption = Adoption(assembly)
    for page in reader.pages:
        left, bottom, right, top = _box(page)
        upright, width, height = _turned(right - left, top - bottom, (page.rotation % 360) // 90)
        matrix = _after((1, 0, 0, 1, -left, -bottom), upright)
        drawn, resources = _drawn(page)
        group = f"/Group {adoption.taken(page['/Group'])}" if "/Group" in page else ""
        entries = (
            f"/Type /XObject /Subtype /Form /BBox [{_numbers((left, bottom, right, top))}] "
            f"/Matrix [{_numbers(matrix)}] /Resources {adoption.taken(resources)} {group}"
        )
        yield Picture(assembly.put_stream(entries, drawn), width, height)


def _box(page: PageObject) -> tuple[float, float, float, float]:
    box = page.cropbox
    sides = float(box.left), float(box.bottom), float(box.right), float(box.top)
    if not (0 < sides[2] - sides[0] <= _LARGEST_SIDE and 0 < sides[3] - sides[1] <= _LARGEST_SIDE):
        raise UnreadableScanError
    return sides


def _drawn(page: PageObject) -> tuple[bytes, DictionaryObject]:
    """What draws the page and its annotations, and the resources for it."""
    contents = page.get_contents()
    parts = [b"q\n", b"" if contents is None else without_numbers(contents.get_data()), b"\nQ\n"]
    resources = DictionaryObject(dictionary(page, "/Resources"))
    stamps = list(_stamps(page))
    if stamps:
        objects = DictionaryObject(dictionary(resources, "/XObject"))
        for at, (appearance, matrix) in enumerate(stamps):
            objects[NameObject(f"/ElaasStamp{at}")] = appearance
            parts.append(f"q {_numbers(matrix)} cm /ElaasStamp{at} Do Q\n".encode())
        resources[NameObject("/XObject")] = objects
    return b"".join(parts), resources


def _stamps(page: PageObject) -> Iterator[tuple[PdfObject, Matrix]]:
    """The appearance of each annotation that is shown, and where it goes (ISO 32000-1, 12.5.5)."""
    for annotation in annotations_of(page):
        holder, key = dictionary(annotation, "/AP"), "/N"
        if not isinstance(dictionary(holder, key), StreamObject):
            holder, key = dictionary(holder, key), annotation.get("/AS", "/Off")  # one appearance for each state
        shown = dictionary(holder, key)
        hidden = int(annotation.get("/F", 0)) & HIDDEN_OR_NOT_SHOWN
        if isinstance(shown, StreamObject) and not hidden and annotation.get("/Subtype") != "/Popup":
            yield holder.raw_get(key), onto(shown, floats(annotation, "/Rect"))


# ---------------------------------------------------------------------------------------------------------------------
# pictures of pixels


def _jpeg(assembly: Assembly, content: bytes) -> Iterator[Picture]:
    """The file's own bytes: what a scanner compressed is not compressed again."""
    image = JpegImageFile(BytesIO(content))  # not `Image.open`, which warns of large ones before it can be asked
    colours = _JPEG_COLOURS[image.mode]
    inverted = image.mode == "CMYK" and "adobe" in image.info
    orientation = image.getexif().get(_EXIF_ORIENTATION, 1)
    decode = " /Decode [1 0 1 0 1 0 1 0]" if inverted else ""
    entries = f"/ColorSpace {colours} /BitsPerComponent 8 /Filter /DCTDecode{decode}"
    yield _image(assembly, entries, content, image.size, orientation=orientation)


def _png(assembly: Assembly, content: bytes) -> Iterator[Picture]:
    """The file's own compressed rows, or, where they lie in another order or are see-through, new ones on white."""
    chunks = list(_png_chunks(content))
    kinds = {kind for kind, _ in chunks}
    across, down, depth, colour_type, _method, _filter, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    rows = b"".join(data for kind, data in chunks if kind == b"IDAT")
    if colour_type not in _PNG_CHANNELS or interlaced or b"tRNS" in kinds:
        yield _repainted(assembly, content)
        return
    channels = _PNG_CHANNELS[colour_type]
    colours = "/DeviceRGB" if channels == 3 else "/DeviceGray"
    if colour_type == _PNG_PALETTE:
        palette = next(data for kind, data in chunks if kind == b"PLTE")
        colours = f"[/Indexed /DeviceRGB {len(palette) // 3 - 1} <{palette.hex()}>]"
    predicted = f"<< /Predictor 15 /Colors {channels} /BitsPerComponent {depth} /Columns {across} >>"
    entries = f"/ColorSpace {colours} /BitsPerComponent {depth} /Filter /FlateDecode /DecodeParms {predicted}"
    yield _image(assembly, entries, rows, (across, down))


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and data of each chunk; a sum that does not match is an error, for no reader would say so on the page."""
    at = len(_PNG_SIGNATURE)
    if content[:at] != _PNG_SIGNATURE:
        raise UnreadableScanError
    kind = b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, at)
        data = content[at + 8 : at + 8 + length]
        if struct.unpack_from(">I", content, at + 8 + length)[0] != zlib.crc32(kind + data):
            raise UnreadableScanError
        yield kind, data
        at += 12 + length


def _repainted(assembly: Assembly, content: bytes) -> Picture:
    image = PngImageFile(BytesIO(content))
    if image.width * image.height > _MOST_DOTS:
        raise UnreadableScanError
    seen = image.convert("RGBA")
    page = Image.new("RGB", seen.size, "white")
    page.paste(seen, mask=seen.getchannel("A"))
    return _painted(assembly, page, POINTS_PER_PIXEL)


def _painted(assembly: Assembly, page: Image.Image, points: float) -> Picture:
    entries = "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode"
    return _image(assembly, entries, zlib.compress(page.tobytes()), page.size, points=points)


def _image(
    assembly: Assembly,
    entries: str,
    data: bytes,
    size: tuple[int, int],
    *,
    points: float = POINTS_PER_PIXEL,
    orientation: int = 1,
) -> Picture:
    """Write the pixels, and a picture around them that turns them as the camera said (Exif 2.3, orientation)."""
    across, down = size
    entries = f"/Type /XObject /Subtype /Image /Width {across} /Height {down} {entries}"
    number = assembly.put_stream(entries, data, compressed=True)
    wide, high = across * points, down * points
    mirrored, quarters = _ORIENTATIONS.get(orientation, (False, 0))
    flip: Matrix = (-1, 0, 0, 1, wide, 0) if mirrored else (1, 0, 0, 1, 0, 0)
    turn, width, height = _turned(wide, high, quarters)
    form = (
        f"/Type /XObject /Subtype /Form /BBox [0 0 {_numbers((wide, high))}] /Matrix [{_numbers(_after(flip, turn))}] "
        f"/Resources << /XObject << /Im {number} 0 R >> >>"
    )
    drawn = f"q {_numbers((wide, 0, 0, high, 0, 0))} cm /Im Do Q"
    return Picture(assembly.put_stream(form, drawn.encode()), width, height)


# Whether a stored picture is first mirrored from left to right, and how many quarters it is then turned clockwise.
_ORIENTATIONS = {
    1: (False, 0),
    2: (True, 0),
    3: (False, 2),
    4: (True, 2),
    5: (True, 3),
    6: (False, 1),
    7: (True, 1),
    8: (False, 3),
}


def _turned(wide: float, high: float, quarters: int) -> tuple[Matrix, float, float]:
    """The matrix that turns a sheet clockwise and puts its lower left corner back to 0, and its new size."""
    return [
        ((1.0, 0.0, 0.0, 1.0, 0.0, 0.0), wide, high),
        ((0.0, -1.0, 1.0, 0.0, 0.0, wide), high, wide),
        ((-1.0, 0.0, 0.0, -1.0, wide, high), wide, high),
        ((0.0, 1.0, -1.0, 0.0, high, 0.0), high, wide),
    ][quarters]


def _after(first: Matrix, second: Matrix) -> Matrix:
    """One matrix that does what both do, one after the other (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
    )  # fmt: skip


def _numbers(values: tuple[float, ...]) -> str:
    return " ".join(f"{value:.4f}".rstrip("0").rstrip(".") for value in values)
