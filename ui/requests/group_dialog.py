"""One line of a request: which group, to be added or given back, and the duty and order that it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.proposals import line_of
from elaas_desk.domain.requests import Change, GroupChange
from ui.requests.request_desk import Basis, RequestDesk
from ui.requests.words import CHANGES, order_of
from ui.widgets.choice_field import Choice, ChoiceField, LookupField
from ui.widgets.choices import Option, Segments
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.field import TextField
from ui.widgets.layout import row

_LONGEST_DUTY, _LONGEST_ORDER = 120, 60


class GroupDialog(Dialog):
    """Asks for one line. Choosing the group puts in the duty and the order that the register knows."""

    def __init__(
        self,
        desk: RequestDesk,
        basis: Basis,
        lines: Sequence[GroupChange],
        place: int | None,
        parent: QWidget,
    ) -> None:
        title = "เพิ่มกลุ่มในคำขอ" if place is None else "แก้กลุ่มในคำขอ"
        primary = "เพิ่มกลุ่ม" if place is None else "บันทึกกลุ่ม"
        super().__init__(title, basis.detail.person.name.full, primary=primary, parent=parent)
        self.place = place
        self._desk, self._basis = desk, basis
        self._taken = {line.group_id for at, line in enumerate(lines) if at != place}
        self._build()
        if place is None:
            self._offer(Change.ADD)
        else:
            self._put(lines[place])

    def _build(self) -> None:
        options = [Option(change.value, CHANGES[change]) for change in Change]
        self._change = Segments(options, Change.ADD.value, spoken=self.tr("เพิ่มกลุ่มหรือถอดออก"))
        self._group = ChoiceField(
            self.tr("กลุ่มผู้ใช้งาน"), key="group_id", missing=self.tr("ยังไม่ได้เลือกกลุ่ม เลือกหนึ่งกลุ่มจากรายการ")
        )
        duties = [
            Choice(each.duty.name, each.duty.name, order_of(each.assignment.order_number, None))
            for each in self._basis.duties
        ]
        self._duty = LookupField(
            self.tr("หน้าที่ที่ได้รับมอบหมาย"), duties, key="duty", optional=True, free=True, help=self.tr("พิมพ์ลงในแบบตามนี้")
        )
        self._duty.line.setMaxLength(_LONGEST_DUTY)
        self._order = TextField(self.tr("คำสั่งเลขที่"), key="order_number", optional=True, longest=_LONGEST_ORDER)
        today = self._desk.today()
        self._dated = DateField(
            self.tr("ลงวันที่"),
            today=today,
            key="order_date",
            optional=True,
            latest=today,
            too_late=self.tr("วันที่ของคำสั่งยังมาไม่ถึง ใส่วันนี้หรือวันที่ผ่านมาแล้ว"),
        )
        self.add(row(self._change, None), self._group, self._duty)
        self.add_beside(self._order, self._dated)
        self._change.chosen.connect(self._on_change)
        self._group.chosen.connect(self._on_group)

    def _offer(self, change: Change) -> None:
        """The groups that may be added, or those that are held and may be given back."""
        held = {group.id for group in self._basis.held}
        today = self._desk.today()

        def offered(group: PrivilegeGroup) -> bool:
            if group.id in self._taken:
                return False
            return group.id in held if change is Change.REMOVE else group.is_in_use(today) and group.id not in held

        groups = [group for group in self._basis.groups if offered(group)]
        self._group.set_choices([Choice(group.id, group.name) for group in groups])
        none = self.tr("บัญชีนี้ไม่ได้อยู่ในกลุ่มใด") if change is Change.REMOVE else self.tr("ไม่มีกลุ่มอื่นที่ขอเพิ่มได้")
        self._group.set_help("" if groups else none)

    def _put(self, line: GroupChange) -> None:
        self._change.choose(line.change.value)
        self._offer(line.change)
        self._group.set_value(line.group_id)
        self._duty.set_text(line.duty)
        self._order.set_text(line.order_number)
        self._dated.set_day(line.order_date)

    def line(self) -> GroupChange:
        """What was put in; only asked after the fields were found good."""
        group_id = self._group.value()
        if not isinstance(group_id, int):
            raise TypeError("no group")
        change = Change(self._change.key())
        return GroupChange(group_id, change, self._duty.text(), self._order.text(), self._dated.day())

    @Slot(str)
    def _on_change(self, key: str) -> None:
        self._group.set_error("")
        self._offer(Change(key))
        self._on_group(self._group.value())

    @Slot(object)
    def _on_group(self, group_id: object) -> None:
        group = next((each for each in self._basis.groups if each.id == group_id), None)
        if group is None:
            return
        found = line_of(group, Change(self._change.key()), self._basis.duties)
        self._duty.set_text(found.duty)
        self._order.set_text(found.order_number)
        self._dated.set_day(found.order_date)
