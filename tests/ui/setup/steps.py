"""The steps of the first start, filled in by mouse and keys."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from tests.ui.hands import choose, click, field, press, put, shown, texts
from tests.ui.running import Running
from ui.setup.key_step import KeyStep
from ui.setup.window import SetupWindow
from ui.widgets.buttons import Button, Kind

OFFICE = {"name": "บ้านใหม่", "province": "สุพรรณบุรี", "district": "อู่ทอง"}
HEAD = {
    "title": "นางสาว",
    "first_name": "พิมพ์ชนก",
    "last_name": "แก้วประเสริฐ",
    "national_id": "3 7201 00123 45 5",
    "sign_in_name": "pimchanok",
    "password": "Khlang#2570",
    "password_again": "Khlang#2570",
}


class Steps:
    """What stands on the screen of the first start, and the hand that fills it in."""

    def __init__(self, running: Running) -> None:
        self.running = running

    @property
    def window(self) -> SetupWindow:
        """The window of the first start."""
        first = self.running.program.first_start
        assert first is not None
        assert first.window.isVisible()
        return first.window

    def next(self) -> None:
        """Press the primary button, whatever it says."""
        click(self.primary())
        self.running.settle()

    def primary(self) -> Button:
        """The one filled button."""
        found = [each for each in shown(self.window, Button) if each.kind is Kind.PRIMARY]
        assert len(found) == 1
        return found[0]

    def title(self) -> str:
        """The step that is on, by the words of the button that leaves it."""
        return self.primary().words()

    def error(self, name: str) -> str:
        """The sentence at a field."""
        return field(self.window, name).error()

    def put_all(self, values: dict[str, str]) -> None:
        """Type every value into its field."""
        for name, text in values.items():
            put(self.window, name, text)

    def office(self, **values: str) -> None:
        """Step 1, with other values where they are named."""
        choose(self.window, "office_type", "องค์การบริหารส่วนตำบล")
        self.put_all(OFFICE | values)

    def unit(self, name: str) -> None:
        """Step 2: one unit."""
        put(self.window, "name", name)
        press(self.window, "เพิ่มหน่วยงาน")

    def head(self, **values: str) -> None:
        """Step 3, with other values where they are named."""
        self.put_all(HEAD | values)

    def to_key(self) -> KeyStep:
        """Everything up to the recovery key, which is shown then."""
        self.office()
        self.next()
        self.next()
        self.head()
        self.next()
        return self.key_step

    @property
    def key_step(self) -> KeyStep:
        """The recovery key."""
        found = shown(self.window, KeyStep)
        assert len(found) == 1
        return found[0]

    def type_key_back(self) -> None:
        """Type the two groups from paper and say that the paper is kept."""
        for place, group in self.key_step.asked_groups():
            put(self.window, f"group{place}", group.lower())
        click(shown(self.key_step, QCheckBox)[0])

    def says(self, words: str) -> bool:
        """Whether these words stand on the window."""
        return any(words in each for each in texts(self.window))
