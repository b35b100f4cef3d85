"""นำเข้าคนและบัญชี: where they come from, then every row with its problems, then all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.first_day_sheet import SheetColumn, SheetRow

if TYPE_CHECKING:
    from elaas_desk.errors import UserError
from elaas_desk.services.first_day import Checked, FirstDay
from elaas_desk.services.groups import Groups
from elaas_desk.services.reconciling import Reconciling
from elaas_desk.services.register import Register
from ui import messages
from ui.errands import AddPerson, Errand, ImportPeople, OpenPage
from ui.first_day import reading
from ui.first_day.check_part import CheckPart
from ui.first_day.source_part import SourcePart
from ui.jobs import Jobs
from ui.page import Page
from ui.widgets.buttons import Button
from ui.widgets.drop import DropTarget
from ui.widgets.layout import PageHead, column

if TYPE_CHECKING:  # loaded with the first report
    from elaas_desk.intake.reader import TakenFile

_TEMPLATE = "แบบกรอกคนและบัญชี New e-LAAS.xlsx"


class FirstDayPage(Page):
    """Shows first and enters when accepted; a cell that is put right is checked anew at once."""

    topics = Changed.NOTHING

    def __init__(
        self,
        first_day: FirstDay,
        reconciling: Reconciling,
        register: Register,
        groups: Groups,
        actor: Actor,
        jobs: Jobs,
    ) -> None:
        super().__init__(jobs)
        self._first_day, self._reconciling = first_day, reconciling
        self._register, self._groups, self._actor = register, groups, actor
        self._rows: dict[int, SheetRow] = {}
        self._name = ""  # of the file
        self._back = Button(self.tr("กลับไปทะเบียน"), icon="left")
        self._head = PageHead(self.tr("นำเข้าคนและบัญชี"), self._where(), [self._back])
        self.source, self.check = SourcePart(), CheckPart()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.source)
        self._stack.addWidget(self.check)
        self.setLayout(column(self._head, (self._stack, 1), gap=6))
        self._drops = DropTarget(self, self.tr("วางเพื่อนำเข้า"))
        self._connect()

    def _where(self) -> str:
        return self.tr("ยังไม่มีอะไรถูกบันทึก จนกว่าจะตรวจและกดบันทึก")

    def _connect(self) -> None:
        self._back.clicked.connect(self._on_back)
        self.source.template_wanted.connect(self._on_template)
        self.source.sheet_wanted.connect(self._on_sheet)
        self.source.report_wanted.connect(self._on_report)
        self.source.person_wanted.connect(self._on_person)
        self.check.edited.connect(self._on_edited)
        self.check.accepted.connect(self._on_accepted)
        self.check.given_up.connect(self._on_given_up)
        self._drops.dropped.connect(self._on_dropped)

    def reload(self) -> None:
        """Read what may be chosen from."""
        self.jobs.run(partial(reading.offered, self._register, self._groups, self._actor), self._show_offered)

    def take(self, errand: Errand) -> None:
        """Begin at the choice of where from."""
        if isinstance(errand, ImportPeople):
            self._start_over()

    def _show_offered(self, offered: reading.Offered) -> None:
        self.check.offer(offered.units, offered.groups, offered.duties)

    def _start_over(self) -> None:
        self._rows = {}
        self._head.set_summary(self._where())
        self.source.tell_problem("")
        self._stack.setCurrentWidget(self.source)

    # where they come from

    @Slot()
    def _on_template(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, self.tr("บันทึกแบบกรอกเปล่า"), _TEMPLATE, self.tr("แฟ้ม Excel (*.xlsx)")
        )
        if chosen:
            self.jobs.run(
                partial(reading.write_template, self._first_day, self._actor, Path(chosen)),
                self._on_written,
                self._on_refused,
            )

    def _on_written(self, name: str) -> None:
        self.done.emit(self.tr("บันทึก {0} แล้ว กรอกใน Excel แล้วกลับมาเปิดที่หน้านี้").format(name))

    @Slot()
    def _on_sheet(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, self.tr("เปิดแบบที่กรอกแล้ว"), "", self.tr("ตาราง (*.xlsx *.xls *.csv);;ทุกแฟ้ม (*)")
        )
        if chosen:
            self.open_sheet(Path(chosen))

    def open_sheet(self, path: Path) -> None:
        """Read a filled-in sheet."""
        self.jobs.run(
            partial(reading.read_sheet, self._first_day, self._actor, path), self._show_checked, self._on_refused
        )

    def _read(self, how: Callable[[FirstDay, Actor, Path], Checked], path: Path) -> None:
        self.source.tell_problem("")
        self._name = path.name
        self._head.set_summary(self.tr("กำลังอ่าน {0}").format(path.name))
        self.jobs.run(partial(how, self._first_day, self._actor, path), self._show_checked, self._on_refused)

    @Slot(object)
    def _on_dropped(self, paths: Sequence[Path]) -> None:
        if paths and self._stack.currentWidget() is self.source:
            self.jobs.run(
                partial(reading.read_either, self._first_day, self._actor, paths[0]),
                self._show_checked,
                self._on_refused,
            )

    @Slot()
    def _on_report(self) -> None:
        from ui.intake.reading import Layouts
        from ui.intake.report_dialog import ReportDialog

        recall = partial(self._reconciling.columns_of, self._actor)
        remember = partial(self._reconciling.remember_columns, self._actor)
        dialog = ReportDialog(self.jobs, Layouts(recall, remember), self.window(), subtitle=self.tr("นำเข้าคนและบัญชี"))
        dialog.accepted_report.connect(self._on_report_taken)
        dialog.open()

    @Slot(object)
    def _on_report_taken(self, taken: TakenFile) -> None:
        self._name = taken.report.file
        check = partial(self._first_day.check_report, self._actor, taken.report.report)
        self.jobs.run(check, self._show_checked, self._on_refused)

    @Slot()
    def _on_person(self) -> None:
        self.errand.emit(AddPerson())

    @Slot()
    def _on_back(self) -> None:
        self.errand.emit(OpenPage("register"))

    def _on_refused(self, error: UserError) -> None:
        self._head.set_summary(self._where())
        self.source.tell_problem(messages.sentence(error))

    # the rows

    def show_rows(self, name: str, checked: Checked) -> None:
        """Show the rows of a file of that name."""
        self._name = name
        self._show_checked(checked)

    def _show_checked(self, checked: Checked) -> None:
        self._rows = {each.row.number: each.row for each in checked.rows}
        self._head.set_summary(self.tr("จาก {0} · ตรวจทีละแถว แก้ในตารางได้เลย ยังไม่มีอะไรถูกบันทึก").format(self._name))
        self.check.show_checked(checked)
        self._stack.setCurrentWidget(self.check)
        self.check.grid.setFocus()
        self.check.go_to_first_problem()

    @Slot(int, object, str)
    def _on_edited(self, number: int, column_: SheetColumn, text: str) -> None:
        row = self._rows[number]
        cells: Mapping[SheetColumn, str] = {**row.cells, column_: text}
        self._rows[number] = SheetRow(number, {each: typed for each, typed in cells.items() if typed.strip()})
        rows = tuple(self._rows.values())
        self.jobs.run(partial(self._first_day.check, self._actor, rows), self.check.show_checked)

    @Slot()
    def _on_accepted(self) -> None:
        rows = [each.row for each in self.check.taken()]
        self.check.set_busy(True)
        self.jobs.change(partial(self._first_day.accept, self._actor, rows), self._on_entered, self._on_not_entered)

    def _on_entered(self, _changed: Changed) -> None:
        count = len(self.check.taken())
        self._start_over()
        self.errand.emit(OpenPage("register"))
        self.done.emit(self.tr("นำเข้า {0} แถวแล้ว ดูงานที่ต้องทำต่อได้ที่ งานวันนี้").format(count))

    def _on_not_entered(self, error: UserError) -> None:
        from ui.ask import tell_problem

        self.check.set_busy(False)
        tell_problem(self.window(), messages.sentence(error))

    @Slot()
    def _on_given_up(self) -> None:
        self._start_over()
