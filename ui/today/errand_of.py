"""Where the button of a row leads."""

from __future__ import annotations

from elaas_desk.domain.password_age import Standing
from elaas_desk.domain.tasks import Action, TaskKind
from elaas_desk.services.views import TaskLine
from ui.errands import AddPerson, Errand, NewRequest, OpenGroup, OpenPerson, OpenRequest, OpenReview, ShowState

_DIALOGS = {
    Action.REMOVE_FROM_GROUPS: "remove",
    Action.RECORD_PASSWORD: "password",
    Action.SET_DATE: "password",
    Action.PRINT_ACKNOWLEDGEMENT: "acknowledge",
}
_IN_REVIEWS = frozenset({Action.OPEN_REVIEW, Action.START_SMALL_REVIEW, Action.RECORD_REMOVAL})


def errand_of(line: TaskLine) -> Errand:
    """The page, and the dialog on it, in which the task is cleared; several on one row are shown in the register."""
    task = line.task
    if len(line.tasks) > 1:
        return ShowState(Standing.UNKNOWN)
    if task.action is Action.OPEN_REQUEST and task.request_id is not None:
        return OpenRequest(task.request_id)
    if task.action is Action.SET_GROUP_DUTIES:
        return OpenGroup(task.group_ids[0])
    if task.action in _IN_REVIEWS:
        return OpenReview(task.unit_id)
    if task.person_id is None:
        return AddPerson() if task.action is Action.ADD_PERSON else OpenReview(task.unit_id)
    if task.action is Action.REQUEST_RIGHTS or task.kind is TaskKind.VIEWER_MISSING:
        return NewRequest(task.person_id)
    return OpenPerson(task.person_id, _DIALOGS.get(task.action, ""))
