"""What the sample office did about duties: orders for several people, groups kept apart, and exceptions from that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import ExceptionDraft, OrderDraft, OrderLineDraft
from elaas_desk.services.desk import Desk
from elaas_desk.thai import dates
from elaas_desk.thai.digits import to_thai


class DutyStory:
    """Tells the part of the history that is about duties; `day` turns days ago into a date."""

    def __init__(
        self,
        desk: Desk,
        actor: Actor,
        day: Callable[[int], date],
        people: Mapping[str, int],
        groups: Mapping[str, int],
    ) -> None:
        self._desk, self._actor, self._day = desk, actor, day
        self._people, self._groups = people, groups

    def plan(self, told: Mapping[str, Any], at: Callable[..., None]) -> None:
        """Hand each event to `at`, with the days ago on which it happened."""
        for name, happen in (("orders", self._record), ("conflicts", self._declare), ("exceptions", self._allow)):
            for each in told[name]:
                at(each["days"], happen, each)

    def _record(self, order: Mapping[str, Any]) -> None:
        """One order for several people."""
        day = self._day(order["days"])
        lines = tuple(OrderLineDraft(self._people[key], order["duty"]) for key in order["people"])
        draft = OrderDraft(
            to_thai(f"{order['number']}/{dates.be_year(day)}"),
            day,
            day,
            self._day(order["ends"]) if "ends" in order else None,
            order.get("acting", False),
            lines,
        )
        self._desk.orders.record(self._actor, draft)

    def _declare(self, pair: Mapping[str, Any]) -> None:
        """Two groups that must not be held together."""
        first, second = (self._groups[name] for name in pair["groups"])
        self._desk.conflicts.declare(self._actor, first, second, pair["reason"])

    def _allow(self, exception: Mapping[str, Any]) -> None:
        """Somebody may hold both for a while."""
        pair = {self._groups[name] for name in exception["groups"]}
        declared = self._desk.conflicts.conflicts(self._actor)
        conflict_id = next(each.id for each in declared if {each.first_id, each.second_id} == pair)
        person_id, ends_on = self._people[exception["person"]], self._day(exception["until"])
        draft = ExceptionDraft(conflict_id, person_id, exception["reason"], ends_on, exception["given_by"])
        self._desk.conflicts.allow(self._actor, draft)
