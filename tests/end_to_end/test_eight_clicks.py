"""From an open list of requests to a printed Form 2 for somebody in the register: at most eight clicks, no typing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageChops
from PIL.Image import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.drafts import DutyDraft
from elaas_desk.domain.requests import RequestState
from elaas_desk.services.desk import Desk
from elaas_desk.settings import Settings
from tests.end_to_end.officer import Watch
from tests.services.office import Clock, OfficeIds, actors, make_template, opened
from tests.ui.system_dialogs import PrintDialogHand, press
from ui import text_breaks
from ui.errands import OpenPage
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.pages import Pages
from ui.requests.page import RequestsPage
from ui.surroundings import AroundReader
from ui.theme import Mode, Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

MOST = 8


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, OfficeIds, Actor]]:
    """An office whose newcomer has a duty by order and no rights yet."""
    template = tmp_path_factory.mktemp("template") / "register.elaas"
    ids = make_template(template)
    head = actors(ids)[Role.LAO_HEAD]
    with opened(template, tmp_path_factory.mktemp("office"), Clock()) as desk:
        order = ("131/2569", date(2026, 11, 16), date(2026, 11, 17))
        desk.register.assign_duty(head, DutyDraft(ids.lao.newcomer, "งานการเงิน", *order))
        yield desk, ids, head


@pytest.fixture
def page(
    qtbot: QtBot, qapp: QApplication, office: tuple[Desk, OfficeIds, Actor], tmp_path: Path
) -> Iterator[RequestsPage]:
    """The open list of requests in the frame."""
    text_breaks.use_words()
    desk, _, head = office
    theme, jobs = Theme(qapp, Mode.LIGHT), Jobs()
    makers = Pages(desk, head, jobs, theme, Settings(tmp_path / "settings.json")).makers()
    frame = MainWindow({key: makers[key] for key in ("today", "requests")}, AroundReader(desk, head), jobs, head.name)
    qtbot.addWidget(frame)
    frame.resize(1366, 688)
    frame.open(OpenPage("requests"))
    frame.show()
    found = frame.page("requests")
    assert isinstance(found, RequestsPage)
    qtbot.waitUntil(found.list.table.view.isVisible)
    qtbot.waitUntil(lambda: jobs.is_idle)
    yield found
    jobs.close()


def place_of(pdf: bytes, words: str) -> tuple[float, float, float, float]:
    """Where words stand on the first page: left, top, right, bottom in points from its top left."""
    page = pypdfium2.PdfDocument(pdf)[0]
    text = page.get_textpage()
    found = text.search(words).get_next()
    assert found is not None
    boxes = [text.get_charbox(at) for at in range(found[0], found[0] + found[1])]
    height = page.get_height()
    return (
        min(box[0] for box in boxes),
        height - max(box[3] for box in boxes),
        max(box[2] for box in boxes),
        height - min(box[1] for box in boxes),
    )


def drawn(pdf: bytes | Path, place: tuple[float, float, float, float], down: float = 0) -> Image:
    """What is drawn at a place of the first page, four spots to the point, dark on black."""
    page = ImageChops.invert(pypdfium2.PdfDocument(pdf)[0].render(scale=4, grayscale=True).to_pil().convert("L"))
    left, top, right, bottom = place
    return page.crop((int(left * 4), int((top + down) * 4), int(right * 4), int((bottom + down) * 4)))


def likeness(one: Image, other: Image) -> float:
    """1.0 where the same is drawn, give or take half a point; 0 where one of them is blank."""
    shifts = [(across, down) for across in range(-2, 3) for down in range(-2, 3)]
    return max(_likeness(ImageChops.offset(one, *shift), other) for shift in shifts)


def _likeness(one: Image, other: Image) -> float:
    common, either = ImageChops.darker(one, other), ImageChops.lighter(one, other)
    return float(sum(common.tobytes()) / max(1, sum(either.tobytes())))


def test_form_2_of_somebody_in_the_register_is_printed_with_eight_clicks_at_most_and_no_typing(
    qtbot: QtBot,
    qapp: QApplication,
    page: RequestsPage,
    office: tuple[Desk, OfficeIds, Actor],
    tmp_path: Path,
) -> None:
    desk, ids, head = office
    printed = tmp_path / "printed.pdf"
    watch, printer_hand = Watch(qapp), PrintDialogHand(printed)

    press(page.list.new)
    wizard = page.wizard
    assert wizard is not None
    table = wizard.who.table
    qtbot.waitUntil(lambda: table.model.rowCount() > 0)
    row = table.model.place_of(ids.lao.newcomer)
    press(table.view.viewport(), table.view.visualRect(table.model.index(row, 0)).center())
    press(wizard.foot.primary())
    qtbot.waitUntil(lambda: wizard.step() == 1)
    press(wizard.foot.primary())
    qtbot.waitUntil(lambda: bool(wizard.check.papers()))
    press(wizard.foot.primary())
    qtbot.waitUntil(lambda: page.wizard is None, timeout=20_000)

    assert printer_hand.pressed == 1
    assert watch.keys == 0
    assert 0 < watch.clicks <= MOST
    request = desk.requests.listed(head)[0].request
    assert request.draft.person_id == ids.lao.newcomer
    assert request.state is RequestState.PRINTED
    issued = desk.requests.detail(head, request.id).documents
    archived = desk.documents.content(head, issued[0].id)
    words = pypdfium2.PdfDocument(archived)[0].get_textpage().get_text_range()
    assert "นางสาวน้ำผึ้ง" in words
    assert "ชื่นใจ" in words
    assert "ผู้บันทึกฎีกา" in words
    name = place_of(archived, "น้ำผึ้ง")
    assert likeness(drawn(printed, name), drawn(archived, name)) > 0.7
    assert likeness(drawn(printed, name, down=25), drawn(archived, name)) < 0.4


def test_the_watch_counts_a_click_and_a_key(qtbot: QtBot, qapp: QApplication) -> None:
    watch, button = Watch(qapp), QPushButton()
    qtbot.addWidget(button)
    button.show()
    qtbot.waitExposed(button)
    press(button)
    press(button)
    assert watch.clicks == 2
    handle = button.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_A)
    assert watch.keys == 1
