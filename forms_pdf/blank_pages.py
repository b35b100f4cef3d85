"""The pages of a PDF that somebody else made, as pictures to be drawn on: nothing else of the file is taken over.

A page becomes a form XObject (ISO 32000-1, 8.10), so that whatever its content leaves behind ends with it. Scripts,
actions, attachments and the fields of a fillable form stay in the file that they came from; of a field only its empty
look is drawn.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    PdfObject,
    RectangleObject,
    StreamObject,
)

from elaas_desk.domain.page_geometry import Box, Matrix, Shown, on_sheet, shown_page
from forms_pdf.foreign_page import HIDDEN_OR_NOT_SHOWN, annotations_of, dictionary, floats, onto, without_numbers

_FOREIGN: Final = (
    "/PieceInfo",
    "/Metadata",
    "/StructParent",
    "/StructParents",
    "/Parent",
    "/P",
    "/Annots",
    "/AA",
    "/A",
)
_INK_UNDER: Final = 240


@dataclass(frozen=True, slots=True)
class BlankPage:
    """A page, the part of it that is shown, and how."""

    page: PageObject
    box: Box
    shown: Shown


def pages_of(blank: bytes) -> list[BlankPage]:
    """The pages as they are shown."""
    return [_page(page) for page in PdfReader(BytesIO(blank)).pages]


def _page(page: PageObject) -> BlankPage:
    box = on_sheet(_box(page.cropbox), _box(page.mediabox))
    return BlankPage(page, box, shown_page(box, page.rotation, float(page.get("/UserUnit", 1.0))))


def _box(box: RectangleObject) -> Box:
    return float(box.left), float(box.bottom), float(box.right), float(box.top)


def lay_beneath(writer: PdfWriter, ours: PageObject, blank: BlankPage, form: IndirectObject) -> None:
    """Put the page of a blank, taken in by `take_in`, under what is drawn on a page of ours."""
    sheet = ArrayObject(
        [FloatObject(0), FloatObject(0), FloatObject(blank.shown.width), FloatObject(blank.shown.height)]
    )
    ours[NameObject("/MediaBox")] = sheet
    for box in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
        ours.pop(NameObject(box), None)
    resources = DictionaryObject(dictionary(ours, "/Resources"))
    objects = DictionaryObject(dictionary(resources, "/XObject"))
    objects[NameObject("/Blank")] = form
    resources[NameObject("/XObject")] = objects
    ours[NameObject("/Resources")] = resources
    drawn = DecodedStreamObject()
    matrix = " ".join(_number(part) for part in blank.shown.matrix)
    drawn.set_data(f"/Artifact BMC q {matrix} cm /Blank Do Q EMC\n".encode("ascii"))
    own = ours.raw_get("/Contents")
    inside = own.get_object()
    parts = list(inside) if isinstance(inside, ArrayObject) else [own]
    ours[NameObject("/Contents")] = ArrayObject([writer._add_object(drawn), *parts])


def take_in(writer: PdfWriter, blank: BlankPage) -> IndirectObject:
    """The page as an object of the file that is written."""
    page = blank.page
    contents = page.get_contents()
    parts = [b"q\n", b"" if contents is None else without_numbers(contents.get_data()), b"\nQ\n"]
    resources = DictionaryObject(dictionary(page, "/Resources"))
    objects = DictionaryObject(dictionary(resources, "/XObject"))
    for at, (appearance, matrix) in enumerate(_empty_fields(page)):
        objects[NameObject(f"/ElaasField{at}")] = appearance
        numbers = " ".join(_number(part) for part in matrix)
        parts.append(f"q {numbers} cm /ElaasField{at} Do Q\n".encode("ascii"))
    resources[NameObject("/XObject")] = objects
    drawn = DecodedStreamObject()
    drawn.set_data(b"".join(parts))
    form: Any = drawn.flate_encode()
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject([FloatObject(side) for side in blank.box])
    form[NameObject("/Resources")] = resources.clone(writer, ignore_fields=_FOREIGN)
    if "/Group" in page:
        form[NameObject("/Group")] = dictionary(page, "/Group").clone(writer, ignore_fields=_FOREIGN)
    return writer._add_object(form)


def _empty_fields(page: PageObject) -> list[tuple[PdfObject, Matrix]]:
    """The look of each field that holds nothing, and where it goes (ISO 32000-1, 12.5.5)."""
    found: list[tuple[PdfObject, Matrix]] = []
    for field in annotations_of(page):
        hidden = int(field.get("/F", 0)) & HIDDEN_OR_NOT_SHOWN
        if hidden or field.get("/Subtype") != "/Widget":
            continue
        holder, key = dictionary(field, "/AP"), "/N"
        if not isinstance(dictionary(holder, key), StreamObject):
            holder, key = dictionary(holder, key), "/Off"
        elif _inherited(field, "/V") not in (None, ""):
            continue
        shown = dictionary(holder, key)
        if isinstance(shown, StreamObject):
            found.append((holder.raw_get(key), onto(shown, floats(field, "/Rect"))))
    return found


def _inherited(field: DictionaryObject, key: str) -> Any:
    """What a field or one that it belongs to says under a key (ISO 32000-1, 12.7.3.1)."""
    for _ in range(32):
        if key in field:
            return field[key]
        above = dictionary(field, "/Parent")
        if not above:
            return None
        field = above
    return None


@lru_cache(maxsize=8)
def is_empty(blank: bytes, page: int, height: float, box: Box) -> bool:
    """Whether nothing is printed in a part of a page that is `height` points high as it is seen.

    `page` is counted from 0, `box` in points from the lower left corner that is seen.
    """
    import pypdfium2

    with closing(pypdfium2.PdfDocument(blank)) as document:
        drawn = document[page]
        # PDFium does not know the unit of a page
        shown = drawn.render(scale=height / drawn.get_height(), grayscale=True).to_pil().convert("L")
    left, bottom, right, top = box
    part = shown.crop((int(left), int(shown.height - top), int(right) + 1, int(shown.height - bottom) + 1))
    return bool(part.getextrema()[0] >= _INK_UNDER)


def _number(value: float) -> str:
    return f"{value:.5f}".rstrip("0").rstrip(".")
