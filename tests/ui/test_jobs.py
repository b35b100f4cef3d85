"""Work off the main thread: answers come back on it, one after another, and only to the living."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from elaas_desk.changes import Added, Changed
from elaas_desk.errors import Problem, UserError
from ui.jobs import Jobs


class Screen(QObject):
    """Takes answers and remembers them with the thread they came on."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []
        self.threads: list[int] = []
        self.problems: list[Problem] = []

    def show(self, value: object) -> None:
        self.got.append(value)
        self.threads.append(threading.get_ident())

    def failed(self, error: UserError) -> None:
        self.problems.append(error.problem)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def refuse() -> Changed:
    raise UserError(Problem.EMPTY)


def test_a_value_is_read_on_the_worker_and_shown_on_the_main_thread(jobs: Jobs, qtbot: QtBot) -> None:
    screen = Screen()
    jobs.run(threading.get_ident, screen.show)
    qtbot.waitUntil(lambda: bool(screen.got))
    assert screen.threads == [threading.get_ident()]
    assert screen.got != screen.threads


def test_answers_come_in_the_order_of_the_asking(jobs: Jobs, qtbot: QtBot) -> None:
    screen = Screen()
    for number in range(20):
        jobs.run(number.__int__, screen.show)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert screen.got == list(range(20))


def test_a_write_tells_every_screen_what_changed(jobs: Jobs, qtbot: QtBot) -> None:
    screen = Screen()
    with qtbot.waitSignal(jobs.changed) as told:
        jobs.change(lambda: Added(Changed.PEOPLE | Changed.TASKS, 7), screen.show)
    assert told.args == [Changed.PEOPLE | Changed.TASKS]
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert screen.got == [Added(Changed.PEOPLE | Changed.TASKS, 7)]


def test_a_problem_goes_to_the_screen_that_asked(jobs: Jobs, qtbot: QtBot) -> None:
    screen = Screen()
    jobs.change(refuse, screen.show, screen.failed)
    qtbot.waitUntil(lambda: bool(screen.problems))
    assert (screen.problems, screen.got) == ([Problem.EMPTY], [])


def test_a_problem_that_no_screen_takes_reaches_the_window(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.went_wrong) as told:
        jobs.change(refuse)
    assert told.args[0].problem is Problem.EMPTY


def test_a_screen_that_is_gone_gets_no_answer(jobs: Jobs, qtbot: QtBot) -> None:
    gate, screen = threading.Event(), Screen()
    jobs.run(gate.wait, screen.show)
    shiboken6.delete(screen)
    gate.set()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert screen.got == []


def test_an_answer_that_comes_after_the_end_of_the_program_is_let_go(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    gate, ended, jobs = threading.Event(), threading.Event(), Jobs()
    jobs.run(gate.wait, Screen().show)
    jobs.run(ended.set, Screen().show)
    shiboken6.delete(jobs)
    gate.set()
    assert ended.wait(5)
    jobs.close()
    assert [record.getMessage() for record in caplog.records] == []
