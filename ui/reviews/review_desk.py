"""What the screens of reviews work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.policy import Clause
from elaas_desk.services.campaigns import Campaigns
from elaas_desk.services.documents import Documents
from elaas_desk.services.reconciling import Reconciling
from elaas_desk.services.register import Register
from elaas_desk.services.scans import Scans
from ui.jobs import Jobs


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """The services, the user, and the circular's clauses."""

    campaigns: Campaigns
    reconciling: Reconciling
    register: Register
    documents: Documents
    scans: Scans
    actor: Actor
    jobs: Jobs
    today: Callable[[], date]
    clauses: Mapping[str, Clause]
