"""Values in order, and a register to keep them in."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from elaas_desk.domain.accounts import Account, KnownBy, Membership, PrivilegeGroup
from elaas_desk.domain.actors import Actor, ProgramUser, Role
from elaas_desk.domain.offices import Office, OfficeType, Unit, UnitKind
from elaas_desk.domain.people import Duty, DutyAssignment, Person, Post
from elaas_desk.domain.requests import (
    AccessRequest,
    Cause,
    Change,
    GroupChange,
    IssuedDocument,
    PaperKind,
    Reason,
    RequestDraft,
    RequestState,
    Step,
)
from elaas_desk.persistence.keys import DataKey
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.thai.names import FullName

KEY = DataKey(bytes(range(100, 132)))
NOW = datetime(2026, 11, 23, 9, 41, 5)  # noqa: DTZ001 - the office's own wall clock
TODAY = NOW.date()
ACTOR = Actor(7, "นางสาวพิมพ์ชนก แก้วประเสริฐ", Role.LAO_HEAD, 1)

OFFICE = Office(OfficeType.SUBDISTRICT, "บ้านใหม่", "เมืองสุพรรณบุรี", "สุพรรณบุรี", "199 หมู่ 4\nตำบลบ้านใหม่", "72000")
LAO = Unit(0, UnitKind.LAO, "องค์การบริหารส่วนตำบลบ้านใหม่", "อบต.บ้านใหม่", "ผู้อำนวยการกองคลัง")
SCHOOL = Unit(0, UnitKind.SUBORDINATE, "โรงเรียนอนุบาลบ้านใหม่")
PERSON = Person(
    0,
    FullName("นาย", "กิตติศักดิ์", "ศรีสุวรรณ"),
    "1720100000017",
    "นักวิชาการเงินและบัญชี",
    "ปฏิบัติการ",
    1,
    Post.LAO_USER,
    "กองคลัง",
    "08 1234 5678",
    "kittisak@baanmai.go.th",
    date(2024, 10, 1),
    "12/2567",
    date(2024, 9, 25),
)
ACCOUNT = Account(0, 1, "Kittisak.S", date(2026, 6, 1), date(2026, 9, 1), KnownBy.SEEN)
GROUP = PrivilegeGroup(0, "ผู้บันทึกฎีกา", "บันทึกฎีกาเบิกจ่าย", valid_from=date(2025, 10, 1))
MEMBERSHIP = Membership(0, 1, 1, date(2026, 6, 1), why="คำสั่งที่ 124/2569")
ASSIGNMENT = DutyAssignment(0, 1, 1, "124/2569", date(2026, 5, 25), date(2026, 6, 1))
REQUEST = AccessRequest(
    0,
    "๑๒/๒๕๗๐",
    RequestDraft(
        1,
        Reason.CHANGE_RIGHTS,
        TODAY,
        (GroupChange(1, Change.ADD, "งานการเงิน", "124/2569", date(2026, 5, 25)), GroupChange(1, Change.REMOVE)),
        Cause.OTHER,
        "เปลี่ยนเครื่อง",
        "old.name",
        "๑๒/๒๕๗๐",
    ),
    RequestState.DRAFT,
    (Step(RequestState.DRAFT, NOW, ACTOR.name),),
)
PDF = b"%PDF-1.7 \x00\xff issued"
DOCUMENT = IssuedDocument(
    0,
    PaperKind.FORM2,
    1,
    1,
    1,
    "๑๒/๒๕๗๐",
    "0123456789ab",
    hashlib.sha256(PDF).hexdigest(),
    2,
    NOW,
    ACTOR.name,
)
USER = ProgramUser(0, "Malee", "นางมาลี สุขใจ", Role.REGISTRAR, 1, None, TODAY)


def fill(work: UnitOfWork) -> None:
    """An office in which everything has the number 1; the school is unit 2."""
    work.office.save(OFFICE)
    work.units.add(LAO)
    work.units.add(SCHOOL)
    work.people.add(PERSON)
    work.duties.add(Duty(0, "งานการเงิน"))
    work.assignments.add(ASSIGNMENT)
    work.accounts.add(ACCOUNT)
    work.groups.add(replace(GROUP, duty_ids=frozenset({1})))
    work.requests.add(REQUEST)
    work.memberships.add(replace(MEMBERSHIP, request_id=1))
    work.documents.add(DOCUMENT, PDF)
    user = work.users.add(USER)
    work.users.set_password(user, "$2b$12$hash", TODAY)


def contents(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a folder, by name."""
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in folder.iterdir()}
