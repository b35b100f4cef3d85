"""The Thai name of everything that can be written on an official blank; no Qt, since sentences use them as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from elaas_desk.domain.blank_sources import MOST_ROWS
from elaas_desk.thai.digits import to_thai

_PLAIN: Final = {
    "document.number": "เลขที่คำขอ",
    "document.code": "รหัสเอกสาร",
    "written_at": "เขียนที่",
    "addressee": "เรียน",
    "office.name": "ชื่อ อปท.",
    "office.kind": "ประเภท อปท.",
    "office.district": "อำเภอ",
    "office.province": "จังหวัด",
    "office.phone": "โทรศัพท์ของ อปท.",
    "office.email": "อีเมลของ อปท.",
    "person.full_name": "ชื่อและนามสกุลผู้ขอ",
    "person.national_id": "เลขประจำตัวประชาชน (13 หลัก)",
    "person.position": "ตำแหน่งผู้ขอ",
    "person.level": "ระดับ",
    "person.unit": "สังกัด",
    "person.mobile": "โทรศัพท์มือถือผู้ขอ",
    "person.email": "อีเมลผู้ขอ",
    "person.order_number": "คำสั่งแต่งตั้งที่",
    "former_username": "ชื่อผู้ใช้งานเดิม",
    "reason.forgotten": "✓ ลืมรหัสผ่าน",
    "reason.suspended": "✓ รหัสถูกระงับ",
    "reason.newly_appointed": "✓ ได้รับแต่งตั้งใหม่",
    "reason.other": "✓ อื่น ๆ",
    "other_reason": "เหตุอื่น (ระบุ)",
    "requester.lao_user": "✓ ผู้ใช้งานของ อปท.",
    "requester.subordinate_head": "✓ หัวหน้าหน่วยงานคลังภายใต้สังกัด",
    "requester.subordinate_user": "✓ ผู้ใช้งานอื่นภายใต้สังกัด",
    "reason.new_user": "✓ ผู้ใช้งานใหม่",
    "reason.change_rights": "✓ เปลี่ยนแปลงสิทธิการใช้งาน",
    "reason.cannot_get_in": "✓ ไม่สามารถเข้าใช้งานได้",
    "cause": "เหตุที่เข้าใช้งานไม่ได้",
    "clerk.full_name": "ชื่อปลัด (ผู้รับรอง)",
    "clerk.position": "ตำแหน่งปลัด",
    "executive.full_name": "ชื่อผู้บริหารท้องถิ่น",
    "executive.position": "ตำแหน่งผู้บริหารท้องถิ่น",
    "superior.full_name": "ชื่อผู้บังคับบัญชา",
    "superior.position": "ตำแหน่งผู้บังคับบัญชา",
    "head.full_name": "ชื่อหัวหน้าหน่วยงานคลัง",
    "head.position": "ตำแหน่งหัวหน้าหน่วยงานคลัง",
}
_DATES: Final = {
    "dated": "วันที่ในแบบ",
    "person.order_date": "วันที่ของคำสั่ง",
    "person.in_post_since": "ดำรงตำแหน่งตั้งแต่",
}
_DATE_PARTS: Final = {"": "(ทั้งหมด)", ".day": "วันที่", ".month": "เดือน", ".year": "พ.ศ."}
_ID_PARTS: Final = ("หลักที่ 1", "หลักที่ 2–5", "หลักที่ 6–10", "หลักที่ 11–12", "หลักที่ 13")
_ROW: Final = {
    "number": "ลำดับที่",
    "name": "ชื่อกลุ่ม",
    "change": "เพิ่มหรือยกเลิก",
    "add": "✓ เพิ่ม",
    "remove": "✓ ยกเลิก",
    "duty": "หน้าที่",
    "order": "คำสั่งที่และวันที่",
    "order_number": "คำสั่งที่",
    "order_date": "วันที่ของคำสั่ง",
}
_ATTACHMENTS: Final = 4


def _words() -> dict[str, str]:
    found = dict(_PLAIN)
    for name, words in _DATES.items():
        found |= {f"{name}{part}": f"{words} {said}" for part, said in _DATE_PARTS.items()}
    for at, words in enumerate(_ID_PARTS, start=1):
        found[f"person.national_id.part{at}"] = f"เลขประจำตัวประชาชน {words}"
    for at in range(1, _ATTACHMENTS + 1):
        found[f"attachments.{at}.text"] = f"เอกสารแนบที่ {at}"
        found[f"attachments.{at}.enclosed"] = f"✓ แนบเอกสารที่ {at}"
    for at in range(1, MOST_ROWS + 1):
        found |= {f"groups.{at}.{part}": f"กลุ่มที่ {to_thai(at)} {words}" for part, words in _ROW.items()}
    return found


SOURCE_WORDS: Final[Mapping[str, str]] = _words()
"""By the name of the source (`domain.blank_sources`)."""

_MOST_NAMED: Final = 6


def named(sources: Sequence[str], most: int = _MOST_NAMED) -> str:
    """Values by their names in one line; of many the first ones, and how many more there are."""
    words = ", ".join(SOURCE_WORDS[source] for source in sources[:most])
    more = len(sources) - most
    return f"{words} และอีก {more} รายการ" if more > 0 else words


def left_off_sentence(sources: Sequence[str]) -> str:
    """That the blank in force has no place for these values of a request."""
    return f"แบบของกรมไม่มีช่องสำหรับ {named(sources)}"
