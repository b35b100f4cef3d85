"""All services over one open register."""

from __future__ import annotations

from dataclasses import dataclass

from elaas_desk.domain.policy import Policy
from elaas_desk.persistence.database import Database
from elaas_desk.persistence.keys import CredentialStore
from elaas_desk.services.archive import Archive
from elaas_desk.services.audit import Audit, KeptHead
from elaas_desk.services.blanks import Blanks
from elaas_desk.services.campaigns import Campaigns
from elaas_desk.services.conflicts import Conflicts
from elaas_desk.services.documents import Documents, Renderers
from elaas_desk.services.evidence import Evidence
from elaas_desk.services.exports import Exports
from elaas_desk.services.first_day import FirstDay
from elaas_desk.services.groups import Groups
from elaas_desk.services.letterheads import Letterheads
from elaas_desk.services.lists import Lists
from elaas_desk.services.notices import Notices
from elaas_desk.services.orders import Orders
from elaas_desk.services.reconciling import Reconciling
from elaas_desk.services.recovery import Recovery
from elaas_desk.services.register import Register
from elaas_desk.services.requests import Requests
from elaas_desk.services.scans import Scans
from elaas_desk.services.service import Clock
from elaas_desk.services.signing import Signing
from elaas_desk.services.tasks import Tasks
from elaas_desk.services.texts import Texts
from elaas_desk.services.users import ROUNDS, Users


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that a window or a command works with; it is made anew for each register that is opened."""

    database: Database
    policy: Policy
    clock: Clock
    register: Register
    first_day: FirstDay
    groups: Groups
    conflicts: Conflicts
    orders: Orders
    requests: Requests
    scans: Scans
    campaigns: Campaigns
    reconciling: Reconciling
    recovery: Recovery
    documents: Documents
    archive: Archive
    letterheads: Letterheads
    signing: Signing
    blanks: Blanks
    notices: Notices
    texts: Texts
    evidence: Evidence
    lists: Lists
    exports: Exports
    tasks: Tasks
    users: Users
    audit: Audit

    @classmethod
    def over(
        cls,
        database: Database,
        policy: Policy,
        clock: Clock,
        renderers: Renderers,
        rounds: int = ROUNDS,
        store: CredentialStore | None = None,
    ) -> Desk:
        """The services over a register that is open; `rounds` is bcrypt's cost.

        With a `store` this PC remembers the last line of the log (`Audit.keep_head`).
        """
        kept = None if store is None else KeptHead.of(store, database)
        return cls(
            database,
            policy,
            clock,
            Register(database, policy, clock),
            FirstDay(database, policy, clock),
            Groups(database, policy, clock),
            Conflicts(database, policy, clock),
            Orders(database, policy, clock),
            Requests(database, policy, clock),
            Scans(database, policy, clock),
            Campaigns(database, policy, clock, renderers),
            Reconciling(database, policy, clock),
            Recovery(database, policy, clock, store),
            Documents(database, policy, clock, renderers),
            Archive(database, policy, clock),
            Letterheads(database, policy, clock, renderers),
            Signing(database, policy, clock),
            Blanks(database, policy, clock, renderers),
            Notices(database, policy, clock, renderers),
            Texts(database, policy, clock, renderers),
            Evidence(database, policy, clock, renderers, kept),
            Lists(database, policy, clock, renderers),
            Exports(database, policy, clock),
            Tasks(database, policy, clock),
            Users(database, policy, clock, rounds),
            Audit(database, policy, clock, kept),
        )

    def close(self) -> None:
        """Close the register; the desk is of no use after that."""
        try:
            self.audit.keep_head()
        finally:
            self.database.close()
