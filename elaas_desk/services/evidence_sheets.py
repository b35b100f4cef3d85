"""The evidence pack as sheets of a workbook: the same rows as on paper, to be counted and filtered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from elaas_desk.domain.evidence_papers import EvidenceFile, EvidencePack, UserThen
from elaas_desk.domain.removals import Proof
from elaas_desk.domain.requests import Reason
from elaas_desk.domain.words import KNOWN_BY
from elaas_desk.services.person_detail import STATE_WORDS
from elaas_desk.services.review_views import KIND_WORDS
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai
from elaas_desk.workbooks import Cell, SheetOfRows

_REASONS = {
    Reason.NEW_USER: "ผู้ใช้งานใหม่",
    Reason.CHANGE_RIGHTS: "เปลี่ยนแปลงสิทธิการใช้งาน",
    Reason.CANNOT_SIGN_IN: "ไม่สามารถเข้าใช้งานได้",
}
_PROOFS = {None: "", Proof.PROVED: "ไม่พบในรายงานแล้ว", Proof.NOT_PROVED: "ยังพบในรายงาน"}
_USER = ("หน่วยงาน", "ชื่อ–สกุล", "ตำแหน่ง", "ชื่อผู้ใช้", "กลุ่มผู้ใช้งาน")


def sheets_of(pack: EvidencePack) -> tuple[SheetOfRows, ...]:
    """One sheet for each section of the pack, and one that names every file in it with its SHA-256."""
    span = f"{dates.long(pack.first)} ถึง {dates.long(pack.last)}"
    return (
        _sheet("สรุป", f"ชุดหลักฐาน {pack.office_name}", ("เรื่อง", "จำนวน"), _summary(pack, span)),
        _sheet("ผู้ใช้งานต้นช่วง", f"ผู้ใช้งานและกลุ่ม ณ {dates.long(pack.first)}", _USER, _users(pack.users_at_start)),
        _sheet("ผู้ใช้งานปลายช่วง", f"ผู้ใช้งานและกลุ่ม ณ {dates.long(pack.last)}", _USER, _users(pack.users_at_end)),
        _sheet(
            "คำขอ",
            f"คำขอ {span}",
            ("เลขที่", "หน่วยงาน", "ชื่อ–สกุล", "เหตุผล", "ลงวันที่", "สถานะ", "ตั้งแต่", "สำเนาที่ลงนาม (ฉบับ)"),
            _requests(pack),
        ),
        _sheet(
            "การรับทราบ",
            f"การลงนามรับทราบข้อ ๓.๑–๓.๔ {span}",
            ("หน่วยงาน", "ชื่อ–สกุล", "หนังสือที่", "ลงนามเมื่อ", "สำเนาที่ลงนาม (ฉบับ)"),
            [
                (each.unit, each.full_name, each.circular, each.signed_on, len(each.files))
                for each in pack.acknowledgements
            ],
        ),
        _sheet(
            "การเปลี่ยนรหัสผ่าน",
            f"การเปลี่ยนรหัสผ่าน {span}",
            ("หน่วยงาน", "ชื่อ–สกุล", "ชื่อผู้ใช้", "เปลี่ยนเมื่อ", "ทราบจาก"),
            _passwords(pack),
        ),
        _sheet(
            "การสอบทาน",
            f"การสอบทานรายชื่อ {span}",
            ("หน่วยงาน", "รอบที่", "ประเภท", "เริ่ม", "ลงนามปิดรอบ", "ผู้ลงนาม", "ผู้ใช้งาน (คน)", "สั่งถอด", "ยังค้าง"),
            _reviews(pack),
        ),
        _sheet(
            "การถอดออกจากกลุ่ม",
            f"การถอดออกจากกลุ่ม {span}",
            (
                *("หน่วยงาน", "ชื่อ–สกุล", "ชื่อผู้ใช้", "กลุ่มผู้ใช้งาน", "เหตุ"),
                *("วันสุดท้ายในหน้าที่", "ถอดออกเมื่อ", "ใช้เวลา (วัน)", "รายงานยืนยัน", "รายงาน ณ วันที่"),
            ),
            _removals(pack),
        ),
        _sheet("แฟ้มในชุด", "แฟ้มที่อยู่ในชุดหลักฐาน", ("แฟ้ม", "เอกสาร", "SHA-256"), _files(pack)),
    )


def _sheet(name: str, title: str, headings: tuple[str, ...], rows: Iterable[Sequence[Cell]]) -> SheetOfRows:
    return SheetOfRows(name, title, headings, tuple(rows))


def _summary(pack: EvidencePack, span: str) -> Iterator[Sequence[Cell]]:
    yield "ช่วงวันที่", span
    yield "หน่วยงาน", ", ".join(pack.units) or "ทุกหน่วยงาน"
    yield "จัดทำเมื่อ", pack.made_on
    yield "ผู้จัดทำ", pack.made_by
    yield "ผู้ใช้งานต้นช่วง (คน)", len(pack.users_at_start)
    yield "ผู้ใช้งานปลายช่วง (คน)", len(pack.users_at_end)
    yield "คำขอ", len(pack.requests)
    yield "การเปลี่ยนรหัสผ่าน", len(pack.password_changes)
    yield "การสอบทาน", len(pack.reviews)
    yield "การถอดออกจากกลุ่ม", len(pack.removals)
    yield "ผู้พ้นหน้าที่ (คน)", len(pack.times.leavers)
    yield "ผู้พ้นหน้าที่ที่ยังถอดออกไม่ครบ (คน)", pack.times.waiting
    yield "จากพ้นหน้าที่ถึงถอดออกครบ มัธยฐาน (วัน)", pack.times.median_days
    yield "จากพ้นหน้าที่ถึงถอดออกครบ นานที่สุด (วัน)", None if pack.times.worst is None else pack.times.worst.days
    yield "บันทึกเหตุการณ์ (บรรทัด)", pack.chain.lines
    yield "ผลตรวจบันทึกเหตุการณ์", "ครบถ้วน" if pack.chain.intact else f"ขาดหรือถูกแก้ที่บรรทัด {pack.chain.broken_at}"


def _users(users: Iterable[UserThen]) -> Iterator[Sequence[Cell]]:
    for user in users:
        yield user.unit, user.full_name, user.position, user.username, "\n".join(user.groups)


def _requests(pack: EvidencePack) -> Iterator[Sequence[Cell]]:
    for each in pack.requests:
        last = each.steps[-1]
        reason = _REASONS[each.reason]
        head = (to_thai(each.number), each.unit, each.full_name, reason)
        yield (*head, each.steps[0].day, STATE_WORDS[last.state], last.day, len(each.files))


def _acknowledgements(pack: EvidencePack) -> Iterator[Sequence[Cell]]:
    for each in pack.acknowledgements:
        yield each.unit, each.full_name, to_thai(each.circular), each.signed_on, len(each.files)


def _passwords(pack: EvidencePack) -> Iterator[Sequence[Cell]]:
    for each in pack.password_changes:
        known = "" if each.known_by is None else KNOWN_BY[each.known_by]
        yield each.unit, each.full_name, each.username, each.changed_on, known


def _reviews(pack: EvidencePack) -> Iterator[Sequence[Cell]]:
    for each in pack.reviews:
        head = (each.unit, to_thai(each.number), KIND_WORDS[each.kind], each.started, each.signed_off, each.signed_by)
        yield (*head, each.users, each.removed, each.open_points)


def _removals(pack: EvidencePack) -> Iterator[Sequence[Cell]]:
    for each in pack.removals:
        head = (each.unit, each.full_name, each.username, each.group, each.reason)
        yield (*head, each.last_day, each.removed_on, each.days, _PROOFS[each.proof], each.proved_on)


def _files(pack: EvidencePack) -> Iterator[Sequence[Cell]]:
    files: list[EvidenceFile] = []
    for request in pack.requests:
        files += request.files
    for acknowledgement in pack.acknowledgements:
        files += acknowledgement.files
    for review in pack.reviews:
        files += review.files
    for file in dict.fromkeys(files):  # a sheet that several people signed is told once
        yield file.name, file.what, file.sha256
