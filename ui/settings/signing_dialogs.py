"""Dialogs of who signs in another's place: recorded or put right, and ended."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.drafts import StandInDraft
from elaas_desk.domain.papers import Signatory
from elaas_desk.domain.signing import Capacity, StandIn
from elaas_desk.services.signing import ActingOrder, SignedPost, Signer, SigningChoices, StandInEntry
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai
from ui.theme import RING
from ui.widgets.choice_field import Choice, ChoiceField, LookupField
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field import TextField
from ui.widgets.layout import Panel, column, row
from ui.widgets.text import Text

_MEANINGS = {
    Capacity.ACTING: "เมื่อตำแหน่งว่าง หรือผู้ดำรงตำแหน่งไม่อยู่หรือปฏิบัติราชการไม่ได้",
    Capacity.ON_BEHALF: "เมื่อผู้ดำรงตำแหน่งยังอยู่ และมอบอำนาจให้ลงนามแทนเป็นหนังสือ",
    Capacity.IN_DUTY: "เมื่อไม่มีผู้บริหารท้องถิ่น เช่น ครบวาระ และกฎหมายให้ปลัดปฏิบัติหน้าที่ไปจนกว่าจะมีคนใหม่",
}


class SignaturePreview(Panel):
    """How a signature reads on paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._lines = [Text("", "body", "text", align="center") for _ in range(3)]
        head = Text("จะพิมพ์ใต้ลายมือชื่อว่า", "caption", "text_2")
        super().__init__(
            column(row(head, None), *self._lines, gap=0, pad=(14, 8, 14, 10)), fill="sunken", edge=None, parent=parent
        )

    def show_signature(self, signs: Signatory) -> None:
        """Name, own position with the capacity, and the post."""
        for line, words in zip(self._lines, (f"({signs.full_name})", signs.acting, signs.position), strict=True):
            line.set_words(to_thai(words))

    def show_nothing(self) -> None:
        """Not all is known yet."""
        for line in self._lines:
            line.set_words("")
        self._lines[0].set_words("เลือกตำแหน่ง ผู้ลงนาม และฐานะก่อน")

    def lines(self) -> list[str]:
        """What stands there."""
        return [line.plain() for line in self._lines]


class StandInDialog(Dialog):
    """For which post, who, in what capacity, from when to when, by which order; with the signature as it will read."""

    def __init__(
        self, choices: SigningChoices, today: date, parent: QWidget, entry: StandInEntry | None = None
    ) -> None:
        super().__init__(
            "แก้ผู้ลงนามแทน" if entry else "เพิ่มผู้ลงนามแทน",
            "ใช้กับเอกสารที่ลงวันที่ในช่วงนี้ เอกสารที่ออกไปแล้วไม่เปลี่ยน",
            primary="บันทึกผู้ลงนามแทน",
            width=700,
            parent=parent,
        )
        self._choices = choices
        self._posts = {(each.post, each.unit_id): each for each in choices.posts}
        self._people = {each.person.id: each for each in choices.people}
        self.post = ChoiceField(self.tr("ลงนามแทนตำแหน่ง"), [_post_choice(each) for each in choices.posts], key="post")
        self.person = LookupField(
            self.tr("ผู้ลงนามแทน"),
            [_person_choice(each) for each in choices.people],
            key="person_id",
            placeholder=self.tr("พิมพ์ชื่อหรือตำแหน่ง แล้วเลือกจากรายการ"),
            missing=self.tr("ยังไม่ได้เลือกผู้ลงนามแทน พิมพ์ชื่อแล้วเลือกจากรายการ"),
        )
        self.capacity = ChoiceField(self.tr("ฐานะ"), [Choice(each, each.thai) for each in Capacity], key="capacity")
        self.starts = DateField(self.tr("ตั้งแต่วันที่"), today=today, key="starts_on")
        self.ends = DateField(
            self.tr("ถึงวันที่"), today=today, key="ends_on", optional=True, help=self.tr("เว้นว่างไว้ถ้ายังไม่ทราบ")
        )
        self.number = TextField(self.tr("คำสั่งที่"), key="order_number", optional=True, longest=60)
        self.dated = DateField(self.tr("ลงวันที่"), today=today, key="order_date", optional=True, latest=today)
        self.order = ChoiceField(
            self.tr("เติมจากคำสั่งรักษาราชการแทนในทะเบียน"),
            [Choice(each, _order_words(each, self._people)) for each in choices.orders],
            key="order",
            optional=True,
        )
        self.signature = SignaturePreview()
        if choices.orders and entry is None:
            self.add(self.order)
        self.add(self.post)
        self.add_beside(self.person, self.capacity)
        self.add_beside(self.starts, self.ends, self.number, self.dated)
        self.add(row((self.signature, 1), pad=(RING, 2, RING, 4)))
        self._begin(entry, today)
        self._connect()

    def _begin(self, entry: StandInEntry | None, today: date) -> None:
        if entry is None:
            self.starts.set_day(today)
            self.capacity.set_value(Capacity.ACTING)
        else:
            self._fill(entry.stand_in)
        self._show_signature()

    def _fill(self, kept: StandIn) -> None:
        self.post.set_value((kept.post, kept.unit_id))
        self.person.set_value(kept.person_id)
        self.capacity.set_value(kept.capacity)
        self.starts.set_day(kept.starts_on)
        self.ends.set_day(kept.ends_on)
        self.number.set_text(kept.order_number)
        self.dated.set_day(kept.order_date)

    def _connect(self) -> None:
        for field in (self.post, self.person, self.capacity):
            field.chosen.connect(self._on_chosen)
        self.person.changed.connect(self._show_signature)
        self.order.chosen.connect(self._on_order)

    def draft(self) -> StandInDraft:
        """What was put in."""
        post, person_id, capacity = self._post(), self.person.value(), self.capacity.value()
        return StandInDraft(
            post=None if post is None else post.post,
            unit_id=None if post is None else post.unit_id,
            person_id=person_id if isinstance(person_id, int) else None,
            capacity=capacity if isinstance(capacity, Capacity) else None,
            starts_on=self.starts.day(),
            ends_on=self.ends.day(),
            order_number=self.number.text(),
            order_date=self.dated.day(),
        )

    def _post(self) -> SignedPost | None:
        return next((each for key, each in self._posts.items() if key == self.post.value()), None)

    @Slot(object)
    def _on_chosen(self, _value: object) -> None:
        self._show_signature()

    @Slot()
    def _show_signature(self) -> None:
        post, capacity = self._post(), self.capacity.value()
        self.post.set_help("" if post is None else _held(post))
        if isinstance(capacity, Capacity):
            self.capacity.set_help(_MEANINGS[capacity])
        person_id = self.person.value()
        who = self._people.get(person_id) if isinstance(person_id, int) else None
        if post is None or who is None or not isinstance(capacity, Capacity):
            self.signature.show_nothing()
            return
        acting = f"{who.own_post} {capacity.thai}"
        self.signature.show_signature(Signatory(who.person.name.official, post.position, acting))

    @Slot(object)
    def _on_order(self, order: object) -> None:
        """The order says who, from when and to when; for which post it does not say."""
        if not isinstance(order, ActingOrder):
            return
        self.person.set_value(order.person_id)
        self.capacity.set_value(Capacity.ACTING)
        self.starts.set_day(order.starts_on)
        self.ends.set_day(order.ends_on)
        self.number.set_text(order.number)
        self.dated.set_day(order.dated)
        self._show_signature()


class EndStandInDialog(Dialog):
    """The last day on which somebody signs in another's place."""

    def __init__(self, entry: StandInEntry, today: date, parent: QWidget) -> None:
        super().__init__("สิ้นสุดการลงนามแทน", entry.person.name.full, primary="บันทึกวันสุดท้าย", width=480, parent=parent)
        kept = entry.stand_in
        self.on = DateField(
            self.tr("วันสุดท้ายที่ลงนามแทน"),
            today=today,
            key="on",
            help=self.tr("เอกสารที่ลงวันที่หลังจากวันนี้จะพิมพ์ชื่อผู้ดำรงตำแหน่ง"),
            earliest=kept.starts_on,
            latest=kept.ends_on or date(2200, 12, 31),
            too_early=self.tr("มาก่อนวันที่เริ่มลงนามแทน ใส่วันที่ {0} หรือหลังจากนั้น").format(dates.short(kept.starts_on)),
        )
        self.on.set_day(max(today, kept.starts_on))
        self.add(self.on)


def _post_choice(post: SignedPost) -> Choice:
    return Choice((post.post, post.unit_id), post.position)


def _held(post: SignedPost) -> str:
    return f"ผู้ดำรงตำแหน่งในทะเบียน: {post.holder}" if post.holder else "ในทะเบียนยังไม่มีผู้ดำรงตำแหน่งนี้"


def _person_choice(signer: Signer) -> Choice:
    return Choice(signer.person.id, signer.person.name.without_title, signer.own_post)


def _order_words(order: ActingOrder, people: dict[int, Signer]) -> str:
    until = "" if order.ends_on is None else f" ถึง {dates.short(order.ends_on)}"
    name = people[order.person_id].person.name.without_title
    return f"{to_thai(order.number)} · {name} · {dates.short(order.starts_on)}{until}"
