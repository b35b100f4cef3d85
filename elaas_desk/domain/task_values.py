"""What a task is: something that a clause of the circular asks for, computed and never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from elaas_desk.domain.people import Post


class Severity(StrEnum):
    """How pressing a task is; in this order, worst first."""

    LATE = "late"  # the last day in time has passed: red, and never snoozed
    UNKNOWN = "unknown"  # no date is known, so it counts as due now
    SOON = "soon"  # announced ahead, or due today


class TaskKind(StrEnum):
    """What a task is about; in the order in which tasks of the same age stand."""

    REMOVE_NOW = "remove_now"  # 4.2: left the duty, the account is still open
    RETIREMENT_AHEAD = "retirement_ahead"  # 4.2: the service ends by age, and no leave is recorded
    ACTING_ENDS = "acting_ends"  # 4.2: an acting term ends, and no leave is recorded
    RIGHTS_WITHOUT_DUTY = "rights_without_duty"  # 4.1: in groups that no duty justifies, or that have ended
    VIEWER_TOO_MUCH = "viewer_too_much"  # 2: executive or clerk in groups that do more than show, or have ended
    CONFLICT = "conflict"  # 4.1: two groups that one person must not hold together
    REMOVAL_NOT_PROVED = "removal_not_proved"  # 4.1, 4.2: recorded as done, and the report still shows it
    REMOVAL_ORDERED = "removal_ordered"  # 4.1, 4.2: to be taken out of groups in New e-LAAS
    REVIEW_DUE = "review_due"  # 4
    REVIEW_OPEN = "review_open"  # 4: started, and not signed off
    REVIEW_AFTER_TRANSFER = "review_after_transfer"  # 4.1: came back from a transfer, still in groups
    REVIEW_AFTER_ACTING = "review_after_acting"  # 4.1: an acting term ended, still in its groups
    REVIEW_RETIRED_GROUP = "review_retired_group"  # 4.1: a group that is over, and has members
    PASSWORD_DUE = "password_due"  # 3.4.2  # noqa: S105
    PASSWORD_UNKNOWN = "password_unknown"  # 3.4.2  # noqa: S105
    GROUP_WITHOUT_DUTIES = "group_without_duties"  # 4.1: a group in use that the catalogue ties to no duty
    DUTY_WITHOUT_RIGHTS = "duty_without_rights"  # 4.1: a duty in force, and none of the groups that it needs
    VIEWER_MISSING = "viewer_missing"  # 2: executive or clerk without view-only rights, or not in the register
    REQUEST_STUCK = "request_stuck"  # 1: too long in one state
    ACKNOWLEDGEMENT_MISSING = "acknowledgement_missing"  # 3.1 to 3.4 not signed, or to be signed again


class Action(StrEnum):
    """What clears a task."""

    REMOVE_FROM_GROUPS = "remove_from_groups"  # take out of all groups and close the account
    RECORD_LEAVE = "record_leave"  # say that the person leaves the duty, or stays with others
    START_REVIEW = "start_review"
    OPEN_REVIEW = "open_review"  # decide of the users that wait, and sign it off
    START_SMALL_REVIEW = "start_small_review"  # of one person, or of one group
    RECORD_REMOVAL = "record_removal"  # do it in New e-LAAS, and record it
    RECORD_PASSWORD = "record_password"  # noqa: S105
    SET_DATE = "set_date"  # say when the password was last changed
    CHECK_RIGHTS = "check_rights"  # take out of the groups, or enter the order that assigns the duty
    RESOLVE_CONFLICT = "resolve_conflict"  # take one of the groups away, ask for that, or except for a while
    SET_GROUP_DUTIES = "set_group_duties"  # say in the catalogue which duties justify the group
    REQUEST_RIGHTS = "request_rights"  # make a request for this person
    SET_VIEWER = "set_viewer"  # give view-only rights, or take the others away
    ADD_PERSON = "add_person"  # enter the executive or the clerk
    OPEN_REQUEST = "open_request"
    PRINT_ACKNOWLEDGEMENT = "print_acknowledgement"


@dataclass(frozen=True, slots=True)
class Snooze:
    """A task put off, with a reason, until a day on which it shows again. A task that turns late shows at once."""

    key: str
    until: date
    reason: str


class Task(NamedTuple):
    """One thing to do. A named tuple, since a large office has 100,000 and it is made three times as fast.

    `clause` is a key of `Policy.clauses`; `due_on` the last day in time; `days` today minus that day: positive is
    late, 0 is the last day in time. Both are None when the day is unknown.
    """

    kind: TaskKind
    severity: Severity
    clause: str
    action: Action
    unit_id: int
    person_id: int | None = None
    account_id: int | None = None
    request_id: int | None = None
    group_ids: tuple[int, ...] = ()
    due_on: date | None = None
    days: int | None = None
    post: Post | None = None
    """The post that nobody in the register has, for VIEWER_MISSING without a person."""
    review_id: int | None = None
    removal_ids: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """What a snooze is tied to: the same as long as the same thing is to be done for the same reason."""
        subject = (self.unit_id, self.person_id, self.account_id, self.request_id, self.post, self.due_on)
        groups = "+".join(map(str, self.group_ids))
        parts = (self.kind, *("" if each is None else str(each) for each in subject), groups)
        if self.review_id is not None or self.removal_ids:  # keys of other tasks stand in registers as they are
            parts = (*parts, str(self.review_id or ""), "+".join(map(str, self.removal_ids)))
        return ":".join(parts)
