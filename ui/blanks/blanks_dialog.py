"""The official blanks of the office: which there are, from when each is used, and the way to another."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from elaas_desk.changes import Changed
from elaas_desk.domain.blank_sources import BLANK_KINDS
from elaas_desk.domain.blanks import Blank, blank_in_force
from elaas_desk.domain.requests import PaperKind
from elaas_desk.errors import UserError
from elaas_desk.services.access import Deed, may
from elaas_desk.services.blanks import BlankDetail, BlankDraft, BlankProposal
from elaas_desk.thai import dates
from ui import messages
from ui.blanks.blank_desk import KIND_WORDS, BlankDesk
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.choices import Option, Segments
from ui.widgets.dialog import Dialog, Follow, ask
from ui.widgets.drop import DropTarget
from ui.widgets.empty import EmptyList
from ui.widgets.layout import column, row
from ui.widgets.notice import Notice
from ui.widgets.paint import State
from ui.widgets.table import Cell, Column, Table
from ui.widgets.text import Text

_TABLE_HIGH = 230


class BlanksDialog(Dialog):
    """Lists the blanks. A PDF that is chosen, or dropped here, is looked at and then placed. `told`: a toast."""

    told = Signal(str)

    def __init__(self, desk: BlankDesk, parent: QWidget) -> None:
        super().__init__(
            "แบบฟอร์มของกรม",
            "เมื่อมีแบบที่ใช้อยู่ คำขอจะพิมพ์บนแบบนั้น แบบที่เคยพิมพ์ไปแล้วไม่เปลี่ยน",
            primary="เพิ่มแบบ…",
            cancel="ปิด",
            width=820,
            parent=parent,
        )
        self._desk = desk
        self._blanks: tuple[Blank, ...] = ()
        self.kind = Segments(
            [Option(kind.value, KIND_WORDS[kind]) for kind in BLANK_KINDS],
            BLANK_KINDS[-1].value,
            spoken=self.tr("แบบสำหรับ"),
        )
        empty = EmptyList(
            "page", self.tr("ยังไม่มีแบบของกรม"), self.tr("คำขอพิมพ์บนแบบของโปรแกรม เพิ่มแฟ้ม PDF ที่กรมประกาศเพื่อพิมพ์บนแบบนั้น")
        )
        self.table = Table(self._columns(), key=_id, spoken=self.tr("แบบของกรม"), sorted_by=None, empty=empty)
        self.table.setMinimumHeight(_TABLE_HIGH)
        self.place, self.away = (
            Button(self.tr("แก้ตำแหน่งและวันที่…"), icon="edit"),
            Button(self.tr("เอาออก"), Kind.SECONDARY, icon="trash"),
        )
        self._told = Notice(State.LATE)
        self._told.hide()
        drop = Text(self.tr("ลากแฟ้ม PDF มาวางที่นี่ได้"), "caption", "text_2")
        new_for = row(Text(self.tr("แบบใหม่สำหรับ"), "body"), self.kind, None, gap=8, pad=(RING, 0, RING, 0))
        self.add(self.table, row((self._told, 1), pad=(RING, 0, RING, 0)))
        self.add(row(drop, None, self.place, self.away, gap=6, pad=(RING, 0, RING, 0)), column(new_for))
        self._connect()
        self._read()

    def _connect(self) -> None:
        changes = may(self._desk.actor, Deed.EDIT_OFFICE)
        for part in (self.primary, self.place, self.away, self.kind):
            part.setVisible(changes)
        if changes:
            self._drop = DropTarget(self.contents, self.tr("วางเพื่อเพิ่มแบบของกรม"))
            self._drop.dropped.connect(self._on_dropped)
        self.submitted.connect(self._on_add)
        self.place.clicked.connect(self._on_place)
        self.away.clicked.connect(self._on_away)
        self.table.chosen_changed.connect(self._on_chosen)
        self._on_chosen(None)

    def _columns(self) -> list[Column[Blank]]:
        return [
            Column(self.tr("แฟ้ม"), _name, cell=Cell.NAME, least=160),
            Column(self.tr("สำหรับ"), _paper, width=220),
            Column(self.tr("เริ่มใช้"), _begins, width=110),
            Column(self.tr("ช่อง"), _places, cell=Cell.NUMBER, width=60),
            Column(self.tr("สถานะ"), self._state_words, cell=Cell.STATE, state=self._state, width=120),
        ]

    # the list

    def _read(self) -> None:
        self._desk.jobs.run(partial(self._desk.blanks.blanks, self._desk.actor), self._show)

    def _show(self, blanks: tuple[Blank, ...]) -> None:
        self._blanks = blanks
        self.table.set_rows(blanks, in_order=True)
        if self.table.chosen() is None and blanks:
            self.table.choose(blanks[0].id)

    def _state(self, blank: Blank) -> str:
        if blank.valid_from > self._desk.today():
            return State.SOON.value
        return State.OK.value if self._is_used(blank) else State.GONE.value

    def _state_words(self, blank: Blank) -> str:
        if blank.valid_from > self._desk.today():
            return self.tr("ยังไม่ถึงวันใช้")
        return self.tr("ใช้อยู่") if self._is_used(blank) else self.tr("เลิกใช้แล้ว")

    def _is_used(self, blank: Blank) -> bool:
        return blank_in_force(self._blanks, blank.kind, self._desk.today()) == blank

    @Slot(object)
    def _on_chosen(self, blank: object) -> None:
        self.place.setEnabled(blank is not None)
        self.away.setEnabled(blank is not None)

    # another one

    @Slot()
    def _on_add(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("เลือกแบบของกรม"), "", self.tr("แฟ้ม PDF (*.pdf)"))
        if chosen:
            self.take(Path(chosen))

    @Slot(object)
    def _on_dropped(self, paths: tuple[Path, ...]) -> None:
        self.take(paths[0])

    def take(self, path: Path) -> None:
        """Look at a file, then place values on it."""
        self.set_busy(True)
        self._tell(State.SOON, self.tr("กำลังตรวจแฟ้ม"))
        kind = PaperKind(self.kind.key())
        self._desk.jobs.run(partial(_read_file, self._desk, kind, path), self._on_read, self._on_refused)

    def _on_read(self, found: tuple[PaperKind, BlankProposal]) -> None:
        self.set_busy(False)
        self._told.hide()
        kind, proposal = found
        self._open(BlankDraft(kind, proposal, self._desk.today(), proposal.placed), None)

    def _open(self, draft: BlankDraft, blank: Blank | None) -> None:
        from ui.blanks.placing_dialog import PlacingDialog

        behind = self.parentWidget()
        dialog = PlacingDialog(self._desk, draft, self if behind is None else behind, blank)
        dialog.kept.connect(self._on_kept)
        dialog.finished.connect(self._on_placed)
        dialog.finished.connect(dialog.deleteLater)
        self.hide()  # the page needs the whole window
        dialog.open()

    @Slot()
    def _on_placed(self) -> None:
        self.open()

    @Slot(str)
    def _on_kept(self, sentence: str) -> None:
        self.told.emit(sentence)
        self._read()

    def _on_refused(self, error: UserError) -> None:
        self.set_busy(False)
        self._tell(State.LATE, messages.sentence(error))

    def _tell(self, state: State, sentence: str) -> None:
        self._told.tell(state, sentence)
        self._told.show()

    def told_here(self) -> str:
        """What is said of a file, or nothing."""
        return self._told.plain() if self._told.isVisibleTo(self) else ""

    # one that is there

    @Slot()
    def _on_place(self) -> None:
        blank = self.table.chosen()
        if isinstance(blank, Blank):
            self._desk.jobs.run(partial(_detail, self._desk, blank.id), self._on_detail, self._on_refused)

    def _on_detail(self, detail: BlankDetail) -> None:
        blank = detail.blank
        proposal = BlankProposal(detail.file, detail.content)
        draft = BlankDraft(blank.kind, proposal, blank.valid_from, blank.fields, blank.nudge_right, blank.nudge_down)
        self._open(draft, blank)

    @Slot()
    def _on_away(self) -> None:
        blank = self.table.chosen()
        if not isinstance(blank, Blank):
            return
        words = self.tr("คำขอใหม่จะไม่พิมพ์บนแบบ “{0}” อีก ตำแหน่งที่วางไว้จะหายไปด้วย").format(blank.name)
        follows = [Follow(self.tr("เอกสารที่พิมพ์บนแบบนี้ไปแล้วยังอยู่ครบ"), "", State.OK)]
        dialog = ask(self, self.tr("เอาแบบนี้ออกหรือไม่"), words, primary=self.tr("เอาออก"), follows=follows)
        dialog.submitted.connect(dialog.accept)
        dialog.accepted.connect(partial(self._remove, blank))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _remove(self, blank: Blank) -> None:
        write = partial(self._desk.blanks.remove, self._desk.actor, blank.id, blank.version)
        self._desk.jobs.change(write, self._on_removed, self._on_refused)

    def _on_removed(self, _changed: Changed) -> None:
        self._read()


def _read_file(desk: BlankDesk, kind: PaperKind, path: Path) -> tuple[PaperKind, BlankProposal]:
    """On the worker; what fits values into fields is loaded meanwhile, so that the page does not wait for it."""
    _load_fitting()
    return kind, desk.blanks.read_file(desk.actor, kind, path)


def _detail(desk: BlankDesk, blank_id: int) -> BlankDetail:
    _load_fitting()
    return desk.blanks.detail(desk.actor, blank_id)


def _load_fitting() -> None:
    from forms_pdf import overlay

    overlay.box_count("", "")


def _id(blank: Blank) -> int:
    return blank.id


def _name(blank: Blank) -> str:
    return blank.name


def _paper(blank: Blank) -> str:
    return KIND_WORDS[blank.kind]


def _begins(blank: Blank) -> str:
    return dates.short(blank.valid_from)


def _places(blank: Blank) -> str:
    return str(len(blank.fields))
