"""The words of requests: reasons, causes, states, papers and addressees. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from elaas_desk.domain.requests import Cause, Change, PaperKind, Reason, RequestState
from elaas_desk.domain.routing import Addressee, Forbidden, Notice, Route
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai

REASONS: Final[Mapping[Reason, str]] = {
    Reason.NEW_USER: "ผู้ใช้งานใหม่",
    Reason.CHANGE_RIGHTS: "เปลี่ยนแปลงสิทธิการใช้งาน",
    Reason.CANNOT_SIGN_IN: "ไม่สามารถเข้าใช้งานได้",
}
MEANINGS: Final[Mapping[Reason, str]] = {
    Reason.NEW_USER: "ขอชื่อผู้ใช้ รหัสผ่าน และกลุ่ม เป็นครั้งแรก",
    Reason.CHANGE_RIGHTS: "เพิ่มกลุ่มหรือถอดออกจากกลุ่ม ตามหน้าที่ที่ได้รับมอบหมาย",
    Reason.CANNOT_SIGN_IN: "ลืมรหัสผ่าน รหัสถูกระงับ หรือเหตุอื่น",
}
CAUSES: Final[Mapping[Cause, str]] = {
    Cause.FORGOTTEN: "ลืมรหัสผ่าน",
    Cause.SUSPENDED: "รหัสถูกระงับ",
    Cause.NEWLY_APPOINTED: "ได้รับแต่งตั้งใหม่",
    Cause.OTHER: "เหตุอื่น",
}
STATES: Final[Mapping[RequestState, str]] = {
    RequestState.DRAFT: "ร่าง",
    RequestState.PRINTED: "พิมพ์แล้ว",
    RequestState.SIGNED: "ลงนามแล้ว",
    RequestState.SENT: "ส่งแล้ว",
    RequestState.DONE: "ดำเนินการแล้ว",
    RequestState.REFUSED: "ไม่อนุมัติ",
    RequestState.WITHDRAWN: "ยกเลิก",
}
FORWARD: Final = (RequestState.PRINTED, RequestState.SIGNED, RequestState.SENT, RequestState.DONE)
"""The way that a request takes when nothing stops it."""
WAITS: Final[Mapping[RequestState, str]] = {
    RequestState.DRAFT: "รอพิมพ์",
    RequestState.PRINTED: "รอลงนาม",
    RequestState.SIGNED: "รอส่ง",
    RequestState.SENT: "รอผล",
}
"""What an open request waits for."""
CHANGES: Final[Mapping[Change, str]] = {Change.ADD: "เพิ่ม", Change.REMOVE: "ถอดออก"}
PAPERS: Final[Mapping[PaperKind, str]] = {
    PaperKind.LETTER: "หนังสือราชการถึงกรม",
    PaperKind.FORM1: "แบบขอรหัสผู้ใช้งาน (สิ่งที่ส่งมาด้วย ๑)",
    PaperKind.FORM2: "แบบคำขอเป็นผู้ใช้งาน (สิ่งที่ส่งมาด้วย ๒)",
    PaperKind.DUE_LIST: "รายการงาน",
}
SHORT_PAPERS: Final[Mapping[PaperKind, str]] = {
    PaperKind.LETTER: "หนังสือราชการ",
    PaperKind.FORM1: "สิ่งที่ส่งมาด้วย ๑",
    PaperKind.FORM2: "สิ่งที่ส่งมาด้วย ๒",
    PaperKind.DUE_LIST: "รายการงาน",
}
NOTICES: Final[Mapping[Notice, str]] = {
    Notice.CIRCULAR_SILENT_NEW_HEAD: (
        "หนังสือสั่งการไม่ได้กล่าวถึงหัวหน้าหน่วยงานคลังที่ยังไม่มีชื่อผู้ใช้ จึงใช้ทางเดียวกับกรณีไม่สามารถเข้าใช้งานได้"
    ),
    Notice.CIRCULAR_SILENT_RIGHTS: (
        "หนังสือสั่งการไม่ได้กล่าวถึงการเปลี่ยนสิทธิของหัวหน้าหน่วยงานคลัง จึงใช้ทางเดียวกับกรณีไม่สามารถเข้าใช้งานได้"
    ),
    Notice.SET_UP_BY_HEAD: "หัวหน้าหน่วยงานคลังเป็นผู้กำหนดสิทธิให้ จึงไม่บังคับให้ยื่นแบบ พิมพ์ไว้เป็นหลักฐานได้",
}
_ADDRESSEES: Final[Mapping[Addressee, str]] = {
    Addressee.DLA: "ถึงกรม",
    Addressee.LAO_FINANCE_HEAD: "ถึงหัวหน้าคลังของ อปท.",
    Addressee.SUBUNIT_FINANCE_HEAD: "ถึงหัวหน้าคลังของหน่วยงาน",
}
_PAPERS_IN_LIST: Final[Mapping[PaperKind, str]] = {
    PaperKind.LETTER: "หนังสือ",
    PaperKind.FORM1: "แบบ ๑",
    PaperKind.FORM2: "แบบ ๒",
    PaperKind.DUE_LIST: "รายการ",
}


def why_not(forbidden: Forbidden | None, username: str) -> str:
    """Why a reason cannot be chosen, or nothing when it can."""
    if forbidden is Forbidden.HAS_ACCOUNT:
        return f"เลือกไม่ได้ เพราะมีชื่อผู้ใช้ {username} อยู่แล้ว"
    return "เลือกไม่ได้ เพราะยังไม่มีชื่อผู้ใช้ใน New e-LAAS" if forbidden is Forbidden.NO_ACCOUNT else ""


def way_in_list(way: Route) -> str:
    """แบบ ๒ ถึงหัวหน้าคลังของ อปท.: papers and addressee on one line of a list."""
    papers = " และ".join(_PAPERS_IN_LIST[kind] for kind in way.documents)
    return f"{papers} {_ADDRESSEES[way.addressee]}"


def order_of(number: str, dated: date | None) -> str:
    """คำสั่งที่ ๑๓๑/๒๕๖๙ ลงวันที่ ๑๖ พฤศจิกายน ๒๕๖๙; nothing without a number."""
    if not number:
        return ""
    day = f" ลงวันที่ {to_thai(dates.long(dated))}" if dated else ""
    return f"คำสั่งที่ {to_thai(number)}{day}"


def age_of(days: int) -> str:
    """How long a request has been in its state."""
    return "วันนี้" if days <= 0 else f"{days:,} วัน"


def waits_for(state: RequestState, days: int) -> str:
    """รอลงนาม 3 วัน: what an open request waits for and how long; how long it has been over for another one."""
    wait = WAITS.get(state)
    return age_of(days) if wait is None else f"{wait} {age_of(days)}" if days > 0 else wait
