"""The program on a PC without a credential store, over a copy of the sample office."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.services.office import Clock
from tests.ui.running import Running
from tests.ui.sample_office import Sample
from ui.theme import Theme


@pytest.fixture(autouse=True)
def no_credential_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No bus, no store: the same on every machine that runs this."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")


@pytest.fixture
def run(qtbot: QtBot, theme: Theme, clock: Clock) -> Iterator[Callable[[Path], Running]]:
    """Starts the program on a register; whatever is started is ended."""
    started: list[Running] = []

    def start(register: Path) -> Running:
        running = Running(qtbot, theme, register, clock)
        started.append(running)
        running.start()
        return running

    yield start
    for running in reversed(started):
        running.end()


@pytest.fixture
def register(sample: Sample, tmp_path: Path) -> Path:
    """A register of one's own, with its sealed key."""
    return sample.copy_to(tmp_path / "office")


@pytest.fixture
def at_sign_in(run: Callable[[Path], Running], register: Path, sample: Sample) -> Running:
    """The register is open and the program asks who it is."""
    running = run(register)
    running.unlock(sample.recovery_key)
    return running
