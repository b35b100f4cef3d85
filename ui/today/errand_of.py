"""Where the button of a row leads."""

from __future__ import annotations

from elaas_desk.domain.password_age import Standing
from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.domain.tasks import Action, Task, TaskKind
from elaas_desk.services.views import TaskLine
from ui.errands import (
    AddPerson,
    Errand,
    NewRequest,
    OpenGroup,
    OpenPerson,
    OpenRemovals,
    OpenRequest,
    OpenReview,
    OpenRound,
    ShowState,
    StartReview,
)

_DIALOGS = {
    Action.REMOVE_FROM_GROUPS: "remove",
    Action.RECORD_PASSWORD: "password",
    Action.SET_DATE: "password",
    Action.RESOLVE_CONFLICT: "conflict",
    Action.PRINT_ACKNOWLEDGEMENT: "acknowledge",
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
    if task.action is Action.REQUEST_RIGHTS or task.kind is TaskKind.VIEWER_MISSING:
        return NewRequest(task.person_id)
    return OpenPerson(task.person_id, _DIALOGS.get(task.action, ""))


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
