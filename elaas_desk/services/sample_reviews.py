"""What the sample office did about reviews: rounds under way and signed, a report, removals, somebody who came back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import ComeBackDraft
from elaas_desk.domain.report import ReportRow
from elaas_desk.domain.review_rows import Decision, ReviewRow
from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.services.desk import Desk
from elaas_desk.services.report_keeping import TakenReport


@dataclass(frozen=True, slots=True)
class Known:
    """The register's numbers behind the keys of the story, and the user names."""

    units: Mapping[str, int]
    people: Mapping[str, int]
    accounts: Mapping[str, int]
    groups: Mapping[str, int]
    usernames: Mapping[str, str]


class ReviewStory:
    """Tells the part of the history that is about reviews; `day` turns days ago into a date."""

    def __init__(self, desk: Desk, actor: Actor, day: Callable[[int], date], known: Known) -> None:
        self._desk, self._actor, self._day, self._known = desk, actor, day, known
        self._started: dict[str, int] = {}  # by unit or person: the number of the round

    def plan(self, told: Mapping[str, Any], at: Callable[..., None]) -> None:
        """Hand each event to `at`, with the days ago on which it happened."""
        for each in told["on_paper"]:
            at(each["days"], self._sign_on_paper, each)
        for each in told["taken_out"]:
            at(each["days"], self._take_out, each)
        for each in told["returns"]:
            at(each["days"], self._come_back, each)
        for each in told["rounds"]:
            at(each["days"], self._start, each)
            if "report" in each:
                at(each["report"], self._bring_report, each)
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
        kind = ReviewKind(told.get("kind", ReviewKind.SIX_MONTHLY))
        person_id = self._known.people[told["person"]] if "person" in told else None
        unit_id = self._known.units[told["unit"]]
        added = self._desk.campaigns.start(self._actor, unit_id, kind, person_id)
        self._started[_key(told)] = added.id

    def _bring_report(self, told: Mapping[str, Any]) -> None:
        review_id = self._started[_key(told)]
        rows = tuple(self._reported(told, self._desk.campaigns.detail(self._actor, review_id).rows))
        lines = "".join(f"{row.group},{row.username},{row.name},{row.position}\n" for row in rows)
        content = f"กลุ่มผู้ใช้งาน,ชื่อผู้ใช้,ชื่อ-สกุล,ตำแหน่ง\n{lines}".encode()
        report = TakenReport(told["file"], content, self._day(told["report"]), rows)
        self._desk.campaigns.take_report(self._actor, review_id, report)
        for username in (self._known.usernames[key] for key in told["kept"]):
            self._decide(review_id, username, Decision.KEEP)

    def _reported(self, told: Mapping[str, Any], rows: tuple[ReviewRow, ...]) -> Iterator[ReportRow]:
        """What New e-LAAS says: the register, but for what the story names."""
        missing = {self._known.usernames[key] for key in told["missing"]}
        extra = {self._known.usernames[each["person"]]: each["group"] for each in told["extra"]}
        for row in rows:
            groups = [group.name for group in row.groups] + ([extra[row.username]] if row.username in extra else [])
            for group in groups if row.username not in missing else ():
                yield ReportRow(group, row.username, row.name, row.position)
        for each in told["strangers"]:
            yield ReportRow(each["group"], each["username"], each["name"], each["position"])

    def _sign(self, told: Mapping[str, Any]) -> None:
        review_id = self._started[_key(told)]
        self._decide(review_id, self._known.usernames[told["person"]], Decision.REMOVE, told["note"])
        self._desk.campaigns.sign_off(self._actor, review_id, self._day(told["signed"]))

    def _decide(self, review_id: int, username: str, decision: Decision, note: str = "") -> None:
        rows = self._desk.campaigns.detail(self._actor, review_id).rows
        row = next(each for each in rows if each.username == username)
        self._desk.campaigns.decide(self._actor, review_id, [row.id], decision, note=note)


def _key(told: Mapping[str, Any]) -> str:
    person: str = told.get("person", "")
    return person or str(told["unit"])
