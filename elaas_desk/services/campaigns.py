"""The review of the users in groups (circular 4): started, decided, signed off, and its removals carried out."""

from __future__ import annotations

from elaas_desk.domain.policy import Policy
from elaas_desk.persistence.database import Database
from elaas_desk.services.documents import Renderers
from elaas_desk.services.removal_records import RemovalRecords
from elaas_desk.services.review_decisions import ReviewDecisions
from elaas_desk.services.review_reports import ReviewReports
from elaas_desk.services.review_rounds import ReviewRounds
from elaas_desk.services.review_sign_off import ReviewSignOff
from elaas_desk.services.service import Clock


class Campaigns(ReviewRounds, ReviewReports, ReviewDecisions, ReviewSignOff, RemovalRecords):
    """Everything about reviews, which its parts keep."""

    def __init__(self, database: Database, policy: Policy, clock: Clock, renderers: Renderers) -> None:
        super().__init__(database, policy, clock)
        self._renderers = renderers
