"""Groups that one person must not hold together, and who may for a while (circular 4.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.conflicts import ConflictException, GroupConflict
from elaas_desk.domain.drafts import ExceptionDraft
from elaas_desk.domain.duty_rules import problems_of_exception
from elaas_desk.domain.people import Person
from elaas_desk.domain.validation import tidied
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, require
from elaas_desk.services.service import Service, note_of, refuse_if

_TOUCHED = Changed.GROUPS | Changed.TASKS


class Conflicts(Service):
    """Keeps what the office declared, and what a head excepts from it."""

    def conflicts(self, actor: Actor) -> tuple[GroupConflict, ...]:
        """Every pair that was declared."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            return work.conflicts.all()

    def declare(self, actor: Actor, group_id: int, other_id: int, reason: str) -> Added:
        """Say that two groups must not be held together, and why; of a pair that is there the reason is changed."""
        require(actor, Deed.EDIT_CATALOGUE)
        reason = note_of(reason, "reason")
        with self._work(actor) as work:
            if group_id == other_id:
                raise UserError(Problem.NOT_A_CHOICE, field="group_id")
            first, second = sorted(work.groups.get(each).id for each in (group_id, other_id))
            declared = {(each.first_id, each.second_id): each for each in work.conflicts.all()}
            known = declared.get((first, second))
            if known is None:
                conflict_id = work.conflicts.add(GroupConflict(0, first, second, reason))
            else:
                conflict_id = known.id
                work.conflicts.save(replace(known, reason=reason))
            work.commit()
        return Added(_TOUCHED, conflict_id)

    def withdraw(self, actor: Actor, conflict_id: int) -> Changed:
        """Say that two groups may be held together after all; exceptions from it go with it, and stay in the log."""
        require(actor, Deed.EDIT_CATALOGUE)
        with self._work(actor) as work:
            conflict = work.conflicts.get(conflict_id)
            for each in work.exceptions.all():
                if each.conflict_id == conflict.id:
                    work.exceptions.remove(each.id)
            work.conflicts.remove(conflict.id)
            work.commit()
        return _TOUCHED

    def allow(self, actor: Actor, draft: ExceptionDraft) -> Added:
        """Let a person hold both groups from today to a last day; only a head may (DECIDE), and nobody for themselves.

        A head who is the person has to name somebody else who allowed it: OWN_EXCEPTION.
        """
        with self._work(actor) as work:
            person = work.people.get(draft.person_id)
            require(actor, Deed.DECIDE, person.unit_id)
            conflict = work.conflicts.get(draft.conflict_id)
            own_name = person.name.without_title if _is(work, actor, person) else ""
            refuse_if(problems_of_exception(draft, today=self._today(), own_name=own_name))
            draft = tidied(draft)
            if draft.ends_on is None:
                raise ValueError("an exception needs its last day")
            exception_id = work.exceptions.add(
                ConflictException(0, conflict.id, person.id, draft.reason, self._today(), draft.ends_on, draft.given_by)
            )
            work.commit()
        return Added(_TOUCHED, exception_id)

    def disallow(self, actor: Actor, exception_id: int) -> Changed:
        """End an exception: from today it holds no more. One that began today was a mistake and is taken away."""
        with self._work(actor) as work:
            exception = work.exceptions.get(exception_id)
            require(actor, Deed.DECIDE, work.people.get(exception.person_id).unit_id)
            yesterday = self._today() - timedelta(days=1)
            if exception.ends_on <= yesterday:
                raise UserError(Problem.NOT_FOUND)
            if exception.starts_on > yesterday:
                work.exceptions.remove(exception.id)
            else:
                work.exceptions.save(replace(exception, ends_on=yesterday))
            work.commit()
        return _TOUCHED


def _is(work: UnitOfWork, actor: Actor, person: Person) -> bool:
    """Whether the signed-in user is that person."""
    return any(user.id == actor.user_id and user.person_id == person.id for user in work.users.all())
