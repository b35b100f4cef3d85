"""What is wrong with a request, and what is worth a second look before it is printed (circular 1, 2, 4.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.conflicts import GroupConflict, clashing
from elaas_desk.domain.fields import bad_username, empty_or_too_long, in_future, in_order, tidied
from elaas_desk.domain.people import Post
from elaas_desk.domain.requests import MAX_GROUPS, Cause, Change, GroupChange, Reason, RequestDraft
from elaas_desk.domain.rights import Verdict, judge
from elaas_desk.domain.routing import asks_for_groups, reason_choices
from elaas_desk.errors import FieldProblem, Problem


class Hint(StrEnum):
    """What does not stop a request, but should be seen before it is signed."""

    NO_DUTY_FOR_GROUP = "no_duty_for_group"  # 4.1: no duty in force justifies an added group
    MORE_THAN_VIEWING = "more_than_viewing"  # 2: the executive or the clerk asks for more than to view


def problems_of_request(
    draft: RequestDraft,
    *,
    today: date,
    post: Post,
    has_account: bool,
    groups: Mapping[int, PrivilegeGroup],
    held: Collection[int],
    taken_numbers: Collection[str],
) -> tuple[FieldProblem, ...]:
    """What is wrong with a request of a person of that post, whose account holds the groups `held`.

    Problems of one line name it: `changes[2].order_date`. `taken_numbers` are the numbers of the other requests.
    """
    draft = tidied(draft)
    found = empty_or_too_long(draft)
    found += _reason(draft, post, has_account)
    found += in_future("dated", draft.dated, today)
    found += _changes(draft, post, groups, held, today)
    found += _cause(draft)
    found += bad_username("former_username", draft.former_username)
    if draft.number and draft.number in taken_numbers:
        found.append(FieldProblem("number", Problem.NUMBER_TAKEN, {"number": draft.number}))
    return in_order(draft, found)


def hints_of_request(
    draft: RequestDraft,
    *,
    today: date,
    post: Post,
    groups: Mapping[int, PrivilegeGroup],
    duties_in_force: Collection[int],
) -> tuple[tuple[Hint, int], ...]:
    """For each added group that the rules would question: which rule, and the group's number."""
    questioned = {
        Verdict.NO_DUTY: Hint.NO_DUTY_FOR_GROUP,
        Verdict.NOT_TIED: Hint.NO_DUTY_FOR_GROUP,
        Verdict.MORE_THAN_VIEWING: Hint.MORE_THAN_VIEWING,
    }
    added = [line.group_id for line in draft.changes if line.change is Change.ADD and line.group_id in groups]
    verdicts = [(judge(groups[group_id], post, duties_in_force, today), group_id) for group_id in added]
    return tuple((questioned[verdict], group_id) for verdict, group_id in verdicts if verdict in questioned)


def conflicts_of_request(
    draft: RequestDraft, *, held: Collection[int], conflicts: Iterable[GroupConflict]
) -> tuple[GroupConflict, ...]:
    """The pairs that the request would bring together, with what is held or asked for beside it (4.1)."""
    added = {line.group_id for line in draft.changes if line.change is Change.ADD}
    given_back = {line.group_id for line in draft.changes if line.change is Change.REMOVE}
    pairs = clashing((set(held) - given_back) | added, conflicts)
    return tuple(pair for pair in pairs if not added.isdisjoint({pair.first_id, pair.second_id}))


def _reason(draft: RequestDraft, post: Post, has_account: bool) -> list[FieldProblem]:
    allowed = {choice.reason for choice in reason_choices(post, has_account) if choice.allowed}
    return [] if draft.reason in allowed else [FieldProblem("reason", Problem.REASON_NOT_ALLOWED)]


def _changes(
    draft: RequestDraft,
    post: Post,
    groups: Mapping[int, PrivilegeGroup],
    held: Collection[int],
    today: date,
) -> list[FieldProblem]:
    if not draft.changes and asks_for_groups(post, draft.reason):
        return [FieldProblem("changes", Problem.NO_GROUPS)]
    if len(draft.changes) > MAX_GROUPS:
        return [FieldProblem("changes", Problem.TOO_MANY_GROUPS)]
    times = Counter(line.group_id for line in draft.changes)
    found: list[FieldProblem] = []
    for index, line in enumerate(draft.changes):
        at = f"changes[{index}]"
        if times[line.group_id] > 1 and line.group_id in groups:
            found.append(FieldProblem(at, Problem.GROUP_TWICE, {"name": groups[line.group_id].name}))
        found += _line(at, line, groups, held, today)
    return found


def _line(
    at: str, line: GroupChange, groups: Mapping[int, PrivilegeGroup], held: Collection[int], today: date
) -> list[FieldProblem]:
    found = _group(f"{at}.group_id", line, groups, held, today)
    found += [FieldProblem(f"{at}.{each.field}", each.problem, each.values) for each in empty_or_too_long(line)]
    return found + in_future(f"{at}.order_date", line.order_date, today)


def _group(
    field: str, line: GroupChange, groups: Mapping[int, PrivilegeGroup], held: Collection[int], today: date
) -> list[FieldProblem]:
    group = groups.get(line.group_id)
    if group is None:
        return [FieldProblem(field, Problem.NOT_A_CHOICE)]
    if line.change is Change.REMOVE:
        return [] if group.id in held else [FieldProblem(field, Problem.NOT_A_MEMBER, {"group": group.name})]
    if group.id in held:
        return [FieldProblem(field, Problem.MEMBER_ALREADY, {"group": group.name})]
    # An ended group may be given back, but not asked for.
    return [] if group.is_in_use(today) else [FieldProblem(field, Problem.NOT_A_CHOICE)]


def _cause(draft: RequestDraft) -> list[FieldProblem]:
    if draft.reason is not Reason.CANNOT_SIGN_IN:
        return []
    if draft.cause is None:
        return [FieldProblem("cause", Problem.EMPTY)]
    if draft.cause is Cause.OTHER and not draft.cause_text:
        return [FieldProblem("cause_text", Problem.EMPTY)]
    return []
