"""Who signs each paper when somebody stands in for the holder of a post, in which capacity, and on which days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from elaas_desk.domain.accounts import Account
from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.governance_papers import Acknowledgement, RemovalNotice
from elaas_desk.domain.notice_papers import ReminderAbout
from elaas_desk.domain.papers import CoverLetter, Form1, Form2, Signatory
from elaas_desk.domain.people import Post
from elaas_desk.domain.requests import Cause, Reason, RequestDraft
from elaas_desk.domain.signing import Capacity, StandIn
from elaas_desk.services.desk import Desk
from elaas_desk.services.leaver_papers import Removing, acknowledgement, removal_notice
from elaas_desk.services.notice_values import Reminded, late_memo, reminder
from elaas_desk.services.paper_values import PaperFacts, head_of_unit, official, papers_of
from elaas_desk.services.request_checks import paper_facts
from elaas_desk.services.review_paper import _head
from tests.services.office import TODAY, OfficeIds, policy

OFFICE = "องค์การบริหารส่วนตำบลบ้านใหม่"
POSTS = {
    Post.EXECUTIVE: f"นายก{OFFICE}",
    Post.CLERK: f"ปลัด{OFFICE}",
    Post.LAO_FINANCE_HEAD: f"ผู้อำนวยการกองคลัง{OFFICE}",
    Post.SUBUNIT_FINANCE_HEAD: "หัวหน้าหน่วยงานคลังของโรงเรียนอนุบาลบ้านใหม่",
}
FIRST, LAST = TODAY - timedelta(days=3), TODAY + timedelta(days=3)


@pytest.fixture
def facts(desk: Desk, head: Actor) -> PaperFacts:
    """What the papers of the office draw on, with nobody standing in."""
    with desk.database.work(head, desk.clock()) as work:
        return paper_facts(work, policy(), TODAY)


def _in_place(facts: PaperFacts, ids: OfficeIds, post: Post, capacity: Capacity) -> PaperFacts:
    """With the user of the office, who is a นักวิชาการ of a level, standing in for a week."""
    unit_id = ids.school.unit if post is Post.SUBUNIT_FINANCE_HEAD else ids.lao.unit
    return replace(facts, stand_ins=(StandIn(1, post, unit_id, ids.lao.user, capacity, FIRST, LAST),))


def _instead(facts: PaperFacts, ids: OfficeIds, post: Post, capacity: Capacity) -> Signatory:
    person = next(each for each in facts.people if each.id == ids.lao.user)
    return Signatory(person.name.official, POSTS[post], f"{person.position}{person.level} {capacity.thai}")


def _letter(facts: PaperFacts, ids: OfficeIds, day: date) -> Signatory:
    return next(each for each in _of_head(facts, day) if isinstance(each, CoverLetter)).signatory


def _form1(facts: PaperFacts, ids: OfficeIds, day: date) -> Form1:
    return next(each for each in _of_head(facts, day) if isinstance(each, Form1))


def _of_head(facts: PaperFacts, day: date) -> tuple[Form1 | Form2 | CoverLetter, ...]:
    person = facts.holder(Post.LAO_FINANCE_HEAD)
    assert person is not None
    return papers_of(facts, RequestDraft(person.id, Reason.CANNOT_SIGN_IN, day, cause=Cause.FORGOTTEN), "๑/๒๕๗๐")


def _form1_clerk(facts: PaperFacts, ids: OfficeIds, day: date) -> Signatory:
    return _form1(facts, ids, day).clerk


def _form1_executive(facts: PaperFacts, ids: OfficeIds, day: date) -> Signatory:
    return _form1(facts, ids, day).executive


def _form2(facts: PaperFacts, ids: OfficeIds, day: date) -> Signatory:
    return _form2_of(facts, ids.lao.user, day)


def _form2_below(facts: PaperFacts, ids: OfficeIds, day: date) -> Signatory:
    return _form2_of(facts, ids.school.user, day)


def _form2_of(facts: PaperFacts, person_id: int, day: date) -> Signatory:
    (form,) = papers_of(facts, RequestDraft(person_id, Reason.CANNOT_SIGN_IN, day, cause=Cause.FORGOTTEN), "๑/๒๕๗๐")
    assert isinstance(form, Form2)
    return form.head


def _notice(facts: PaperFacts, ids: OfficeIds, day: date) -> Signatory:
    person = next(each for each in facts.people if each.id == ids.lao.user)
    notice: RemovalNotice = removal_notice(replace(facts, today=day), Removing(person, None, day, ()))
    return notice.head


def _sheet(facts: PaperFacts, ids: OfficeIds, day: date) -> Signatory:
    people = [each for each in facts.people if each.id == ids.school.user]
    sheet: Acknowledgement = acknowledgement(replace(facts, today=day), people, {}, [ids.school.unit])
    return sheet.witness


def _memo(facts: PaperFacts, ids: OfficeIds, day: date) -> Signatory:
    return late_memo(replace(facts, today=day), (), ids.lao.unit, with_soon=False).head


def _reminder(facts: PaperFacts, ids: OfficeIds, day: date) -> Signatory:
    person = next(each for each in facts.people if each.id == ids.school.user)
    account = Account(1, person.id, "school.user", TODAY)
    reminded = Reminded(person, account, None, None)
    return reminder(replace(facts, today=day), ReminderAbout.PASSWORD, reminded, day).head


def _memo_clerk(facts: PaperFacts, ids: OfficeIds, day: date) -> Signatory:
    return late_memo(replace(facts, today=day), (), ids.lao.unit, with_soon=False).clerk


PAPERS: dict[str, tuple[Post, Callable[[PaperFacts, OfficeIds, date], Signatory]]] = {
    "letter": (Post.EXECUTIVE, _letter),
    "form 1, clerk": (Post.CLERK, _form1_clerk),
    "form 1, executive": (Post.EXECUTIVE, _form1_executive),
    "form 2": (Post.LAO_FINANCE_HEAD, _form2),
    "form 2 of a unit": (Post.SUBUNIT_FINANCE_HEAD, _form2_below),
    "notice": (Post.LAO_FINANCE_HEAD, _notice),
    "acknowledgement": (Post.SUBUNIT_FINANCE_HEAD, _sheet),
    "memo to the clerk": (Post.LAO_FINANCE_HEAD, _memo),
    "reminder": (Post.SUBUNIT_FINANCE_HEAD, _reminder),
    "memo, clerk": (Post.CLERK, _memo_clerk),
}


@pytest.mark.parametrize("capacity", Capacity)
@pytest.mark.parametrize("paper", PAPERS)
def test_whoever_stands_in_signs_from_the_first_to_the_last_day(
    facts: PaperFacts, ids: OfficeIds, paper: str, capacity: Capacity
) -> None:
    post, signatory = PAPERS[paper]
    with_stand_in = _in_place(facts, ids, post, capacity)
    instead = _instead(facts, ids, post, capacity)
    before, after = FIRST - timedelta(days=1), LAST + timedelta(days=1)
    assert signatory(with_stand_in, ids, FIRST) == signatory(with_stand_in, ids, LAST) == instead
    for day in (before, after):
        assert signatory(with_stand_in, ids, day) == signatory(facts, ids, day)
        assert signatory(with_stand_in, ids, day).acting == ""


@pytest.mark.parametrize("capacity", Capacity)
@pytest.mark.parametrize("paper", PAPERS)
def test_a_stand_in_for_another_post_changes_nothing(
    facts: PaperFacts, ids: OfficeIds, paper: str, capacity: Capacity
) -> None:
    post, signatory = PAPERS[paper]
    for other in set(POSTS) - {post}:
        assert signatory(_in_place(facts, ids, other, capacity), ids, TODAY) == signatory(facts, ids, TODAY)


def test_whoever_left_before_that_day_does_not_stand_in_any_more(facts: PaperFacts, ids: OfficeIds) -> None:
    in_place = _in_place(facts, ids, Post.CLERK, Capacity.ACTING)
    people = tuple(replace(each, last_day=TODAY) if each.id == ids.lao.user else each for each in facts.people)
    leaves = replace(in_place, people=people)
    assert official(leaves, Post.CLERK, TODAY).acting
    assert official(leaves, Post.CLERK, TODAY + timedelta(days=1)) == official(facts, Post.CLERK)


def test_the_addressee_stays_the_post(facts: PaperFacts, ids: OfficeIds) -> None:
    in_place = _in_place(facts, ids, Post.LAO_FINANCE_HEAD, Capacity.ACTING)
    assert head_of_unit(in_place, ids.lao.unit).position == head_of_unit(facts, ids.lao.unit).position


def test_the_clerk_signs_for_the_executive_with_the_own_post_in_full(facts: PaperFacts, ids: OfficeIds) -> None:
    clerk = facts.holder(Post.CLERK)
    assert clerk is not None
    for capacity, words in ((Capacity.ON_BEHALF, "ปฏิบัติราชการแทน"), (Capacity.IN_DUTY, "ปฏิบัติหน้าที่")):
        stand_in = StandIn(1, Post.EXECUTIVE, ids.lao.unit, clerk.id, capacity, FIRST)
        signs = official(replace(facts, stand_ins=(stand_in,)), Post.EXECUTIVE)
        assert signs == Signatory(clerk.name.official, f"นายก{OFFICE}", f"ปลัด{OFFICE} {words}")


def test_a_review_is_signed_in_the_own_capacity_by_whoever_stands_in_and_by_nobody_else(
    facts: PaperFacts, ids: OfficeIds
) -> None:
    in_place = _in_place(facts, ids, Post.LAO_FINANCE_HEAD, Capacity.ACTING)
    person = next(each for each in facts.people if each.id == ids.lao.user)
    signer = Actor(9, person.name.full, Role.LAO_HEAD, ids.lao.unit)
    post = POSTS[Post.LAO_FINANCE_HEAD]
    acting = f"{person.position}{person.level} รักษาราชการแทน"
    assert _head(in_place, signer) == Signatory(person.name.full, post, acting)
    assert _head(replace(in_place, today=LAST + timedelta(days=1)), signer).acting == ""
    assert _head(in_place, replace(signer, name="นายอื่น ไกลตัว")) == Signatory("นายอื่น ไกลตัว", post)
