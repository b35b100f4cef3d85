"""The sections of the evidence pack: what stands in each, and which files follow it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from reportlab.lib.units import mm

from elaas_desk.domain.evidence_papers import (
    EvidenceFile,
    EvidencePack,
    RemovalInPack,
    RequestInPack,
    ReviewInPack,
    UserThen,
)
from elaas_desk.domain.removals import Proof
from elaas_desk.domain.requests import Reason, RequestState
from elaas_desk.domain.words import KNOWN_BY
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Align, Block, line, paragraph, part_title, space
from forms_pdf.page import BODY_INDENT
from forms_pdf.review_report import ROUNDS
from forms_pdf.rows import Item, rows
from forms_pdf.structure import Role
from forms_pdf.table import Column, table
from forms_pdf.wording import circular_reference, long_date, short_date, thai_digits

_CELL_SIZE, _SMALLEST_CELL_SIZE, _SMALL = 12.0, 10.0, 14.0
_SHA256_LINE = 32
_STATES = {
    RequestState.DRAFT: "ร่าง",
    RequestState.PRINTED: "พิมพ์แล้ว",
    RequestState.SIGNED: "ลงนามแล้ว",
    RequestState.SENT: "ส่งแล้ว",
    RequestState.DONE: "ดำเนินการแล้ว",
    RequestState.REFUSED: "ไม่อนุมัติ",
    RequestState.WITHDRAWN: "ยกเลิก",
}
_REASONS = {
    Reason.NEW_USER: "ผู้ใช้งานใหม่",
    Reason.CHANGE_RIGHTS: "เปลี่ยนแปลงสิทธิการใช้งาน",
    Reason.CANNOT_SIGN_IN: "ไม่สามารถเข้าใช้งานได้",
}
_PROOFS = {Proof.PROVED: "ไม่พบในรายงานแล้ว", Proof.NOT_PROVED: "ยังพบในรายงาน"}
_NUMBER = Column("ที่", 11 * mm, Align.CENTRE)
_PAGE = Column("หน้า", 14 * mm, Align.CENTRE)
_USERS = (
    _NUMBER,
    Column("ชื่อ - นามสกุล", 44 * mm),
    Column("ตำแหน่ง", 38 * mm),
    Column("ชื่อผู้ใช้", 25 * mm),
    Column("กลุ่มผู้ใช้งาน", 42 * mm),
)
_REQUESTS = (
    _NUMBER,
    Column("เลขที่คำขอ", 19 * mm, Align.CENTRE),
    Column("ผู้ขอ / หน่วยงาน", 43 * mm),
    Column("เรื่อง", 32 * mm),
    Column("สถานะและวันที่", 41 * mm),
    _PAGE,
)
_ACKNOWLEDGEMENTS = (
    _NUMBER,
    Column("ชื่อ - นามสกุล", 48 * mm),
    Column("หน่วยงาน", 35 * mm),
    Column("หนังสือที่", 29 * mm),
    Column("วันที่ลงนาม", 23 * mm, Align.CENTRE),
    _PAGE,
)
_PASSWORD_CHANGES = (
    _NUMBER,
    Column("วันที่เปลี่ยน", 23 * mm, Align.CENTRE),
    Column("ชื่อ - นามสกุล", 41 * mm),
    Column("ชื่อผู้ใช้", 25 * mm),
    Column("หน่วยงาน", 32 * mm),
    Column("ทราบจาก", 28 * mm),
)
_REVIEWS = (
    _NUMBER,
    Column("ครั้งที่", 19 * mm, Align.CENTRE),
    Column("หน่วยงาน", 33 * mm),
    Column("ประเภท", 28 * mm),
    Column("เริ่ม / ลงนามรับรอง", 31 * mm),
    Column("ผล", 24 * mm),
    _PAGE,
)
_REMOVALS = (
    _NUMBER,
    Column("ผู้ใช้งาน / หน่วยงาน", 40 * mm),
    Column("กลุ่มและเหตุ", 35 * mm),
    Column("วันสุดท้าย", 20 * mm, Align.CENTRE),
    Column("ถอดออกเมื่อ", 20 * mm, Align.CENTRE),
    Column("วัน", 10 * mm, Align.CENTRE),
    Column("ผลตามรายงาน", 24 * mm),
)
_FILES = (
    _NUMBER,
    Column("แฟ้ม", 42 * mm),
    Column("เอกสารของ", 40 * mm),
    Column("SHA-256", 53 * mm),
    _PAGE,
)


@dataclass(frozen=True, slots=True)
class Owner:
    """What files belong to: a request, an acknowledgement, a review."""

    title: str
    mark: str
    files: tuple[EvidenceFile, ...]

    def file_mark(self, number: int) -> str:
        """The mark of the first page of one of the files, counted from 0."""
        return self.mark if number == 0 else f"{self.mark}.{number}"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the pack: its blocks begin a page, the pages of the files of its owners follow."""

    title: str
    mark: str
    blocks: tuple[Block, ...]
    owners: tuple[Owner, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    """Title and mark of what can be found within the blocks."""


def sections(pack: EvidencePack) -> tuple[Section, ...]:
    """All sections in order; the last one lists the files of the others."""
    made = (
        _users("1", f"๑. ผู้ใช้งานและกลุ่มผู้ใช้งาน ณ วันที่ {long_date(pack.first)}", pack.users_at_start),
        _users("2", f"๒. ผู้ใช้งานและกลุ่มผู้ใช้งาน ณ วันที่ {long_date(pack.last)}", pack.users_at_end),
        _requests(pack),
        _acknowledgements(pack),
        _password_changes(pack),
        _reviews(pack),
        _removals(pack),
        _chain(pack),
    )
    return (*made, _files(each for section in made for each in section.owners))


def _section(
    mark: str, title: str, body: Iterable[Block], owners: Sequence[Owner] = (), parts: Sequence[tuple[str, str]] = ()
) -> Section:
    blocks = *part_title(title, mark=mark), space(6), *body
    return Section(title, mark, blocks, tuple(owners), tuple(parts))


def _table(
    columns: Sequence[Column], cells: Iterable[tuple[str, ...]], without: str, refers_to: Iterable[str] = ()
) -> Iterator[Block]:
    numbered = ((to_thai(number), *each) for number, each in enumerate(cells, start=1))
    first = next(numbered, None)
    if first:
        every = chain((first,), numbered)
        yield from table(columns, every, "ลำดับที่", size=_CELL_SIZE, smallest=_SMALLEST_CELL_SIZE, refers_to=refers_to)
    else:
        yield from paragraph(without, BODY_INDENT)


def _told(count: int, what: str) -> Block:
    return replace(line(f"จำนวน {to_thai(f'{count:,}')} {what}", size=_SMALL), keep_with_next=True)


def _users(mark: str, title: str, users: tuple[UserThen, ...]) -> Section:
    body: list[Block] = [_told(len(users), "บัญชี")]
    parts = []
    for number, (unit, of_unit) in enumerate(groupby(users, key=_unit_of)):
        body += [space(4), *part_title(to_thai(unit), size=_SMALL, mark=f"{mark}/{number}", role=Role.SUBPART)]
        parts.append((unit, f"{mark}/{number}"))
        cells = (
            (user.full_name, to_thai(user.position), user.username, thai_digits("\n".join(user.groups)))
            for user in of_unit
        )
        body += _table(_USERS, cells, "")
    if not users:
        body += paragraph("ไม่มีบัญชีผู้ใช้งานในวันดังกล่าว", BODY_INDENT)
    return _section(mark, title, body, parts=parts)


def _unit_of(user: UserThen) -> str:
    return user.unit


def _requests(pack: EvidencePack) -> Section:
    owners = [
        Owner(f"คำขอที่ {to_thai(each.number)}  {each.full_name}", f"3.{number}", each.files)
        for number, each in enumerate(pack.requests)
    ]
    body = [_told(len(owners), "คำขอ"), *_table(_REQUESTS, map(_request, pack.requests), "ไม่มีคำขอ", _marks(owners))]
    return _section("3", "๓. คำขอเกี่ยวกับผู้ใช้งาน (ข้อ ๑)", body, _with_files(owners))


def _request(request: RequestInPack) -> tuple[str, ...]:
    steps = "\n".join(f"{_STATES[step.state]}  {short_date(step.day)}" for step in request.steps)
    who = "\n".join(part for part in (request.full_name, to_thai(request.unit)) if part)
    return to_thai(request.number), who, _REASONS[request.reason], steps, "-"


def _acknowledgements(pack: EvidencePack) -> Section:
    """The pages of a list that several people signed follow once; the row of each of them refers to these."""
    sheets: dict[tuple[EvidenceFile, ...], list[str]] = {}
    for each in pack.acknowledgements:
        sheets.setdefault(each.files, []).append(each.full_name)
    signed = {files: (f"4.{number}", names) for number, (files, names) in enumerate(sheets.items()) if files}
    owners = [Owner(_sheet_title(names), mark, files) for files, (mark, names) in signed.items()]
    marks = (signed[each.files][0] if each.files else "" for each in pack.acknowledgements)
    cells = (
        (each.full_name, to_thai(each.unit), to_thai(each.circular), short_date(each.signed_on), "-")
        for each in pack.acknowledgements
    )
    count = len(pack.acknowledgements)
    body = [_told(count, "รายการ"), *_table(_ACKNOWLEDGEMENTS, cells, "ไม่มีการลงนามรับทราบ", marks)]
    return _section("4", "๔. การลงนามรับทราบข้อปฏิบัติ (ข้อ ๓.๑ ถึงข้อ ๓.๔)", body, owners)


def _sheet_title(names: Sequence[str]) -> str:
    more = f" และอีก {to_thai(len(names) - 1)} คน" if len(names) > 1 else ""
    return f"การรับทราบข้อปฏิบัติ  {names[0]}{more}"


def _password_changes(pack: EvidencePack) -> Section:
    cells = (
        (
            short_date(each.changed_on),
            each.full_name,
            each.username,
            to_thai(each.unit),
            KNOWN_BY[each.known_by] if each.known_by else "",
        )
        for each in pack.password_changes
    )
    body = [_told(len(pack.password_changes), "ครั้ง"), *_table(_PASSWORD_CHANGES, cells, "ไม่มีการเปลี่ยนรหัสผ่าน")]
    return _section("5", "๕. การเปลี่ยนรหัสผ่าน (ข้อ ๓.๔.๒)", body)


def _reviews(pack: EvidencePack) -> Section:
    owners = [Owner(_review_title(each), f"6.{number}", each.files) for number, each in enumerate(pack.reviews)]
    body = [_told(len(owners), "ครั้ง"), *_table(_REVIEWS, map(_review, pack.reviews), "ไม่มีการสอบทาน", _marks(owners))]
    return _section("6", "๖. การสอบทานรายชื่อผู้ใช้งานในกลุ่มผู้ใช้งาน (ข้อ ๔)", body, _with_files(owners))


def _review_title(review: ReviewInPack) -> str:
    which = f"การสอบทานครั้งที่ {to_thai(review.number)}" if review.number else "การสอบทาน"
    return "  ".join(part for part in (which, to_thai(review.unit)) if part)


def _review(review: ReviewInPack) -> tuple[str, ...]:
    days = f"เริ่ม {short_date(review.started)}" if review.started else ""
    signed = f"ลงนาม {short_date(review.signed_off)}" if review.signed_off else "ยังไม่ลงนามรับรอง"
    found = [] if review.users is None else [f"สอบทาน {review.users} ราย"]
    found += [f"ถอดออก {review.removed} กลุ่ม"] if review.removed else []
    found += [f"ติดตามต่อ {review.open_points} เรื่อง"] if review.open_points else []
    told = "\n".join(part for part in (days, signed, review.signed_by) if part)
    return to_thai(review.number), to_thai(review.unit), ROUNDS[review.kind], told, to_thai("\n".join(found)), "-"


def _removals(pack: EvidencePack) -> Section:
    title = "๗. การถอดผู้ใช้งานออกจากกลุ่ม (ข้อ ๔.๒)"
    times = pack.times
    body: list[Block] = [_told(len(pack.removals), "รายการ")]
    if times.worst is not None:
        told = (
            f"ผู้พ้นจากหน้าที่ {len(times.leavers):,} คน  นับจากวันสุดท้ายถึงวันที่ถอดออกครบ "
            f"ค่ามัธยฐาน {times.median_days:g} วัน  นานที่สุด {times.worst.days:,} วัน"
            + (f"  ยังถอดออกไม่ครบ {times.waiting:,} คน" if times.waiting else "")
        )
        body.append(replace(line(to_thai(told), size=_SMALL), keep_with_next=True))
    body += _table(_REMOVALS, map(_removal, pack.removals), "ไม่มีการถอดผู้ใช้งานออกจากกลุ่ม")
    return _section("7", title, body)


def _removal(removal: RemovalInPack) -> tuple[str, ...]:
    who = "\n".join(part for part in (removal.full_name, removal.username, to_thai(removal.unit)) if part)
    what = "\n".join(part for part in (thai_digits(removal.group), thai_digits(removal.reason)) if part)
    proof = _PROOFS[removal.proof] if removal.proof else ""
    proved = "\n".join(part for part in (proof, short_date(removal.proved_on)) if part)
    days = "" if removal.days is None else to_thai(removal.days)
    removed = short_date(removal.removed_on) or "ยังไม่ถอดออก"
    return who, what, short_date(removal.last_day), removed, days, proved


def _chain(pack: EvidencePack) -> Section:
    chain = pack.chain
    broken = "" if chain.broken_at is None else f" พบความผิดปกติตั้งแต่บรรทัดที่ {to_thai(chain.broken_at)}"
    verdict = "ครบถ้วน ไม่พบการแก้ไขหรือลบบรรทัด" if chain.intact else f"ไม่ครบถ้วน{broken}"
    about = (
        "บันทึกการใช้งานทะเบียนเขียนต่อท้ายเท่านั้น แต่ละบรรทัดมีรหัสตรวจสอบที่ผูกกับบรรทัดก่อนหน้า "
        "การแก้ไข แทรก หรือลบบรรทัดใดจึงตรวจพบได้ รหัสของบรรทัดสุดท้ายใช้เทียบกับเอกสารที่พิมพ์ไว้ก่อนหน้า"
    )
    body = (
        *rows(Item("ผลการตรวจสอบ", verdict, weight=1)),
        *rows(
            Item("ตรวจสอบเมื่อวันที่", long_date(chain.checked_on), weight=1),
            Item("จำนวนบรรทัด", to_thai(f"{chain.lines:,}"), weight=1),
        ),
        *rows(Item("บรรทัดสุดท้าย", to_thai(f"{chain.head.line:,}"), weight=1)),
        *rows(Item("รหัสตรวจสอบ", chain.head.mac, weight=1)),
        space(6),
        *paragraph(about, BODY_INDENT),
        *paragraph(f"ชุดหลักฐานนี้จัดทำตาม{circular_reference(pack.circular)}", BODY_INDENT),
    )
    return _section("8", "๘. การตรวจสอบบันทึกการใช้งานทะเบียน", body)


def _files(owners: Iterable[Owner]) -> Section:
    listed = [
        (file.name, owner.title, _halves(file.sha256), owner.file_mark(at))
        for owner in owners
        for at, file in enumerate(owner.files)
    ]
    cells = ((*each[:3], "") for each in listed)
    body = [_told(len(listed), "แฟ้ม"), *_table(_FILES, cells, "ไม่มีแฟ้มแนบ", (each[3] for each in listed))]
    return _section("9", "๙. บัญชีแฟ้มและค่า SHA-256", body)


def _halves(sha256: str) -> str:
    return f"{sha256[:_SHA256_LINE]}\n{sha256[_SHA256_LINE:]}"


def _marks(owners: Iterable[Owner]) -> Iterator[str]:
    return (owner.mark if owner.files else "" for owner in owners)


def _with_files(owners: Iterable[Owner]) -> list[Owner]:
    return [owner for owner in owners if owner.files]
