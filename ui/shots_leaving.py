"""Pictures of leaving, of those who only view, and of the signature under the rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from elaas_desk.domain.people import LeaveReason, Post
from elaas_desk.domain.tasks import TaskKind
from elaas_desk.services.views import RegisterEntry, TaskLine
from ui.camera import Camera, Shot, first
from ui.errands import Acknowledge, LeaveDuty, OpenPerson, SetViewer, ShowState
from ui.stage import StageError


def leaving(camera: Camera) -> Iterator[Shot]:
    """Who stays, the notice, the way back, who has left with the days it took, who only views, and the sheet."""
    entries = camera.desk.register.entries(camera.actor)
    term = first(camera.desk.tasks.due(camera.actor, _today(camera)), _is_term).task
    if term.person_id is None:
        raise StageError("an acting term is somebody's")
    camera.open(LeaveDuty(term.person_id, LeaveReason.ACTING_ENDED, term.due_on))
    yield camera.dialog("dialog_leave_stays")
    gone = first(entries, _has_left)
    camera.open(OpenPerson(gone.person.id, "notice"))
    yield camera.dialog("dialog_notice")
    camera.open(OpenPerson(gone.person.id, "come_back"))
    yield camera.dialog("dialog_come_back")
    camera.open(ShowState("left"))
    yield camera.taken("register_left")
    camera.open(SetViewer(first(entries, _is_executive).person.id))
    yield camera.dialog("dialog_viewer", {"username": "executive.nkt"})
    camera.open(Acknowledge(tuple(entry.person.id for entry in entries if entry.account and not entry.left)[:6]))
    yield camera.dialog("dialog_acknowledge_many")


def _today(camera: Camera) -> date:
    return camera.desk.clock().date()


def _is_term(line: TaskLine) -> bool:
    return line.task.kind is TaskKind.ACTING_ENDS


def _has_left(entry: RegisterEntry) -> bool:
    return entry.left and entry.group_count > 0


def _is_executive(entry: RegisterEntry) -> bool:
    return entry.person.post is Post.EXECUTIVE
