"""The sample office: every kind of task and every state of a request, on whatever day it is made."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.offices import UnitKind
from elaas_desk.domain.people import retirement_day
from elaas_desk.domain.policy import DEFAULT_POLICY, load_policy
from elaas_desk.domain.requests import RequestState
from elaas_desk.domain.task_values import Severity, TaskKind
from elaas_desk.paths import resource
from elaas_desk.persistence.keys import CredentialStore
from elaas_desk.services.desk import Desk
from elaas_desk.services.documents import Renderers
from elaas_desk.services.sample import BEGUN, PASSWORD, fill_sample_office, founding, sample_entries
from elaas_desk.services.sample_names import invented, invented_all
from elaas_desk.services.setup import create_register
from elaas_desk.thai import national_id
from tests.services.scan_samples import pdf

TODAY = date(2026, 3, 15)
ROUNDS = 4


class KeepsNothing(CredentialStore):
    """So that no key of a test enters this PC's credential store."""

    def works(self) -> bool:
        return False


def _drawn(value: object) -> bytes:
    """A paper of one empty page."""
    return pdf() + f"% {value!r}".encode()


@contextmanager
def sample(folder: Path, today: date) -> Iterator[tuple[Desk, Actor]]:
    drawn: list[Any] = [_drawn] * len(fields(Renderers))
    renderers = Renderers(*drawn)
    entries = sample_entries(today)
    new = create_register(
        folder / "sample.elaas",
        entries.office,
        entries.units,
        entries.head,
        entries.user,
        KeepsNothing(),
        lambda: founding(today, UTC),
        ROUNDS,
    )
    policy = load_policy(resource("policy", DEFAULT_POLICY))
    desk = Desk.over(new.database, policy, lambda: datetime.combine(today, time(9), UTC), renderers, ROUNDS)
    try:
        fill_sample_office(desk, new.actor, today, renderers, ROUNDS)
        yield desk, new.actor
    finally:
        desk.close()


Opened = tuple[Desk, Actor]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with sample(tmp_path_factory.mktemp("sample"), TODAY) as opened:
        yield opened


def test_it_is_an_office_with_two_units_and_forty_people(made: Opened) -> None:
    desk, actor = made
    kinds = Counter(unit.kind for unit in desk.register.units(actor))
    assert kinds == {UnitKind.LAO: 1, UnitKind.SUBORDINATE: 2}
    people = desk.register.people(actor)
    assert len(people) == 40
    assert len({person.name.without_title for person in people}) == 40
    assert len({person.national_id for person in people}) == 40
    assert all(national_id.check(person.national_id) == person.national_id for person in people)


def kinds_on(today: date) -> set[TaskKind]:
    """Every kind but retirement, which is announced in the 90 days before 30 September alone."""
    near = today <= retirement_day(today.year) <= today + timedelta(days=90)
    return set(TaskKind) if near else set(TaskKind) - {TaskKind.RETIREMENT_AHEAD}


def test_every_kind_of_task_and_every_severity_occurs(made: Opened) -> None:
    desk, actor = made
    tasks = [line.task for line in desk.tasks.due(actor, TODAY)]
    assert {task.kind for task in tasks} == kinds_on(TODAY)
    assert {task.severity for task in tasks} == set(Severity)


def test_a_task_is_put_off(made: Opened) -> None:
    desk, actor = made
    assert len(desk.tasks.put_off(actor, TODAY)) == 1


def test_every_state_of_a_request_occurs(made: Opened) -> None:
    desk, actor = made
    assert {entry.request.state for entry in desk.requests.listed(actor)} == set(RequestState)


def test_requests_have_running_numbers_of_their_fiscal_year(made: Opened) -> None:
    desk, actor = made
    numbers = [entry.request.number for entry in reversed(desk.requests.listed(actor))]
    assert numbers == ["๑/๒๕๖๘", *(f"{digit}/๒๕๖๙" for digit in "๑๒๓๔๕๖๗๘๙")]


def test_the_papers_of_printed_requests_are_in_the_archive(made: Opened) -> None:
    desk, actor = made
    issued = {document.request_id for document in desk.documents.issued(actor)}
    for entry in desk.requests.listed(actor):
        was_printed = any(step.state is RequestState.PRINTED for step in entry.request.steps)
        assert (entry.request.id in issued) is was_printed


def test_a_request_that_was_carried_out_changed_the_register(made: Opened) -> None:
    desk, actor = made
    done = [each for each in desk.requests.listed(actor) if each.request.state is RequestState.DONE]
    for entry in done:
        held = {each.group.id for each in desk.register.detail(actor, entry.person.id).held}
        assert {line.group_id for line in entry.request.draft.changes} <= held


def test_the_log_tells_its_history_in_order_and_is_intact(made: Opened) -> None:
    desk, actor = made
    lines = desk.audit.lines(actor, limit=10_000)
    moments = [line.at for line in reversed(lines)]
    assert moments == sorted(moments)
    assert (TODAY - moments[0].date()).days == BEGUN
    assert moments[-1].date() <= TODAY
    assert desk.audit.verify(actor).intact


def test_every_user_of_the_sample_can_sign_in(made: Opened) -> None:
    desk, _ = made
    roles = [desk.users.sign_in(name, PASSWORD).role for name in desk.users.names()]
    assert len(roles) == len(set(roles)) == 4


# a leap day, the ends of a calendar and a fiscal year, and a short month six months after a long one
@pytest.mark.parametrize("today", [date(2028, 2, 29), date(2026, 10, 1), date(2027, 1, 1), date(2026, 8, 31)])
def test_on_any_day_every_kind_of_task_occurs(tmp_path: Path, today: date) -> None:
    with sample(tmp_path, today) as (desk, actor):
        tasks = [line.task for line in desk.tasks.due(actor, today)]
        assert {task.kind for task in tasks} == kinds_on(today)
        assert {task.severity for task in tasks} == set(Severity)
        assert {entry.request.state for entry in desk.requests.listed(actor)} == set(RequestState)


def test_the_sample_is_the_same_each_time() -> None:
    assert sample_entries(TODAY) == sample_entries(TODAY)
    assert sample_entries(TODAY).head.national_id == sample_entries(date(2027, 1, 1)).head.national_id


@pytest.mark.parametrize("women", [True, False])
def test_names_are_drawn_by_the_seed_and_no_first_name_comes_twice(women: bool) -> None:
    drawn, again = (invented_all(random.Random(7), women, 30) for _ in range(2))
    assert drawn == again
    assert len({each.name.first for each in drawn}) == 30
    assert invented(random.Random(7), women) == invented(random.Random(7), women)
