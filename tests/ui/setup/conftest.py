"""The program on a PC without a register and without a credential store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.services.office import Clock
from tests.ui.running import Running
from tests.ui.setup.steps import Steps
from ui.theme import Theme


@pytest.fixture
def steps(qtbot: QtBot, theme: Theme, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Steps]:
    """The first start, just begun; no bus, no store: the same on every machine that runs this."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    running = Running(qtbot, theme, tmp_path / "office" / "register.elaas", clock)
    running.start()
    yield Steps(running)
    running.end()
