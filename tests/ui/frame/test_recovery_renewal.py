"""A recovery key that nobody confirmed is asked for at each sign-in, and a new one is made, printed and typed back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.persistence.keys import RecoveryKey, header_of, seal, unseal
from elaas_desk.services.desk import Desk
from elaas_desk.services.recovery import CONFIRMED, Recovery
from tests.services.office import KEY, Clock, OneKey, make_template, opened
from tests.ui.hands import dialogs, settle
from ui.jobs import Jobs
from ui.recovery_renewal import RecoveryRenewal
from ui.setup.key_step import KeyStep
from ui.widgets.buttons import Check
from ui.widgets.dialog import Dialog


class Office:
    """A frame over a register whose key this PC keeps."""

    def __init__(self, qtbot: QtBot, desk: Desk, head: Actor) -> None:
        seal(header_of(desk.database.path), KEY, RecoveryKey.new())
        object.__setattr__(desk, "recovery", Recovery(desk.database, desk.policy, desk.clock, OneKey()))
        self.qtbot, self.desk, self.head, self.jobs = qtbot, desk, head, Jobs()
        self.over = QWidget()
        qtbot.addWidget(self.over)
        self.over.resize(1366, 688)
        self.over.show()
        self.renewal = RecoveryRenewal(desk, head, "อบต.บ้านใหม่", self.jobs, self.over)

    def open_dialog(self) -> Dialog:
        settle(self.qtbot, self.jobs)
        found = dialogs()
        assert len(found) == 1, found
        return found[0]

    def forget(self) -> None:
        with self.desk.database.work(self.head, self.desk.clock()) as work:
            work.settings.set(CONFIRMED, "")
            work.commit()


@pytest.fixture
def office(qtbot: QtBot, desk: Desk, head: Actor) -> Iterator[Office]:
    made = Office(qtbot, desk, head)
    yield made
    made.jobs.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The small office of the services' tests, whose key is known."""
    template = tmp_path / "template.elaas"
    make_template(template)
    copy = tmp_path / "copy"
    copy.mkdir()
    with opened(template, copy, Clock()) as made:
        yield made


@pytest.fixture
def head(desk: Desk) -> Actor:
    """Its head."""
    first = desk.register.people(Actor(0, "ผู้ตรวจ", Role.AUDITOR, 0))[0]
    return Actor(1, "หัวหน้า", Role.LAO_HEAD, first.unit_id)


def test_nothing_is_asked_where_the_key_was_confirmed(office: Office) -> None:
    office.renewal.ask_if_unconfirmed()
    settle(office.qtbot, office.jobs)
    assert dialogs() == []


def test_a_key_that_nobody_confirmed_is_made_anew_and_typed_back(office: Office) -> None:
    office.forget()
    office.renewal.ask_if_unconfirmed()
    office.open_dialog().primary.click()
    sheet = office.open_dialog()
    step = sheet.findChild(KeyStep)
    assert isinstance(step, KeyStep)
    sheet.primary.click()
    assert sheet.isVisible()
    for field, (_, group) in zip(sheet.fields(), step.asked_groups(), strict=True):
        field.box.setText(group)  # type: ignore[attr-defined]
    kept = sheet.findChild(Check)
    assert isinstance(kept, Check)
    kept.click()
    sheet.primary.click()
    settle(office.qtbot, office.jobs)
    assert dialogs() == []
    assert office.desk.recovery.is_confirmed(office.head)


def test_the_new_key_on_the_sheet_is_the_one_that_opens_the_register(office: Office) -> None:
    office.renewal.begin()
    office.open_dialog().primary.click()
    step = office.open_dialog().findChild(KeyStep)
    assert isinstance(step, KeyStep)
    typed = RecoveryKey.parse(" ".join(step.groups))
    assert unseal(header_of(office.desk.database.path), typed) == KEY
    assert not office.desk.recovery.is_confirmed(office.head)
