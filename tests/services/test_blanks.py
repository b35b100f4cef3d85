"""Official blanks: each in force from its day, tied to its bytes, and what is printed on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.blanks import BlankField, FieldLook
from elaas_desk.domain.requests import Change, GroupChange, PaperKind, Reason, RequestDraft
from elaas_desk.errors import Problem, UserError
from elaas_desk.services.desk import Desk
from tests.fixtures.blank_files import Widget, fillable, flat
from tests.forms_pdf.places import place, places
from tests.services.blank_steps import GROUP_FIELD, NAME_FIELD, blank_file, drafted, kept_blank, narrowed
from tests.services.office import TODAY, OfficeIds, actors, audit_lines


@pytest.fixture
def head(ids: OfficeIds) -> Actor:
    return actors(ids)[Role.LAO_HEAD]


@pytest.fixture
def draft(ids: OfficeIds) -> RequestDraft:
    return RequestDraft(ids.lao.user, Reason.CHANGE_RIGHTS, TODAY, (GroupChange(ids.stores, Change.ADD),))


def _problem(refused: pytest.ExceptionInfo[UserError]) -> Problem:
    return refused.value.problem


def _name(desk: Desk, head: Actor, ids: OfficeIds) -> str:
    """The first word of it: PDFium tells two blanks as one."""
    return desk.register.detail(head, ids.lao.user).person.name.official.split()[0]


def test_without_a_blank_a_request_is_printed_on_our_own_form(desk: Desk, head: Actor, draft: RequestDraft) -> None:
    (paper,) = desk.documents.preview(head, draft)
    assert (paper.blank, paper.on_blank) == ("", False)


def test_a_request_is_printed_on_the_blank_in_force_on_its_day(
    desk: Desk, ids: OfficeIds, head: Actor, draft: RequestDraft
) -> None:
    kept_blank(desk, ids, "OLD", TODAY - timedelta(days=400))
    kept_blank(desk, ids, "NOW", TODAY - timedelta(days=3))
    kept_blank(desk, ids, "NEXT", TODAY + timedelta(days=1))
    (paper,) = desk.documents.preview(head, draft)
    assert (paper.blank, paper.on_blank, paper.refusal) == ("NOW.pdf", True, None)
    assert place(paper.content, "NOW1")
    assert place(paper.content, _name(desk, head, ids)).left == pytest.approx(60.35, abs=0.5)
    (earlier,) = desk.documents.preview(head, replace(draft, dated=TODAY - timedelta(days=4)))
    assert earlier.blank == "OLD.pdf"


def test_what_is_issued_on_a_blank_is_archived_as_it_was_printed(
    desk: Desk, ids: OfficeIds, head: Actor, draft: RequestDraft
) -> None:
    blank = kept_blank(desk, ids)
    (paper,) = desk.documents.preview(head, draft)
    request = desk.requests.submit(head, draft)
    (issued,) = desk.documents.issue(head, request.id)
    archived = desk.documents.content(head, issued.id)
    assert archived == paper.content
    assert place(archived, "FORM1")
    spelled = f"{issued.code[:4]} {issued.code[4:8]} {issued.code[8:]}"
    assert places(archived, spelled)
    desk.blanks.remove(head, blank.id, blank.version)
    assert desk.documents.content(head, issued.id) == archived


def test_the_form_of_our_own_can_be_chosen_in_place_of_the_blank(
    desk: Desk, ids: OfficeIds, head: Actor, draft: RequestDraft
) -> None:
    kept_blank(desk, ids)
    (paper,) = desk.documents.preview(head, draft, own_form=True)
    assert (paper.blank, paper.on_blank) == ("FORM.pdf", False)
    request = desk.requests.submit(head, draft)
    (issued,) = desk.documents.issue(head, request.id, own_form=True)
    assert not places(desk.documents.content(head, issued.id), "FORM1")


def test_what_does_not_fit_is_told_shown_on_our_own_form_and_not_issued_on_the_blank(
    desk: Desk, ids: OfficeIds, head: Actor, draft: RequestDraft
) -> None:
    blank = kept_blank(desk, ids)
    desk.blanks.save(head, narrowed(blank))
    (paper,) = desk.documents.preview(head, draft)
    assert not paper.on_blank
    assert paper.refusal is not None
    assert paper.refusal.values == {"source": "person.full_name", "blank": "FORM.pdf"}
    request = desk.requests.submit(head, draft)
    with pytest.raises(UserError) as refused:
        desk.documents.issue(head, request.id)
    assert _problem(refused) is Problem.BLANK_TOO_SMALL
    assert desk.documents.issue(head, request.id, own_form=True)


def test_a_request_for_groups_is_not_issued_on_a_blank_without_a_row_for_them(
    desk: Desk, ids: OfficeIds, head: Actor, draft: RequestDraft
) -> None:
    blank = kept_blank(desk, ids)
    desk.blanks.save(head, replace(blank, fields=(NAME_FIELD,)))
    (paper,) = desk.documents.preview(head, draft)
    assert (paper.on_blank, paper.left_off) == (False, ())
    assert paper.refusal is not None
    assert (paper.refusal.problem, paper.refusal.values) == (Problem.BLANK_NO_GROUPS, {"blank": "FORM.pdf"})
    request = desk.requests.submit(head, draft)
    with pytest.raises(UserError) as refused:
        desk.documents.issue(head, request.id)
    assert _problem(refused) is Problem.BLANK_NO_GROUPS
    with pytest.raises(UserError):
        desk.documents.issue_many(head, [draft])
    assert desk.documents.issue(head, request.id, own_form=True)


def test_a_paper_on_a_blank_tells_what_the_blank_leaves_off(
    desk: Desk, ids: OfficeIds, head: Actor, draft: RequestDraft
) -> None:
    kept_blank(desk, ids)
    (paper,) = desk.documents.preview(head, draft)
    assert paper.left_off[:3] == ("person.national_id", "person.position", "reason.change_rights")
    assert not {"person.full_name", "groups.1.name"} & set(paper.left_off)
    (own,) = desk.documents.preview(head, draft, own_form=True)
    assert own.left_off == ()


def test_a_batch_is_printed_on_the_blank_too(desk: Desk, ids: OfficeIds, head: Actor, draft: RequestDraft) -> None:
    kept_blank(desk, ids)
    (issued,) = desk.documents.issue_many(head, [draft])
    assert place(desk.documents.content(head, issued.id), "FORM1")


def test_the_names_in_a_fillable_blank_say_what_goes_where(desk: Desk, head: Actor, tmp_path: Path) -> None:
    path = tmp_path / "กรอกได้.pdf"
    widgets = [
        Widget("ชื่อ-นามสกุล", (40, 200, 140, 207)),
        Widget("Text2", (40, 180, 140, 187), tip="ตำแหน่ง"),
        Widget("new_user", (30, 160, 35, 165), ticked=True),
        Widget("Text9", (40, 100, 140, 107)),
    ]
    path.write_bytes(fillable(widgets))
    proposal = desk.blanks.read_file(head, PaperKind.FORM2, path)
    assert proposal.taken_over_from == ""
    found = {each.source: each for each in proposal.placed}
    assert set(found) == {"person.full_name", "person.position", "reason.new_user"}
    named = found["person.full_name"]
    assert (named.left, named.top, named.width, named.height) == pytest.approx((40_000, 90_000, 100_000, 7_000), abs=20)
    assert found["reason.new_user"].look is FieldLook.TICK
    assert {each.name for each in proposal.file.fields} == {each.name for each in widgets}


def test_another_file_for_the_same_paper_begins_with_the_places_of_the_one_before(
    desk: Desk, ids: OfficeIds, head: Actor
) -> None:
    kept_blank(desk, ids, "OLD")
    proposal = desk.blanks.read_file(head, PaperKind.FORM2, blank_file(desk, "NEW"))
    assert proposal.taken_over_from == "OLD.pdf"
    assert proposal.placed == (NAME_FIELD, GROUP_FIELD)
    assert desk.blanks.read_file(head, PaperKind.FORM1, blank_file(desk, "NEW")).placed == ()


def test_the_same_file_is_not_taken_twice_for_one_paper(desk: Desk, ids: OfficeIds, head: Actor) -> None:
    draft = drafted(desk, ids)
    kept_blank(desk, ids)
    with pytest.raises(UserError) as refused:
        desk.blanks.read_file(head, PaperKind.FORM2, blank_file(desk))
    assert _problem(refused) is Problem.BLANK_TWICE
    with pytest.raises(UserError) as refused:
        desk.blanks.add(head, replace(draft, valid_from=TODAY + timedelta(days=9)))
    assert _problem(refused) is Problem.BLANK_TWICE


def test_two_blanks_of_one_paper_do_not_begin_on_one_day(desk: Desk, ids: OfficeIds, head: Actor) -> None:
    kept_blank(desk, ids, "ONE")
    with pytest.raises(UserError) as refused:
        kept_blank(desk, ids, "TWO")
    assert (_problem(refused), refused.value.field) == (Problem.BLANK_DAY_TAKEN, "valid_from")
    assert [each.name for each in desk.blanks.blanks(head)] == ["ONE.pdf"]


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ((), Problem.BLANK_NO_PLACES),
        ((replace(NAME_FIELD, page=2),), Problem.NOT_A_CHOICE),
        ((replace(NAME_FIELD, source="person.shoe_size"),), Problem.NOT_A_CHOICE),
        ((replace(NAME_FIELD, look=FieldLook.TICK),), Problem.NOT_A_CHOICE),
    ],
)
def test_places_that_make_no_sense_are_not_kept(
    desk: Desk, ids: OfficeIds, head: Actor, wrong: tuple[BlankField, ...], problem: Problem
) -> None:
    with pytest.raises(UserError) as refused:
        desk.blanks.add(head, replace(drafted(desk, ids), fields=wrong))
    assert _problem(refused) is problem
    assert desk.blanks.blanks(head) == ()


def test_places_day_and_nudge_can_be_changed_unless_somebody_did_meanwhile(
    desk: Desk, ids: OfficeIds, head: Actor, draft: RequestDraft
) -> None:
    blank = kept_blank(desk, ids)
    before = desk.documents.preview(head, draft)[0].content
    desk.blanks.save(head, replace(blank, nudge_right=700, nudge_down=-300))
    after = desk.documents.preview(head, draft)[0].content
    name = _name(desk, head, ids)
    assert place(after, name).left - place(before, name).left == pytest.approx(0.7, abs=0.02)
    with pytest.raises(UserError) as refused:
        desk.blanks.save(head, blank)
    assert _problem(refused) is Problem.CHANGED_MEANWHILE


@pytest.mark.parametrize(("right", "down"), [(10_001, 0), (0, -10_001)])
def test_nothing_is_moved_by_more_than_a_centimetre(
    desk: Desk, ids: OfficeIds, head: Actor, right: int, down: int
) -> None:
    blank = kept_blank(desk, ids)
    with pytest.raises(UserError) as refused:
        desk.blanks.save(head, replace(blank, nudge_right=right, nudge_down=down))
    assert _problem(refused) is Problem.NOT_A_CHOICE
    desk.blanks.save(head, replace(blank, nudge_right=10_000, nudge_down=-10_000))


def test_the_log_tells_who_added_and_changed_a_blank_without_its_bytes(desk: Desk, ids: OfficeIds, head: Actor) -> None:
    blank = kept_blank(desk, ids)
    desk.blanks.save(head, replace(blank, nudge_right=100))
    told = [line for line in audit_lines(desk.database) if line.subject == "blanks"]
    assert told
    assert {line.who for line in told} == {head.name}
    assert all("%PDF" not in str(line) for line in told)


def test_an_example_shows_real_thai_text_on_the_blank(desk: Desk, ids: OfficeIds, head: Actor) -> None:
    draft = drafted(desk, ids)
    assert place(desk.blanks.example(head, draft), "นางสาวพิมพ์ชนก ศรีสุวรรณกุล").left == pytest.approx(60.35, abs=0.5)
    assert place(flat(), "FORM1") == place(desk.blanks.example(head, draft), "FORM1")
