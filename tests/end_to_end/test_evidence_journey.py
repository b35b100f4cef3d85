"""An auditor takes the evidence pack of the fiscal year out of the real window, with each click and key counted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from elaas_desk.domain.actors import Role
from tests.end_to_end.officer import Effort, Officer
from tests.services.office import Clock, OfficeIds, actors, make_template, opened
from tests.ui.system_dialogs import ChooseDialogHand
from ui.documents.evidence_dialog import EvidenceDialog

pytestmark = [pytest.mark.journey, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, OfficeIds]:
    """The office, written once."""
    path = tmp_path_factory.mktemp("template") / "register.elaas"
    return path, make_template(path)


@pytest.fixture
def auditor(qtbot: QtBot, qapp: QApplication, template: tuple[Path, OfficeIds], tmp_path: Path) -> Iterator[Officer]:
    """The auditor before today's list."""
    folder = tmp_path / "office"
    folder.mkdir()
    with opened(template[0], folder, Clock()) as desk:
        officer = Officer(qtbot, qapp, desk, actors(template[1])[Role.AUDITOR], tmp_path / "settings.json")
        yield officer
        officer.close()


def test_from_todays_list_to_the_three_files_it_is_five_clicks_and_no_key(auditor: Officer, tmp_path: Path) -> None:
    folder = tmp_path / "หลักฐาน"
    folder.mkdir()
    auditor.button("เอกสารและรายงาน")
    auditor.button("ชุดหลักฐาน")
    dialog = auditor.dialog()
    assert isinstance(dialog, EvidenceDialog)
    hand = ChooseDialogHand(folder)
    auditor.submit()
    assert hand.pressed == 1
    auditor.press(dialog.cancel)
    assert auditor.effort == Effort(clicks=4, keys=0, drops=0)  # the fifth is in the system's own dialog
    told = (folder / "SHA256SUMS.txt").read_text("utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ", 1) for line in told)}
    assert {name.rpartition(".")[2] for name in sums} == {"pdf", "xlsx"}
    for name, digest in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    (pdf,) = folder.glob("*.pdf")
    contents = [entry.get_title() for entry in pypdfium2.PdfDocument(pdf.read_bytes()).get_toc()]
    assert any("คำขอ" in title for title in contents)
    assert any("บันทึก" in title for title in contents)
