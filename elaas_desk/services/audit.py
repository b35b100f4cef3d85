"""Reading and verifying the log of what happened."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.policy import Policy
from elaas_desk.errors import UserError
from elaas_desk.persistence.audit import AuditLine, AuditVerdict, ChainHead
from elaas_desk.persistence.database import Database
from elaas_desk.persistence.keys import CredentialStore, header_of, register_id
from elaas_desk.services.access import Deed, require
from elaas_desk.services.service import Clock, Service
from elaas_desk.services.users import NOBODY


@dataclass(frozen=True, slots=True)
class KeptHead:
    """The last line of a register's log as this PC remembers it, outside of the register."""

    store: CredentialStore
    register_id: str

    @classmethod
    def of(cls, store: CredentialStore, database: Database) -> KeptHead | None:
        """Where this PC keeps it; None where it keeps nothing."""
        return cls(store, register_id(header_of(database.path))) if store.works() else None

    def read(self) -> ChainHead | None:
        """None where none was kept, or the store does not answer."""
        with suppress(UserError):
            return ChainHead.parse(self.store.chain_head(self.register_id) or "")
        return None

    def write(self, head: ChainHead) -> None:
        """Remember it; a store that does not answer keeps the former one, which serves as well."""
        with suppress(UserError):
            self.store.put_chain_head(self.register_id, head.text())


class Audit(Service):
    """The log; it is written by the unit of work and never changed."""

    def __init__(self, database: Database, policy: Policy, clock: Clock, kept: KeptHead | None = None) -> None:
        super().__init__(database, policy, clock)
        self._kept = kept
        self._found = None if kept is None else database.chain_head()  # when the register was opened

    def lines(self, actor: Actor, limit: int = 200, before: int | None = None) -> tuple[AuditLine, ...]:
        """The newest lines first; `before` is the number of the last line of the page shown so far."""
        require(actor, Deed.READ_LOG)
        with self._work(actor) as work:
            return work.audit.lines(limit, before)

    def verify(self, actor: Actor) -> AuditVerdict:
        """Walk the whole chain and say whether it is intact, and whether lines that this PC remembers are gone."""
        require(actor, Deed.READ_LOG)
        return self._verdict(actor, None if self._kept is None else self._kept.read())

    def keep_head(self) -> None:
        """Let this PC remember the last line, for when the register is closed.

        A head that the log does not continue stays: over it the lines that were cut off would be forgotten. What was
        there when the register was opened needs no walk, since only lines of this program came after it.
        """
        if self._kept is None:
            return
        former = self._kept.read()
        if former is None or former == self._found or self._verdict(NOBODY, former).intact:
            self._kept.write(self._database.chain_head())

    def _verdict(self, actor: Actor, expected: ChainHead | None) -> AuditVerdict:
        with self._work(actor) as work:
            return work.audit.verify(expected)
