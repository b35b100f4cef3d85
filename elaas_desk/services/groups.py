"""The catalogue of privilege groups and who is in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from elaas_desk.changes import Added, Changed
from elaas_desk.domain.accounts import Account, Membership, PrivilegeGroup
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.conflicts import Clash, conflicts_in_use, conflicts_of
from elaas_desk.domain.drafts import DutyDraft, GroupDraft
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.people import VIEW_ONLY_POSTS, Duty, Person
from elaas_desk.domain.rights import Verdict, judge, lacked
from elaas_desk.domain.situation import NONE, asked_for
from elaas_desk.domain.starting_groups import STARTING_GROUPS, load_starting_groups
from elaas_desk.domain.validation import LIMITS, problems_of_group, tidied
from elaas_desk.errors import FieldProblem, Problem, UserError
from elaas_desk.paths import resource
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.access import Deed, require
from elaas_desk.services.catalogue_start import add_groups
from elaas_desk.services.person_records import name_order
from elaas_desk.services.retirement import NOBODY, MemberFate, Retirement, retire
from elaas_desk.services.service import Service, note_of, refuse_if, require_order, require_past, require_version
from elaas_desk.services.tasks import visible_facts
from elaas_desk.services.views import CellState, Matrix
from elaas_desk.thai.collation import sort_key

_TOUCHED = Changed.GROUPS | Changed.TASKS


class Groups(Service):
    """The office's own catalogue of what New e-LAAS calls user groups."""

    def groups(self, actor: Actor) -> tuple[PrivilegeGroup, ...]:
        """All groups, those of former days too, in Thai order."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            return tuple(sorted(work.groups.all(), key=_group_order))

    def duties(self, actor: Actor) -> tuple[Duty, ...]:
        """All duties that orders have assigned or that justify a group, in Thai order."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            return tuple(sorted(work.duties.all(), key=lambda duty: sort_key(duty.name)))

    def add_duty(self, actor: Actor, name: str) -> Added:
        """Enter a duty that groups can be tied to; one that is there already is given back unchanged."""
        require(actor, Deed.EDIT_CATALOGUE)
        name = note_of(name, "duty_name", LIMITS[DutyDraft]["duty_name"])
        if not name:
            raise UserError(Problem.EMPTY, field="duty_name")
        with self._work(actor) as work:
            known = next((duty.id for duty in work.duties.all() if duty.name == name), None)
            if known is not None:
                return Added(Changed.NOTHING, known)
            duty_id = work.duties.add(Duty(0, name))
            work.commit()
        return Added(Changed.DUTIES | Changed.TASKS, duty_id)

    def add_group(self, actor: Actor, draft: GroupDraft) -> Added:
        """Enter a group."""
        require(actor, Deed.EDIT_CATALOGUE)
        with self._work(actor) as work:
            refuse_if(_problems(work, draft, None, self._today()))
            group_id = work.groups.add(_group(draft))
            work.commit()
        return Added(_TOUCHED, group_id)

    def add_starting_catalogue(self, actor: Actor) -> Changed:
        """Add the groups that the program brings to start from, each marked as such; names that are there stay."""
        require(actor, Deed.EDIT_CATALOGUE)
        catalogue = load_starting_groups(resource("policy", STARTING_GROUPS))
        with self._work(actor) as work:
            if not add_groups(work, catalogue):
                return Changed.NOTHING
            work.commit()
        return _TOUCHED | Changed.DUTIES

    def save_group(self, actor: Actor, group_id: int, draft: GroupDraft, version: int) -> Changed:
        """Change a group; `version` is that of the group on the screen (CHANGED_MEANWHILE)."""
        require(actor, Deed.EDIT_CATALOGUE)
        with self._work(actor) as work:
            require_version(version, work.groups.get(group_id).version)
            refuse_if(_problems(work, draft, group_id, self._today()))
            work.groups.save(replace(_group(draft), id=group_id, version=version))
            work.commit()
        return _TOUCHED

    def retire_group(
        self,
        actor: Actor,
        group_id: int,
        on: date,
        replaced_by: int | None = None,
        fates: Mapping[int, MemberFate] = NOBODY,
    ) -> Changed:
        """Set the last day on which New e-LAAS has the group, what takes its place, and where its members go.

        `fates` are by account; who is not named is undecided: for a small review, and a task from the next day (4.1).
        For each member who moves, a request is kept as a draft; for each who is to be taken out, a removal is ordered.
        Nothing is assumed of New e-LAAS: memberships stay until that was carried out.
        """
        require(actor, Deed.EDIT_CATALOGUE)
        with self._work(actor) as work:
            retire(work, actor, self._policy, self._clock(), Retirement(group_id, on, replaced_by, fates))
            work.commit()
        return _TOUCHED | Changed.REQUESTS | Changed.REMOVALS

    def matrix(self, actor: Actor) -> Matrix:
        """Who of those in sight is in which group; groups that are over stand there while somebody is in them."""
        require(actor, Deed.READ)
        with self._work(actor) as work:
            return matrix_of(visible_facts(work, actor), self._today())

    def add_member(self, actor: Actor, account_id: int, group_id: int, since: date, why: str) -> Changed:
        """Record that an account is in a group, as it is found in New e-LAAS, and why."""
        why = note_of(why, "why")
        with self._work(actor) as work:
            account = work.accounts.get(account_id)
            require(actor, Deed.ENTER, work.people.get(account.person_id).unit_id)
            group = work.groups.get(group_id)
            self._require_place(account, group, since)
            if any(
                each.group_id == group_id and each.until is None for each in work.memberships.of_account(account_id)
            ):
                raise UserError(Problem.MEMBER_ALREADY, field="group_id", username=account.username, group=group.name)
            work.memberships.add(Membership(0, account_id, group_id, since, why=why))
            work.commit()
        return _TOUCHED | Changed.ACCOUNTS

    def _require_place(self, account: Account, group: PrivilegeGroup, since: date) -> None:
        today = self._today()
        if not account.is_open(today):
            raise UserError(Problem.ACCOUNT_CLOSED, username=account.username)
        require_past(since, today, "since")
        require_order(account.opened_on, since, "since")
        if not group.is_in_use(since):
            raise UserError(Problem.NOT_A_CHOICE, field="group_id")


def _problems(work: UnitOfWork, draft: GroupDraft, group_id: int | None, today: date) -> tuple[FieldProblem, ...]:
    others = [group for group in work.groups.all() if group.id != group_id]
    return problems_of_group(
        draft,
        # a name may come back after the group that had it is over
        taken_names=[group.name for group in others if group.valid_to is None or today <= group.valid_to],
        duty_ids={duty.id for duty in work.duties.all()},
        group_ids={group.id for group in others},
    )


def _group(draft: GroupDraft) -> PrivilegeGroup:
    draft = tidied(draft)
    return PrivilegeGroup(
        0,
        draft.name,
        draft.description,
        draft.view_only,
        draft.valid_from,
        draft.valid_to,
        draft.replaced_by_id,
        draft.duty_ids,
    )


def _group_order(group: PrivilegeGroup) -> tuple[str, str, str]:
    return sort_key(group.name)


def matrix_of(facts: Facts, today: date) -> Matrix:
    """Who of those with an open account is in which group, and how it stands with it."""
    accounts = {each.person_id: each for each in facts.accounts if each.is_open(today)}
    people = {accounts[each.id].id: each for each in facts.people if each.id in accounts}
    groups = {group.id: group for group in facts.groups}
    duties: dict[int, set[int]] = {}
    for each in facts.assignments:
        if each.holds(today):
            duties.setdefault(each.person_id, set()).add(each.duty_id)
    cells: dict[tuple[int, int], CellState] = {}
    for held in facts.memberships:
        person = people.get(held.account_id)
        if person is not None and held.holds(today):
            group = groups[held.group_id]
            cells[person.id, group.id] = _cell(group, person, duties.get(person.id, ()), today)
    held_by: dict[int, set[int]] = {}
    for person_id, group_id in cells:
        held_by.setdefault(person_id, set()).add(group_id)
    shown = {group_id for _, group_id in cells}
    return Matrix(
        people=tuple(sorted(people.values(), key=name_order)),
        groups=tuple(
            sorted((each for each in facts.groups if each.is_in_use(today) or each.id in shown), key=_group_order)
        ),
        cells=cells,
        accounts=accounts,
        clashes=_clashes(facts, held_by, today),
        lacking=frozenset(_lacking(facts, people.values(), held_by, duties, today)),
    )


def _lacking(
    facts: Facts,
    people: Iterable[Person],
    held_by: Mapping[int, Collection[int]],
    duties: Mapping[int, Collection[int]],
    today: date,
) -> Iterator[tuple[int, int]]:
    """Person and group: what a duty in force needs, and is neither held nor asked for (4.1)."""
    asked = asked_for(facts.requests)
    for person in people:
        if person.post not in VIEW_ONLY_POSTS and person.id in duties and not person.has_left(today):
            has = asked.get(person.id, NONE).union(held_by.get(person.id, ()))
            for needed in lacked(duties[person.id], has, facts.groups, today).values():
                yield from ((person.id, group.id) for group in needed)


def _clashes(facts: Facts, held_by: Mapping[int, Collection[int]], today: date) -> dict[int, tuple[Clash, ...]]:
    """By person: the groups held that must not be held together (4.1)."""
    conflicts = conflicts_in_use(facts.conflicts, facts.groups, today)
    found = {
        person_id: conflicts_of(held, conflicts, facts.exceptions, person_id, today)
        for person_id, held in held_by.items()
    }
    return {person_id: clashes for person_id, clashes in found.items() if clashes}


def _cell(group: PrivilegeGroup, person: Person, duties: Collection[int], today: date) -> CellState:
    verdict = judge(group, person.post, duties, today)
    if verdict in {Verdict.NO_DUTY, Verdict.MORE_THAN_VIEWING, Verdict.ENDED}:
        return CellState.NO_DUTY
    return CellState.VIEW_ONLY if group.view_only else CellState.HELD
