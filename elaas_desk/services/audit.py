"""Reading and verifying the log of what happened."""

from __future__ import annotations

from elaas_desk.domain.actors import Actor
from elaas_desk.persistence.audit import AuditLine, AuditVerdict
from elaas_desk.services.access import Deed, require
from elaas_desk.services.service import Service


class Audit(Service):
    """The log; it is written by the unit of work and never changed."""

    def lines(self, actor: Actor, limit: int = 200, before: int | None = None) -> tuple[AuditLine, ...]:
        """The newest lines first; `before` is the number of the last line of the page shown so far."""
        require(actor, Deed.READ_LOG)
        with self._work(actor) as work:
            return work.audit.lines(limit, before)

    def verify(self, actor: Actor) -> AuditVerdict:
        """Walk the whole chain and say whether it is intact."""
        require(actor, Deed.READ_LOG)
        with self._work(actor) as work:
            return work.audit.verify()
