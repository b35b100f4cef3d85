"""The application as the program dresses it, once per run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui import text_breaks
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
    """Every test with a window starts light and leaves no pop-up behind."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    theme: Theme = request.getfixturevalue("theme")
    if theme.forced is not Mode.LIGHT:
        theme.force(Mode.LIGHT)
    yield
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
