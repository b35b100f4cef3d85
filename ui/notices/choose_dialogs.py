"""Whom a paper is for, and what stands in it: asked before it is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.notice_papers import ReminderAbout
from elaas_desk.domain.offices import Unit
from elaas_desk.services.notices import Remindable
from elaas_desk.services.views import RegisterEntry
from ui.theme import RING
from ui.widgets.choice_field import Choice, ChoiceField, LookupField
from ui.widgets.choices import Option, Segments
from ui.widgets.dialog import Dialog
from ui.widgets.layout import row
from ui.widgets.marks import ClauseTag
from ui.widgets.text import Text

_LATE, _SOON, _ALL = "late", "soon", "all"
_SOON_DAYS = 30
_CLAUSES = {ReminderAbout.PASSWORD: "3.4.2", ReminderAbout.ACKNOWLEDGEMENT: "3.1-3.4"}


class ChooseReminders(Dialog):
    """Who is reminded of what: of one unit or all, of those who are late, or due soon, or everybody."""

    def __init__(self, people: Sequence[Remindable], clauses: Callable[[str], str], parent: QWidget) -> None:
        """`clauses` gives the text of a clause."""
        super().__init__("หนังสือแจ้งเตือนผู้ใช้งาน", "คนละ 1 ฉบับ มีส่วนตอบกลับให้ลงนาม", primary="ดูและพิมพ์", parent=parent)
        self._people = people
        self.about = Segments(
            [
                Option(ReminderAbout.PASSWORD, self.tr("เปลี่ยนรหัสผ่าน")),
                Option(ReminderAbout.ACKNOWLEDGEMENT, self.tr("ลงนามรับทราบข้อปฏิบัติ")),
            ],
            ReminderAbout.PASSWORD,
            spoken=self.tr("แจ้งเตือนเรื่องอะไร"),
        )
        units: dict[int, Unit] = {each.unit.id: each.unit for each in people}
        every = [Choice(None, self.tr("ทุกหน่วยงาน"))] if len(units) > 1 else []
        choices = [*every, *(Choice(unit.id, unit.short_name or unit.name) for unit in units.values())]
        self.unit = ChoiceField(self.tr("หน่วยงาน"), choices, key="unit_id")
        if choices:
            self.unit.set_value(choices[0].value)
        self.which = Segments(
            [
                Option(_LATE, self.tr("เลยกำหนดหรือไม่ทราบวัน")),
                Option(_SOON, self.tr("รวมที่จะครบใน 30 วัน")),
                Option(_ALL, self.tr("ทุกคนที่มีบัญชี")),
            ],
            _LATE,
            spoken=self.tr("แจ้งเตือนใคร"),
        )
        self._tags = {about: ClauseTag(number, clauses(number)) for about, number in _CLAUSES.items()}
        self._count = Text("", "caption", "text_2")
        self.add(row(self.about, None, *self._tags.values()), self.unit, row(self.which, None))
        self.add(row((self._count, 1), pad=(RING, 2, RING, 0)))
        for part in (self.about, self.which):
            part.chosen.connect(self._on_changed)
        self.unit.chosen.connect(self._on_changed)
        self._on_changed()

    def chosen_about(self) -> ReminderAbout:
        """What they are reminded of."""
        return ReminderAbout(self.about.key())

    def person_ids(self) -> tuple[int, ...]:
        """Who is reminded."""
        unit_id, about, which = self.unit.value(), self.chosen_about(), self.which.key()
        there = (each for each in self._people if unit_id in (None, each.unit.id))
        within = _SOON_DAYS if which == _SOON else -1
        return tuple(each.person.id for each in there if which == _ALL or each.is_due(about, within))

    @Slot()
    def _on_changed(self) -> None:
        count = len(self.person_ids())
        for about, tag in self._tags.items():
            tag.setVisible(about is self.chosen_about())
        words = self.tr("{0} คน คนละ 1 ฉบับ").format(f"{count:,}")
        self._count.set_words(words if count else self.tr("ไม่มีใครต้องแจ้งเตือนตอนนี้ เลือกคนกลุ่มอื่นได้"))

    def check(self) -> bool:
        """There has to be somebody."""
        good = super().check()
        if good and not self.person_ids():
            self.show_problem(None, self.tr("ไม่มีใครต้องแจ้งเตือนตามที่เลือก เลือกหน่วยงานอื่นหรือคนกลุ่มอื่น"))
            return False
        return good


class ChooseMemo(Dialog):
    """Whether the clerk is told of what is late alone, or also of what is coming."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("บันทึกข้อความถึงปลัด", "รายงานเรื่องที่เลยกำหนด พร้อมช่องให้ปลัดสั่งการ", primary="ดูและพิมพ์", parent=parent)
        self.which = Segments(
            [
                Option(_LATE, self.tr("เฉพาะเรื่องที่เลยกำหนด")),
                Option(_SOON, self.tr("รวมเรื่องที่จะครบใน 30 วัน")),
            ],
            _LATE,
            spoken=self.tr("เรื่องที่รายงาน"),
        )
        quiet = Text(self.tr("ข้อความในบันทึกแก้ได้ที่ ตั้งค่า › ข้อความ"), "caption", "text_2")
        self.add(row(self.which, None), row((quiet, 1), pad=(RING, 2, RING, 0)))

    def with_soon(self) -> bool:
        """Whether what is coming is told as well."""
        return self.which.key() == _SOON


class ChoosePerson(Dialog):
    """One person, looked up by name."""

    def __init__(self, title: str, told: str, people: Sequence[RegisterEntry], parent: QWidget) -> None:
        super().__init__(title, told, primary="ต่อไป", parent=parent)
        self.person = LookupField(
            self.tr("ชื่อ"),
            [_choice(entry) for entry in people],
            key="person_id",
            missing=self.tr("ยังไม่ได้เลือกคน พิมพ์บางส่วนของชื่อแล้วเลือกจากรายการ"),
            placeholder=self.tr("พิมพ์ชื่อ ชื่อผู้ใช้ หรือหน่วยงาน"),
        )
        self.add(self.person)

    def check(self) -> bool:
        """What was typed may name one alone."""
        self.person.take_only()
        return super().check()

    def person_id(self) -> int:
        """Who was chosen; only asked after the field was found good."""
        found = self.person.value()
        if not isinstance(found, int):
            raise TypeError("nobody is chosen")
        return found


def _choice(entry: RegisterEntry) -> Choice:
    username = "" if entry.account is None else entry.account.username
    unit = entry.unit.short_name or entry.unit.name
    return Choice(entry.person.id, entry.person.name.full, f"{entry.person.position} · {unit}", also=username)
