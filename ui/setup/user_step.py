"""First start, step 3, first half: the head of the finance unit, and how the head signs in to this program."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from elaas_desk.domain.actors import Role
from elaas_desk.domain.drafts import PersonDraft, UserDraft
from elaas_desk.domain.people import Post
from elaas_desk.errors import FieldProblem
from elaas_desk.thai.names import TITLES
from ui import theme
from ui.inputs import Inputs
from ui.theme import RING
from ui.widgets.choice_field import Choice, LookupField
from ui.widgets.field import PasswordField, TextField
from ui.widgets.layout import Rule, column, row
from ui.widgets.national_id_field import NationalIdField
from ui.widgets.text import Text


class UserStep(QWidget):
    """The first user is the head of the LAO's finance unit: a person of the register and a user of the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = [Choice(title, title) for title in TITLES]
        self._title = LookupField(self.tr("คำนำหน้า"), titles, key="title")
        self._first = TextField(self.tr("ชื่อ"), key="first_name")
        self._last = TextField(self.tr("นามสกุล"), key="last_name")
        self._national_id = NationalIdField(self.tr("เลขประจำตัวประชาชน"), key="national_id")
        self._position = TextField(self.tr("ตำแหน่ง"), key="position")
        self._position.set_text(self.tr("ผู้อำนวยการกองคลัง"))
        self._level = TextField(self.tr("ระดับ"), key="level", optional=True)
        self._sign_in = TextField(self.tr("ชื่อที่ใช้เข้าโปรแกรม"), key="sign_in_name", placeholder=self.tr("เช่น ชื่อจริง"))
        self._password = PasswordField(
            self.tr("รหัสผ่านของโปรแกรมนี้"),
            key="password",
            help=self.tr("8 ตัวขึ้นไป มีอักษรอังกฤษใหญ่ เล็ก ตัวเลข และอักขระพิเศษ ตามข้อ ๓.๔.๑"),
        )
        self._again = PasswordField(self.tr("รหัสผ่านอีกครั้ง"), key="password_again")
        self._head = Inputs((self._title, self._first, self._last, self._national_id, self._position, self._level))
        self._user = Inputs((self._sign_in, self._password, self._again))
        self.setLayout(
            column(
                row((self._title, 2), (self._first, 3), (self._last, 3), gap=10),
                row((self._national_id, 3), (self._position, 3), (self._level, 2), gap=10),
                theme.size("tight"),
                row((Rule(), 1), pad=(RING, 0, RING, 0)),
                row(Text(self.tr("การเข้าใช้โปรแกรมนี้"), "body_strong"), pad=(RING, 0, 0, 0)),
                row((self._sign_in, 1), (self._password, 1), (self._again, 1), gap=10),
                None,
                gap=8,
            )
        )
        self.setFocusProxy(self._title)

    def head(self) -> PersonDraft:
        """The person; the unit is the office's own, which is made with the register."""
        return PersonDraft(
            title=str(self._title.value() or ""),
            first_name=self._first.text(),
            last_name=self._last.text(),
            national_id=self._national_id.text(),
            position=self._position.text(),
            level=self._level.text(),
            post=Post.LAO_FINANCE_HEAD,
        )

    def user(self) -> UserDraft:
        """How the head signs in."""
        return UserDraft(
            sign_in_name=self._sign_in.text(),
            name=f"{self._first.text()} {self._last.text()}".strip(),
            role=Role.LAO_HEAD,
            unit_id=None,
            password=self._password.text(),
            password_again=self._again.text(),
        )

    def show_problems(self, head: Sequence[FieldProblem], user: Sequence[FieldProblem]) -> None:
        """Each at its input; the first of all takes the focus."""
        self._head.clear()
        self._user.clear()
        self._head.check_typed()
        self._user.show(user)
        self._head.show(head)
