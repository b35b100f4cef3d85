"""What the sample office did about reviews: on paper, small ones, a report, removals, somebody who came back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import ComeBackDraft
from elaas_desk.domain.report import ReportRow
from elaas_desk.domain.review_rows import Decision
from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.services.desk import Desk
from elaas_desk.services.report_keeping import TakenReport


@dataclass(frozen=True, slots=True)
class Known:
    """The register's numbers behind the keys of the story."""

    units: Mapping[str, int]
    people: Mapping[str, int]
    accounts: Mapping[str, int]
    groups: Mapping[str, int]


class ReviewStory:
    """Tells the part of the history that is about reviews; `day` turns days ago into a date."""

    def __init__(self, desk: Desk, actor: Actor, day: Callable[[int], date], known: Known) -> None:
        self._desk, self._actor, self._day, self._known = desk, actor, day, known
        self._started: dict[str, int] = {}  # by person: the number of the small review

    def plan(self, told: Mapping[str, Any], at: Callable[..., None]) -> None:
        """Hand each event to `at`, with the days ago on which it happened."""
        events = {
            "on_paper": self._sign_on_paper,
            "taken_out": self._take_out,
            "returns": self._come_back,
            "small_reviews": self._start,
            "reports": self._bring_report,
        }
        for name, happen in events.items():
            for each in told[name]:
                at(each["days"], happen, each)
        for each in told["small_reviews"]:
            if "signed" in each:
                at(each["signed"], self._sign, each)

    def _sign_on_paper(self, paper: Mapping[str, Any]) -> None:
        unit_id = self._known.units[paper["unit"]]
        self._desk.campaigns.record_sign_off(self._actor, unit_id, self._day(paper["days"]))

    def _take_out(self, removal: Mapping[str, Any]) -> None:
        account_id, group_id = self._known.accounts[removal["person"]], self._known.groups[removal["group"]]
        day = self._day(removal["days"])
        self._desk.register.remove_from_groups(self._actor, account_id, [group_id], day, removal["why"])

    def _come_back(self, back: Mapping[str, Any]) -> None:
        person_id, day = self._known.people[back["person"]], self._day(back["days"])
        duties = self._desk.register.detail(self._actor, person_id).duties
        kept = frozenset(each.assignment.id for each in duties if each.in_force)
        self._desk.register.come_back(self._actor, ComeBackDraft(person_id, day, kept))

    def _start(self, told: Mapping[str, Any]) -> None:
        person_id = self._known.people[told["person"]]
        unit_id = self._desk.register.detail(self._actor, person_id).unit.id
        added = self._desk.campaigns.start(self._actor, unit_id, ReviewKind(told["kind"]), person_id)
        self._started[told["person"]] = added.id

    def _sign(self, told: Mapping[str, Any]) -> None:
        """Whoever was checked is to leave every group."""
        campaigns, review_id = self._desk.campaigns, self._started[told["person"]]
        rows = [row.id for row in campaigns.detail(self._actor, review_id).rows]
        campaigns.decide(self._actor, review_id, rows, Decision.REMOVE, note=told["note"])
        campaigns.sign_off(self._actor, review_id, self._day(told["signed"]))

    def _bring_report(self, told: Mapping[str, Any]) -> None:
        rows = tuple(self._row(each) for each in told["rows"])
        lines = "".join(f"{row.group},{row.username},{row.name},{row.position}\n" for row in rows)
        content = f"กลุ่มผู้ใช้งาน,ชื่อผู้ใช้,ชื่อ-สกุล,ตำแหน่ง\n{lines}".encode()
        report = TakenReport(told["file"], content, self._day(told["days"]), rows)
        self._desk.reconciling.import_report(self._actor, report, self._known.units[told["unit"]])

    def _row(self, told: Mapping[str, Any]) -> ReportRow:
        detail = self._desk.register.detail(self._actor, self._known.people[told["person"]])
        username = "" if detail.account is None else detail.account.username
        return ReportRow(told["group"], username, detail.person.name.full, detail.person.position)
