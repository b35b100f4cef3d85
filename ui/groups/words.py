"""What a cell of the matrix means, and what there is to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from elaas_desk.domain.conflicts import Clash
from elaas_desk.domain.people import VIEW_ONLY_POSTS, Person
from elaas_desk.services.views import CellState, HeldGroup
from elaas_desk.thai import dates
from ui.groups.overview import GroupLine, is_over
from ui.widgets.matrix import Held
from ui.widgets.paint import State

HELD = {CellState.HELD: Held.USED, CellState.VIEW_ONLY: Held.VIEW, CellState.NO_DUTY: Held.UNFOUNDED}


@dataclass(frozen=True, slots=True)
class Meaning:
    """A state, a sentence that says what it means and what to do, and the clause that it serves."""

    state: State
    sentence: str
    clause: str = ""


def meaning(
    line: GroupLine, person: Person, cell: CellState | None, clashes: Sequence[tuple[str, Clash]] = ()
) -> Meaning:
    """What stands where a person and a group meet; `clashes` names each group that must not be held beside it."""
    if cell is None:
        return _not_held(line)
    return _beside(_alone(line, person, cell), clashes) if clashes else _alone(line, person, cell)


def _alone(line: GroupLine, person: Person, cell: CellState) -> Meaning:
    if cell is CellState.NO_DUTY:
        return _unfounded(line, person)
    if person.post in VIEW_ONLY_POSTS:
        return Meaning(State.OK, "ดูรายงานได้อย่างเดียว ตรงตามหนังสือสั่งการ", "2")
    if cell is CellState.VIEW_ONLY:
        return Meaning(State.OK, "ดูได้อย่างเดียว แก้ข้อมูลไม่ได้")
    if not line.group.duty_ids:
        return Meaning(State.UNKNOWN, "ยังบอกไม่ได้ว่ามีหน้าที่รองรับหรือไม่ เพราะกลุ่มนี้ยังไม่ผูกกับหน้าที่", "4.1")
    return Meaning(State.OK, "ใช้งานได้ และมีหน้าที่ตามคำสั่งรองรับ", "4.1")


def lacking() -> Meaning:
    """A duty in force needs the group, and the person is not in it."""
    return Meaning(State.SOON, "มีหน้าที่ตามคำสั่งที่ต้องใช้กลุ่มนี้ แต่ยังไม่ได้อยู่ในกลุ่ม ให้ทำคำขอ", "4.1")


def with_reason(found: Meaning, held: HeldGroup | None) -> Meaning:
    """The same, with what the register knows of where the right comes from."""
    reason = "" if held is None else held.why if held.justified else held.membership.why
    if not reason:
        return found
    return Meaning(found.state, f"{found.sentence} บันทึกที่มาไว้ว่า {reason}", found.clause)


def _beside(found: Meaning, clashes: Sequence[tuple[str, Clash]]) -> Meaning:
    """Held with another group that it should not be held with, or may be for a while."""
    open_ones = [name for name, clash in clashes if not clash.is_excepted]
    if open_ones:
        names = " และกลุ่ม".join(open_ones)
        lacks = "ไม่มีคำสั่งมอบหมาย และ" if found.state is State.LATE else ""
        sentence = f"{lacks}อยู่คู่กับกลุ่ม{names} ซึ่งไม่ควรเป็นคนเดียวกัน ให้ถอดออกกลุ่มหนึ่ง หรือเปิดในทะเบียนเพื่อยกเว้น"
        return Meaning(State.LATE, sentence, "4.1")
    name, clash = clashes[0]
    until = dates.short(clash.excepted_until) if clash.excepted_until else ""
    return Meaning(found.state, f"{found.sentence} อยู่คู่กับกลุ่ม{name}ได้ถึง {until} ตามข้อยกเว้น", "4.1")


def _not_held(line: GroupLine) -> Meaning:
    if is_over(line):
        return Meaning(State.GONE, "ไม่ได้อยู่ในกลุ่มนี้ และกลุ่มนี้เลิกใช้แล้ว")
    return Meaning(State.GONE, "ไม่ได้อยู่ในกลุ่มนี้ ถ้าต้องใช้ตามหน้าที่ ให้ทำคำขอเปลี่ยนสิทธิ")


def _unfounded(line: GroupLine, person: Person) -> Meaning:
    if is_over(line):
        instead = f" และขอกลุ่ม{line.replaced_by}แทนถ้ายังต้องใช้" if line.replaced_by else ""
        return Meaning(State.LATE, f"กลุ่มนี้เลิกใช้แล้ว ให้ถอดออก{instead}", "4.1")
    if person.post in VIEW_ONLY_POSTS:
        return Meaning(State.LATE, "ผู้บริหารและปลัดดูรายงานได้อย่างเดียว แต่กลุ่มนี้ทำได้มากกว่านั้น ให้ถอดออก", "2")
    return Meaning(State.LATE, "ไม่มีหน้าที่ตามคำสั่งรองรับกลุ่มนี้ ให้ถอดออก หรือบันทึกคำสั่งที่มอบหมายหน้าที่", "4.1")
