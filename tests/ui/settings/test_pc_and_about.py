"""What is set for this PC holds at once and after a restart; everything that the program is made of is credited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from elaas_desk import __version__
from elaas_desk.changes import Changed
from elaas_desk.paths import program_root, resource
from elaas_desk.persistence.keys import header_of
from elaas_desk.services.desk import Desk
from elaas_desk.settings import LOCK_AFTER_MINUTES, THEME, Settings
from tests.services.office import Clock
from tests.ui.screen import Screen
from tests.ui.settings.conftest import segment
from ui.idle import IdleWatch
from ui.settings.about_part import DATA, FONTS, LIBRARIES, NEEDED_BY_THEM, LicenceDialog
from ui.settings.page import ABOUT, OFFICE, PC, USERS, SettingsPage
from ui.theme import Mode, Theme
from ui.widgets.buttons import Button
from ui.widgets.fit import misfits, unnamed
from ui.widgets.text import Text

Opened = tuple[Screen, SettingsPage]


def words_of(page: SettingsPage) -> list[str]:
    return [text.plain() for text in page.findChildren(Text) if text.isVisible()]


@pytest.fixture
def pc(opened_page: Opened) -> Iterator[Opened]:
    """The page with this PC in sight."""
    screen, page = opened_page
    screen.press(segment(page, PC))
    yield screen, page
    page.pc._theme.force(Mode.LIGHT)


def test_dark_is_shown_at_once_and_kept(pc: Opened, theme: Theme, settings: Settings) -> None:
    screen, page = pc
    screen.press(page.pc.looks._parts[2])
    assert theme.forced is Mode.DARK
    assert QApplication.palette().window().color().lightness() < 80
    assert settings.get(THEME) == "dark"
    screen.press(page.pc.looks._parts[0])
    assert theme.forced is None
    assert settings.get(THEME) == "system"


def test_the_time_after_which_it_locks_holds_at_once_and_is_kept(pc: Opened, clock: Clock, settings: Settings) -> None:
    screen, page = pc
    heard: list[Changed] = []
    screen.jobs.changed.connect(heard.append)
    box = page.pc.minutes.box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    QTest.keyClick(box, Qt.Key.Key_Up)
    screen.settle()
    assert settings.get(LOCK_AFTER_MINUTES) == 1
    assert heard[-1] is Changed.SETTINGS
    assert screen.told[-1] == "โปรแกรมจะล็อกเองเมื่อไม่มีใครแตะ 1 นาที"


def test_a_watch_that_runs_already_keeps_to_the_new_time(
    pc: Opened, qapp: QApplication, clock: Clock, settings: Settings
) -> None:
    screen, page = pc

    def limit() -> timedelta:
        return timedelta(minutes=settings.get(LOCK_AFTER_MINUTES))

    watch = IdleWatch(qapp, clock, limit)
    locked: list[bool] = []

    def lock() -> None:
        locked.append(True)

    watch.idle.connect(lock)
    watch.start()
    page.pc.minutes.box.setFocus()
    for _ in range(2):
        QTest.keyClick(page.pc.minutes.box, Qt.Key.Key_Up)
    screen.settle()
    clock.pass_by(seconds=61)
    watch.look()
    watch.stop()
    assert locked == [True]


def test_a_setting_that_cannot_be_kept_says_so_and_goes_back(pc: Opened, theme: Theme, settings: Settings) -> None:
    screen, page = pc
    settings._path.parent.write_text("a file where the folder should be", encoding="utf-8")
    screen.press(page.pc.looks._parts[2])
    assert theme.forced is Mode.LIGHT
    assert page.pc.looks.key() == "system"
    assert len(screen.open_dialogs()) == 1
    screen.press(screen.open_dialogs()[0].primary)


def test_it_says_where_the_register_lies_and_copies_the_place(pc: Opened, desk: Desk) -> None:
    screen, page = pc
    path = desk.database.path
    for words in (str(path.parent), path.name, header_of(path).name):
        assert words in words_of(page)
    screen.press(page.pc.copy)
    assert QGuiApplication.clipboard().text() == str(path)


def test_everything_that_is_installed_with_the_program_is_credited_with_its_licence() -> None:
    locked = (program_root() / "requirements" / "run.lock").read_text(encoding="utf-8")
    installed = set(re.findall(r"^([a-z0-9.-]+)==", locked, re.MULTILINE))
    credited = {(credit.package or credit.name).lower() for credit in (*LIBRARIES, *DATA, *NEEDED_BY_THEM)}
    assert installed - credited == {"pyside6-addons", "shiboken6"}  # told together with PySide6
    assert all(credit.licence for credit in (*FONTS, *DATA, *LIBRARIES, *NEEDED_BY_THEM))


def test_every_font_is_credited_and_its_licence_can_be_read(opened_page: Opened) -> None:
    screen, page = opened_page
    page.show_section(ABOUT)
    folders = {each.name for each in resource("fonts").iterdir() if each.is_dir()}
    assert folders == {credit.text[1] for credit in FONTS}
    doors = [each for each in page.about.findChildren(Button) if each.words() == "อ่านใบอนุญาต"]
    for door, start in zip(doors, ("Copyright 2018 The Sarabun", "Font Computer Program"), strict=True):
        screen.press(door)
        dialog = screen.dialog(LicenceDialog)
        assert dialog.text.text().startswith(start)
        assert dialog.text.area.isReadOnly()
        screen.press(dialog.primary)
    assert screen.open_dialogs() == []


def test_the_about_box_names_the_version_and_the_sources_of_its_data(opened_page: Opened) -> None:
    _, page = opened_page
    page.show_section(ABOUT)
    said = "\n".join(text.plain() for text in page.about.findChildren(Text))
    for words in (f"รุ่น {__version__}", "CC-BY-4.0", "Pongsakorn Thipayanate", "CC0 1.0", "LGPL-3.0", "6.11.3"):
        assert words in said


@pytest.mark.parametrize("size", [(1130, 600), (964, 494), (1720, 940)])
@pytest.mark.parametrize("section", [OFFICE, USERS, PC, ABOUT])
def test_everything_fits_and_has_a_name(opened_page: Opened, size: tuple[int, int], section: str, desk: Desk) -> None:
    screen, page = opened_page
    screen.window.resize(*size)
    page.show_section(section)
    screen.settle()
    assert misfits(screen.window) == []
    assert unnamed(screen.window) == []


def test_settings_of_this_pc_are_kept_for_the_next_start(pc: Opened, settings: Settings, tmp_path: Path) -> None:
    screen, page = pc
    screen.press(page.pc.looks._parts[2])
    assert Settings(tmp_path / "pc" / "settings.json").get(THEME) == "dark"
