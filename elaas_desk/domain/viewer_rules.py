"""What is wrong with the rights that the head sets up for the executive or the clerk (circular 2): to view, no more."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from elaas_desk.domain.accounts import Account, PrivilegeGroup
from elaas_desk.domain.drafts import AccountDraft, ViewerDraft
from elaas_desk.domain.fields import before_start, empty_or_too_long, in_future, in_order, tidied
from elaas_desk.domain.people import VIEW_ONLY_POSTS, Person
from elaas_desk.domain.validation import problems_of_account
from elaas_desk.errors import FieldProblem, Problem


def problems_of_viewer(
    draft: ViewerDraft,
    *,
    today: date,
    person: Person,
    account: Account | None,
    groups: Mapping[int, PrivilegeGroup],
    held: Collection[int],
    taken_usernames: Mapping[str, str],
) -> tuple[FieldProblem, ...]:
    """What is wrong with it; `account` is the open one, `held` the groups that it is in.

    A group that does more than show is MORE_THAN_VIEWING with its `group`; afterwards at least one that shows has to be
    held. The user name and the day of the password are asked for where there is no account yet.
    """
    draft = tidied(draft)
    found = empty_or_too_long(draft)
    if person.post not in VIEW_ONLY_POSTS:
        found.append(FieldProblem("person_id", Problem.NOT_A_VIEWER, {"name": person.name.full}))
    if person.has_left(today):
        found.append(FieldProblem("person_id", Problem.ALREADY_LEFT, {"name": person.name.full}))
    found += in_future("on", draft.on, today)
    if account is None:
        found += _wrong_account(draft, today, taken_usernames)
    else:
        found += before_start("on", draft.on, account.opened_on)
    found += _wrong_groups(draft, today, groups, held)
    return in_order(draft, found)


def _wrong_account(draft: ViewerDraft, today: date, taken: Mapping[str, str]) -> list[FieldProblem]:
    opened = AccountDraft(draft.person_id, draft.username, draft.on, draft.password_changed_on)
    found = problems_of_account(opened, today=today, groups={}, taken_usernames=taken, has_open_account=False)
    return [each for each in found if each.field in {"username", "password_changed_on"}]


def _wrong_groups(
    draft: ViewerDraft, today: date, groups: Mapping[int, PrivilegeGroup], held: Collection[int]
) -> list[FieldProblem]:
    day = draft.on or today
    if not all(each in groups and groups[each].is_in_use(day) for each in draft.group_ids):
        return [FieldProblem("group_ids", Problem.NOT_A_CHOICE)]
    more = next((groups[each] for each in sorted(draft.group_ids) if not groups[each].view_only), None)
    if more is not None:
        return [FieldProblem("group_ids", Problem.MORE_THAN_VIEWING, {"group": more.name})]
    if not draft.removed_group_ids <= set(held):
        return [FieldProblem("removed_group_ids", Problem.NOT_A_CHOICE)]
    kept = (set(held) | draft.group_ids) - draft.removed_group_ids
    if not any(groups[each].view_only for each in kept):
        return [FieldProblem("group_ids", Problem.NOTHING_CHOSEN)]
    return []
