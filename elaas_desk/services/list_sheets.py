"""The lists of users as sheets of a workbook: what is on paper, with days as days, to be counted and filtered."""

from __future__ import annotations

from elaas_desk.domain.list_papers import (
    DutyOnPaper,
    GroupList,
    HeldOnPaper,
    ListedUser,
    Matrix,
    MatrixMark,
    MatrixPerson,
    Standing,
    UserList,
)
from elaas_desk.domain.words import CONFLICT, SIGNS, STANDINGS
from elaas_desk.workbooks import Cell, SheetOfRows

_UNFOUNDED = "*"
_USERS = (
    *("หน่วยงาน", "ที่", "ชื่อ–สกุล", "ตำแหน่ง", "ชื่อผู้ใช้", "กลุ่มผู้ใช้งาน"),
    *("หน้าที่ / คำสั่ง", "เปลี่ยนรหัสผ่าน", "หมายเหตุ", "ผลการสอบทาน"),
)
_MEMBERS = (
    *("กลุ่มผู้ใช้งาน", "ที่", "ชื่อ–สกุล", "ตำแหน่ง", "หน่วยงาน", "ชื่อผู้ใช้"),
    *("อยู่ในกลุ่มตั้งแต่", "หน้าที่ / คำสั่งที่รองรับ", "สถานะ"),
)
_GROUPS = ("กลุ่มผู้ใช้งาน", "ทำได้", "ดูอย่างเดียว", "หน้าที่ที่รองรับ", "ใช้ถึงวันที่", "คน")


def user_list_sheets(value: UserList) -> tuple[SheetOfRows, ...]:
    """One row for each user; the wide list and the upright one have the same columns here."""
    rows = [_user(unit.name, at, user) for unit in value.units for at, user in enumerate(unit.users, start=1)]
    note = f"{_UNFOUNDED} กลุ่มที่ไม่มีหน้าที่รองรับ (ข้อ ๔.๑)"
    return (SheetOfRows("รายชื่อผู้ใช้งาน", "บัญชีรายชื่อผู้ใช้งาน", _USERS, rows, note),)


def group_list_sheets(value: GroupList) -> tuple[SheetOfRows, ...]:
    """One row for each member of a group, and on a second sheet one for each group, those without members too."""
    members: list[tuple[Cell, ...]] = [
        (
            group.name,
            at,
            *(member.full_name, member.position, member.unit, member.username),
            member.since,
            "\n".join(member.grounds),
            STANDINGS[member.standing],
        )
        for group in value.groups
        for at, member in enumerate(group.members, start=1)
    ]
    groups: list[tuple[Cell, ...]] = [
        (
            *(group.name, group.description, "ใช่" if group.view_only else ""),
            "\n".join(group.duties),
            group.last_day,
            len(group.members),
        )
        for group in value.groups
    ]
    title = "รายชื่อผู้ใช้งานแยกตามกลุ่มผู้ใช้งาน"
    return (
        SheetOfRows("รายชื่อตามกลุ่ม", title, _MEMBERS, members, value.unit_name),
        SheetOfRows("กลุ่ม", "กลุ่มผู้ใช้งาน", _GROUPS, groups, value.unit_name),
    )


def matrix_sheets(value: Matrix) -> tuple[SheetOfRows, ...]:
    """One row for each person, one column for each group, with the signs of the paper."""
    names = [f"{group.name} (ดู)" if group.view_only else group.name for group in value.groups]
    headings = ("หน่วยงาน", "ที่", "ชื่อ–สกุล", "ชื่อผู้ใช้", *names, "รวม")
    people = [(unit.name, person) for unit in value.units for person in unit.people]
    rows = [_person(at, unit, person, len(names)) for at, (unit, person) in enumerate(people, start=1)]
    signs = [f"{SIGNS[each]} {STANDINGS[each]}" for each in Standing]
    note = "  ".join((*signs, f"{CONFLICT} ไม่ควรอยู่คู่กัน"))
    return (SheetOfRows("ตารางสิทธิ", "ตารางสิทธิผู้ใช้งานกับกลุ่มผู้ใช้งาน", headings, rows, note),)


def _user(unit: str, at: int, user: ListedUser) -> tuple[Cell, ...]:
    return (
        *(unit, at, user.full_name, user.position, user.username),
        "\n".join(map(_held, user.groups)),
        "\n".join(map(_duty, user.duties)),
        user.password_changed_on,
        " ".join(user.note.split("\n")),
        None,
    )


def _held(held: HeldOnPaper) -> str:
    return f"{held.group} {_UNFOUNDED}" if held.standing is Standing.UNFOUNDED else held.group


def _duty(duty: DutyOnPaper) -> str:
    acting = " (แทน)" if duty.acting else ""
    order = f" คำสั่งที่ {duty.order_number}" if duty.order_number else ""
    return f"{duty.name}{acting}{order}"


def _person(at: int, unit: str, person: MatrixPerson, groups: int) -> tuple[Cell, ...]:
    signs: list[Cell] = [None] * groups
    for mark in person.marks:
        signs[mark.group] = _sign(mark)
    held = sum(mark.standing.is_held for mark in person.marks)
    return unit, at, person.full_name, person.username, *signs, held


def _sign(mark: MatrixMark) -> str:
    return f"{SIGNS[mark.standing]}{CONFLICT}" if mark.conflict else SIGNS[mark.standing]
