"""Notices to users, slips with a first password, and the memo to the clerk (circular 3, 3.3, 3.4.2, 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from elaas_desk.domain import papers
from elaas_desk.domain.accounts import Account
from elaas_desk.domain.acknowledging import AcknowledgementDue, due_of
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.notice_papers import LateMemo, PasswordSlip, Reminder, ReminderAbout
from elaas_desk.domain.offices import Unit
from elaas_desk.domain.password_age import PasswordState, password_state
from elaas_desk.domain.passwords import problem_of_first
from elaas_desk.domain.people import Person
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.requests import IssuedDocument, PaperKind
from elaas_desk.domain.tasks import due_tasks
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.database import Database
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, only_unit, require
from elaas_desk.services.account_records import open_account
from elaas_desk.services.documents import Renderers, archive, page_count
from elaas_desk.services.leaver_papers import to_be_noticed
from elaas_desk.services.notice_values import Reminded, late_memo, password_slip, reminder
from elaas_desk.services.person_records import name_order
from elaas_desk.services.request_checks import office_unit, paper_facts
from elaas_desk.services.service import Clock, Service, refuse_if
from elaas_desk.services.task_lines import TaskWords
from elaas_desk.services.tasks import visible_facts
from elaas_desk.services.views import Paper


@dataclass(frozen=True, slots=True)
class Remindable:
    """Somebody with an open account, and what there is to be reminded of."""

    person: Person
    unit: Unit
    account: Account
    password: PasswordState
    acknowledgement: AcknowledgementDue | None
    """None while the last signature serves."""

    def days(self, about: ReminderAbout) -> int | None:
        """Today minus the last day in time; None where it is not known."""
        if about is ReminderAbout.PASSWORD:
            return self.password.days
        return None if self.acknowledgement is None else self.acknowledgement.days

    def is_due(self, about: ReminderAbout, within: int = -1) -> bool:
        """Whether it is late, or falls due within so many days; an unknown day counts as due."""
        if about is ReminderAbout.ACKNOWLEDGEMENT and self.acknowledgement is None:
            return False
        days = self.days(about)
        return days is None or days >= -within


@dataclass(frozen=True, slots=True)
class IssuedSlip:
    """A slip for the printer: what the archive tells of it, and its bytes, which nothing else holds."""

    document: IssuedDocument
    content: bytes = field(repr=False)


class Notices(Service):
    """Draws notices; archives all but the slip, of which the archive holds the fact alone."""

    def __init__(self, database: Database, policy: Policy, clock: Clock, renderers: Renderers) -> None:
        super().__init__(database, policy, clock)
        self._renderers = renderers

    def remindable(self, actor: Actor) -> tuple[Remindable, ...]:
        """Everyone in sight with an open account who has not left, in Thai order."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            found = self._remindable(visible_facts(work, actor))
        return tuple(sorted(found.values(), key=_by_name))

    def removable(self, actor: Actor) -> frozenset[int]:
        """The people in sight whose notice of removal names something (4.1, 4.2): who left, or lost the ground."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            return to_be_noticed(visible_facts(work, actor), self._today())

    # reminders

    def preview_reminders(
        self, actor: Actor, person_ids: Sequence[int], about: ReminderAbout, until: date
    ) -> tuple[Paper, ...]:
        """A notice for each of these people as it would be printed, in Thai order; nothing is kept. NOTHING_CHOSEN."""
        with self._work(actor) as work:
            values = self._reminders(work, actor, person_ids, about, until)
        return tuple(self._paper(value) for _, value in values)

    def issue_reminders(
        self, actor: Actor, person_ids: Sequence[int], about: ReminderAbout, until: date
    ) -> tuple[IssuedDocument, ...]:
        """Draw and archive those notices, each a paper of its own with its own code, all in one transaction."""
        with self._work(actor) as work:
            values = self._reminders(work, actor, person_ids, about, until)
            issued = tuple(
                archive(work, self._renderers, self._form(actor, PaperKind.REMINDER, person.unit_id, person.id), value)
                for person, value in values
            )
            work.commit()
        return issued

    def _reminders(
        self, work: UnitOfWork, actor: Actor, person_ids: Sequence[int], about: ReminderAbout, until: date
    ) -> list[tuple[Person, Reminder]]:
        if not person_ids:
            raise UserError(Problem.NOTHING_CHOSEN, field="person_ids")
        people = sorted((work.people.get(each) for each in dict.fromkeys(person_ids)), key=name_order)
        for person in people:
            require(actor, Deed.REQUEST, person.unit_id)
        known = self._remindable(work.facts())
        facts = paper_facts(work, self._policy, self._today())
        found = [(person, _reminded(known, person, about, self._today())) for person in people]
        return [(person, reminder(facts, about, each, until)) for person, each in found]

    def _remindable(self, facts: Facts) -> dict[int, Remindable]:
        today = self._today()
        units = {unit.id: unit for unit in facts.units}
        accounts = {each.person_id: each for each in facts.accounts if each.is_open(today)}
        return {
            person.id: Remindable(
                person,
                units[person.unit_id],
                accounts[person.id],
                password_state(accounts[person.id], self._policy, today),
                due_of(person, accounts[person.id], facts, self._policy, today),
            )
            for person in facts.people
            if person.id in accounts and not person.has_left(today)
        }

    # the slip with a first password

    def preview_slip(self, actor: Actor, person_id: int, password: str) -> Paper:
        """The slip as it would be printed; nothing of it is kept, in particular not the password.

        The password may be empty, to be written by hand. WEAK_PASSWORD by 3.4.1; NO_ACCOUNT.
        """
        with self._work(actor) as work:
            value, _ = self._slip(work, actor, person_id, password)
        return self._paper(value)

    def issue_slip(self, actor: Actor, person_id: int, password: str) -> IssuedSlip:
        """Draw the slip and archive the fact that it was issued; its bytes are for the printer alone."""
        with self._work(actor) as work:
            value, person = self._slip(work, actor, person_id, password)
            content = self._renderers.draw(value)
            document = self._form(actor, PaperKind.PASSWORD_SLIP, person.unit_id, person.id, value, page_count(content))
            added = work.documents.add(document, None)
            work.commit()
        return IssuedSlip(replace(document, id=added), content)

    def _slip(self, work: UnitOfWork, actor: Actor, person_id: int, password: str) -> tuple[PasswordSlip, Person]:
        person = work.people.get(person_id)
        require(actor, Deed.DECIDE, person.unit_id)
        if person.has_left(self._today()):
            raise UserError(Problem.ALREADY_LEFT, name=person.name.full)
        account = open_account(work, person_id, self._today())
        if account is None:
            raise UserError(Problem.NO_ACCOUNT, name=person.name.full)
        if problem := problem_of_first(password):
            refuse_if((problem,))
        return password_slip(paper_facts(work, self._policy, self._today()), person, account, password), person

    # the memo to the clerk

    def preview_memo(self, actor: Actor, *, with_soon: bool) -> Paper:
        """The memo on what is late in the units in sight, as it would be printed; nothing is kept.

        With `with_soon` also what has no known day, or falls due soon. NOTHING_LATE when there is nothing to tell.
        """
        with self._work(actor) as work:
            value, _ = self._memo(work, actor, with_soon=with_soon)
        return self._paper(value)

    def issue_memo(self, actor: Actor, *, with_soon: bool) -> IssuedDocument:
        """Draw and archive that memo."""
        with self._work(actor) as work:
            value, unit_id = self._memo(work, actor, with_soon=with_soon)
            issued = archive(work, self._renderers, self._form(actor, PaperKind.MEMO, unit_id, None), value)
            work.commit()
        return issued

    def _memo(self, work: UnitOfWork, actor: Actor, *, with_soon: bool) -> tuple[LateMemo, int]:
        require(actor, Deed.REQUEST)
        only = only_unit(actor, Deed.REQUEST)
        unit_id = office_unit(work).id if only is None else only
        today = self._today()
        seen, facts = visible_facts(work, actor), paper_facts(work, self._policy, today)
        lines = TaskWords(seen, facts.office, today).lines(due_tasks(seen, self._policy, today))
        value = late_memo(facts, lines, unit_id, with_soon=with_soon)
        if not value.rows and not value.soon:
            raise UserError(Problem.NOTHING_LATE)
        return value, unit_id

    def _form(
        self,
        actor: Actor,
        kind: PaperKind,
        unit_id: int,
        person_id: int | None,
        value: papers.Paper | None = None,
        pages: int = 0,
    ) -> IssuedDocument:
        """A paper that belongs to no request; what is archived gets its code and pages when it is drawn."""
        code = "" if value is None else papers.code_of(value)
        return IssuedDocument(0, kind, None, person_id, unit_id, "", code, "", pages, self._clock(), actor.name)

    def _paper(self, value: papers.Paper) -> Paper:
        content = self._renderers.draw(value)
        return Paper(PaperKind(value.kind.value), content, page_count(content), value=value)


def _reminded(known: Mapping[int, Remindable], person: Person, about: ReminderAbout, today: date) -> Reminded:
    """How it stands with the person; ALREADY_LEFT or NO_ACCOUNT for whom there is nothing to be reminded of."""
    found = known.get(person.id)
    if found is None:
        problem = Problem.ALREADY_LEFT if person.has_left(today) else Problem.NO_ACCOUNT
        raise UserError(problem, name=person.name.full)
    due = found.password if about is ReminderAbout.PASSWORD else found.acknowledgement
    return Reminded(person, found.account, due.due_on if due else None, due.days if due else None)


def _by_name(each: Remindable) -> tuple[str, str, str]:
    return name_order(each.person)
