"""What a list of users is to show: which units or groups, on which paper."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.list_papers import SheetSize
from elaas_desk.domain.offices import Unit
from elaas_desk.services.list_values import GroupListChoice, ListChoice, MatrixChoice, UserListChoice
from ui.lists.tick_list import TickList
from ui.theme import RING
from ui.widgets.buttons import Check
from ui.widgets.choices import Option, Segments
from ui.widgets.dialog import Dialog
from ui.widgets.layout import Rule, row
from ui.widgets.marks import ClauseTag
from ui.widgets.text import Text

_WIDE, _UPRIGHT = "wide", "upright"


@dataclass(frozen=True, slots=True)
class ListScope:
    """What there is to choose from: the units and the groups in sight, and the clause that asks for the list."""

    units: tuple[Unit, ...]
    groups: tuple[PrivilegeGroup, ...]
    clause_text: str


class ListDialog(Dialog):
    """What the three have in common: units to tick where there are several, and nothing empty on paper."""

    def __init__(self, title: str, scope: ListScope, unit_id: int | None, parent: QWidget) -> None:
        super().__init__(title, "ตามทะเบียน ณ วันนี้", primary="ดูและพิมพ์", width=640, parent=parent)
        self._scope = scope
        chosen = [unit.id for unit in scope.units if unit_id in (None, unit.id)]
        named = [(unit.id, unit.short_name or unit.name) for unit in scope.units]
        self.units = TickList(self.tr("หน่วยงาน"), named, chosen)
        self.units.setVisible(len(scope.units) > 1)
        self.groups: TickList | None = None

    def choice(self) -> ListChoice:
        """What is to be shown."""
        raise NotImplementedError

    def whose(self) -> str:
        """The units in a few words, for the title and the name of the file."""
        ticked = self.units.keys()
        if len(ticked) == 1:
            return next(unit.short_name or unit.name for unit in self._scope.units if unit.id == ticked[0])
        if len(ticked) == len(self._scope.units):
            return self.tr("ทุกหน่วยงาน")
        return self.tr("{0} หน่วยงาน").format(len(ticked))

    def check(self) -> bool:
        """There has to be something to list."""
        if not super().check():
            return False
        if not self.units.keys():
            self.show_problem(None, self.tr("เลือกอย่างน้อยหนึ่งหน่วยงาน"))
            return False
        if self.groups is not None and not self.groups.keys():
            self.show_problem(None, self.tr("เลือกอย่างน้อยหนึ่งกลุ่ม"))
            return False
        return True

    def _tick_groups(self, group_ids: Collection[int]) -> TickList:
        named = [(group.id, group.name) for group in self._scope.groups]
        self.groups = TickList(self.tr("กลุ่มผู้ใช้งาน"), named, group_ids or [group.id for group in self._scope.groups])
        return self.groups

    def _paper(self, segments: Segments, hint: str) -> None:
        tag = ClauseTag("4", self._scope.clause_text)
        words = Text(self.tr("กระดาษ"), "body_strong")
        self.add(row(words, None, pad=(RING, 4, 0, 0)), row(segments, None, tag))
        self.add(row((Text(hint, "caption", "text_2", wrap=True), 1), pad=(RING, 0, RING, 0)))


class UserListDialog(ListDialog):
    """The list of users, unit by unit."""

    def __init__(self, scope: ListScope, unit_id: int | None, parent: QWidget) -> None:
        super().__init__("พิมพ์บัญชีรายชื่อผู้ใช้งาน", scope, unit_id, parent)
        self.layout_of_page = Segments(
            [Option(_WIDE, self.tr("แนวนอน")), Option(_UPRIGHT, self.tr("แนวตั้ง"))], _WIDE, spoken=self.tr("กระดาษ")
        )
        self.closed = Check(self.tr("รวมคนที่ปิดบัญชีแล้ว"))
        self.add(self.units)
        self._paper(self.layout_of_page, self.tr("แนวนอนมีหน้าที่ คำสั่ง และวันที่เปลี่ยนรหัสผ่านด้วย ทั้งสองแบบมีช่องเขียนผลการสอบทาน"))
        self.add(Rule(), self.closed)

    def choice(self) -> UserListChoice:
        """What is to be shown."""
        return UserListChoice(self.units.keys(), self.closed.isChecked(), self.layout_of_page.key() == _WIDE)


class GroupListDialog(ListDialog):
    """The list of members, group by group."""

    def __init__(self, scope: ListScope, unit_id: int | None, parent: QWidget, group_ids: Sequence[int] = ()) -> None:
        super().__init__("พิมพ์รายชื่อแยกตามกลุ่มผู้ใช้งาน", scope, unit_id, parent)
        self.add(self._tick_groups(group_ids), self.units)

    def choice(self) -> GroupListChoice:
        """What is to be shown."""
        return GroupListChoice(self.units.keys(), self.groups.keys() if self.groups else ())


class MatrixDialog(ListDialog):
    """People by groups."""

    def __init__(self, scope: ListScope, unit_id: int | None, parent: QWidget) -> None:
        super().__init__("พิมพ์ตารางคน × กลุ่ม", scope, unit_id, parent)
        self.size_of_page = Segments(
            [
                Option(SheetSize.FITTING, self.tr("พอดีกับจำนวนกลุ่ม")),
                Option(SheetSize.A4, self.tr("A4 แนวนอน")),
                Option(SheetSize.A3, self.tr("A3 แนวนอน")),
            ],
            SheetSize.FITTING,
            spoken=self.tr("กระดาษ"),
        )
        self.add(self.units)
        self._paper(self.size_of_page, self.tr("กลุ่มที่ไม่พอในแผ่นเดียวพิมพ์ต่อในแผ่นถัดไป โดยมีชื่อคนครบทุกแผ่น"))
        self.add(Rule(), self._tick_groups(()))

    def choice(self) -> MatrixChoice:
        """What is to be shown."""
        return MatrixChoice(
            self.units.keys(), self.groups.keys() if self.groups else (), SheetSize(self.size_of_page.key())
        )
