"""The register's page in the frame."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor
from elaas_desk.services.desk import Desk
from tests.ui.hands import settle
from tests.ui.register.page_hand import Page
from ui.errands import OpenPage
from ui.jobs import Jobs
from ui.main_window import MainWindow


@pytest.fixture
def page(frame: Callable[..., MainWindow], qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor) -> Page:
    """The register as the head of the LAO's finance unit sees it."""
    window = frame()
    window.open(OpenPage("register"))
    settle(qtbot, jobs)
    return Page(window, qtbot, jobs, desk, actor)
