"""How a report is laid beside the users of a review: each into its pile, and who is in the report alone added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.report import ReportRow
from elaas_desk.domain.review_rows import Flag, ReviewRow
from elaas_desk.domain.reviews import Review, ReviewKind
from elaas_desk.services.review_snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Laid:
    """What becomes of the users of a review."""

    kept: tuple[tuple[ReviewRow, ReviewRow], ...]  # as it was, and with what the report says; decisions untouched
    added: tuple[ReviewRow, ...]
    gone: tuple[int, ...]  # numbers of rows that the former report alone had


def laid_beside(
    facts: Facts, snapshot: Snapshot, review: Review, rows: Sequence[ReviewRow], report: Sequence[ReportRow]
) -> Laid:
    """The users with what the report says of them; of an empty report nothing is said.

    Users that only the report has are added to a whole check; a small one or a follow-up is about its own users alone.
    """
    users: dict[str, list[ReportRow]] = defaultdict(list)
    for each in report:
        users[each.username.casefold()].append(each)
    groups = {group.name.casefold(): group for group in facts.groups}
    accounts = {each.id: each for each in facts.accounts}
    people = {each.id: each for each in facts.people}

    def beside(row: ReviewRow) -> ReviewRow:
        said = users.pop(row.username.casefold(), ())
        reported = tuple(dict.fromkeys(each.group for each in said if each.group))
        if row.account_id is None or row.person_id is None:
            return replace(row, reported=reported)
        pile = _pile(row, reported) if said else Pile.ONLY_IN_REGISTER
        held = _known([*(each.name for each in row.groups), *reported], groups)
        flags = snapshot.flags(accounts[row.account_id], people[row.person_id], held)
        return replace(row, pile=pile, reported=reported, flags=flags, differences=())

    own = [row for row in rows if row.account_id is not None or row.username.casefold() in users]
    kept = tuple((row, beside(row)) for row in own)
    gone = {row.id for row in rows} - {row.id for row in own}
    whole = review.kind is ReviewKind.SIX_MONTHLY
    added = tuple(_only_in_report(review, said) for said in users.values()) if whole else ()
    return Laid(kept, added, tuple(sorted(gone)))


def _pile(row: ReviewRow, reported: Iterable[str]) -> Pile:
    held = {group.name.casefold() for group in row.groups}
    return Pile.SAME if held == {name.casefold() for name in reported} else Pile.OTHER_GROUPS


def _known(names: Iterable[str], groups: dict[str, PrivilegeGroup]) -> Iterator[PrivilegeGroup]:
    return (groups[key] for key in dict.fromkeys(name.casefold() for name in names) if key in groups)


def _only_in_report(review: Review, said: Sequence[ReportRow]) -> ReviewRow:
    first = said[0]
    return ReviewRow(
        0,
        review.id,
        first.username,
        first.name,
        first.position,
        Pile.ONLY_IN_REPORT,
        (),
        tuple(dict.fromkeys(each.group for each in said if each.group)),
        (Flag.NOT_IN_REGISTER,),
    )
