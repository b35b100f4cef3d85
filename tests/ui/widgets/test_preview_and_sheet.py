"""The page as it will be printed; and the sheet of all parts, on which everything has to fit."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.thai_input import type_thai
from ui.theme import Mode, Theme
from ui.widgets.buttons import Button
from ui.widgets.fit import misfits, unnamed
from ui.widgets.layout import Group, column
from ui.widgets.picture import picture
from ui.widgets.popup import Popup
from ui.widgets.preview import Desk, Fit, PagePreview
from ui.widgets.sheet import sheet
from ui.widgets.text import Text


def pdf(pages: int) -> bytes:
    """A4 pages, each filled with black but for a margin of 60 points."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(60, 60, 60, 60))
    )
    p = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        p.fillRect(QRect(0, 0, writer.width(), writer.height()), QColor("black"))
    p.end()
    return bytes(buffer.data().data())


def preview_of(qtbot: QtBot, pages: int = 3, size: tuple[int, int] = (700, 600)) -> PagePreview:
    preview = PagePreview()
    qtbot.addWidget(preview)
    preview.resize(*size)
    preview.show()
    preview.set_pdf(pdf(pages), "สิ่งที่ส่งมาด้วย ๒")
    QApplication.processEvents()
    return preview


def black(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y).lightness() < 60 for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)
    )


def test_a_page_is_drawn_on_the_desk(qtbot: QtBot) -> None:
    preview = preview_of(qtbot)
    assert black(preview.desk.grab().toImage()) > 2000
    assert preview.place() == "หน้า 1 จาก 3"


def test_a_narrow_preview_fits_the_width_and_a_wide_one_the_page(qtbot: QtBot) -> None:
    assert preview_of(qtbot).desk.fit is Fit.WIDTH
    assert preview_of(qtbot, size=(1100, 700)).desk.fit is Fit.PAGE


def test_zoom_goes_in_steps_and_fit_comes_back(qtbot: QtBot) -> None:
    preview = preview_of(qtbot)
    before = preview.desk.scale()
    QTest.keyClick(preview.desk, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.desk.scale() > before
    assert preview._percent.plain() == f"{round(preview.desk.scale() * 100)}%"
    QTest.mouseClick(preview._fit, Qt.MouseButton.LeftButton)
    assert preview.desk.fit is Fit.WIDTH


def test_scrolling_tells_which_page_is_read(qtbot: QtBot) -> None:
    preview = preview_of(qtbot)
    bar = preview.desk.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert preview.place() == "หน้า 3 จาก 3"


def test_one_page_has_no_box_to_go_to_another(qtbot: QtBot) -> None:
    preview = preview_of(qtbot, pages=1)
    assert not preview.box.isVisible()
    assert preview.place() == "หนึ่งหน้า"


@pytest.mark.parametrize(("typed", "page"), [("5", 5), ("๗", 7), ("99", 9), ("0", 1), ("x", 1), ("", 1)])
def test_the_number_of_a_page_may_be_typed(qtbot: QtBot, typed: str, page: int) -> None:
    preview = preview_of(qtbot, pages=9)
    preview.box.setFocus()
    preview.box.selectAll()
    type_thai(preview.box, typed) if typed else QTest.keyClick(preview.box, Qt.Key.Key_Delete)
    QTest.keyClick(preview.box, Qt.Key.Key_Return)
    assert preview.desk.page() == page
    assert preview.box.text() == str(page)


def test_keys_turn_pages(qtbot: QtBot) -> None:
    preview = preview_of(qtbot, pages=5, size=(1100, 700))
    desk = preview.desk
    for pressed, page in (
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_PageDown, 3),
        (Qt.Key.Key_PageUp, 2),
        (Qt.Key.Key_End, 5),
        (Qt.Key.Key_PageDown, 5),
        (Qt.Key.Key_Home, 1),
        (Qt.Key.Key_PageUp, 1),
    ):
        QTest.keyClick(desk, pressed)
        assert (pressed, desk.page()) == (pressed, page)


def test_with_ctrl_the_wheel_zooms_and_without_it_scrolls(qtbot: QtBot) -> None:
    preview = preview_of(qtbot, pages=5)
    desk, before = preview.desk, preview.desk.scale()
    turn(desk, 120, Qt.KeyboardModifier.ControlModifier)
    assert desk.scale() > before
    turn(desk, -120, Qt.KeyboardModifier.ControlModifier)
    turn(desk, -120, Qt.KeyboardModifier.ControlModifier)
    assert desk.scale() < before
    turn(desk, -120, Qt.KeyboardModifier.NoModifier)
    assert desk.verticalScrollBar().value() > 0


def turn(desk: Desk, angle: int, held: Qt.KeyboardModifier) -> None:
    middle = QPointF(desk.rect().center())
    event = QWheelEvent(
        middle,
        desk.mapToGlobal(middle),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(desk.viewport(), event)


@pytest.mark.parametrize("bytes_", [b"", b"not a pdf", b"%PDF-1.7\n%%EOF"])
def test_bytes_that_are_no_pdf_are_refused_and_what_was_shown_stays(qtbot: QtBot, bytes_: bytes) -> None:
    preview = preview_of(qtbot, pages=2)
    with pytest.raises(ValueError, match=r"\w"):
        preview.desk.set_pdf(bytes_)
    assert preview.desk.pages() == 2


def test_paper_is_not_inverted_in_the_dark(qtbot: QtBot, theme: Theme) -> None:
    preview = preview_of(qtbot)
    theme.force(Mode.DARK)
    image = preview.desk.grab().toImage()
    assert image.pixelColor(40, 40).lightness() > 200


@pytest.mark.parametrize("mode", list(Mode))
def test_everything_on_the_sheet_of_parts_fits_and_has_a_name(qtbot: QtBot, theme: Theme, mode: Mode) -> None:
    theme.force(mode)
    drawn = sheet()
    qtbot.addWidget(drawn)
    drawn.resize(1900, 1010)
    drawn.show()
    QApplication.processEvents()
    assert misfits(drawn) == []
    assert unnamed(drawn) == []


def test_the_sheet_can_be_drawn_into_a_file(tmp_path: Path) -> None:
    import subprocess
    import sys

    out = tmp_path / "sheet.png"
    command = [sys.executable, "-m", "ui.widgets.sheet", str(out), "--dark", "--scale", "1.5"]
    subprocess.run(command, check=True, capture_output=True, timeout=60, cwd=Path(__file__).resolve().parents[3])
    assert QImage(str(out)).width() == 2850


def test_what_does_not_fit_is_found(qtbot: QtBot) -> None:
    cut, small, paragraph = Text("ผู้อำนวยการกองคลัง"), Button("บันทึก"), Text("ผู้อำนวยการกองคลัง " * 4, wrap=True)
    holder = Group(column(cut, small, paragraph, None))
    qtbot.addWidget(holder)
    cut.setFixedWidth(40)
    small.setFixedHeight(20)
    paragraph.setFixedHeight(26)
    holder.resize(200, 200)
    holder.show()
    found = misfits(holder)
    assert len(found) == 3
    assert misfits(holder, elided_allowed=(cut.plain(),)) == found[1:]


def test_a_picture_shows_what_floats_above_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(500, 400)
    anchor = Button("เปิด", parent=window)
    anchor.move(20, 20)
    window.show()
    before = picture(window).toImage()
    popup = Popup(column(Text("ข้อความของข้อ ๔")), anchor)
    popup.open_below(anchor)
    after = picture(window).toImage()
    at = popup.mapToGlobal(QPoint(12, 12)) - window.mapToGlobal(QPoint(0, 0))
    assert before.pixelColor(at) != after.pixelColor(at)
    assert popup.mapToGlobal(QPoint(0, 0)).y() > anchor.mapToGlobal(QPoint(0, 0)).y()


def test_no_part_is_a_bare_label(qtbot: QtBot) -> None:
    drawn = sheet()
    qtbot.addWidget(drawn)
    assert {type(part) for part in drawn.findChildren(QLabel)} == {Text}
