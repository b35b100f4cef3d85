"""Differences between New e-LAAS and the register, and what puts them right, in Thai."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from elaas_desk.domain.reconcile_values import Difference, DifferenceKind, Ground, Remedy, RemedyKind
from elaas_desk.domain.requests import Reason

_DIFFERENCES: Final[Mapping[DifferenceKind, str]] = {
    DifferenceKind.UNKNOWN_USER: "New e-LAAS มีผู้ใช้รายนี้ แต่ทะเบียนไม่มี",
    DifferenceKind.SECOND_USERNAME: "เจ้าของบัญชี {register} มีชื่อผู้ใช้ {report} ใน New e-LAAS อีกชื่อหนึ่ง",
    DifferenceKind.OTHER_USERNAME: "น่าจะเป็นคนเดียวกัน ทะเบียนใช้ชื่อ {register} แต่ New e-LAAS ใช้ชื่อ {report}",
    DifferenceKind.CLOSED_ACCOUNT: "ทะเบียนบันทึกว่าปิดบัญชีแล้ว แต่ New e-LAAS ยังมีผู้ใช้รายนี้",
    DifferenceKind.NOT_IN_REPORT: "ทะเบียนยังเปิดบัญชีอยู่ แต่รายงานของ New e-LAAS ไม่มีผู้ใช้รายนี้",
    DifferenceKind.IN_NO_GROUP: "ทะเบียนไม่มีกลุ่มของบัญชีนี้ รายงานที่แสดงเฉพาะผู้ใช้ในกลุ่มจึงไม่มีชื่อ",
    DifferenceKind.OTHER_PERSON: "ทะเบียนเป็นของ{register} แต่ New e-LAAS ระบุว่าเป็น{report}",
    DifferenceKind.NAME: "ชื่อในทะเบียนคือ{register} แต่ใน New e-LAAS คือ{report}",
    DifferenceKind.UNIT: "ทะเบียนอยู่ในหน่วยงาน {register} แต่ New e-LAAS อยู่ใน {report}",
    DifferenceKind.LEFT: "พ้นหน้าที่แล้ว แต่ยังเป็นผู้ใช้ใน New e-LAAS",
    DifferenceKind.NOT_ACTIVE: "New e-LAAS มีสถานะ “{report}” แต่ทะเบียนยังเปิดบัญชีอยู่",
    DifferenceKind.EXTRA_GROUP: "New e-LAAS อยู่ในกลุ่ม {report} แต่ทะเบียนไม่มี",
    DifferenceKind.MISSING_GROUP: "ทะเบียนอยู่ในกลุ่ม {register} แต่ New e-LAAS ไม่มี",
    DifferenceKind.UNKNOWN_GROUP: "New e-LAAS อยู่ในกลุ่ม {report} ซึ่งไม่มีในรายการกลุ่มของทะเบียน",
    DifferenceKind.GROUP_NAME: "กลุ่ม {report} ใน New e-LAAS น่าจะเป็นกลุ่ม {register} ในทะเบียน",
    DifferenceKind.TITLE: "คำนำหน้าต่างกัน ทะเบียนคือ{register} แต่ New e-LAAS คือ{report}",
    DifferenceKind.POSITION: "ตำแหน่งในทะเบียนคือ{register} แต่ใน New e-LAAS คือ{report}",
    DifferenceKind.USERNAME_CASE: "ตัวพิมพ์ของชื่อผู้ใช้ต่างกัน ทะเบียนคือ {register} แต่ New e-LAAS คือ {report}",
}
_REMEDIES: Final[Mapping[RemedyKind, str]] = {
    RemedyKind.REMOVE_FROM_GROUPS: "ถอด {username} ออกจากกลุ่ม {groups} ใน New e-LAAS",
    RemedyKind.REMOVE_USER: "ถอด {username} ออกจากทุกกลุ่มและปิดบัญชีใน New e-LAAS",
    RemedyKind.ADD_MEMBERSHIP: "บันทึกในทะเบียนว่าอยู่ในกลุ่ม {groups}",
    RemedyKind.END_MEMBERSHIP: "บันทึกในทะเบียนว่าออกจากกลุ่ม {groups} แล้ว",
    RemedyKind.ADD_ACCOUNT: "บันทึกบัญชี {username} ให้บุคคลนี้ในทะเบียน ตามกลุ่มใน New e-LAAS",
    RemedyKind.ADD_PERSON: "เพิ่ม{name}และบัญชี {username} ในทะเบียน ตามกลุ่มใน New e-LAAS",
    RemedyKind.CLOSE_ACCOUNT: "บันทึกในทะเบียนว่าปิดบัญชีแล้ว",
    RemedyKind.CHANGE_NAME: "แก้ชื่อในทะเบียนเป็น{name}",
    RemedyKind.CHANGE_POSITION: "แก้ตำแหน่งในทะเบียนเป็น{position}",
    RemedyKind.CHANGE_UNIT: "ย้ายในทะเบียนไปหน่วยงาน {unit}",
    RemedyKind.CHANGE_USERNAME: "แก้ชื่อผู้ใช้ในทะเบียนเป็น {username}",
    RemedyKind.ADD_GROUP: "เพิ่มกลุ่ม {groups} ในทะเบียน และบันทึกว่าผู้ใช้รายนี้อยู่ในกลุ่ม",
    RemedyKind.RENAME_GROUP: "แก้ชื่อกลุ่ม {former} ในทะเบียนเป็น {groups}",
}
_REQUESTS: Final[Mapping[Reason, str]] = {
    Reason.NEW_USER: "ทำคำขอเป็นผู้ใช้งานใหม่",
    Reason.CHANGE_RIGHTS: "ทำคำขอเปลี่ยนแปลงสิทธิ ให้ New e-LAAS ตรงกับทะเบียน",
    Reason.CANNOT_SIGN_IN: "ทำคำขอกรณีเข้าใช้งานไม่ได้",
}
_REQUEST_OF_GROUPS: Final = "ทำคำขอเปลี่ยนแปลงสิทธิ ให้เข้ากลุ่ม {groups} ใน New e-LAAS"
GROUND_WORDS: Final[Mapping[Ground, str]] = {
    Ground.DUTY: "มีหน้าที่ตามคำสั่งรองรับ",
    Ground.NO_DUTY: "ไม่มีหน้าที่ตามคำสั่งรองรับ",
    Ground.VIEWING: "เป็นกลุ่มที่ดูรายงานอย่างเดียว",
    Ground.MORE_THAN_VIEWING: "ผู้บริหารและปลัดมีสิทธิดูรายงานเท่านั้น",
    Ground.GROUP_ENDED: "กลุ่มนี้เลิกใช้แล้ว",
    Ground.NOT_TIED: "ทะเบียนยังไม่ระบุว่าหน้าที่ใดรองรับกลุ่มนี้",
    Ground.LEFT: "พ้นหน้าที่แล้ว",
    Ground.UNKNOWN_PERSON: "ทะเบียนไม่มีบุคคลนี้ จึงไม่มีหน้าที่รองรับ",
    Ground.SPELLING: "สองฝั่งเขียนไม่เหมือนกัน",
    Ground.OTHER_UNIT: "สองฝั่งอยู่คนละหน่วยงาน",
    Ground.OTHER_HOLDER: "New e-LAAS ระบุชื่อเป็นคนอื่น",
}
"""Why a remedy is offered, as a phrase."""


def difference_sentence(difference: Difference) -> str:
    """In what the two sides differ."""
    return _DIFFERENCES[difference.kind].format(register=difference.register, report=difference.report)


def remedy_sentence(remedy: Remedy, difference: Difference) -> str:
    """What somebody would do about the difference that it is offered for."""
    if remedy.reason is not None:
        words = _REQUEST_OF_GROUPS if remedy.groups and remedy.reason is Reason.CHANGE_RIGHTS else ""
        words = words or _REQUESTS[remedy.reason]
    else:
        words = _REMEDIES[remedy.kind]
    return words.format(
        username=remedy.username or "ผู้ใช้รายนี้",
        groups=", ".join(remedy.groups),
        name=remedy.name,
        position=remedy.position,
        unit=difference.report,
        former=difference.register,
    )
