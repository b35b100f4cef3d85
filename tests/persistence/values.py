"""Values in order, and a register to keep them in."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from elaas_desk.domain.accounts import Account, KnownBy, Membership, PrivilegeGroup
from elaas_desk.domain.acknowledgements import Acknowledgement
from elaas_desk.domain.actors import Actor, ProgramUser, Role
from elaas_desk.domain.attachments import Attachment, MediaType
from elaas_desk.domain.blanks import Blank, BlankField, FieldAlign, FieldLook
from elaas_desk.domain.conflicts import ConflictException, GroupConflict
from elaas_desk.domain.corrections import Correction
from elaas_desk.domain.office_pictures import OfficePicture, PicturePlace
from elaas_desk.domain.offices import Office, OfficeType, Unit, UnitKind
from elaas_desk.domain.people import Departure, Duty, DutyAssignment, LeaveReason, Person, Post
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.removals import Proof, Removal, RemovalOrigin
from elaas_desk.domain.report import ReportColumn, ReportImport, ReportRow
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
from elaas_desk.domain.review_rows import Decision, Flag, GroupThen, ReviewRow
from elaas_desk.domain.reviews import Review, ReviewKind, SecondSignature
from elaas_desk.domain.signing import Capacity, StandIn
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

DEPARTURE = Departure(0, 1, date(2025, 9, 30), LeaveReason.TRANSFER, "99/2568", date(2025, 10, 2), date(2026, 4, 1))
CONFLICT = GroupConflict(0, 1, 2, "ผู้บันทึกต้องไม่อนุมัติเอง")
EXCEPTION = ConflictException(0, 1, 1, "คนเดียวในกอง", date(2026, 11, 1), date(2027, 1, 31), ACTOR.name)
SIGNED = Acknowledgement(0, 1, "มท 0808.4/ว 0036", date(2026, 6, 2), NOW, ACTOR.name)
SCAN = b"\xff\xd8\xff a scan"
ATTACHMENT = Attachment(
    0, "คำขอ.jpg", MediaType.JPEG, hashlib.sha256(SCAN).hexdigest(), len(SCAN), 1, NOW, ACTOR.name, request_id=1
)
REPORT_FILE = b"group,user"
REPORT = ReportImport(
    0, "report.csv", hashlib.sha256(REPORT_FILE).hexdigest(), len(REPORT_FILE), TODAY, NOW, ACTOR.name, 1, 2
)
REPORT_ROWS = (
    ReportRow("ผู้บันทึกฎีกา", "kittisak.s", "นายกิตติศักดิ์ ศรีสุวรรณ", "นักวิชาการเงินและบัญชี", "กองคลัง", "ใช้งาน"),
    ReportRow("ผู้อนุมัติ", "kittisak.s", "นายกิตติศักดิ์ ศรีสุวรรณ"),
)
LAYOUT = {0: ReportColumn.GROUP, 3: ReportColumn.USERNAME}
REVIEW = Review(
    1,
    TODAY,
    date(2026, 11, 20),
    ReviewKind.SIX_MONTHLY,
    number="๑/๒๕๗๐",
    started_by=ACTOR.name,
    signed_by=ACTOR.name,
    import_id=1,
    second=SecondSignature("นายสมชาย ใจดี", "ปลัดองค์การบริหารส่วนตำบล", TODAY),
    document_id=1,
)
REVIEWED = ReviewRow(
    0,
    1,
    "Kittisak.S",
    "กิตติศักดิ์ ศรีสุวรรณ",
    "นักวิชาการเงินและบัญชี",
    Pile.OTHER_GROUPS,
    (GroupThen("ผู้บันทึกฎีกา", 1, date(2026, 6, 1), "คำสั่งที่ ๑๒๔/๒๕๖๙"),),
    ("ผู้บันทึกฎีกา", "ผู้อนุมัติ"),
    (Flag.NO_DUTY, Flag.CONFLICT),
    1,
    1,
    ("ตำแหน่งไม่ตรงกัน",),
    Decision.CHANGE,
    ("ผู้อนุมัติ",),
    (),
    "ไม่ได้รับมอบหมาย",
    NOW,
    ACTOR.name,
)
REMOVAL = Removal(
    0,
    "Kittisak.S",
    "ผู้อนุมัติ",
    RemovalOrigin.REVIEW,
    TODAY,
    ACTOR.name,
    1,
    1,
    1,
    2,
    1,
    TODAY,
    ACTOR.name,
    Proof.NOT_PROVED,
    1,
)
CORRECTION = Correction(0, 1, 0, "memberships", 1, "", '{"group_id":2}', NOW, ACTOR.name, 1, 1)
BLANK_FILE = b"%PDF-1.7 an official blank"
BLANK = Blank(
    0,
    PaperKind.FORM2,
    "แบบ 2.pdf",
    hashlib.sha256(BLANK_FILE).hexdigest(),
    2,
    date(2026, 10, 1),
    NOW,
    ACTOR.name,
    (
        BlankField("person.full_name", 1, 60_000, 48_500, 90_000, 7_000, acro_name="ชื่อผู้ขอ"),
        BlankField("person.national_id", 2, 30_000, 50_000, 80_000, 8_000, FieldAlign.CENTRE, FieldLook.BOXES, 140),
    ),
    nudge_right=300,
    nudge_down=-100,
)
PICTURE_FILE = b"\x89PNG of a garuda"
PICTURE = OfficePicture(
    PicturePlace.GARUDA,
    "ครุฑ.png",
    MediaType.PNG,
    hashlib.sha256(PICTURE_FILE).hexdigest(),
    NOW,
    ACTOR.name,
)
STAND_IN = StandIn(
    0, Post.CLERK, 1, 1, Capacity.ACTING, date(2026, 10, 1), date(2027, 3, 31), "40/2569", date(2026, 9, 28)
)


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
    _govern(work)
    _print(work)


def _print(work: UnitOfWork) -> None:
    work.blanks.add_with(BLANK, BLANK_FILE)
    work.office_pictures.put(PICTURE, PICTURE_FILE)
    work.stand_ins.add(STAND_IN)


def contents(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a folder, by name."""
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in folder.iterdir()}


def _govern(work: UnitOfWork) -> None:
    work.departures.add(DEPARTURE)
    work.groups.add(PrivilegeGroup(0, "ผู้อนุมัติ"))
    work.conflicts.add(CONFLICT)
    work.exceptions.add(EXCEPTION)
    work.acknowledgements.add(SIGNED)
    work.attachments.add(ATTACHMENT, SCAN)
    work.reports.add(REPORT, REPORT_ROWS, REPORT_FILE)
    work.reports.remember_layout("f" * 64, LAYOUT)
    work.reviews.add(REVIEW)
    work.review_rows.add(REVIEWED)
    work.removals.add(REMOVAL)
    work.corrections.add(CORRECTION)
