"""A paper for every row of the circular's decision table, drawn for people of the sample office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.people import VIEW_ONLY_POSTS, Post
from elaas_desk.domain.proposals import OrderedDuty, line_of
from elaas_desk.domain.requests import Cause, Change, GroupChange, PaperKind, Reason, RequestDraft
from elaas_desk.domain.routing import asks_for_groups, route
from elaas_desk.services.desk import Desk
from elaas_desk.services.views import Candidate, PersonDetail


def papers_of_every_route(desk: Desk, actor: Actor, today: date) -> Iterator[tuple[str, bytes]]:
    """File names without their ending, and PDFs: `form1`, `letter`, and a Form 2 for each row and reason.

    Where the circular provides for a reason but nobody in the register could give it, there is none.
    """
    candidates = desk.requests.candidates(actor)
    for post in Post:
        for reason in Reason:
            way = route(post, reason)
            chosen = next((each for each in candidates if _can(each, post, reason)), None)
            if chosen is None or (way.notice is not None and way.required):
                continue
            for paper in desk.documents.preview(actor, _draft(desk, actor, chosen, reason, today)):
                alone = paper.kind is not PaperKind.FORM2
                yield (
                    paper.kind.value if alone else f"form2-{way.clause}-{post}-{reason}".replace("_", "-"),
                    paper.content,
                )


def _can(candidate: Candidate, post: Post, reason: Reason) -> bool:
    allowed = {choice.reason for choice in candidate.reasons if choice.allowed}
    return candidate.person.post is post and reason in allowed


def _draft(desk: Desk, actor: Actor, chosen: Candidate, reason: Reason, today: date) -> RequestDraft:
    detail = desk.register.detail(actor, chosen.person.id)
    cannot = reason is Reason.CANNOT_SIGN_IN
    wanted = asks_for_groups(chosen.person.post, reason)
    groups = [each for each in desk.groups.groups(actor) if each.is_in_use(today)]
    return RequestDraft(
        chosen.person.id,
        reason,
        today,
        _changes(detail, groups) if wanted else (),
        Cause.FORGOTTEN if cannot else None,
        former_username=chosen.account.username if chosen.account is not None else "",
    )


def _changes(detail: PersonDetail, groups: list[PrivilegeGroup]) -> tuple[GroupChange, ...]:
    """A group that the person has not, and for who has some the end of one of them."""
    held = {each.group.id for each in detail.held}
    duties = [OrderedDuty(each.duty, each.assignment) for each in detail.duties if each.in_force]
    in_force = {each.duty.id for each in duties}
    viewer = detail.person.post in VIEW_ONLY_POSTS
    fitting = [each for each in groups if each.id not in held and each.view_only is viewer]
    justified = [each for each in fitting if each.duty_ids & in_force or (viewer and not each.duty_ids)]
    added = (justified or fitting)[:1]
    removed = tuple(GroupChange(each.group.id, Change.REMOVE) for each in detail.held[:1])
    return (*(line_of(each, Change.ADD, duties) for each in added), *removed)
