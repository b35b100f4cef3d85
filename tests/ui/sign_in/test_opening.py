"""What the program says of a register at its start, and that a register it cannot open stays as it is."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from elaas_desk.persistence.cipher import connect
from elaas_desk.persistence.database import open_register
from elaas_desk.persistence.keys import header_of
from tests.services.office import Clock
from tests.ui.hands import buttons, field, press, texts
from tests.ui.running import Running
from tests.ui.sample_office import Sample
from ui.sign_in.window import Trouble

Run = Callable[[Path], Running]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file beside the register, but what a running program leaves to say that it runs."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in (".elaas", ".key")}


def trouble(running: Running) -> str:
    """The one sentence of the window that says why the register is not open."""
    part = running.entry.findChild(Trouble)
    assert part is not None
    return next(each for each in texts(part) if each != "เปิดทะเบียนไม่ได้")


def test_without_a_credential_store_the_recovery_key_opens_the_register(
    run: Run, register: Path, sample: Sample
) -> None:
    running = run(register)
    assert running.says("กุญแจกู้คืน")
    running.unlock(sample.recovery_key.lower().replace("-", " "))
    assert running.says("องค์การบริหารส่วนตำบลหนองคูนทอง")
    assert running.form.isVisible()


def test_a_wrong_recovery_key_is_told_at_its_field_and_can_be_put_right(
    run: Run, register: Path, sample: Sample
) -> None:
    running = run(register)
    press(running.entry, "เปิดทะเบียน")
    assert "ยังไม่ได้พิมพ์กุญแจกู้คืน" in field(running.secret, "recovery_key").error()
    running.unlock("2222-2222-2222-2222-2222-2222")
    assert field(running.secret, "recovery_key").error() != ""
    assert buttons(running.secret) == ["ปิดโปรแกรม", "เปิดทะเบียน"]
    running.unlock(sample.recovery_key)
    assert running.form.isVisible()


def test_the_program_ends_when_the_key_is_not_at_hand(run: Run, register: Path) -> None:
    running = run(register)
    press(running.entry, "ปิดโปรแกรม")
    assert running.ended == 1


def test_a_register_without_its_key_file_is_told_in_one_sentence(run: Run, register: Path) -> None:
    header_of(register).unlink()
    before = contents(register.parent)
    running = run(register)
    assert trouble(running).startswith("ไม่พบแฟ้ม")
    assert contents(register.parent) == before


def test_a_damaged_key_file_is_told_in_one_sentence(run: Run, register: Path) -> None:
    header_of(register).write_bytes(b"{")
    before = contents(register.parent)
    running = run(register)
    assert trouble(running).startswith("อ่านแฟ้มทะเบียน")
    assert contents(register.parent) == before


def test_a_key_file_of_a_newer_program_is_told_in_one_sentence(run: Run, register: Path) -> None:
    header = header_of(register)
    header.write_text(json.dumps(json.loads(header.read_text("utf-8")) | {"format": 99}), "utf-8")
    before = contents(register.parent)
    running = run(register)
    assert trouble(running).startswith("ทะเบียนนี้บันทึกด้วยโปรแกรมรุ่นใหม่กว่า")
    assert contents(register.parent) == before


def cut_in_half(register: Path) -> None:
    os.truncate(register, register.stat().st_size // 8192 * 4096)


def not_a_register(register: Path) -> None:
    register.write_bytes(b"SQLite format 3\0" + bytes(4080))


def noise(register: Path) -> None:
    register.write_bytes(os.urandom(100))


@pytest.mark.parametrize("spoil", [cut_in_half, not_a_register, noise])
def test_a_file_that_is_no_whole_register_is_told_and_left_alone(
    run: Run, register: Path, sample: Sample, spoil: Callable[[Path], None]
) -> None:
    spoil(register)
    before = contents(register.parent)
    running = run(register)
    running.unlock(sample.recovery_key)
    assert len(trouble(running)) > 20
    assert contents(register.parent) == before
    press(running.entry, "ปิดโปรแกรม")
    assert running.ended == 1


def test_a_register_of_a_newer_program_is_told_and_left_alone(run: Run, register: Path, sample: Sample) -> None:
    database = open_register(register, sample.key)
    version = database.pragmas()["user_version"]
    database.close()
    connection = connect(register, sample.key)
    connection.execute(f"PRAGMA user_version = {int(version) + 1}")
    connection.close()
    before = contents(register.parent)
    running = run(register)
    running.unlock(sample.recovery_key)
    assert trouble(running).startswith("ทะเบียนนี้บันทึกด้วยโปรแกรมรุ่นใหม่กว่า")
    assert contents(register.parent) == before


def test_a_register_that_another_program_holds_opens_once_it_is_let_go(
    run: Run, register: Path, sample: Sample
) -> None:
    other = open_register(register, sample.key)
    running = run(register)
    running.unlock(sample.recovery_key)
    assert trouble(running).startswith("มีโปรแกรมอีกหน้าต่างหนึ่งใช้ทะเบียนนี้อยู่")
    other.close()
    press(running.entry, "ลองอีกครั้ง")
    running.settle()
    running.unlock(sample.recovery_key)
    assert running.form.isVisible()


def test_a_second_start_shows_the_first_window_and_ends(
    run: Run, at_sign_in: Running, register: Path, qtbot: QtBot
) -> None:
    at_sign_in.entry.showMinimized()
    second = run(register)
    assert second.ended == 1
    qtbot.waitUntil(lambda: not at_sign_in.entry.isMinimized())
    assert at_sign_in.ended == 0


def test_closing_the_window_closes_the_register_for_others(
    at_sign_in: Running, register: Path, sample: Sample, clock: Clock
) -> None:
    at_sign_in.entry.close()
    QApplication.processEvents()
    assert at_sign_in.ended == 1
    open_register(register, sample.key).close()


def test_a_register_that_is_gone_meanwhile_is_told(run: Run, register: Path, sample: Sample, tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    shutil.move(register.parent, folder)
    running = run(folder / register.name)
    (folder / register.name).unlink()
    running.unlock(sample.recovery_key)
    assert trouble(running).startswith("ไม่พบแฟ้มทะเบียน")
