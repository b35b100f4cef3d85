"""Who signs for a post: its holder, or somebody in the holder's place for a while."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from elaas_desk.domain.people import Post


class Capacity(StrEnum):
    """In what capacity somebody signs for a post that is another's."""

    ACTING = "acting"  # รักษาราชการแทน: the post is vacant or its holder absent
    ON_BEHALF = "on_behalf"  # ปฏิบัติราชการแทน: the holder has delegated the authority


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
