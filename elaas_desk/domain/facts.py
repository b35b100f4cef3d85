"""What the tasks are computed from: everything that the register knows on one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from elaas_desk.domain.accounts import Account, Membership, PrivilegeGroup
from elaas_desk.domain.acknowledgements import AcknowledgementRepeat
from elaas_desk.domain.conflicts import ConflictException, GroupConflict
from elaas_desk.domain.offices import Unit
from elaas_desk.domain.people import Departure, Duty, DutyAssignment, Person
from elaas_desk.domain.removals import Removal
from elaas_desk.domain.requests import AccessRequest
from elaas_desk.domain.review_rows import Progress
from elaas_desk.domain.reviews import Review
from elaas_desk.domain.task_values import Snooze


@dataclass(frozen=True, slots=True)
class Facts:
    """The register's values, in no special order."""

    units: tuple[Unit, ...] = ()
    people: tuple[Person, ...] = ()
    accounts: tuple[Account, ...] = ()
    groups: tuple[PrivilegeGroup, ...] = ()
    memberships: tuple[Membership, ...] = ()
    duties: tuple[Duty, ...] = ()
    assignments: tuple[DutyAssignment, ...] = ()
    requests: tuple[AccessRequest, ...] = ()
    reviews: tuple[Review, ...] = ()
    snoozes: tuple[Snooze, ...] = ()
    conflicts: tuple[GroupConflict, ...] = ()
    exceptions: tuple[ConflictException, ...] = ()
    removals: tuple[Removal, ...] = ()
    departures: tuple[Departure, ...] = ()
    progress: Mapping[int, Progress] = field(default_factory=dict)  # by review that is not signed off
    signed_for: Mapping[int, str] = field(default_factory=dict)  # by person: the circular of the last signature
    acknowledgement_repeat: AcknowledgementRepeat = AcknowledgementRepeat.CIRCULAR
