"""Values of the lists of users: ordinary ones, and ones where everything is long or there is a lot of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from elaas_desk.domain.governance_papers import UserOnPaper
from elaas_desk.domain.list_papers import (
    DutyOnPaper,
    GroupList,
    HeldOnPaper,
    ListedGroup,
    ListedMember,
    ListedUnit,
    ListedUser,
    Matrix,
    MatrixGroup,
    MatrixMark,
    MatrixPerson,
    MatrixUnit,
    SheetSize,
    Standing,
    UserList,
)
from elaas_desk.domain.papers import Signatory
from tests.forms_pdf.governance_values import FINANCE_HEAD, LONG_GROUP, LONG_TEXT, user
from tests.forms_pdf.values import CIRCULAR, LONG_NAME, LONG_POSITION, OFFICE, TODAY

GROUPS = (
    "ผู้บันทึกข้อมูลรายรับ",
    "ผู้บันทึกข้อมูลรายจ่าย",
    "ผู้บันทึกฎีกา",
    "ผู้ตรวจสอบฎีกา",
    "ผู้อนุมัติฎีกา",
    "เจ้าหน้าที่พัสดุ",
    "เจ้าหน้าที่จัดเก็บรายได้",
    "ผู้จัดทำงบประมาณ",
    "ผู้ปิดบัญชีประจำปี",
    "ดูรายงานผู้บริหาร",
)
UNITS = (OFFICE.name, "โรงเรียนอนุบาลบ้านใหม่", "ศูนย์พัฒนาเด็กเล็กบ้านใหม่")
_DUTY = DutyOnPaper("งานการเงิน", "124/2569")


def group_name(number: int) -> str:
    """A name of its own for each number."""
    return f"{GROUPS[number % len(GROUPS)]}{f' {number // len(GROUPS) + 1}' if number >= len(GROUPS) else ''}"


def _one(number: int) -> UserOnPaper:
    """A user of ordinary length, with a user name of its own."""
    return replace(user(number % 8), username=f"user{number:03}.khlang")


def listed_user(number: int) -> ListedUser:
    """Every fourth one is in a group that no duty justifies, every ninth one has left."""
    one = _one(number)
    first = HeldOnPaper(group_name(number % 9), Standing.UNFOUNDED if number % 4 == 3 else Standing.FOUNDED)
    second = HeldOnPaper(GROUPS[9], Standing.VIEWING)
    return ListedUser(
        one.full_name,
        one.position,
        one.username,
        (first, second) if number % 3 == 0 else (first,),
        () if number % 4 == 3 else (_DUTY, replace(_DUTY, name="งานพัสดุ", acting=True))[: 1 + number % 2],
        None if number % 7 == 5 else date(2026, 1 + number % 11, 15),
        "พ้นหน้าที่ 30 ก.ย. 2569" if number % 9 == 8 else "",
    )


def user_list(*counts: int, wide: bool = True) -> UserList:
    """A list of so many users in each unit."""
    units = tuple(
        ListedUnit(UNITS[at % 3], tuple(listed_user(at * 7 + n) for n in range(count)))
        for at, count in enumerate(counts)
    )
    return UserList(CIRCULAR, OFFICE.name, TODAY, units, wide=wide, head=FINANCE_HEAD)


def member(number: int) -> ListedMember:
    """Every fourth one has no duty that justifies it."""
    one = _one(number)
    founded = number % 4 != 3
    return ListedMember(
        one.full_name,
        one.position,
        UNITS[number % 3],
        one.username,
        date(2025, 10, 1),
        Standing.FOUNDED if founded else Standing.UNFOUNDED,
        ("งานการเงิน คำสั่งที่ 124/2569",) if founded else (),
    )


def group_list(*counts: int) -> GroupList:
    """A list of groups with so many members each."""
    groups = tuple(
        ListedGroup(
            group_name(at),
            "บันทึกและแก้ไขข้อมูลในระบบงบประมาณ",
            view_only=at % 10 == 9,
            last_day=date(2027, 9, 30) if at % 4 == 2 else None,
            duties=() if at % 5 == 4 else ("งานการเงิน", "งานบัญชี"),
            members=tuple(member(n) for n in range(count)),
        )
        for at, count in enumerate(counts)
    )
    return GroupList(CIRCULAR, OFFICE.name, TODAY, "", groups, FINANCE_HEAD)


def matrix(people: int = 24, groups: int = 10, units: int = 3, size: SheetSize = SheetSize.FITTING) -> Matrix:
    """A matrix in which every standing occurs, and a conflict."""
    each = -(-people // units)
    return Matrix(
        CIRCULAR,
        OFFICE.name,
        TODAY,
        tuple(MatrixGroup(group_name(at), at % 10 == 9) for at in range(groups)),
        tuple(
            MatrixUnit(UNITS[at % 3], tuple(_person(n, groups) for n in range(at * each, min(people, (at + 1) * each))))
            for at in range(units)
        ),
        size,
        FINANCE_HEAD,
    )


def _person(number: int, groups: int) -> MatrixPerson:
    places = sorted({number % groups, (number * 3 + 1) % groups, (number * 5 + 2) % groups} if groups else ())
    marks = (MatrixMark(at, _standing(number, at), conflict=(number + at) % 11 == 0) for at in places)
    return MatrixPerson(_one(number).full_name, _one(number).username, tuple(marks))


def _standing(number: int, place: int) -> Standing:
    if place % 10 == 9:
        return Standing.VIEWING
    return {3: Standing.UNFOUNDED, 5: Standing.LACKING}.get((number + place) % 8, Standing.FOUNDED)


_LONG_SIGNATORY = Signatory(LONG_NAME, LONG_POSITION)
_LONG_USER = ListedUser(
    LONG_NAME,
    LONG_POSITION,
    "x" * 60,
    (HeldOnPaper(LONG_GROUP, Standing.UNFOUNDED),) * 14,
    (DutyOnPaper(LONG_TEXT, "สพ 72101/12345/2568", acting=True),) * 3,
    TODAY,
    LONG_TEXT,
)
LONG_USER_LIST = replace(
    user_list(),
    units=(ListedUnit(OFFICE.name * 2, (_LONG_USER,) * 3), ListedUnit(UNITS[1])),
    head=_LONG_SIGNATORY,
    with_closed=True,
)
LONG_USER_LIST_UPRIGHT = replace(LONG_USER_LIST, wide=False)
LONG_GROUP_LIST = replace(
    group_list(),
    unit_name=UNITS[1],
    groups=(
        ListedGroup(
            LONG_GROUP,
            LONG_TEXT * 2,
            duties=(LONG_TEXT, LONG_TEXT),
            members=(
                ListedMember(LONG_NAME, LONG_POSITION, UNITS[0] * 2, "x" * 60, None, Standing.UNFOUNDED, (LONG_TEXT,)),
            )
            * 5,
        ),
        ListedGroup(LONG_GROUP, members=()),
    ),
    head=_LONG_SIGNATORY,
)
LONG_MATRIX = replace(
    matrix(6, 30),
    groups=tuple(MatrixGroup(f"{LONG_GROUP * (1 + at % 2)} {at}", view_only=at == 3) for at in range(30)),
    units=(
        MatrixUnit(
            OFFICE.name * 2,
            (
                MatrixPerson(
                    LONG_NAME, "x" * 60, tuple(MatrixMark(at, list(Standing)[at % 4], True) for at in range(30))
                ),
            )
            * 4,
        ),
    ),
    head=_LONG_SIGNATORY,
)
