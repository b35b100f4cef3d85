"""The catalogue: one row for each group that New e-LAAS has or had."""

from __future__ import annotations

from datetime import date

from elaas_desk.domain.starting_groups import without_mark
from elaas_desk.thai import dates
from ui.groups.overview import GroupLine
from ui.models.table_model import beside
from ui.widgets.empty import EmptyList
from ui.widgets.table import Cell, Column, Table

_URGENCY = {"late": 0, "unknown": 1, "soon": 2, "ok": 3, "gone": 4}


def catalogue_table(empty: EmptyList) -> Table:
    """Groups that are over and still held first, then those in use, then those of former days."""
    return Table(
        [
            Column("กลุ่ม", _name, cell=Cell.NAME, least=200),
            Column("ทำอะไรได้", _description, least=200, priority=4),
            Column("สิทธิ", _kind, width=112, priority=3),
            Column("หน้าที่ที่รองรับ", _duties, least=190, priority=2),
            Column("คน", _members, value=_count, width=64, cell=Cell.NUMBER),
            Column("ใช้ตั้งแต่", _since, value=_since_on, width=120, priority=6),
            Column("ใช้แทนด้วย", _instead, least=130, priority=5),
            Column("สถานะ", _state_words, sort_key=_urgency, width=176, cell=Cell.STATE, state=_state),
        ],
        key=_id,
        spoken="รายการกลุ่มผู้ใช้งาน",
        sorted_by=None,
        empty=empty,
        besides=[beside("ใช้ถึง", _until_on), beside("กลุ่มที่ไม่ควรอยู่คู่กัน", _apart)],
    )


def _id(line: GroupLine) -> int:
    return line.group.id


def _name(line: GroupLine) -> str:
    return line.group.name


def _description(line: GroupLine) -> str:
    return without_mark(line.group.description) or "–"


def _kind(line: GroupLine) -> str:
    return "ดูอย่างเดียว" if line.group.view_only else "ใช้งาน"


def _duties(line: GroupLine) -> str:
    return " · ".join(line.duties) or "–"


def _count(line: GroupLine) -> int:
    return len(line.members)


def _members(line: GroupLine) -> str:
    return f"{len(line.members):,}" if line.members else "–"


def _since(line: GroupLine) -> str:
    return dates.short(line.group.valid_from) if line.group.valid_from else "–"


def _since_on(line: GroupLine) -> date | None:
    return line.group.valid_from


def _until_on(line: GroupLine) -> date | None:
    return line.group.valid_to


def _apart(line: GroupLine) -> str:
    return "\n".join(each.partner.name for each in line.apart)


def _instead(line: GroupLine) -> str:
    return line.replaced_by or "–"


def _state(line: GroupLine) -> str:
    return line.state


def _state_words(line: GroupLine) -> str:
    return line.state_words


def _urgency(line: GroupLine) -> int:
    return _URGENCY[line.state]
