"""An official blank filled in: our text over its pages, in one file that holds nothing else of the blank.

Places are those of `domain.blanks`: from the left and top edge of the page as it is shown, whatever its rotation, crop
box, origin or unit.
"""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from reportlab.lib.units import mm

from elaas_desk.domain.blanks import BlankField, FieldLook, FilledBlank, Written
from elaas_desk.domain.page_geometry import Box
from elaas_desk.errors import UserError
from elaas_desk.thai.digits import to_thai
from forms_pdf.blank_pages import BlankPage, is_empty, lay_beneath, pages_of, take_in
from forms_pdf.fitting import Line, fitted, in_boxes
from forms_pdf.foot import Foot
from forms_pdf.page import Sheet
from forms_pdf.paper_file import PROGRAM, About
from forms_pdf.structure import Role

_MICROMETRE: float = mm / 1000
_FOOT: Box = (29 * mm, 6 * mm, 130 * mm, 18 * mm)
"""What the foot of our own pages takes."""
_CODE_LEFT, _CODE_RISE, _CODE_SIZE = 12 * mm, 5 * mm, 7.0
_TICK = ((0.12, 0.5), (0.4, 0.18), (0.9, 0.86))
_TICK_SHARE, _TICK_PEN = 0.9, 0.09
_TICKED = "ทำเครื่องหมายในช่องนี้"
_BOXES_OF = {"person.national_id": 13}
_PARTS_OF_ID = (1, 4, 5, 2, 1)
_ID_PART = "person.national_id.part"


def render(blank: bytes, filled: FilledBlank) -> bytes:
    """The pages of the blank with everything written on them, once for each copy.

    UserError BLANK_TOO_SMALL or UNKNOWN_GLYPH; `source` names what was to be written.
    """
    pages = pages_of(blank)
    subject = f"{filled.title} {filled.register_number}".strip()
    sheet = Sheet(about=About(filled.title, subject, filled.issuer or PROGRAM, filled.code))
    count = len(pages) * len(filled.copies)
    for number in range(count):
        if number:
            sheet.next_page()
        copy, at = divmod(number, len(pages))
        written = [each for each in filled.copies[copy] if each.field.page == at + 1]
        for each in written:
            _write(sheet, each, pages[at].shown.height, filled)
        free = is_empty(blank, at, pages[at].shown.height, _FOOT) and not any(
            _in_the_way(each.field, pages[at].shown.height) for each in written
        )
        _foot(sheet, filled, number + 1, count, free=free)
    return _merged(sheet.finish(), pages, count)


def lines_of(written: Written) -> tuple[Line, ...]:
    """The lines of a text in its field, in points from the field's lower left corner. UserError BLANK_TOO_SMALL."""
    field = written.field
    wide, high, size = field.width * _MICROMETRE, field.height * _MICROMETRE, field.size / 10
    if field.look is FieldLook.BOXES:
        return in_boxes(written.text, box_count(field.source, written.text), wide, high, size)
    return fitted(written.text, wide, high, size, field.align)


def tick_of(wide: float, high: float) -> tuple[tuple[float, float], ...]:
    """The corners of a tick mark in the middle of a box, in points from its lower left corner."""
    side = min(wide, high) * _TICK_SHARE
    left, bottom = (wide - side) / 2, (high - side) / 2
    return tuple((left + x * side, bottom + y * side) for x, y in _TICK)


def box_count(source: str, text: str) -> int:
    """How many boxes a value is written in: those of an ID number, or one for each character."""
    if source.startswith(_ID_PART):
        return _PARTS_OF_ID[int(source.removeprefix(_ID_PART)) - 1]
    return _BOXES_OF.get(source, len(text))


def _write(sheet: Sheet, written: Written, page_height: float, filled: FilledBlank) -> None:
    field = written.field
    left = (field.left + filled.nudge_right) * _MICROMETRE
    bottom = page_height - (field.top + field.height + filled.nudge_down) * _MICROMETRE
    if field.look is FieldLook.TICK:
        if written.ticked:
            _tick(sheet, left, bottom, field)
        return
    try:
        lines = lines_of(written)
        for line in lines:
            sheet.part(Role.TEXT, goes_on=line is not lines[0])
            sheet.text(left + line.x, bottom + line.y, line.text, line.size)
    except UserError as refused:
        raise UserError(refused.problem, source=field.source, **refused.values) from None


def _tick(sheet: Sheet, left: float, bottom: float, field: BlankField) -> None:
    wide, high = field.width * _MICROMETRE, field.height * _MICROMETRE
    corners = [f"{left + x:.3f} {bottom + y:.3f}" for x, y in tick_of(wide, high)]
    drawn = f"{corners[0]} m {corners[1]} l {corners[2]} l S"
    sheet.figure(_TICKED)
    sheet.content(f"q {max(0.9, min(wide, high) * _TICK_PEN):.3f} w 1 J 1 j {drawn} Q")


def _foot(sheet: Sheet, filled: FilledBlank, page: int, pages: int, *, free: bool) -> None:
    """The foot of our own papers where the blank leaves room for it, otherwise the code alone at the very edge."""
    if free:
        Foot(filled.title, filled.register_number, filled.code).draw(sheet, page, pages)
        return
    code = f"รหัสเอกสาร {filled.code[:4]} {filled.code[4:8]} {filled.code[8:]}"
    which = f"หน้า {to_thai(page)} จาก {to_thai(pages)}"
    with sheet.aside():
        sheet.text(_CODE_LEFT, _CODE_RISE, f"{code}   {which}", _CODE_SIZE)


def _in_the_way(field: BlankField, page_height: float) -> bool:
    left, top = field.left * _MICROMETRE, page_height - field.top * _MICROMETRE
    right, bottom = left + field.width * _MICROMETRE, top - field.height * _MICROMETRE
    return left < _FOOT[2] and right > _FOOT[0] and bottom < _FOOT[3] and top > _FOOT[1]


def _merged(ours: bytes, pages: list[BlankPage], count: int) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(ours)))
    writer.pdf_header = ours[:8].decode("ascii")
    forms = [take_in(writer, page) for page in pages]
    for number in range(count):
        at = number % len(pages)
        lay_beneath(writer, writer.pages[number], pages[at], forms[at])
    to = BytesIO()
    writer.write(to)
    return to.getvalue()
