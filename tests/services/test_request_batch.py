"""One reason for several people: a request and a Form 2 for each, all of them or none."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.drafts import UnitDraft
from elaas_desk.domain.people import Post
from elaas_desk.domain.requests import Cause, Change, GroupChange, Reason, RequestDraft, RequestState
from elaas_desk.errors import InvalidInputError, Problem
from elaas_desk.services.desk import Desk
from tests.services.office import TODAY, OfficeIds, actors, audit_lines, person_draft, problem_of, refusal
from ui import messages


def new_user(ids: OfficeIds, person_id: int) -> RequestDraft:
    """Somebody without an account asks for the group of payments."""
    return RequestDraft(person_id, Reason.NEW_USER, TODAY, (GroupChange(ids.payments, Change.ADD),))


@pytest.fixture
def newcomers(desk: Desk, head: Actor, ids: OfficeIds) -> list[int]:
    """People of the LAO without an account, more than there were."""
    more = [person_draft(ids.lao.unit, Post.LAO_USER, first_name=name) for name in ("สมใจ", "ธิดา", "วรรณา")]
    return [ids.lao.newcomer, *(desk.register.add_person(head, each).id for each in more)]


def states(desk: Desk, head: Actor) -> dict[str, RequestState]:
    """The state of every request by its number."""
    return {entry.request.number: entry.request.state for entry in desk.requests.listed(head)}


def test_each_person_has_a_request_and_a_paper_of_their_own_with_numbers_that_run_on(
    desk: Desk, head: Actor, ids: OfficeIds, newcomers: list[int]
) -> None:
    offered = desk.requests.next_numbers(head, TODAY, 4)
    issued = desk.documents.issue_many(head, [new_user(ids, person_id) for person_id in newcomers])
    assert [each.number for each in issued] == list(offered) == ["๒๗/๒๕๗๐", "๒๘/๒๕๗๐", "๒๙/๒๕๗๐", "๓๐/๒๕๗๐"]
    assert [each.person_id for each in issued] == newcomers
    for each in issued:
        assert each.request_id is not None
        detail = desk.requests.detail(head, each.request_id)
        words = pypdfium2.PdfDocument(desk.documents.content(head, each.id))[0].get_textpage().get_text_range()
        assert detail.person.name.first in words
        assert [step.state for step in detail.request.steps] == [RequestState.DRAFT, RequestState.PRINTED]
    assert desk.requests.next_number(head, TODAY) == "๓๑/๒๕๗๐"


def test_drafts_of_several_people_are_kept_together(
    desk: Desk, registrar: Actor, ids: OfficeIds, newcomers: list[int]
) -> None:
    kept = desk.requests.submit_many(registrar, [new_user(ids, person_id) for person_id in newcomers])
    drafts = [desk.requests.detail(registrar, request_id).request for request_id in kept.ids]
    assert [(each.draft.person_id, each.state) for each in drafts] == [
        (person_id, RequestState.DRAFT) for person_id in newcomers
    ]


def test_one_that_is_wrong_keeps_all_of_them_back_and_is_named(
    desk: Desk, head: Actor, ids: OfficeIds, newcomers: list[int]
) -> None:
    before, lines = states(desk, head), len(audit_lines(desk.database))
    drafts = [new_user(ids, person_id) for person_id in (*newcomers, ids.lao.user)]
    drafts[1] = replace(drafts[1], changes=())
    for write in (desk.requests.submit_many, desk.documents.issue_many):
        with pytest.raises(InvalidInputError) as refused:
            write(head, drafts)
        found = {each.field: each.problem for each in refused.value.problems}
        assert found == {
            "drafts[1].changes": Problem.NO_GROUPS,
            "drafts[4].reason": Problem.REASON_NOT_ALLOWED,
            "drafts[4].changes[0].group_id": Problem.MEMBER_ALREADY,
        }
    assert (states(desk, head), len(audit_lines(desk.database))) == (before, lines)
    assert desk.requests.next_number(head, TODAY) == "๒๗/๒๕๗๐"


def test_a_paper_that_cannot_be_drawn_leaves_no_request_of_the_others(
    desk: Desk, head: Actor, ids: OfficeIds, newcomers: list[int]
) -> None:
    before, lines = states(desk, head), len(audit_lines(desk.database))
    strange = desk.register.add_person(head, person_draft(ids.lao.unit, Post.LAO_USER, position="นักวิชาการ ☃")).id
    lines += 1
    drafts = [new_user(ids, person_id) for person_id in (*newcomers, strange)]
    assert problem_of(lambda: desk.documents.issue_many(head, drafts)) is Problem.UNKNOWN_GLYPH
    assert (states(desk, head), len(audit_lines(desk.database))) == (before, lines)


def test_the_head_of_finance_writes_to_the_department_and_is_made_apart(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    drafts = [
        RequestDraft(person_id, Reason.CANNOT_SIGN_IN, TODAY, cause=Cause.FORGOTTEN)
        for person_id in (ids.lao.user, ids.lao.head, ids.school.head)
    ]
    error = refusal(lambda: desk.documents.issue_many(head, drafts))
    assert (error.problem, error.field) == (Problem.GOES_APART, "drafts[1].person_id")
    assert messages.sentence(error).startswith("นางสาวพิมพ์ชนก แก้วประเสริฐต้องใช้หนังสือราชการถึงกรมและแบบ ๑")
    del drafts[1]
    assert len(desk.documents.issue_many(head, drafts)) == 2


def test_nobody_at_all_is_refused(desk: Desk, head: Actor) -> None:
    assert problem_of(lambda: desk.requests.submit_many(head, [])) is Problem.NOTHING_CHOSEN
    assert problem_of(lambda: desk.documents.issue_many(head, [])) is Problem.NOTHING_CHOSEN


def test_a_subunit_head_asks_for_the_own_people_alone(
    desk: Desk, head: Actor, ids: OfficeIds, newcomers: list[int]
) -> None:
    desk.register.add_unit(head, UnitDraft("โรงเรียนบ้านเหนือ"))
    mine = actors(ids)[Role.SUBUNIT_HEAD]
    drafts = [new_user(ids, ids.school.newcomer), new_user(ids, newcomers[0])]
    assert problem_of(lambda: desk.documents.issue_many(mine, drafts)) is Problem.OTHER_UNIT
    assert len(desk.documents.issue_many(mine, drafts[:1])) == 1
