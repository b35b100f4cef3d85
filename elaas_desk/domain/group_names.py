"""Which group of the catalogue a name in a report means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Final

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.thai.digits import to_arabic
from elaas_desk.thai.text import normalise

_NEAR: Final = 0.85
_MOST_COMPARED: Final = 100
"""Names on either side beyond which no likeness is looked for: nobody would look at so many proposals."""

_LONGEST_COMPARED: Final = 120


@dataclass(frozen=True, slots=True)
class GroupNames:
    """What the names of one report mean; texts that are not here have no meaning in the catalogue."""

    meant: Mapping[str, PrivilegeGroup]  # by the text of the report
    near: Mapping[str, PrivilegeGroup]  # of the others: a group of much the same name that the report never names


def group_key(name: str) -> str:
    """The same for all spellings of one name: in normal form, without case."""
    return normalise(name).casefold()


def latest_by_name(catalogue: Iterable[PrivilegeGroup], today: date) -> dict[str, PrivilegeGroup]:
    """By key of the name: the group that has it on that day, else the one that had it last."""
    groups = sorted(catalogue, key=lambda group: (group.is_in_use(today), group.valid_to or date.max, -group.id))
    return {group_key(group.name): group for group in groups}


def group_names(written: Iterable[str], catalogue: Iterable[PrivilegeGroup], today: date) -> GroupNames:
    """Compare the names of a report with a catalogue.

    Where a name was given to several groups in turn it means the one in use. Names that are alike are paired one to
    one, the best pair first.
    """
    by_key = latest_by_name(catalogue, today)
    keys = {text: group_key(text) for text in set(written)}
    meant = {text: by_key[key] for text, key in keys.items() if key in by_key}
    named = set(keys.values())
    unknown = sorted(text for text in keys if text not in meant)
    unnamed = [group for key, group in sorted(by_key.items()) if key not in named and group.is_in_use(today)]
    return GroupNames(meant, _paired(unknown, keys, unnamed))


def _paired(unknown: list[str], keys: Mapping[str, str], unnamed: list[PrivilegeGroup]) -> dict[str, PrivilegeGroup]:
    if len(unknown) > _MOST_COMPARED or len(unnamed) > _MOST_COMPARED:
        return {}
    ratios = [
        (ratio, text, group)
        for text in unknown
        for group in unnamed
        if (ratio := _ratio(keys[text], group_key(group.name))) >= _NEAR
    ]
    pairs: dict[str, PrivilegeGroup] = {}
    taken: set[int] = set()
    for _, text, group in sorted(ratios, key=lambda each: (-each[0], each[1], each[2].id)):
        if text not in pairs and group.id not in taken:
            pairs[text] = group
            taken.add(group.id)
    return pairs


def _ratio(one: str, other: str) -> float:
    # กลุ่มที่ 1 and กลุ่มที่ 2 are much alike and are two groups.
    if max(len(one), len(other)) > _LONGEST_COMPARED or _digits(one) != _digits(other):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    upper = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    return matcher.ratio() if upper >= _NEAR else 0.0


def _digits(text: str) -> str:
    return "".join(char for char in to_arabic(text) if char.isdecimal())
