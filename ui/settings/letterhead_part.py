"""The head of the office's papers: pictures, who sends, what numbers begin with; the page itself beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.letterhead import NumberedPaper
from elaas_desk.domain.office_pictures import PicturePlace
from elaas_desk.domain.offices import UnitKind
from elaas_desk.services.access import Deed, may
from elaas_desk.services.letterheads import LetterheadOnScreen, Letterheads, MemoHead
from elaas_desk.services.picture_files import read_picture
from elaas_desk.services.views import Paper
from ui.dialog_job import DialogJob
from ui.jobs import Jobs
from ui.settings.letterhead_dialogs import MemoHeadDialog, SenderDialog
from ui.settings.parts import block, told
from ui.settings.picture_slot import PictureSlot
from ui.widgets.buttons import Button, Kind
from ui.widgets.choices import Option, Segments
from ui.widgets.dialog import Dialog
from ui.widgets.layout import Group, Item, Rule, Scroll, clear, column, row
from ui.widgets.preview import PagePreview
from ui.widgets.text import Text

_LEFT = 5
_RIGHT = 6


@dataclass(frozen=True, slots=True)
class _Found:
    head: LetterheadOnScreen
    specimen: Paper


class LetterheadPart(QWidget):
    """What is set at the left, a specimen at the right. `done` carries the sentence for the toast."""

    done = Signal(str)

    def __init__(self, letterheads: Letterheads, actor: Actor, jobs: Jobs, today: Callable[[], date]) -> None:
        super().__init__()
        self._letterheads, self._actor, self._jobs, self._today = letterheads, actor, jobs, today
        self._head: LetterheadOnScreen | None = None
        self._edits = may(actor, Deed.EDIT_OFFICE)
        self.slots = {
            PicturePlace.GARUDA: PictureSlot(
                self.tr("ครุฑ"),
                self.tr("พิมพ์สูง 3 เซนติเมตรบนหนังสือภายนอก และ 1.5 เซนติเมตรบนบันทึกข้อความ"),
                self._words_of_no_garuda(),
                edits=self._edits,
            ),
            PicturePlace.LOGO: PictureSlot(
                self.tr("ตราของหน่วยงาน"),
                self.tr("พิมพ์เหนือหัวเรื่องของบัญชีรายชื่อและแบบลงนามรับทราบ"),
                self.tr("ยังไม่มีภาพ บัญชีรายชื่อจึงพิมพ์เฉพาะหัวเรื่อง จะใช้หรือไม่ก็ได้"),
                edits=self._edits,
            ),
        }
        self._sender = column(gap=0)
        self._memos = column(gap=0)
        self.edit = Button(self.tr("แก้ชื่อและที่อยู่"), icon="edit")
        if not self._edits:
            self.edit.hide()
        self.blanks = Button(self.tr("แบบฟอร์มของกรม…"), icon="page")
        self.kinds = Segments(
            [
                Option(NumberedPaper.LETTER, self.tr("หนังสือภายนอก")),
                Option(NumberedPaper.MEMO, self.tr("บันทึกข้อความ")),
            ],
            NumberedPaper.LETTER,
            spoken=self.tr("ตัวอย่างที่แสดง"),
        )
        self.preview = PagePreview()
        right = column(row(None, self.kinds), (self.preview, 1), gap=6)
        self.setLayout(row((self._settings(), _LEFT), (right, _RIGHT), gap=14))
        self._connect()

    def _words_of_no_garuda(self) -> str:
        words = self.tr("ยังไม่มีภาพ หนังสือจึงเว้นที่ไว้สำหรับกระดาษตราครุฑ")
        if not self._edits:
            return words
        return self.tr("{0} เลือกหรือลากภาพ PNG หรือ JPEG มาวางที่นี่").format(words)

    def _settings(self) -> QWidget:
        pictures = block(self.tr("ครุฑและตรา"), column(*self.slots.values(), gap=4))
        letters = block(self.tr("หนังสือภายนอก"), Group(self._sender), self.edit)
        memos = block(self.tr("บันทึกข้อความ"), Group(self._memos))
        parts: list[Item] = [pictures, letters, memos]
        if self._edits:
            words = self.tr("พิมพ์แบบคำขอลงบนแบบฟอร์มที่กรมเผยแพร่ แทนแบบที่โปรแกรมวาดเอง")
            parts.append(block(self.tr("แบบคำขอ"), Text(words, "caption", "text_2", wrap=True), self.blanks))
        else:
            self.blanks.hide()
        return Scroll(column(*parts, None, gap=10, pad=(0, 0, 4, 0)))

    def _connect(self) -> None:
        self.edit.clicked.connect(self._on_edit_sender)
        self.kinds.chosen.connect(self._on_kind)
        for place, slot in self.slots.items():
            slot.chosen.connect(partial(self._put, place))
            slot.unwanted.connect(partial(self._remove, place))

    def reload(self) -> None:
        """Read what is set anew."""
        kind = NumberedPaper(self.kinds.key())
        self._jobs.run(partial(_read, self._letterheads, self._actor, kind), self._show)

    def _show(self, found: _Found) -> None:
        head = self._head = found.head
        for place, slot in self.slots.items():
            slot.show_picture(head.picture(place))
        clear(self._sender)
        for line in head.sender_lines:
            self._sender.addWidget(Text(line))
        number = self.tr("ที่ {0}").format(head.letter_number) if head.letter_number else self.tr("ยังไม่ได้ใส่เลขที่หนังสือ")
        words = self.tr("{0} แก้ได้ที่ สำนักงาน › แก้ข้อมูลสำนักงาน").format(number) if self._edits else number
        self._sender.addWidget(Text(words, "caption", "text_2", wrap=True))
        clear(self._memos)
        for at, memo in enumerate(head.memos):
            if at:
                self._memos.addWidget(Rule())
            self._memos.addWidget(self._line(memo))
        self._show_specimen(found.specimen)

    def _show_specimen(self, specimen: Paper) -> None:
        self.preview.set_pdf(specimen.content, self.tr("ตัวอย่าง"))

    def _line(self, memo: MemoHead) -> QWidget:
        number = self.tr("ที่ {0}").format(memo.number) if memo.number else self.tr("เว้นเลขที่ไว้ให้เขียน")
        words: list[Item] = [Text(memo.agency, wrap=True), Text(number, "caption", "text_2")]
        if memo.agency != memo.unit.name and memo.unit.kind is not UnitKind.LAO:
            words.append(Text(memo.unit.name, "caption", "text_2"))
        items: list[Item] = [(column(*words, gap=0), 1)]
        if self._edits:
            edit = Button(self.tr("แก้หัวบันทึกข้อความของ {0}").format(memo.unit.name), Kind.ICON, icon="edit")
            edit.setProperty("unit", memo.unit.id)
            edit.clicked.connect(self._on_edit_memo)
            items.append(edit)
        return Group(row(*items, gap=10, pad=(0, 6, 0, 6)))

    @Slot(str)
    def _on_kind(self, key: str) -> None:
        read = partial(self._letterheads.specimen, self._actor, NumberedPaper(key))
        self._jobs.run(read, self._show_specimen)

    # pictures

    def _put(self, place: PicturePlace, path: Path) -> None:
        slot = self.slots[place]
        slot.refuse("")
        write = partial(_kept, self._letterheads, self._actor, place, path)
        self._jobs.change(write, self._on_put, slot.on_refused)

    def _on_put(self, _changed: Changed) -> None:
        self.done.emit(self.tr("เก็บภาพแล้ว เอกสารที่พิมพ์ต่อจากนี้ใช้ภาพนี้"))

    def _remove(self, place: PicturePlace) -> None:
        self._jobs.change(partial(self._letterheads.remove_picture, self._actor, place), self._on_removed)

    def _on_removed(self, _changed: Changed) -> None:
        self.done.emit(self.tr("เอาภาพออกแล้ว เอกสารที่ออกไปก่อนหน้านี้ไม่เปลี่ยน"))

    # words

    @Slot()
    def _on_edit_sender(self) -> None:
        if self._head is None:
            return
        dialog = SenderDialog(self._head.sender, self._head.sender_lines, self.window())

        def write() -> Callable[[], Changed]:
            return partial(self._letterheads.save_sender, self._actor, dialog.draft())

        self._run(dialog, write, self.tr("บันทึกชื่อและที่อยู่บนหนังสือแล้ว"))

    @Slot()
    def _on_edit_memo(self) -> None:
        wanted = self.sender().property("unit")
        memo = next((each for each in self._head.memos if each.unit.id == wanted), None) if self._head else None
        if memo is None or self._head is None:
            return
        fallback = self._head.letter_number if memo.unit.kind is UnitKind.LAO else ""
        dialog = MemoHeadDialog(memo, fallback, self._today(), self.window())

        def write() -> Callable[[], Changed]:
            return partial(self._letterheads.save_memo_head, self._actor, memo.unit.id, dialog.draft())

        self._run(dialog, write, self.tr("บันทึกหัวบันทึกข้อความแล้ว"))

    def _run(self, dialog: Dialog, write: Callable[[], Callable[[], Changed | Added]], done: str) -> None:
        DialogJob(dialog, self._jobs, write)
        told(dialog, done, self._on_done)
        dialog.open()

    @Slot()
    def _on_done(self) -> None:
        self.done.emit(self.sender().property("done"))


def _read(letterheads: Letterheads, actor: Actor, kind: NumberedPaper) -> _Found:
    return _Found(letterheads.letterhead(actor), letterheads.specimen(actor, kind))


def _kept(letterheads: Letterheads, actor: Actor, place: PicturePlace, path: Path) -> Changed:
    """On the worker: the file may lie on a slow disk."""
    return letterheads.put_picture(actor, place, path.name, read_picture(path))
