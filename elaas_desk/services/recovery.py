"""The printed recovery key: whether somebody has shown that the paper can be read, and a new one for a lost paper."""

from __future__ import annotations

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.policy import Policy
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.database import Database
from elaas_desk.persistence.keys import CredentialStore, RecoveryKey, header_of, register_id, seal
from elaas_desk.services.access import Deed, require
from elaas_desk.services.service import Clock, Service

CONFIRMED = "recovery_key_confirmed"
"""The setting of the register that says whether somebody has."""


class Recovery(Service):
    """Without the paper a broken PC takes the register with it, so the program asks until it was confirmed."""

    def __init__(self, database: Database, policy: Policy, clock: Clock, store: CredentialStore | None = None) -> None:
        super().__init__(database, policy, clock)
        self._store = store

    def is_confirmed(self, actor: Actor) -> bool:
        """Whether parts of the printed key were typed back since it was made."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            return work.settings.get(CONFIRMED, "") == "yes"

    def confirm(self, actor: Actor) -> Changed:
        """Record that parts of the printed key were typed back."""
        return self._set(actor, "yes")

    def renew(self, actor: Actor) -> RecoveryKey:
        """Seal the register under a new recovery key; the former paper opens it no more.

        The data key comes from the credential store of this PC: NO_CREDENTIAL_STORE where it holds none.
        """
        require(actor, Deed.EDIT_OFFICE)
        header = header_of(self._database.path)
        name = register_id(header)
        store = self._store
        data_key = store.get(name) if store is not None and store.works() else None
        if data_key is None:
            raise UserError(Problem.NO_CREDENTIAL_STORE)
        recovery_key = RecoveryKey.new()
        self._set(actor, "no")
        seal(header, data_key, recovery_key, name)
        return recovery_key

    def _set(self, actor: Actor, confirmed: str) -> Changed:
        require(actor, Deed.EDIT_OFFICE)
        with self._work(actor) as work:
            work.settings.set(CONFIRMED, confirmed)
            work.commit()
        return Changed.SETTINGS
