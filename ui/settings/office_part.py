"""The office and its units, as they stand in the register."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.acknowledgements import AcknowledgementRepeat
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.offices import Office, RequestNumbering, Unit, UnitKind
from elaas_desk.services.access import Deed, may
from elaas_desk.services.register import Register
from ui.dialog_job import DialogJob
from ui.jobs import Jobs
from ui.settings.office_dialogs import OfficeDialog, UnitDialog
from ui.settings.parts import block, detail, told
from ui.widgets.buttons import Button, Kind
from ui.widgets.choices import Option, Segments
from ui.widgets.dialog import Dialog
from ui.widgets.icons import Icon
from ui.widgets.layout import Group, Item, Rule, Scroll, clear, column, row
from ui.widgets.text import Text


class OfficePart(QWidget):
    """Shows the office at the left and its units at the right. `done` carries the sentence for the toast."""

    done = Signal(str)

    def __init__(self, register: Register, actor: Actor, jobs: Jobs) -> None:
        super().__init__()
        self._register, self._actor, self._jobs = register, actor, jobs
        self._office: Office | None = None
        self._units: tuple[Unit, ...] = ()
        self._edits = may(actor, Deed.EDIT_OFFICE)
        self._edit = Button(self.tr("แก้ข้อมูลสำนักงาน"), icon="edit")
        self._edit.clicked.connect(self._on_edit)
        if not self._edits:
            self._edit.hide()
        self._add = Button(self.tr("เพิ่มหน่วยงาน"), icon="plus")
        self._add.clicked.connect(self._on_add)
        if not self._edits:
            self._add.hide()
        self._facts = column(gap=2)
        self._lines = column(gap=0)
        self._repeat = Segments(
            [
                Option(AcknowledgementRepeat.CIRCULAR, self.tr("เมื่อมีหนังสือฉบับใหม่")),
                Option(AcknowledgementRepeat.YEARLY, self.tr("ทุกปี")),
            ],
            spoken=self.tr("ให้ลงนามรับทราบข้อปฏิบัติใหม่เมื่อใด"),
        )
        self._repeat.setEnabled(self._edits)
        self._repeat.chosen.connect(self._on_repeat)
        again = row((Text(self.tr("ให้ลงนามรับทราบใหม่"), "caption", "text_2"), 1), self._repeat, gap=8)
        facts = column((Scroll(column(self._facts, None, gap=0)), 1), Rule(), again, gap=6)
        left = block(self.tr("สำนักงาน"), Group(facts), self._edit)
        right = block(self.tr("หน่วยงาน"), Scroll(column(self._lines, None, gap=0)), self._add)
        self.setLayout(row((left, 1), (right, 1), gap=14))

    def reload(self) -> None:
        """Read the office and its units anew."""
        self._jobs.run(partial(_read, self._register, self._actor), self._show)

    def _show(self, found: tuple[Office, tuple[Unit, ...], AcknowledgementRepeat]) -> None:
        self._office, self._units, repeat = found
        self._repeat.choose(repeat)
        clear(self._facts)
        for label, value in _facts(self._office):
            self._facts.addWidget(detail(label, value))
        clear(self._lines)
        for place, unit in enumerate(self._units):
            if place:
                self._lines.addWidget(Rule())
            self._lines.addWidget(self._line(unit))

    def _line(self, unit: Unit) -> QWidget:
        quiet = [unit.short_name] if unit.kind is UnitKind.SUBORDINATE else [self.tr("ตัวสำนักงานเอง")]
        quiet.append(unit.head_title or self.tr("หัวหน้าหน่วยงานคลัง"))
        words = column(Text(unit.name), Text(" · ".join(part for part in quiet if part), "caption", "text_2"), gap=0)
        items: list[Item] = [column(4, Icon("office"), None, gap=0), (words, 1)]
        if self._edits:
            edit = Button(self.tr("แก้ {0}").format(unit.name), Kind.ICON, icon="edit")
            edit.setProperty("unit", unit.id)
            edit.clicked.connect(self._on_edit_unit)
            items.append(edit)
        return Group(row(*items, gap=10, pad=(0, 6, 0, 6)))

    @Slot(str)
    def _on_repeat(self, key: str) -> None:
        repeat = AcknowledgementRepeat(key)
        self._jobs.change(partial(self._register.set_acknowledgement_repeat, self._actor, repeat), self._on_set)

    def _on_set(self, _changed: Changed) -> None:
        self.done.emit(self.tr("บันทึกการตั้งค่าแล้ว งานลงนามรับทราบคิดใหม่ตามนี้"))

    @Slot()
    def _on_edit(self) -> None:
        office = self._office
        if office is None:
            return
        dialog = OfficeDialog(office, self.window())

        def write() -> Callable[[], Changed]:
            return partial(self._register.save_office, self._actor, dialog.draft(), office.version)

        self._run(dialog, write, self.tr("บันทึกข้อมูลสำนักงานแล้ว"))

    @Slot()
    def _on_add(self) -> None:
        dialog = UnitDialog(self.window())

        def write() -> Callable[[], Added]:
            return partial(self._register.add_unit, self._actor, dialog.draft())

        self._run(dialog, write, self.tr("เพิ่มหน่วยงานแล้ว"))

    @Slot()
    def _on_edit_unit(self) -> None:
        wanted = self.sender().property("unit")
        unit = next((each for each in self._units if each.id == wanted), None)
        if unit is None:
            return
        dialog = UnitDialog(self.window(), unit, own=unit.kind is UnitKind.LAO)

        def write() -> Callable[[], Changed]:
            return partial(self._register.save_unit, self._actor, unit.id, dialog.draft(), unit.version)

        self._run(dialog, write, self.tr("บันทึกหน่วยงานแล้ว"))

    def _run(self, dialog: Dialog, write: Callable[[], Callable[[], Changed | Added]], done: str) -> None:
        DialogJob(dialog, self._jobs, write)
        told(dialog, done, self._on_done)
        dialog.open()

    @Slot()
    def _on_done(self) -> None:
        self.done.emit(self.sender().property("done"))


def _read(register: Register, actor: Actor) -> tuple[Office, tuple[Unit, ...], AcknowledgementRepeat]:
    return register.office(actor), register.units(actor), register.acknowledgement_repeat(actor)


def _facts(office: Office) -> list[tuple[str, str]]:
    year = "ปีงบประมาณ" if office.numbering is RequestNumbering.FISCAL else "ปีปฏิทิน"
    return [
        ("ชื่อ", office.full_name),
        ("อำเภอ", office.district),
        ("จังหวัด", office.province),
        ("ที่อยู่", " ".join(part for part in (office.address, office.postcode) if part)),
        ("โทรศัพท์", office.phone),
        ("อีเมล", office.email),
        ("เลขที่หนังสือ", office.letter_prefix),
        ("หน่วยงานคลัง", office.finance_division),
        ("เลขที่คำขอ", f"เริ่มใหม่ทุก{year}"),
    ]
