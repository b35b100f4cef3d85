"""The columns of the register: on the screen, and those that a workbook has besides."""

from __future__ import annotations

from datetime import date

from elaas_desk.domain.password_age import Standing
from elaas_desk.services.views import RegisterEntry
from elaas_desk.thai.collation import sort_key
from ui.models.table_model import Cell, Column, beside
from ui.register.words import standing, standing_words

_URGENCY = {Standing.LATE: 0, Standing.UNKNOWN: 1, Standing.SOON: 2, Standing.OK: 3, Standing.GONE: 4}


def register_columns() -> list[Column[RegisterEntry]]:
    """The rows are in Thai order of the names."""
    return [
        Column("ชื่อ–สกุล", _name, cell=Cell.NAME, least=190),
        Column("ตำแหน่ง", _position, least=170, priority=2),
        Column("หน่วยงาน", _unit, least=150, priority=4),
        Column("ชื่อผู้ใช้", _username, width=130, priority=1),
        Column("กลุ่ม", _groups, value=_group_count, width=70, cell=Cell.NUMBER, priority=3),
        Column("รหัสผ่าน", standing_words, sort_key=_urgency, width=152, cell=Cell.STATE, state=standing),
    ]


def besides() -> list[Column[RegisterEntry]]:
    """The days of the password, and when somebody left."""
    return [
        beside("เปลี่ยนรหัสผ่านเมื่อ", _changed_on),
        beside("ครบกำหนดเปลี่ยนรหัสผ่าน", _due_on),
        beside("วันสุดท้ายในหน้าที่", _last_day),
    ]


def _changed_on(entry: RegisterEntry) -> date | None:
    return entry.account.password_changed_on if entry.account else None


def _due_on(entry: RegisterEntry) -> date | None:
    return entry.password.due_on if entry.password else None


def _last_day(entry: RegisterEntry) -> date | None:
    return entry.person.last_day


def _name(entry: RegisterEntry) -> str:
    return entry.person.name.without_title


def _position(entry: RegisterEntry) -> str:
    return entry.person.position


def _unit(entry: RegisterEntry) -> str:
    return entry.unit.short_name or entry.unit.name


def _username(entry: RegisterEntry) -> str:
    return entry.account.username if entry.account else "–"


def _groups(entry: RegisterEntry) -> str:
    return f"{entry.group_count}" if entry.group_count else "–"


def _group_count(entry: RegisterEntry) -> int:
    return entry.group_count


def _urgency(entry: RegisterEntry) -> tuple[int, int, tuple[str, str, str]]:
    days = entry.password.days if entry.password and entry.password.days is not None else -99_999
    return _URGENCY[standing(entry)], -days, sort_key(entry.person.name.without_title)
