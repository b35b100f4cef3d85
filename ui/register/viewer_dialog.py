"""What the executive and the clerk may see (circular 2): set up by the head of finance, without a Form 2."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.drafts import ViewerDraft
from elaas_desk.services.views import PersonDetail
from ui.register.words import IN_FUTURE
from ui.theme import RING
from ui.widgets.buttons import Button, Check, Kind
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field import TextField
from ui.widgets.layout import column, row
from ui.widgets.marks import ClauseTag
from ui.widgets.text import Text


class ViewerDialog(Dialog):
    """User name, days and view-only groups in one go; what does more than show is offered to be taken away."""

    def __init__(
        self, detail: PersonDetail, groups: Sequence[PrivilegeGroup], today: date, clause_text: str, parent: QWidget
    ) -> None:
        """`groups` is the whole catalogue."""
        person = detail.person
        account = detail.account
        whose = [person.name.full, person.position, *([f"ชื่อผู้ใช้ {account.username}"] if account else [])]
        super().__init__("ตั้งสิทธิดูรายงาน", " · ".join(whose), primary="บันทึกสิทธิดูรายงาน", parent=parent)
        self._person_id, self._account = person.id, account
        self.form = Button(self.tr("ทำแบบคำขอไว้เก็บเข้าแฟ้ม…"), Kind.QUIET, icon="requests")
        told = Text(self.tr("ตั้งใน New e-LAAS ก่อน แล้วบันทึกที่นี่ โดยไม่ต้องมีแบบคำขอ"), "caption", "text_2")
        self.add(row((told, 1), ClauseTag("2", clause_text), gap=8, pad=(RING, 0, RING, 2)))
        self.username = TextField(self.tr("ชื่อผู้ใช้ใน New e-LAAS"), key="username", longest=50)
        self.on = DateField(self.tr("วันที่ตั้งสิทธิ"), today=today, key="on", latest=today, too_late=IN_FUTURE)
        self.password = DateField(
            self.tr("วันที่ตั้งรหัสผ่าน"), today=today, key="password_changed_on", latest=today, too_late=IN_FUTURE
        )
        self.on.set_day(today)
        self.password.set_day(today)
        self.add(self.username)
        self.add_beside(self.on, self.password)
        for of_new in (self.username, self.password):
            of_new.setVisible(account is None)
        self._grants = self._ask_groups(detail, groups, today)
        self._removals = self._ask_removals(detail)
        self.add(row(self.form, None, pad=(0, 4, 0, 0)))

    def _ask_groups(
        self, detail: PersonDetail, groups: Sequence[PrivilegeGroup], today: date
    ) -> list[tuple[int, Check]]:
        shows = [group for group in groups if group.view_only and group.is_in_use(today)]
        proposed = [group for group in shows if not group.duty_ids] or shows
        held = {each.group.id for each in detail.held}
        ticks = [(group.id, Check(group.name)) for group in shows]
        for group_id, tick in ticks:
            tick.setChecked(group_id in held or any(group.id == group_id for group in proposed))
            tick.setEnabled(group_id not in held)
        heading = Text(self.tr("กลุ่มที่ดูได้อย่างเดียว"), "caption_strong")
        none = Text(self.tr("ยังไม่มีกลุ่มที่ดูได้อย่างเดียว เพิ่มในหน้ากลุ่มผู้ใช้งานก่อน"), "caption", "late", wrap=True)
        lines = [row(tick, None) for _, tick in ticks] or [row((none, 1))]
        self.add(row(heading, pad=(RING, 6, 0, 0)), column(*lines, gap=0))
        return [(group_id, tick) for group_id, tick in ticks if group_id not in held]

    def _ask_removals(self, detail: PersonDetail) -> list[tuple[int, Check]]:
        ticks = [(held.group.id, Check(held.group.name)) for held in detail.held if not held.justified]
        for _, tick in ticks:
            tick.setChecked(True)
        if ticks:
            heading = Text(self.tr("ถอดออกจากกลุ่มที่ทำได้มากกว่าดู"), "caption_strong", "late")
            self.add(row(heading, pad=(RING, 6, 0, 0)), column(*(row(tick, None) for _, tick in ticks), gap=0))
        return ticks

    def draft(self) -> ViewerDraft:
        """What was put in."""
        new = self._account is None
        return ViewerDraft(
            person_id=self._person_id,
            on=self.on.day(),
            group_ids=frozenset(group_id for group_id, tick in self._grants if tick.isChecked()),
            username=self.username.text() if new else "",
            password_changed_on=self.password.day() if new else None,
            removed_group_ids=frozenset(group_id for group_id, tick in self._removals if tick.isChecked()),
        )
