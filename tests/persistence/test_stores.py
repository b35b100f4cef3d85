"""Values go in and come out the same; what is already there, or changed meanwhile, is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from elaas_desk.domain.accounts import Account, KnownBy
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.people import Duty, LeaveReason, Person, Post
from elaas_desk.domain.requests import Change, GroupChange, RequestState, Step
from elaas_desk.domain.reviews import Review
from elaas_desk.domain.task_values import Snooze
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.database import Database, create
from elaas_desk.persistence.desk_stores import NO_PASSWORD, Attempts
from elaas_desk.thai.names import FullName
from tests.persistence.values import (
    ACCOUNT,
    ACTOR,
    ASSIGNMENT,
    DOCUMENT,
    GROUP,
    KEY,
    LAO,
    MEMBERSHIP,
    NOW,
    OFFICE,
    PDF,
    PERSON,
    REQUEST,
    REVIEW,
    REVIEWED,
    SCHOOL,
    TODAY,
    USER,
)

STORES = ["units", "people", "duties", "assignments", "accounts", "groups", "memberships", "requests", "users"]


@pytest.mark.parametrize(
    ("store", "kept"),
    [
        ("units", replace(LAO, id=1)),
        ("people", replace(PERSON, id=1)),
        ("duties", Duty(1, "งานการเงิน")),
        ("assignments", replace(ASSIGNMENT, id=1)),
        ("accounts", replace(ACCOUNT, id=1)),
        ("groups", replace(GROUP, id=1, duty_ids=frozenset({1}))),
        ("memberships", replace(MEMBERSHIP, id=1, request_id=1)),
        ("requests", replace(REQUEST, id=1)),
        ("users", replace(USER, id=1, version=2)),
    ],
)
def test_a_value_comes_back_as_it_went_in(register: Database, store: str, kept: object) -> None:
    with register.work(ACTOR, NOW) as work:
        assert getattr(work, store).get(1) == kept
        assert getattr(work, store).all()[0] == kept


def test_the_office_comes_back_as_it_went_in_and_is_none_before_the_first_save(
    register: Database, tmp_path: Any
) -> None:
    fresh = create(tmp_path / "fresh.elaas", KEY)
    with fresh.work(ACTOR, NOW) as work:
        assert work.office.get() is None
    fresh.close()
    with register.work(ACTOR, NOW) as work:
        assert work.office.get() == OFFICE
        work.office.save(replace(OFFICE, phone="0 3551 2345"))
        assert work.office.get() == replace(OFFICE, phone="0 3551 2345", version=2)
        with pytest.raises(UserError) as told:
            work.office.save(OFFICE)
    assert told.value.problem is Problem.CHANGED_MEANWHILE


_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
_DAY = st.dates(date(1, 1, 1), date(9999, 12, 31))
_MAYBE = st.none() | _DAY


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    person=st.builds(
        Person,
        id=st.just(1),
        name=st.builds(FullName, title=_TEXT, first=_TEXT, last=_TEXT),
        national_id=st.from_regex(r"[0-9]{13}", fullmatch=True),
        position=_TEXT,
        level=_TEXT,
        unit_id=st.sampled_from([1, 2]),
        post=st.sampled_from(Post),
        division=_TEXT,
        phone=_TEXT,
        email=_TEXT,
        in_post_since=st.none(),
        appointed_by=_TEXT,
        appointed_on=_MAYBE,
        last_day=_MAYBE,
        leave_reason=st.none() | st.sampled_from(LeaveReason),
        leave_order=_TEXT,
        acknowledged_on=_MAYBE,
        version=st.just(1),
    )
)
def test_any_person_comes_back_as_saved(register: Database, person: Person) -> None:
    with register.work(ACTOR, NOW) as work:
        before = work.people.get(1)
        work.people.save(person)
        version = 1 if person == before else 2
        assert work.people.get(1) == work.people.all()[0] == replace(person, version=version)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    moment=st.datetimes()
    | st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=7)), timezone(timedelta(0, 1))])),
    note=_TEXT,
)
def test_any_moment_of_a_step_comes_back_with_its_offset(register: Database, moment: datetime, note: str) -> None:
    with register.work(ACTOR, NOW) as work:
        request = work.requests.get(1)
        step = Step(RequestState.PRINTED, moment, "ก", note)
        work.requests.save(replace(request, steps=(*request.steps, step)))
        found = work.requests.get(1).steps[-1]
    assert (found, found.at.isoformat()) == (step, moment.isoformat())


@pytest.mark.parametrize("store", STORES)
def test_a_number_that_nothing_has_is_told(register: Database, store: str) -> None:
    with register.work(ACTOR, NOW) as work, pytest.raises(UserError) as told:
        getattr(work, store).get(99)
    assert told.value.problem is Problem.NOT_FOUND


@pytest.mark.parametrize("store", STORES)
def test_a_save_counts_the_version_up_only_when_something_changed(register: Database, store: str) -> None:
    changes: dict[str, dict[str, Any]] = {
        "units": {"head_title": "หัวหน้า"},
        "people": {"level": "ชำนาญการ"},
        "duties": {"name": "งานพัสดุ"},
        "assignments": {"ends_on": date(2027, 1, 1)},
        "accounts": {"closed_on": TODAY},
        "groups": {"duty_ids": frozenset[int]()},
        "memberships": {"until": TODAY},
        "requests": {"state": RequestState.WITHDRAWN},
        "users": {"active": False},
    }
    changed = changes[store]
    with register.work(ACTOR, NOW) as work:
        kept = getattr(work, store)
        value = kept.get(1)
        kept.save(value)
        assert kept.get(1) == value
        kept.save(replace(value, **changed))
        assert kept.get(1) == replace(value, **changed, version=value.version + 1)


@pytest.mark.parametrize("store", STORES)
def test_a_value_that_was_read_before_anothers_change_is_refused(register: Database, store: str) -> None:
    with register.work(ACTOR, NOW) as work:
        kept = getattr(work, store)
        value = kept.get(1)
        with pytest.raises(UserError) as told:
            kept.save(replace(value, version=value.version - 1))
    assert told.value.problem is Problem.CHANGED_MEANWHILE


def test_a_request_keeps_its_lines_and_steps_in_order_when_they_change(register: Database) -> None:
    lines = (GroupChange(1, Change.REMOVE, "ก"), GroupChange(1, Change.ADD, "ข"), GroupChange(1, Change.ADD, "ค"))
    with register.work(ACTOR, NOW) as work:
        request = work.requests.get(1)
        steps = (*request.steps, Step(RequestState.PRINTED, NOW, "ก", "พิมพ์"))
        longer = replace(request, draft=replace(request.draft, changes=lines), state=RequestState.PRINTED, steps=steps)
        work.requests.save(longer)
        assert work.requests.get(1) == replace(longer, version=2)
        shorter = replace(longer, draft=replace(request.draft, changes=lines[:1]), version=2)
        work.requests.save(shorter)
        assert work.requests.all() == (replace(shorter, version=3),)


@pytest.mark.parametrize(
    ("store", "value", "problem", "field"),
    [
        ("units", SCHOOL, Problem.UNIT_TWICE, "name"),
        ("units", replace(LAO, name="อื่น"), Problem.UNIT_TWICE, "kind"),
        ("people", PERSON, Problem.PERSON_TWICE, "national_id"),
        ("duties", Duty(0, "งานการเงิน"), Problem.CHANGED_MEANWHILE, "name"),
        ("accounts", replace(ACCOUNT, person_id=2, username="KITTISAK.s"), Problem.USERNAME_TAKEN, "username"),
        ("accounts", replace(ACCOUNT, username="other"), Problem.ACCOUNT_ALREADY, "person_id"),
        ("groups", GROUP, Problem.GROUP_TWICE, "name"),
        ("memberships", MEMBERSHIP, Problem.MEMBER_ALREADY, None),
        ("requests", REQUEST, Problem.NUMBER_TAKEN, "number"),
        ("users", replace(USER, sign_in_name="mALEE"), Problem.USERNAME_TAKEN, "sign_in_name"),
        ("people", replace(PERSON, national_id="", last_day=date(2020, 1, 1)), Problem.END_BEFORE_START, None),
        ("assignments", replace(ASSIGNMENT, ends_on=date(2020, 1, 1)), Problem.END_BEFORE_START, None),
        ("memberships", replace(MEMBERSHIP, until=date(2020, 1, 1)), Problem.END_BEFORE_START, None),
        ("people", replace(PERSON, national_id="", unit_id=99), Problem.NOT_FOUND, None),
    ],
)
def test_what_the_register_cannot_hold_is_told(
    register: Database, store: str, value: object, problem: Problem, field: str | None
) -> None:
    with register.work(ACTOR, NOW) as work:
        work.people.add(replace(PERSON, national_id="1720100000025"))
        with pytest.raises(UserError) as told:
            getattr(work, store).add(value)
    assert (told.value.problem, told.value.field) == (problem, field)


def test_a_closed_account_gives_its_name_and_its_person_free(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        work.accounts.save(replace(work.accounts.get(1), closed_on=TODAY))
        assert work.accounts.by_username("KITTISAK.S") == work.accounts.get(1)
        again = work.accounts.add(ACCOUNT)
        assert work.accounts.by_username("kittisak.s") == work.accounts.get(again)
        assert [each.id for each in work.accounts.of_person(1)] == [1, again]


def test_things_are_found_by_what_people_know_them_by(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        assert work.people.by_national_id("1720100000017") == work.people.get(1)
        assert work.people.by_national_id("") is None
        assert work.accounts.by_username("nobody") is None
        assert work.memberships.of_account(1) == work.memberships.all()
        assert work.memberships.of_account(2) == ()
        assert work.users.by_sign_in_name("MALEE") == work.users.get(1)
        assert work.users.by_sign_in_name("nobody") is None


def test_request_numbers_of_a_year_come_in_the_order_in_which_they_were_given(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        for number in ("๒/๒๕๗๐", "๙/๒๕๖๙", "๑๐๐%/๒๕๗๐"):
            work.requests.add(replace(REQUEST, number=number))
        assert work.requests.numbers("/๒๕๗๐") == ("๑๒/๒๕๗๐", "๒/๒๕๗๐", "๑๐๐%/๒๕๗๐")
        assert work.requests.numbers("%/๒๕๗๐") == ("๑๐๐%/๒๕๗๐",)


def test_an_issued_paper_comes_back_byte_for_byte(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        assert work.documents.get(1) == replace(DOCUMENT, id=1)
        assert work.documents.all() == work.documents.of_request(1) == (replace(DOCUMENT, id=1),)
        assert work.documents.content(1) == PDF
        assert work.documents.of_request(2) == ()
        with pytest.raises(ValueError, match="SHA-256"):
            work.documents.add(DOCUMENT, PDF + b" ")
        for read in (work.documents.get, work.documents.content):
            with pytest.raises(UserError) as told:
                read(9)
            assert told.value.problem is Problem.NOT_FOUND


def test_a_new_user_has_no_password_until_one_is_set(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        user = work.users.add(replace(USER, sign_in_name="somchai"))
        assert work.users.password_hash(user) == NO_PASSWORD
        work.users.set_password(user, "$2b$12$other", date(2026, 12, 1))
        assert work.users.password_hash(user) == "$2b$12$other"
        assert work.users.get(user).password_changed_on == date(2026, 12, 1)


def test_wrong_passwords_are_counted_for_a_name_in_any_case_also_one_that_nobody_has(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        assert work.users.attempts("ghost") == Attempts(0, None)
        work.users.save_attempts("Ghost", Attempts(3, NOW))
        work.users.save_attempts("GHOST", Attempts(4, NOW))
        work.commit()
    with register.work(ACTOR, NOW) as work:
        assert work.users.attempts("ghost") == Attempts(4, NOW)


def test_reviews_snoozes_and_settings_are_kept(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        work.reviews.add(Review(1, date(2026, 6, 1), date(2026, 5, 1)))
        work.reviews.add(Review(2, None))
        old, new = Review(1, date(2026, 6, 1), date(2026, 5, 1), id=2), Review(2, None, id=3)
        assert work.reviews.all() == (replace(REVIEW, id=1), old, new)
        work.snoozes.add(Snooze("a", TODAY, "รอคำสั่ง"))
        work.snoozes.add(Snooze("a", date(2026, 12, 1), "รออีก"))
        assert work.snoozes.all() == (Snooze("a", date(2026, 12, 1), "รออีก"),)
        work.snoozes.remove("a")
        work.snoozes.remove("a")
        assert work.snoozes.all() == ()
        assert work.settings.get("idle", "5") == "5"
        work.settings.set("idle", "10")
        work.settings.set("idle", "15")
        assert work.settings.get("idle", "5") == "15"


def test_the_facts_hold_everything_that_the_tasks_are_computed_from(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        work.reviews.add(Review(1, TODAY))
        work.review_rows.add(replace(REVIEWED, review_id=work.reviews.add(Review(1, None, TODAY))))
        work.snoozes.add(Snooze("a", TODAY, "ก"))
        assert work.facts() == Facts(
            work.units.all(),
            work.people.all(),
            work.accounts.all(),
            work.groups.all(),
            work.memberships.all(),
            work.duties.all(),
            work.assignments.all(),
            work.requests.all(),
            work.reviews.all(),
            work.snoozes.all(),
            work.conflicts.all(),
            work.exceptions.all(),
            work.removals.all(),
            departures=work.departures.all(),
            progress=work.review_rows.progress(),
            signed_for=work.acknowledgements.circulars(),
            acknowledgement_repeat=work.acknowledgement_repeat(),
        )
        assert all(getattr(work.facts(), name) for name in Facts.__slots__)


def test_an_account_whose_password_date_is_unknown_cannot_say_how_it_is_known(register: Database) -> None:
    with register.work(ACTOR, NOW) as work, pytest.raises(Exception, match="ck_accounts_password_known"):
        work.accounts.save(Account(1, 1, "x", None, None, KnownBy.TOLD))
