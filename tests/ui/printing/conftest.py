"""A print queue for the tests that want one; it is gone before other tests open the dialog of the system."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.print_queue import (
    QUEUE,
    PrintQueue,
    running_queue,
)
from ui.jobs import Jobs
from ui.printing import a4_printer


@pytest.fixture(scope="module")
def scheduler() -> Iterator[PrintQueue]:
    with running_queue() as queue:
        yield queue


@pytest.fixture
def queue(scheduler: PrintQueue) -> Iterator[PrintQueue]:
    scheduler.add()
    yield scheduler
    scheduler.clear()


@pytest.fixture
def printer(queue: PrintQueue, qtbot: QtBot) -> QPrinter:
    printer = a4_printer("ทดสอบ")
    printer.setPrinterName(QUEUE)
    assert printer.outputFormat() is QPrinter.OutputFormat.NativeFormat
    printer.setResolution(300)
    return printer


@pytest.fixture
def window(qtbot: QtBot, theme: object) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    return window


@pytest.fixture
def worker() -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def quick(printer: QPrinter) -> QPrinter:
    printer.setResolution(75)
    return printer
