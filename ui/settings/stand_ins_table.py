"""The list of those who sign in another's place."""

from __future__ import annotations

from elaas_desk.services.signing import StandInEntry, Standing
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai
from ui.widgets.empty import EmptyList
from ui.widgets.paint import State
from ui.widgets.table import Cell, Column, Table

_STANDINGS = {
    Standing.NOW: ("ลงนามแทนอยู่", State.OK),
    Standing.AHEAD: ("ยังไม่ถึงวัน", State.SOON),
    Standing.OVER: ("สิ้นสุดแล้ว", State.GONE),
}


def stand_ins_table(empty: EmptyList) -> Table:
    """Those of today first."""
    return Table(
        [
            Column("ผู้ลงนามแทน", _name, cell=Cell.NAME, least=170),
            Column("ฐานะ", _capacity, width=140, priority=2),
            Column("ตำแหน่งที่ลงนามแทน", _post, least=220),
            Column("ช่วงวันที่", _span, sort_key=_start, least=180, priority=1),
            Column("คำสั่ง", _order, least=120, priority=3),
            Column("สถานะ", _words, width=140, cell=Cell.STATE, state=_state),
        ],
        key=_id,
        spoken="ผู้ลงนามแทน",
        sorted_by=None,
        empty=empty,
    )


def _id(entry: StandInEntry) -> int:
    return entry.stand_in.id


def _name(entry: StandInEntry) -> str:
    return entry.person.name.full


def _capacity(entry: StandInEntry) -> str:
    return entry.stand_in.capacity.thai


def _post(entry: StandInEntry) -> str:
    return entry.signs.position


def _span(entry: StandInEntry) -> str:
    start = dates.short(entry.stand_in.starts_on)
    end = entry.stand_in.ends_on
    return f"{start} เป็นต้นไป" if end is None else f"{start} – {dates.short(end)}"


def _start(entry: StandInEntry) -> int:
    return entry.stand_in.starts_on.toordinal()


def _order(entry: StandInEntry) -> str:
    return to_thai(entry.stand_in.order_number)


def _words(entry: StandInEntry) -> str:
    return _STANDINGS[entry.standing][0]


def _state(entry: StandInEntry) -> str:
    return _STANDINGS[entry.standing][1]
