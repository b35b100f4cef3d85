"""ตั้งค่า: the office and its units, the head of its papers and who signs them, the users, this PC, the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.policy import Clause
from elaas_desk.services.access import Deed, may
from elaas_desk.services.letterheads import Letterheads
from elaas_desk.services.register import Register
from elaas_desk.services.signing import Signing
from elaas_desk.services.texts import Texts
from elaas_desk.services.users import Users
from elaas_desk.settings import Settings
from ui.errands import OpenBlanks, RenewRecoveryKey
from ui.jobs import Jobs
from ui.page import Page
from ui.settings.about_part import AboutPart
from ui.settings.letterhead_part import LetterheadPart
from ui.settings.office_part import OfficePart
from ui.settings.pc_part import PcPart
from ui.settings.signing_part import SigningPart
from ui.settings.texts_part import TextsPart
from ui.settings.users_part import UsersPart
from ui.theme import RING, Theme
from ui.widgets.choices import Option, Segments
from ui.widgets.layout import Group, PageHead, column

OFFICE, LETTERHEAD, SIGNING, TEXTS = "office", "letterhead", "signing", "texts"
USERS, PC, ABOUT = "users", "pc", "about"


class SettingsPage(Page):
    """Sections behind one strip. What is changed takes effect at once; nothing waits for a restart."""

    topics = Changed.OFFICE | Changed.UNITS | Changed.USERS | Changed.SETTINGS | Changed.PEOPLE

    def __init__(
        self,
        register: Register,
        users: Users,
        letterheads: Letterheads,
        signing: Signing,
        texts: Texts,
        actor: Actor,
        jobs: Jobs,
        clauses: Mapping[str, Clause],
        *,
        today: Callable[[], date],
        theme: Theme,
        settings: Settings,
        register_path: Path,
    ) -> None:
        super().__init__(jobs)
        self.office = OfficePart(register, actor, jobs)
        self.letterhead = LetterheadPart(letterheads, actor, jobs, today)
        self.signing = SigningPart(signing, actor, jobs, today)
        self.texts = TextsPart(texts, actor, jobs)
        self.users = UsersPart(users, register, actor, jobs, clauses)
        self.pc = PcPart(jobs, theme, settings, register_path)
        self.about = AboutPart()
        self._parts: Mapping[str, QWidget] = {
            OFFICE: self.office,
            LETTERHEAD: self.letterhead,
            SIGNING: self.signing,
            TEXTS: self.texts,
            USERS: self.users,
            PC: self.pc,
            ABOUT: self.about,
        }
        self._summaries = {
            OFFICE: self.tr("ข้อมูลที่พิมพ์ลงในแบบคำขอและหนังสือ"),
            LETTERHEAD: self.tr("ครุฑ ชื่อส่วนราชการ และเลขที่ที่พิมพ์บนหนังสือ"),
            SIGNING: self.tr("ผู้รักษาราชการแทนและผู้ปฏิบัติราชการแทน"),
            TEXTS: self.tr("ถ้อยคำในหนังสือและบันทึก"),
            USERS: self.tr("คนที่เข้าโปรแกรมนี้ได้"),
            PC: self.tr("เฉพาะเครื่องนี้"),
            ABOUT: self.tr("รุ่นและใบอนุญาต"),
        }
        self.sections = Segments(
            [
                Option(OFFICE, self.tr("สำนักงาน")),
                Option(LETTERHEAD, self.tr("หัวหนังสือ")),
                Option(SIGNING, self.tr("ผู้ลงนามแทน")),
                Option(TEXTS, self.tr("ข้อความ")),
                Option(USERS, self.tr("ผู้ใช้โปรแกรม")),
                Option(PC, self.tr("เครื่องนี้")),
                Option(ABOUT, self.tr("เกี่ยวกับโปรแกรม")),
            ],
            OFFICE,
            spoken=self.tr("หมวดของการตั้งค่า"),
        )
        self._head = PageHead(self.tr("ตั้งค่า"), self._summaries[OFFICE], [self.sections])
        self._stack = QStackedWidget()
        for part in self._parts.values():
            self._stack.addWidget(Group(column((part, 1), pad=(RING, 0, RING, 0))))
        self.setLayout(column(self._head, (self._stack, 1), gap=8))
        self.sections.chosen.connect(self.show_section)
        for told in (self.office, self.letterhead, self.signing, self.texts, self.users, self.pc):
            told.done.connect(self.done)
        self.texts.undoable.connect(self.undoable)
        self.pc.renew.setVisible(may(actor, Deed.EDIT_OFFICE))
        self.pc.renew.clicked.connect(self._on_renew)
        self.letterhead.blanks.clicked.connect(self._on_blanks)

    def reload(self) -> None:
        """Read everything but what belongs to this PC anew."""
        self.office.reload()
        self.letterhead.reload()
        self.signing.reload()
        self.texts.reload()
        self.users.reload()

    @Slot()
    def _on_renew(self) -> None:
        self.errand.emit(RenewRecoveryKey())

    @Slot()
    def _on_blanks(self) -> None:
        self.errand.emit(OpenBlanks())

    @Slot(str)
    def show_section(self, key: str) -> None:
        """Show one of the sections."""
        self.sections.choose(key)
        self._head.set_summary(self._summaries[key])
        self._stack.setCurrentIndex(list(self._parts).index(key))
