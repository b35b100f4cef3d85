"""The result of a check of the users in the groups of a unit (circular 4, 4.1, 4.2), on A4 landscape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from reportlab.lib.units import mm

from elaas_desk.domain.governance_papers import (
    AuditHead,
    NoReport,
    ReportFile,
    ReviewedUser,
    ReviewReport,
)
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.review_rows import Decision
from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Align, Block, beside, centred, paragraph, part_title, space
from forms_pdf.flow import compose
from forms_pdf.fonts import Style
from forms_pdf.page import BODY_INDENT, LANDSCAPE, TITLE_SIZE
from forms_pdf.printable import printable
from forms_pdf.rows import Item, rows
from forms_pdf.signature import signature
from forms_pdf.table import Column, table
from forms_pdf.wording import circular_reference, long_date, short_date, thai_digits

TITLE = "รายงานผลการสอบทานรายชื่อผู้ใช้งานในกลุ่มผู้ใช้งาน"
_KIND = "รายงานผลการสอบทานรายชื่อผู้ใช้งาน"
_SYSTEM = "ระบบบัญชีคอมพิวเตอร์ขององค์กรปกครองส่วนท้องถิ่น (New e-LAAS)"
_SOURCE = "การบริหารระบบ > รายงาน > รายงานรายชื่อและข้อมูลผู้ใช้งานในกลุ่มผู้ใช้"
ROUNDS = {
    ReviewKind.SIX_MONTHLY: "รอบ ๖ เดือน",
    ReviewKind.FOLLOW_UP: "รอบติดตามผล",
    ReviewKind.TRANSFER: "หลังโอนย้ายหรือพ้นจากหน้าที่",
    ReviewKind.ACTING_ENDED: "เมื่อสิ้นสุดการรักษาราชการแทน",
    ReviewKind.GROUP_RETIRED: "เมื่อเลิกใช้กลุ่มผู้ใช้งาน",
    ReviewKind.ON_PAPER: "จัดทำเป็นเอกสาร",
}
"""What each kind of check is called on paper."""
_PILES = {
    Pile.SAME: "ตรงกัน",
    Pile.ONLY_IN_REPORT: "มีเฉพาะใน New e-LAAS",
    Pile.ONLY_IN_REGISTER: "มีเฉพาะในทะเบียน",
    Pile.OTHER_GROUPS: "กลุ่มไม่ตรงกัน",
    Pile.OTHER_PERSON_OR_STATE: "ชื่อหรือสถานะไม่ตรงกัน",
}
_DECISIONS = {
    Decision.KEEP: "คงไว้",
    Decision.REMOVE: "ถอดออก",
    Decision.CHANGE: "แก้กลุ่ม",
    Decision.UNSURE: "ยังไม่แน่ใจ",
}
_UNDECIDED = "ยังไม่พิจารณา"
_LEFT, _RIGHT, _MIDDLE = LANDSCAPE.left, LANDSCAPE.right, LANDSCAPE.middle
_PILE_COLUMNS = tuple(Column(name, 26 * mm, Align.CENTRE) for name in (*_PILES.values(), "รวม"))
_DECISION_COLUMNS = tuple(Column(name, 19 * mm, Align.CENTRE) for name in (*_DECISIONS.values(), _UNDECIDED))
_GAP_OF_COUNTS = 6 * mm
_COLUMNS = (
    Column("ที่", 9 * mm, Align.CENTRE),
    Column("ชื่อ - นามสกุล", 40 * mm),
    Column("ชื่อผู้ใช้", 29 * mm),
    Column("กลุ่มในทะเบียน", 42 * mm),
    Column("กลุ่มใน New e-LAAS", 42 * mm),
    Column("ข้อสังเกต", 36 * mm),
    Column("ผลการพิจารณา", 24 * mm, Align.CENTRE),
    Column("หมายเหตุ", 35 * mm),
)
_REMOVAL_COLUMNS = (
    Column("ที่", 10 * mm, Align.CENTRE),
    Column("ชื่อ - นามสกุล", 62 * mm),
    Column("ชื่อผู้ใช้", 40 * mm),
    Column("กลุ่มที่ต้องถอดออก", 80 * mm),
    Column("ถอดออกเมื่อ", 30 * mm, Align.CENTRE),
    Column("ลงชื่อผู้ดำเนินการ", 35 * mm),
)
_OPEN_COLUMNS = (
    Column("ที่", 10 * mm, Align.CENTRE),
    Column("ชื่อ - นามสกุล", 62 * mm),
    Column("ชื่อผู้ใช้", 40 * mm),
    Column("เรื่องที่ต้องติดตาม", 145 * mm),
)
_CELL_SIZE, _SMALL = 13.0, 14.0
_HEIGHT_TO_SIGN = 26.0


def render(value: ReviewReport) -> bytes:
    """The PDF; UserError(UNKNOWN_GLYPH) names a character of the office's own words that the typeface lacks."""
    return compose(value, title=TITLE, kind=_KIND, blocks=_blocks(_with_names_printable(value)), form=LANDSCAPE)


def _with_names_printable(value: ReviewReport) -> ReviewReport:
    """What came with the New e-LAAS report can be put right by nobody, and must not stop the paper."""
    return replace(
        value,
        source=printable(value.source) if isinstance(value.source, ReportFile) else value.source,
        rows=tuple(replace(printable(row), note=row.note) for row in value.rows),
        removals=printable(value.removals),
        open_points=printable(value.open_points),
    )


def _blocks(value: ReviewReport) -> Iterator[Block]:
    yield from _heading(value)
    yield from _facts(value)
    yield space(6)
    yield from _counts(value.rows)
    yield space(8)
    yield from part_title("๑. ผลการสอบทานรายบุคคล", left=_LEFT)
    yield from _table(_COLUMNS, map(_cells, value.rows), "ไม่มีผู้ใช้งานในการสอบทานครั้งนี้")
    yield space(8)
    yield from part_title("๒. ผู้ใช้งานที่ต้องถอดออกจากกลุ่ม (ข้อ ๔.๒)", left=_LEFT)
    removals = (
        (each.full_name, each.username, thai_digits(each.group), short_date(each.removed_on), "")
        for each in value.removals
    )
    yield from _table(_REMOVAL_COLUMNS, removals, "ไม่มีผู้ใช้งานที่ต้องถอดออกจากกลุ่ม", _HEIGHT_TO_SIGN)
    yield space(8)
    yield from part_title("๓. เรื่องที่ยังไม่ยุติและต้องติดตามในรอบติดตามผล", left=_LEFT)
    points = ((each.full_name, each.username, thai_digits(each.what)) for each in value.open_points)
    yield from _table(_OPEN_COLUMNS, points, "ไม่มีเรื่องที่ต้องติดตาม")
    yield space(10)
    yield from _sign_off(value)


def _heading(value: ReviewReport) -> Iterator[Block]:
    yield from centred(TITLE, left=_LEFT, right=_RIGHT, size=TITLE_SIZE, style=Style.BOLD)
    yield from centred(_SYSTEM, left=_LEFT, right=_RIGHT, size=TITLE_SIZE, style=Style.BOLD)
    place = "  ".join(part for part in (value.unit_name, value.office_name) if part)
    yield from centred(to_thai(place), left=_LEFT, right=_RIGHT)
    basis = f"ข้อ ๔ ข้อ ๔.๑ และข้อ ๔.๒ ของแนวทางปฏิบัติตาม{circular_reference(value.circular)}"
    yield from centred(basis, left=_LEFT, right=_RIGHT, size=_SMALL)
    yield space(6)


def _facts(value: ReviewReport) -> Iterator[Block]:
    occasion = (Item("เหตุ", thai_digits(value.occasion), weight=3),) if value.occasion else ()
    number = Item("การสอบทานครั้งที่", to_thai(value.number), weight=1)
    yield from _fields(number, Item("ประเภท", ROUNDS[value.round_kind], weight=1.6), *occasion)
    yield from _fields(
        Item("วันที่เริ่มสอบทาน", long_date(value.started), weight=1),
        Item("รายชื่อในทะเบียน ณ วันที่", long_date(value.snapshot_of), weight=1),
        Item("วันที่ลงนามรับรอง", long_date(value.signed_off), weight=1),
    )
    yield from _source(value.source)


def _source(source: ReportFile | NoReport | None) -> Iterator[Block]:
    if isinstance(source, NoReport):
        reason = Item("ไม่มีรายงานจากระบบ New e-LAAS เนื่องจาก", thai_digits(source.reason), weight=3)
        yield from _fields(reason, Item("เมื่อวันที่", long_date(source.dated), weight=1))
        return
    name, sha256, day = (source.name, source.sha256, source.dated) if source else ("", "", None)
    yield from _fields(Item(f"สอบทานกับรายงานในเมนู {_SOURCE}"), Item("ณ วันที่", long_date(day), weight=1))
    yield from _fields(Item("แฟ้มรายงาน", name, weight=1), Item("SHA-256", sha256, weight=1))


def _fields(*items: Item) -> Iterator[Block]:
    return rows(*items, left=_LEFT, right=_RIGHT)


def _counts(reviewed: tuple[ReviewedUser, ...]) -> Iterator[Block]:
    """How many users lie in each pile, and how many of each decision were made, side by side."""
    piles = [sum(row.pile is pile for row in reviewed) for pile in _PILES]
    decisions = [sum(row.decision is decision for row in reviewed) for decision in (*_DECISIONS, None)]
    after = _LEFT + sum(column.width for column in _PILE_COLUMNS) + _GAP_OF_COUNTS
    shown = [to_thai(count) for count in (*piles, len(reviewed))], [to_thai(count) for count in decisions]
    left = table(_PILE_COLUMNS, [shown[0]], "", left=_LEFT, size=_CELL_SIZE)
    yield beside(tuple(left), tuple(table(_DECISION_COLUMNS, [shown[1]], "", left=after, size=_CELL_SIZE)))


def _cells(row: ReviewedUser) -> tuple[str, ...]:
    decision = _DECISIONS[row.decision] if row.decision else _UNDECIDED
    return (
        row.full_name,
        row.username,
        thai_digits("\n".join(row.groups_in_register)),
        thai_digits("\n".join(row.groups_in_report)),
        thai_digits("\n".join((_PILES[row.pile], *row.flags))),
        f"{decision} *" if row.of_head else decision,
        thai_digits(row.note),
    )


def _table(
    columns: tuple[Column, ...], cells: Iterable[tuple[str, ...]], without: str, least_height: float = 0.0
) -> Iterator[Block]:
    """A numbered table, or a sentence in its place."""
    numbered = ((to_thai(number), *each) for number, each in enumerate(cells, start=1))
    first = next(numbered, None)
    if first:
        yield from table(
            columns,
            chain((first,), numbered),
            "ลำดับที่",
            left=_LEFT,
            size=_CELL_SIZE,
            smallest=_CELL_SIZE,
            least_height=least_height,
        )
    else:
        yield from paragraph(without, left=_LEFT + BODY_INDENT, right=_RIGHT)


def _sign_off(value: ReviewReport) -> Iterator[Block]:
    certified = (
        "ขอรับรองว่าได้สอบทานรายชื่อผู้ใช้งานในกลุ่มผู้ใช้งานตามรายการข้างต้นแล้ว ผู้ใช้งานที่ให้คงไว้มีหน้าที่และความรับผิดชอบตรงกับกลุ่มผู้ใช้งาน "
        "และได้สั่งให้ถอดผู้ใช้งานที่พ้นจากหน้าที่ออกจากกลุ่มผู้ใช้งานทันที"
    )
    yield _kept(certified)
    second = any(row.of_head for row in value.rows)
    if second:
        yield space(2, keep_with_next=True)
        yield _kept("* รายการของหัวหน้าหน่วยงานคลังเอง ผู้ลงนามรับรองคนที่สองเป็นผู้พิจารณา")
    yield space(14, keep_with_next=True)
    half = (_RIGHT - _LEFT) / 2 - 20 * mm
    head = tuple(signature(value.head, "หัวหน้าหน่วยงานคลัง", _RIGHT - half, _RIGHT))
    other = tuple(signature(value.second, "ผู้ลงนามรับรองคนที่สอง", _LEFT, _LEFT + half)) if second else ()
    yield beside(other, head, lead="ลงชื่อ")
    if value.audit:
        yield space(10)
        yield _audit_line(value.audit)


def _kept(text: str) -> Block:
    lines = tuple(paragraph(text, BODY_INDENT, left=_LEFT, right=_RIGHT))
    return beside(lines, lead=text, keep_with_next=True)


def _audit_line(audit: AuditHead) -> Block:
    told = f"บันทึกการใช้งานทะเบียน ณ เวลาที่จัดทำรายงาน สิ้นสุดที่บรรทัด {to_thai(audit.line)}  รหัสตรวจสอบ {audit.mac}"
    return beside(tuple(paragraph(told, left=_LEFT, right=_RIGHT, size=_SMALL)), lead=told)
