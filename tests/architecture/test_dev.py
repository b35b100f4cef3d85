"""The one command of the README: what it does the first time, and what it no longer does the second."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

_PROGRAM = """
import os, sys, time
print(time.time(), os.environ.get("QT_QPA_PLATFORM"), sys.prefix, *sys.argv[1:], sep="|")
sys.exit(5)
"""


@pytest.fixture(scope="module")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A checkout after its first start, and what that start said.

    Its program tells how it was started, and its lock file names no package.
    """
    folder = tmp_path_factory.mktemp("dev") / "ชื่อ ที่มีวรรค"
    (folder / "ui").mkdir(parents=True)
    (folder / "requirements").mkdir()
    shutil.copy(ROOT / "dev.py", folder)
    _lock(folder, "# nothing")
    (folder / "ui" / "__init__.py").touch()
    (folder / "ui" / "__main__.py").write_text(_PROGRAM, encoding="utf-8")
    return folder, _start(folder, "run", "due").stdout


@pytest.fixture
def checkout(first_start: tuple[Path, str]) -> Path:
    """That checkout, ready to be started again."""
    _lock(first_start[0], "# nothing")
    return first_start[0]


def _lock(checkout: Path, text: str) -> None:
    (checkout / "requirements" / "run.lock").write_text(text + "\n", encoding="utf-8")


def _start(checkout: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONPATH"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden} | variables
    command = [sys.executable, str(checkout / "dev.py"), *arguments]
    return subprocess.run(
        command, cwd=checkout.parent, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def _told(started: subprocess.CompletedProcess[str]) -> list[str]:
    assert started.stdout, started.stderr
    return started.stdout.splitlines()[-1].split("|")


def test_a_first_start_makes_the_environment_and_installs_what_is_locked(first_start: tuple[Path, str]) -> None:
    checkout, said = first_start

    assert f"Making {checkout / '.venv'}" in said
    assert f"Installing what {Path('requirements', 'run.lock')} names." in said


def test_a_second_start_reaches_the_program_within_a_second_and_sets_nothing_up(checkout: Path) -> None:
    _start(checkout, "run", "due")
    begun = time.time()
    second = _start(checkout, "run", "due", "--today", "2026-03-25")

    reached, *told = _told(second)
    assert float(reached) - begun < 1
    assert second.stdout.count("\n") == 1
    assert told[1:] == [str(checkout / ".venv"), "due", "--today", "2026-03-25"]


def test_a_changed_lock_file_is_installed_into_the_environment_that_is_there(checkout: Path) -> None:
    _lock(checkout, "# still nothing")

    again = _start(checkout, "run", "due")

    assert "Installing what" in again.stdout
    assert "Making" not in again.stdout


def test_a_moved_checkout_gets_a_new_environment(checkout: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    shutil.copytree(checkout, moved, symlinks=True)

    again = _start(moved, "run", "due")

    assert "Making" in again.stdout
    assert _told(again)[2] == str(moved / ".venv")


def test_the_exit_code_is_that_of_the_program(checkout: Path) -> None:
    assert _start(checkout, "run", "due").returncode == 5


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_so_and_makes_the_sample_office(checkout: Path) -> None:
    started = _start(checkout, "run")

    out = str(checkout / "demo-output")
    assert f"There is no screen here, so the sample office is made without a window, into {out}." in started.stdout
    assert _told(started)[1:] == ["offscreen", str(checkout / ".venv"), "demo", "--out", out]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_with_a_screen_it_opens_the_window(checkout: Path) -> None:
    started = _start(checkout, "run", DISPLAY=":0")

    assert _told(started)[1:] == ["None", str(checkout / ".venv")]


@pytest.mark.skipif(sys.platform != "linux", reason="the wheels bring all that Windows needs")
def test_one_who_may_not_install_system_packages_is_told_the_command(checkout: Path) -> None:
    asked = "import dev; dev.is_root = lambda: False; dev._provide_system_packages({'libnowhere.so.1': 'libnowhere1'})"

    ended = subprocess.run([sys.executable, "-c", asked], cwd=checkout, capture_output=True, text=True, check=False)

    assert ended.returncode == 1
    assert "sudo apt-get install -y -q --no-install-recommends libnowhere1" in ended.stderr


def test_a_word_that_is_no_command_is_answered_with_the_commands(checkout: Path) -> None:
    ended = _start(checkout, "play")

    assert ended.returncode == 1
    assert "python3 dev.py run" in ended.stderr


def test_a_package_that_does_not_match_its_hash_is_not_installed(checkout: Path, tmp_path: Path) -> None:
    wheel = tmp_path / "thing-1.0-py3-none-any.whl"
    wheel.write_bytes(b"not what the hash was made of")
    _lock(checkout, f"thing @ {wheel.as_uri()} --hash=sha256:{'0' * 64}")

    ended = _start(checkout, "run", "due")

    assert ended.returncode == 1
    assert "The locked packages could not be installed" in ended.stderr
    assert "DO NOT MATCH" in ended.stderr
