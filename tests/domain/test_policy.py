"""The circular as data."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from elaas_desk.domain.password_age import password_state
from elaas_desk.domain.policy import DEFAULT_POLICY, PolicyError, parse_policy
from elaas_desk.domain.requests import OPEN_STATES
from elaas_desk.paths import resource
from tests.domain.values import TODAY, account, policy

TEXT = resource("policy", DEFAULT_POLICY).read_text(encoding="utf-8")


def test_the_policy_names_the_circular_and_what_it_replaces() -> None:
    circular = policy().circular

    assert (circular.number, circular.dated) == ("มท 0808.4/ว 0036", date(2025, 3, 25))
    assert (circular.replaces, circular.replaces_dated) == ("มท 0808.4/ว 2688", date(2019, 7, 10))
    assert circular.title.startswith("แนวทางปฏิบัติการควบคุมดูแลการใช้รหัสผู้ใช้งาน (User)")


def test_the_policy_holds_every_clause_of_the_circular_as_a_whole_sentence() -> None:
    clauses = policy().clauses
    numbers = {"1.1.1", "1.1.2", "1.2.1", "1.2.2", "2", "3", "3.1", "3.2", "3.3", "3.4.1", "3.4.2", "4", "4.1", "4.2"}

    assert numbers <= clauses.keys()
    assert all(clause.number == number for number, clause in clauses.items())
    assert all(len(clause.text) > len("เปลี่ยนรหัสผ่าน") and clause.title for clause in clauses.values())


def test_both_clocks_of_the_circular_run_for_six_months() -> None:
    assert (policy().password_months, policy().review_months, policy().program_password_months) == (6, 6, 6)


def test_every_open_state_of_a_request_has_its_days() -> None:
    assert set(policy().request_stuck_days) == OPEN_STATES


def test_the_clauses_cannot_be_changed_while_the_program_runs() -> None:
    with pytest.raises(TypeError):
        policy().clauses["9"] = policy().clauses["4"]  # type: ignore[index]


def test_the_next_circular_is_a_change_of_data() -> None:
    yearly = parse_policy(TEXT.replace("password_months = 6", "password_months = 12", 1))
    changed = replace(account(), password_changed_on=date(2026, 1, 31))

    assert password_state(changed, yearly, TODAY).due_on == date(2027, 1, 31)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("[periods]", "[periods", "not TOML"),
        ("password_months = 6", "", "periods.password_months"),
        ("password_months = 6", 'password_months = "6"', "periods.password_months"),
        ("password_months = 6", "password_months = true", "periods.password_months"),
        ("password_months = 6", "password_months = -1", "periods.password_months"),
        ("review_months = 6", "review_months = 6\nreview_weeks = 1", "periods.review_weeks"),
        ("draft = 7", "", "request_stuck_days.draft"),
        ("dated = 2025-03-25", "dated = 2025-03-25T00:00:00", "circular.dated"),
        ('sender = "กรมส่งเสริมการปกครองท้องถิ่น"', 'sender = " "', "circular.sender"),
        ('title = "ไม่เปิดเผยรหัสผ่าน"', "", "clauses.3.3.title"),
        ("[graces]", "[grace]", "graces"),
    ],
)
def test_a_policy_file_that_is_wrong_is_refused_with_the_place(old: str, new: str, named: str) -> None:
    assert old in TEXT
    with pytest.raises(PolicyError, match=re.escape(named)):
        parse_policy(TEXT.replace(old, new, 1))


def test_a_clause_that_is_no_table_is_refused() -> None:
    head, _ = TEXT.split('[clauses."1.1.1"]')
    with pytest.raises(PolicyError, match=r"clauses\.5"):
        parse_policy(head + "[clauses]\n5 = 'ข้อ 5'\n")
