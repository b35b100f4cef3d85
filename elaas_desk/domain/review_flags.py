"""What forbids to confirm a user of a review in passing (circular 2, 3.4.2, 4.1, 4.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from elaas_desk.domain.accounts import Account, PrivilegeGroup
from elaas_desk.domain.conflicts import ConflictException, GroupConflict, conflicts_in_use, conflicts_of
from elaas_desk.domain.password_age import Standing, password_state
from elaas_desk.domain.people import Person, Post
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.review_rows import Flag
from elaas_desk.domain.rights import Verdict, judge

FINANCE_HEADS = frozenset({Post.LAO_FINANCE_HEAD, Post.SUBUNIT_FINANCE_HEAD})
"""Who controls the users of a unit, and so cannot certify the own row (circular 3, 4)."""

_OF_VERDICT = {
    Verdict.NO_DUTY: Flag.NO_DUTY,
    Verdict.ENDED: Flag.GROUP_ENDED,
    Verdict.MORE_THAN_VIEWING: Flag.TOO_MUCH,
}


@dataclass(frozen=True, slots=True)
class Subject:
    """A user of the register as a review looks at one."""

    person: Person
    account: Account
    groups: Sequence[PrivilegeGroup]  # in the register or in New e-LAAS
    duties: Collection[int]  # in force
    is_own: bool = False  # the head's own row


@dataclass(frozen=True, slots=True)
class Rules:
    """What users are judged by on one day."""

    policy: Policy
    today: date
    groups: Sequence[PrivilegeGroup]  # the whole catalogue
    conflicts: Sequence[GroupConflict] = ()
    exceptions: Sequence[ConflictException] = ()

    def flags_of(self, subject: Subject) -> tuple[Flag, ...]:
        """Everything remarkable about a user, in the order of `Flag`."""
        found = set(self._found(subject))
        return tuple(flag for flag in Flag if flag in found)

    def _found(self, subject: Subject) -> Iterator[Flag]:
        person = subject.person
        if person.has_left(self.today):
            yield Flag.LEFT
        for group in subject.groups:
            verdict = judge(group, person.post, subject.duties, self.today)
            if verdict in _OF_VERDICT:
                yield _OF_VERDICT[verdict]
        if self._has_conflict(subject):
            yield Flag.CONFLICT
        if password_state(subject.account, self.policy, self.today).state is Standing.LATE:
            yield Flag.LATE_PASSWORD
        if subject.is_own:
            yield Flag.OWN_ROW

    def _has_conflict(self, subject: Subject) -> bool:
        held = {group.id for group in subject.groups}
        pairs = conflicts_in_use(self.conflicts, self.groups, self.today)
        clashes = conflicts_of(held, pairs, self.exceptions, subject.person.id, self.today)
        return any(not clash.is_excepted for clash in clashes)
