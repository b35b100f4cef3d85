"""The signature for clauses 3.1 to 3.4: the first one, after a new circular, and every year where that is set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.domain.acknowledgements import AcknowledgementRepeat
from elaas_desk.domain.acknowledging import acknowledgement_due
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.tasks import Action, Severity, TaskKind, due_tasks
from elaas_desk.thai.dates import add_months
from tests.domain.values import TODAY, account, days_ago, facts, person, policy, tasks, with_first

LATE, UNKNOWN, SOON = Severity.LATE, Severity.UNKNOWN, Severity.SOON
CIRCULAR, YEARLY = AcknowledgementRepeat.CIRCULAR, AcknowledgementRepeat.YEARLY
GRACE = timedelta(days=policy().acknowledgement_days)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def new_circular(dated: date) -> Policy:
    """The circular that comes after the present one."""
    return replace(policy(), circular=replace(policy().circular, number="มท 0808.4/ว 0099", dated=dated))


def yearly(signed_on: date) -> Facts:
    """An office that asks every year, with a first person who signed that day."""
    return with_first(person(acknowledged_on=signed_on), acknowledgement_repeat=YEARLY)


# the first signature


@pytest.mark.parametrize(("opened", "severity"), [(0, SOON), (7, SOON), (8, LATE)])
def test_a_missing_acknowledgement_is_late_when_its_days_are_over(opened: int, severity: Severity) -> None:
    (task,) = tasks(with_first(person(acknowledged_on=None), account(opened_on=days_ago(opened))))

    assert (task.kind, task.severity) == (TaskKind.ACKNOWLEDGEMENT_MISSING, severity)
    assert (task.clause, task.action, task.days) == ("3.1-3.4", Action.PRINT_ACKNOWLEDGEMENT, opened - 7)


def test_an_account_older_than_the_circular_could_be_acknowledged_only_after_it() -> None:
    (task,) = tasks(with_first(person(acknowledged_on=None), account(opened_on=date(2024, 10, 1))))

    assert task.due_on == policy().circular.dated + GRACE


def test_a_missing_acknowledgement_of_an_account_of_unknown_age_is_unknown() -> None:
    (task,) = tasks(with_first(person(acknowledged_on=None), account(opened_on=None)))

    assert (task.kind, task.severity, task.days) == (TaskKind.ACKNOWLEDGEMENT_MISSING, UNKNOWN, None)


def test_who_has_two_open_accounts_is_asked_once() -> None:
    twice = with_first(person(acknowledged_on=None))
    both = facts(people=twice.people, accounts=(*twice.accounts, account(5, person_id=1)))

    assert [task.account_id for task in tasks(both)] == [1]


def test_without_an_account_there_is_nothing_to_acknowledge() -> None:
    nobody = facts(people=(*facts().people, person(7, acknowledged_on=None)))

    assert tasks(nobody) == ()


# again


def test_who_signed_before_a_new_circular_signs_again_and_the_days_run_from_it() -> None:
    found = due_tasks(facts(), new_circular(days_ago(20)), TODAY)

    assert {task.kind for task in found} == {TaskKind.ACKNOWLEDGEMENT_MISSING}
    assert [task.person_id for task in found] == [1, 91, 92]
    assert {(task.due_on, task.days, task.severity) for task in found} == {(days_ago(13), 13, LATE)}


def test_a_signature_of_the_day_of_the_circular_serves() -> None:
    assert due_tasks(facts(), new_circular(days_ago(300)), TODAY) == ()


def test_a_signature_for_the_former_circular_does_not_serve_though_it_came_later() -> None:
    (task,) = tasks(facts(signed_for={1: "มท 0808.4/ว 2688", 91: policy().circular.number}))

    assert (task.person_id, task.kind, task.severity) == (1, TaskKind.ACKNOWLEDGEMENT_MISSING, LATE)


def test_an_office_that_asks_for_each_circular_does_not_ask_every_year() -> None:
    assert tasks(with_first(person(acknowledged_on=policy().circular.dated))) == ()


@pytest.mark.parametrize(("ago", "severity"), [(360, SOON), (365, SOON), (366, LATE)])
def test_an_office_that_asks_every_year_counts_the_day_itself_as_in_time(ago: int, severity: Severity) -> None:
    (task,) = tasks(yearly(days_ago(ago)))

    assert (task.severity, task.days) == (severity, ago - 365)


def test_a_yearly_signature_is_announced_by_the_days_of_grace() -> None:
    assert tasks(yearly(days_ago(365 - policy().acknowledgement_days - 1))) == ()
    assert tasks(yearly(days_ago(365 - policy().acknowledgement_days)))


def test_who_signed_on_29_february_signs_again_on_28_february() -> None:
    signed = person(acknowledged_on=date(2028, 2, 29))
    due = acknowledgement_due(signed, policy(), YEARLY, date(2029, 2, 28), opened_on=None)

    assert due is not None
    assert (due.due_on, due.days, due.again) == (date(2029, 2, 28), 0, True)


@given(signed=st.none() | DAYS, opened=st.none() | DAYS, today=DAYS, repeat=st.sampled_from(AcknowledgementRepeat))
def test_asked_once_it_stays_asked_and_its_age_counts_the_days(
    signed: date | None, opened: date | None, today: date, repeat: AcknowledgementRepeat
) -> None:
    somebody = person(acknowledged_on=signed)
    now, later = (
        acknowledgement_due(somebody, policy(), repeat, day, opened_on=opened) for day in (today, today + GRACE)
    )

    assert now is None or later is not None
    if now is not None and now.due_on is not None:
        assert now.days == (today - now.due_on).days >= -GRACE.days
    if signed is None:
        assert now is not None or (opened is not None and today < max(opened, policy().circular.dated))


@given(signed=DAYS, today=DAYS)
def test_a_year_after_the_signature_it_is_asked_again_and_not_before_its_time(signed: date, today: date) -> None:
    due = acknowledgement_due(person(acknowledged_on=signed), policy(), YEARLY, today, opened_on=None)
    old = signed < policy().circular.dated
    day = policy().circular.dated + GRACE if old else add_months(signed, 12)

    assert (due is not None) == (today >= day - GRACE)


@given(signed=st.none() | DAYS, opened=st.none() | DAYS, repeat=st.sampled_from(AcknowledgementRepeat))
def test_the_task_follows_the_rule(signed: date | None, opened: date | None, repeat: AcknowledgementRepeat) -> None:
    given_ = with_first(person(acknowledged_on=signed), account(opened_on=opened), acknowledgement_repeat=repeat)
    found = [task for task in tasks(given_, TaskKind.ACKNOWLEDGEMENT_MISSING) if task.person_id == 1]
    due = acknowledgement_due(person(acknowledged_on=signed), policy(), repeat, TODAY, opened_on=opened)

    assert [(task.due_on, task.days) for task in found] == ([] if due is None else [(due.due_on, due.days)])
