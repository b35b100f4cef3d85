"""Values of papers: an ordinary office, and one where everything is as long as the register allows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from elaas_desk.domain.papers import (
    Attachment,
    CircularOnPaper,
    CoverLetter,
    DueList,
    DueRow,
    Enclosure,
    Form1,
    Form1Reason,
    Form2,
    Form2Reason,
    Form2Requester,
    GroupChange,
    GroupLine,
    OfficeOnPaper,
    PersonOnPaper,
    RecoveryKeySheet,
    Signatory,
    Urgency,
)

TODAY = date(2026, 11, 23)
CIRCULAR = CircularOnPaper("มท 0808.4/ว 0036", date(2025, 3, 25))
OFFICE = OfficeOnPaper(
    "องค์การบริหารส่วนตำบลบ้านใหม่",
    "องค์การบริหารส่วนตำบล",
    "เมืองสุพรรณบุรี",
    "สุพรรณบุรี",
    "0 3552 1234 ต่อ 101",
    "saraban@banmai.go.th",
)
HEAD = PersonOnPaper(
    "นางสาวสมฤดี ทองดี",
    "1100700123459",
    "ผู้อำนวยการกองคลัง",
    "อำนวยการท้องถิ่น ระดับต้น",
    "กองคลัง",
    "08 1234 5678",
    "somruedee@banmai.go.th",
    "125/2568",
    date(2025, 10, 1),
    date(2025, 10, 1),
)
USER = PersonOnPaper(
    "นายวีรพงษ์ ใจซื่อ",
    "3720100123453",
    "นักวิชาการเงินและบัญชี",
    "ปฏิบัติการ",
    "กองคลัง",
    "08 9876 5432",
    "weerapong@banmai.go.th",
    "130/2568",
    date(2025, 10, 1),
    date(2025, 10, 1),
)
CLERK = Signatory("นายกิตติศักดิ์ ศรีสุวรรณ", "ปลัดองค์การบริหารส่วนตำบลบ้านใหม่")
EXECUTIVE = Signatory("นายประเสริฐ บุญเรือน", "นายกองค์การบริหารส่วนตำบลบ้านใหม่")
FORM_1 = Form1(
    CIRCULAR,
    "4/2569",
    OFFICE.name,
    TODAY,
    OFFICE,
    HEAD,
    Form1Reason.SUSPENDED,
    "",
    "somruedee.t",
    (
        Attachment("สำเนาคำสั่งแต่งตั้งให้ดำรงตำแหน่ง"),
        Attachment("สำเนาบัตรประจำตัวเจ้าหน้าที่ของรัฐ"),
        Attachment("อื่น ๆ (ระบุ)", enclosed=False),
    ),
    CLERK,
    EXECUTIVE,
)
_GROUPS = (
    ("ผู้บันทึกข้อมูลรายรับ", "จัดเก็บและนำส่งรายได้"),
    ("ผู้บันทึกข้อมูลรายจ่าย", "เบิกจ่ายเงินตามงบประมาณ"),
    ("ผู้ตรวจสอบฎีกา", "ตรวจสอบฎีกาและเอกสารประกอบ"),
)


def groups(count: int) -> tuple[GroupLine, ...]:
    """Group lines of ordinary length."""
    return tuple(
        GroupLine(*_named(at), order_number=f"{130 + at}/2568", order_date=date(2025, 10, 1)) for at in range(count)
    )


def _named(at: int) -> tuple[str, GroupChange, str]:
    group, duty = _GROUPS[at % len(_GROUPS)]
    return group, GroupChange.REMOVE if at % 4 == 3 else GroupChange.ADD, duty


def form_2(group_count: int = 3) -> Form2:
    """An ordinary Form 2."""
    return Form2(
        CIRCULAR,
        "17/2569",
        OFFICE.name,
        TODAY,
        "ผู้อำนวยการกองคลัง องค์การบริหารส่วนตำบลบ้านใหม่",
        OFFICE,
        USER,
        Form2Requester.LAO_USER,
        Form2Reason.CHANGE_RIGHTS,
        "",
        groups(group_count),
        "weerapong.j",
        Signatory("นางพัชรินทร์ แก้วมณี", "หัวหน้าฝ่ายการเงิน"),
        Signatory(HEAD.full_name, HEAD.position),
    )


LETTER = CoverLetter(
    "4/2569",
    "สพ 72101/123",
    ("ที่ทำการองค์การบริหารส่วนตำบลบ้านใหม่", "ถนนมาลัยแมน อำเภอเมืองสุพรรณบุรี", "จังหวัดสุพรรณบุรี 72000"),
    TODAY,
    "ขอรหัสผู้ใช้งานและรหัสผ่านในระบบบัญชีคอมพิวเตอร์ขององค์กรปกครองส่วนท้องถิ่น (New e-LAAS)",
    "อธิบดีกรมส่งเสริมการปกครองท้องถิ่น",
    ("หนังสือกรมส่งเสริมการปกครองท้องถิ่น ที่ มท 0808.4/ว 0036 ลงวันที่ 25 มีนาคม 2568",),
    (Enclosure("แบบการขอรหัสผู้ใช้งานและรหัสผ่าน สำหรับหัวหน้าหน่วยงานคลัง"), Enclosure("สำเนาคำสั่งแต่งตั้งให้ดำรงตำแหน่ง", 2)),
    (
        "ตามหนังสือที่อ้างถึง กรมส่งเสริมการปกครองท้องถิ่นได้แจ้งแนวทางปฏิบัติการควบคุมดูแลการใช้รหัสผู้ใช้งาน (User) "
        "และรหัสผ่าน (Password) เข้าใช้งานระบบบัญชีคอมพิวเตอร์ขององค์กรปกครองส่วนท้องถิ่น (New e-LAAS) นั้น",
        "องค์การบริหารส่วนตำบลบ้านใหม่ขอเรียนว่า นางสาวสมฤดี ทองดี ตำแหน่ง ผู้อำนวยการกองคลัง "
        "ไม่สามารถเข้าใช้งานในระบบได้ เนื่องจากรหัสถูกระงับ จึงขอรหัสผู้ใช้งานและรหัสผ่านใหม่",
        "จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการต่อไป",
    ),
    EXECUTIVE,
    "กองคลัง",
    "0 3552 1234 ต่อ 101",
    "saraban@banmai.go.th",
)


def due_list(count: int = 40) -> DueList:
    """A list of so many rows."""
    whats = ("เปลี่ยนรหัสผ่านที่ครบ 6 เดือน", "ยกเลิกผู้ใช้งานออกจากกลุ่มทันที เนื่องจากพ้นจากหน้าที่")
    rows = (
        DueRow(
            whats[at % 2],
            USER.full_name,
            f"หน่วยงานที่ {at}",
            TODAY,
            f"เลยกำหนด {at} วัน",
            "3.4.2",
            list(Urgency)[at % 3],
        )
        for at in range(count)
    )
    return DueList(CIRCULAR, OFFICE.name, TODAY, tuple(rows))


RECOVERY = RecoveryKeySheet(
    OFFICE.name, TODAY, "ABCDE-FGHJK-MNPQR-STVWX-YZ234-56789-ABCDE-FGHJK", "register.elaas", HEAD.full_name
)

LONG_NAME = "ว่าที่ร้อยตรีหญิงปิ่นปินัทธ์ธนัฎฐา ณัฏฐ์กุลธนาพัฒน์วรโชติสกุล"
LONG_POSITION = (
    "นักวิชาการเงินและบัญชีชำนาญการพิเศษ รักษาราชการแทนผู้อำนวยการกองคลังและหัวหน้าฝ่ายพัฒนารายได้ องค์การบริหารส่วนตำบลบ้านใหม่สามัคคีธรรม"
)
LONG_ADDRESS = (
    "ที่ทำการองค์การบริหารส่วนตำบลบ้านใหม่สามัคคีธรรม เลขที่ 123/45 หมู่ที่ 12 ถนนมาลัยแมนสายเก่า "
    "ตำบลบ้านใหม่สามัคคีธรรม อำเภอเมืองสุพรรณบุรี จังหวัดสุพรรณบุรี 72000"
)
_LONG_OFFICE = replace(
    OFFICE,
    name="องค์การบริหารส่วนตำบลบ้านใหม่สามัคคีธรรมหนองบัวใหญ่เหนือ",
    phone="0 3552 1234 ต่อ 101, 102, 103",
    email="a.very.long.mail.address.of.the.office@subdivision.banmai-samakkeetham.go.th",
)
_LONG_PERSON = replace(
    HEAD,
    full_name=LONG_NAME,
    position=LONG_POSITION,
    level="ชำนาญการพิเศษ (รักษาราชการแทน)",
    unit="ฝ่ายพัฒนารายได้และจัดเก็บผลประโยชน์ กองคลัง โรงเรียนอนุบาลบ้านใหม่",
    mobile="08 1234 5678 ต่อ 12345",
    email=_LONG_OFFICE.email,
    order_number="สพ 72101/12345/2568",
    order_date=date(2025, 11, 30),
    in_post_since=date(2025, 11, 30),
)
_LONG_SIGNATORY = Signatory(LONG_NAME, LONG_POSITION)
_LONG_TEXT = (
    "<b>&amp; เครื่องหมายในข้อความไม่ใช่คำสั่ง</b> และเหตุที่ยาวมากกว่าหนึ่งบรรทัดเพื่อให้ต้องขึ้นบรรทัดใหม่โดยไม่ถูกตัด "
    "แม้จะเขียนต่อไปอีกจนถึงบรรทัดที่สามของแบบ"
)
LONG_FORM_1 = replace(
    FORM_1,
    written_at=LONG_ADDRESS,
    office=_LONG_OFFICE,
    person=_LONG_PERSON,
    reason=Form1Reason.OTHER,
    other_reason=_LONG_TEXT,
    attachments=(Attachment(_LONG_TEXT), *FORM_1.attachments),
    clerk=_LONG_SIGNATORY,
    executive=_LONG_SIGNATORY,
)


def long_form_2(group_count: int = 14) -> Form2:
    """A Form 2 with everything long."""
    line = GroupLine(
        "กลุ่มผู้ปฏิบัติงานบันทึกและตรวจสอบข้อมูลรายรับรายจ่ายงบประมาณ",
        GroupChange.ADD,
        "บันทึกข้อมูลการเบิกจ่ายเงินและจัดทำรายงานการเงินประจำเดือนของหน่วยงาน",
        "สพ 72101/12345/2568",
        date(2025, 11, 30),
    )
    return replace(
        form_2(),
        written_at=LONG_ADDRESS,
        addressee=f"หัวหน้าหน่วยงานคลังของ{_LONG_OFFICE.name} {LONG_POSITION}",
        office=_LONG_OFFICE,
        person=_LONG_PERSON,
        reason=Form2Reason.CANNOT_GET_IN,
        cause=_LONG_TEXT,
        groups=(line,) * group_count,
        former_username="x" * 60,
        superior=_LONG_SIGNATORY,
        head=_LONG_SIGNATORY,
    )


LONG_LETTER = replace(
    LETTER,
    sender=(LONG_ADDRESS,),
    subject=LETTER.subject * 2,
    signatory=_LONG_SIGNATORY,
    body=tuple(text * 3 for text in LETTER.body),
)
LONG_DUE_LIST = replace(
    due_list(),
    rows=tuple(replace(row, what=_LONG_TEXT, who=LONG_NAME, unit=_LONG_PERSON.unit) for row in due_list().rows),
)
LONG_RECOVERY = replace(RECOVERY, office_name=_LONG_OFFICE.name, key="A1B2C3-" * 12 + "ZZ", made_by=LONG_NAME)
