"""The small office of the services' tests, for screens whose every row a test knows by its number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.services.desk import Desk
from tests.services.office import Clock, OfficeIds, actors, make_template, opened


@pytest.fixture(scope="session")
def office_template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, OfficeIds]:
    """The office in a real register, written once."""
    path = tmp_path_factory.mktemp("office") / "register.elaas"
    return path, make_template(path)


@pytest.fixture
def ids(office_template: tuple[Path, OfficeIds]) -> OfficeIds:
    """The register's numbers of the office."""
    return office_template[1]


@pytest.fixture
def desk(office_template: tuple[Path, OfficeIds], tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """All services over a copy of the office."""
    with opened(office_template[0], tmp_path, clock) as desk:
        yield desk


@pytest.fixture
def actor(ids: OfficeIds) -> Actor:
    """The head of the LAO's finance unit, who may do everything."""
    return actors(ids)[Role.LAO_HEAD]
