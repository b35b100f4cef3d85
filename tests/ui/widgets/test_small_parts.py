"""Buttons, choices, toast, progress, chart, tasks, matrix, frame: what pointer, keys and a screen reader find."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.thai_input import type_thai
from ui.widgets.buttons import Button, Check, Kind, Radio
from ui.widgets.chart import BarChart, Month
from ui.widgets.choice_field import Choice
from ui.widgets.choices import ChoiceCards, FilterChips, Option, Segments
from ui.widgets.frame import FootBar, Rail, RailEntry, TopBar
from ui.widgets.icons import menu_icon, names, window_icon
from ui.widgets.layout import PageHead
from ui.widgets.marks import Chip, ClauseTag
from ui.widgets.matrix import Held, Matrix, MatrixCell, MatrixData
from ui.widgets.paint import State, width_of
from ui.widgets.pane import DetailPane, section
from ui.widgets.progress import Progress
from ui.widgets.search import FilterBox, SearchBox
from ui.widgets.steps import Step, Stepper
from ui.widgets.tasks import Task, TaskList
from ui.widgets.text import Strong
from ui.widgets.toast import Toast

W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, part: W) -> W:
    qtbot.addWidget(part)
    part.show()
    QApplication.processEvents()
    return part


def name_of(part: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)


def role_of(part: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(part).role()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_button_is_at_least_32_high_and_wide_and_is_pressed_by_keys(qtbot: QtBot, kind: Kind) -> None:
    button = shown(qtbot, Button("ลบ", kind, icon="print"))
    assert min(button.width(), button.height()) >= 32
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_an_icon_button_has_a_tip_and_a_spoken_name(qtbot: QtBot) -> None:
    button = shown(qtbot, Button("พิมพ์รายการ", Kind.ICON, icon="print"))
    assert (button.toolTip(), name_of(button)) == ("พิมพ์รายการ", "พิมพ์รายการ")
    assert role_of(button) is QAccessible.Role.PushButton


def test_a_dead_button_is_not_pressed_and_looks_dead(qtbot: QtBot) -> None:
    button = shown(qtbot, Button("บันทึก", Kind.PRIMARY))
    alive = button.grab().toImage()
    button.setEnabled(False)
    heard: list[bool] = []
    button.clicked.connect(heard.append)
    QTest.mouseClick(button, LEFT)
    assert heard == []
    assert button.grab().toImage() != alive


def test_the_focus_ring_shows_for_keys_and_not_for_the_pointer(qtbot: QtBot) -> None:
    button = shown(qtbot, Button("บันทึก"))
    plain = button.grab().toImage()
    button.activateWindow()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert button.grab().toImage() == plain
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.grab().toImage() != plain


def test_an_ampersand_in_a_name_is_shown_and_spoken(qtbot: QtBot) -> None:
    button = shown(qtbot, Button("เงิน & บัญชี"))
    assert (button.words(), name_of(button)) == ("เงิน & บัญชี", "เงิน & บัญชี")


@pytest.mark.parametrize(("kind", "role"), [(Check, QAccessible.Role.CheckBox), (Radio, QAccessible.Role.RadioButton)])
def test_a_tick_box_is_pressed_anywhere_on_its_words(
    qtbot: QtBot, kind: type[Check | Radio], role: QAccessible.Role
) -> None:
    part = shown(qtbot, kind("รอคำสั่ง"))
    QTest.mouseClick(part, LEFT, pos=QPoint(part.width() - 6, 20))
    assert part.isChecked()
    assert role_of(part) is role


def test_a_clause_tag_tells_which_clause_was_asked_and_opens_its_text(qtbot: QtBot) -> None:
    tag = shown(qtbot, ClauseTag("3.4.2", "เปลี่ยนรหัสผ่านทุก ๆ ๖ เดือน"))
    assert tag.height() == 32
    assert name_of(tag).startswith("ข้อ ๓.๔.๒")
    with qtbot.waitSignal(tag.asked) as heard:
        QTest.mouseClick(tag, LEFT)
    assert heard.args == ["3.4.2"]
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert "๖ เดือน" in popup.accessibleName()
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_a_chip_says_its_word(qtbot: QtBot) -> None:
    chip = shown(qtbot, Chip(State.LATE, "เลยกำหนด 5 วัน"))
    chip.set_state(State.OK, "อยู่ในกำหนด")
    assert name_of(chip) == "อยู่ในกำหนด"


def test_states_differ_in_shape_and_not_only_in_colour(qtbot: QtBot) -> None:
    from ui.widgets.marks import StateShape

    masks = set()
    for state in State:
        image = shown(qtbot, StateShape(state)).grab().toImage()
        ground = image.pixelColor(0, 0)
        pixels = (image.pixelColor(x, y) != ground for x in range(20) for y in range(20))
        masks.add(tuple(pixels))
    assert len(masks) == len(State)


def options() -> list[Option]:
    return [Option("keep", "คงไว้"), Option("out", "ถอดออก"), Option("fix", "แก้กลุ่ม")]


def test_a_digit_chooses_a_segment_and_arrows_move(qtbot: QtBot) -> None:
    part = shown(qtbot, Segments(options(), "keep", keys=True, spoken="การตัดสิน"))
    heard: list[str] = []
    part.chosen.connect(heard.append)
    QTest.keyClick(part, Qt.Key.Key_3)
    QTest.keyClick(part, Qt.Key.Key_9)
    assert (part.key(), heard) == ("fix", ["fix"])
    part.choose("out")
    assert heard == ["fix"]


def test_filter_chips_are_one_choice_with_counts(qtbot: QtBot) -> None:
    part = shown(qtbot, FilterChips([Option("all", "ทั้งหมด"), Option("late", "เลยกำหนด", State.LATE)]))
    part.set_count("late", 1234)
    chip = part._parts["late"]
    assert name_of(chip) == "เลยกำหนด 1,234"
    with qtbot.waitSignal(part.chosen) as heard:
        QTest.mouseClick(chip, LEFT)
    assert heard.args == ["late"]
    assert part.key() == "late"


def test_filter_chips_give_up_their_margins_before_a_word_or_a_count_is_cut(qtbot: QtBot) -> None:
    part = FilterChips([Option("all", "ทั้งหมด"), Option("late", "เลยกำหนด", State.LATE)])
    part.set_count("late", 12)
    wide = shown(qtbot, part).sizeHint().width()
    part.resize(part.minimumSizeHint())
    QApplication.processEvents()
    chip = part._parts["late"]
    assert part.width() < wide
    assert chip.width() >= width_of("เลยกำหนด 12", "body_strong") + 16 + 2 * 7


def test_a_forbidden_reason_stays_says_why_and_cannot_be_chosen(qtbot: QtBot) -> None:
    why = "เลือกไม่ได้ เพราะมีชื่อผู้ใช้อยู่แล้ว"
    part = ChoiceCards(
        [Option("new", "ใหม่", forbidden=why, clause="1.1.2"), Option("change", "เปลี่ยน", meaning="ตามหน้าที่")]
    )
    shown(qtbot, part)
    part.resize(600, 160)
    first, second = (slot.card for slot in part._slots)
    QTest.mouseClick(first, LEFT)
    assert part.key() == ""
    assert first.accessibleDescription() == why
    with qtbot.waitSignal(part.chosen) as heard:
        QTest.mouseClick(second, LEFT)
    assert heard.args == ["change"]


def test_a_toast_offers_the_way_back_and_keeps_to_its_corner(qtbot: QtBot) -> None:
    host = QWidget()
    host.resize(900, 600)
    shown(qtbot, host)
    toast = Toast(host)
    toast.tell(["ถอดออกจาก ", Strong("3 กลุ่ม"), " แล้ว"], undo=True)
    assert toast.plain() == "ถอดออกจาก 3 กลุ่ม แล้ว"
    host.resize(700, 500)
    assert toast.geometry().right() < 700
    undo = next(one for one in toast.findChildren(Button) if one.words() == "เลิกทำ")
    with qtbot.waitSignal(toast.undo_wanted):
        QTest.mouseClick(undo, LEFT)
    assert not toast.isVisible()


def test_progress_stands_with_words_after_300_ms_and_never_if_it_is_done_before(qtbot: QtBot) -> None:
    quick, slow = Progress(), Progress()
    for part in (quick, slow):
        qtbot.addWidget(part)
        part.tell("อ่านแล้ว 640 จาก 1,000 แถว", 640, 1000)
        assert not part.isVisible()
    quick.finish()
    qtbot.waitUntil(slow.isVisible)
    assert not quick.isVisible()
    assert slow._bar.accessibleName() == "อ่านแล้ว 640 จาก 1,000 แถว"


def test_each_bar_is_a_button_with_a_spoken_name_and_lets_go_when_pressed_again(qtbot: QtBot) -> None:
    chart = shown(qtbot, BarChart([Month("12", "ธ.ค.", 9, "ธันวาคม 9 รายการ"), Month("1", "ม.ค.", 0, "มกราคม ไม่มี")]))
    heard: list[str] = []
    chart.chosen.connect(heard.append)
    bar = chart._bars[0]
    assert name_of(bar) == "ธันวาคม 9 รายการ"
    QTest.mouseClick(bar, LEFT)
    QTest.mouseClick(chart._bars[1], LEFT)
    QTest.mouseClick(chart._bars[1], LEFT)
    assert heard == ["12", "1", ""]


def task(key: str, *, snooze: bool = False) -> Task:
    return Task(
        key, State.LATE, "ถอดออก", "นายวุฒิชัย", "โอนไป", "เลย 12 วัน", "11 พ.ย. 2569", "4.2", "ถอดออกจากกลุ่ม", "", snooze
    )


def test_up_and_down_walk_the_tasks_and_enter_does_the_current_one(qtbot: QtBot) -> None:
    tasks = TaskList()
    tasks.set_sections([("ต้องทำตอนนี้", [task("a"), task("b")]), ("ภายใน 30 วัน", [task("c", snooze=True)])], "ไม่มีงานอื่น")
    shown(qtbot, tasks)
    tasks.activateWindow()
    assert tasks.current() == "a"
    assert [row.button.kind for row in tasks.rows()] == [Kind.PRIMARY, Kind.SECONDARY, Kind.SECONDARY]
    QTest.keyClick(tasks, Qt.Key.Key_Down)
    QTest.keyClick(tasks, Qt.Key.Key_Down)
    assert tasks.current() == "c"
    with qtbot.waitSignal(tasks.acted) as heard:
        QTest.keyClick(tasks, Qt.Key.Key_Return)
    assert heard.args == ["c"]


def test_only_a_task_that_may_wait_can_be_snoozed(qtbot: QtBot) -> None:
    tasks = TaskList()
    tasks.set_sections([("", [task("a"), task("b", snooze=True)])])
    shown(qtbot, tasks)
    clocks = [one for one in tasks.findChildren(Button) if one.kind is Kind.ICON]
    assert len(clocks) == 1
    with qtbot.waitSignal(tasks.snoozed) as heard:
        QTest.mouseClick(clocks[0], LEFT)
    assert heard.args == ["b"]


def matrix_data() -> MatrixData:
    people = [(f"p{n}", f"คนที่ {n}", "กองคลัง") for n in range(40)]
    groups = [(f"g{n}", f"ผู้ตรวจสอบและอนุมัติฎีกากลุ่มที่ {n}") for n in range(30)]
    cell = MatrixCell(Held.UNFOUNDED, conflict=True, spoken="ไม่มีหน้าที่รองรับ")
    return MatrixData(people, groups, {("p0", "g1"): cell})


def test_arrows_walk_the_matrix_and_the_cell_is_spoken(qtbot: QtBot) -> None:
    matrix = Matrix()
    matrix.set_data(matrix_data())
    matrix.resize(1000, 500)
    shown(qtbot, matrix)
    QTest.keyClick(matrix, Qt.Key.Key_Right)
    assert matrix.cell() == ("p0", "g1")
    assert "ไม่มีหน้าที่รองรับ" in name_of(matrix)
    QTest.keyClick(matrix, Qt.Key.Key_End)
    QTest.keyClick(matrix, Qt.Key.Key_PageDown)
    person, group = matrix.cell()
    assert group == "g29"
    assert person != "p0"
    assert matrix.horizontalScrollBar().value() > 0


def test_a_press_chooses_a_cell_of_the_matrix_and_it_stays_through_new_data(qtbot: QtBot) -> None:
    matrix = Matrix()
    matrix.set_data(matrix_data())
    matrix.resize(1000, 500)
    shown(qtbot, matrix)
    at = QPoint(round(matrix._left(2)) + 10, round(matrix._top(3)) + 10)
    with qtbot.waitSignal(matrix.chosen) as heard:
        QTest.mouseClick(matrix.viewport(), LEFT, pos=at)
    assert heard.args == ["p3", "g2"]
    matrix.set_data(matrix_data())
    assert matrix.cell() == ("p3", "g2")


def test_a_long_heading_of_the_matrix_is_whole_in_at_most_four_lines(qtbot: QtBot) -> None:
    matrix, data = Matrix(), matrix_data()
    matrix.set_data(data)
    matrix.resize(1000, 500)
    shown(qtbot, matrix)
    assert max(len(lines) for lines in matrix._headings) == 4
    told = ["".join(lines).replace(" ", "") for lines in matrix._headings]
    assert told == [name.replace(" ", "") for _, name in data.groups]


def rail_of(qtbot: QtBot) -> Rail:
    entries = [
        RailEntry("today", "งานวันนี้", "วันนี้", "today"),
        RailEntry("settings", "ตั้งค่า", "ตั้งค่า", "settings", last=True),
    ]
    rail = Rail(entries)
    rail.resize(212, 500)
    return shown(qtbot, rail)


def test_the_rail_says_page_and_count_and_gets_narrow(qtbot: QtBot) -> None:
    rail = rail_of(qtbot)
    rail.choose("today")
    rail.set_count("today", 5, late=True)
    assert name_of(rail._items["today"]) == "งานวันนี้ 5"
    assert rail.width() == 212
    rail.set_compact(True)
    assert rail.width() == 92
    with qtbot.waitSignal(rail.chosen) as heard:
        QTest.mouseClick(rail._items["settings"], LEFT)
    assert heard.args == ["settings"]


def test_the_search_box_shows_what_was_found_and_gives_what_was_taken(qtbot: QtBot) -> None:
    search = SearchBox("ค้นหา")
    top = shown(qtbot, TopBar(search))
    top.set_compact(True)
    with qtbot.waitSignal(search.typed) as heard:
        type_thai(search, "น้ำผึ้ง")
    assert heard.args == ["น้ำผึ้ง"]
    search.show_results([Choice(("person", 4), "น้ำผึ้ง ชื่นใจ", "กองคลัง")])
    popup = search._completer.popup()
    assert popup is not None
    with qtbot.waitSignal(search.chosen) as taken:
        QTest.keyClick(popup, Qt.Key.Key_Down)
        QTest.keyClick(popup, Qt.Key.Key_Return)
    assert taken.args == [("person", 4)]
    assert search.text() == ""


def test_escape_empties_a_filter(qtbot: QtBot) -> None:
    box = shown(qtbot, FilterBox("กรองในรายการนี้"))
    type_thai(box, "ครู")
    with qtbot.waitSignal(box.typed) as heard:
        QTest.keyClick(box, Qt.Key.Key_Escape)
    assert heard.args == [""]


def test_the_foot_tells_of_the_backup_by_word_and_shape(qtbot: QtBot) -> None:
    foot = shown(qtbot, FootBar())
    foot.set_backup(State.LATE, "ยังไม่เคยสำรองข้อมูล")
    assert foot._backup.plain() == "ยังไม่เคยสำรองข้อมูล"
    assert foot._shape.isVisible()
    foot.set_backup(State.OK, "สำรองวันนี้")
    assert not foot._shape.isVisible()


def test_a_stepper_says_where_one_is(qtbot: QtBot) -> None:
    part = shown(qtbot, Stepper([Step("ใคร"), Step("เหตุผล")], 1))
    assert name_of(part) == "ขั้นที่ 2 จาก 2: เหตุผล"


def test_a_pane_shows_other_sections_and_lets_the_old_ones_go(qtbot: QtBot) -> None:
    pane = shown(qtbot, DetailPane())
    for n in range(3):
        pane.set_sections([section(f"หัวข้อ {n}", clause="4.1"), section("เหตุการณ์")])
        QApplication.processEvents()
    assert len(pane.findChildren(ClauseTag)) == 1
    assert pane.width() == 378


def test_a_page_head_takes_other_words_and_actions(qtbot: QtBot) -> None:
    head = shown(qtbot, PageHead("ทะเบียน"))
    head.set_summary("48 คน")
    action = Button("เพิ่มคน", Kind.PRIMARY)
    head.set_actions([action])
    QApplication.processEvents()
    assert action.isVisible()


def test_every_icon_is_drawn(qtbot: QtBot) -> None:
    assert len(names()) >= 40
    for name in names():
        image = menu_icon(name).pixmap(20, 20).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())), name
    assert len(window_icon().availableSizes()) == 5
