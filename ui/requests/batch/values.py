"""Several people asked for with one reason: who goes together, which reasons serve for all, and their drafts. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.fields import bad_username
from elaas_desk.domain.proposals import line_of, proposed_changes
from elaas_desk.domain.requests import Cause, Change, GroupChange, Reason, RequestDraft
from elaas_desk.domain.routing import ReasonChoice, asks_for_groups, goes_by_form2_alone, reason_choices
from elaas_desk.services.views import PersonDetail
from ui.requests.request_desk import Basis, RequestDesk
from ui.requests.words import why_not

_NAMED = 2
"""So many people are named where a reason does not serve; of more only the number is told."""


class By(StrEnum):
    """Where the groups of each person come from."""

    DUTY = "duty"  # each as their own duties want it
    SAME = "same"  # the same for all


@dataclass(frozen=True, slots=True)
class Wanted:
    """One group that is asked for all."""

    group: PrivilegeGroup
    change: Change


@dataclass(frozen=True, slots=True)
class Common:
    """What all of them ask for."""

    reason: Reason
    by: By
    wanted: tuple[Wanted, ...] = ()
    cause: Cause | None = None
    cause_text: str = ""


@dataclass(frozen=True, slots=True)
class CommonChoice:
    """One reason for all: its clause, and for whom it does not serve."""

    reason: Reason
    clause: str
    not_for: str  # a whole phrase; empty when it serves for all


def read_bases(desk: RequestDesk, person_ids: Sequence[int]) -> tuple[Basis, ...]:
    """What the register knows of each; on the worker."""
    groups = desk.groups.groups(desk.actor)
    return tuple(Basis(desk.register.detail(desk.actor, person_id), groups) for person_id in person_ids)


def together(bases: Sequence[Basis]) -> tuple[Basis, ...]:
    """Those for whom Form 2 is the whole of it."""
    return tuple(each for each in bases if goes_by_form2_alone(each.detail.person.post))


def apart(bases: Sequence[Basis]) -> tuple[Basis, ...]:
    """Those who need other papers, so that their request is made by itself."""
    return tuple(each for each in bases if not goes_by_form2_alone(each.detail.person.post))


def common_choices(bases: Sequence[Basis]) -> tuple[CommonChoice, ...]:
    """Every reason in the order of the form, with those for whom it does not serve."""
    return tuple(_common(reason, bases) for reason in Reason)


def likely(bases: Sequence[Basis], today: date) -> Reason | None:
    """The only reason that serves for all, or a change of rights where the duties of all want one."""
    allowed = [each.reason for each in common_choices(bases) if not each.not_for]
    if Reason.NEW_USER in allowed:
        return Reason.NEW_USER
    if Reason.CHANGE_RIGHTS in allowed and all(by_duty(each, Reason.CHANGE_RIGHTS, today) for each in bases):
        return Reason.CHANGE_RIGHTS
    return allowed[0] if len(allowed) == 1 else None


def asks_groups(bases: Sequence[Basis], reason: Reason) -> bool:
    """Whether the papers name groups."""
    return any(asks_for_groups(each.detail.person.post, reason) for each in bases)


def by_duty(basis: Basis, reason: Reason, today: date) -> tuple[GroupChange, ...]:
    """What the duties of one person want."""
    held = {group.id for group in basis.held}
    return proposed_changes(basis.detail.person.post, reason, basis.groups, held, basis.duties, today)


def lines_for(basis: Basis, common: Common, today: date) -> tuple[GroupChange, ...]:
    """The lines of one person: an added group names the duty and order of this person that justify it."""
    if not asks_for_groups(basis.detail.person.post, common.reason):
        return ()
    if common.by is By.DUTY:
        return by_duty(basis, common.reason, today)
    return tuple(line_of(each.group, each.change, basis.duties) for each in common.wanted)


def drafts_of(bases: Sequence[Basis], common: Common, dated: date, today: date) -> tuple[RequestDraft, ...]:
    """One draft for each, without number: they get the next ones, in this order."""
    return tuple(
        RequestDraft(
            basis.detail.person.id,
            common.reason,
            dated,
            lines_for(basis, common, today),
            common.cause,
            common.cause_text,
            _former(basis, common.reason),
        )
        for basis in bases
    )


def _common(reason: Reason, bases: Sequence[Basis]) -> CommonChoice:
    choices = [(each.detail, _choice(each.detail, reason)) for each in bases]
    refused = [(detail, choice) for detail, choice in choices if not choice.allowed]
    clauses = {choice.clause for _, choice in choices}
    return CommonChoice(reason, clauses.pop() if len(clauses) == 1 else "", _not_for(refused))


def _choice(detail: PersonDetail, reason: Reason) -> ReasonChoice:
    choices = reason_choices(detail.person.post, detail.account is not None)
    return next(each for each in choices if each.reason is reason)


def _not_for(refused: Sequence[tuple[PersonDetail, ReasonChoice]]) -> str:
    if not refused:
        return ""
    if len(refused) > _NAMED:
        return f"ใช้ไม่ได้กับ {len(refused)} คนในชุดนี้"
    if len(refused) == 1:
        detail, choice = refused[0]
        why = why_not(choice.why_not, detail.account.username if detail.account else "")
        return f"{detail.person.name.without_title} {why}"
    return f"ใช้ไม่ได้กับ {' และ '.join(detail.person.name.without_title for detail, _ in refused)}"


def _former(basis: Basis, reason: Reason) -> str:
    """The user name that is known; one of an older rule is left for the hand."""
    name = "" if reason is Reason.NEW_USER else basis.username
    return "" if bad_username("former_username", name) else name
