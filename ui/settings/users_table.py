"""The list of users of the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from elaas_desk.domain.actors import ProgramUser
from elaas_desk.thai import dates
from ui.settings.words import ROLES
from ui.widgets.paint import State
from ui.widgets.table import Cell, Column, Table


@dataclass(frozen=True, slots=True)
class UserLine:
    """One row: a user, the unit's name, and whether it is the one who is looking."""

    user: ProgramUser
    unit: str
    own: bool


def users_table() -> Table:
    """Users in Thai order of their names."""
    return Table(
        [
            Column("ชื่อ", _name, cell=Cell.NAME, least=200),
            Column("ชื่อที่ใช้เข้า", _sign_in_name, width=150),
            Column("บทบาท", _role, least=230, priority=1),
            Column("หน่วยงาน", _unit, least=150, priority=2),
            Column("เปลี่ยนรหัสผ่าน", _changed, value=_changed_on, width=140, priority=3),
            Column("การเข้าใช้", _state_words, width=140, cell=Cell.STATE, state=_state),
        ],
        key=_id,
        spoken="ผู้ใช้โปรแกรม",
    )


def _id(line: UserLine) -> int:
    return line.user.id


def _name(line: UserLine) -> str:
    return f"{line.user.name} (ฉัน)" if line.own else line.user.name


def _sign_in_name(line: UserLine) -> str:
    return line.user.sign_in_name


def _role(line: UserLine) -> str:
    return ROLES[line.user.role]


def _unit(line: UserLine) -> str:
    return line.unit


def _changed(line: UserLine) -> str:
    return dates.short(line.user.password_changed_on)


def _changed_on(line: UserLine) -> date:
    return line.user.password_changed_on


def _state(line: UserLine) -> str:
    return State.OK if line.user.active else State.GONE


def _state_words(line: UserLine) -> str:
    return "เข้าใช้ได้" if line.user.active else "ปิดไว้"
