"""What this PC remembers of the log shows when lines are cut off its end."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from elaas_desk.domain.actors import Actor
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.cipher import connect
from elaas_desk.persistence.database import open_register
from elaas_desk.persistence.keys import CredentialStore, RecoveryKey, header_of, seal
from elaas_desk.services.desk import Desk
from tests.services.office import KEY, RENDERERS, ROUNDS, Clock, OfficeIds, policy

Opening = Callable[[], Desk]


class InMemory(CredentialStore):
    """A credential store that forgets everything with the test."""

    def __init__(self) -> None:
        self.heads: dict[str, str] = {}
        self.answers = True

    def works(self) -> bool:
        """Always."""
        return True

    def chain_head(self, register_id: str) -> str | None:
        """What was put last."""
        self._answer()
        return self.heads.get(register_id)

    def put_chain_head(self, register_id: str, head: str) -> None:
        """Keep it."""
        self._answer()
        self.heads[register_id] = head

    def _answer(self) -> None:
        if not self.answers:
            raise UserError(Problem.NO_CREDENTIAL_STORE)


@pytest.fixture
def store() -> InMemory:
    return InMemory()


@pytest.fixture
def path(template: tuple[Path, OfficeIds], tmp_path: Path) -> Path:
    copy = Path(shutil.copyfile(template[0], tmp_path / "register.elaas"))
    seal(header_of(copy), KEY, RecoveryKey.new())
    return copy


@pytest.fixture
def opening(path: Path, store: InMemory) -> Opening:
    return lambda: Desk.over(open_register(path, KEY), policy(), Clock(), RENDERERS, ROUNDS, store)


def lengthen(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    """One more line in the log."""
    desk.register.reveal_national_id(head, ids.lao.user)


def lengthen_otherwise(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    """Another line: the same one at the same moment would be the one that was cut off."""
    desk.register.reveal_national_id(head, ids.school.user)


def cut(path: Path, lines: int) -> None:
    """What somebody can do who has the key: take the last lines away."""
    connection = connect(path, KEY)
    connection.execute("DROP TRIGGER audit_lines_no_delete")
    connection.execute("DELETE FROM audit_lines WHERE id > (SELECT max(id) FROM audit_lines) - ?", (lines,))
    connection.commit()
    connection.close()


def test_a_closed_register_leaves_the_head_of_its_log_on_this_pc(
    opening: Opening, store: InMemory, head: Actor, ids: OfficeIds
) -> None:
    desk = opening()
    lengthen(desk, head, ids)
    last = desk.database.chain_head()
    desk.close()
    assert list(store.heads.values()) == [last.text()]


def test_lines_cut_off_the_end_show_and_stay_known_until_somebody_looks(
    opening: Opening, path: Path, head: Actor, ids: OfficeIds
) -> None:
    desk = opening()
    lengthen(desk, head, ids)
    desk.close()
    cut(path, 1)
    for _ in range(2):  # the cut log is opened, lengthened and closed in between
        desk = opening()
        verdict = desk.audit.verify(head)
        lengthen_otherwise(desk, head, ids)
        desk.close()
        assert not verdict.intact


def test_a_log_that_another_program_lengthened_is_walked_and_remembered(
    opening: Opening, path: Path, store: InMemory, head: Actor, ids: OfficeIds
) -> None:
    opening().close()
    other = Desk.over(open_register(path, KEY), policy(), Clock(), RENDERERS, ROUNDS)
    lengthen(other, head, ids)
    last = other.database.chain_head()
    other.close()
    desk = opening()
    assert desk.audit.verify(head).intact
    desk.close()
    assert list(store.heads.values()) == [last.text()]


def test_a_store_that_does_not_answer_stops_neither_verifying_nor_closing(
    opening: Opening, store: InMemory, head: Actor, ids: OfficeIds
) -> None:
    desk = opening()
    store.answers = False
    lengthen(desk, head, ids)
    assert desk.audit.verify(head).intact
    desk.close()
    assert store.heads == {}
