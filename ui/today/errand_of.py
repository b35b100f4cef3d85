"""Where the button of a row leads."""

from __future__ import annotations

from elaas_desk.domain.password_age import Standing
from elaas_desk.domain.people import LeaveReason
from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.domain.tasks import Action, Task, TaskKind
from elaas_desk.services.views import TaskLine
from ui.errands import (
    Acknowledge,
    AddPerson,
    Errand,
    LeaveDuty,
    NewRequest,
    OpenGroup,
    OpenPerson,
    OpenRemovals,
    OpenRequest,
    OpenReview,
    OpenRound,
    SetViewer,
    ShowState,
    StartReview,
)

_DIALOGS = {
    Action.REMOVE_FROM_GROUPS: "remove",
    Action.RECORD_PASSWORD: "password",
    Action.SET_DATE: "password",
    Action.RESOLVE_CONFLICT: "conflict",
    Action.CHECK_RIGHTS: "rights",
}
_SMALL_REVIEWS = {
    TaskKind.REVIEW_AFTER_TRANSFER: ReviewKind.TRANSFER,
    TaskKind.REVIEW_AFTER_ACTING: ReviewKind.ACTING_ENDED,
    TaskKind.REVIEW_RETIRED_GROUP: ReviewKind.GROUP_RETIRED,
}


def errand_of(line: TaskLine) -> Errand:
    """The page, and the dialog on it, in which the task is cleared; several on one row are shown in the register."""
    task = line.task
    if len(line.tasks) > 1:
        return ShowState(Standing.UNKNOWN)
    if task.action is Action.OPEN_REQUEST and task.request_id is not None:
        return OpenRequest(task.request_id, due=True)
    if task.action is Action.SET_GROUP_DUTIES:
        return OpenGroup(task.group_ids[0])
    if (of_review := _of_review(task)) is not None:
        return of_review
    if task.person_id is None:
        return AddPerson() if task.action is Action.ADD_PERSON else OpenReview(task.unit_id)
    if (over_page := _over_page(task, task.person_id)) is not None:
        return over_page
    if task.action is Action.REQUEST_RIGHTS:
        return NewRequest(task.person_id)
    return OpenPerson(task.person_id, _DIALOGS.get(task.action, ""))


def _over_page(task: Task, person_id: int) -> Errand | None:
    """What is asked over the list itself, with what the task tells filled in."""
    if task.action is Action.RECORD_LEAVE:
        reason = LeaveReason.RETIREMENT if task.kind is TaskKind.RETIREMENT_AHEAD else LeaveReason.ACTING_ENDED
        return LeaveDuty(person_id, reason, task.due_on)
    if task.action is Action.PRINT_ACKNOWLEDGEMENT:
        return Acknowledge((person_id,))
    return SetViewer(person_id) if task.action is Action.SET_VIEWER else None


def _of_review(task: Task) -> Errand | None:
    """The round, the removals, or a small review that is started by pressing the button."""
    if task.action is Action.OPEN_REVIEW and task.review_id is not None:
        return OpenRound(task.review_id)
    if task.action is Action.RECORD_REMOVAL:
        return OpenRemovals(task.removal_ids)
    if task.action is Action.START_SMALL_REVIEW:
        kind = _SMALL_REVIEWS[task.kind]
        group_id = task.group_ids[0] if kind is ReviewKind.GROUP_RETIRED else None
        return StartReview(task.unit_id, kind, None if group_id is not None else task.person_id, group_id)
    return None
