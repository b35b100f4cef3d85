"""Who signed in another's place in the sample office, and what the memos of its school begin with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import MemoHeadDraft, StandInDraft
from elaas_desk.domain.people import Post
from elaas_desk.domain.signing import Capacity
from elaas_desk.services.desk import Desk
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai


class SigningStory:
    """Enters what the file tells, on the days on which it happened."""

    def __init__(
        self,
        desk: Desk,
        actor: Actor,
        day: Callable[[int], date],
        people: Mapping[str, int],
        units: Mapping[str, int],
    ) -> None:
        self._desk, self._actor, self._day = desk, actor, day
        self._people, self._units = people, units

    def plan(self, told: Mapping[str, Any], at: Callable[..., None]) -> None:
        """Hand each event to `at`, with the days ago on which it happened."""
        for stand_in in told["stand_ins"]:
            at(stand_in["days"], self._stand_in, stand_in)
        for head in told["memo_heads"]:
            at(head["days"], self._memo_head, head)

    def _stand_in(self, told: Mapping[str, Any]) -> None:
        ordered = self._day(told["days"])
        draft = StandInDraft(
            Post(told["post"]),
            self._units["lao"],
            self._people[told["person"]],
            Capacity(told["capacity"]),
            self._day(told["starts"]),
            self._day(told["ends"]),
            to_thai(f"{told['number']}/{dates.be_year(ordered)}"),
            ordered,
        )
        self._desk.signing.add(self._actor, draft)

    def _memo_head(self, told: Mapping[str, Any]) -> None:
        draft = MemoHeadDraft(told.get("agency", ""), told["prefix"])
        self._desk.letterheads.save_memo_head(self._actor, self._units[told["unit"]], draft)
