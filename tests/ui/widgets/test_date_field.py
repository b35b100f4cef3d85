"""Dates of the Buddhist era, typed or chosen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.thai_input import type_thai
from ui.widgets.calendar import Calendar
from ui.widgets.date_field import DateField

TODAY = date(2026, 11, 23)


def field_of(qtbot: QtBot, **bounds: date) -> DateField:
    field = DateField("วันสุดท้าย", today=TODAY, too_late="เป็นวันในอนาคต", too_early="เร็วเกินไป", **bounds)  # type: ignore[arg-type]
    qtbot.addWidget(field)
    field.show()
    return field


def opened(qtbot: QtBot, field: DateField) -> Calendar:
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.calendar()
    assert calendar is not None
    return calendar


@pytest.mark.parametrize("typed", ["231169", "23/11/69", "23/11/2569", "23 พ.ย. 69", "๒๓ พฤศจิกายน ๒๕๖๙", "23-11-2569"])
def test_a_date_is_taken_in_every_way_an_office_writes_it(qtbot: QtBot, typed: str) -> None:
    field = field_of(qtbot)
    type_thai(field.line, typed)
    field.line.editingFinished.emit()
    assert field.day() == TODAY
    assert field.line.text() == "23 พ.ย. 2569"
    assert field.check()


@pytest.mark.parametrize(
    ("typed", "part"),
    [("สวัสดี", "อ่านวันที่นี้ไม่ได้"), ("31/2/2569", "ไม่มีวันนี้"), ("29/02/2566", "ไม่มีวันนี้"), ("", "ยังไม่ได้ใส่วันที่")],
)
def test_what_is_no_date_says_how_to_write_one(qtbot: QtBot, typed: str, part: str) -> None:
    field = field_of(qtbot)
    type_thai(field.line, typed)
    assert not field.check()
    assert part in field.error()
    assert field.day() is None


def test_every_reason_of_the_parser_has_its_sentence() -> None:
    from elaas_desk.thai import dates
    from ui.widgets.date_field import _SENTENCES

    assert set(_SENTENCES) == set(dates.DateReason)


def test_days_outside_the_bounds_are_refused_and_the_bounds_themselves_are_not(qtbot: QtBot) -> None:
    field = field_of(qtbot, earliest=date(2026, 11, 1), latest=TODAY)
    for day, problem in (
        (TODAY, ""),
        (date(2026, 11, 1), ""),
        (date(2026, 11, 24), "เป็นวันในอนาคต"),
        (date(2026, 10, 31), "เร็วเกินไป"),
    ):
        field.set_day(day)
        assert field.problem() == problem


def test_the_calendar_opens_at_the_day_and_keys_walk_it(qtbot: QtBot) -> None:
    field = field_of(qtbot)
    field.set_day(date(2026, 11, 10))
    calendar = opened(qtbot, field)
    grid = calendar._days
    for key, modifier, wanted in (
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, date(2026, 11, 11)),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, date(2026, 11, 18)),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, date(2026, 11, 16)),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, date(2026, 11, 22)),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, date(2026, 12, 22)),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.ShiftModifier, date(2025, 12, 22)),
    ):
        QTest.keyClick(grid, key, modifier)
        assert grid.at == wanted
        assert grid.accessibleName().endswith(str(wanted.year + 543))
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert field.day() == date(2025, 12, 22)
    assert field.line.text() == "22 ธ.ค. 2568"
    assert field.calendar() is None


def test_escape_closes_the_calendar_and_changes_nothing(qtbot: QtBot) -> None:
    field = field_of(qtbot)
    field.set_day(date(2026, 11, 10))
    calendar = opened(qtbot, field)
    QTest.keyClick(calendar._days, Qt.Key.Key_Right)
    QTest.keyClick(calendar._days, Qt.Key.Key_Escape)
    assert field.calendar() is None
    assert field.day() == date(2026, 11, 10)


def test_weeks_begin_on_monday_and_a_leap_day_is_there(qtbot: QtBot) -> None:
    field = field_of(qtbot)
    field.set_day(date(2024, 2, 29))
    cells = opened(qtbot, field)._days.cells()
    assert cells[0].weekday() == 0
    assert date(2024, 2, 29) in cells
    assert len(cells) == 42


def test_a_day_is_chosen_by_the_pointer_and_one_outside_the_bounds_is_not(qtbot: QtBot) -> None:
    field = field_of(qtbot, latest=TODAY)
    calendar = opened(qtbot, field)
    grid = calendar._days
    late = grid.cells().index(date(2026, 11, 24))
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid._rect_of(late).center().toPoint())
    assert field.calendar() is calendar
    fine = grid.cells().index(date(2026, 11, 20))
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid._rect_of(fine).center().toPoint())
    assert field.day() == date(2026, 11, 20)


def test_keys_do_not_walk_past_the_last_day(qtbot: QtBot) -> None:
    field = field_of(qtbot, latest=TODAY)
    grid = opened(qtbot, field)._days
    for _ in range(5):
        QTest.keyClick(grid, Qt.Key.Key_PageDown)
    assert grid.at == TODAY


def test_the_heading_opens_the_months_of_the_year(qtbot: QtBot) -> None:
    field = field_of(qtbot)
    calendar = opened(qtbot, field)
    assert calendar._title.words() == "พฤศจิกายน 2569"
    QTest.mouseClick(calendar._title, Qt.MouseButton.LeftButton)
    assert calendar._title.words() == "2569"
    QTest.mouseClick(calendar._back, Qt.MouseButton.LeftButton)
    QTest.keyClick(calendar._months, Qt.Key.Key_Up)
    QTest.keyClick(calendar._months, Qt.Key.Key_Return)
    assert calendar._title.words() == "สิงหาคม 2568"


def test_today_is_one_press_away(qtbot: QtBot) -> None:
    field = field_of(qtbot)
    calendar = opened(qtbot, field)
    with qtbot.waitSignal(field.finished):
        QTest.mouseClick(calendar._today_button, Qt.MouseButton.LeftButton)
    assert field.day() == TODAY


def test_a_locked_date_opens_no_calendar(qtbot: QtBot) -> None:
    field = field_of(qtbot)
    field.set_locked(True)
    field.open_calendar()
    assert field.calendar() is None
