"""Placing values on a blank: the list of values at the left, the page in the middle, the chosen field at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.blank_gaps import essential_of, essential_unplaced
from elaas_desk.domain.blank_sources import example_of
from elaas_desk.domain.blanks import Blank
from elaas_desk.errors import Problem, UserError
from elaas_desk.services.blanks import BlankDraft
from ui import messages
from ui.blank_words import named
from ui.blanks.blank_desk import KIND_WORDS, BlankDesk
from ui.blanks.field_part import FieldPart
from ui.blanks.nudge_field import NudgeField
from ui.blanks.page_canvas import PageCanvas
from ui.blanks.placing import Placing
from ui.blanks.value_list import ValueList
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog, ask
from ui.widgets.layout import Group, Rule, Scroll, column, row
from ui.widgets.notice import Notice
from ui.widgets.paint import State
from ui.widgets.search import FilterBox
from ui.widgets.text import Text

_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_WIDEST, _AROUND = 1320, 40
_HEAD_AND_FOOT = 178
_LOWEST, _BANNER = 300, 46


class PlacingDialog(Dialog):
    """Emits `kept` once the blank is in the register. With `blank` one that is there is changed."""

    kept = Signal(str)

    def __init__(self, desk: BlankDesk, draft: BlankDraft, parent: QWidget, blank: Blank | None = None) -> None:
        window = parent.window()
        super().__init__(
            "วางข้อความบนแบบของกรม",
            f"{draft.proposal.file.name}  ·  {KIND_WORDS[draft.kind]}",
            primary="บันทึกแบบ",
            width=min(_WIDEST, window.width() - _AROUND),
            parent=parent,
        )
        self._desk, self._draft, self._blank = desk, draft, blank
        proposal = draft.proposal
        taken_over = bool(proposal.taken_over_from)
        self.placing = Placing(draft.kind, proposal.file, draft.fields, self, to_confirm=taken_over)
        examples = example_of(draft.kind)
        self.filter = FilterBox(self.tr("หาข้อความ"))
        self.values = ValueList(self.placing.sources.values(), examples, essential_of(draft.kind))
        self.canvas = PageCanvas(self.placing, proposal.content, examples)
        self.field = FieldPart(self.placing)
        self.valid_from = DateField(self.tr("เริ่มใช้แบบนี้ตั้งแต่วันที่"), today=desk.today(), key="valid_from")
        self.valid_from.set_day(draft.valid_from)
        self.right = NudgeField(self.tr("ไปทางขวา"), draft.nudge_right)
        self.down = NudgeField(self.tr("ลงล่าง"), draft.nudge_down)
        self._banner = Notice(State.SOON)
        self._build(window.height())
        self._connect()
        self._show_state()

    # what it is made of

    def _build(self, height: int) -> None:
        hint = Text(self.tr("ลากไปวางบนหน้า หรือเลือกแล้วกด Enter"), "caption", "text_2", wrap=True)
        left = Group(column(self.filter, (self.values, 1), row((hint, 1), pad=(RING, 0, RING, 0)), gap=6))
        left.setFixedWidth(250)
        self._desk_of_page = Scroll(self.canvas)
        self._desk_of_page.setWidgetResizable(False)
        self._desk_of_page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._desk_of_page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle = column(self._bar(), (self._desk_of_page, 1), gap=4)
        right = Scroll(self._side())
        right.setFixedWidth(272)
        self._work = Group(row(left, (middle, 1), right, gap=10))
        self._high = height - 24 - _HEAD_AND_FOOT
        self._told = Group(row((self._banner, 1), pad=(RING, 0, RING, 0)))
        self.add(self._told)
        self.add(self._work)

    def _bar(self) -> Group:
        self.undo = Button(self.tr("ย้อนกลับ"), Kind.ICON, icon="undo")
        self.redo = Button(self.tr("ทำซ้ำ"), Kind.ICON, icon="refresh")
        self._before, self._after = (
            Button(self.tr("หน้าก่อน"), Kind.ICON, icon="left"),
            Button(self.tr("หน้าถัดไป"), Kind.ICON, icon="right"),
        )
        self._which = Text("", "caption", "text_2")
        self.farther, self.nearer = (
            Button(self.tr("ย่อ"), Kind.ICON, icon="zoom_out"),
            Button(self.tr("ขยาย"), Kind.ICON, icon="zoom_in"),
        )
        self._percent = Text("", "caption", "text_2", align="center")
        self._percent.setFixedWidth(46)
        self.example = Button(self.tr("ดูตัวอย่าง…"), icon="eye")
        pages = (self._before, self._which, self._after)
        for part in pages:
            part.setVisible(len(self._draft.proposal.file.pages) > 1)
        zoom = (self.farther, self._percent, self.nearer)
        return Group(row(self.undo, self.redo, *pages, None, *zoom, self.example, gap=4))

    def _side(self) -> Group:
        heading = Text(self.tr("ปรับให้ตรงกับเครื่องพิมพ์"), "body_strong")
        why = Text(self.tr("หากพิมพ์แล้วเยื้องจากช่อง เลื่อนทั้งหน้าได้ทีละ 0.1 มม."), "caption", "text_2", wrap=True)
        nudge = column(heading, row((why, 1)), self.right, self.down, gap=4, pad=(RING, 0, RING, 0))
        return Group(
            column(self.field, 4, Rule(), 4, nudge, 4, Rule(), 4, self.valid_from, None, gap=4, pad=(0, 0, 8, 0))
        )

    def _connect(self) -> None:
        self.filter.typed.connect(self.values.narrow)
        self.values.picked.connect(self.canvas.place_in_middle)
        self.placing.changed.connect(self._show_state)
        self.placing.chosen_changed.connect(self._on_chosen)
        self.field.confirmed.connect(self.placing.confirm)
        for button, slot in (
            (self.undo, self.placing.undo),
            (self.redo, self.placing.redo),
            (self._before, self._on_before),
            (self._after, self._on_after),
            (self.farther, self._on_farther),
            (self.nearer, self._on_nearer),
            (self.example, self._on_example),
        ):
            button.clicked.connect(slot)
        for keys, slot in (("Ctrl+Z", self.placing.undo), ("Ctrl+Y", self.placing.redo)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        self.submitted.connect(self._on_submitted)
        QTimer.singleShot(0, self, self._fit)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the list of what can be placed."""
        super().showEvent(event)
        self.values.setFocus(Qt.FocusReason.OtherFocusReason)

    # what it shows

    @Slot()
    def _fit(self) -> None:
        self.canvas.fit(self._desk_of_page.viewport().width())
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        self._typed = self._typed or self.placing.can_undo()
        self.values.mark({field.source for field in self.placing.fields()})
        self.undo.setEnabled(self.placing.can_undo())
        self.redo.setEnabled(self.placing.can_redo())
        self._percent.set_words(f"{self.canvas.zoom():.0%}")
        pages = len(self._draft.proposal.file.pages)
        self._which.set_words(self.tr("หน้า {0} จาก {1}").format(self.canvas.page(), pages))
        self._before.setEnabled(self.canvas.page() > 1)
        self._after.setEnabled(self.canvas.page() < pages)
        self._tell()

    def _tell(self) -> None:
        former, unsure = self._draft.proposal.taken_over_from, len(self.placing.unconfirmed())
        named = sum(bool(field.acro_name) for field in self.placing.fields())
        self._told.setVisible(bool(former and unsure) or bool(named and not self.placing.can_undo()))
        if former and unsure:
            words = self.tr("ยกตำแหน่งจากแบบเดิม “{0}” มาให้ ยังต้องดูอีก {1} ช่อง กดทีละช่องแล้วเลือก “ตำแหน่งถูกต้อง” หรือลากให้ตรง")
            self._banner.tell(State.SOON, words.format(former, unsure))
        elif named:
            words = self.tr("จับคู่ให้แล้ว {0} ช่องตามชื่อช่องในแฟ้ม กรุณาตรวจก่อนบันทึก ช่องจุดไข่ปลายังว่าง กดช่องแล้วเลือกข้อความ")
            self._banner.tell(State.OK, words.format(named))

        told = self._told.isVisibleTo(self.contents)
        self._work.setFixedHeight(max(_LOWEST, self._high - _BANNER * told))

    @Slot()
    def _on_chosen(self) -> None:
        chosen = self.placing.chosen()
        if chosen is not None and chosen.page == self.canvas.page():
            middle = chosen.left + chosen.width // 2, chosen.top + chosen.height // 2
            self.show_on_page(self.canvas.pixel_of(*middle))
        self._show_state()

    def show_on_page(self, at: QPoint) -> None:
        """Bring a point of the canvas into sight."""
        self._desk_of_page.ensureVisible(at.x(), at.y(), 60, 60)

    @Slot()
    def _on_before(self) -> None:
        self.canvas.show_page(self.canvas.page() - 1)
        self._show_state()

    @Slot()
    def _on_after(self) -> None:
        self.canvas.show_page(self.canvas.page() + 1)
        self._show_state()

    @Slot()
    def _on_farther(self) -> None:
        self._zoom([step for step in reversed(_ZOOMS) if step < self.canvas.zoom() - 0.01])

    @Slot()
    def _on_nearer(self) -> None:
        self._zoom([step for step in _ZOOMS if step > self.canvas.zoom() + 0.01])

    def _zoom(self, further: list[float]) -> None:
        if further:
            self.canvas.set_zoom(further[0])
            self._show_state()
            self._on_chosen()

    # what comes of it

    def draft(self) -> BlankDraft:
        """The blank as it is placed now."""
        return replace(
            self._draft,
            valid_from=self.valid_from.day() or self._draft.valid_from,
            fields=self.placing.fields(),
            nudge_right=self.right.value(),
            nudge_down=self.down.value(),
        )

    @Slot()
    def _on_example(self) -> None:
        draw = partial(self._desk.blanks.example, self._desk.actor, self.draft())
        self._desk.jobs.run(draw, self._show_example, self._on_refused)

    def _show_example(self, pdf: bytes) -> None:
        from ui.blanks.example_dialog import ExampleDialog

        pages = len(self._draft.proposal.file.pages)
        dialog = ExampleDialog(pdf, pages, self._desk.jobs, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_submitted(self) -> None:
        unsure = self.placing.unconfirmed()
        if unsure:
            self.placing.choose(unsure[0])
            words = self.tr("ยังมี {0} ช่องที่ยกมาจากแบบเดิมและยังไม่ได้ดู จึงยังไม่ได้บันทึก กรุณาดูทีละช่องแล้วกด “ตำแหน่งถูกต้อง”")
            self.show_problem(None, words.format(len(unsure)))
            return
        if not self.placing.fields():
            self.show_problem(None, messages.sentence_of(Problem.BLANK_NO_PLACES, {}))
            return
        missing = essential_unplaced(self.placing.kind, self.placing.fields())
        if missing:
            self._ask_about(missing)
        else:
            self._keep()

    def _ask_about(self, missing: Sequence[str]) -> None:
        """Whether to keep a blank on which papers will not say who asks for what; going back loses nothing."""
        words = self.tr("แบบนี้ยังไม่มีช่องสำหรับ {0} คำขอที่พิมพ์บนแบบนี้จะไม่มีข้อความเหล่านี้ กลับไปวางเพิ่ม หรือบันทึกทั้งอย่างนี้ก็ได้")
        question = ask(
            self,
            self.tr("ยังวางข้อความสำคัญไม่ครบ"),
            words.format(named(missing, most=len(missing))),
            primary=self.tr("บันทึกทั้งอย่างนี้"),
            danger=False,
            cancel=self.tr("กลับไปวางเพิ่ม"),
        )
        question.submitted.connect(question.accept)
        question.accepted.connect(self._keep)
        question.finished.connect(question.deleteLater)
        question.open()

    @Slot()
    def _keep(self) -> None:
        self.set_busy(True)
        draft, blanks, actor = self.draft(), self._desk.blanks, self._desk.actor
        if self._blank is None:
            self._desk.jobs.change(partial(blanks.add, actor, draft), self._on_kept, self._on_refused)
            return
        changed = replace(
            self._blank,
            valid_from=draft.valid_from,
            fields=draft.fields,
            nudge_right=draft.nudge_right,
            nudge_down=draft.nudge_down,
        )
        self._desk.jobs.change(partial(blanks.save, actor, changed), self._on_kept, self._on_refused)

    def _on_kept(self, _changed: Added | Changed) -> None:
        self.accept()
        self.kept.emit(self.tr("บันทึกแบบ “{0}” แล้ว").format(self._draft.proposal.file.name))

    def _on_refused(self, error: UserError) -> None:
        self.show_problem(error.field, messages.sentence(error))
