"""A new register: whole or not at all, and opened again with the key of this PC or with the printed one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from elaas_desk.domain.actors import Role
from elaas_desk.domain.drafts import OfficeDraft, UnitDraft
from elaas_desk.domain.offices import OfficeType, UnitKind
from elaas_desk.domain.people import Post
from elaas_desk.errors import InvalidInputError, Problem, UserError
from elaas_desk.persistence.keys import CredentialStore, DataKey, RecoveryKey, header_of, register_id, seal
from elaas_desk.services.desk import Desk
from elaas_desk.services.opening import open_desk
from elaas_desk.services.setup import NewRegister, create_register
from tests.services.office import PASSWORD, RENDERERS, ROUNDS, Clock, person_draft, policy, refusal, user_draft

OFFICE = OfficeDraft(OfficeType.SUBDISTRICT, "บ้านใหม่", "เมือง", "สุพรรณบุรี")
SCHOOL = UnitDraft("โรงเรียนอนุบาลบ้านใหม่")
HEAD = person_draft(0, Post.LAO_USER)
USER = user_draft(sign_in_name="pimchanok", role=None, unit_id=None)


class KeepsNothing(CredentialStore):
    """A PC without a credential store, whatever the one of the tests has."""

    def works(self) -> bool:
        """Never."""
        return False


class FailsToKeep(CredentialStore):
    """A credential store that answers, and refuses at the last moment."""

    def works(self) -> bool:
        """It says so."""
        return True

    def put(self, register_id: str, key: DataKey) -> None:
        """It does not."""
        raise UserError(Problem.NO_CREDENTIAL_STORE)


class BreaksOff(FailsToKeep):
    """Somebody ends the program while the key is being kept."""

    def put(self, register_id: str, key: DataKey) -> None:
        """It never comes back."""
        raise KeyboardInterrupt


def make(path: Path, store: CredentialStore | None = None, **changes: Any) -> NewRegister:
    """The register of a small office."""
    entries = dict[str, Any](office=OFFICE, units=(SCHOOL,), head=HEAD, user=USER) | changes
    return create_register(
        path,
        store=store or KeepsNothing(),
        clock=Clock(),
        rounds=ROUNDS,
        **entries,
    )


def again(path: Path, recovery_key: str | None = None, store: CredentialStore | None = None) -> Desk:
    """The register opened once more."""
    return open_desk(path, store or KeepsNothing(), policy(), Clock(), RENDERERS, recovery_key, ROUNDS)


def test_a_new_register_has_its_office_units_head_and_first_user(tmp_path: Path) -> None:
    made = make(tmp_path / "register.elaas")
    desk = Desk.over(made.database, policy(), Clock(), RENDERERS, ROUNDS)
    try:
        assert desk.users.sign_in("pimchanok", PASSWORD) == made.actor
        assert made.actor.role is Role.LAO_HEAD
        assert not made.key_kept
        lao, school = desk.register.units(made.actor)
        assert (lao.kind, lao.name) == (UnitKind.LAO, "องค์การบริหารส่วนตำบลบ้านใหม่")
        assert (school.kind, school.name) == (UnitKind.SUBORDINATE, SCHOOL.name)
        (person,) = desk.register.people(made.actor)
        assert (person.post, person.unit_id) == (Post.LAO_FINANCE_HEAD, lao.id)
        assert desk.users.users(made.actor)[0].person_id == person.id
        assert desk.audit.verify(made.actor).intact
    finally:
        desk.close()
    names = {each.name for each in tmp_path.iterdir()}
    assert names == {"register.elaas", "register.elaas.key"}


def test_without_a_kept_key_it_opens_with_the_recovery_key_alone(tmp_path: Path) -> None:
    path = tmp_path / "register.elaas"
    made = make(path)
    made.database.close()
    assert refusal(lambda: again(path)).problem is Problem.NEEDS_RECOVERY_KEY
    assert refusal(lambda: again(path, RecoveryKey.new().text)).problem is Problem.WRONG_RECOVERY_KEY
    desk = again(path, made.recovery_key.text)
    try:
        assert desk.users.names() == ("pimchanok",)
    finally:
        desk.close()


@pytest.mark.parametrize(
    ("changes", "field", "problem"),
    [
        ({"office": replace(OFFICE, name="")}, "office.name", Problem.EMPTY),
        ({"units": (SCHOOL, SCHOOL)}, "units[1].name", Problem.UNIT_TWICE),
        ({"head": replace(HEAD, national_id="123")}, "head.national_id", Problem.NATIONAL_ID_LENGTH),
        ({"user": replace(USER, password="weak", password_again="weak")}, "user.password", Problem.WEAK_PASSWORD),
    ],
)
def test_wrong_entries_name_their_step_and_leave_no_file(
    changes: dict[str, Any], field: str, problem: Problem, tmp_path: Path
) -> None:
    refused = refusal(lambda: make(tmp_path / "register.elaas", **changes))
    assert isinstance(refused, InvalidInputError)
    assert [(each.field, each.problem) for each in refused.problems] == [(field, problem)]
    assert list(tmp_path.iterdir()) == []


def test_a_unit_cannot_have_the_name_of_the_office(tmp_path: Path) -> None:
    refused = refusal(lambda: make(tmp_path / "r.elaas", units=(UnitDraft("องค์การบริหารส่วนตำบลบ้านใหม่"),)))
    assert (refused.problem, refused.field) == (Problem.UNIT_TWICE, "units[0].name")


def test_a_failure_at_the_last_step_leaves_no_half_register(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        make(tmp_path / "register.elaas", BreaksOff())
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_refuses_at_the_last_moment_leaves_the_recovery_key(tmp_path: Path) -> None:
    made = make(tmp_path / "register.elaas", FailsToKeep())
    made.database.close()
    assert not made.key_kept
    again(tmp_path / "register.elaas", made.recovery_key.text, FailsToKeep()).close()


def test_a_register_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "register.elaas"
    path.write_bytes(b"what was there before")
    assert refusal(lambda: make(path)).problem is Problem.REGISTER_EXISTS
    assert path.read_bytes() == b"what was there before"
    assert [each.name for each in tmp_path.iterdir()] == ["register.elaas"]


def test_a_folder_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    assert refusal(lambda: make(tmp_path / "gone" / "register.elaas")).problem is Problem.REGISTER_READ_ONLY


def test_the_key_of_a_register_that_was_moved_away_is_put_aside_not_lost(tmp_path: Path) -> None:
    path, moved = tmp_path / "register.elaas", RecoveryKey.new()
    seal(header_of(path), DataKey.new(), moved)
    former = header_of(path).read_bytes()
    made = make(path)
    made.database.close()
    aside = [each for each in tmp_path.iterdir() if each.name.startswith("register.elaas.key.")]
    assert [each.read_bytes() for each in aside] == [former]


def test_what_a_power_cut_left_of_an_earlier_try_does_not_stop_the_next(tmp_path: Path) -> None:
    path = tmp_path / "register.elaas"
    path.with_name("register.elaas.new").write_bytes(b"half")
    make(path).database.close()
    assert {each.name for each in tmp_path.iterdir()} == {"register.elaas", "register.elaas.key"}


def test_a_register_that_is_missing_is_said_before_its_key_is_asked_for(tmp_path: Path) -> None:
    assert refusal(lambda: again(tmp_path / "none.elaas")).problem is Problem.REGISTER_MISSING


@pytest.mark.secret_service
def test_the_credential_store_opens_the_register_and_learns_the_key_from_the_recovery_key(tmp_path: Path) -> None:
    path, store = tmp_path / "register.elaas", CredentialStore()
    made = make(path, store)
    assert made.key_kept
    made.database.close()
    again(path, store=store).close()
    store.forget(register_id(header_of(path)))
    assert refusal(lambda: again(path, store=store)).problem is Problem.NEEDS_RECOVERY_KEY
    again(path, made.recovery_key.text, store).close()
    again(path, store=store).close()
    store.forget(register_id(header_of(path)))
