"""Dialogs about leaving the duty (circular 4.2): recorded, taken back as wrong, or over since somebody came back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.drafts import ComeBackDraft, LeaveDraft
from elaas_desk.domain.leave_rules import MAY_STAY
from elaas_desk.domain.people import DutyAssignment, LeaveReason
from elaas_desk.services.task_lines import LEAVE_REASONS
from elaas_desk.services.views import HeldDuty, HeldGroup, PersonDetail
from elaas_desk.thai import dates
from ui.errands import LeaveDuty
from ui.register.words import IN_FUTURE
from ui.theme import RING
from ui.widgets.buttons import Check
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.choices import Option, Segments
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog, Follow, Follows
from ui.widgets.field import TextField
from ui.widgets.layout import Group, column, row
from ui.widgets.paint import State
from ui.widgets.text import Text

_GONE, _STAYS = "gone", "stays"
_LONGEST_REASON = 200


class _OrderField(TextField):
    """The number of the order; it may be awaited, and is not asked for then."""

    awaited = False

    def problem(self) -> str:
        """Empty, though no order is awaited."""
        return "" if self.awaited else super().problem()


class LeaveDialog(Dialog):
    """A person leaves the duty, today or on a day to come; what must be removed then is listed (circular 4.2).

    After a change of orders or the end of an acting term it asks whether the person still works here: then only the
    duties that are ticked end, and their groups are what must be removed (circular 4.1).
    """

    def __init__(
        self,
        detail: PersonDetail,
        today: date,
        clauses: tuple[str, str],
        parent: QWidget,
        known: LeaveDuty | None = None,
    ) -> None:
        """`clauses` are the texts of 4.2 and 4.1; `known` is what a task tells of the leave already."""
        person = detail.person
        subtitle = " · ".join(part for part in (person.name.full, person.position, detail.unit.short_name) if part)
        super().__init__("พ้นจากหน้าที่", subtitle, primary="บันทึกพ้นหน้าที่", parent=parent)
        self._detail, self._today, self._clauses = detail, today, clauses
        self.reason = ChoiceField(
            self.tr("เหตุ"), [Choice(key, words) for key, words in LEAVE_REASONS.items()], key="reason"
        )
        self.last_day = DateField(
            self.tr("วันสุดท้ายที่ปฏิบัติหน้าที่"), today=today, key="last_day", help=self.tr("เป็นวันข้างหน้าก็ได้")
        )
        self.order = _OrderField(
            self.tr("คำสั่งหรือหนังสือที่"),
            key="order",
            placeholder=self.tr("เช่น ๑๓๕/๒๕๖๙"),
            missing=self.tr("ยังไม่ได้ใส่เลขที่คำสั่ง ถ้ายังไม่มีคำสั่ง ให้เลือก “รอคำสั่ง” ด้านล่าง"),
        )
        self.awaited = Check(self.tr("รอคำสั่ง จะมาเติมเลขที่ภายหลัง"))
        self._ticks = [(held, Check(_duty_words(held))) for held in _endable(detail, known)]
        self.add_beside(self.reason, self.last_day)
        self.add(self.order, row(self.awaited, None))
        self._ask_whether_here()
        self._follows = Follows()
        self.add(self._follows)
        self._show_known(known)
        self._connect()
        self._on_changed()

    def _ask_whether_here(self) -> None:
        self.here = Segments(
            [Option(_GONE, self.tr("พ้นจากที่นี่")), Option(_STAYS, self.tr("ยังอยู่ ทำหน้าที่อื่น"))],
            _GONE,
            spoken=self.tr("ยังปฏิบัติงานที่นี่หรือไม่"),
        )
        question = Text(self.tr("ยังปฏิบัติงานที่นี่หรือไม่"), "caption_strong")
        which = Text(self.tr("หน้าที่ที่สิ้นสุด"), "caption_strong")
        self._duties = Group(column(which, *(row(tick, None) for _, tick in self._ticks), gap=0))
        self._question = Group(column(row((question, 1), self.here, gap=8), self._duties, gap=4, pad=(RING, 4, 0, 0)))
        self.add(self._question)

    def _show_known(self, known: LeaveDuty | None) -> None:
        person = self._detail.person
        reason, last_day = person.leave_reason, person.last_day
        if person.last_day is None and known is not None:
            reason, last_day = known.reason, known.last_day
        if reason is not None:
            self.reason.set_value(reason)
        if last_day is not None:
            self.last_day.set_day(last_day)
        terms = [each.assignment for each in self._detail.duties if _is_term(each.assignment, last_day)]
        acting = terms[0].order_number if terms and reason is LeaveReason.ACTING_ENDED else ""
        self.order.set_text(person.leave_order or acting)
        self._propose(reason)

    def _connect(self) -> None:
        self.awaited.toggled.connect(self._on_awaited)
        self.reason.chosen.connect(self._on_reason)
        self.last_day.day_changed.connect(self._on_changed)
        self.here.chosen.connect(self._on_changed)
        for _, tick in self._ticks:
            tick.toggled.connect(self._on_changed)

    # what is put in

    def stays(self) -> bool:
        """Whether the person goes on with other duties."""
        return self._may_stay() and self.here.key() == _STAYS

    def ended(self) -> frozenset[int]:
        """The duties that are ticked as ended, by their assignments."""
        return frozenset(held.assignment.id for held, tick in self._ticks if tick.isChecked())

    def draft(self) -> LeaveDraft:
        """What was put in."""
        reason, stays = self.reason.value(), self.stays()
        return LeaveDraft(
            person_id=self._detail.person.id,
            reason=reason if isinstance(reason, LeaveReason) else None,
            last_day=self.last_day.day(),
            order=self.order.text(),
            order_awaited=self.awaited.isChecked(),
            stays=stays,
            assignment_ids=self.ended() if stays else frozenset(),
        )

    def opens_removal(self) -> bool:
        """Whether something can be taken away now, so that the list of it comes next."""
        day = self.last_day.day()
        if day is None or day > self._today:
            return False
        if self.stays():  # a duty that ends today still justifies its groups today
            return day < self._today and bool(self._to_remove())
        return self._detail.account is not None

    def _may_stay(self) -> bool:
        return self.reason.value() in MAY_STAY and bool(self._ticks)

    # what follows

    def _to_remove(self) -> list[HeldGroup]:
        if not self.stays():
            return list(self._detail.held)
        ended = self.ended()
        left = {each.duty.id for each in self._detail.duties if each.in_force and each.assignment.id not in ended}
        lost = {each.duty.id for each in self._detail.duties if each.assignment.id in ended} - left
        return [
            held
            for held in self._detail.held
            if not held.group.duty_ids.isdisjoint(lost) and held.group.duty_ids.isdisjoint(left)
        ]

    @Slot()
    def _on_changed(self) -> None:
        stays, groups = self.stays(), self._to_remove()
        self._question.setVisible(self._may_stay())
        self._duties.setVisible(stays)
        lines = [Follow(held.group.name, held.why, State.LATE) for held in groups]
        account = self._detail.account
        if account is not None and not stays:
            lines.append(Follow(self.tr("บัญชี {0}").format(account.username), self.tr("ปิดเมื่อถอดครบ"), State.GONE))
        clause, text = ("4.1", self._clauses[1]) if stays else ("4.2", self._clauses[0])
        self._follows.show_lines(self._heading(len(groups), stays), lines, clause, text)
        recorded = self.tr("บันทึกหน้าที่ที่สิ้นสุด") if stays else self.tr("บันทึกพ้นหน้าที่")
        self.primary.set_words(self.tr("บันทึกและเปิดรายการถอด") if self.opens_removal() else recorded)

    def _heading(self, count: int, stays: bool) -> str:
        if stays:
            words = self.tr("{0} กลุ่มจะไม่มีหน้าที่รองรับ ต้องถอดออก")
            return words.format(count) if count else self.tr("ไม่มีกลุ่มที่ต้องถอดจากหน้าที่ที่สิ้นสุด")
        if not count:
            return self.tr("ไม่ได้อยู่ในกลุ่มใด จึงไม่มีกลุ่มที่ต้องถอด")
        day = self.last_day.day()
        now = day is not None and day < self._today
        words = self.tr("ต้องถอดออกจาก {0} กลุ่มทันที") if now else self.tr("ต้องถอดออกจาก {0} กลุ่มทันทีในวันถัดไป")
        return words.format(count)

    @Slot(object)
    def _on_reason(self, reason: object) -> None:
        self._propose(reason)
        self._on_changed()

    def _propose(self, reason: object) -> None:
        """An acting term that ends leaves whoever has other duties here."""
        for held, tick in self._ticks:
            acting = reason is LeaveReason.ACTING_ENDED and held.assignment.acting
            tick.setChecked(acting or len(self._ticks) == 1)
        others = any(not tick.isChecked() for _, tick in self._ticks)
        self.here.choose(_STAYS if reason in MAY_STAY and others else _GONE)

    @Slot(bool)
    def _on_awaited(self, awaited: bool) -> None:
        self.order.awaited = awaited
        self.order.set_locked(awaited)
        self.order.set_error("")
        if awaited:
            self.order.set_text("")


class WithdrawDialog(Dialog):
    """A leave was recorded wrongly: it is as if it had never been, but for the line in the log."""

    def __init__(self, detail: PersonDetail, parent: QWidget) -> None:
        person = detail.person
        last = dates.short(person.last_day) if person.last_day else ""
        subtitle = f"{person.name.full} · วันสุดท้ายที่บันทึกไว้ {last}"
        super().__init__(
            "ยกเลิกการพ้นหน้าที่", subtitle, primary="ยกเลิกการพ้นหน้าที่", danger=True, cancel="ปิด", width=520, parent=parent
        )
        told = Text(self.tr("ใช้เมื่อบันทึกผิดคนหรือผิดวัน กลุ่มที่บันทึกว่าถอดแล้วจะไม่กลับมาเอง"), "caption", "text_2", wrap=True)
        self.reason = TextField(
            self.tr("เหตุผลที่ยกเลิก"),
            key="reason",
            placeholder=self.tr("เช่น บันทึกผิดคน"),
            longest=_LONGEST_REASON,
            help=self.tr("เก็บไว้ในเหตุการณ์ของคนนี้"),
            missing=self.tr("ยังไม่ได้ใส่เหตุผล พิมพ์สั้น ๆ ว่าบันทึกผิดอย่างไร"),
        )
        self.add(row((told, 1), pad=(RING, 0, RING, 2)), self.reason)


class ComeBackDialog(Dialog):
    """Somebody who left is in the duty again. What goes on of the former duties is ticked; the rest ends."""

    def __init__(self, detail: PersonDetail, today: date, clause_text: str, parent: QWidget) -> None:
        person = detail.person
        last_day = person.last_day or today
        subtitle = f"{person.name.full} · พ้นหน้าที่ {dates.short(last_day)}"
        super().__init__("กลับมาปฏิบัติหน้าที่", subtitle, primary="บันทึกการกลับมา", parent=parent)
        self._person_id = person.id
        self.on = DateField(
            self.tr("กลับมาเมื่อวันที่"),
            today=today,
            key="returned_on",
            earliest=date.fromordinal(last_day.toordinal() + 1),
            latest=today,
            too_early=self.tr("ต้องอยู่หลังวันสุดท้ายที่ปฏิบัติหน้าที่ {0}").format(dates.short(last_day)),
            too_late=IN_FUTURE,
        )
        self.on.set_day(today)
        self.add(self.on)
        former = [held for held in detail.duties if held.assignment.holds(last_day)]
        self._ticks = [(held.assignment.id, Check(_duty_words(held))) for held in former]
        if self._ticks:
            heading = Text(self.tr("หน้าที่เดิมที่ทำต่อตามคำสั่งเดิม"), "caption_strong")
            ticks = column(*(row(tick, None) for _, tick in self._ticks), gap=0)
            self.add(row(heading, pad=(RING, 6, 0, 0)), ticks)
        account = detail.account
        told = (
            Follow(self.tr("บัญชี {0} ยังเปิดอยู่ ใช้ต่อได้").format(account.username), "", State.OK)
            if account
            else Follow(self.tr("บัญชีเดิมปิดแล้ว ต้องทำคำขอผู้ใช้งานใหม่"), "", State.SOON)
        )
        lines = [told, Follow(self.tr("หน้าที่ที่ไม่เลือกสิ้นสุดในวันสุดท้าย ต้องมีคำสั่งใหม่"), "", State.GONE)]
        self.add_follows(self.tr("สิ่งที่จะเกิดขึ้น"), lines if self._ticks else lines[:1], "4.1", clause_text)

    def draft(self) -> ComeBackDraft:
        """What was put in."""
        kept = frozenset(assignment_id for assignment_id, tick in self._ticks if tick.isChecked())
        return ComeBackDraft(self._person_id, self.on.day(), kept)


class AheadDialog(Dialog):
    """After a leave on a day to come: when the groups are to be removed, and the notice that can be printed now."""

    def __init__(self, detail: PersonDetail, last_day: date, clause_text: str, parent: QWidget) -> None:
        super().__init__(
            "บันทึกพ้นหน้าที่แล้ว", detail.person.name.full, primary="พิมพ์หนังสือแจ้ง…", cancel="ปิด", width=520, parent=parent
        )
        after = dates.short(date.fromordinal(last_day.toordinal() + 1))
        lines = [Follow(held.group.name, after, State.SOON) for held in detail.held]
        self.add_follows(self.tr("โปรแกรมจะเตือนให้ถอดในวันที่ {0}").format(after), lines, "4.2", clause_text)


def _endable(detail: PersonDetail, known: LeaveDuty | None) -> Sequence[HeldDuty]:
    """The duties that may end with this leave: those in force, and the acting term that a task speaks of."""
    day = known.last_day if known is not None else None
    return [held for held in detail.duties if held.in_force or _is_term(held.assignment, day)]


def _is_term(assignment: DutyAssignment, day: date | None) -> bool:
    return assignment.acting and day is not None and assignment.ends_on == day


def _duty_words(held: HeldDuty) -> str:
    """งานการเงิน คำสั่งที่ ๑๒๔/๒๕๖๙, with what says that it is an acting term."""
    acting = " รักษาราชการแทน" if held.assignment.acting else ""
    return f"{held.duty.name}{acting} · คำสั่งที่ {held.assignment.order_number}"
