"""กลุ่มผู้ใช้งาน: the catalogue of groups that the office keeps, and who has what at a glance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.policy import Clause
from elaas_desk.services.access import Deed, may
from elaas_desk.services.groups import Groups
from elaas_desk.services.register import Register
from ui import theme
from ui.errands import Errand, OpenGroup, OpenPerson
from ui.groups.actions import GroupActions
from ui.groups.catalogue import catalogue_table
from ui.groups.matrix_part import MatrixPart, legend
from ui.groups.overview import GroupLine, Overview, is_over, read_overview
from ui.groups.pane import GroupPane
from ui.jobs import Jobs
from ui.page import Page
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.choices import Option, Segments
from ui.widgets.empty import EmptyList
from ui.widgets.layout import Group, PageHead, column, row
from ui.widgets.search import FilterBox

CATALOGUE, MATRIX = "catalogue", "matrix"


class GroupsPage(Page):
    """Two views of one thing, with one filter. Knows the catalogue and the register, nothing else."""

    topics = Changed.GROUPS | Changed.DUTIES | Changed.ACCOUNTS | Changed.PEOPLE | Changed.UNITS

    def __init__(
        self,
        groups: Groups,
        register: Register,
        actor: Actor,
        jobs: Jobs,
        today: Callable[[], date],
        clauses: Mapping[str, Clause],
    ) -> None:
        super().__init__(jobs)
        self._groups, self._register, self._actor, self._today = groups, register, actor, today
        self._overview: Overview | None = None
        self._wanted: int | None = None
        edits = may(actor, Deed.EDIT_CATALOGUE)
        self._views = Segments(
            [Option(CATALOGUE, self.tr("รายการกลุ่ม")), Option(MATRIX, self.tr("ตาราง คน × กลุ่ม"))],
            CATALOGUE,
            spoken=self.tr("มุมมอง"),
        )
        self._add = Button(self.tr("เพิ่มกลุ่ม"), icon="plus")
        if not edits:
            self._add.hide()
        self._head = PageHead(self.tr("กลุ่มผู้ใช้งาน"), self.tr("กำลังอ่าน"), [self._views, 6, self._add])
        self._filter = FilterBox(self.tr("กรองชื่อหรือกลุ่ม"))
        self._filter.setFixedWidth(230)
        self._legend = legend()
        self._table = catalogue_table(self._empty(edits))
        self._pane = GroupPane(clauses, edits=edits)
        self._pane.hide()
        self._matrix = MatrixPart(register, actor, jobs, clauses)
        self._actions = GroupActions(groups, actor, jobs, today, clauses, self)
        self._build()
        self._connect()

    def _empty(self, edits: bool) -> EmptyList:
        first = Button(self.tr("เพิ่มกลุ่มแรก"), Kind.PRIMARY, icon="plus") if edits else None
        if first is not None:
            first.clicked.connect(self._on_add)
        return EmptyList(
            "groups",
            self.tr("ยังไม่มีกลุ่มในรายการ"),
            self.tr("กลุ่มผู้ใช้งานที่เห็นใน New e-LAAS จะอยู่ที่นี่ ใส่ชื่อให้ตรงกัน แล้วผูกกับหน้าที่ที่ต้องใช้กลุ่มนั้น"),
            first,
        )

    def _build(self) -> None:
        beside = row((self._table, 1), self._pane, gap=14, pad=(RING, 0, RING, 0))
        self._stack = QStackedWidget()
        self._stack.addWidget(Group(beside))
        self._stack.addWidget(Group(column((self._matrix, 1), pad=(RING, 0, RING, 0))))
        filters = row(self._filter, self._legend, None, gap=6)
        self.setLayout(column(self._head, filters, (self._stack, 1), gap=8))
        self._legend.hide()

    def _connect(self) -> None:
        self._views.chosen.connect(self._on_view)
        self._add.clicked.connect(self._on_add)
        self._filter.typed.connect(self._table.set_filter)
        self._filter.typed.connect(self._matrix.set_filter)
        self._table.chosen_changed.connect(self._on_chosen)
        self._table.activated.connect(self._on_edit)
        self._pane.closed.connect(self._on_pane_closed)
        self._pane.edit_wanted.connect(self._on_edit)
        self._pane.retire_wanted.connect(self._on_retire)
        self._pane.person_wanted.connect(self._on_person_wanted)
        self._matrix.errand.connect(self.errand)
        self._actions.done.connect(self.done)
        self._actions.added.connect(self._on_added)

    def reload(self) -> None:
        """Read catalogue and matrix anew."""
        read = partial(read_overview, self._groups, self._register, self._actor, self._today(), self.unit_id)
        self.jobs.run(read, self._show)

    def take(self, errand: Errand) -> None:
        """Show a group in the catalogue, or the catalogue."""
        if isinstance(errand, OpenGroup):
            self._filter.clear()
            self._show_view(CATALOGUE)
            self._wanted = errand.group_id
            self._open_wanted()

    def _show(self, overview: Overview) -> None:
        self._overview = overview
        self._table.set_rows(overview.lines, in_order=True)
        self._matrix.set_overview(overview)
        over = sum(is_over(line) for line in overview.lines)
        words = self.tr("{0} กลุ่มที่ใช้อยู่ · {1} กลุ่มเลิกใช้แล้ว") if over else self.tr("{0} กลุ่มที่ใช้อยู่")
        self._head.set_summary(words.format(f"{len(overview.lines) - over:,}", f"{over:,}"))
        self._open_wanted()
        shown = self._pane.line
        again = overview.line(shown.group.id) if shown is not None else None
        if again is not None:
            self._pane.show_line(again)

    def _open_wanted(self) -> None:
        """An errand may come before the catalogue has been read, and a new group before it is in it."""
        if self._wanted is None or self._overview is None or self._overview.line(self._wanted) is None:
            return
        self._table.choose(self._wanted)
        self._wanted = None

    def _show_view(self, key: str) -> None:
        self._views.choose(key)
        self._stack.setCurrentIndex(1 if key == MATRIX else 0)
        self._legend.setVisible(key == MATRIX)

    @Slot(str)
    def _on_view(self, key: str) -> None:
        self._show_view(key)

    @Slot(object)
    def _on_chosen(self, line: GroupLine | None) -> None:
        if line is None:
            self._pane.hide()
            self._pane.line = None
        else:
            self._pane.show_line(line)
            self._pane.show()

    @Slot()
    def _on_pane_closed(self) -> None:
        self._table.choose(None)

    @Slot()
    def _on_add(self) -> None:
        if self._overview is not None:
            self._actions.add(self._overview)

    @Slot(object)
    def _on_added(self, added: Added) -> None:
        self._filter.clear()
        self._show_view(CATALOGUE)
        self._wanted = added.id
        self._open_wanted()

    @Slot()
    def _on_edit(self) -> None:
        if self._pane.line is not None and self._overview is not None and may(self._actor, Deed.EDIT_CATALOGUE):
            self._actions.edit(self._pane.line, self._overview)

    @Slot()
    def _on_retire(self) -> None:
        if self._pane.line is not None and self._overview is not None:
            self._actions.retire(self._pane.line, self._overview)

    @Slot(int)
    def _on_person_wanted(self, person_id: int) -> None:
        self.errand.emit(OpenPerson(person_id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide window has a wide pane."""
        super().resizeEvent(event)
        self._pane.set_wide(self.window().width() >= theme.size("wide"))
