"""Who signs for a post: its holder, or somebody in the holder's place for a while."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from elaas_desk.domain.people import Post

SIGNING_POSTS = (Post.EXECUTIVE, Post.CLERK, Post.LAO_FINANCE_HEAD, Post.SUBUNIT_FINANCE_HEAD)
"""The posts for which papers are signed, from the highest down."""


class Capacity(StrEnum):
    """In what capacity somebody signs for a post that is another's."""

    ACTING = "acting"  # รักษาราชการแทน: the post is vacant or its holder absent
    ON_BEHALF = "on_behalf"  # ปฏิบัติราชการแทน: the holder has delegated the authority
    IN_DUTY = "in_duty"  # ปฏิบัติหน้าที่: the law gives the clerk the duty while there is no executive

    @property
    def thai(self) -> str:
        """The words between one's own position and the post (Regulation on Correspondence, annex 3, 4)."""
        return _WORDS[self]


_WORDS = {
    Capacity.ACTING: "รักษาราชการแทน",
    Capacity.ON_BEHALF: "ปฏิบัติราชการแทน",
    Capacity.IN_DUTY: "ปฏิบัติหน้าที่",
}


@dataclass(frozen=True, slots=True)
class StandIn:
    """Somebody who signs in place of the holder of a post, from a day to a day."""

    id: int
    post: Post
    unit_id: int
    person_id: int
    capacity: Capacity
    starts_on: date
    ends_on: date | None = None
    """The last day; none is until further notice."""
    order_number: str = ""
    order_date: date | None = None
    version: int = 1

    def holds(self, day: date) -> bool:
        """Whether that day falls into the span."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def meets(self, starts_on: date, ends_on: date | None) -> bool:
        """Whether a day falls into both spans."""
        begins_in_time = ends_on is None or self.starts_on <= ends_on
        return begins_in_time and (self.ends_on is None or starts_on <= self.ends_on)


def standing_in(stand_ins: Iterable[StandIn], post: Post, unit_id: int, day: date) -> StandIn | None:
    """Who stands in for the post of that unit on that day."""
    of_post = (each for each in stand_ins if each.post is post and each.unit_id == unit_id)
    return next((each for each in of_post if each.holds(day)), None)
