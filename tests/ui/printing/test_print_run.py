"""Many papers on a real print queue: stopped, gone on with, and a printer that fails."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from elaas_desk.errors import Problem, UserError
from tests.ui.hands import click, dialog, dialogs, press, settle
from tests.ui.print_queue import (
    A4,
    ALIKE,
    QUEUE,
    PrintQueue,
    astray,
    pages,
    pictures,
    sizes,
)
from ui.jobs import Jobs
from ui.print_dialog import PrintDialog
from ui.print_run import PrintRun
from ui.printables import Printable, Printed
from ui.widgets.dialog import Dialog

pytestmark = pytest.mark.print_queue

# many papers


class Counted(bytes):
    """Bytes that know how many of their kind there are."""

    alive = 0

    def __new__(cls, content: bytes) -> Counted:
        cls.alive += 1
        return super().__new__(cls, content)

    def __del__(self) -> None:
        Counted.alive -= 1


class Archive:
    """Papers that are read one at a time."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.read: list[int] = []

    def printables(self) -> list[Printable]:
        return [
            Printable(f"แบบคำขอ {place + 1}/๒๕๗๐", 1 + place % 2, partial(self._read, place))
            for place in range(self.count)
        ]

    def _read(self, place: int) -> bytes:
        assert Counted.alive <= 1, "more than the paper that was just printed is still in memory"
        self.read.append(place)
        return Counted(pages(*[A4] * (1 + place % 2)))


@pytest.mark.timeout(400)
def test_of_forty_papers_stopped_in_the_middle_it_says_after_which_one_and_goes_on_from_there(
    quick: QPrinter, queue: PrintQueue, qtbot: QtBot, worker: Jobs, window: QWidget
) -> None:
    archive = Archive(40)
    run = PrintRun(archive.printables(), quick, worker, window)
    run.start()
    qtbot.waitUntil(lambda: len(archive.read) >= 12 and bool(dialogs()), timeout=60_000)
    stopping = dialog()
    assert isinstance(stopping, PrintDialog)
    press(stopping, "หยุด")
    qtbot.waitUntil(lambda: stopping.told().startswith("หยุดหลังฉบับที่"), timeout=20_000)
    at = len(archive.read)
    assert at < 40
    assert stopping.told() == f"หยุดหลังฉบับที่ {at} ยังไม่ได้พิมพ์อีก {40 - at} ฉบับ"
    assert len(queue.printed(at)) == at
    with qtbot.waitSignal(run.ended, timeout=100_000) as ended:
        click(stopping.primary)
    assert ended.args == [Printed(40, 40)]
    assert archive.read == list(range(40)), "a paper was printed twice or left out"
    assert [len(sizes(each)) for each in queue.printed(40)] == [1 + place % 2 for place in range(40)]


def test_stopped_for_good_the_rest_is_not_printed(
    quick: QPrinter, queue: PrintQueue, qtbot: QtBot, worker: Jobs, window: QWidget
) -> None:
    archive = Archive(30)
    run = PrintRun(archive.printables(), quick, worker, window)
    run.start()
    qtbot.waitUntil(lambda: len(archive.read) >= 3 and bool(dialogs()), timeout=60_000)
    press(dialog(), "หยุด")
    qtbot.waitUntil(dialog().primary.isVisible, timeout=20_000)
    with qtbot.waitSignal(run.ended) as ended:
        press(dialog(), "ไม่พิมพ์ต่อ")
    at = len(archive.read)
    assert ended.args == [Printed(at, 30)]
    settle(qtbot, worker)
    assert len(queue.printed(at)) == at


@pytest.mark.timeout(300)
def test_one_long_paper_tells_its_pages_and_goes_on_after_the_page_where_it_was_stopped(
    printer: QPrinter, queue: PrintQueue, qtbot: QtBot, worker: Jobs, window: QWidget
) -> None:
    content = pages(*[A4] * 30)
    run = PrintRun([Printable("บัญชีรายชื่อ", 30, partial(bytes, content))], printer, worker, window)
    run.start()
    qtbot.waitUntil(lambda: bool(dialogs()) and "หน้า" in printing(dialog()).told(), timeout=60_000)
    stopping = printing(dialog())
    assert stopping.told().startswith("พิมพ์แล้ว ")
    assert stopping.told().endswith(" จาก 30 หน้า")
    press(stopping, "หยุด")
    qtbot.waitUntil(stopping.primary.isVisible, timeout=60_000)
    (before,) = queue.printed(1)
    at = len(sizes(before))
    assert 0 < at < 30
    assert stopping.told() == f"หยุดหลังหน้าที่ {at} ยังไม่ได้พิมพ์อีก {30 - at} หน้า"
    with qtbot.waitSignal(run.ended, timeout=60_000) as ended:
        click(stopping.primary)
    assert ended.args == [Printed(1, 1)]
    both = queue.printed(2)
    printed = [*pictures(both[0]), *pictures(both[1])]
    assert max(astray(one, other) for one, other in zip(pictures(content), printed, strict=True)) < ALIKE


def printing(shown: Dialog) -> PrintDialog:
    assert isinstance(shown, PrintDialog)
    return shown


# a printer that fails


def test_a_printer_that_is_gone_is_one_sentence_and_the_rest_is_printed_when_it_is_back(
    quick: QPrinter, queue: PrintQueue, qtbot: QtBot, worker: Jobs, window: QWidget
) -> None:
    archive = Archive(6)
    run = PrintRun(archive.printables(), quick, worker, window)
    queue.remove()
    run.start()
    qtbot.waitUntil(lambda: bool(window.findChildren(PrintDialog)), timeout=20_000)
    failed = dialog()
    assert isinstance(failed, PrintDialog)
    qtbot.waitUntil(lambda: "ไม่รับงานพิมพ์" in failed.told(), timeout=20_000)
    assert failed.told().startswith("ยังไม่ได้พิมพ์ฉบับใดจากทั้งหมด 6 ฉบับ")
    assert QUEUE in failed.told()
    queue.add()
    with qtbot.waitSignal(run.ended, timeout=60_000) as ended:
        click(failed.primary)
    assert ended.args == [Printed(6, 6)]
    assert len(queue.printed(6)) == 6


def test_a_paper_that_cannot_be_read_is_left_out_when_the_officer_says_so(
    quick: QPrinter, queue: PrintQueue, qtbot: QtBot, worker: Jobs, window: QWidget
) -> None:
    def damaged() -> bytes:
        raise UserError(Problem.NOT_FOUND)

    whole = Archive(2).printables()
    papers = [whole[0], Printable("เสีย", 1, damaged), whole[1]]
    run = PrintRun(papers, quick, worker, window)
    run.start()
    qtbot.waitUntil(lambda: bool(window.findChildren(PrintDialog)), timeout=20_000)
    qtbot.waitUntil(dialog().primary.isVisible, timeout=20_000)
    assert dialog().primary.words() == "ข้ามฉบับนี้แล้วพิมพ์ต่อ"
    with qtbot.waitSignal(run.ended, timeout=20_000) as ended:
        click(dialog().primary)
    assert ended.args == [Printed(2, 3)]
    assert len(queue.printed(2)) == 2
