"""The window over the sample office, and the hand on what it sends."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor
from elaas_desk.services.desk import Desk
from tests.ui.register.page_hand import Page
from ui.jobs import Jobs
from ui.main_window import MainWindow


@pytest.fixture
def page(frame: Callable[..., MainWindow], qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor) -> Page:
    """The window as the head of the LAO's finance unit sees it."""
    return Page(frame(), qtbot, jobs, desk, actor)
