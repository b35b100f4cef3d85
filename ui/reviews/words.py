"""The words of reviews: piles, decisions, flags, kinds and removals. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from elaas_desk.domain.piles import Pile
from elaas_desk.domain.removals import Proof, Removal, RemovalOrigin
from elaas_desk.domain.review_rows import Decision, Flag
from elaas_desk.domain.reviews import ReviewKind
from ui.widgets.paint import State

PILES: Final[Mapping[Pile, str]] = {
    Pile.SAME: "ตรงกัน",
    Pile.ONLY_IN_REPORT: "มีเฉพาะใน New e-LAAS",
    Pile.ONLY_IN_REGISTER: "มีเฉพาะในทะเบียน",
    Pile.OTHER_GROUPS: "กลุ่มไม่ตรงกัน",
    Pile.OTHER_PERSON_OR_STATE: "ชื่อหรือสถานะไม่ตรงกัน",
}
DECISIONS: Final[Mapping[Decision, str]] = {
    Decision.KEEP: "คงไว้",
    Decision.REMOVE: "ถอดออก",
    Decision.CHANGE: "แก้กลุ่ม",
    Decision.UNSURE: "ยังไม่แน่ใจ",
}
"""In the order of the keys 1 to 4."""

FLAGS: Final[Mapping[Flag, str]] = {
    Flag.LEFT: "พ้นหน้าที่แล้ว",
    Flag.NO_DUTY: "ไม่มีหน้าที่รองรับ",
    Flag.GROUP_ENDED: "กลุ่มเลิกใช้แล้ว",
    Flag.TOO_MUCH: "ทำได้มากกว่าดูรายงาน",
    Flag.CONFLICT: "กลุ่มขัดกัน",
    Flag.LATE_PASSWORD: "รหัสผ่านเลยกำหนด",
    Flag.NOT_IN_REGISTER: "ไม่มีในทะเบียน",
    Flag.OTHER_PERSON: "ชื่อเป็นคนอื่น",
    Flag.UNKNOWN_GROUP: "กลุ่มที่ทะเบียนไม่รู้จัก",
    Flag.OWN_ROW: "ของผู้สอบทานเอง",
}
FLAG_REASONS: Final[Mapping[Flag, str]] = {
    Flag.LEFT: "พ้นหน้าที่แล้ว แต่ยังเป็นผู้ใช้งาน ต้องถอดออกทันที",
    Flag.NO_DUTY: "อยู่ในกลุ่มที่ไม่มีคำสั่งมอบหมายหน้าที่รองรับ",
    Flag.GROUP_ENDED: "อยู่ในกลุ่มที่เลิกใช้แล้ว",
    Flag.TOO_MUCH: "ผู้บริหารหรือปลัดอยู่ในกลุ่มที่ทำได้มากกว่าดูรายงาน",
    Flag.CONFLICT: "อยู่ในสองกลุ่มที่ไม่ควรอยู่กับคนเดียวกัน",
    Flag.LATE_PASSWORD: "ไม่ได้เปลี่ยนรหัสผ่านภายใน ๖ เดือน",
    Flag.NOT_IN_REGISTER: "มีใน New e-LAAS แต่ทะเบียนไม่รู้จัก ตรวจว่าเป็นใคร",
    Flag.OTHER_PERSON: "New e-LAAS ระบุชื่อผู้ใช้นี้เป็นคนอื่น ตรวจว่าใครใช้",
    Flag.UNKNOWN_GROUP: "อยู่ใน New e-LAAS ในกลุ่มที่ไม่มีในทะเบียนกลุ่ม",
    Flag.OWN_ROW: "เป็นชื่อของผู้สอบทานเอง ต้องให้ผู้อื่นลงนามรับรอง",
}
FLAG_CLAUSES: Final[Mapping[Flag, str]] = {
    Flag.LEFT: "4.2",
    Flag.NO_DUTY: "4.1",
    Flag.GROUP_ENDED: "4.1",
    Flag.TOO_MUCH: "2",
    Flag.CONFLICT: "4.1",
    Flag.LATE_PASSWORD: "3.4.2",
    Flag.NOT_IN_REGISTER: "4",
    Flag.OTHER_PERSON: "4.1",
    Flag.UNKNOWN_GROUP: "4.1",
    Flag.OWN_ROW: "4",
}

KINDS: Final[Mapping[ReviewKind, str]] = {
    ReviewKind.SIX_MONTHLY: "สอบทานรอบ ๖ เดือน",
    ReviewKind.ON_PAPER: "ลงนามบนกระดาษ",
    ReviewKind.FOLLOW_UP: "รอบติดตาม",
    ReviewKind.TRANSFER: "หลังโอนย้ายหรือพ้นหน้าที่",
    ReviewKind.ACTING_ENDED: "สิ้นสุดการรักษาราชการแทน",
    ReviewKind.GROUP_RETIRED: "เลิกใช้กลุ่ม",
}

ORIGINS: Final[Mapping[RemovalOrigin, str]] = {
    RemovalOrigin.LEAVING: "พ้นหน้าที่",
    RemovalOrigin.REVIEW: "ผลการสอบทาน",
    RemovalOrigin.REQUEST: "คำขอเปลี่ยนแปลงสิทธิ",
    RemovalOrigin.GROUP_RETIRED: "เลิกใช้กลุ่ม",
    RemovalOrigin.RECORD: "บันทึกจากทะเบียน",
}


def removal_state(removal: Removal) -> tuple[State, str]:
    """How far a removal has come, as a state and its word."""
    if removal.proof is Proof.NOT_PROVED:
        return State.LATE, "ยังพบในรายงาน"
    if removal.proof is Proof.PROVED:
        return State.OK, "ยืนยันแล้ว"
    if removal.done_on is not None:
        return State.SOON, "ถอดแล้ว รอรายงานยืนยัน"
    return State.LATE, "ต้องถอด"
