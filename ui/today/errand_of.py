"""Where the button of a task leads."""

from __future__ import annotations

from elaas_desk.domain.tasks import Action, Task
from ui.errands import AddPerson, Errand, NewRequest, OpenGroup, OpenPage, OpenPerson, OpenRequest

_DIALOGS = {
    Action.REMOVE_FROM_GROUPS: "remove",
    Action.RECORD_PASSWORD: "password",
    Action.SET_DATE: "password",
    Action.PRINT_ACKNOWLEDGEMENT: "acknowledge",
}


def errand_of(task: Task) -> Errand:
    """The page, and the dialog on it, in which the task is cleared."""
    if task.action is Action.OPEN_REQUEST and task.request_id is not None:
        return OpenRequest(task.request_id)
    if task.action is Action.SET_GROUP_DUTIES:
        return OpenGroup(task.group_ids[0])
    if task.person_id is None:
        return AddPerson() if task.action is Action.ADD_PERSON else OpenPage("reviews")
    if task.action is Action.REQUEST_RIGHTS:
        return NewRequest(task.person_id)
    return OpenPerson(task.person_id, _DIALOGS.get(task.action, ""))
