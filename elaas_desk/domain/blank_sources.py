"""What can be written on an official blank: each value of Form 1 and Form 2 by name, as the papers of our own say it.

Digits are Thai where official papers want them; user names, e-mail addresses and document codes stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from elaas_desk.domain import papers
from elaas_desk.domain.blanks import AcroField, Blank, BlankField, FieldLook, FilledBlank, Written
from elaas_desk.domain.papers import Form1, Form1Reason, Form2, Form2Reason, Form2Requester, GroupChange
from elaas_desk.domain.requests import PaperKind
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai

BLANK_KINDS: Final = (PaperKind.FORM1, PaperKind.FORM2)
"""The papers for which the Department publishes a blank."""

MOST_ROWS: Final = 14
"""Group lines that a blank may have room for."""

ATTACHMENT_LINES: Final = 4
_ID_PARTS: Final = ((0, 1), (1, 5), (5, 10), (10, 12), (12, 13))
ID_PART_COUNT: Final = len(_ID_PARTS)
"""Groups of boxes in which an ID number is written."""

DATE_PARTS: Final = ("", ".day", ".month", ".year")
"""A date whole, and in the parts that forms give room to."""
_CHANGES: Final = {GroupChange.ADD: "เพิ่ม", GroupChange.REMOVE: "ยกเลิก"}
_NO_DATE: Final = ("", "", "", "")

FormOnBlank = Form1 | Form2
Value = str | bool


@dataclass(frozen=True, slots=True)
class Source:
    """A value that can be placed, and how it is written unless somebody chooses otherwise."""

    name: str
    look: FieldLook = FieldLook.TEXT


def sources_of(kind: PaperKind) -> tuple[Source, ...]:
    """Everything that can be placed on the blank of a paper, in the order of the paper."""
    return _FORM1 if kind is PaperKind.FORM1 else _FORM2


def values_of(form: FormOnBlank, first_row: int = 0, rows: int = MOST_ROWS) -> Mapping[str, Value]:
    """Each value by its name; `first_row` is the group (from 0) in the first of the `rows` of the table."""
    told = dict(_shared(form))
    told.update(_of_form1(form) if isinstance(form, Form1) else _of_form2(form, first_row, rows))
    return told


def filled(form: FormOnBlank, blank: Blank, title: str) -> FilledBlank:
    """The blank with the form's values: a further copy carries the groups for which the first has no row."""
    rows = rows_of(blank.fields)
    count = len(form.groups) if isinstance(form, Form2) else 0
    starts = range(0, count, rows) if rows and count else range(1)
    return FilledBlank(
        title,
        form.register_number,
        papers.code_of(form),
        tuple(_written(blank.fields, values_of(form, start, rows)) for start in starts),
        blank.nudge_right,
        blank.nudge_down,
        papers.office_of(form),
    )


def _written(fields: Iterable[BlankField], values: Mapping[str, Value]) -> tuple[Written, ...]:
    return tuple(_one(field, values.get(field.source, "")) for field in fields)


def _one(field: BlankField, value: Value) -> Written:
    return Written(field, ticked=value) if isinstance(value, bool) else Written(field, value)


def rows_of(fields: Iterable[BlankField]) -> int:
    """How many groups the blank has rows for: those whose names are placed, from the first to where one is missing."""
    placed = {field.source for field in fields}
    return next((at for at in range(MOST_ROWS) if f"groups.{at + 1}.name" not in placed), MOST_ROWS)


def _shared(form: FormOnBlank) -> Iterable[tuple[str, Value]]:
    person, office = form.person, form.office
    yield from {
        "document.number": to_thai(form.register_number),
        "document.code": papers.code_of(form),
        "written_at": to_thai(form.written_at),
        "office.name": to_thai(office.name),
        "office.kind": to_thai(office.kind),
        "office.district": office.district,
        "office.province": office.province,
        "office.phone": to_thai(office.phone),
        "office.email": office.email,
        "person.full_name": person.full_name,
        "person.national_id": to_thai(person.national_id),
        "person.position": to_thai(person.position),
        "person.level": to_thai(person.level),
        "person.unit": to_thai(person.unit),
        "person.mobile": to_thai(person.mobile),
        "person.email": person.email,
        "person.order_number": to_thai(person.order_number),
        "former_username": form.former_username,
    }.items()
    for at, (start, end) in enumerate(_ID_PARTS, start=1):
        yield f"person.national_id.part{at}", to_thai(person.national_id[start:end])
    yield from _date("dated", form.dated)
    yield from _date("person.order_date", person.order_date)
    yield from _date("person.in_post_since", person.in_post_since)


def _date(name: str, day: date | None) -> Iterable[tuple[str, Value]]:
    said = _NO_DATE
    if day is not None:
        said = (to_thai(dates.long(day)), to_thai(day.day), dates.MONTHS[day.month - 1], to_thai(dates.be_year(day)))
    return [(f"{name}{part}", each) for part, each in zip(DATE_PARTS, said, strict=True)]


def _of_form1(form: Form1) -> Iterable[tuple[str, Value]]:
    for reason in Form1Reason:
        yield f"reason.{reason.value}", form.reason is reason
    yield "other_reason", to_thai(form.other_reason)
    for at in range(ATTACHMENT_LINES):
        line = form.attachments[at] if at < len(form.attachments) else None
        yield f"attachments.{at + 1}.text", "" if line is None else to_thai(line.text)
        yield f"attachments.{at + 1}.enclosed", line is not None and line.enclosed
    yield from _signatories(clerk=form.clerk, executive=form.executive)


def _of_form2(form: Form2, first_row: int, rows: int) -> Iterable[tuple[str, Value]]:
    yield "addressee", to_thai(form.addressee)
    for requester in Form2Requester:
        yield f"requester.{requester.value}", form.requester is requester
    for reason in Form2Reason:
        yield f"reason.{reason.value}", form.reason is reason
    yield "cause", to_thai(form.cause)
    for at in range(MOST_ROWS):
        here = first_row + at
        line = form.groups[here] if at < rows and here < len(form.groups) else None
        yield from _group_line(f"groups.{at + 1}", here + 1, line)
    yield from _signatories(superior=form.superior, head=form.head)


def _group_line(name: str, number: int, line: papers.GroupLine | None) -> Iterable[tuple[str, Value]]:
    if line is None:
        line = papers.GroupLine("")
        change, shown = "", ""
    else:
        change, shown = _CHANGES[line.change], to_thai(number)
    day = to_thai(dates.short(line.order_date)) if line.order_date else ""
    order = to_thai(line.order_number)
    return [
        (f"{name}.number", shown),
        (f"{name}.name", line.group),
        (f"{name}.change", change),
        (f"{name}.add", bool(change) and line.change is GroupChange.ADD),
        (f"{name}.remove", bool(change) and line.change is GroupChange.REMOVE),
        (f"{name}.duty", to_thai(line.duty)),
        (f"{name}.order", "  ".join(part for part in (order, day) if part)),
        (f"{name}.order_number", order),
        (f"{name}.order_date", day),
    ]


def _signatories(**named: papers.Signatory) -> Iterable[tuple[str, Value]]:
    for name, signatory in named.items():
        yield f"{name}.full_name", signatory.full_name
        yield f"{name}.position", to_thai(signatory.position)


_POINT: Final = 25_400 / 72
_SMALLEST, _LARGEST, _SIZE_OF_HEIGHT = 80, 160, 0.95
_TEXT_PLACE, _TICK_PLACE, _BOX_PLACE = (60_000, 7_000), (4_500, 4_500), 7_000
_SHORT: Final = {"number": 12_000, "day": 12_000, "month": 26_000, "year": 16_000, "change": 16_000, "level": 30_000}
_DIGITS_OF: Final = {
    "person.national_id": 13,
    **{f"person.national_id.part{at}": end - start for at, (start, end) in enumerate(_ID_PARTS, start=1)},
}


def in_field(source: Source, field: AcroField) -> BlankField:
    """A value in a field of a fillable form, written as the form's maker meant it."""
    look = FieldLook.TICK if source.look is FieldLook.TICK else FieldLook.BOXES if field.boxes else FieldLook.TEXT
    size = round(field.height / _POINT * _SIZE_OF_HEIGHT) * 10
    return BlankField(
        source.name,
        field.page,
        field.left,
        field.top,
        field.width,
        field.height,
        field.align,
        look,
        max(_SMALLEST, min(_LARGEST, size)),
        field.name,
    )


def at_point(source: Source, page: int, x: int, y: int) -> BlankField:
    """A value that was dropped: a text begins there, a tick is in the middle of it; micrometres on the page."""
    wide, high = _size_of(source)
    left = x - wide // 2 if source.look is FieldLook.TICK else x
    return BlankField(source.name, page, left, y - high // 2, wide, high, look=source.look)


def _size_of(source: Source) -> tuple[int, int]:
    if source.look is FieldLook.TICK:
        return _TICK_PLACE
    if source.look is FieldLook.BOXES:
        return _DIGITS_OF[source.name] * _BOX_PLACE, _BOX_PLACE
    wide, high = _TEXT_PLACE
    return _SHORT.get(source.name.rpartition(".")[2], wide), high


_CIRCULAR: Final = papers.CircularOnPaper("", date(2025, 1, 1))
_DAY: Final = date(2026, 8, 17)
_SOMEBODY: Final = papers.PersonOnPaper(
    full_name="นางสาวพิมพ์ชนก ศรีสุวรรณกุล",
    national_id="1101700203450",
    position="นักวิชาการเงินและบัญชี",
    level="ชำนาญการ",
    unit="กองคลัง",
    mobile="081-234-5678",
    email="pimchanok@example.go.th",
    order_number="124/2569",
    order_date=date(2026, 7, 1),
    in_post_since=date(2026, 7, 1),
)
_SOME_OFFICE: Final = papers.OfficeOnPaper(
    "องค์การบริหารส่วนตำบลบ้านใหม่", "องค์การบริหารส่วนตำบล", "เมืองปทุมธานี", "ปทุมธานี", "0-2501-2345", "saraban@example.go.th"
)
_GROUP: Final = papers.GroupLine("ผู้บันทึกใบสำคัญรับเงิน", GroupChange.ADD, "บันทึกรายการรับเงิน", "124/2569", date(2026, 7, 1))


def example_of(kind: PaperKind) -> Mapping[str, Value]:
    """What the values look like, for whoever places them: a person that nobody is, with every box ticked."""
    shared = {"register_number": "12/2569", "written_at": _SOME_OFFICE.name, "dated": _DAY, "office": _SOME_OFFICE}
    own = {"person": _SOMEBODY, "former_username": "pimchanok.s"}
    form: FormOnBlank
    if kind is PaperKind.FORM1:
        lines = ("สำเนาคำสั่งแต่งตั้งให้ปฏิบัติหน้าที่หัวหน้าหน่วยงานคลัง", "สำเนาบัตรประจำตัวเจ้าหน้าที่ของรัฐ", "หนังสือมอบอำนาจ", "เอกสารอื่น")
        form = Form1(
            _CIRCULAR,
            **shared,  # type: ignore[arg-type]
            **own,  # type: ignore[arg-type]
            other_reason="เปลี่ยนแปลงสิทธิการใช้งาน",
            attachments=tuple(papers.Attachment(line) for line in lines),
            clerk=papers.Signatory("นายสมศักดิ์ ใจดี", "ปลัดองค์การบริหารส่วนตำบลบ้านใหม่"),
            executive=papers.Signatory("นางวันเพ็ญ ทองคำ", "นายกองค์การบริหารส่วนตำบลบ้านใหม่"),
        )
    else:
        form = Form2(
            _CIRCULAR,
            **shared,  # type: ignore[arg-type]
            **own,  # type: ignore[arg-type]
            addressee="ผู้อำนวยการกองคลังองค์การบริหารส่วนตำบลบ้านใหม่",
            cause="ลืมรหัสผ่าน",
            groups=tuple(replace(_GROUP) for _ in range(MOST_ROWS)),
            superior=papers.Signatory("นายสมศักดิ์ ใจดี", "ปลัดองค์การบริหารส่วนตำบลบ้านใหม่"),
            head=papers.Signatory("นางกาญจนา บุญมี", "ผู้อำนวยการกองคลัง"),
        )
    return {name: True if isinstance(value, bool) else value for name, value in values_of(form).items()}


def _catalogue(kind: PaperKind) -> tuple[Source, ...]:
    return tuple(_source(name, value) for name, value in example_of(kind).items())


def _source(name: str, value: Value) -> Source:
    if isinstance(value, bool):
        return Source(name, FieldLook.TICK)
    return Source(name, FieldLook.BOXES if name.startswith("person.national_id") else FieldLook.TEXT)


_FORM1: Final = _catalogue(PaperKind.FORM1)
_FORM2: Final = _catalogue(PaperKind.FORM2)
