"""Add a person, or put right what the register says of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.drafts import PersonDraft
from elaas_desk.domain.offices import Unit, UnitKind
from elaas_desk.domain.people import LEVELS, Person, Post, retirement_day
from elaas_desk.domain.validation import fits_unit
from elaas_desk.domain.words import POSTS
from elaas_desk.thai import dates
from elaas_desk.thai.names import TITLES
from ui.register.words import IN_FUTURE
from ui.widgets.choice_field import Choice, ChoiceField, LookupField
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field import TextField
from ui.widgets.national_id_field import NationalIdField

_POSITIONS = (
    "ผู้อำนวยการกองคลัง",
    "นักวิชาการเงินและบัญชี",
    "เจ้าพนักงานการเงินและบัญชี",
    "นักวิชาการพัสดุ",
    "เจ้าพนักงานพัสดุ",
    "นักวิชาการจัดเก็บรายได้",
    "เจ้าพนักงานจัดเก็บรายได้",
    "เจ้าพนักงานธุรการ",
    "นักวิเคราะห์นโยบายและแผน",
    "ครู",
)
_CAREER = 43
"""Years from the youngest age at which somebody enters the service to 60."""


class PersonDialog(Dialog):
    """Everything that Forms 1 and 2 print of a person. What is optional may wait; its line then stays dotted."""

    def __init__(self, units: Sequence[Unit], today: date, parent: QWidget, person: Person | None = None) -> None:
        title = "แก้ข้อมูลบุคคล" if person else "เพิ่มคนในทะเบียน"
        subtitle = person.name.full if person else "ข้อมูลชุดนี้จะพิมพ์ลงในแบบคำขอ"
        super().__init__(title, subtitle, primary="บันทึกการแก้ไข" if person else "เพิ่มคน", width=760, parent=parent)
        self.person = person
        self.title_field = LookupField(self.tr("คำนำหน้า"), _choices(TITLES), key="title", free=True)
        self.first = TextField(self.tr("ชื่อ"), key="first_name")
        self.last = TextField(self.tr("นามสกุล"), key="last_name")
        self.national_id = NationalIdField(self.tr("เลขประจำตัวประชาชน"), key="national_id")
        self.position = LookupField(self.tr("ตำแหน่ง"), _choices(_POSITIONS), key="position", free=True)
        self.level = LookupField(self.tr("ระดับ"), _choices(LEVELS), key="level", free=True, optional=True)
        self._kinds = {unit.id: unit.kind for unit in units}
        self.unit = ChoiceField(self.tr("หน่วยงาน"), [Choice(unit.id, unit.name) for unit in units], key="unit_id")
        self.post = ChoiceField(
            self.tr("ฐานะตามหนังสือสั่งการ"),
            [Choice(key, words) for key, words in POSTS.items()],
            key="post",
            missing=self.tr("ยังไม่ได้เลือก เลือกหน่วยงานก่อน แล้วเลือกฐานะของคนนี้"),
        )
        self.unit.chosen.connect(self._on_unit)
        self.division = TextField(self.tr("สังกัดกองหรือฝ่าย"), key="division", optional=True)
        self.phone = TextField(self.tr("โทรศัพท์มือถือ"), key="phone", optional=True)
        self.email = TextField(self.tr("อีเมล"), key="email", optional=True)
        self.since = DateField(self.tr("รับตำแหน่งเมื่อ"), today=today, key="in_post_since", optional=True)
        self.retires = ChoiceField(
            self.tr("ปีที่เกษียณ"),
            _retirements(today, person),
            key="retires_on",
            optional=True,
            placeholder=self.tr("ไม่ระบุ"),
        )
        self.order = TextField(
            self.tr("คำสั่งแต่งตั้งที่"), key="appointed_by", optional=True, placeholder=self.tr("เช่น ๑๒๔/๒๕๖๙")
        )
        self.order_date = DateField(
            self.tr("ลงวันที่"), today=today, key="appointed_on", optional=True, latest=today, too_late=IN_FUTURE
        )
        self._fill_in()
        if len(units) == 1:
            self.unit.set_value(units[0].id)
            self._on_unit(units[0].id)
        if person is not None:
            self._show_person(person)

    def _fill_in(self) -> None:
        self.add_beside(self.title_field, self.first, self.last)
        self.add_beside(self.national_id, self.position, self.level)
        self.add_beside(self.unit, self.post)
        self.add_beside(self.division, self.phone, self.email)
        self.add_beside(self.order, self.order_date, self.since, self.retires)

    @Slot(object)
    def _on_unit(self, unit_id: object) -> None:
        """Only what somebody of that unit can be is offered; most are users like others."""
        kind = self._kinds.get(unit_id) if isinstance(unit_id, int) else None
        posts = [post for post in POSTS if kind is None or fits_unit(post, kind)]
        self.post.set_choices([Choice(post, POSTS[post]) for post in posts])
        if self.post.value() is None and kind is not None:
            self.post.set_value(Post.LAO_USER if kind is UnitKind.LAO else Post.SUBUNIT_USER)

    def _show_person(self, person: Person) -> None:
        self.title_field.set_text(person.name.title)
        self.first.set_text(person.name.first)
        self.last.set_text(person.name.last)
        self.national_id.set_number(person.national_id)
        self.position.set_text(person.position)
        self.level.set_text(person.level)
        self.unit.set_value(person.unit_id)
        self._on_unit(person.unit_id)
        self.post.set_value(person.post)
        self.division.set_text(person.division)
        self.phone.set_text(person.phone)
        self.email.set_text(person.email)
        self.order.set_text(person.appointed_by)
        self.order_date.set_day(person.appointed_on)
        self.since.set_day(person.in_post_since)
        self.retires.set_value(person.retires_on)

    def draft(self) -> PersonDraft:
        """What was put in."""
        unit_id, post, retires = self.unit.value(), self.post.value(), self.retires.value()
        return PersonDraft(
            title=self.title_field.text(),
            first_name=self.first.text(),
            last_name=self.last.text(),
            national_id=self.national_id.number() or self.national_id.text(),
            position=self.position.text(),
            level=self.level.text(),
            unit_id=unit_id if isinstance(unit_id, int) else None,
            post=post if isinstance(post, Post) else None,
            division=self.division.text(),
            phone=self.phone.text(),
            email=self.email.text(),
            in_post_since=self.since.day(),
            appointed_by=self.order.text(),
            appointed_on=self.order_date.day(),
            retires_on=retires if isinstance(retires, date) else None,
        )


def _retirements(today: date, person: Person | None) -> list[Choice]:
    """Each 30 September of a working life, told by the Buddhist year; no birth date is kept."""
    days = [retirement_day(today.year + ahead) for ahead in range(-1, _CAREER)]
    if person is not None and person.retires_on is not None and person.retires_on not in days:
        days.insert(0, person.retires_on)
    return [Choice(None, "ไม่ระบุ"), *(Choice(day, dates.short(day)) for day in days)]


def _choices(words: Sequence[str]) -> list[Choice]:
    return [Choice(word, word) for word in words]
