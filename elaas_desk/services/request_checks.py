"""What the circular says of a request in the light of the whole register."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from elaas_desk.domain.conflicts import GroupConflict, conflicts_in_use, conflicts_of
from elaas_desk.domain.offices import Unit, UnitKind
from elaas_desk.domain.papers import Signatory
from elaas_desk.domain.people import Person, Post
from elaas_desk.domain.policy import Policy
from elaas_desk.domain.request_rules import Hint as Questioned
from elaas_desk.domain.request_rules import conflicts_of_request, hints_of_request, problems_of_request
from elaas_desk.domain.requests import Change, PaperKind, Reason, RequestDraft
from elaas_desk.domain.routing import Addressee, Route, route
from elaas_desk.errors import FieldProblem, Problem
from elaas_desk.persistence.unit_of_work import UnitOfWork
from elaas_desk.services.account_records import open_account
from elaas_desk.services.letterhead_settings import letterhead_of
from elaas_desk.services.office_records import the_office
from elaas_desk.services.paper_values import PaperFacts, addressee, official
from elaas_desk.services.views import Hint, RequestCheck
from elaas_desk.services.wording import wording_of


def paper_facts(work: UnitOfWork, policy: Policy, today: date) -> PaperFacts:
    """What the papers of the office draw on, read once."""
    return PaperFacts(
        the_office(work),
        policy,
        work.units.all(),
        work.people.all(),
        work.groups.all(),
        today,
        work.stand_ins.all(),
        letterhead_of(work),
        wording_of(work),
    )


def office_unit(work: UnitOfWork) -> Unit:
    """The unit of kind LAO."""
    return next(unit for unit in work.units.all() if unit.kind is UnitKind.LAO)


def deciding_unit(reason: Reason, person: Person, office_unit_id: int) -> int:
    """The unit whose head approves or refuses: that of the one addressed; so nobody decides on their own access there.

    What goes to the Department is recorded by the LAO.
    """
    way = route(person.post, reason)
    return person.unit_id if way.addressee is Addressee.SUBUNIT_FINANCE_HEAD else office_unit_id


def check_request(
    work: UnitOfWork,
    policy: Policy,
    today: date,
    person: Person,
    draft: RequestDraft,
    own_number: str = "",
    facts: PaperFacts | None = None,
) -> RequestCheck:
    """The way of a draft, what is wrong with it and what is worth a second look; `own_number` is its own already.

    Who checks many drafts hands in the `facts`, which hold every person of the register.
    """
    facts = paper_facts(work, policy, today) if facts is None else facts
    way = route(person.post, draft.reason)
    return RequestCheck(
        way,
        addressee(facts, way, person.unit_id),
        (*_left(person, draft, today), *_problems(work, facts, person, draft, own_number)),
        _hints(work, facts, person, draft),
        _stand_ins(facts, way, draft),
    )


def _stand_ins(facts: PaperFacts, way: Route, draft: RequestDraft) -> tuple[Signatory, ...]:
    if PaperKind.FORM1 not in way.documents:
        return ()
    signers = (official(facts, post, draft.dated) for post in (Post.CLERK, Post.EXECUTIVE))
    return tuple(each for each in signers if each.acting)


def _left(person: Person, draft: RequestDraft, today: date) -> tuple[FieldProblem, ...]:
    """Who has left (4.2) gets nothing more, but may still be asked out of groups."""
    gives = draft.reason is not Reason.CHANGE_RIGHTS or any(each.change is Change.ADD for each in draft.changes)
    if not (gives and person.has_left(today)):
        return ()
    return (FieldProblem("person_id", Problem.ALREADY_LEFT, {"name": person.name.full}),)


def _problems(
    work: UnitOfWork, facts: PaperFacts, person: Person, draft: RequestDraft, own_number: str
) -> tuple[FieldProblem, ...]:
    account = open_account(work, person.id, facts.today)
    return problems_of_request(
        draft,
        today=facts.today,
        post=person.post,
        has_account=account is not None,
        groups={group.id: group for group in facts.groups},
        held=_held(work, person, facts.today),
        taken_numbers=set(work.requests.numbers("")) - {own_number},
    )


def _hints(work: UnitOfWork, facts: PaperFacts, person: Person, draft: RequestDraft) -> tuple[Hint, ...]:
    groups = {group.id: group for group in facts.groups}
    found = hints_of_request(
        draft,
        today=facts.today,
        post=person.post,
        groups=groups,
        duties_in_force={
            each.duty_id for each in work.assignments.all() if each.person_id == person.id and each.holds(facts.today)
        },
    )
    return (
        *(_hint(kind, groups[group_id].name) for kind, group_id in found),
        *_conflict_hints(work, facts, person, draft),
    )


def _conflict_hints(work: UnitOfWork, facts: PaperFacts, person: Person, draft: RequestDraft) -> Iterator[Hint]:
    """What would conflict, unless an exception is in force already (4.1)."""
    held = _held(work, person, facts.today)
    conflicts = conflicts_in_use(work.conflicts.all(), facts.groups, facts.today)
    names = {group.id: group.name for group in facts.groups}
    pairs = conflicts_of_request(draft, held=held, conflicts=conflicts)
    both = {group_id for pair in pairs for group_id in (pair.first_id, pair.second_id)}
    for clash in conflicts_of(both, pairs, work.exceptions.all(), person.id, facts.today):
        if not clash.is_excepted:
            yield _conflict_hint(clash.conflict, held, names)


def _conflict_hint(pair: GroupConflict, held: Collection[int], names: Mapping[int, str]) -> Hint:
    """Which of the two is asked for, and whether the other is held or asked for in the same request."""
    one, other = (pair.second_id, pair.first_id) if pair.first_id in held else (pair.first_id, pair.second_id)
    beside = "ซึ่งผู้ขออยู่แล้ว" if other in held else "ซึ่งขอมาพร้อมกัน"
    why = f" ({pair.reason})" if pair.reason else ""
    return Hint(
        f"กลุ่ม{names[one]}ไม่ควรอยู่คู่กับกลุ่ม{names[other]} {beside}{why} ควรขอถอดออกกลุ่มหนึ่ง หรือให้หัวหน้าหน่วยงานคลังยกเว้นก่อน",
        "4.1",
    )


def _held(work: UnitOfWork, person: Person, today: date) -> set[int]:
    """The groups that the person's account is in and was not taken out of."""
    account = open_account(work, person.id, today)
    memberships = () if account is None else work.memberships.of_account(account.id)
    return {each.group_id for each in memberships if each.until is None}


def _hint(kind: Questioned, group: str) -> Hint:
    if kind is Questioned.MORE_THAN_VIEWING:
        return Hint(f"กลุ่ม{group}ทำได้มากกว่าดูรายงาน ผู้บริหารและปลัดควรมีสิทธิดูรายงานเท่านั้น", "2")
    return Hint(f"ยังไม่มีคำสั่งมอบหมายหน้าที่ที่รองรับกลุ่ม{group} ควรบันทึกคำสั่งก่อนยื่นคำขอ", "4.1")
