"""Corrections of the register as they are written, kept with what was before, and undone (circular 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from elaas_desk.changes import Changed
from elaas_desk.domain.accounts import Account, Membership, PrivilegeGroup
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.correction_steps import Step, Subject
from elaas_desk.domain.corrections import Correction
from elaas_desk.domain.people import Person
from elaas_desk.domain.removals import Removal
from elaas_desk.domain.told import parse, told
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork

REMOVALS: Final = "removals"
"""The subject of removals that a correction recorded along with it."""

SUBJECTS: Final = frozenset({*Subject, REMOVALS})
"""By which corrections of the register are told from decisions and requests."""

_KINDS: Final[dict[str, type[Any]]] = {
    Subject.GROUPS: PrivilegeGroup,
    Subject.PEOPLE: Person,
    Subject.ACCOUNTS: Account,
    Subject.MEMBERSHIPS: Membership,
    REMOVALS: Removal,
}
_TOUCHED: Final = {
    Subject.GROUPS: Changed.GROUPS,
    Subject.PEOPLE: Changed.PEOPLE,
    Subject.ACCOUNTS: Changed.ACCOUNTS,
    Subject.MEMBERSHIPS: Changed.ACCOUNTS | Changed.GROUPS,
    REMOVALS: Changed.REMOVALS,
}


@dataclass(frozen=True, slots=True)
class Accepted:
    """By whom, when and from which report corrections were accepted."""

    actor: Actor
    at: datetime
    import_id: int
    review_id: int | None


class Batch:
    """Corrections that are written together, and so are undone together."""

    def __init__(self, work: UnitOfWork, accepted: Accepted) -> None:
        self.number = work.corrections.next_batch()
        self._work = work
        self._accepted = accepted
        self._place = 0
        self._numbers: dict[int, int] = {}  # of new values: by the negative one

    def write(self, steps: Iterable[Step]) -> Iterator[tuple[Any, Any]]:
        """Write each step; gives the value as it was, None for a new one, and as it stands in the register now."""
        for step in steps:
            yield self.keep(step.subject, step.before, self._numbered(step.after))

    def keep(self, subject: str, before: Any, after: Any) -> tuple[Any, Any]:
        """Write one value and remember what undoes it."""
        store = _store(self._work, subject)
        value_id = after.id
        if before is None:
            value_id = self._numbers[after.id] = store.add(after)
        else:
            store.save(after)
        stands = store.get(value_id)
        accepted = self._accepted
        self._work.corrections.add(
            Correction(
                0,
                self.number,
                self._place,
                subject,
                value_id,
                "" if before is None else told(before),
                told(stands),
                accepted.at,
                accepted.actor.name,
                accepted.review_id,
                accepted.import_id,
            )
        )
        self._place += 1
        return before, stands

    def _numbered(self, value: Any) -> Any:
        """The value with the register's numbers of what was added before it."""
        if isinstance(value, Account):
            return replace(value, person_id=self._numbers.get(value.person_id, value.person_id))
        if isinstance(value, Membership):
            account_id = self._numbers.get(value.account_id, value.account_id)
            return replace(value, account_id=account_id, group_id=self._numbers.get(value.group_id, value.group_id))
        return value


def take_back(work: UnitOfWork, corrections: Sequence[Correction], at: datetime) -> None:
    """Give the register back what it held before a batch; CHANGED_MEANWHILE where anything of it was changed since."""
    for each in reversed(corrections):
        store = _store(work, each.subject)
        stands = _standing(store, each.subject_id)
        if stands is None or told(stands) != each.after:
            raise UserError(Problem.CHANGED_MEANWHILE)
        if each.before:
            store.save(replace(parse(_KINDS[each.subject], each.before), version=stands.version))
        else:
            _remove(store, each.subject_id)
    work.corrections.mark_undone(corrections[0].batch, at)


def changed_by(subjects: Iterable[str]) -> Changed:
    """What screens must look at again."""
    found = Changed.TASKS
    for subject in subjects:
        found |= _TOUCHED[subject]
    return found


def values_of(corrections: Iterable[Correction]) -> Iterator[Any]:
    """What the corrections are about: as it was, and as it became."""
    for each in corrections:
        for text in filter(None, (each.before, each.after)):
            yield parse(_KINDS[each.subject], text)


def _standing(store: Any, value_id: int) -> Any:
    try:
        return store.get(value_id)
    except UserError:
        return None


def _remove(store: Any, value_id: int) -> None:
    """Take away what was added; what others refer to by now has changed since."""
    try:
        store.remove(value_id)
    except UserError as refused:
        raise UserError(Problem.CHANGED_MEANWHILE) from refused


def _store(work: UnitOfWork, subject: str) -> Any:
    return getattr(work, subject)
