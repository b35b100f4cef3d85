"""The words of the review screens: flags in short and as a reason, origins and states of removals."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from elaas_desk.domain.removals import RemovalOrigin
from elaas_desk.domain.review_rows import Flag
from elaas_desk.services.review_views import RemovalState
from elaas_desk.thai.names import NameProblem, parse
from ui.widgets.paint import State

FLAGS: Final[Mapping[Flag, str]] = {
    Flag.LEFT: "พ้นหน้าที่แล้ว",
    Flag.NO_DUTY: "ไม่มีหน้าที่รองรับ",
    Flag.GROUP_ENDED: "กลุ่มเลิกใช้แล้ว",
    Flag.TOO_MUCH: "ทำได้มากกว่าดูรายงาน",
    Flag.CONFLICT: "กลุ่มขัดกัน",
    Flag.LATE_PASSWORD: "รหัสผ่านเลยกำหนด",
    Flag.NOT_IN_REGISTER: "ไม่มีในทะเบียน",
    Flag.OTHER_PERSON: "ชื่อเป็นคนอื่น",
    Flag.UNKNOWN_GROUP: "กลุ่มที่ไม่รู้จัก",
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

ORIGINS: Final[Mapping[RemovalOrigin, str]] = {
    RemovalOrigin.LEAVING: "พ้นหน้าที่",
    RemovalOrigin.REVIEW: "ผลการสอบทาน",
    RemovalOrigin.REQUEST: "คำขอเปลี่ยนแปลงสิทธิ",
    RemovalOrigin.GROUP_RETIRED: "เลิกใช้กลุ่ม",
    RemovalOrigin.RECORD: "บันทึกจากทะเบียน",
}


REMOVAL_STATES: Final[Mapping[RemovalState, tuple[State, str]]] = {
    RemovalState.ORDERED: (State.LATE, "ต้องถอด"),
    RemovalState.DONE: (State.SOON, "ถอดแล้ว รอรายงานยืนยัน"),
    RemovalState.PROVED: (State.OK, "ยืนยันแล้ว"),
    RemovalState.NOT_PROVED: (State.LATE, "ยังพบในรายงาน"),
}


@lru_cache(maxsize=4096)
def without_title(name: str) -> str:
    """The name as tables show it, so that the eye sorts by it."""
    try:
        return parse(name).without_title
    except NameProblem:
        return name
