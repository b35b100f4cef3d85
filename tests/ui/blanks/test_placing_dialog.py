"""Values are placed on a blank by mouse and by keys, seen as they will be printed, and kept with the register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.blank_gaps import essential_of
from elaas_desk.domain.blanks import FieldAlign, FieldLook
from elaas_desk.domain.requests import PaperKind
from elaas_desk.services.desk import Desk
from tests.fixtures.blank_files import Look, Widget, fillable, flat
from tests.forms_pdf.places import place
from tests.services.office import Clock
from tests.ui.blanks.placing_hands import drag, drawn, drop_at, keep, list_of, one, pixel, placing_of
from tests.ui.hands import choose, click, dialogs, press, settle, shown, texts
from ui.blanks.blanks_dialog import BlanksDialog
from ui.blanks.example_dialog import ExampleDialog
from ui.blanks.placing_dialog import PlacingDialog
from ui.jobs import Jobs
from ui.main_window import MainWindow

Frame = Callable[..., MainWindow]
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(frame: Frame) -> MainWindow:
    return frame()


@pytest.fixture
def placing(window: MainWindow, qtbot: QtBot, jobs: Jobs, blank: Path) -> PlacingDialog:
    return placing_of(window, qtbot, jobs, blank)


def test_a_value_stands_where_it_was_let_go(placing: PlacingDialog) -> None:
    drop_at(placing, "person.full_name", 54, 73)
    (field,) = placing.placing.fields()
    assert field.source == "person.full_name"
    assert field.left == pytest.approx(54_000, abs=300)
    assert field.top + field.height / 2 == pytest.approx(73_000, abs=300)
    drop_at(placing, "reason.new_user", 37.2, 122.2)
    tick = placing.placing.fields()[-1]
    assert tick.look is FieldLook.TICK
    assert tick.left + tick.width / 2 == pytest.approx(37_200, abs=300)


def test_what_is_placed_is_ticked_in_the_list_and_chosen(placing: PlacingDialog) -> None:
    drop_at(placing, "person.full_name", 54, 73)
    item = placing.values.row_of("person.full_name")
    assert item.data(Qt.ItemDataRole.UserRole + 2) is True
    assert placing.values.row_of("person.unit").data(Qt.ItemDataRole.UserRole + 2) is False
    assert placing.field.source.value() == "person.full_name"


def test_a_field_is_moved_and_sized_with_the_mouse(placing: PlacingDialog) -> None:
    drop_at(placing, "person.full_name", 54, 73)
    drag(placing, pixel(placing, 70, 73), pixel(placing, 90, 93))
    (moved,) = placing.placing.fields()
    assert (moved.left, moved.top + moved.height / 2) == pytest.approx((74_000, 93_000), abs=600)
    edge = pixel(placing, (moved.left + moved.width) / 1000, (moved.top + moved.height / 2) / 1000)
    drag(placing, edge, edge + (pixel(placing, 20, 0) - pixel(placing, 0, 0)))
    (sized,) = placing.placing.fields()
    assert sized.width - moved.width == pytest.approx(20_000, abs=600)
    assert (sized.left, sized.top, sized.height) == (moved.left, moved.top, moved.height)


def test_a_field_goes_to_the_edge_of_its_neighbour_when_it_comes_near(placing: PlacingDialog) -> None:
    drop_at(placing, "person.full_name", 54, 73)
    drop_at(placing, "person.unit", 60, 100)
    first, second = placing.placing.fields()
    drag(placing, pixel(placing, 80, 100), pixel(placing, 74.6, 100))
    assert placing.placing.fields()[1].left == first.left
    placing.placing.undo()
    drag(placing, pixel(placing, 80, 100), pixel(placing, 74.6, 100), ALT)
    free = placing.placing.fields()[1].left
    assert free != first.left
    assert free == pytest.approx(second.left - 5_400, abs=400)


def test_everything_can_be_done_with_the_keys(placing: PlacingDialog) -> None:
    placing.values.setFocus()
    placing.values.setCurrentItem(placing.values.row_of("person.full_name"))
    QTest.keyClick(placing.values, Qt.Key.Key_Return)
    QApplication.processEvents()
    (field,) = placing.placing.fields()
    canvas = placing.canvas
    for key, held in (
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Down, SHIFT),
        (Qt.Key.Key_Right, ALT),
        (Qt.Key.Key_Up, ALT | SHIFT),
    ):
        QTest.keyClick(canvas, key, held)
    (moved,) = placing.placing.fields()
    assert (moved.left - field.left, moved.top - field.top) == (100, 1_000)
    assert (moved.width - field.width, moved.height - field.height) == (100, -1_000)
    QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert placing.placing.fields()[0].height == field.height
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert placing.placing.fields() == ()
    press(placing, "ย้อนกลับ")
    assert len(placing.placing.fields()) == 1
    press(placing, "ทำซ้ำ")
    assert placing.placing.fields() == ()


def test_tab_goes_from_field_to_field_as_they_are_read(placing: PlacingDialog) -> None:
    drop_at(placing, "person.unit", 60, 100)
    drop_at(placing, "person.full_name", 54, 73)
    placing.canvas.setFocus()
    placing.placing.choose(None)
    order = []
    for _ in range(2):
        QTest.keyClick(placing.canvas, Qt.Key.Key_Tab)
        chosen = placing.placing.chosen()
        assert chosen is not None
        order.append(chosen.source)
    assert order == ["person.full_name", "person.unit"]


def test_the_chosen_field_is_aligned_sized_and_given_another_value(placing: PlacingDialog) -> None:
    drop_at(placing, "person.full_name", 54, 73)
    click(shown(placing.field.align, QRadioButton)[1])
    choose(placing, "size", "12 พอยต์")
    (field,) = placing.placing.fields()
    assert (field.align, field.size) == (FieldAlign.CENTRE, 120)
    choose(placing, "source", "สังกัด")
    assert placing.placing.fields()[0].source == "person.unit"


def test_a_field_stays_whole_on_its_page(placing: PlacingDialog) -> None:
    drop_at(placing, "person.full_name", 200, 290)
    (field,) = placing.placing.fields()
    assert field.left + field.width <= 210_000
    assert field.top + field.height <= 297_000


def test_what_is_kept_is_printed_where_it_was_placed(
    placing: PlacingDialog, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs
) -> None:
    drop_at(placing, "person.full_name", 54, 73)
    for _ in range(7):
        click(placing.right.more)
    keep(placing, qtbot, jobs)
    (kept,) = desk.blanks.blanks(actor)
    assert (kept.kind, kept.nudge_right, len(kept.fields)) == (PaperKind.FORM2, 700, 1)
    listed = one(BlanksDialog)
    assert listed.table.chosen() == kept


def test_the_example_shows_the_merged_page(placing: PlacingDialog, qtbot: QtBot, jobs: Jobs) -> None:
    drop_at(placing, "person.full_name", 54, 73)
    press(placing, "ดูตัวอย่าง…")
    settle(qtbot, jobs)
    example = one(ExampleDialog)
    assert example.preview.desk.pages() == 1
    assert place(example._pdf, "นางสาวพิมพ์ชนก ศรีสุวรรณกุล").left == pytest.approx(54.35, abs=0.5)


def test_without_anything_placed_nothing_is_kept(placing: PlacingDialog, desk: Desk, actor: Actor) -> None:
    press(placing, "บันทึกแบบ")
    assert "ยังไม่ได้วาง" in placing.problem_shown()
    assert desk.blanks.blanks(actor) == ()


def test_a_blank_without_the_essential_values_is_kept_only_after_a_question_that_names_them(
    placing: PlacingDialog, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs
) -> None:
    drop_at(placing, "person.full_name", 54, 73)
    for at in range(1, 6):
        drop_at(placing, f"person.national_id.part{at}", 20 + 30 * at, 90)
    press(placing, "บันทึกแบบ")
    question = dialogs()[-1]
    (said,) = [words for words in texts(question) if words.startswith("แบบนี้ยังไม่มีช่องสำหรับ")]
    assert said.startswith(
        "แบบนี้ยังไม่มีช่องสำหรับ ตำแหน่งผู้ขอ, ✓ ผู้ใช้งานใหม่, ✓ เปลี่ยนแปลงสิทธิการใช้งาน, ✓ ไม่สามารถเข้าใช้งานได้, กลุ่มที่ ๑ ชื่อกลุ่ม "
    )
    press(question, "กลับไปวางเพิ่ม")
    settle(qtbot, jobs)
    assert desk.blanks.blanks(actor) == ()
    assert one(PlacingDialog) is placing
    assert len(placing.placing.fields()) == 6
    keep(placing, qtbot, jobs)
    assert len(desk.blanks.blanks(actor)[0].fields) == 6


def test_a_blank_with_every_essential_value_is_kept_without_a_question(
    placing: PlacingDialog, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs
) -> None:
    for at, source in enumerate(essential_of(PaperKind.FORM2)):
        drop_at(placing, source, 54, 60 + 12 * at)
    press(placing, "บันทึกแบบ")
    settle(qtbot, jobs)
    assert len(desk.blanks.blanks(actor)) == 1


def test_the_list_says_which_values_are_essential(placing: PlacingDialog) -> None:
    told = {name: placing.values.row_of(name).data(Qt.ItemDataRole.UserRole + 3) for name in placing.placing.sources}
    assert {name for name, words in told.items() if words == "ควรวาง"} == set(essential_of(PaperKind.FORM2))


def test_the_places_of_a_former_blank_have_to_be_looked_at_before_they_hold(
    window: MainWindow, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs, blank: Path, clock: Clock
) -> None:
    first = placing_of(window, qtbot, jobs, blank)
    drop_at(first, "person.full_name", 54, 73)
    drop_at(first, "person.unit", 60, 100)
    keep(first, qtbot, jobs)
    changed = blank.with_name("แบบใหม่.pdf")
    changed.write_bytes(flat())
    one(BlanksDialog).take(changed)
    settle(qtbot, jobs)
    second = drawn(one(PlacingDialog), qtbot)
    assert len(second.placing.unconfirmed()) == 2
    second.valid_from.set_day(clock().date() + timedelta(days=1))
    press(second, "บันทึกแบบ")
    assert "ยังมี 2 ช่อง" in second.problem_shown()
    assert len(desk.blanks.blanks(actor)) == 1
    press(second, "ตำแหน่งถูกต้อง")
    drag(second, pixel(second, 80, 100), pixel(second, 90, 120))
    assert second.placing.unconfirmed() == []
    keep(second, qtbot, jobs)
    assert [each.name for each in desk.blanks.blanks(actor)] == ["แบบใหม่.pdf", blank.name]


def test_a_fillable_blank_is_matched_without_dragging_and_the_rest_by_hand(
    window: MainWindow, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    path = tmp_path / "กรอกได้.pdf"
    widgets = [Widget("ชื่อ-นามสกุล", (40, 200, 140, 207)), Widget("Text9", (40, 180, 100, 187))]
    path.write_bytes(fillable(widgets))
    dialog = placing_of(window, qtbot, jobs, path)
    assert [each.source for each in dialog.placing.fields()] == ["person.full_name"]
    drop_at(dialog, "person.mobile", 60, 113)  # into Text9, whose middle is 113.5 mm from the top
    added = dialog.placing.fields()[-1]
    assert added.acro_name == "Text9"
    assert (added.left, added.top, added.width) == pytest.approx((40_000, 110_000, 60_000), abs=30)
    keep(dialog, qtbot, jobs)
    assert len(desk.blanks.blanks(actor)[0].fields) == 2


def test_an_empty_field_that_is_clicked_takes_the_value_that_is_chosen_in_the_list(
    window: MainWindow, qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    path = tmp_path / "กรอกได้.pdf"
    path.write_bytes(fillable([Widget("Text1", (40, 200, 140, 207)), Widget("Text2", (40, 180, 100, 187))]))
    dialog = placing_of(window, qtbot, jobs, path)
    QTest.mouseClick(dialog.canvas, Qt.MouseButton.LeftButton, pos=pixel(dialog, 60, 113.5))
    dialog.values.setCurrentItem(dialog.values.row_of("person.mobile"))
    QTest.keyClick(dialog.values, Qt.Key.Key_Return)
    (field,) = dialog.placing.fields()
    assert (field.source, field.acro_name) == ("person.mobile", "Text2")
    assert dialog.canvas.accessibleDescription() == "โทรศัพท์มือถือผู้ขอ"


@pytest.mark.parametrize("look", [Look(rotation=90), Look(origin=(-100, 50), margin=40), Look(rotation=270, margin=20)])
def test_rotated_and_cropped_pages_are_shown_and_printed_alike(
    window: MainWindow, qtbot: QtBot, jobs: Jobs, tmp_path: Path, look: Look
) -> None:
    path = tmp_path / "แบบหมุน.pdf"
    path.write_bytes(flat(look))
    dialog = placing_of(window, qtbot, jobs, path)
    drop_at(dialog, "person.full_name", 54, 73)
    press(dialog, "ดูตัวอย่าง…")
    settle(qtbot, jobs)
    found = place(one(ExampleDialog)._pdf, "นางสาวพิมพ์ชนก ศรีสุวรรณกุล")
    assert found.left == pytest.approx(54.35, abs=0.5)
    assert 69.5 <= found.middle[1] <= 76.5


def test_a_further_page_has_its_own_fields(window: MainWindow, qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    path = tmp_path / "สองหน้า.pdf"
    path.write_bytes(flat(Look(pages=2)))
    dialog = placing_of(window, qtbot, jobs, path)
    drop_at(dialog, "person.full_name", 54, 73)
    press(dialog, "หน้าถัดไป")
    drawn(dialog, qtbot)
    drop_at(dialog, "person.full_name", 54, 73)
    assert [each.page for each in dialog.placing.fields()] == [1, 2]
    dialog.placing.choose(dialog.placing.fields()[0])
    assert dialog.canvas.page() == 1


def test_what_is_no_blank_is_said_in_the_list(window: MainWindow, qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    path = tmp_path / "รูป.pdf"
    path.write_bytes(b"\xff\xd8\xff not a form")
    found = list_of(window, qtbot, jobs)
    found.take(path)
    settle(qtbot, jobs)
    assert "“รูป.pdf” ไม่ใช่ PDF" in found.told_here()
    assert found.primary.isEnabled()


def test_a_blank_is_taken_away_after_a_question(
    placing: PlacingDialog, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs
) -> None:
    drop_at(placing, "person.full_name", 54, 73)
    keep(placing, qtbot, jobs)
    listed = one(BlanksDialog)
    press(listed, "เอาออก")
    question = next(each for each in dialogs() if each.windowTitle().startswith("เอาแบบนี้ออก"))
    press(question, "เอาออก")
    settle(qtbot, jobs)
    assert desk.blanks.blanks(actor) == ()


def test_a_kept_blank_is_opened_again_and_its_nudge_changed(
    placing: PlacingDialog, desk: Desk, actor: Actor, qtbot: QtBot, jobs: Jobs
) -> None:
    drop_at(placing, "person.full_name", 54, 73)
    keep(placing, qtbot, jobs)
    press(one(BlanksDialog), "แก้ตำแหน่งและวันที่…")
    settle(qtbot, jobs)
    again = drawn(one(PlacingDialog), qtbot)
    assert len(again.placing.fields()) == 1
    click(again.down.less)
    keep(again, qtbot, jobs)
    assert desk.blanks.blanks(actor)[0].nudge_down == -100
