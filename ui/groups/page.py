"""กลุ่มผู้ใช้งาน: the catalogue of groups that the office keeps, who has what at a glance, and the orders behind it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.starting_groups import is_marked
from elaas_desk.services.access import Deed, may
from elaas_desk.services.register_sheets import clashes_sheet
from elaas_desk.workbooks import SheetOfRows
from ui import theme
from ui.errands import Errand, LeaveDuty, OpenGroup, OpenOrder, OpenPerson, PrintGroups, PrintMatrix
from ui.groups.actions import GroupActions
from ui.groups.catalogue import catalogue_table
from ui.groups.group_desk import GroupDesk
from ui.groups.matrix_part import MatrixPart, legend
from ui.groups.orders_part import OrdersPart
from ui.groups.overview import Apart, GroupLine, Overview, is_over, read_overview
from ui.groups.pane import GroupPane
from ui.page import Page
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.choices import Option, Segments
from ui.widgets.empty import EmptyList
from ui.widgets.layout import Group, Item, PageHead, column, row
from ui.widgets.list_tools import ListTools
from ui.widgets.notice import Notice
from ui.widgets.paint import State, plain_tip
from ui.widgets.search import FilterBox

CATALOGUE, MATRIX, ORDERS = "catalogue", "matrix", "orders"
_PLACES = {CATALOGUE: 0, MATRIX: 1, ORDERS: 2}


class GroupsPage(Page):
    """Three views of one thing, with one filter: which groups there are, who is in them, which orders say so."""

    topics = Changed.GROUPS | Changed.DUTIES | Changed.ACCOUNTS | Changed.PEOPLE | Changed.UNITS | Changed.REMOVALS

    def __init__(self, desk: GroupDesk) -> None:
        super().__init__(desk.jobs)
        self._desk = desk
        self.overview: Overview | None = None
        self._wanted: int | None = None
        self._edits = may(desk.actor, Deed.EDIT_CATALOGUE)
        self._views = Segments(
            [
                Option(CATALOGUE, self.tr("รายการกลุ่ม")),
                Option(MATRIX, self.tr("ตาราง คน × กลุ่ม")),
                Option(ORDERS, self.tr("คำสั่งมอบหมาย")),
            ],
            CATALOGUE,
            spoken=self.tr("มุมมอง"),
        )
        self._add = Button(self.tr("เพิ่มกลุ่ม"), icon="plus")
        self._record = Button(self.tr("บันทึกคำสั่ง"), Kind.PRIMARY, icon="plus")
        self._print = Button(self.tr("พิมพ์…"), icon="print")
        actions: list[Item] = [self._views, 6, self._print, self._add, self._record]
        self._head = PageHead(self.tr("กลุ่มผู้ใช้งาน"), self.tr("กำลังอ่าน"), actions)
        self._filter = FilterBox(self.tr("กรองชื่อหรือกลุ่ม"))
        self._filter.setFixedWidth(230)
        self._legend = legend()
        self._marked = Notice(State.SOON)
        self._table = catalogue_table(self._empty())
        self._pane = GroupPane(desk.clauses, desk.actor, edits=self._edits)
        self._pane.hide()
        self._matrix = MatrixPart(desk.register, desk.actor, desk.jobs, desk.clauses)
        self._orders = OrdersPart(desk)
        self._table.more_sheets = partial(_clashes, self)
        self._tools = {CATALOGUE: ListTools(self._table), ORDERS: ListTools(self._orders.table)}
        self._actions = GroupActions(desk, self)
        self._build()
        self._connect()
        self._show_view(CATALOGUE)

    def _empty(self) -> EmptyList:
        first = Button(self.tr("ใส่กลุ่มตั้งต้น"), Kind.PRIMARY, icon="plus") if self._edits else None
        if first is not None:
            first.clicked.connect(self._on_start)
        return EmptyList(
            "groups",
            self.tr("ยังไม่มีกลุ่มในรายการ"),
            self.tr(
                "เริ่มจากรายการตั้งต้นของโปรแกรม ซึ่งไม่ใช่รายการทางการ แล้วแก้ให้ตรงกับที่เห็นใน New e-LAAS หรือกดเพิ่มกลุ่มเพื่อใส่เองทีละกลุ่ม"
            ),
            first,
        )

    def _build(self) -> None:
        beside = row((self._table, 1), self._pane, gap=14, pad=(RING, 0, RING, 0))
        self._stack = QStackedWidget()
        self._stack.addWidget(Group(beside))
        self._stack.addWidget(Group(column((self._matrix, 1), pad=(RING, 0, RING, 0))))
        self._stack.addWidget(self._orders)
        filters = row(self._filter, self._legend, 4, (self._marked, 1), None, *self._tools.values(), gap=6)
        self.setLayout(column(self._head, filters, (self._stack, 1), gap=8))
        self._marked.hide()

    def _connect(self) -> None:
        self._views.chosen.connect(self._show_view)
        self._add.clicked.connect(self._on_add)
        self._print.clicked.connect(self._on_print)
        self._pane.print_wanted.connect(self._on_print)
        self._filter.typed.connect(self._table.set_filter)
        self._filter.typed.connect(self._matrix.set_filter)
        self._filter.typed.connect(self._orders.table.set_filter)
        self._record.clicked.connect(self._orders.record)
        self._table.chosen_changed.connect(self._on_chosen)
        self._table.activated.connect(self._on_edit)
        self._pane.closed.connect(self._on_pane_closed)
        self._pane.edit_wanted.connect(self._on_edit)
        self._pane.retire_wanted.connect(self._on_retire)
        self._pane.person_wanted.connect(self._on_person_wanted)
        self._pane.apart_wanted.connect(self._on_apart)
        self._pane.apart_dropped.connect(self._on_apart_dropped)
        self._pane.confirm_wanted.connect(self._on_confirm)
        self._pane.leave_wanted.connect(self._on_leave_wanted)
        self._matrix.errand.connect(self.errand)
        self._orders.errand.connect(self.errand)
        self._orders.done.connect(self.done)
        self._orders.counted.connect(self._show_counts)
        self._actions.done.connect(self.done)
        self._actions.added.connect(self._on_added)

    def reload(self) -> None:
        """Read catalogue, matrix and orders anew."""
        self.jobs.run(partial(read_overview, self._desk, self.unit_id), self._show)
        self._orders.reload(self.unit_id)

    def take(self, errand: Errand) -> None:
        """Show a group in the catalogue, or the catalogue; or an order."""
        if isinstance(errand, OpenGroup):
            self._filter.clear()
            self._show_view(CATALOGUE)
            self._wanted = errand.group_id
            self._open_wanted()
        elif isinstance(errand, OpenOrder):
            self._filter.clear()
            self._show_view(ORDERS)
            self._orders.open(errand.number, errand.dated)

    def show_cell(self, person_id: int, group_id: int) -> None:
        """Show where a person and a group meet."""
        self._show_view(MATRIX)
        self._matrix.matrix.choose(str(person_id), str(group_id))

    def _show(self, overview: Overview) -> None:
        self.overview = overview
        self._table.set_rows(overview.lines, in_order=True)
        self._matrix.set_overview(overview)
        self._show_counts()
        self._open_wanted()
        shown = self._pane.line
        again = overview.line(shown.group.id) if shown is not None else None
        if again is not None:
            self._pane.show_line(again)

    def _open_wanted(self) -> None:
        """An errand may come before the catalogue has been read, and a new group before it is in it."""
        if self._wanted is None or self.overview is None or self.overview.line(self._wanted) is None:
            return
        self._table.choose(self._wanted)
        self._wanted = None

    @Slot(str)
    def _show_view(self, key: str) -> None:
        self._views.choose(key)
        self._stack.setCurrentIndex(_PLACES[key])
        self._legend.setVisible(key == MATRIX)
        for view, tools in self._tools.items():
            tools.setVisible(key == view)
        self._add.setVisible(self._edits and key != ORDERS)
        self._print.setVisible(key != ORDERS and may(self._desk.actor, Deed.EXPORT))
        spoken = self.tr("พิมพ์ตาราง…") if key == MATRIX else self.tr("พิมพ์รายชื่อ…")
        self._print.setAccessibleName(spoken)
        self._print.setToolTip(plain_tip(spoken))
        self._record.setVisible(key == ORDERS and may(self._desk.actor, Deed.ENTER))
        sought = self.tr("กรองเลขคำสั่ง ชื่อ หรือหน้าที่") if key == ORDERS else self.tr("กรองชื่อหรือกลุ่ม")
        self._filter.set_placeholder(sought)
        self._filter.setAccessibleName(sought)
        self._show_counts()

    @Slot()
    def _show_counts(self) -> None:
        """What the view sums up, and how many groups still stand as the program brought them."""
        lines = self.overview.lines if self.overview is not None else ()
        over = sum(map(is_over, lines))
        words = self.tr("{0} กลุ่มที่ใช้อยู่ · {1} กลุ่มเลิกใช้แล้ว") if over else self.tr("{0} กลุ่มที่ใช้อยู่")
        of_groups = words.format(f"{len(lines) - over:,}", f"{over:,}") if self.overview else self.tr("กำลังอ่าน")
        self._head.set_summary(self._orders.summary if self._views.key() == ORDERS else of_groups)
        left = sum(is_marked(line.group.description) for line in lines)
        words = self.tr("{0} กลุ่มเป็นรายการตั้งต้นของโปรแกรม ไม่ใช่รายการทางการ ให้แก้ตามที่เห็นใน New e-LAAS")
        self._marked.tell(State.SOON, words.format(left))
        self._marked.setVisible(left > 0 and self._views.key() == CATALOGUE)

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
    def _on_print(self) -> None:
        """The group in the pane on paper, or what the view shows."""
        if self.sender() is self._pane and self._pane.line is not None:
            self.errand.emit(PrintGroups((self._pane.line.group.id,), self.unit_id))
        elif self._views.key() == MATRIX:
            self.errand.emit(PrintMatrix(self.unit_id))
        else:
            self.errand.emit(PrintGroups(unit_id=self.unit_id))

    @Slot()
    def _on_add(self) -> None:
        if self.overview is not None:
            self._actions.add(self.overview)

    @Slot(object)
    def _on_added(self, added: Added) -> None:
        self._filter.clear()
        self._show_view(CATALOGUE)
        self._wanted = added.id
        self._open_wanted()

    @Slot()
    def _on_start(self) -> None:
        self._actions.add_starting_catalogue()

    @Slot()
    def _on_edit(self) -> None:
        if self._pane.line is not None and self.overview is not None and self._edits:
            self._actions.edit(self._pane.line, self.overview)

    @Slot()
    def _on_retire(self) -> None:
        if self._pane.line is not None:
            self._actions.retire(self._pane.line)

    @Slot()
    def _on_confirm(self) -> None:
        if self._pane.line is not None:
            self._actions.confirm(self._pane.line)

    @Slot(object)
    def _on_apart(self, apart: Apart | None) -> None:
        if self._pane.line is not None and self.overview is not None:
            self._actions.keep_apart(self._pane.line, self.overview, apart)

    @Slot(object)
    def _on_apart_dropped(self, apart: Apart) -> None:
        if self._pane.line is not None:
            self._actions.let_together(self._pane.line, apart)

    @Slot(int)
    def _on_leave_wanted(self, person_id: int) -> None:
        self.errand.emit(LeaveDuty(person_id))

    @Slot(int)
    def _on_person_wanted(self, person_id: int) -> None:
        self.errand.emit(OpenPerson(person_id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide window has a wide pane."""
        super().resizeEvent(event)
        wide = self.window().width() >= theme.size("wide")
        self._pane.set_wide(wide)
        self._orders.pane.set_wide(wide)


def _clashes(page: GroupsPage) -> tuple[SheetOfRows, ...]:
    """Beside the catalogue, who holds groups that must not be held together."""
    shown = page.overview
    return () if shown is None else (clashes_sheet(shown.matrix, shown.units),)
