"""Requests from the open list to the day on which they were carried out, in the real window, with each click and key
counted: a new user, a change of rights, a head who cannot get in, and the head of a subordinate unit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.attachments import SignedPaper
from elaas_desk.domain.drafts import DutyDraft
from elaas_desk.domain.requests import AccessRequest, RequestState
from elaas_desk.services.desk import Desk
from tests.end_to_end.officer import Officer
from tests.services.office import TODAY, Clock, OfficeIds, actors, make_template, opened
from tests.services.scan_samples import picture
from tests.ui.hands import texts
from ui.errands import OpenPage
from ui.requests.page import RequestsPage

pytestmark = [pytest.mark.journey, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]

STATES = [
    RequestState.DRAFT,
    RequestState.PRINTED,
    RequestState.SIGNED,
    RequestState.SENT,
    RequestState.DONE,
]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, OfficeIds]:
    """The office, written once."""
    path = tmp_path_factory.mktemp("template") / "register.elaas"
    return path, make_template(path)


@pytest.fixture
def ids(template: tuple[Path, OfficeIds]) -> OfficeIds:
    """The register's numbers of the office."""
    return template[1]


@pytest.fixture
def head(ids: OfficeIds) -> Actor:
    """The head of the LAO's finance unit."""
    return actors(ids)[Role.LAO_HEAD]


@pytest.fixture
def desk(template: tuple[Path, OfficeIds], tmp_path: Path) -> Iterator[Desk]:
    """All services over a copy of the office."""
    folder = tmp_path / "office"
    folder.mkdir()
    with opened(template[0], folder, Clock()) as desk:
        yield desk


@pytest.fixture
def officer(qtbot: QtBot, qapp: QApplication, desk: Desk, head: Actor, tmp_path: Path) -> Iterator[Officer]:
    """The head before the open list of requests."""
    officer = Officer(qtbot, qapp, desk, head, tmp_path / "settings.json")
    officer.frame.open(OpenPage("requests"))
    officer.settle()
    yield officer
    officer.close()


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """What the scanner wrote."""
    path = tmp_path / "scan0001.jpg"
    path.write_bytes(picture("JPEG", (600, 850)))
    return path


def page_of(officer: Officer) -> RequestsPage:
    """The page of requests."""
    page = officer.frame.page("requests")
    assert isinstance(page, RequestsPage)
    return page


def ask_for(officer: Officer, person_id: int) -> None:
    """From the list to step 2 for somebody in the register."""
    page = page_of(officer)
    officer.press(page.list.new)
    assert page.wizard is not None
    officer.row(page.wizard.who.table, person_id)
    officer.press(page.wizard.foot.primary())
    assert page.wizard.step() == 1


def print_it(officer: Officer, to_file: Path) -> None:
    """From step 2 to the printed papers."""
    wizard = page_of(officer).wizard
    assert wizard is not None
    officer.press(wizard.foot.primary())
    officer.qtbot.waitUntil(lambda: bool(wizard.check.papers()), timeout=30_000)
    officer.print(wizard.foot.primary(), to_file)
    assert page_of(officer).wizard is None


def sign_and_send(officer: Officer, scan: Path) -> None:
    """The scan is dropped, the signature recorded, and that it was sent."""
    officer.drop_file(page_of(officer).list.pane, scan)
    officer.submit()
    officer.button("ส่งแล้ว…")
    officer.submit()


def made(desk: Desk, head: Actor, person_id: int) -> AccessRequest:
    """The newest request of somebody."""
    return next(each.request for each in desk.requests.listed(head) if each.person.id == person_id)


def archived_words(desk: Desk, head: Actor, request_id: int) -> list[str]:
    """The words of each archived paper."""
    documents = desk.requests.detail(head, request_id).documents
    contents = [desk.documents.content(head, each.id) for each in documents]
    return [pypdfium2.PdfDocument(each)[0].get_textpage().get_text_range() for each in contents]


def assert_whole(desk: Desk, head: Actor, request: AccessRequest, scan: Path) -> None:
    """Every step is there with who and when, and the signed copy in the register."""
    assert [step.state for step in request.steps] == STATES
    assert {(step.by, step.day) for step in request.steps} == {(head.name, TODAY)}
    (copy,) = desk.scans.of(head, SignedPaper(request_id=request.id))
    assert desk.scans.content(head, copy.id) == scan.read_bytes()


def test_a_new_user_from_the_open_list_to_an_account_with_its_groups(
    officer: Officer, desk: Desk, ids: OfficeIds, head: Actor, scan: Path, tmp_path: Path
) -> None:
    order = ("131/2569", date(2026, 11, 16), date(2026, 11, 17))
    desk.register.assign_duty(head, DutyDraft(ids.lao.newcomer, "งานการเงิน", *order))
    ask_for(officer, ids.lao.newcomer)
    print_it(officer, tmp_path / "form2.pdf")
    sign_and_send(officer, scan)
    officer.button("ดำเนินการแล้ว…")
    officer.type_into("username", "namphueng.c")
    officer.submit()

    request = made(desk, head, ids.lao.newcomer)
    assert_whole(desk, head, request, scan)
    assert len(pypdfium2.PdfDocument(tmp_path / "form2.pdf")) == 1
    detail = desk.register.detail(head, ids.lao.newcomer)
    assert detail.account is not None
    assert (detail.account.username, detail.account.password_changed_on) == ("namphueng.c", TODAY)
    assert [(each.group.id, each.why) for each in detail.held] == [
        (ids.payments, f"คำสั่งที่ ๑๓๑/๒๕๖๙ · คำขอที่ {request.number}")
    ]
    effort = officer.effort
    assert (effort.clicks, effort.keys, effort.drops) == (11, 11, 1)


def test_a_change_of_rights_after_a_change_of_duties(
    officer: Officer, desk: Desk, ids: OfficeIds, head: Actor, scan: Path, tmp_path: Path
) -> None:
    desk.register.end_duty(head, ids.lao.assignment, date(2026, 11, 15))
    order = ("140/2569", date(2026, 11, 16), date(2026, 11, 16))
    desk.register.assign_duty(head, DutyDraft(ids.lao.user, "งานพัสดุ", *order))
    ask_for(officer, ids.lao.user)
    assert "งานพัสดุ · คำสั่งที่ ๑๔๐/๒๕๖๙ ลงวันที่ ๑๖ พฤศจิกายน ๒๕๖๙" in texts(officer.frame)
    print_it(officer, tmp_path / "form2.pdf")
    sign_and_send(officer, scan)
    officer.button("ดำเนินการแล้ว…")
    officer.submit()

    request = made(desk, head, ids.lao.user)
    assert_whole(desk, head, request, scan)
    detail = desk.register.detail(head, ids.lao.user)
    assert [each.group.id for each in detail.held] == [ids.stores]
    assert detail.held[0].justified
    effort = officer.effort
    assert (effort.clicks, effort.keys, effort.drops) == (11, 0, 1)


def test_the_head_who_cannot_get_in_writes_a_letter_with_form_1_to_the_department(
    officer: Officer, desk: Desk, ids: OfficeIds, head: Actor, scan: Path, tmp_path: Path
) -> None:
    ask_for(officer, ids.lao.head)
    officer.card("ไม่สามารถเข้าใช้งานได้")
    assert "หนังสือราชการถึงกรม" in texts(officer.frame)
    officer.card("รหัสถูกระงับ")
    print_it(officer, tmp_path / "both.pdf")
    sign_and_send(officer, scan)
    officer.button("ดำเนินการแล้ว…")
    officer.submit()

    request = made(desk, head, ids.lao.head)
    assert_whole(desk, head, request, scan)
    assert len(pypdfium2.PdfDocument(tmp_path / "both.pdf")) == 2, "one job for both papers"
    letter, form1 = archived_words(desk, head, request.id)
    assert "อธิบดีกรมส่งเสริมการปกครองท้องถิ่น" in letter.replace("\r\n", "")
    assert "สิ่งที่ส่งมาด้วย ๑" in form1.replace("\r\n", "")
    account = desk.register.detail(head, ids.lao.head).account
    assert account is not None
    assert account.password_changed_on == TODAY
    effort = officer.effort
    assert (effort.clicks, effort.keys, effort.drops) == (13, 0, 1)


def test_the_head_of_a_subordinate_unit_asks_the_head_of_the_lao(
    officer: Officer, desk: Desk, ids: OfficeIds, head: Actor, scan: Path, tmp_path: Path
) -> None:
    ask_for(officer, ids.school.head)
    officer.card("ไม่สามารถเข้าใช้งานได้")
    officer.card("ลืมรหัสผ่าน")
    assert "ผู้อำนวยการกองคลังองค์การบริหารส่วนตำบลบ้านใหม่" in texts(officer.frame)
    print_it(officer, tmp_path / "form2.pdf")
    sign_and_send(officer, scan)
    officer.button("ดำเนินการแล้ว…")
    officer.submit()

    request = made(desk, head, ids.school.head)
    assert_whole(desk, head, request, scan)
    (form2,) = archived_words(desk, head, request.id)
    assert "ผู้อำนวยการกองคลังองค์การบริหารส่วนตำบลบ้านใหม่" in form2.replace("\r\n", "")
    school_head = actors(ids)[Role.SUBUNIT_HEAD]
    assert desk.requests.detail(school_head, request.id).next_states == ()
    assert not desk.requests.detail(school_head, request.id).can_undo, "nobody decides on their own access"
    effort = officer.effort
    assert (effort.clicks, effort.keys, effort.drops) == (13, 0, 1)
