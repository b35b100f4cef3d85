"""The application as the program dresses it, once per run, and a copy of the sample office for each test."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor
from elaas_desk.services.desk import Desk
from elaas_desk.settings import Settings
from tests.services.office import Clock
from tests.ui.hands import settle
from tests.ui.sample_office import Sample, clock_of_today, make_sample, opened
from ui import text_breaks
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.pages import Pages
from ui.surroundings import AroundReader
from ui.theme import Mode, Theme


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a screen says what it cannot do (raise, grab keys); that is no fault of ours."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The light theme on the application; Thai breaks between words, as after the sign-in window."""
    text_breaks.use_words()
    return Theme(qapp, Mode.LIGHT)


@pytest.fixture(autouse=True)
def dressed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test with a window starts light, and leaves no pop-up and no dead widgets behind.

    WORKAROUND for PySide6 6.11: the dead widgets of a thousand tests, collected at once, take the process with them.
    What outlives a test is not walked again: over thousands of tests that took most of the time.
    """
    if "qtbot" not in request.fixturenames:
        yield
        return
    theme: Theme = request.getfixturevalue("theme")
    if theme.forced is not Mode.LIGHT:
        theme.force(Mode.LIGHT)
    yield
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The sample office, entered once."""
    return make_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def clock() -> Clock:
    """Monday, 23 November 2569, 9:41; a test may move it."""
    return clock_of_today()


@pytest.fixture
def desk(sample: Sample, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """All services over a copy of the sample office."""
    with opened(sample, tmp_path / "office", clock) as desk:
        yield desk


@pytest.fixture
def actor(sample: Sample) -> Actor:
    """The head of the sample LAO's finance unit."""
    return sample.actor


@pytest.fixture
def jobs(desk: Desk) -> Iterator[Jobs]:
    """The worker; what it runs ends before the register is closed."""
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def frame(
    qtbot: QtBot, desk: Desk, actor: Actor, jobs: Jobs, theme: Theme, tmp_path: Path
) -> Callable[..., MainWindow]:
    """Shows the frame for a user, at the size of a common screen unless another one is named."""

    def show(user: Actor = actor, width: int = 1366, height: int = 688) -> MainWindow:
        pages = Pages(desk, user, jobs, theme, Settings(tmp_path / "settings.json"))
        window = MainWindow(pages.makers(), AroundReader(desk, user), jobs, user.name, pages.over)
        qtbot.addWidget(window)
        window.resize(width, height)
        window.show()
        settle(qtbot, jobs)
        return window

    return show
