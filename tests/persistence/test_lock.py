"""One writer: the lock is the system's, so that what a killed program leaves behind blocks nobody."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.lock import WriterLock


def test_a_lock_is_held_until_it_is_released(tmp_path: Path) -> None:
    register = tmp_path / "register.elaas"
    first = WriterLock(register)
    with pytest.raises(UserError) as told:
        WriterLock(register)
    assert told.value.problem is Problem.REGISTER_IN_USE
    first.release()
    first.release()
    assert list(tmp_path.iterdir()) == []
    second = WriterLock(register)
    second.release()


def test_a_second_release_does_not_take_the_lock_of_the_next_holder(tmp_path: Path) -> None:
    first = WriterLock(tmp_path / "register.elaas")
    first.release()
    second = WriterLock(tmp_path / "register.elaas")
    first.release()
    with pytest.raises(UserError):
        WriterLock(tmp_path / "register.elaas")
    second.release()


def test_a_lock_file_left_behind_blocks_nobody(tmp_path: Path) -> None:
    (tmp_path / "register.elaas.lock").write_text("left by a program that was killed", "utf-8")
    WriterLock(tmp_path / "register.elaas").release()


def test_registers_side_by_side_do_not_block_each_other(tmp_path: Path) -> None:
    locks = [WriterLock(tmp_path / name) for name in ("a.elaas", "b.elaas")]
    for lock in locks:
        lock.release()


def test_a_lock_in_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as told:
        WriterLock(tmp_path / "none" / "register.elaas")
    assert told.value.problem is Problem.REGISTER_READ_ONLY


@pytest.mark.skipif(sys.platform == "win32", reason="there an open file cannot be removed")
def test_of_many_who_come_and_go_one_at_a_time_holds_the_lock(tmp_path: Path) -> None:
    holders, most, guard = 0, 0, threading.Lock()
    held = [0] * 4

    def come_and_go(who: int) -> None:
        nonlocal holders, most
        while held[who] < 25:
            try:
                lock = WriterLock(tmp_path / "register.elaas")
            except UserError:
                continue
            with guard:
                holders += 1
                most = max(most, holders)
            held[who] += 1
            with guard:
                holders -= 1
            lock.release()

    threads = [threading.Thread(target=come_and_go, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert (most, held) == (1, [25] * 4)
