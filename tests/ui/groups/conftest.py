"""The page of groups over the office."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor
from elaas_desk.services.desk import Desk
from tests.services.office import Clock
from tests.ui.screen import Screen, Today
from tests.ui.small_office import actor, desk, ids, office_template
from ui.groups.group_desk import GroupDesk
from ui.groups.page import GroupsPage
from ui.jobs import Jobs

__all__ = ["actor", "desk", "ids", "office_template"]


def group_desk(desk: Desk, actor: Actor, jobs: Jobs, clock: Clock) -> GroupDesk:
    """What the page works with."""
    services = desk.groups, desk.register, desk.conflicts, desk.orders, desk.campaigns
    return GroupDesk(*services, actor, jobs, Today(clock), desk.policy.clauses)


OpenAs = Callable[[Actor], tuple[Screen, GroupsPage]]


@pytest.fixture
def open_as(qtbot: QtBot, theme: object, desk: Desk, clock: Clock, jobs: Jobs) -> OpenAs:
    """The page as one user sees it."""

    def open_page(actor: Actor) -> tuple[Screen, GroupsPage]:
        page = GroupsPage(group_desk(desk, actor, jobs, clock))
        return Screen(qtbot, jobs, page), page

    return open_page


@pytest.fixture
def opened_page(open_as: OpenAs, actor: Actor) -> tuple[Screen, GroupsPage]:
    """The page as the head of the LAO's finance unit sees it."""
    return open_as(actor)
