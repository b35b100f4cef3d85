"""From a draft to its papers: nothing is called printed that was not, and nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.requests import AccessRequest, Cause, Reason, RequestState
from elaas_desk.services.desk import Desk
from tests.services.office import OfficeIds
from tests.ui.requests.driver import Driver
from tests.ui.system_dialogs import PrintDialogHand, SaveDialogHand, press
from ui.requests.wizard import Wizard


@pytest.fixture
def wizard(at: Driver, ids: OfficeIds) -> Wizard:
    """Step 3 for the head of finance, who cannot get in: a letter and Form 1."""
    wizard = at.new(ids.lao.head)
    at.choose(Reason.CANNOT_SIGN_IN)
    at.cause(Cause.FORGOTTEN)
    at.on()
    at.qtbot.waitUntil(lambda: bool(wizard.check.papers()))
    return wizard


def last(desk: Desk, head: Actor) -> AccessRequest:
    """The newest request."""
    return desk.requests.listed(head)[0].request


def test_letter_and_form_are_one_print_job(at: Driver, wizard: Wizard, desk: Desk, head: Actor, tmp_path: Path) -> None:
    hand = PrintDialogHand(tmp_path / "both.pdf")
    at.on()
    assert hand.pressed == 1
    assert len(pypdfium2.PdfDocument(tmp_path / "both.pdf")) == 2
    assert last(desk, head).state is RequestState.PRINTED
    assert at.page.list.chosen_id() == last(desk, head).id


def test_a_print_that_is_called_off_leaves_a_draft_with_its_number(
    at: Driver, wizard: Wizard, desk: Desk, head: Actor, tmp_path: Path
) -> None:
    hand = PrintDialogHand(None)
    at.on()
    assert hand.pressed == 1
    draft = last(desk, head)
    assert draft.state is RequestState.DRAFT
    assert desk.requests.detail(head, draft.id).documents == ()
    assert at.said == [f"ยังไม่ได้พิมพ์ เก็บคำขอที่ {draft.number} เป็นร่างไว้แล้ว"]
    assert at.page.wizard is wizard

    again = PrintDialogHand(tmp_path / "later.pdf")
    at.on()
    assert again.pressed == 1
    assert (last(desk, head).id, last(desk, head).state) == (draft.id, RequestState.PRINTED)
    assert last(desk, head).number == draft.number


def test_saved_as_pdf_each_paper_is_a_file_with_the_archived_bytes(
    at: Driver, wizard: Wizard, desk: Desk, head: Actor, tmp_path: Path
) -> None:
    targets = [tmp_path / "letter.pdf", tmp_path / "form1.pdf"]
    hand = SaveDialogHand(*targets)
    press(wizard.foot.save)
    at.settle()
    request = last(desk, head)
    assert request.state is RequestState.PRINTED
    number = request.number.replace("/", "-")
    assert hand.offered == [f"คำขอที่ {number} หนังสือราชการ.pdf", f"คำขอที่ {number} สิ่งที่ส่งมาด้วย ๑.pdf"]
    documents = desk.requests.detail(head, request.id).documents
    assert [path.read_bytes() for path in targets] == [
        desk.documents.content(head, document.id) for document in documents
    ]


def test_saving_that_is_called_off_halfway_writes_nothing(
    at: Driver, wizard: Wizard, desk: Desk, head: Actor, tmp_path: Path
) -> None:
    hand = SaveDialogHand(tmp_path / "letter.pdf", None)
    press(wizard.foot.save)
    at.settle()
    assert hand.pressed == 2
    assert last(desk, head).state is RequestState.DRAFT
    assert not (tmp_path / "letter.pdf").exists()
