"""Step 3 of the wizard offers the blank of the Department where one is in force, and tells what it cannot take."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QRadioButton

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.blanks import Blank
from elaas_desk.domain.requests import Cause, Change, GroupChange, PaperKind, Reason, RequestDraft, RequestState
from elaas_desk.services.blanks import BlankDraft
from elaas_desk.services.desk import Desk
from tests.forms_pdf.places import places
from tests.services.blank_steps import NAME_FIELD, blank_file, kept_blank, narrowed
from tests.services.office import TODAY, OfficeIds
from tests.ui.hands import texts
from tests.ui.requests.driver import Driver
from tests.ui.system_dialogs import PrintDialogHand, press
from ui.requests.batch.check_step import BatchCheck
from ui.requests.batch.look import BatchLook, look
from ui.requests.request_desk import read_basis
from ui.requests.wizard import Wizard


@pytest.fixture
def kept(desk: Desk, head: Actor) -> Blank:
    """A blank for Form 1."""
    proposal = desk.blanks.read_file(head, PaperKind.FORM1, blank_file(desk))
    added = desk.blanks.add(head, BlankDraft(PaperKind.FORM1, proposal, TODAY, (NAME_FIELD,)))
    return desk.blanks.detail(head, added.id).blank


def step_3(at: Driver, ids: OfficeIds) -> Wizard:
    wizard = at.new(ids.lao.head)
    at.choose(Reason.CANNOT_SIGN_IN)
    at.cause(Cause.FORGOTTEN)
    at.on()
    at.qtbot.waitUntil(lambda: bool(wizard.check.papers()))
    return wizard


def form_of(wizard: Wizard) -> bytes:
    return next(paper.content for paper in wizard.check.papers() if paper.kind is PaperKind.FORM1)


def choose_own_form(at: Driver, wizard: Wizard) -> None:
    press(wizard.check.blank.which.findChildren(QRadioButton)[1])
    at.settle()


def archived(desk: Desk, head: Actor) -> bytes:
    request = desk.requests.listed(head)[0].request
    assert request.state is RequestState.PRINTED
    documents = desk.requests.detail(head, request.id).documents
    return desk.documents.content(head, next(each.id for each in documents if each.kind is PaperKind.FORM1))


def test_without_a_blank_nothing_is_asked(at: Driver, ids: OfficeIds) -> None:
    assert not step_3(at, ids).check.blank.isVisible()


def test_the_form_is_shown_and_printed_on_the_blank(
    at: Driver, ids: OfficeIds, kept: Blank, desk: Desk, head: Actor, tmp_path: Path
) -> None:
    wizard = step_3(at, ids)
    assert wizard.check.blank.isVisible()
    assert places(form_of(wizard), "FORM1")
    hand = PrintDialogHand(tmp_path / "paper.pdf")
    at.on()
    assert hand.pressed == 1
    assert places(archived(desk, head), "FORM1")


def test_what_the_blank_leaves_off_is_named_and_can_be_printed_all_the_same(
    at: Driver, ids: OfficeIds, kept: Blank, desk: Desk, head: Actor, tmp_path: Path
) -> None:
    wizard = step_3(at, ids)
    (said,) = [words for words in texts(wizard.check) if words.startswith("แบบของกรมไม่มีช่องสำหรับ")]
    assert said.startswith("แบบของกรมไม่มีช่องสำหรับ เลขประจำตัวประชาชน (13 หลัก), ตำแหน่งผู้ขอ, ✓ ลืมรหัสผ่าน, ")
    assert "ชื่อและนามสกุลผู้ขอ" not in said
    assert "ครบทุกช่องที่แบบต้องการ" not in texts(wizard.check)
    choose_own_form(at, wizard)
    assert "ครบทุกช่องที่แบบต้องการ" in texts(wizard.check)
    press(wizard.check.blank.which.findChildren(QRadioButton)[0])
    at.settle()
    hand = PrintDialogHand(tmp_path / "paper.pdf")
    at.on()
    assert hand.pressed == 1
    assert places(archived(desk, head), "FORM1")


def test_the_form_of_the_program_can_be_chosen(
    at: Driver, ids: OfficeIds, kept: Blank, desk: Desk, head: Actor, tmp_path: Path
) -> None:
    wizard = step_3(at, ids)
    choose_own_form(at, wizard)
    assert not places(form_of(wizard), "FORM1")
    hand = PrintDialogHand(tmp_path / "paper.pdf")
    at.on()
    assert hand.pressed == 1
    assert not places(archived(desk, head), "FORM1")


def test_what_the_blank_cannot_take_is_named_and_not_printed_on_it(
    at: Driver, ids: OfficeIds, kept: Blank, desk: Desk, head: Actor, tmp_path: Path
) -> None:
    desk.blanks.save(head, replace(narrowed(kept)))
    wizard = step_3(at, ids)
    assert any("“ชื่อและนามสกุลผู้ขอ” ยาวเกินช่องบนแบบ “FORM.pdf”" in words for words in texts(wizard.check))
    assert not places(form_of(wizard), "FORM1")
    before = len(desk.requests.listed(head))
    at.on()  # nobody is asked for a printer for what cannot be printed
    assert wizard.foot.said().startswith("เลือกพิมพ์บนแบบของโปรแกรม")
    assert len(desk.requests.listed(head)) == before
    choose_own_form(at, wizard)
    assert not any("ยาวเกินช่อง" in words for words in texts(wizard.check))
    hand = PrintDialogHand(tmp_path / "paper.pdf")
    at.on()
    assert hand.pressed == 1
    assert not places(archived(desk, head), "FORM1")


def looked_at(at: Driver, ids: OfficeIds) -> BatchLook:
    asked = at.page._desk
    draft = RequestDraft(ids.lao.user, Reason.CHANGE_RIGHTS, TODAY, (GroupChange(ids.stores, Change.ADD),))
    return look(asked, [read_basis(asked, ids.lao.user)], [draft])


def test_in_a_batch_what_the_blank_leaves_off_is_named(at: Driver, ids: OfficeIds, desk: Desk) -> None:
    kept_blank(desk, ids)
    looked = looked_at(at, ids)
    assert (looked.people[0].problems, looked.pages) == ((), 1)
    looked = replace(looked, people=(replace(looked.people[0], hints=()),))  # nothing else is worth a second look
    step = BatchCheck(at.page._desk)
    at.qtbot.addWidget(step)
    step.show()
    step.show_look(looked)
    QApplication.processEvents()
    said = texts(step)
    assert any(words.startswith("แบบของกรมไม่มีช่องสำหรับ เลขประจำตัวประชาชน (13 หลัก), ตำแหน่งผู้ขอ") for words in said)
    assert "ครบทุกช่องที่แบบต้องการ" not in said
    assert step.check()


def test_in_a_batch_a_blank_without_a_row_for_groups_is_refused(
    at: Driver, ids: OfficeIds, desk: Desk, head: Actor
) -> None:
    desk.blanks.save(head, replace(kept_blank(desk, ids), fields=(NAME_FIELD,)))
    (one,) = looked_at(at, ids).people
    assert any("ไม่มีช่องสำหรับชื่อกลุ่มที่ขอ" in sentence for sentence in one.problems)


def test_in_a_batch_whoever_the_blank_cannot_take_is_told_of(
    at: Driver, ids: OfficeIds, desk: Desk, head: Actor
) -> None:
    blank = kept_blank(desk, ids)
    desk.blanks.save(head, narrowed(blank))
    looked = looked_at(at, ids)
    (one,) = looked.people
    assert any("ยาวเกินช่องบนแบบ" in sentence for sentence in one.problems)
    assert looked.pages == 0
