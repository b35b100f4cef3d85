"""The PDF of an official blank, looked at in the process that reads: what it is, how large, and its fields.

PDFium and pypdf both have to make sense of it: the one shows it, the other puts our text over it.
"""

from __future__ import annotations

import hashlib
from contextlib import closing
from io import BytesIO
from typing import Any, Final

import pypdfium2
from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, RectangleObject
from pypdfium2 import raw

from elaas_desk.domain.blanks import AcroField, BlankFile, FieldAlign, PageSize
from elaas_desk.domain.page_geometry import Box, Shown, on_sheet, shown_page
from elaas_desk.errors import Problem, UserError

MOST_PAGES: Final = 20
TOLERANCE: Final = 3.0
"""Millimetres by which a sheet may miss A4: no printer notices."""

_A4: Final = (210.0, 297.0)
_POINT: Final = 25.4 / 72
_STARTS_WITHIN: Final = 1024  # PDF 1.7, annex H, note 13
_MOST_FIELDS: Final = 500
_DEEPEST: Final = 32
_LONGEST_NAME: Final = 300
_COMB, _PUSH_BUTTON, _RADIO = 1 << 24, 1 << 16, 1 << 15
_HIDDEN: Final = 0b10
_ALIGNS: Final = (FieldAlign.LEFT, FieldAlign.CENTRE, FieldAlign.RIGHT)


def look_at(content: bytes, name: str) -> BlankFile:
    """What the PDF holds. UserError BLANK_…"""
    if b"%PDF-" not in content[:_STARTS_WITHIN]:
        raise UserError(Problem.BLANK_NOT_PDF)
    _refuse_what_is_not_shown(content)
    reader = PdfReader(BytesIO(content))
    _refuse_dynamic_forms(reader)
    pages = [_shown(page) for page in reader.pages]
    for page in reader.pages:
        drawn = page.get_contents()
        if drawn is not None:
            drawn.get_data()  # what cannot be unpacked here could not be printed later
    sizes = tuple(PageSize(_micrometres(page.width), _micrometres(page.height)) for page in pages)
    fields = tuple(field for at, page in enumerate(reader.pages) for field in _fields(page, pages[at], at + 1))
    return BlankFile(name, hashlib.sha256(content).hexdigest(), sizes, fields[:_MOST_FIELDS])


def _refuse_what_is_not_shown(content: bytes) -> None:
    try:
        with closing(pypdfium2.PdfDocument(content)) as document:
            if raw.FPDF_GetSecurityHandlerRevision(document) != -1:
                raise UserError(Problem.BLANK_LOCKED)
            if len(document) > MOST_PAGES:
                raise UserError(Problem.BLANK_TOO_MANY_PAGES)
            if not len(document):
                raise UserError(Problem.BLANK_UNREADABLE)
            for page in document:
                width, height = page.get_size()
                if not (0 < width < 20_000 and 0 < height < 20_000):
                    raise UserError(Problem.BLANK_ODD_SIZE)
                page.render(scale=0.5 * 842 / max(width, height))
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise UserError(Problem.BLANK_LOCKED if locked else Problem.BLANK_UNREADABLE) from error


def _refuse_dynamic_forms(reader: PdfReader) -> None:
    """A form of the XFA kind is drawn by Adobe's own program alone; its pages only say so."""
    root = reader.root_object
    form = _dictionary(root, "/AcroForm")
    if "/XFA" in form and (root.get("/NeedsRendering") or not form.get("/Fields")):
        raise UserError(Problem.BLANK_XFA)


def _shown(page: PageObject) -> Shown:
    box = on_sheet(_box(page.cropbox), _box(page.mediabox))
    shown = shown_page(box, page.rotation, float(page.get("/UserUnit", 1.0)))
    across, down = shown.width * _POINT, shown.height * _POINT
    upright = sorted((across, down))
    if any(abs(side - wanted) > TOLERANCE for side, wanted in zip(upright, _A4, strict=True)):
        raise UserError(Problem.BLANK_ODD_SIZE, width=f"{across:.0f}", height=f"{down:.0f}")
    return shown


def _fields(page: PageObject, shown: Shown, number: int) -> list[AcroField]:
    listed = _resolved(page.get("/Annots"))
    each = [_resolved(one) for one in listed] if isinstance(listed, ArrayObject) else []
    made = (_field(one, shown, number) for one in each[:_MOST_FIELDS] if isinstance(one, DictionaryObject))
    return [field for field in made if field is not None]


def _field(widget: DictionaryObject, shown: Shown, number: int) -> AcroField | None:
    kind, flags = _inherited(widget, "/FT"), int(_inherited(widget, "/Ff") or 0)
    pushed = kind == "/Btn" and flags & _PUSH_BUTTON
    name = _full_name(widget)
    rectangle = _resolved(widget.get("/Rect"))
    hidden = int(widget.get("/F", 0)) & _HIDDEN
    if kind not in {"/Tx", "/Btn", "/Ch"} or pushed or hidden or not name or not isinstance(rectangle, ArrayObject):
        return None
    left, bottom, right, top = shown.box(_rectangle(rectangle))
    wide, high = _micrometres(right - left), _micrometres(top - bottom)
    if wide <= 0 or high <= 0:
        return None
    most = int(_inherited(widget, "/MaxLen") or 0)
    return AcroField(
        name if not (kind == "/Btn" and flags & _RADIO) else f"{name}.{_state(widget)}"[:_LONGEST_NAME],
        str(_inherited(widget, "/TU") or "")[:_LONGEST_NAME],
        number,
        _micrometres(left),
        _micrometres(shown.height - top),
        wide,
        high,
        kind == "/Btn",
        most if flags & _COMB and kind == "/Tx" else 0,
        _ALIGNS[int(_inherited(widget, "/Q") or 0) % 3],
    )


def _state(widget: DictionaryObject) -> str:
    """The name of what a button of several stands for."""
    looks = _dictionary(_dictionary(widget, "/AP"), "/N")
    return next((str(state).lstrip("/") for state in looks if state != "/Off"), "")


def _full_name(widget: DictionaryObject) -> str:
    parts: list[str] = []
    field: Any = widget
    for _ in range(_DEEPEST):
        if "/T" in field:
            parts.append(str(field["/T"]))
        field = _dictionary(field, "/Parent")
        if not field:
            break
    return ".".join(reversed(parts))[:_LONGEST_NAME]


def _inherited(field: DictionaryObject, key: str) -> Any:
    for _ in range(_DEEPEST):
        if key in field:
            return _resolved(field[key])
        field = _dictionary(field, "/Parent")
    return None


def _dictionary(holder: DictionaryObject, key: str) -> DictionaryObject:
    found = _resolved(holder.get(key))
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _resolved(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value


def _box(box: RectangleObject) -> Box:
    return float(box.left), float(box.bottom), float(box.right), float(box.top)


def _rectangle(sides: ArrayObject) -> Box:
    left, bottom, right, top = (float(_resolved(side)) for side in sides[:4])
    return left, bottom, right, top


def _micrometres(points: float) -> int:
    return round(points * _POINT * 1000)
