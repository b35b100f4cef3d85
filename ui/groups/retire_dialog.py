"""New e-LAAS has a group no more: since when, what replaces it, and where each of its members goes (circular 4.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.accounts import Account, PrivilegeGroup
from elaas_desk.services.retirement import MemberFate
from elaas_desk.thai import dates
from ui.groups.overview import GroupLine, Member
from ui.theme import RING
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.choices import Option, Segments
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.layout import Group, Rule, clear, column, row
from ui.widgets.marks import ClauseTag
from ui.widgets.text import Text

MOVE, REMOVE, UNDECIDED = MemberFate.MOVE, MemberFate.REMOVE, MemberFate.UNDECIDED
_EARLIEST = date(1900, 1, 1)


class RetireDialog(Dialog):
    """Asks for each member; without a group that takes the place nobody can move."""

    def __init__(
        self,
        line: GroupLine,
        others: Sequence[PrivilegeGroup],
        accounts: Mapping[int, Account],
        today: date,
        clause_text: str,
        parent: QWidget,
    ) -> None:
        super().__init__("เลิกใช้กลุ่ม", line.group.name, primary="บันทึกการเลิกใช้", danger=True, width=680, parent=parent)
        self._line, self._accounts, self._today = line, accounts, today
        self._fates: dict[int, MemberFate] = {member.person.id: UNDECIDED for member in line.members}
        self._strips: dict[int, Segments] = {}
        since = line.group.valid_from
        self.on = DateField(
            self.tr("วันสุดท้ายที่ใช้กลุ่มนี้"),
            today=today,
            key="on",
            help=self.tr("เป็นวันข้างหน้าก็ได้"),
            earliest=since or _EARLIEST,
            too_early=self.tr("มาก่อนวันที่เริ่มใช้กลุ่ม {0} ใส่วันนั้นหรือหลังจากนั้น").format(dates.short(since or today)),
        )
        self.on.set_day(line.group.valid_to or today)
        choices = [Choice(None, self.tr("ไม่มี")), *(Choice(group.id, group.name) for group in others)]
        self.replaced_by = ChoiceField(
            self.tr("กลุ่มที่ใช้แทน"), choices, key="replaced_by", optional=True, placeholder=self.tr("ไม่มี")
        )
        self.replaced_by.set_value(line.group.replaced_by_id)
        self.add_beside(self.on, self.replaced_by)
        self._counts = Text("", "body_strong")
        self._follows = Text("", "caption", "text_2", wrap=True)
        self._rows = column(gap=0)
        self._all = row(gap=8)
        tag = ClauseTag("4.1", clause_text)
        head = row((self._counts, 1), tag)
        self.add(column(4, Rule(), 4, head, self._follows, self._all, self._rows, gap=3, pad=(RING, 0, RING, 0)))
        self.replaced_by.changed.connect(self._on_successor)
        self._show_members()

    # what was put in

    def last_day(self) -> date:
        """The last day in use; asked only after the field was found good."""
        day = self.on.day()
        if day is None:
            raise ValueError("no date")
        return day

    def successor(self) -> int | None:
        """The group that takes its place."""
        chosen = self.replaced_by.value()
        return chosen if isinstance(chosen, int) else None

    def fates(self) -> dict[int, MemberFate]:
        """Where each member goes, by account."""
        return {self._accounts[person_id].id: fate for person_id, fate in self._fates.items()}

    # the members

    def _show_members(self) -> None:
        clear(self._rows)
        clear(self._all)
        self._strips = {}
        if len(self._line.members) > 1:
            everybody = Segments(self._options(moves=self._can_move()), "", spoken=self.tr("ทุกคน"))
            everybody.chosen.connect(self._on_everybody)
            self._all.addWidget(Text(self.tr("ทุกคน"), "caption_strong"), 1)
            self._all.addWidget(everybody)
        for member in self._line.members:
            self._rows.addWidget(self._row(member))
        self._tell()

    def _can_move(self) -> bool:
        return self.successor() is not None

    def _options(self, *, moves: bool) -> list[Option]:
        options = [Option(REMOVE, self.tr("ถอดออก")), Option(UNDECIDED, self.tr("ยังไม่ตัดสิน"))]
        return [Option(MOVE, self.tr("ย้ายไปกลุ่มที่ใช้แทน")), *options] if moves else options

    def _row(self, member: Member) -> QWidget:
        person = member.person
        moves = self._can_move() and not person.has_left(self._today)
        if self._fates[person.id] is MOVE and not moves:
            self._fates[person.id] = UNDECIDED
        strip = Segments(self._options(moves=moves), self._fates[person.id], spoken=person.name.without_title)
        strip.chosen.connect(partial(self._on_fate, person.id))
        self._strips[person.id] = strip
        unit = member.unit.short_name or member.unit.name
        left = self.tr("พ้นหน้าที่แล้ว · {0}").format(unit) if person.has_left(self._today) else unit
        words = column(Text(person.name.without_title), Text(left, "caption", "text_2"), gap=0)
        return Group(row((words, 1), strip, gap=8, pad=(0, 2, 0, 2)))

    def _tell(self) -> None:
        count = Counter(self._fates.values())
        if not self._fates:
            self._counts.set_words(self.tr("ไม่มีใครอยู่ในกลุ่มนี้ จึงไม่มีใครต้องย้ายหรือถอดออก"))
            self._follows.hide()
            return
        words = self.tr("สมาชิก {0} คน: ย้าย {1} · ถอดออก {2} · ยังไม่ตัดสิน {3}")
        self._counts.set_words(words.format(len(self._fates), count[MOVE], count[REMOVE], count[UNDECIDED]))
        self._follows.set_words(
            self.tr("คนที่ย้ายจะได้ร่างคำขอคนละฉบับ คนที่ถอดออกเป็นงานจนกว่าจะทำใน New e-LAAS คนที่ยังไม่ตัดสินจะเข้าการสอบทานกลุ่มที่เลิกใช้")
        )

    def _on_fate(self, person_id: int, key: str) -> None:
        self._fates[person_id] = MemberFate(key)
        self._tell()

    @Slot(str)
    def _on_everybody(self, key: str) -> None:
        for person_id, strip in self._strips.items():
            strip.choose(key)
            if strip.key() != key:  # who has left cannot move
                strip.choose(self._fates[person_id])
            else:
                self._fates[person_id] = MemberFate(key)
        self._tell()

    @Slot()
    def _on_successor(self) -> None:
        self._show_members()
