"""What the frame shows of the office around every page: units, counts, and everything that the search box finds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.requests import OPEN_STATES
from elaas_desk.domain.tasks import Severity
from elaas_desk.services.access import Deed, may
from elaas_desk.services.desk import Desk
from elaas_desk.services.orders import OrderEntry
from elaas_desk.services.views import RegisterEntry
from elaas_desk.thai.digits import to_arabic, to_thai
from elaas_desk.thai.text import normalise
from ui.errands import (
    AddPerson,
    CheckPaper,
    Errand,
    ImportPeople,
    LeaveDuty,
    NewRequest,
    NotifyRemoval,
    OpenGroup,
    OpenOrder,
    OpenPage,
    OpenPerson,
    OpenRemovals,
    OpenRequest,
    PrintGroups,
    PrintMatrix,
    PrintMemo,
    PrintSheet,
    PrintSlip,
    PrintUsers,
    RemindUsers,
)
from ui.main_window import Counts, Surroundings
from ui.widgets.choice_field import Choice

Found = tuple[str, Choice]

_MENU: Final = "เมนู"
"""Beside what can be done: the word for command is that for an order of the office, which is searched for as well."""
_PAGES: Final = (
    ("today", "งานวันนี้", "ครบกำหนด"),
    ("register", "ทะเบียนผู้ใช้งาน", "คน บัญชี รหัสผ่าน"),
    ("groups", "กลุ่มผู้ใช้งาน", "หน้าที่ มอบหมาย เลิกใช้กลุ่ม"),
    ("requests", "คำขอ", "แบบคำขอ"),
    ("reviews", "การสอบทาน ๖ เดือน", "เริ่มสอบทาน ลงนามปิดรอบ"),
    ("documents", "เอกสารและรายงาน", "ชุดหลักฐาน ผู้ตรวจสอบ พิมพ์อีกครั้ง"),
    ("settings", "ตั้งค่า", "สำนักงาน หน่วยงาน ผู้ใช้โปรแกรม"),
)


class AroundReader:
    """Reads the surroundings for one signed-in user; called on the worker."""

    def __init__(self, desk: Desk, actor: Actor) -> None:
        self._desk, self._actor = desk, actor

    def __call__(self) -> Surroundings:
        """Everything that the frame shows, in one go."""
        desk, actor = self._desk, self._actor
        entries = desk.register.entries(actor)
        requests = desk.requests.listed(actor)
        tasks = desk.tasks.due(actor, desk.clock().date())
        late = sum(1 for line in tasks if line.task.severity in (Severity.LATE, Severity.UNKNOWN))
        waiting = sum(1 for entry in requests if entry.request.state in OPEN_STATES)
        found = [
            *_commands(actor),
            *(found for entry in entries for found in _person(entry, actor)),
            *(_found(group.name, "กลุ่มผู้ใช้งาน", OpenGroup(group.id)) for group in desk.groups.groups(actor)),
            *(_order(entry) for entry in desk.orders.orders(actor)),
            *(
                _found(f"คำขอที่ {entry.request.number}", entry.person.name.full, OpenRequest(entry.request.id))
                for entry in requests
            ),
        ]
        units = [(unit.id, unit.short_name or unit.name) for unit in desk.register.units(actor)]
        return Surroundings(desk.register.office(actor).full_name, units, Counts(late, waiting), found)


def _person(entry: RegisterEntry, actor: Actor) -> Iterator[Found]:
    """Somebody, and right after that what is done about nobody else so urgently."""
    person, username = entry.person, entry.account.username if entry.account else ""
    yield _found(person.name.full, username or person.position, OpenPerson(person.id), person.national_id)
    if not entry.left and may(actor, Deed.ENTER, person.unit_id):
        yield _found(f"พ้นหน้าที่: {person.name.full}", _MENU, LeaveDuty(person.id), f"{username} {person.national_id}")


def _order(entry: OrderEntry) -> Found:
    order = entry.order
    duties = " · ".join(dict.fromkeys(held.duty.name for each in entry.people for held in each.duties))
    return _found(f"คำสั่งที่ {to_thai(order.number)}", duties, OpenOrder(order.number, order.dated))


def _commands(actor: Actor) -> Iterator[Found]:
    """What can be started from anywhere, then the pages, each also under the words of what is done there."""
    if may(actor, Deed.REQUEST):
        yield _found("ทำคำขอใหม่", _MENU, NewRequest())
    if may(actor, Deed.ENTER):
        yield _found("เพิ่มคนในทะเบียน", _MENU, AddPerson())
        yield _found("นำเข้าคนและบัญชี", _MENU, ImportPeople(), "Excel รายงาน New e-LAAS")
    if may(actor, Deed.REQUEST):
        yield _found("พิมพ์ใบรับทราบข้อปฏิบัติ", _MENU, PrintSheet(), "ลงนามรับทราบ 3.1 3.4")
        yield _found("พิมพ์หนังสือแจ้งเตือนผู้ใช้งาน", _MENU, RemindUsers(), "เปลี่ยนรหัสผ่าน เลยกำหนด 3.4.2")
        yield _found("พิมพ์บันทึกข้อความถึงปลัด", _MENU, PrintMemo(), "รายงาน เลยกำหนด")
        yield _found("พิมพ์หนังสือแจ้งถอดออกจากกลุ่ม", _MENU, NotifyRemoval(), "พ้นหน้าที่ 4.2")
    if may(actor, Deed.DECIDE):
        yield _found("พิมพ์ใบแจ้งรหัสผ่านครั้งแรก", _MENU, PrintSlip(), "ซอง ลับ รหัสผ่าน 3.3")
    if may(actor, Deed.EXPORT):
        yield _found("พิมพ์บัญชีรายชื่อผู้ใช้งาน", _MENU, PrintUsers(), "หน่วยงาน ทะเบียน สอบทาน")
        yield _found("พิมพ์รายชื่อแยกตามกลุ่มผู้ใช้งาน", _MENU, PrintGroups(), "สมาชิก")
        yield _found("พิมพ์ตารางคน × กลุ่ม", _MENU, PrintMatrix(), "สิทธิ A3 A4")
    yield _found("รายการที่ต้องถอดออกจากกลุ่ม", _MENU, OpenRemovals())
    yield _found("ตรวจสอบเอกสาร", _MENU, CheckPaper(), "รหัสเอกสาร QR แฟ้ม PDF ของจริง")
    for page, words, also in _PAGES:
        yield _found(words, _MENU, OpenPage(page), also)


def _found(words: str, detail: str, errand: Errand, also: str = "") -> Found:
    hay = to_arabic(normalise(f"{words} {detail} {also}")).casefold()
    return hay, Choice(errand, words, detail)
