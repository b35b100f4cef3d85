"""Values of the papers about who holds what: ordinary ones, and ones where everything is long."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from elaas_desk.domain.governance_papers import (
    Acknowledgement,
    AuditHead,
    ClauseOnPaper,
    GroupToLeave,
    NoReport,
    OpenPoint,
    RemovalNotice,
    RemovalToDo,
    ReportFile,
    ReviewedUser,
    ReviewReport,
    UserOnPaper,
)
from elaas_desk.domain.papers import Signatory
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.policy import DEFAULT_POLICY, load_policy
from elaas_desk.domain.review_rows import Decision
from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.paths import resource
from tests.forms_pdf.values import (
    CIRCULAR,
    CLERK,
    HEAD,
    LONG_ADDRESS,
    LONG_FORM_1,
    LONG_NAME,
    LONG_POSITION,
    OFFICE,
    TODAY,
)

_POLICY = load_policy(resource("policy", DEFAULT_POLICY))
_NAMES = ("นายวีรพงษ์ ใจซื่อ", "นางสาวกาญจนา แก้วมณีวงศ์", "นางพัชรินทร์ แก้วมณี", "นายกิตติศักดิ์ ศรีสุวรรณ")
_GROUPS = ("ผู้บันทึกข้อมูลรายรับ", "ผู้ตรวจสอบฎีกา", "เจ้าหน้าที่พัสดุ", "ผู้บันทึกฎีกา")
LONG_GROUP = "กลุ่มผู้ปฏิบัติงานบันทึกและตรวจสอบข้อมูลรายรับรายจ่ายงบประมาณ"
LONG_TEXT = LONG_FORM_1.other_reason
_LONG_SIGNATORY = Signatory(LONG_NAME, LONG_POSITION)
_LONG_USER = UserOnPaper(LONG_NAME, LONG_POSITION, LONG_FORM_1.person.unit, "x" * 60)
FINANCE_HEAD = Signatory(HEAD.full_name, HEAD.position)
MAC = hashlib.sha256(b"log").hexdigest()
SHA256 = hashlib.sha256(b"report").hexdigest()


def user(number: int) -> UserOnPaper:
    """A user of ordinary length."""
    return UserOnPaper(
        f"{_NAMES[number % 4]}{'ก' * (number // 4)}", "นักวิชาการเงินและบัญชีปฏิบัติการ", "กองคลัง", f"user{number:03}.khlang"
    )


def acknowledgement(count: int = 1) -> Acknowledgement:
    """A form for one person, or a table for several."""
    numbers = ("3.1", "3.2", "3.3", "3.4.1", "3.4.2")
    clauses = tuple(ClauseOnPaper(number, _POLICY.clauses[number].text) for number in numbers)
    people = tuple(user(number % 8) for number in range(count))
    title = _POLICY.circular.title
    return Acknowledgement(CIRCULAR, title, clauses, "1/2570", OFFICE.name, TODAY, people, FINANCE_HEAD)


LONG_ACKNOWLEDGEMENT = replace(
    acknowledgement(), written_at=LONG_ADDRESS, people=(_LONG_USER,), witness=_LONG_SIGNATORY
)


def removal_notice(count: int = 3) -> RemovalNotice:
    """A notice for somebody in so many groups, of which one is done."""
    groups = (
        GroupToLeave(_GROUPS[at % 4], date(2025, 10, 1 + at % 28), None if at else date(2026, 10, 1))
        for at in range(count)
    )
    return RemovalNotice(
        CIRCULAR,
        "3/2570",
        "กองคลัง องค์การบริหารส่วนตำบลบ้านใหม่",
        OFFICE.phone,
        "สพ 72102/45",
        TODAY,
        "หัวหน้าฝ่ายการเงิน",
        user(0),
        "โอนย้าย",
        date(2026, 9, 30),
        "412/2569",
        date(2026, 9, 15),
        tuple(groups),
        Signatory("นางพัชรินทร์ แก้วมณี", "นักวิชาการคลัง"),
        FINANCE_HEAD,
        Signatory("นายกิตติศักดิ์ ศรีสุวรรณ", "หัวหน้าฝ่ายการเงิน"),
    )


LONG_REMOVAL_NOTICE = replace(
    removal_notice(),
    agency=LONG_ADDRESS,
    addressee=LONG_POSITION,
    user=_LONG_USER,
    reason=LONG_TEXT,
    groups=(GroupToLeave(LONG_GROUP, TODAY),) * 20,
    carried_out_by=_LONG_SIGNATORY,
    head=_LONG_SIGNATORY,
    supervisor=_LONG_SIGNATORY,
)


def review_row(number: int) -> ReviewedUser:
    """Every fifth user differs, in turn in each way there is, and is decided in each way."""
    pile = list(Pile)[number // 5 % 5] if number % 5 == 0 else Pile.SAME
    group, other = _GROUPS[number % 4], _GROUPS[(number + 1) % 4]
    in_report = {Pile.ONLY_IN_REGISTER: (), Pile.OTHER_GROUPS: (group, other)}.get(pile, (group,))
    return ReviewedUser(
        user(number).full_name,
        user(number).username,
        pile,
        () if pile is Pile.ONLY_IN_REPORT else (group,),
        in_report,
        ("ไม่มีหน้าที่รองรับ",) if number % 7 == 3 else (),
        Decision.KEEP if pile is Pile.SAME else (*Decision, None)[number // 5 % 5],
        "รอคำสั่งมอบหมาย" if number % 7 == 3 else "",
        of_head=number == 1,
    )


def review_report(count: int = 30) -> ReviewReport:
    """A six-monthly check of so many users."""
    rows = tuple(review_row(number) for number in range(count))
    removed = (row for row in rows if row.decision is Decision.REMOVE)
    unsure = (row for row in rows if row.decision is Decision.UNSURE)
    return ReviewReport(
        CIRCULAR,
        OFFICE.name,
        "",
        "1/2570",
        ReviewKind.SIX_MONTHLY,
        "",
        date(2026, 11, 2),
        TODAY,
        date(2026, 11, 1),
        ReportFile("รายงานรายชื่อผู้ใช้ 2-11-69.xlsx", SHA256, date(2026, 11, 2)),
        rows,
        tuple(RemovalToDo(row.full_name, row.username, "ผู้ตรวจสอบฎีกา") for row in removed),
        tuple(OpenPoint(row.full_name, row.username, "รอคำสั่งมอบหมายหน้าที่") for row in unsure),
        FINANCE_HEAD,
        CLERK,
        AuditHead(1234, MAC),
        "5/2570",
    )


EMPTY_REVIEW_REPORT = replace(
    review_report(0),
    round_kind=ReviewKind.TRANSFER,
    occasion="นายวีรพงษ์ ใจซื่อ โอนย้าย",
    source=NoReport("ระบบ New e-LAAS ปิดปรับปรุงระหว่างวันที่ 1-15 พฤศจิกายน 2569", date(2026, 11, 2)),
    audit=None,
)
_LONG_ROW = ReviewedUser(
    LONG_NAME,
    "x" * 60,
    Pile.OTHER_PERSON_OR_STATE,
    (LONG_GROUP,) * 3,
    (LONG_GROUP,) * 14,
    ("สองกลุ่มที่ไม่ควรอยู่ด้วยกัน (ผู้บันทึกฎีกา กับ ผู้ตรวจสอบฎีกา)", "รหัสผ่านเลยกำหนด 45 วัน"),
    Decision.UNSURE,
    LONG_TEXT * 2,
    of_head=True,
)
LONG_REVIEW_REPORT = replace(
    review_report(0),
    unit_name="โรงเรียนเทศบาล 2 (วัดบ้านใหม่สามัคคีธรรม)",
    office_name=LONG_FORM_1.office.name,
    occasion=LONG_TEXT,
    source=ReportFile("ชื่อแฟ้มยาว" * 20 + ".xlsx", SHA256),
    rows=(_LONG_ROW,) * 4,
    removals=(RemovalToDo(LONG_NAME, "x" * 60, LONG_GROUP),) * 3,
    open_points=(OpenPoint(LONG_NAME, "y" * 40, LONG_TEXT * 2),),
    head=_LONG_SIGNATORY,
    second=_LONG_SIGNATORY,
)
