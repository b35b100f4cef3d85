"""Pictures of what is sent to users and to the clerk, and of the texts that the office words itself."""

from __future__ import annotations

from collections.abc import Iterator

from elaas_desk.domain.password_age import Standing
from elaas_desk.services.views import RegisterEntry
from ui.camera import Camera, Shot
from ui.errands import OpenPage, PrintMemo, PrintSlip, RemindUsers
from ui.settings.page import TEXTS, SettingsPage
from ui.stage import StageError, dialog_over


def notices(camera: Camera) -> Iterator[Shot]:
    """Whom to remind, the reminders, the slip, the memo, and the texts beside their page."""
    late = [each for each in camera.desk.register.entries(camera.actor) if _is_late(each)]
    camera.open(OpenPage("today"))
    camera.open(RemindUsers())
    yield camera.dialog("dialog_remind_whom")
    camera.open(RemindUsers(tuple(entry.person.id for entry in late)))
    yield camera.dialog("dialog_reminders")
    camera.open(PrintSlip(late[0].person.id))
    yield camera.dialog("dialog_slip")
    camera.open(PrintMemo())
    dialog_over(camera.window).primary.click()
    yield camera.dialog("dialog_memo")
    camera.open(OpenPage("settings"))
    page = camera.window.page("settings")
    if not isinstance(page, SettingsPage):
        raise StageError("no settings")
    page.show_section(TEXTS)
    yield camera.taken("settings_texts")


def _is_late(entry: RegisterEntry) -> bool:
    return entry.password is not None and entry.password.state is Standing.LATE and not entry.left
