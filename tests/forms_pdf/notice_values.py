"""Values of notices, of the slip with a first password and of the memo to the clerk: ordinary ones, and long ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from elaas_desk.domain.governance_papers import ClauseOnPaper, UserOnPaper
from elaas_desk.domain.notice_papers import LateCount, LateMemo, LateRow, PasswordSlip, Reminder, ReminderAbout
from elaas_desk.domain.papers import Signatory
from elaas_desk.domain.policy import DEFAULT_POLICY, load_policy
from elaas_desk.paths import resource
from tests.forms_pdf.governance_values import FINANCE_HEAD, LONG_TEXT, user
from tests.forms_pdf.values import CIRCULAR, CLERK, LONG_ADDRESS, LONG_FORM_1, LONG_NAME, LONG_POSITION, OFFICE, TODAY

_POLICY = load_policy(resource("policy", DEFAULT_POLICY))
_LONG_SIGNATORY = Signatory(LONG_NAME, LONG_POSITION)
_LONG_USER = UserOnPaper(LONG_NAME, LONG_POSITION, LONG_FORM_1.person.unit, "x" * 50)
_WHATS = (("เปลี่ยนรหัสผ่าน", "3.4.2"), ("ถอดออกจากกลุ่มทันที", "4.2"), ("สอบทานรายชื่อ", "4"))
_REF = "หนังสือกรมส่งเสริมการปกครองท้องถิ่น ที่ มท ๐๘๐๘.๔/ว ๐๐๓๖ ลงวันที่ ๒๕ มีนาคม ๒๕๖๘"


def clauses(*numbers: str) -> tuple[ClauseOnPaper, ...]:
    """Clauses of the circular in force."""
    return tuple(ClauseOnPaper(number, _POLICY.clauses[number].text) for number in numbers)


REMINDER = Reminder(
    CIRCULAR,
    agency="กองคลัง องค์การบริหารส่วนตำบลบ้านใหม่",
    phone=OFFICE.phone,
    number="สพ 72102/",
    dated=TODAY,
    user=user(0),
    changed_on=date(2026, 5, 11),
    due_on=date(2026, 11, 11),
    standing="เลยกำหนดมาแล้ว 12 วัน",
    until=date(2026, 11, 30),
    body=(
        f"ด้วยแนวทางปฏิบัติตาม{_REF} ข้อ ๓.๔.๒ กำหนดให้ผู้ใช้งานเปลี่ยนรหัสผ่านทุก ๆ ๖ เดือน จากการตรวจสอบทะเบียนผู้ใช้งาน "
        "รหัสผ่านของ นายวีรพงษ์ ใจซื่อ ครบกำหนดเปลี่ยนวันที่ ๑๑ พฤศจิกายน ๒๕๖๙ เลยกำหนดมาแล้ว ๑๒ วัน",
        "จึงขอให้เปลี่ยนรหัสผ่านในระบบ New e-LAAS ภายในวันที่ ๓๐ พฤศจิกายน ๒๕๖๙ แล้วลงลายมือชื่อในส่วนตอบกลับท้ายหนังสือนี้ส่งคืนหน่วยงานคลัง",
    ),
    clauses=clauses("3.4.1"),
    head=FINANCE_HEAD,
)
SIGNING_REMINDER = replace(
    REMINDER,
    about=ReminderAbout.ACKNOWLEDGEMENT,
    changed_on=None,
    standing="",
    body=(f"ด้วยแนวทางปฏิบัติตาม{_REF} ข้อ ๓.๑ ถึงข้อ ๓.๓ กำหนดข้อปฏิบัติให้ผู้ใช้งานระบบ New e-LAAS ถือปฏิบัติ",),
    clauses=clauses("3.1", "3.2", "3.3"),
)
LONG_REMINDER = replace(
    REMINDER,
    agency=LONG_ADDRESS,
    user=_LONG_USER,
    standing="ไม่ปรากฏวันที่เปลี่ยนครั้งล่าสุด ถือว่าครบกำหนดแล้ว",
    body=(LONG_TEXT * 2, *REMINDER.body, LONG_TEXT * 3),
    head=_LONG_SIGNATORY,
)

SLIP_PASSWORD = "Ab3#xY9!mQ7z"
SLIP = PasswordSlip(
    CIRCULAR,
    office_name=OFFICE.name,
    dated=TODAY,
    user=user(0),
    password=SLIP_PASSWORD,
    advice=(
        "รหัสผ่านนี้ใช้เข้าระบบครั้งแรกเท่านั้น เมื่อเข้าระบบได้แล้วให้เปลี่ยนรหัสผ่านใหม่ทันที และทำลายส่วนที่มีรหัสผ่านนี้ "
        "หากรอยผนึกถูกเปิดก่อนถึงมือ ให้แจ้งกองคลังโดยไม่ใช้รหัสผ่านนี้",
    ),
    clauses=clauses("3.4.1", "3.1", "3.2", "3.3"),
)
LONG_SLIP = replace(
    SLIP,
    office_name=LONG_FORM_1.office.name,
    user=_LONG_USER,
    password="W" * 32,
    advice=("ก" + "ำหนดให้เปลี่ยนรหัสผ่าน" * 13, "ทำลายทันที"),
)


def _row(number: int) -> LateRow:
    what, clause = _WHATS[number % 3]
    due = TODAY - timedelta(days=number + 1)
    return LateRow(what, user(number % 8).full_name, "กองคลัง", f"เลยมา {number + 1} วัน", due, clause)


def late_memo(count: int = 8, soon: int = 0) -> LateMemo:
    """A memo with so many rows that are late, and so many that will be."""
    counted = tuple(
        LateCount(what, clause, len(range(at, count, 3))) for at, (what, clause) in enumerate(_WHATS) if at < count
    )
    coming = tuple(
        replace(_row(number), when=f"อีก {number + 1} วัน", due=TODAY + timedelta(days=number + 1), late=False)
        for number in range(soon)
    )
    return LateMemo(
        CIRCULAR,
        agency="กองคลัง องค์การบริหารส่วนตำบลบ้านใหม่",
        phone=OFFICE.phone,
        number="สพ 72102/",
        dated=TODAY,
        addressee=CLERK.position,
        opening=(
            f"ด้วยแนวทางปฏิบัติตาม{_REF} กำหนดให้หัวหน้าหน่วยงานคลังควบคุมดูแลการใช้รหัสผู้ใช้งานและรหัสผ่าน "
            f"กองคลังได้ตรวจสอบทะเบียนผู้ใช้งาน พบว่ามีเรื่องที่เลยกำหนด จำนวน {count} เรื่อง ดังนี้",
        ),
        counts=counted,
        rows=tuple(_row(number) for number in range(count)),
        soon=coming,
        proposal=(
            "เพื่อให้เป็นไปตามแนวทางปฏิบัติดังกล่าว เห็นควรแจ้งผู้เกี่ยวข้องตามบัญชีข้างต้นให้ดำเนินการให้แล้วเสร็จภายใน ๗ วันทำการ",
            "จึงเรียนมาเพื่อโปรดทราบและพิจารณาสั่งการ",
        ),
        head=FINANCE_HEAD,
        clerk=CLERK,
    )


LONG_MEMO = replace(
    late_memo(30, 10),
    agency=LONG_ADDRESS,
    addressee=LONG_POSITION,
    opening=(LONG_TEXT * 3,),
    counts=tuple(LateCount(LONG_TEXT, "3.4.2", 99_999) for _ in range(12)),
    rows=tuple(replace(_row(number), what=LONG_TEXT, who=LONG_NAME, unit=_LONG_USER.unit) for number in range(30)),
    proposal=(LONG_TEXT * 4,) * 3,
    head=_LONG_SIGNATORY,
    clerk=_LONG_SIGNATORY,
)
