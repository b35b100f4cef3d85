"""The sample office in a real encrypted register, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from elaas_desk.domain.actors import Actor
from elaas_desk.persistence.database import open_register
from elaas_desk.persistence.keys import DataKey, RecoveryKey, header_of, unseal
from elaas_desk.services.desk import Desk
from elaas_desk.services.sample import PASSWORD
from tests.services.office import RENDERERS, ROUNDS, TODAY, Clock, policy
from ui.headless import demo

HEAD, HEAD_PASSWORD = "laddawan.n", "Khlang#2570"
REGISTRAR, AUDITOR, SCHOOL_HEAD = "somjit.r", "thaweesak.y", "yanisa.j"
"""Who may sign in, the others with `PASSWORD`; that of the head of the school is older than six months."""

__all__ = ["PASSWORD", "TODAY", "Sample", "clock_of_today", "make_sample", "opened"]


@dataclass(frozen=True)
class Sample:
    """The register on its disk, closed, with its sealed key beside it."""

    path: Path
    key: DataKey
    recovery_key: str
    actor: Actor

    def copy_to(self, folder: Path) -> Path:
        """A register of one's own."""
        folder.mkdir(parents=True, exist_ok=True)
        copy = folder / self.path.name
        shutil.copyfile(self.path, copy)
        shutil.copyfile(header_of(self.path), header_of(copy))
        return copy


def clock_of_today() -> Clock:
    """Monday, 23 November 2569, 9:41 at the office."""
    return Clock(datetime(TODAY.year, TODAY.month, TODAY.day, 9, 41).astimezone())


def make_sample(folder: Path) -> Sample:
    """Enter the sample office with bcrypt's least cost."""
    desk, actor, made = demo.make_sample(folder, TODAY, rounds=ROUNDS)
    desk.users.change_password(actor, PASSWORD, HEAD_PASSWORD, HEAD_PASSWORD)
    path, recovery_key = desk.database.path, made.recovery_key.text
    desk.close()
    return Sample(path, unseal(header_of(path), RecoveryKey.parse(recovery_key)), recovery_key, actor)


@contextmanager
def opened(sample: Sample, folder: Path, clock: Clock) -> Iterator[Desk]:
    """All services over a copy of the sample office."""
    desk = Desk.over(open_register(sample.copy_to(folder), sample.key), policy(), clock, RENDERERS, ROUNDS)
    try:
        yield desk
    finally:
        desk.close()
