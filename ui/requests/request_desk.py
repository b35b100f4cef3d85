"""What the screens of requests work with, in one value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.policy import Clause
from elaas_desk.domain.proposals import OrderedDuty
from elaas_desk.services.documents import Documents
from elaas_desk.services.groups import Groups
from elaas_desk.services.register import Register
from elaas_desk.services.requests import Requests
from elaas_desk.services.scans import Scans
from elaas_desk.services.views import PersonDetail
from ui.jobs import Jobs


@dataclass(frozen=True, slots=True)
class RequestDesk:
    """The services, who asks them, and the one way to ask."""

    requests: Requests
    scans: Scans
    documents: Documents
    register: Register
    groups: Groups
    actor: Actor
    jobs: Jobs
    today: Callable[[], date]
    clauses: Mapping[str, Clause]

    def clause_text(self, clause: str) -> str:
        """The circular's own sentence, or nothing for a clause that it does not have."""
        found = self.clauses.get(clause)
        return found.text if found else ""


@dataclass(frozen=True, slots=True)
class Basis:
    """What the register knows of somebody for whom a request is made."""

    detail: PersonDetail
    groups: tuple[PrivilegeGroup, ...]  # the whole catalogue

    @property
    def username(self) -> str:
        """The user name in New e-LAAS, or nothing."""
        return self.detail.account.username if self.detail.account else ""

    @property
    def held(self) -> tuple[PrivilegeGroup, ...]:
        """The groups that the person is in."""
        return tuple(each.group for each in self.detail.held)

    @property
    def duties(self) -> tuple[OrderedDuty, ...]:
        """The duties in force with their orders."""
        return tuple(OrderedDuty(each.duty, each.assignment) for each in self.detail.duties if each.in_force)


def read_basis(desk: RequestDesk, person_id: int) -> Basis:
    """Read it; on the worker."""
    return Basis(desk.register.detail(desk.actor, person_id), desk.groups.groups(desk.actor))
