"""This PC: how the program looks here, when it locks itself, and where the register lies."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from elaas_desk.changes import Changed
from elaas_desk.errors import UserError
from elaas_desk.persistence.keys import header_of
from elaas_desk.settings import LOCK_AFTER_MINUTES, THEME, Setting, Settings
from ui import messages
from ui.ask import tell_problem
from ui.jobs import Jobs
from ui.settings.parts import block, detail
from ui.theme import Mode, Theme
from ui.widgets.buttons import Button
from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.choices import Option, Segments
from ui.widgets.layout import column, row
from ui.widgets.text import Text

T = TypeVar("T", int, str)


class PcPart(QWidget):
    """Settings of this PC; each takes effect at once. `done` carries the sentence for the toast."""

    done = Signal(str)

    def __init__(self, jobs: Jobs, theme: Theme, settings: Settings, register: Path) -> None:
        super().__init__()
        self._jobs, self._theme, self._settings, self._register = jobs, theme, settings, register
        looks = [
            Option("system", self.tr("ตามเครื่อง")),
            Option("light", self.tr("สว่าง")),
            Option("dark", self.tr("มืด")),
        ]
        self.looks = Segments(looks, settings.get(THEME), spoken=self.tr("สีของหน้าจอ"))
        self.looks.chosen.connect(self._on_look)
        minutes = [Choice(each, self.tr("{0} นาที").format(each)) for each in LOCK_AFTER_MINUTES.choices]
        self.minutes = ChoiceField("", minutes, key="lock_after_minutes")
        self.minutes.box.setAccessibleName(self.tr("ล็อกเมื่อไม่มีใครแตะ"))
        self.minutes.set_value(settings.get(LOCK_AFTER_MINUTES))
        self.minutes.setFixedWidth(180)
        self.minutes.chosen.connect(self._on_minutes)
        self.copy = Button(self.tr("คัดลอกที่อยู่แฟ้ม"), icon="copy")
        self.copy.clicked.connect(self._on_copy)
        self.folder = Button(self.tr("เปิดโฟลเดอร์"))
        self.folder.clicked.connect(self._on_folder)
        self.renew = Button(self.tr("ทำกุญแจกู้คืนใหม่…"), icon="key")
        self.setLayout(column(row((self._look(), 1), (self._lock(), 1), gap=14), self._place(), None, gap=12))

    def _look(self) -> QWidget:
        quiet = Text(self.tr("เปลี่ยนทันที กระดาษที่พิมพ์เป็นสีเดิมเสมอ"), "caption", "text_2", wrap=True)
        return block(self.tr("สีของหน้าจอ"), column(row(self.looks, None), quiet, None, gap=4))

    def _lock(self) -> QWidget:
        quiet = Text(
            self.tr("เมื่อไม่มีใครแตะเครื่อง โปรแกรมจะซ่อนทะเบียนและถามรหัสผ่าน กด Ctrl L ล็อกเองได้ทุกเมื่อ"),
            "caption",
            "text_2",
            wrap=True,
        )
        return block(self.tr("ล็อกเองเมื่อไม่มีใครใช้"), column(row(self.minutes, None), quiet, None, gap=4))

    def _place(self) -> QWidget:
        facts = column(
            detail(self.tr("โฟลเดอร์"), str(self._register.parent)),
            detail(self.tr("แฟ้มทะเบียน"), self._register.name),
            detail(self.tr("แฟ้มกุญแจ"), header_of(self._register).name),
            4,
            Text(
                self.tr("แฟ้มเข้ารหัสไว้ ปิดโปรแกรมก่อน แล้วคัดลอกทุกแฟ้มในโฟลเดอร์นี้ไปเก็บที่อื่น เปิดบนเครื่องใหม่ได้ด้วยกุญแจกู้คืนที่พิมพ์เก็บไว้"),
                "caption",
                "text_2",
                wrap=True,
            ),
            gap=2,
        )
        return block(self.tr("ที่เก็บทะเบียน"), facts, self.renew, self.copy, self.folder)

    @Slot(str)
    def _on_look(self, key: str) -> None:
        self._jobs.change(partial(keep, self._settings, THEME, key), self._on_look_kept, self._on_refused)

    def _on_look_kept(self, _changed: Changed) -> None:
        kept = self._settings.get(THEME)
        self._theme.force(None if kept == "system" else Mode(kept))

    @Slot(object)
    def _on_minutes(self, minutes: object) -> None:
        if isinstance(minutes, int):
            write = partial(keep, self._settings, LOCK_AFTER_MINUTES, minutes)
            self._jobs.change(write, self._on_minutes_kept, self._on_refused)

    def _on_minutes_kept(self, _changed: Changed) -> None:
        minutes = self._settings.get(LOCK_AFTER_MINUTES)
        self.done.emit(self.tr("โปรแกรมจะล็อกเองเมื่อไม่มีใครแตะ {0} นาที").format(minutes))

    def _on_refused(self, error: UserError) -> None:
        """Nothing was kept, so that the inputs show what still holds."""
        self.looks.choose(self._settings.get(THEME))
        self.minutes.set_value(self._settings.get(LOCK_AFTER_MINUTES))
        tell_problem(self.window(), messages.sentence(error))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self._register))
        self.done.emit(self.tr("คัดลอกที่อยู่แฟ้มทะเบียนแล้ว"))

    @Slot()
    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._register.parent)))


def keep(settings: Settings, setting: Setting[T], value: T) -> Changed:
    """Keep a setting of this PC, and say so to all who watch."""
    settings.set(setting, value)
    return Changed.SETTINGS
