"""What reconciling proposes for a round: for each user what would put it right, and the corrections of the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from elaas_desk.domain.reconcile_values import Difference, Entry, Reconciliation, Remedy, Way
from elaas_desk.domain.review_rows import ReviewRow
from elaas_desk.services.reconcile_words import GROUND_WORDS, remedy_sentence
from ui.reviews.findings import Fix

_ICONS = {Way.REQUEST: "requests", Way.REMOVAL: "minus", Way.CORRECTION: "edit"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """One correction of the register that may be accepted; `suggested`: it is what the circular suggests first."""

    name: str
    username: str
    words: str
    why: str
    remedy: Remedy
    suggested: bool


def entries_of(found: Reconciliation, rows: Iterable[ReviewRow]) -> Mapping[int, Entry]:
    """By row of the round: where the user lies, and in what the sides differ."""
    by_account = {entry.account.id: entry for entry in found.entries if entry.account is not None}
    by_name = {entry.username.casefold(): entry for entry in found.entries}
    matched: dict[int, Entry] = {}
    for each in rows:
        entry = by_account.get(each.account_id or 0) or by_name.get(each.username.casefold())
        if entry is not None:
            matched[each.id] = entry
    return matched


def proposals_of(entries: Iterable[Entry]) -> tuple[Proposal, ...]:
    """For each difference the first correction of the register, each once."""
    proposed: dict[Remedy, Proposal] = {}
    for entry in entries:
        for difference in entry.differences:
            first = _first_correction(difference)
            if first is None:
                continue
            suggested = difference.remedies[0] == first
            if first not in proposed or suggested:
                proposed[first] = _proposal(entry, difference, first, suggested)
    return tuple(proposed.values())


def _first_correction(difference: Difference) -> Remedy | None:
    return next((remedy for remedy in difference.remedies if remedy.way is Way.CORRECTION), None)


def _proposal(entry: Entry, difference: Difference, remedy: Remedy, suggested: bool) -> Proposal:
    return Proposal(
        entry.name, entry.username, remedy_sentence(remedy, difference), GROUND_WORDS[remedy.ground], remedy, suggested
    )


def fixes_of(entry: Entry) -> tuple[Fix, ...]:
    """What the circular suggests for each difference of a user."""
    suggested = {each.remedies[0]: each for each in reversed(entry.differences) if each.remedies}
    return tuple(_fix(difference, remedy) for remedy, difference in reversed(suggested.items()))


def _fix(difference: Difference, remedy: Remedy) -> Fix:
    words = remedy_sentence(remedy, difference)
    button = {Way.REQUEST: "ทำคำขอ", Way.CORRECTION: "แก้ทะเบียน…"}.get(remedy.way, "")
    if remedy.way is Way.REQUEST and remedy.person_id is None:
        button = ""
    return Fix(_ICONS[remedy.way], words, GROUND_WORDS[remedy.ground], remedy.clause, remedy, button)
