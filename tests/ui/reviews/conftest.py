"""The page of reviews on the frame, over a copy of the sample office."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor
from elaas_desk.services.desk import Desk
from tests.ui.reviews.round_hand import RoundHand
from ui.errands import OpenPage
from ui.jobs import Jobs
from ui.main_window import MainWindow


@pytest.fixture
def hand(frame: Callable[..., MainWindow], qtbot: QtBot, jobs: Jobs, desk: Desk, actor: Actor) -> RoundHand:
    """The page, as the head sees it."""
    hand = RoundHand(frame(), qtbot, jobs, desk, actor)
    hand.window.open(OpenPage("reviews"))
    hand.settle()
    return hand
