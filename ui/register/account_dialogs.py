"""Dialogs about accounts: one that exists is entered, a password was changed, groups were taken away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from elaas_desk.domain.accounts import KnownBy, PrivilegeGroup
from elaas_desk.domain.drafts import AccountDraft, PasswordChangeDraft
from elaas_desk.domain.words import KNOWN_BY
from elaas_desk.services.views import HeldGroup, PersonDetail, RegisterEntry
from ui.register.words import IN_FUTURE
from ui.theme import RING
from ui.widgets.buttons import Button, Check, Kind
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field import TextField
from ui.widgets.layout import column, row
from ui.widgets.text import Text


def _known_by() -> list[Choice]:
    return [Choice(how, words) for how, words in KNOWN_BY.items() if how is not KnownBy.REQUEST]


class AccountDialog(Dialog):
    """Enter an account that somebody already has in New e-LAAS, with its groups. Never its password."""

    def __init__(self, detail: PersonDetail, groups: Sequence[PrivilegeGroup], today: date, parent: QWidget) -> None:
        name = detail.person.name.full
        super().__init__("บันทึกบัญชีที่มีอยู่แล้ว", f"{name} · โปรแกรมไม่เก็บรหัสผ่าน", primary="บันทึกบัญชี", parent=parent)
        self._person_id = detail.person.id
        self.username = TextField(self.tr("ชื่อผู้ใช้ใน New e-LAAS"), key="username", longest=80, placeholder="kittisak.s")
        self.opened = DateField(
            self.tr("เปิดบัญชีเมื่อ"), today=today, key="opened_on", optional=True, latest=today, too_late=IN_FUTURE
        )
        self.changed = DateField(
            self.tr("เปลี่ยนรหัสผ่านครั้งล่าสุด"),
            today=today,
            key="password_changed_on",
            optional=True,
            latest=today,
            too_late=IN_FUTURE,
            help=self.tr("ถ้าไม่ทราบให้เว้นไว้ โปรแกรมจะถือว่าครบกำหนดแล้ว"),
        )
        self.known = ChoiceField(self.tr("รู้วันที่ได้อย่างไร"), _known_by(), key="password_known_by", optional=True)
        self.why = TextField(
            self.tr("อยู่ในกลุ่มตามคำสั่งหรือเอกสาร"), key="why", optional=True, placeholder=self.tr("เช่น คำสั่งที่ ๑๒๔/๒๕๖๙")
        )
        self._ticks = [(group.id, Check(group.name)) for group in groups]
        self.add_beside(self.username, self.opened)
        self.add_beside(self.changed, self.known)
        if self._ticks:
            half = (len(self._ticks) + 1) // 2
            left, right = self._ticks[:half], self._ticks[half:]
            sides = [column(*(row(tick, None) for _, tick in side), None, gap=0) for side in (left, right)]
            heading = row(Text(self.tr("กลุ่มที่อยู่ตอนนี้"), "caption_strong"), pad=(RING, 6, 0, 0))
            self.add(heading, row((sides[0], 1), (sides[1], 1), gap=10))
        self.add(self.why)

    def draft(self) -> AccountDraft:
        """What was put in."""
        known = self.known.value()
        return AccountDraft(
            person_id=self._person_id,
            username=self.username.text(),
            opened_on=self.opened.day(),
            password_changed_on=self.changed.day(),
            password_known_by=known if isinstance(known, KnownBy) else None,
            group_ids=frozenset(group_id for group_id, tick in self._ticks if tick.isChecked()),
            why=self.why.text(),
        )


class PasswordDialog(Dialog):
    """Record that passwords were changed, of one account or of all that are ticked (circular 3.4.2)."""

    def __init__(self, entries: Sequence[RegisterEntry], today: date, parent: QWidget) -> None:
        first = entries[0].person.name.full
        whose = first if len(entries) == 1 else f"{first} และอีก {len(entries) - 1} คน"
        super().__init__("บันทึกการเปลี่ยนรหัสผ่าน", whose, primary="บันทึกการเปลี่ยน", width=520, parent=parent)
        self._account_ids = tuple(entry.account.id for entry in entries if entry.account is not None)
        self.changed = DateField(
            self.tr("วันที่เปลี่ยนรหัสผ่าน"),
            today=today,
            key="changed_on",
            latest=today,
            too_late=IN_FUTURE,
        )
        self.changed.set_day(today)
        self.known = ChoiceField(self.tr("รู้วันที่ได้อย่างไร"), _known_by(), key="known_by")
        self.known.set_value(KnownBy.SIGNED_NOTICE)
        self.add(self.changed, self.known)

    def draft(self) -> PasswordChangeDraft:
        """What was put in."""
        known = self.known.value()
        return PasswordChangeDraft(self._account_ids, self.changed.day(), known if isinstance(known, KnownBy) else None)


class RemoveDialog(Dialog):
    """Record that groups were taken away in New e-LAAS (circular 4.1, 4.2); all are ticked for who has left."""

    def __init__(self, detail: PersonDetail, today: date, parent: QWidget) -> None:
        last_day = detail.person.last_day
        left = last_day is not None and last_day <= today
        subtitle = f"{detail.person.name.full} · ชื่อผู้ใช้ {detail.account.username if detail.account else ''}"
        super().__init__("ถอดออกจากกลุ่ม", subtitle, primary="บันทึกว่าถอดแล้ว", danger=True, width=560, parent=parent)
        intro = self.tr("ถอดใน New e-LAAS ก่อน แล้วบันทึกที่นี่ว่าถอดกลุ่มใดเมื่อวันใด")
        self._ticks = [(held, Check(held.group.name)) for held in detail.held]
        for held, tick in self._ticks:
            tick.setChecked(left or not held.justified)
        self.on = DateField(
            self.tr("ถอดเมื่อวันที่"),
            today=today,
            key="on",
            latest=today,
            too_late=IN_FUTURE,
        )
        self.on.set_day(today)
        self.why = TextField(
            self.tr("เหตุหรือเอกสาร"), key="why", optional=True, placeholder=self.tr("เช่น คำสั่งที่ ๑๓๕/๒๕๖๙")
        )
        self.close_account = Check(self.tr("ปิดบัญชีด้วย เมื่อไม่เหลือกลุ่ม"))
        self.close_account.setChecked(left)
        self.notice = Button(self.tr("พิมพ์หนังสือแจ้ง…"), Kind.QUIET, icon="print")
        if not left and all(held.justified for held in detail.held):
            self.notice.hide()
        ticks = column(*(self._line(held, tick) for held, tick in self._ticks), gap=0)
        self.add(row((Text(intro, "caption", "text_2", wrap=True), 1), pad=(RING, 0, RING, 0)), ticks)
        self.add_beside(self.on, self.why)
        self.add(row(self.close_account, None, self.notice))

    def _line(self, held: HeldGroup, tick: Check) -> QHBoxLayout:
        colour = "text_2" if held.justified else "late"
        return row(tick, (Text(held.why, "caption", colour, align="right"), 1), gap=8, pad=(0, 0, RING, 0))

    def group_ids(self) -> frozenset[int]:
        """The groups that are ticked."""
        return frozenset(held.group.id for held, tick in self._ticks if tick.isChecked())
