"""The texts of notices, memos and letters: worded in a box, seen at once on their page, and put back as they came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.texts import TextKey, left_out, problems, tidied
from elaas_desk.errors import UserError
from elaas_desk.services.access import Deed, may
from elaas_desk.services.texts import OfficeText, Texts
from ui import messages
from ui.jobs import Jobs
from ui.theme import RING
from ui.widgets.buttons import Button, Kind
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.field import TextAreaField
from ui.widgets.flow import FlowRow
from ui.widgets.layout import Group, Panel, Rule, Scroll, column, row
from ui.widgets.preview import PagePreview
from ui.widgets.text import Text

_PAUSE_MS = 400
"""After the last key the page is drawn anew."""
_LINES = 6


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A page, and the wording that it was drawn from."""

    key: TextKey
    text: str
    content: bytes


class TextsPart(QWidget):
    """One text at a time. What was worded and not kept yet stays until it is kept or put back.

    `done` carries the sentence for the toast, `undoable` one with the way back.
    """

    done = Signal(str)
    undoable = Signal(str, object)

    def __init__(self, texts: Texts, actor: Actor, jobs: Jobs) -> None:
        super().__init__()
        self._texts, self._actor, self._jobs = texts, actor, jobs
        self._edits = may(actor, Deed.EDIT_OFFICE)
        self._known: dict[TextKey, OfficeText] = {}
        self._drafts: dict[TextKey, str] = {}
        self._shown: OfficeText | None = None
        self._keeping: TextKey | None = None
        self._undo: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._draw)
        self._build()

    def _build(self) -> None:
        self.which = ChoiceField(self.tr("ข้อความที่แก้"), key="which")
        self.box = TextAreaField(self.tr("ข้อความ"), key="wording", lines=_LINES)
        self.box.set_locked(not self._edits)
        self._chips = FlowRow()
        self._original = Text("", "caption", "text_2", wrap=True)
        self._original_head = Text(self.tr("ข้อความเดิม"), "caption_strong")
        self.save = Button(self.tr("บันทึกข้อความ"), Kind.PRIMARY)
        self.restore = Button(self.tr("กลับไปใช้ข้อความเดิม"), Kind.QUIET, icon="undo")
        told = Text(self.tr("กดช่องเติมเพื่อแทรกตรงที่พิมพ์อยู่ โปรแกรมเติมให้เมื่อพิมพ์"), "caption", "text_2", wrap=True)
        inserting = Group(row((told, 1), pad=(RING, 0, RING, 0)))
        words = column(
            self.which,
            self.box,
            inserting,
            self._chips,
            row((self._original_head, 1), pad=(RING, 6, RING, 0)),
            row((self._original, 1), pad=(RING, 0, RING, 0)),
            None,
            gap=6,
            pad=(12, 10, 10, 10),
        )
        self.preview = PagePreview()
        foot = row(self.restore, None, self.save, gap=8, pad=(12, 6, 12, 8))
        left = Panel(
            column((Scroll(Group(words)), 1), row((Rule(), 1), pad=(1, 0, 1, 0)), foot, gap=0, pad=(1, 1, 1, 1))
        )
        self.setLayout(row((left, 5), (self.preview, 6), gap=14))
        for part in (self.save, self.restore, inserting, self._chips, self.preview):
            part.setVisible(self._edits)
        self.which.chosen.connect(self._on_which)
        self.box.changed.connect(self._on_typed)
        self.save.clicked.connect(self._on_save)
        self.restore.clicked.connect(self._on_restore)

    def reload(self) -> None:
        """Read the texts anew; what is being worded stays."""
        self._jobs.run(partial(self._texts.texts, self._actor), self._show)

    def _show(self, texts: tuple[OfficeText, ...]) -> None:
        self._known = {each.known.key: each for each in texts}
        self.which.set_choices([_choice(each) for each in texts])
        wanted = self._shown.known.key if self._shown is not None else texts[0].known.key
        self.which.set_value(wanted)
        self._show_text(wanted)

    @Slot(object)
    def _on_which(self, key: TextKey) -> None:
        self._show_text(key)

    def _show_text(self, key: TextKey) -> None:
        shown = self._shown = self._known[key]
        text = self._drafts.get(key, shown.text)
        if self.box.text() != text:
            self.box.set_text(text)
        self._chips.set_parts([self._chip(each.name, each.told) for each in shown.known.placeholders])
        self._original.set_words(shown.known.original)
        self._judge()
        self._draw()

    def _chip(self, name: str, told: str) -> Button:
        chip = Button(f"{{{name}}}", Kind.SECONDARY)
        chip.setToolTip(told)
        chip.setAccessibleName(self.tr("แทรก {0}: {1}").format(name, told))
        chip.setProperty("name", name)
        chip.clicked.connect(self._on_chip)
        return chip

    @Slot()
    def _on_chip(self) -> None:
        self.box.area.insertPlainText(f"{{{self.sender().property('name')}}}")
        self.box.area.setFocus()

    @Slot()
    def _on_typed(self) -> None:
        if self._shown is None:
            return
        key, text = self._shown.known.key, self.box.text()
        if tidied(text) == self._shown.text:
            self._drafts.pop(key, None)
        else:
            self._drafts[key] = text
        self._judge()
        self._timer.start()

    def _judge(self) -> bool:
        """Tell what is wrong with the wording, or what it leaves out; whether it can be printed."""
        if self._shown is None:
            return False
        known, text = self._shown.known, self.box.text()
        found = problems(text, known)
        self.box.set_error(messages.sentence_of(found[0].problem, found[0].values, found[0].field) if found else "")
        lacking = "" if found else " ".join(f"{{{name}}}" for name in left_out(text, known))
        unsaved = self.tr("ยังไม่ได้บันทึก") if known.key in self._drafts else ""
        warning = self.tr("ข้อความนี้ไม่มี {0} ผู้อ่านอาจไม่ทราบ").format(lacking) if lacking else ""
        self.box.set_help(" · ".join(part for part in (warning, unsaved) if part))
        self.save.setEnabled(known.key in self._drafts)
        own = tidied(text) != known.original
        self.restore.setEnabled(own)
        self._original.setVisible(own)
        self._original_head.setVisible(own)
        return not found

    # the page

    @Slot()
    def _draw(self) -> None:
        self._timer.stop()
        if self._shown is None or not self._edits or not self.isVisible() or not self._judge():
            return
        read = partial(_drawn, self._texts, self._actor, self._shown.known.key, self.box.text())
        self._jobs.run(read, self._show_page, self._on_refused)

    def _show_page(self, drawn: _Drawn) -> None:
        """A page of a wording that has changed meanwhile is not shown: the next one is on its way."""
        if self._shown is not None and (drawn.key, drawn.text) == (self._shown.known.key, self.box.text()):
            self.preview.set_pdf(drawn.content, self._shown.known.title)

    def _on_refused(self, error: UserError) -> None:
        self.box.set_error(messages.sentence(error))

    # keeping

    @Slot()
    def _on_save(self) -> None:
        if self._shown is not None and self._judge():
            key, text = self._shown.known.key, self.box.text()
            self._keeping = key
            self._jobs.change(partial(self._texts.save, self._actor, key, text), self._on_saved, self._on_refused)

    def _on_saved(self, _changed: Changed) -> None:
        self._forget_draft()
        self.done.emit(self.tr("บันทึกข้อความแล้ว ใช้กับเอกสารที่ออกจากนี้ไป"))

    @Slot()
    def _on_restore(self) -> None:
        """Nothing that was worded is lost: the toast has the way back."""
        if self._shown is None:
            return
        key = self._keeping = self._shown.known.key
        former, kept = self.box.text(), self._shown.is_changed
        self._drafts.pop(key, None)
        self._undo = partial(self._take_back, key, former, kept)
        self._jobs.change(partial(self._texts.restore, self._actor, key), self._on_restored, self._on_refused)

    def _on_restored(self, _changed: Changed) -> None:
        self._forget_draft()
        self.undoable.emit(self.tr("กลับไปใช้ข้อความเดิมแล้ว"), self._undo)

    def _take_back(self, key: TextKey, former: str, kept: bool) -> None:
        """Word it again as it was; it is kept again if it was."""
        self._drafts[key] = former
        self.which.set_value(key)
        self._show_text(key)
        if kept:
            self._on_save()

    def _forget_draft(self) -> None:
        """Of the text that was kept or put back; another one may be shown by now."""
        if self._keeping is not None:
            self._drafts.pop(self._keeping, None)
        self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """The page is drawn when somebody looks at it."""
        super().showEvent(event)
        self._draw()


def _choice(text: OfficeText) -> Choice:
    return Choice(text.known.key, f"{text.known.title} (แก้แล้ว)" if text.is_changed else text.known.title)


def _drawn(texts: Texts, actor: Actor, key: TextKey, text: str) -> _Drawn:
    """On the worker."""
    return _Drawn(key, text, texts.preview(actor, key, text).content)
