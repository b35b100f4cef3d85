"""Which groups a user of a review is in, on either side, and what a choice of groups would change. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from elaas_desk.domain.group_names import group_key
from elaas_desk.domain.review_rows import Decision, Flag, ReviewRow

_ADDS_NOTHING = frozenset({Flag.LEFT, Flag.GROUP_ENDED})


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group, with the names by which either side knows it; empty where a side does not have the user in it."""

    register: str = ""
    report: str = ""
    why: str = ""  # in the register: order, request or note

    @property
    def name(self) -> str:
        """As the register writes it, else as New e-LAAS does."""
        return self.register or self.report

    @property
    def is_extra(self) -> bool:
        """In New e-LAAS alone."""
        return not self.register

    @property
    def is_missing(self) -> bool:
        """In the register alone."""
        return not self.report


def group_lines(row: ReviewRow, *, has_report: bool = True) -> tuple[GroupLine, ...]:
    """What differs comes first: what is in New e-LAAS alone, then what is in the register alone, then the rest.

    Without a report New e-LAAS is taken to say what the register says.
    """
    if not has_report:
        return tuple(GroupLine(group.name, group.name, group.why) for group in row.groups)
    written = {group_key(name): name for name in row.reported}
    known = {group_key(group.name): group for group in row.groups}
    extra = [GroupLine(report=name) for key, name in written.items() if key not in known]
    missing = [GroupLine(group.name, "", group.why) for key, group in known.items() if key not in written]
    same = [GroupLine(group.name, written[key], group.why) for key, group in known.items() if key in written]
    return (*extra, *missing, *same)


def proposed(row: ReviewRow, lines: Sequence[GroupLine]) -> frozenset[str]:
    """The names of the groups that stay at first: as was decided before, else as the register has them.

    Somebody whom the register does not have keeps everything until a group is chosen to go. Nothing is added to who
    has left, or where the register still has a group that is over.
    """
    if row.decision is Decision.CHANGE:
        held = {line.name for line in lines if line.report and line.name not in row.to_remove}
        return frozenset(held | {line.name for line in lines if line.name in row.to_add})
    adds = not _ADDS_NOTHING & set(row.flags)
    return frozenset(line.name for line in lines if line.report or adds if line.register or not row.groups)


def changes(lines: Sequence[GroupLine], staying: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is to be removed in New e-LAAS, and what is to be added there."""
    remove = tuple(line.name for line in lines if line.report and line.name not in staying)
    add = tuple(line.name for line in lines if line.is_missing and line.name in staying)
    return remove, add


def all_names(lines: Sequence[GroupLine]) -> tuple[str, ...]:
    """Every group of either side, each once."""
    return tuple(line.name for line in lines)
