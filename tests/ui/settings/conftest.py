"""The settings over the office, with a file of this PC's settings of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor
from elaas_desk.services.desk import Desk
from elaas_desk.settings import Settings
from tests.services.office import TODAY
from tests.ui.screen import Screen
from tests.ui.small_office import actor, desk, ids, office_template
from ui.jobs import Jobs
from ui.settings.page import SettingsPage
from ui.theme import Theme

__all__ = ["actor", "desk", "ids", "office_template"]

OpenAs = Callable[[Actor], tuple[Screen, SettingsPage]]


def _today() -> date:
    return TODAY


def segment(page: SettingsPage, key: str) -> QWidget:
    """The piece of the strip that opens a section."""
    return next(each for each in page.sections._parts if each.option.key == key)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of this PC, all of them at their defaults."""
    return Settings(tmp_path / "pc" / "settings.json")


@pytest.fixture
def open_as(qtbot: QtBot, theme: Theme, desk: Desk, jobs: Jobs, settings: Settings) -> OpenAs:
    """The page as one user sees it."""

    def open_page(actor: Actor) -> tuple[Screen, SettingsPage]:
        page = SettingsPage(
            desk.register,
            desk.users,
            desk.letterheads,
            desk.signing,
            desk.texts,
            actor,
            jobs,
            desk.policy.clauses,
            today=_today,
            theme=theme,
            settings=settings,
            register_path=desk.database.path,
        )
        return Screen(qtbot, jobs, page), page

    return open_page


@pytest.fixture
def opened_page(open_as: OpenAs, actor: Actor) -> tuple[Screen, SettingsPage]:
    """The page as the head of the LAO's finance unit sees it."""
    return open_as(actor)
