"""What may be decided of the rows of a review, and what a decision means (circular 4, 4.1, 4.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from elaas_desk.domain.review_rows import Decision, Progress, ReviewRow
from elaas_desk.errors import FieldProblem, Problem

_CONFIRMS = frozenset({Decision.KEEP, Decision.CHANGE})
"""Both let a user go on with groups: all of them, or what is left."""

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What is decided of one row, or of several together. Groups are named as in the row or the catalogue."""

    decision: Decision
    to_remove: tuple[str, ...] = ()  # empty: every group for REMOVE, those that New e-LAAS alone has for CHANGE
    to_add: tuple[str, ...] = ()  # for CHANGE
    note: str = ""


def needs_a_look(row: ReviewRow, own_person_id: int | None = None) -> bool:
    """Whether the row is confirmed one at a time only: it has a flag, or is that of the one who decides."""
    return bool(row.flags) or is_of(row, own_person_id)


def is_of(row: ReviewRow, person_id: int | None) -> bool:
    """Whether the row is that of the person."""
    return person_id is not None and row.person_id == person_id


def own_rows(rows: Iterable[ReviewRow], person_id: int | None) -> tuple[ReviewRow, ...]:
    """The rows that another signature certifies: those of the heads of the unit, and of the person who signs."""
    return tuple(row for row in rows if row.is_own or is_of(row, person_id))


def problems_of_answer(
    rows: Sequence[ReviewRow], answer: Answer, own_person_id: int | None = None
) -> tuple[FieldProblem, ...]:
    """What is wrong with an answer to these rows.

    FLAGGED_ROWS names those that are not confirmed together with others; EMPTY for a flagged one that is kept without a
    note; NOTHING_CHOSEN for a change of nothing, NOT_A_MEMBER for a group that a row does not have.
    """
    flagged = [row for row in rows if needs_a_look(row, own_person_id)]
    if len(rows) > 1 and flagged and answer.decision in _CONFIRMS:
        return (FieldProblem("row_ids", Problem.FLAGGED_ROWS, _first_names(flagged)),)
    if flagged and answer.decision is Decision.KEEP and not answer.note:
        return (FieldProblem("note", Problem.EMPTY),)
    return tuple(problem for row in rows for problem in _problems_of_groups(row, answer))[:1]


def decided(row: ReviewRow, answer: Answer, at: datetime, by: str) -> ReviewRow:
    """The row with an answer that was found good in it."""
    return replace(
        row,
        decision=answer.decision,
        to_remove=_to_remove(row, answer),
        to_add=answer.to_add if answer.decision is Decision.CHANGE else (),
        note=answer.note,
        decided_at=at,
        decided_by=by,
    )


def undecided(row: ReviewRow) -> ReviewRow:
    """The row as it was before anything was decided."""
    return replace(row, decision=None, to_remove=(), to_add=(), note="", decided_at=None, decided_by="")


def progress_of(rows: Iterable[ReviewRow]) -> Progress:
    """How far the rows of one review have come."""
    rows = tuple(rows)
    answered = sum(row.is_answered for row in rows)
    return Progress(len(rows), answered, sum(bool(row.flags) and not row.is_answered for row in rows))


def followed_up(rows: Iterable[ReviewRow], review_id: int) -> tuple[ReviewRow, ...]:
    """The rows without an answer as they begin in the follow-up round, with their notes.

    An answer that was never given is no removal.
    """
    waiting = [row for row in rows if not row.is_answered]
    return tuple(replace(undecided(row), id=0, review_id=review_id, note=row.note) for row in waiting)


def _first_names(rows: Sequence[ReviewRow]) -> dict[str, str]:
    """The first of them by name, and how many more there are."""
    names = ", ".join(row.name or row.username for row in rows[:_NAMED])
    more = len(rows) - _NAMED
    return {"names": names} if more <= 0 else {"names": names, "more": str(more)}


def _problems_of_groups(row: ReviewRow, answer: Answer) -> Iterator[FieldProblem]:
    if answer.decision not in {Decision.REMOVE, Decision.CHANGE}:
        return
    there = {name.casefold() for name in row.groups_anywhere}
    unknown = next((name for name in answer.to_remove if name.casefold() not in there), None)
    if unknown is not None:
        yield FieldProblem("to_remove", Problem.NOT_A_MEMBER, {"username": row.username, "group": unknown})
    elif answer.decision is Decision.CHANGE and not _to_remove(row, answer) and not answer.to_add:
        yield FieldProblem("to_remove", Problem.NOTHING_CHOSEN)


def _to_remove(row: ReviewRow, answer: Answer) -> tuple[str, ...]:
    """The groups to leave, in the spelling and order of the row."""
    there = row.groups_anywhere
    if answer.decision not in {Decision.REMOVE, Decision.CHANGE}:
        return ()
    if answer.to_remove:
        wanted = {name.casefold() for name in answer.to_remove}
        return tuple(name for name in there if name.casefold() in wanted)
    if answer.decision is Decision.REMOVE:
        return there
    return () if answer.to_add else there[len(row.groups) :]
