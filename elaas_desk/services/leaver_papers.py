"""From the register's values to the notice of removal (circular 4.2) and the acknowledgement (circular 3.1 to 3.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from elaas_desk.domain.accounts import Account, Membership
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.governance_papers import Acknowledgement, ClauseOnPaper, GroupToLeave, RemovalNotice
from elaas_desk.domain.letterhead import NumberedPaper
from elaas_desk.domain.offices import UnitKind
from elaas_desk.domain.people import Person, Post
from elaas_desk.domain.rights import WRONG, judge
from elaas_desk.domain.texts import TextKey
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.paper_values import PaperFacts, circular_on_paper, head_of_unit, official, user_on_paper
from elaas_desk.services.paper_words import day_words, reference, user_words
from elaas_desk.services.task_lines import LEAVE_REASONS
from elaas_desk.thai.collation import sort_key

CLAUSES = ("3.1", "3.2", "3.3", "3.4.1", "3.4.2")
"""The clauses that users sign for, in the order of printing."""

_DUTY_ENDED = "สิ้นสุดหน้าที่ที่ได้รับมอบหมาย"


@dataclass(frozen=True, slots=True)
class Removing:
    """What is to be taken away from somebody, and since when."""

    person: Person
    account: Account | None
    last_day: date | None  # in the duty, or of the duty that ended
    memberships: Sequence[Membership]  # still held, or taken away with the leave


def what_to_remove(work: UnitOfWork, person: Person, today: date) -> Removing:
    """What the notice names: for a leaver all that is held or was taken away since, else what no duty justifies.

    NOT_LEFT for somebody without a last day whose groups are all in order.
    """
    accounts = sorted(work.accounts.of_person(person.id), key=_open_last)
    account = accounts[-1] if accounts else None
    memberships = () if account is None else work.memberships.of_account(account.id)
    if person.last_day is not None:
        last_day = person.last_day
        gone = [each for each in memberships if each.until is None or each.until >= last_day]
        return Removing(person, account, last_day, gone)
    lost = [each for each in memberships if each.holds(today) and _is_wrong(work, person, each, today)]
    if not lost:
        raise UserError(Problem.NOT_LEFT, name=person.name.full)
    return Removing(person, account, _duty_ended(work, person, lost), lost)


def to_be_noticed(facts: Facts, today: date) -> frozenset[int]:
    """The people of whom `what_to_remove` has something to name, all at once."""
    groups = {group.id: group for group in facts.groups}
    last = {each.person_id: each for each in sorted(facts.accounts, key=_open_last)}
    holders = {account.id: person_id for person_id, account in last.items()}
    people = {person.id: person for person in facts.people}
    duties: dict[int, set[int]] = {}
    for each in facts.assignments:
        if each.holds(today):
            duties.setdefault(each.person_id, set()).add(each.duty_id)
    held = [(each, people[holders[each.account_id]]) for each in facts.memberships if each.account_id in holders]
    lost = {
        person.id
        for each, person in held
        if each.holds(today)
        and judge(groups[each.group_id], person.post, duties.get(person.id, frozenset()), today) in WRONG
    }
    return frozenset(lost | {person.id for person in facts.people if person.last_day is not None})


def removal_notice(facts: PaperFacts, removing: Removing) -> RemovalNotice:
    """The notice that a user is taken out of the groups; who stays in the office is named with the duty that ended."""
    person, office = removing.person, facts.office
    unit = facts.unit(person.unit_id)
    groups = {group.id: group.name for group in facts.groups}
    lines = [GroupToLeave(groups[each.group_id], each.since, each.until) for each in removing.memberships]
    of_office = unit.kind is UnitKind.LAO
    words = _words(facts, removing)
    return RemovalNotice(
        circular=circular_on_paper(facts.policy.circular),
        agency=facts.agency(unit.id),
        phone=office.phone if of_office else "",
        number=facts.number(NumberedPaper.MEMO, unit.id),
        dated=facts.today,
        addressee=_superior(facts, person) if of_office else "",
        user=user_on_paper(facts, person, removing.account),
        reason=_reason(person),
        last_day=removing.last_day,
        order_number=person.leave_order,
        groups=tuple(sorted(lines, key=_by_name)),
        head=head_of_unit(facts, unit.id),
        garuda=facts.letterhead.garuda,
        opening=facts.wording.filled(TextKey.REMOVAL_OPENING, words),
        closing=facts.wording.filled(TextKey.REMOVAL_CLOSING, words) if lines else (),
    )


def _words(facts: PaperFacts, removing: Removing) -> dict[str, str]:
    """What the placeholders of the notice stand for."""
    user = user_words(user_on_paper(facts, removing.person, removing.account))
    last_day = day_words(removing.last_day)
    return {**user, "หนังสือสั่งการ": reference(facts), "เหตุ": _reason(removing.person), "วันสุดท้าย": last_day}


def _reason(person: Person) -> str:
    return _DUTY_ENDED if person.leave_reason is None else LEAVE_REASONS[person.leave_reason]


def acknowledgement(
    facts: PaperFacts, people: Sequence[Person], accounts: Mapping[int, Account], units: Iterable[int]
) -> Acknowledgement:
    """The sheet for one person, or the list for several; `units` are theirs, `accounts` by person.

    The day of the signature is left to be written by whoever signs.
    """
    unit_ids = set(units)
    unit = facts.unit(unit_ids.pop()) if len(unit_ids) == 1 else facts.office_unit
    clauses = facts.policy.clauses
    circular = facts.policy.circular
    return Acknowledgement(
        circular=circular_on_paper(circular),
        circular_title=circular.title,
        clauses=tuple(ClauseOnPaper(number, clauses[number].text) for number in CLAUSES),
        written_at=facts.office.full_name if unit.kind is UnitKind.LAO else unit.name,
        people=tuple(user_on_paper(facts, each, accounts.get(each.id)) for each in people),
        witness=head_of_unit(facts, unit.id),
        logo=facts.letterhead.logo,
    )


def _open_last(account: Account) -> tuple[date, int]:
    return account.closed_on or date.max, account.id


def _is_wrong(work: UnitOfWork, person: Person, held: Membership, today: date) -> bool:
    orders = [each for each in work.assignments.all() if each.person_id == person.id]
    in_force = {each.duty_id for each in orders if each.holds(today)}
    return judge(work.groups.get(held.group_id), person.post, in_force, today) in WRONG


def _duty_ended(work: UnitOfWork, person: Person, lost: Iterable[Membership]) -> date | None:
    duties = {duty_id for each in lost for duty_id in work.groups.get(each.group_id).duty_ids}
    orders = [each for each in work.assignments.all() if each.person_id == person.id and each.duty_id in duties]
    return max((each.ends_on for each in orders if each.ends_on is not None), default=None)


def _superior(facts: PaperFacts, person: Person) -> str:
    """Who takes note: the clerk, and of the clerk's own removal the executive."""
    return official(facts, Post.EXECUTIVE if person.post is Post.CLERK else Post.CLERK).position


def _by_name(line: GroupToLeave) -> tuple[str, str, str]:
    return sort_key(line.group)
