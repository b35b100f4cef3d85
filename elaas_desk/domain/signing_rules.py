"""What is wrong with who shall sign, and with what the office sets for the head of its papers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from elaas_desk.domain.drafts import MemoHeadDraft, SenderDraft, StandInDraft
from elaas_desk.domain.fields import before_start, empty_or_too_long, in_future, in_order, tidied
from elaas_desk.domain.letterhead import NUMBER, SENDER_LINES, YEAR
from elaas_desk.domain.offices import Unit, UnitKind
from elaas_desk.domain.people import Person, Post
from elaas_desk.domain.signing import SIGNING_POSTS, StandIn
from elaas_desk.errors import FieldProblem, Problem
from elaas_desk.thai import dates

_LONGEST_LINE: Final = 80
_BRACES = re.compile(r"[{}]")


def problems_of_stand_in(
    draft: StandInDraft,
    *,
    today: date,
    people: Mapping[int, Person],
    units: Mapping[int, Unit],
    others: Iterable[StandIn],
) -> tuple[FieldProblem, ...]:
    """What is wrong with somebody who shall stand in; `others` are those that are kept beside this one."""
    draft = tidied(draft)
    found = empty_or_too_long(draft)
    if draft.post is not None and not _fits(draft.post, None if draft.unit_id is None else units.get(draft.unit_id)):
        found.append(FieldProblem("post", Problem.NOT_A_CHOICE))
    if draft.person_id is not None:
        found += _person(draft, people.get(draft.person_id), today)
    found += before_start("ends_on", draft.ends_on, draft.starts_on)
    found += in_future("order_date", draft.order_date, today)
    if not found:
        found += _overlap(draft, others, people)
    return in_order(draft, found)


def problems_of_sender(draft: SenderDraft) -> tuple[FieldProblem, ...]:
    """What is wrong with the sender's lines."""
    lines = tidied(draft).sender.splitlines()
    if len(lines) > SENDER_LINES or any(len(line) > _LONGEST_LINE for line in lines):
        return (FieldProblem("sender", Problem.TOO_LONG),)
    return ()


def problems_of_memo_head(draft: MemoHeadDraft) -> tuple[FieldProblem, ...]:
    """What is wrong with what memos begin with."""
    draft = tidied(draft)
    found = empty_or_too_long(draft)
    if has_other_braces(draft.memo_prefix):
        found.append(FieldProblem("memo_prefix", Problem.NOT_A_CHOICE))
    return in_order(draft, found)


def has_other_braces(prefix: str) -> bool:
    """Whether braces stand in it that are neither those of the year nor those of the running number."""
    return _BRACES.search(prefix.replace(YEAR, "").replace(NUMBER, "", 1)) is not None


def _fits(post: Post, unit: Unit | None) -> bool:
    if post not in SIGNING_POSTS or unit is None:
        return False
    return (unit.kind is UnitKind.SUBORDINATE) == (post is Post.SUBUNIT_FINANCE_HEAD)


def _person(draft: StandInDraft, person: Person | None, today: date) -> Iterator[FieldProblem]:
    if person is None:
        yield FieldProblem("person_id", Problem.NOT_FOUND)
        return
    name = {"name": person.name.full}
    if person.has_left(draft.starts_on or today):
        yield FieldProblem("person_id", Problem.ALREADY_LEFT, name)
    holds_alone = person.post is not Post.SUBUNIT_FINANCE_HEAD or person.unit_id == draft.unit_id
    if person.post is draft.post and holds_alone:
        yield FieldProblem("person_id", Problem.HOLDS_THE_POST, name)


def _overlap(draft: StandInDraft, others: Iterable[StandIn], people: Mapping[int, Person]) -> Iterator[FieldProblem]:
    if draft.starts_on is None:
        return
    of_post = (each for each in others if (each.post, each.unit_id) == (draft.post, draft.unit_id))
    for each in of_post:
        if each.meets(draft.starts_on, draft.ends_on):
            told = {"name": people[each.person_id].name.full, "since": dates.short(each.starts_on)}
            until = "" if each.ends_on is None else dates.short(each.ends_on)
            yield FieldProblem("starts_on", Problem.STAND_IN_ALREADY, told | {"until": until})
