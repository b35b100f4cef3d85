"""What nobody expected: logged without names, told once, and told again at the next start if it ended the program."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from elaas_desk import logs
from elaas_desk.persistence.lock import WriterLock
from ui.crash import MARK, CrashNet

NAME = "Somchai Jaidee 1-2345-67890-12-3"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    return shown


@pytest.fixture
def net(tmp_path: Path, qtbot: QtBot) -> Iterator[CrashNet]:
    made = CrashNet(tmp_path)
    with made.spread():
        yield made
    if made.dialog is not None:
        made.dialog.reject()
    logs.stop()


def fail() -> None:
    raise ValueError(NAME)


def run_and_fail(net: CrashNet) -> None:
    with net.spread():
        net.begin()
        fail()


def words(net: CrashNet) -> str:
    assert net.dialog is not None
    return net.dialog.windowTitle()


def in_a_slot(fault: Callable[[], None]) -> None:
    QTimer.singleShot(0, fault)


def test_a_fault_in_a_slot_is_told_and_the_program_goes_on(net: CrashNet, window: QWidget, qtbot: QtBot) -> None:
    in_a_slot(fail)
    qtbot.waitUntil(lambda: net.dialog is not None)
    assert words(net) == "ทำรายการนี้ไม่สำเร็จ"


def test_the_log_names_the_place_and_nobody(net: CrashNet, window: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    in_a_slot(fail)
    qtbot.waitUntil(lambda: net.dialog is not None)
    written = (tmp_path / "log" / logs.FILE_NAME).read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "test_crash.py" in written
    assert "Somchai" not in written


def test_a_fault_in_a_thread_is_told_on_the_main_thread(net: CrashNet, window: QWidget, qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: net.dialog is not None)
    assert words(net) == "ทำรายการนี้ไม่สำเร็จ"


def test_the_same_fault_is_told_once_and_logged_each_time(
    net: CrashNet, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    in_a_slot(fail)
    qtbot.waitUntil(lambda: net.dialog is not None)
    assert net.dialog is not None
    net.dialog.accept()
    with qtbot.waitSignal(net._caught):
        in_a_slot(fail)
    qtbot.wait(1)
    assert net.dialog is None
    assert (tmp_path / "log" / logs.FILE_NAME).read_text(encoding="utf-8").count("builtins.ValueError") == 2


def test_a_run_that_was_not_closed_is_told_at_the_next_start(net: CrashNet, tmp_path: Path) -> None:
    tmp_path.joinpath(f"{MARK}.lock").touch()
    net.begin()
    assert words(net) == "ครั้งก่อนโปรแกรมไม่ได้ปิดตามปกติ"


def test_a_run_that_was_closed_leaves_nothing_to_tell(qtbot: QtBot, tmp_path: Path) -> None:
    for _ in range(2):
        net = CrashNet(tmp_path)
        with net.spread():
            net.begin()
            assert net.dialog is None
            assert tmp_path.joinpath(f"{MARK}.lock").exists()
        assert not tmp_path.joinpath(f"{MARK}.lock").exists()
    logs.stop()


def test_a_run_that_raised_its_way_out_leaves_its_mark(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Somchai"):
        run_and_fail(CrashNet(tmp_path))
    assert tmp_path.joinpath(f"{MARK}.lock").exists()
    logs.stop()


def test_a_program_that_still_runs_is_no_crash(net: CrashNet, tmp_path: Path) -> None:
    other = WriterLock(tmp_path / MARK)
    try:
        net.begin()
        assert net.dialog is None
    finally:
        other.release()
