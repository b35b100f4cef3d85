"""Widgets that nobody holds any more are destroyed on the main thread, never by the worker."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.jobs import Jobs

GARBAGE = 10 * gc.get_threshold()[0]


class Trace:
    """Says on which thread it was destroyed; a cycle with itself, so that only the collector finds it."""

    def __init__(self, heard: list[str]) -> None:
        self.heard, self.me = heard, self

    def __del__(self) -> None:
        self.heard.append(threading.current_thread().name)


class Asked:
    """Something that was given to the worker."""

    def __init__(self, jobs: Jobs, work: Callable[[], None]) -> None:
        self._done = False
        jobs.run(work, self._on_done)

    def _on_done(self, _value: None) -> None:
        self._done = True

    def is_done(self) -> bool:
        return self._done


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


def test_the_worker_destroys_nothing_however_much_it_allocates(qtbot: QtBot, jobs: Jobs) -> None:
    heard: list[str] = []

    def leave_garbage() -> None:
        for _ in range(GARBAGE):
            Trace(heard)

    qtbot.waitUntil(Asked(jobs, leave_garbage).is_done)
    jobs._collector.look()
    assert heard == [threading.current_thread().name] * GARBAGE


def test_without_a_worker_python_collects_by_itself_again() -> None:
    assert gc.isenabled()
    jobs = Jobs()
    assert not gc.isenabled()
    jobs.close()
    assert gc.isenabled()
