"""The history of the catalogue: which group took whose place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from elaas_desk.domain.accounts import PrivilegeGroup


def successors(group: PrivilegeGroup, groups: Mapping[int, PrivilegeGroup]) -> tuple[PrivilegeGroup, ...]:
    """What took its place, then what took the place of that, to the one that is used now."""
    found: list[PrivilegeGroup] = []
    seen = {group.id}
    following = group.replaced_by_id
    while following is not None and following in groups and following not in seen:
        seen.add(following)
        found.append(groups[following])
        following = groups[following].replaced_by_id
    return tuple(found)


def predecessors(group: PrivilegeGroup, groups: Iterable[PrivilegeGroup]) -> tuple[PrivilegeGroup, ...]:
    """The groups whose place it took at once, by number."""
    return tuple(sorted((each for each in groups if each.replaced_by_id == group.id), key=_number))


def _number(group: PrivilegeGroup) -> int:
    return group.id
