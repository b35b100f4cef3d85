"""The page of requests over a copy of one small office."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.services.desk import Desk
from tests.services.office import Clock, OfficeIds, actors, make_template, opened
from tests.ui.requests.driver import Driver
from ui.jobs import Jobs
from ui.requests.page import RequestsPage


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, OfficeIds]:
    """The office, written once."""
    path = tmp_path_factory.mktemp("template") / "register.elaas"
    return path, make_template(path)


@pytest.fixture
def ids(template: tuple[Path, OfficeIds]) -> OfficeIds:
    """The register's numbers of the office."""
    return template[1]


@pytest.fixture
def clock() -> Clock:
    """Monday, 23 November 2569, 9:41; a test may move it."""
    return Clock()


@pytest.fixture
def desk(template: tuple[Path, OfficeIds], tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """All services over a copy of the office."""
    with opened(template[0], tmp_path, clock) as desk:
        yield desk


@pytest.fixture
def head(ids: OfficeIds) -> Actor:
    """The head of the LAO's finance unit."""
    return actors(ids)[Role.LAO_HEAD]


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    """The one way off the main thread."""
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def as_role(qtbot: QtBot, desk: Desk, ids: OfficeIds, jobs: Jobs) -> Iterator[Callable[[Role], Driver]]:
    """Opens the page for a user of a role; it is closed before its register is."""
    opened_pages: list[RequestsPage] = []

    def open_page(role: Role) -> Driver:
        page = RequestsPage(
            desk.requests,
            desk.scans,
            desk.documents,
            desk.register,
            desk.groups,
            actors(ids)[role],
            jobs,
            lambda: desk.clock().date(),
            desk.policy.clauses,
            stuck_days=desk.policy.request_stuck_days,
        )
        page.resize(1130, 610)
        qtbot.addWidget(page)
        page.show()
        driver = Driver(qtbot, page, jobs)
        driver.settle()
        opened_pages.append(page)
        return driver

    yield open_page
    for page in opened_pages:
        page.close()


@pytest.fixture
def at(as_role: Callable[[Role], Driver]) -> Driver:
    """The page as the head of the LAO's finance unit has it open."""
    return as_role(Role.LAO_HEAD)
