"""The Thai name of every input, as sentences call it; no Qt, so that the headless commands speak the same way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_INDEX = re.compile(r"\[(\d+)\]")

NAMES: Final[Mapping[str, str]] = {
    # a person
    "title": "คำนำหน้าชื่อ",
    "first_name": "ชื่อ",
    "last_name": "นามสกุล",
    "full_name": "ชื่อและนามสกุล",
    "national_id": "เลขประจำตัวประชาชน",
    "position": "ตำแหน่ง",
    "level": "ระดับตำแหน่ง",
    "unit_id": "หน่วยงาน",
    "unit": "สังกัด",
    "post": "ฐานะตามหนังสือสั่งการ",
    "division": "กอง",
    "phone": "หมายเลขโทรศัพท์",
    "mobile": "หมายเลขโทรศัพท์มือถือ",
    "email": "ที่อยู่อีเมล",
    "in_post_since": "วันที่เริ่มดำรงตำแหน่ง",
    "appointed_by": "เลขที่คำสั่งแต่งตั้ง",
    "appointed_on": "วันที่ของคำสั่งแต่งตั้ง",
    "person_id": "บุคลากร",
    "person": "ข้อมูลผู้ขอ",
    "acknowledged_on": "วันที่ลงนามรับทราบ",
    # an account and its groups
    "username": "ชื่อผู้ใช้งาน",
    "former_username": "ชื่อผู้ใช้งานเดิม",
    "opened_on": "วันที่เปิดบัญชี",
    "closed_on": "วันที่ปิดบัญชี",
    "password_changed_on": "วันที่เปลี่ยนรหัสผ่าน",
    "changed_on": "วันที่เปลี่ยนรหัสผ่าน",
    "password_known_by": "ที่มาของวันที่เปลี่ยนรหัสผ่าน",
    "known_by": "ที่มาของวันที่เปลี่ยนรหัสผ่าน",
    "account_ids": "บัญชีผู้ใช้งาน",
    "account_id": "บัญชีผู้ใช้งาน",
    "group_ids": "กลุ่มผู้ใช้งาน",
    "group_id": "กลุ่มผู้ใช้งาน",
    "why": "เหตุผล",
    "since": "วันที่เริ่มมีสิทธิ",
    "description": "คำอธิบายกลุ่ม",
    "view_only": "สิทธิดูอย่างเดียว",
    "valid_from": "วันที่เริ่มใช้กลุ่ม",
    "valid_to": "วันสุดท้ายที่ใช้กลุ่ม",
    "replaced_by": "กลุ่มที่ใช้แทน",
    "replaced_by_id": "กลุ่มที่ใช้แทน",
    "duty_ids": "หน้าที่ที่รองรับกลุ่ม",
    # duties, leaving
    "duty_name": "หน้าที่",
    "duty": "หน้าที่ที่ได้รับมอบหมาย",
    "duty_id": "หน้าที่",
    "order_number": "เลขที่คำสั่ง",
    "order_date": "วันที่ของคำสั่ง",
    "starts_on": "วันที่เริ่มหน้าที่",
    "ends_on": "วันสุดท้ายของหน้าที่",
    "acting": "การรักษาราชการแทน",
    "capacity": "ฐานะที่ลงนามแทน",
    "lines": "รายการคนและหน้าที่",
    "given_by": "ผู้อนุญาต",
    "last_day": "วันสุดท้ายที่อยู่ในหน้าที่",
    "order": "เลขที่คำสั่งที่พ้นหน้าที่",
    "order_awaited": "สถานะรอคำสั่ง",
    "stays": "การปฏิบัติงานต่อ",
    "assignment_ids": "หน้าที่ที่สิ้นสุด",
    "kept_assignment_ids": "หน้าที่ที่ทำต่อ",
    "returned_on": "วันที่กลับมาปฏิบัติหน้าที่",
    "retires_on": "วันเกษียณ",
    "removed_group_ids": "กลุ่มที่ถอดออก",
    "on": "วันที่",
    # units and the office
    "name": "ชื่อ",
    "short_name": "ชื่อย่อ",
    "head_title": "ตำแหน่งของหัวหน้าหน่วยงานคลัง",
    "office": "ข้อมูลหน่วยงาน",
    "office.name": "ชื่อหน่วยงาน",
    "office_type": "ประเภทหน่วยงาน",
    "office.kind": "ประเภทหน่วยงาน",
    "district": "อำเภอ",
    "province": "จังหวัด",
    "address": "ที่อยู่หน่วยงาน",
    "postcode": "รหัสไปรษณีย์",
    "letter_prefix": "เลขที่หนังสือของหน่วยงาน",
    "memo_prefix": "เลขที่บันทึกข้อความ",
    "finance_division": "ชื่อหน่วยงานคลัง",
    "numbering": "ปีที่ใช้นับเลขคำขอ",
    # requests and papers
    "$": "ข้อมูลทั้งแฟ้ม",
    "document": "ชนิดเอกสาร",
    "reason": "เหตุผล",
    "other_reason": "เหตุผลอื่น",
    "cause": "เหตุที่เข้าใช้งานไม่ได้",
    "cause_text": "เหตุที่เข้าใช้งานไม่ได้",
    "dated": "วันที่ของเอกสาร",
    "number": "เลขที่เอกสาร",
    "register_number": "เลขทะเบียนคำขอ",
    "changes": "กลุ่มที่ขอ",
    "groups": "กลุ่มที่ขอ",
    "group": "ชื่อกลุ่มผู้ใช้งาน",
    "change": "การเพิ่มหรือถอดออก",
    "written_at": "สถานที่เขียน",
    "requester": "ฐานะของผู้ขอ",
    "addressee": "ผู้รับเอกสาร",
    "attachments": "เอกสารแนบ",
    "enclosed": "การแนบเอกสาร",
    "text": "ชื่อเอกสาร",
    "wording": "ข้อความ",
    "clerk": "ปลัดผู้รับรอง",
    "executive": "ผู้บริหารท้องถิ่น",
    "superior": "ผู้บังคับบัญชา",
    "head": "หัวหน้าหน่วยงานคลัง",
    "signatory": "ผู้ลงนาม",
    "sender": "ส่วนราชการเจ้าของหนังสือ",
    "subject": "เรื่องของหนังสือ",
    "references": "หนังสือที่อ้างถึง",
    "enclosures": "สิ่งที่ส่งมาด้วย",
    "copies": "จำนวนฉบับ",
    "body": "ข้อความในหนังสือ",
    "owner_unit": "ส่วนราชการเจ้าของเรื่อง",
    "agency": "ส่วนราชการในบันทึกข้อความ",
    "occasion": "เหตุของการสอบทาน",
    "office_name": "ชื่อหน่วยงาน",
    "unit_name": "ชื่อหน่วยงาน",
    "note": "หมายเหตุ",
    # reviews
    "second.name": "ชื่อผู้ลงนามอีกคน",
    "second.position": "ตำแหน่งของผู้ลงนามอีกคน",
    "second.on": "วันที่ผู้ลงนามอีกคนลงนาม",
    "unanswered_reason": "เหตุที่ยังไม่ได้ตัดสินบางราย",
    "as_of": "วันที่ตรวจ",
    "to_remove": "กลุ่มที่จะถอดออก",
    "to_add": "กลุ่มที่จะเพิ่ม",
    "removal_ids": "รายการที่ถอดออก",
    # the program's own users
    "sign_in_name": "ชื่อสำหรับเข้าใช้โปรแกรม",
    "role": "บทบาทในโปรแกรม",
    "password": "รหัสผ่าน",
    "password_again": "รหัสผ่านที่พิมพ์ซ้ำ",
    "old": "รหัสผ่านเดิม",
    "old_password": "รหัสผ่านเดิม",
    "new": "รหัสผ่านใหม่",
    "new_password": "รหัสผ่านใหม่",
    "again": "รหัสผ่านที่พิมพ์ซ้ำ",
    "recovery_key": "กุญแจกู้คืน",
    "until": "วันที่เลื่อนไป",
    "task_key": "งานที่เลื่อน",
    # an option of the headless commands
    "--today": "วันที่",
}

NAMELESS: Final = "ข้อมูลช่องนี้"


def spoken_path(path: str) -> str:
    """A JSON path as people count: `groups[2].order_date` is "groups รายการที่ 3 › order_date"."""
    return _INDEX.sub(lambda match: f" รายการที่ {int(match[1]) + 1}", path).replace(".", " › ")


def name_of(field: str | None) -> str:
    """The Thai name of a draft's attribute or of a JSON path (`groups[2].order_date`, `office.name`).

    The longest known tail of the path wins; an unknown or missing field is called "this field".
    """
    if field is None:
        return NAMELESS
    parts = _INDEX.sub("", field).split(".")
    tails = (".".join(parts[start:]) for start in range(len(parts)))
    return next((NAMES[tail] for tail in tails if tail in NAMES), NAMELESS)
