"""Signing in, the wait after wrong passwords, and the program's own passwords."""

from __future__ import annotations

from pathlib import Path

import pytest

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.errors import InvalidInputError, Problem
from elaas_desk.persistence.database import open_register
from elaas_desk.persistence.keys import RecoveryKey, header_of, seal
from elaas_desk.services.desk import Desk
from elaas_desk.services.users import ROUNDS, Users, hash_password
from tests.services.office import KEY, PASSWORD, Clock, OfficeIds, audit_lines, opened, policy, refusal, user_draft

WRONG = "Wrong#1234"


def wrong_tries(desk: Desk, count: int, name: str = "user1") -> None:
    """Give a wrong password so many times, each as soon as it is taken."""
    for _ in range(count):
        assert refusal(lambda: desk.users.sign_in(name, WRONG)).problem is Problem.WRONG_SIGN_IN


def seconds_to_wait(desk: Desk, name: str = "user1", password: str = PASSWORD) -> str:
    """How long the sign-in asks to wait."""
    refused = refusal(lambda: desk.users.sign_in(name, password))
    assert refused.problem is Problem.WAIT_BEFORE_SIGN_IN
    return refused.values["seconds"]


def test_the_right_password_gives_the_actor_with_role_and_unit(desk: Desk, school_head: Actor) -> None:
    assert desk.users.sign_in("user2", PASSWORD) == school_head


def test_the_sign_in_name_is_taken_in_any_case_and_with_blanks_around_it(desk: Desk, head: Actor) -> None:
    assert desk.users.sign_in(" USER1 ", PASSWORD) == head


def test_a_wrong_name_and_a_wrong_password_are_refused_in_the_same_words(desk: Desk) -> None:
    name, password = (
        refusal(lambda: desk.users.sign_in("nobody", PASSWORD)),
        refusal(lambda: desk.users.sign_in("user1", WRONG)),
    )
    assert name.problem is password.problem is Problem.WRONG_SIGN_IN
    assert (name.field, name.values) == (password.field, password.values)


def test_three_tries_are_free_then_the_wait_doubles_from_one_second(desk: Desk, clock: Clock) -> None:
    wrong_tries(desk, 3)
    for seconds in (1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300):
        assert seconds_to_wait(desk) == str(seconds)
        clock.pass_by(seconds=seconds - 0.5)
        assert seconds_to_wait(desk) == "1"
        clock.pass_by(seconds=0.5)
        wrong_tries(desk, 1)


def test_a_name_that_nobody_has_waits_like_any_other(desk: Desk) -> None:
    wrong_tries(desk, 3, "nobody")
    assert seconds_to_wait(desk, "nobody") == "1"


def test_the_right_password_after_the_wait_ends_it(desk: Desk, clock: Clock, head: Actor) -> None:
    wrong_tries(desk, 3)
    clock.pass_by(seconds=1)
    assert desk.users.sign_in("user1", PASSWORD) == head
    wrong_tries(desk, 3)


def test_one_users_wait_does_not_stop_another(desk: Desk, school_head: Actor) -> None:
    wrong_tries(desk, 3)
    assert desk.users.sign_in("user2", PASSWORD) == school_head


def test_the_wait_outlives_a_restart(template: tuple[Path, OfficeIds], tmp_path: Path, clock: Clock) -> None:
    with opened(template[0], tmp_path, clock) as desk:
        wrong_tries(desk, 3)
    again = open_register(tmp_path / template[0].name, KEY)
    try:
        refused = refusal(lambda: Users(again, policy(), clock, 4).sign_in("user1", PASSWORD))
        assert refused.problem is Problem.WAIT_BEFORE_SIGN_IN
    finally:
        again.close()


def test_a_clock_that_was_put_back_locks_nobody_out_for_longer(desk: Desk, clock: Clock) -> None:
    wrong_tries(desk, 3)
    clock.pass_by(days=-365)
    assert seconds_to_wait(desk) == "1"


def test_wrong_tries_are_in_the_log_without_what_was_typed(desk: Desk) -> None:
    before = len(audit_lines(desk.database))
    wrong_tries(desk, 1, "TypedMyPassword#1")
    wrong_tries(desk, 1)
    desk.users.sign_in("user1", PASSWORD)
    lines = audit_lines(desk.database)[before:]
    assert [(line.what, line.subject_id) for line in lines] == [
        ("sign_in_failed", None),
        ("sign_in_failed", 1),
        ("signed_in", 1),
    ]
    assert "TypedMyPassword" not in "".join(f"{line.before}{line.after}" for line in lines)


def test_a_name_that_nobody_has_costs_a_hash_as_well(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    import bcrypt

    checked: list[bytes] = []
    real = bcrypt.checkpw

    def counting(password: bytes, hashed: bytes) -> bool:
        checked.append(hashed)
        return real(password, hashed)

    monkeypatch.setattr(bcrypt, "checkpw", counting)
    wrong_tries(desk, 1, "nobody")
    wrong_tries(desk, 1)
    cost = [hashed.split(b"$")[2] for hashed in checked]
    assert cost == [b"04", b"04"]


def test_bcrypt_is_used_at_cost_12_unless_a_test_asks_for_less() -> None:
    assert ROUNDS == 12
    assert hash_password(PASSWORD, 12).startswith("$2b$12$")


@pytest.mark.parametrize("password", ["ก" * 25, "A" * 73, "", "\0", "a\0b"])
def test_what_bcrypt_cannot_take_is_a_wrong_password_and_no_crash(desk: Desk, password: str) -> None:
    assert refusal(lambda: desk.users.sign_in("user1", password)).problem is Problem.WRONG_SIGN_IN


def test_a_thai_password_is_the_same_however_its_marks_were_typed(desk: Desk, head: Actor) -> None:
    decomposed, composed = "Cafe\u0301#123", "Caf\u00e9#123"
    desk.users.change_password(head, PASSWORD, decomposed, decomposed)
    assert desk.users.sign_in("user1", composed) == head


def test_a_user_who_is_shut_out_cannot_sign_in_and_is_not_offered(desk: Desk, head: Actor) -> None:
    assert desk.users.names() == ("user1", "user2", "user3", "user4")
    desk.users.set_active(head, 3, False)
    assert refusal(lambda: desk.users.sign_in("user3", PASSWORD)).problem is Problem.WRONG_SIGN_IN
    assert "user3" not in desk.users.names()
    desk.users.set_active(head, 3, True)
    assert desk.users.sign_in("user3", PASSWORD).role is Role.REGISTRAR


def test_nobody_shuts_themselves_out(desk: Desk, head: Actor) -> None:
    assert refusal(lambda: desk.users.set_active(head, head.user_id, False)).problem is Problem.NOT_ALLOWED


def test_a_password_is_good_for_six_months_to_the_day(desk: Desk, head: Actor, clock: Clock) -> None:
    clock.now = clock.now.replace(year=2027, month=4, day=1)  # set on 1 October
    assert not desk.users.password_expired(head)
    clock.pass_by(days=1)
    assert desk.users.password_expired(head)
    desk.users.change_password(head, PASSWORD, "Klang#2571", "Klang#2571")
    assert not desk.users.password_expired(head)


def test_a_changed_password_holds_and_the_old_one_no_longer(desk: Desk, head: Actor) -> None:
    desk.users.change_password(head, PASSWORD, "Klang#2571", "Klang#2571")
    assert desk.users.sign_in("user1", "Klang#2571") == head
    assert refusal(lambda: desk.users.sign_in("user1", PASSWORD)).problem is Problem.WRONG_SIGN_IN


@pytest.mark.parametrize(
    ("new", "again", "problem"),
    [
        ("short#1A", "short#1B", Problem.PASSWORDS_DIFFER),
        ("nouppercase#1", "nouppercase#1", Problem.WEAK_PASSWORD),
        ("", "", Problem.EMPTY),
        ("Aa1#" + "ก" * 23, "Aa1#" + "ก" * 23, Problem.PASSWORD_TOO_LONG),
        (PASSWORD, PASSWORD, Problem.PASSWORD_UNCHANGED),
    ],
)
def test_a_new_password_obeys_clause_3_4_1(new: str, again: str, problem: Problem, desk: Desk, head: Actor) -> None:
    refused = refusal(lambda: desk.users.change_password(head, PASSWORD, new, again))
    assert isinstance(refused, InvalidInputError)
    assert refused.problem is problem
    assert desk.users.sign_in("user1", PASSWORD) == head


def test_guessing_the_old_password_at_the_change_counts_like_guessing_at_sign_in(desk: Desk, head: Actor) -> None:
    for _ in range(3):
        refused = refusal(lambda: desk.users.change_password(head, WRONG, "Klang#2571", "Klang#2571"))
        assert refused.problem is Problem.WRONG_SIGN_IN
    assert seconds_to_wait(desk) == "1"


def test_a_new_user_signs_in_at_once(desk: Desk, head: Actor) -> None:
    user_id = desk.users.add_user(head, user_draft()).id
    assert desk.users.sign_in("malee", PASSWORD).user_id == user_id
    assert "นางมาลี สุขใจ" in [user.name for user in desk.users.users(head)]


def test_a_user_is_refused_for_a_name_that_is_taken_in_another_case(desk: Desk, head: Actor) -> None:
    refused = refusal(lambda: desk.users.add_user(head, user_draft(sign_in_name="User1")))
    assert (refused.problem, refused.field) == (Problem.USERNAME_TAKEN, "sign_in_name")


def test_no_password_and_no_hash_is_ever_in_the_log(desk: Desk, head: Actor) -> None:
    desk.users.add_user(head, user_draft())
    desk.users.change_password(head, PASSWORD, "Klang#2571", "Klang#2571")
    text = "".join(f"{line.before}{line.after}" for line in audit_lines(desk.database))
    assert "$2b$" not in text
    assert PASSWORD not in text
    assert "Klang#2571" not in text


def test_the_recovery_key_sets_a_forgotten_password_and_ends_the_wait(desk: Desk, head: Actor) -> None:
    key = RecoveryKey.new()
    seal(header_of(desk.database.path), KEY, key)
    wrong_tries(desk, 3)
    same = refusal(lambda: desk.users.reset_with_recovery(key.text, "user1", PASSWORD, PASSWORD))
    assert (same.problem, same.field) == (Problem.PASSWORD_UNCHANGED, "password")
    desk.users.reset_with_recovery("-".join(key.groups).lower(), "user1", "Klang#2571", "Klang#2571")
    assert desk.users.sign_in("user1", "Klang#2571") == head
    assert "password_reset_with_recovery_key" in {line.what for line in audit_lines(desk.database)}


def test_another_registers_recovery_key_sets_nothing(desk: Desk, head: Actor) -> None:
    seal(header_of(desk.database.path), KEY, RecoveryKey.new())
    other = "-".join(RecoveryKey.new().groups)
    refused = refusal(lambda: desk.users.reset_with_recovery(other, "user1", "Klang#2571", "Klang#2571"))
    assert refused.problem is Problem.WRONG_RECOVERY_KEY
    assert desk.users.sign_in("user1", PASSWORD) == head
