"""A report is dropped or chosen, looked at beside the raw table, put right with mouse and keys, and accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from elaas_desk.domain.report import ReportColumn
from elaas_desk.intake.reader import TakenFile
from tests.intake import files
from tests.intake.hostile import locked_pdf
from tests.intake.offices import OFFICE, Layout, expected, laid_out
from tests.ui.dropping import drop, mime_of
from tests.ui.hands import click, key, press, settle, texts
from tests.ui.system_dialogs import ChooseDialogHand
from ui.intake.raw_grid import MeaningBox
from ui.intake.raw_model import Line
from ui.intake.reading import Layouts
from ui.intake.report_dialog import ReportDialog
from ui.jobs import Jobs
from ui.theme import Mode, Theme
from ui.widgets.fit import misfits, unnamed

TODAY = date(2026, 11, 26)
GROUP, USERNAME, NAME = ReportColumn.GROUP, ReportColumn.USERNAME, ReportColumn.NAME
PLAIN = Layout(titles=1, totals=True)


@dataclass
class Office:
    """What the office remembers of layouts."""

    known: dict[str, Mapping[int, ReportColumn]] = field(default_factory=dict)

    def layouts(self) -> Layouts:
        return Layouts(self.known.get, self.known.__setitem__)


class Reader:
    """The dialog over a window, and the hand on it."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, office: Office, size: tuple[int, int]) -> None:
        self._qtbot, self.jobs = qtbot, jobs
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(*size)
        self.window.show()
        self.dialog = ReportDialog(jobs, office.layouts(), self.window, subtitle="อบต.บ้านใหม่", today=TODAY)
        self.taken: list[TakenFile] = []
        self.dialog.accepted_report.connect(self._on_taken)
        self.dialog.open()
        self.part, self.grid = self.dialog.part, self.dialog.part.grid

    def _on_taken(self, taken: TakenFile) -> None:
        self.taken.append(taken)

    def settle(self) -> None:
        """Wait until what was begun is shown."""
        settle(self._qtbot, self.jobs)

    def drop(self, *paths: Path) -> None:
        """Drag files onto the dialog."""
        assert drop(self.dialog, mime_of(*paths))
        self.settle()

    def box(self, place: int) -> MeaningBox:
        """The drop-down above a column."""
        return self.grid.head.boxes[place]

    def meanings(self) -> list[str]:
        """What the drop-downs say."""
        return [box.currentText() for box in self.grid.head.boxes]

    def set_by_keys(self, place: int, words: str) -> None:
        """Walk through a drop-down with the arrow keys, and wait until the file was read anew."""
        box = self.box(place)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        while box.currentText() != words:
            before = box.currentIndex()
            QTest.keyClick(box, Qt.Key.Key_Down)
            assert box.currentIndex() > before
        before_seen = self.part.seen
        self._qtbot.waitUntil(lambda: self.part.seen is not before_seen, timeout=10_000)
        self.settle()


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    """The worker."""
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def reader(qtbot: QtBot, jobs: Jobs, office: Office) -> Reader:
    return Reader(qtbot, jobs, office, (1366, 688))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "รายงาน.xlsx"
    file.write_bytes(files.xlsx(laid_out(OFFICE, PLAIN)))
    return file


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    """A file whose headings nobody knows."""
    file = tmp_path / "strange.csv"
    rows = [("ก", "ข", "ค"), *((user.group, user.first, user.username) for user in OFFICE)]
    file.write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    return file


def test_a_dropped_file_is_shown_with_what_was_understood(reader: Reader, report: Path) -> None:
    assert not reader.dialog.primary.isVisible()
    reader.drop(report)
    assert reader.meanings() == ["ไม่ใช้", "กลุ่มผู้ใช้งาน", "ชื่อผู้ใช้งาน", "ชื่อ-สกุล", "ตำแหน่ง", "หน่วยงาน", "สถานะ"]
    assert "รายงาน.xlsx" in texts(reader.dialog)
    assert "6 คน ใน 4 กลุ่ม รวม 7 แถว · ข้าม 6 แถว: ผลรวม 4, หัวรายงาน 1 และอื่น ๆ" in texts(reader.dialog)
    assert [user.username for user in reader.part.understood.users.shown()] == [user.username for user in OFFICE]
    lines = [reader.grid.model.line(place) for place in range(5)]
    assert lines == [Line.SKIPPED, Line.HEADER, Line.USER, Line.USER, Line.USER]
    assert reader.grid.model.why(0) == "หัวรายงาน"


def test_why_lines_were_skipped_is_listed(reader: Reader, report: Path) -> None:
    reader.drop(report)
    click(reader.part.understood.lists._parts[1])
    listed = reader.part.understood.skipped.shown()
    assert [(line.row, line.why) for line in listed][:3] == [(1, "หัวรายงาน"), (2, "หัวตาราง"), (6, "ผลรวม")]


def test_a_file_can_be_chosen_with_the_button(reader: Reader, report: Path) -> None:
    hand = ChooseDialogHand(report)
    click(reader.part.choose)
    reader.settle()
    assert hand.pressed == 1
    assert reader.part.seen is not None


def test_accepting_hands_over_the_report_and_its_bytes(reader: Reader, report: Path) -> None:
    reader.drop(report)
    dialog = reader.dialog
    assert dialog.focusWidget() is dialog.primary
    key(dialog.primary, Qt.Key.Key_Return)
    reader.settle()
    (taken,) = reader.taken
    assert list(taken.report.report.rows) == expected(OFFICE)
    assert taken.content == report.read_bytes()


def test_the_day_of_the_report_is_taken_from_it_and_may_not_lie_ahead(reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    file.write_bytes(files.text()(laid_out(OFFICE, Layout(titles=3))))
    assert reader.dialog.as_of() == TODAY
    reader.drop(file)
    assert reader.dialog.as_of() == date(2026, 11, 23)
    assert reader.dialog.day is not None
    reader.dialog.day.set_day(date(2026, 12, 1))
    click(reader.dialog.primary)
    reader.settle()
    assert reader.taken == []
    assert "อนาคต" in reader.dialog.day.error()


def test_columns_are_put_right_by_keys_and_remembered_for_the_next_report(
    reader: Reader, strange: Path, office: Office, qtbot: QtBot, jobs: Jobs
) -> None:
    reader.drop(strange)
    assert any("ไม่รู้ว่าคอลัมน์ใดคือชื่อผู้ใช้งาน" in text for text in texts(reader.dialog))
    click(reader.dialog.primary)
    assert "ยังอ่านผู้ใช้งานจากแฟ้มนี้ไม่ได้" in reader.dialog.problem_shown()
    reader.set_by_keys(2, "ชื่อผู้ใช้งาน")
    assert reader.box(2).hasFocus(), "the keys go on where they are"
    reader.set_by_keys(1, "ชื่อ-สกุล")
    reader.set_by_keys(0, "กลุ่มผู้ใช้งาน")
    click(reader.dialog.primary)
    reader.settle()
    (taken,) = reader.taken
    read = [(row.group, row.username, row.name) for row in taken.report.report.rows]
    assert read == [(user.group, user.username, user.first) for user in OFFICE]
    assert office.known == {taken.report.layout: {0: GROUP, 1: NAME, 2: USERNAME}}

    again = Reader(qtbot, jobs, office, (1366, 688))
    again.drop(strange)
    assert again.meanings() == ["กลุ่มผู้ใช้งาน", "ชื่อ-สกุล", "ชื่อผู้ใช้งาน"]
    assert any("เคยแก้ไว้" in text for text in texts(again.dialog))
    press(again.dialog, "ใช้ตามที่โปรแกรมเข้าใจ")
    again.settle()
    assert again.meanings() == ["ไม่ใช้", "ไม่ใช้", "ไม่ใช้"]
    again.dialog.reject()


def test_a_meaning_that_moves_leaves_the_column_where_it_was(reader: Reader, report: Path) -> None:
    reader.drop(report)
    reader.set_by_keys(4, "กลุ่มผู้ใช้งาน")
    assert reader.meanings()[1] == "ไม่ใช้"
    assert reader.part.seen is not None
    assert reader.part.seen.report.report.rows[0].group == OFFICE[0].position


def test_a_file_that_cannot_be_read_is_told_and_the_one_before_stays(
    reader: Reader, report: Path, tmp_path: Path
) -> None:
    locked = tmp_path / "ล็อก.pdf"
    locked_pdf(locked)
    reader.drop(locked)
    assert "ตั้งรหัสผ่านไว้" in reader.part.wrong.plain()
    reader.drop(report)
    assert not reader.part.wrong.isVisible()
    reader.drop(locked)
    assert reader.part.wrong.isVisible()
    assert reader.part.seen is not None
    assert reader.part.seen.report.file == report.name


def test_of_several_files_none_is_read(reader: Reader, report: Path, strange: Path) -> None:
    reader.drop(report, strange)
    assert "ครั้งละหนึ่งแฟ้ม" in reader.part.wrong.plain()
    assert reader.part.seen is None


def test_a_file_that_was_changed_meanwhile_is_not_accepted(reader: Reader, report: Path) -> None:
    reader.drop(report)
    report.write_bytes(report.read_bytes() + b"x")
    click(reader.dialog.primary)
    reader.settle()
    assert reader.taken == []
    assert "ถูกแก้หลังจากที่อ่าน" in reader.dialog.problem_shown()


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    """A file that takes its time."""
    file = tmp_path / "long.csv"
    lines = (f"กลุ่ม {n % 40},user{n},นายสมชาย ใจดี\n" for n in range(150_000))
    file.write_text("กลุ่มผู้ใช้,รหัสผู้ใช้,ชื่อ-สกุล\n" + "".join(lines), encoding="utf-8")
    return file


def test_reading_says_so_and_can_be_stopped(reader: Reader, long_file: Path, qtbot: QtBot) -> None:
    assert drop(reader.dialog, mime_of(long_file))
    qtbot.waitUntil(reader.part.progress.isVisible, timeout=5_000)
    assert "กำลังอ่าน long.csv" in texts(reader.dialog)
    press(reader.dialog, "หยุด")
    reader.settle()
    assert reader.part.seen is None
    assert reader.part.choose.isVisible()
    assert not reader.part.wrong.isVisible()
    assert psutil.Process().children() == []


def test_a_dialog_that_is_closed_reads_no_further(reader: Reader, long_file: Path) -> None:
    assert drop(reader.dialog, mime_of(long_file))
    key(reader.dialog, Qt.Key.Key_Escape)
    reader.settle()
    assert psutil.Process().children() == []


@pytest.mark.parametrize("size", [(1366, 688), (1093, 614)])
@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_everything_fits_and_has_a_name(
    qtbot: QtBot, jobs: Jobs, office: Office, theme: Theme, report: Path, size: tuple[int, int], mode: Mode
) -> None:
    theme.force(mode)
    reader = Reader(qtbot, jobs, office, size)
    assert (misfits(reader.dialog), unnamed(reader.dialog)) == ([], [])
    reader.drop(report)
    assert (misfits(reader.dialog), unnamed(reader.dialog)) == ([], [])
    assert reader.dialog.height() <= size[1] - 24
    reader.dialog.reject()
    QApplication.processEvents()
