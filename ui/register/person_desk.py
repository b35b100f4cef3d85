"""What the dialogs about people work with, in one value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.policy import Clause
from elaas_desk.services.conflicts import Conflicts
from elaas_desk.services.documents import Documents
from elaas_desk.services.exports import Exports
from elaas_desk.services.groups import Groups
from elaas_desk.services.lists import Lists
from elaas_desk.services.notices import Notices
from elaas_desk.services.register import Register
from elaas_desk.services.scans import Scans
from ui.jobs import Jobs


@dataclass(frozen=True, slots=True)
class PersonDesk:
    """The services, who asks them, and the one way to ask."""

    register: Register
    groups: Groups
    conflicts: Conflicts
    documents: Documents
    scans: Scans
    exports: Exports
    lists: Lists
    notices: Notices
    actor: Actor
    jobs: Jobs
    today: Callable[[], date]
    clauses: Mapping[str, Clause]

    def clause_text(self, number: str) -> str:
        """The circular's own sentence, or nothing for a clause that it does not have."""
        found = self.clauses.get(number)
        return found.text if found else ""
