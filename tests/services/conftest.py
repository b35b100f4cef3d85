"""A copy of one small office for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.services.desk import Desk
from tests.services.office import Clock, OfficeIds, actors, make_template, opened


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
def school_head(ids: OfficeIds) -> Actor:
    """The head of the school's finance unit."""
    return actors(ids)[Role.SUBUNIT_HEAD]


@pytest.fixture
def registrar(ids: OfficeIds) -> Actor:
    """A registrar."""
    return actors(ids)[Role.REGISTRAR]


@pytest.fixture
def auditor(ids: OfficeIds) -> Actor:
    """An auditor."""
    return actors(ids)[Role.AUDITOR]
