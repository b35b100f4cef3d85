"""The printed recovery key: shown to be readable once, and made anew when the paper is lost."""

from __future__ import annotations

import pytest

from elaas_desk.domain.actors import Actor
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.keys import CredentialStore, RecoveryKey, header_of, register_id, seal, unseal
from elaas_desk.services.desk import Desk
from elaas_desk.services.recovery import CONFIRMED, Recovery
from tests.services.office import KEY, OneKey, audit_lines


def service(desk: Desk, store: CredentialStore | None) -> Recovery:
    return Recovery(desk.database, desk.policy, desk.clock, store)


@pytest.fixture
def paper(desk: Desk) -> RecoveryKey:
    """The recovery key under which the register was sealed when it was made."""
    key = RecoveryKey.new()
    seal(header_of(desk.database.path), KEY, key)
    return key


def test_a_register_asks_until_the_paper_was_shown_to_be_readable(desk: Desk, head: Actor) -> None:
    with desk.database.work(head, desk.clock()) as work:
        work.settings.set(CONFIRMED, "")
        work.commit()
    assert not desk.recovery.is_confirmed(head)
    desk.recovery.confirm(head)
    assert desk.recovery.is_confirmed(head)


def test_a_new_paper_opens_the_register_and_the_former_one_no_more(desk: Desk, head: Actor, paper: RecoveryKey) -> None:
    header = header_of(desk.database.path)
    name = register_id(header)
    renewed = service(desk, OneKey()).renew(head)
    assert unseal(header, renewed) == KEY
    assert register_id(header) == name
    with pytest.raises(UserError) as refused:
        unseal(header, paper)
    assert refused.value.problem is Problem.WRONG_RECOVERY_KEY


def test_a_new_paper_has_to_be_confirmed_again(desk: Desk, head: Actor, paper: RecoveryKey) -> None:
    desk.recovery.confirm(head)
    service(desk, OneKey()).renew(head)
    assert not desk.recovery.is_confirmed(head)


def test_a_pc_that_keeps_no_key_makes_no_new_paper_and_the_former_stays_good(
    desk: Desk, head: Actor, paper: RecoveryKey
) -> None:
    before = header_of(desk.database.path).read_bytes()
    with pytest.raises(UserError) as refused:
        service(desk, None).renew(head)
    assert refused.value.problem is Problem.NO_CREDENTIAL_STORE
    assert header_of(desk.database.path).read_bytes() == before


def test_the_key_itself_is_in_no_line_of_the_log(desk: Desk, head: Actor, paper: RecoveryKey) -> None:
    renewed = service(desk, OneKey()).renew(head)
    lines = " ".join(str(line) for line in audit_lines(desk.database))
    assert lines
    assert not any(group in lines for group in renewed.groups)
