"""A picture of every screen, and of each step and dialog worth showing, over a register that is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.offices import UnitKind
from elaas_desk.domain.password_age import Standing
from elaas_desk.domain.people import LeaveReason, Post
from elaas_desk.services.desk import Desk
from elaas_desk.services.views import RegisterEntry
from elaas_desk.settings import Settings
from ui import opening
from ui.camera import Camera, Shot, first
from ui.errands import AddPerson, OpenPage, OpenPerson
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.office_inputs import OfficeInputs
from ui.pages import Pages
from ui.setup.window import SIZE, SetupWindow
from ui.shots_blanks import blanks
from ui.shots_first_day import evidence, first_day
from ui.shots_groups import groups
from ui.shots_leaving import leaving
from ui.shots_lists import lists
from ui.shots_notices import notices
from ui.shots_requests import requests
from ui.shots_reviews import round_of
from ui.shots_signing import signing
from ui.sign_in.window import SignInWindow
from ui.stage import Stage, application, fill, press
from ui.surroundings import AroundReader
from ui.theme import Mode, Theme
from ui.widgets.picture import picture

USUAL: Final = (1366, 688)
"""What Windows leaves of 1366 × 768 between its bar and the title of the window."""
ENLARGED: Final = (1093, 614)
ENLARGED_SCALE: Final = 1.25
"""1366 × 768 where Windows shows everything at 125 %."""

_SAMPLE_KEY: Final = ("7KMQ", "X4TD", "9HRW", "C3VN", "P6JF", "E8YA")
_PANES: Final = ("groups", "reviews", "documents", "settings")
_SETTINGS: Final = {"users": "ผู้ใช้โปรแกรม", "pc": "เครื่องนี้", "about": "เกี่ยวกับโปรแกรม"}


def draw(desk: Desk, actor: Actor, folder: Path) -> tuple[Path, ...]:
    """Write the pictures of a register into `folder`, each as `<name>.png`; their paths.

    The windows exist in memory alone, so that no screen is needed. Raises StageError when a window fails, UserError
    FILE_NOT_WRITABLE and DISK_FULL.
    """
    from ui.headless.files import make_folder, write_whole

    make_folder(folder)
    written = []
    for name, taken in pictures(desk, actor, folder):
        path = folder / f"{name}.png"
        write_whole(path, _png(taken))
        written.append(path)
    return tuple(written)


def pictures(desk: Desk, actor: Actor, folder: Path) -> Iterator[Shot]:
    """Each picture with its name. `folder` is where a settings file would be."""
    app = application(seen=False)
    app.setCursorFlashTime(0)
    opening.load_words()
    theme, stage, jobs = Theme(app, Mode.LIGHT), Stage(app), Jobs()
    with ExitStack() as ends:
        ends.callback(theme.deleteLater)
        ends.callback(jobs.close)
        ends.enter_context(stage.watched())
        jobs.went_wrong.connect(stage.refuse)
        show = _Show(desk, actor, jobs, stage)
        yield from show.sign_in()
        yield from show.first_start()
        settings = Settings(folder / "settings.json")
        with show.frame(Pages(desk, actor, jobs, theme, settings)) as frame:
            yield from frame.pages()
            yield from frame.dialogs()
            yield from leaving(frame)
            yield from groups(frame)
            yield from lists(frame)
            yield from requests(frame)
            yield from first_day(frame)
            yield from evidence(frame)
            yield from blanks(frame)
            yield from round_of(frame)
            yield from signing(frame)
            yield from notices(frame)
            yield from frame.dark(theme)
            yield from frame.enlarged()


def _png(taken: QPixmap) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    taken.save(buffer, "PNG")
    return bytes(buffer.data().data())


@contextmanager
def _shown(window: QWidget) -> Iterator[None]:
    window.show()
    try:
        yield
    finally:
        window.close()
        window.deleteLater()


class _Show:
    """The windows before the frame, and the frame itself."""

    def __init__(self, desk: Desk, actor: Actor, jobs: Jobs, stage: Stage) -> None:
        self.desk, self.actor, self.jobs, self.stage = desk, actor, jobs, stage

    def sign_in(self) -> Iterator[Shot]:
        """The first window of a day, and the one that asks for the recovery key."""
        from ui.sign_in.recovery import recovery_form

        window = SignInWindow()
        window.form.set_office(self.desk.register.office(self.actor).full_name)
        window.form.set_names(self.desk.users.names(), self.desk.users.names()[0])
        with _shown(window):
            self.stage.settle(self.jobs)
            yield "sign_in", picture(window)
            window.show_secret(recovery_form("เครื่องนี้ยังไม่มีกุญแจของทะเบียนนี้ พิมพ์กุญแจกู้คืนเพื่อเปิด", asks_new=False))
            self.stage.settle(self.jobs)
            yield "recovery_key", picture(window)

    def first_start(self) -> Iterator[Shot]:
        """Its four steps, filled in."""
        desk, actor = self.desk, self.actor
        window = SetupWindow(lambda: desk.clock().date())
        window.resize(SIZE)
        with _shown(window):
            inputs = window.findChildren(OfficeInputs)[0]
            inputs.show_office(desk.register.office(actor))
            yield self._step(window, "first_start_1_office")
            press(window, "ถัดไป")
            for unit in desk.register.units(actor):
                if unit.kind is UnitKind.SUBORDINATE:
                    fill(window, {"name": unit.name, "short_name": unit.short_name})
                    press(window, "เพิ่มหน่วยงาน")
            yield self._step(window, "first_start_2_units")
            press(window, "ถัดไป")
            fill(window, self._first_user())
            yield self._step(window, "first_start_3_user")
            window.show_key(_SAMPLE_KEY, kept=True)
            yield self._step(window, "first_start_3_key")

    def _step(self, window: QWidget, name: str) -> Shot:
        self.stage.settle(self.jobs)
        return name, picture(window)

    def _first_user(self) -> dict[str, object]:
        from elaas_desk.services.sample import PASSWORD

        people = [entry.person for entry in self.desk.register.entries(self.actor)]
        head = next(person for person in people if person.post is Post.LAO_FINANCE_HEAD)
        return {
            "title": head.name.title,
            "first_name": head.name.first,
            "last_name": head.name.last,
            "national_id": head.national_id,
            "position": head.position,
            "level": head.level,
            "sign_in_name": self.desk.users.names()[0],
            "password": PASSWORD,
            "password_again": PASSWORD,
        }

    @contextmanager
    def frame(self, pages: Pages) -> Iterator[_Frame]:
        """The frame in its usual size."""
        window = MainWindow(pages.makers(), AroundReader(self.desk, self.actor), self.jobs, self.actor.name, pages.over)
        window.resize(*USUAL)
        with _shown(window):
            yield _Frame(self, window)


class _Frame(Camera):
    """Goes through the pages of the frame."""

    def __init__(self, show: _Show, window: MainWindow) -> None:
        super().__init__(show.desk, show.actor, show.jobs, show.stage, window)
        today = show.desk.clock().date()
        self._answers: Mapping[str, Mapping[str, object]] = {
            "leave": {"reason": LeaveReason.TRANSFER, "last_day": today, "order": "๓๕๒/๒๕๖๙"}
        }

    def pages(self) -> Iterator[Shot]:
        """Every page of the rail; the register with somebody chosen."""
        self.open(OpenPage("today"))
        yield self.taken("today")
        self.open(OpenPerson(self._somebody_late().person.id))
        yield self.taken("register")
        for page in _PANES:
            self.open(OpenPage(page))
            yield self.taken(page)
        for part, words in _SETTINGS.items():
            self.press(words)
            yield self.taken(f"settings_{part}")

    def dialogs(self) -> Iterator[Shot]:
        """What is recorded of a person, each over the register."""
        self.open(AddPerson())
        yield self.dialog("dialog_person")
        late = self._somebody_late()
        asked = {
            "account": self._entry(lambda entry: entry.account is None and not entry.left),
            "password": late,
            "leave": late,
            "remove": self._entry(lambda entry: entry.left and entry.group_count > 0),
            "duty": late,
            "acknowledge": self._entry(lambda entry: entry.account is not None and not entry.person.acknowledged_on),
        }
        for wanted, entry in asked.items():
            self.open(OpenPerson(entry.person.id, wanted))
            yield self.dialog(f"dialog_{wanted}", self._answers.get(wanted, {}))

    def dark(self, theme: Theme) -> Iterator[Shot]:
        """The two screens that are looked at most, for whoever keeps Windows dark."""
        theme.force(Mode.DARK)
        self.open(OpenPage("today"))
        yield self.taken("today_dark")
        self.open(OpenPage("register"))
        yield self.taken("register_dark")
        theme.force(Mode.LIGHT)

    def enlarged(self) -> Iterator[Shot]:
        """The same small screen where everything is shown a quarter larger."""
        self.window.resize(*ENLARGED)
        self.open(OpenPage("today"))
        yield self.taken("today_125", ENLARGED_SCALE)

    # whom and what the pictures show

    def _entry(self, wanted: Callable[[RegisterEntry], bool]) -> RegisterEntry:
        return first(self.desk.register.entries(self.actor), wanted)

    def _somebody_late(self) -> RegisterEntry:
        return self._entry(_is_late)


def _is_late(entry: RegisterEntry) -> bool:
    late = entry.password is not None and entry.password.state is Standing.LATE
    return late and not entry.left and entry.group_count > 0
