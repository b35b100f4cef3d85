"""`--self-test` as a process of its own: it ends with 0 when all works, and with 2 whatever is planted."""

from __future__ import annotations

import time
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.ui.commands import run

_START = "import sys; from ui import command_line; sys.exit(command_line.main(['--self-test']))"
_PLANT = "import time, sys; from ui.today.page import TodayPage; "


def tried(home: Path, planted: str = "") -> CompletedProcess[bytes]:
    return run(code=planted + _START, ELAAS_DESK_HOME=str(home))


def test_the_program_passes_its_own_test(tmp_path: Path) -> None:
    done = tried(tmp_path)
    lines = done.stdout.decode().splitlines()
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert [line for line in lines if not line.startswith("ผ่าน ")] == [lines[-1]]
    assert sum("แสดงหน้าจอ" in line for line in lines) == 7
    assert sum("ออกเอกสาร" in line for line in lines) == 3
    assert list(tmp_path.iterdir()) == []


def test_it_needs_neither_standard_output_nor_error(tmp_path: Path) -> None:
    done = tried(tmp_path, "import sys; sys.stdout = sys.stderr = None; ")
    assert (done.returncode, done.stdout) == (0, b"")


@pytest.mark.parametrize(
    "planted",
    [
        "TodayPage._show = lambda self, *read: 1 / 0; ",
        "TodayPage.paintEvent = lambda self, event: 1 / 0; ",
        "TodayPage.reload = lambda self: self.jobs.run(lambda: 1 / 0, self._show); ",
        "import ui.renderers; ui.renderers._form2 = lambda value: b''; ",
    ],
    ids=["slot", "painter", "worker", "paper"],
)
def test_a_planted_fault_fails_it(tmp_path: Path, planted: str) -> None:
    done = tried(tmp_path, _PLANT + planted)
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert "Traceback" in done.stdout.decode()


def test_a_window_that_hangs_fails_it_in_time(tmp_path: Path) -> None:
    begun = time.monotonic()
    hang = "from ui import self_test; self_test.SECONDS = 14; TodayPage.reload = lambda self: time.sleep(100); "
    done = tried(tmp_path, _PLANT + hang)
    assert done.returncode == 2
    assert time.monotonic() - begun < 50
    assert "sleep" in done.stderr.decode() or "in <lambda>" in done.stderr.decode()
