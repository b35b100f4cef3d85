"""Values of evidence packs with the files that they name: ordinary ones, and ones where everything is long."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.attachments import MediaType
from elaas_desk.domain.evidence_papers import (
    AcknowledgementInPack,
    ChainCheck,
    EvidenceFile,
    EvidencePack,
    PasswordChange,
    RemovalInPack,
    RequestInPack,
    RequestStep,
    ReviewInPack,
    UserThen,
)
from elaas_desk.domain.governance_papers import AuditHead
from elaas_desk.domain.removals import Proof
from elaas_desk.domain.requests import Reason, RequestState
from elaas_desk.domain.reviews import ReviewKind
from forms_pdf import evidence_pack, form2
from tests.forms_pdf import governance_values as governance
from tests.forms_pdf import values

FIRST, LAST = date(2021, 10, 1), date(2026, 9, 30)
STORE: dict[str, bytes] = {}
"""The bytes of all files that the values name, by their sum."""
_SCHOOL = "โรงเรียนอนุบาลบ้านใหม่"
_STATES = (RequestState.PRINTED, RequestState.SIGNED, RequestState.SENT, RequestState.DONE)
_EMPTY = EvidencePack(
    values.CIRCULAR,
    values.OFFICE.name,
    FIRST,
    LAST,
    values.TODAY,
    ChainCheck(True, 48_211, AuditHead(48_211, governance.MAC), values.TODAY),
    register_number="12/2570",
    made_by="นางสาวสมฤดี ทองดี",
)


def file(name: str, content: bytes, media: MediaType, what: str = "") -> EvidenceFile:
    """A file that can be read afterwards."""
    sha256 = hashlib.sha256(content).hexdigest()
    STORE[sha256] = content
    return EvidenceFile(name, sha256, media, what)


def read(wanted: EvidenceFile) -> bytes:
    """The bytes of a file."""
    return STORE[wanted.sha256]


@cache
def photograph(number: int, size: tuple[int, int] = (620, 877)) -> bytes:
    """A JPEG that tells its number by where its bar is."""
    page = Image.new("L", size, 245)
    ImageDraw.Draw(page).rectangle((50, 50 + 20 * number, size[0] - 50, 60 + 20 * number), fill=30)
    stream = BytesIO()
    page.save(stream, "JPEG")
    return stream.getvalue()


@cache
def signed_form(groups: int) -> bytes:
    """A PDF of one page, or of two from nine groups on."""
    return form2.render(values.form_2(groups))


def _scan(number: int) -> EvidenceFile:
    if number % 2:
        return file(f"คำขอ {number}.pdf", signed_form(number % 10), MediaType.PDF, "แบบคำขอที่ลงนามแล้ว")
    return file(f"IMG_{number:04}.jpg", photograph(number % 30), MediaType.JPEG, "แบบคำขอที่ลงนามแล้ว")


def _request(number: int) -> RequestInPack:
    day = FIRST + timedelta(days=number)
    steps = tuple(RequestStep(state, day + timedelta(days=at)) for at, state in enumerate(_STATES))
    who = governance.user(number % 8)
    files = () if number % 5 == 4 else (_scan(number),)
    return RequestInPack(f"{number + 1}/2565", who.unit, who.full_name, list(Reason)[number % 3], steps, files)


def _removal(number: int) -> RemovalInPack:
    who, day = governance.user(number % 8), FIRST + timedelta(days=number)
    return RemovalInPack(
        who.unit,
        who.full_name,
        who.username,
        "ผู้ตรวจสอบฎีกา",
        "โอนย้าย",
        day,
        day + timedelta(days=number % 9),
        list(Proof)[number % 2],
        day + timedelta(days=30),
    )


def pack(size: int = 12) -> EvidencePack:
    """A pack of so many users, requests and removals, with a password change and a half for each."""
    who = [governance.user(number % 8) for number in range(size)]
    units = [values.OFFICE.name if number < size / 2 else _SCHOOL for number in range(size)]
    users = tuple(
        UserThen(unit, user.full_name, user.position, user.username, ("ผู้ตรวจสอบฎีกา", "เจ้าหน้าที่พัสดุ")[: 1 + at % 2])
        for at, (unit, user) in enumerate(zip(units, who, strict=True))
    )
    changes = tuple(
        PasswordChange(_SCHOOL, each.full_name, each.username, FIRST + timedelta(days=at), list(KnownBy)[at % 4])
        for at, each in enumerate((who * 2)[: size * 3 // 2])
    )
    report = file("รายงานการสอบทาน.pdf", signed_form(9), MediaType.PDF, "รายงานผลการสอบทาน")
    reviews = (
        ReviewInPack(_SCHOOL, "1/2565", ReviewKind.SIX_MONTHLY, FIRST, FIRST, "นางวิภา ทองคำ", 30, 2, 1, (report,)),
        ReviewInPack(values.OFFICE.name, "", ReviewKind.ON_PAPER, None, LAST),
    )
    signed = AcknowledgementInPack(_SCHOOL, who[0].full_name, values.CIRCULAR.number, FIRST) if who else None
    return replace(
        _EMPTY,
        users_at_start=users,
        users_at_end=users[1:],
        requests=tuple(map(_request, range(size))),
        acknowledgements=(signed,) if signed else (),
        password_changes=changes,
        reviews=reviews if size else (),
        removals=tuple(map(_removal, range(size))),
    )


EMPTY_PACK = _EMPTY
_LONG_FILE = file("ชื่อแฟ้มยาว" * 15 + "😀.jpg", photograph(3), MediaType.JPEG, governance.LONG_TEXT)
LONG_PACK = replace(
    _EMPTY,
    office_name=values.LONG_FORM_1.office.name,
    units=(governance.LONG_GROUP,) * 6,
    made_by=values.LONG_NAME,
    users_at_start=(
        UserThen(values.LONG_POSITION, values.LONG_NAME, values.LONG_POSITION, "x" * 60, (governance.LONG_GROUP,) * 30),
    )
    * 3,
    requests=(
        RequestInPack(
            "123456/2569",
            values.LONG_POSITION,
            values.LONG_NAME,
            Reason.CHANGE_RIGHTS,
            (RequestStep(RequestState.WITHDRAWN, LAST),) * 7,
            (_LONG_FILE,),
        ),
    )
    * 3,
    removals=(RemovalInPack(values.LONG_POSITION, values.LONG_NAME, "x" * 60, governance.LONG_GROUP, "漢"),) * 3,
)


def drawn(value: EvidencePack) -> bytes:
    """The file."""
    stream = BytesIO()
    evidence_pack.write(value, read, stream)
    return stream.getvalue()
