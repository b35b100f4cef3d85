"""A real register for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from elaas_desk.persistence.database import Database, create, open_register
from tests.persistence.values import ACTOR, KEY, NOW, fill


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed register with one of everything, written once."""
    path = tmp_path_factory.mktemp("filled") / "register.elaas"
    database = create(path, KEY)
    with database.work(ACTOR, NOW) as work:
        fill(work)
        work.commit()
    database.close()
    return path


@pytest.fixture
def path(filled: Path, tmp_path: Path) -> Path:
    """A copy of it, closed, in a folder of its own."""
    return Path(shutil.copyfile(filled, tmp_path / "register.elaas"))


@pytest.fixture
def register(path: Path) -> Iterator[Database]:
    """A copy of it, open."""
    database = open_register(path, KEY)
    yield database
    database.close()
