"""The sample office: its history, day by day, entered through the services as an office would have entered it.

`resources/samples/office.toml` tells what happened how many days ago. Names and ID numbers are drawn with a fixed seed;
the ID numbers pass the check and belong to nobody.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache, partial
from typing import Any, Final

from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.drafts import (
    AccountDraft,
    DutyDraft,
    GroupDraft,
    LeaveDraft,
    OfficeDraft,
    PasswordChangeDraft,
    PersonDraft,
    UnitDraft,
    UserDraft,
)
from elaas_desk.domain.offices import OfficeType, RequestNumbering, UnitKind
from elaas_desk.domain.people import LeaveReason, Post, retirement_day
from elaas_desk.domain.requests import Cause, Change, GroupChange, Reason, RequestDraft
from elaas_desk.paths import resource
from elaas_desk.services.desk import Desk
from elaas_desk.services.documents import Renderers
from elaas_desk.services.sample_duties import DutyStory
from elaas_desk.services.sample_names import InventedName, invented_all
from elaas_desk.services.sample_reviews import Known, ReviewStory
from elaas_desk.services.sample_scans import attach_copy, scan_of_list
from elaas_desk.services.sample_signing import SigningStory
from elaas_desk.services.setup import FirstEntries
from elaas_desk.services.users import ROUNDS
from elaas_desk.thai import dates, national_id
from elaas_desk.thai.digits import to_thai

BEGUN: Final = 420
"""The office began to keep its register so many days before today; what is older was entered on that day."""

PASSWORD: Final = "Sample-2569"  # noqa: S105 - of invented users, told to whoever tries the sample
"""With it every user of the sample office signs in."""

_SEED: Final = 2568
_OPENS: Final = time(8, 45)


@dataclass(frozen=True, slots=True)
class _Character:
    """One person of the sample; `told` is what the file says of them."""

    key: str
    told: Mapping[str, Any]
    invented: InventedName
    national_id: str
    phone: str
    order: int  # running number of the orders about this person


@dataclass(frozen=True, slots=True)
class _Order:
    """The order that gave somebody a duty."""

    assignment_id: int
    number: str
    dated: date


def sample_entries(today: date) -> FirstEntries:
    """What the sample office enters at its first start; its user signs in with `PASSWORD`."""
    told = _told()
    head = _cast()["head"]
    office = dict(told["office"])
    draft = OfficeDraft(
        **office
        | {"office_type": OfficeType(office["office_type"]), "numbering": RequestNumbering(office["numbering"])}
    )
    units = tuple(UnitDraft(unit["name"], unit["short_name"]) for unit in told["units"])
    return FirstEntries(draft, units, _person_draft(head, today, None), _user_draft(head, Role.LAO_HEAD, None))


def founding(today: date, zone: tzinfo | None) -> datetime:
    """The moment at which the sample office began, for the clock of its set-up."""
    return datetime.combine(today - timedelta(days=BEGUN), _OPENS, zone)


def fill_sample_office(desk: Desk, actor: Actor, today: date, renderers: Renderers, rounds: int = ROUNDS) -> None:
    """Fill a register that was set up with `sample_entries`: every kind of task, every state of a request.

    `actor` is its head of finance; `renderers` draw the papers that were issued; `rounds` is bcrypt's cost.
    """
    clock = _StandingClock(founding(today, desk.clock().tzinfo))
    past = Desk.over(desk.database, desk.policy, clock, renderers, rounds)
    _Story(past, actor, today, clock).tell()
    past.recovery.confirm(actor)


class _StandingClock:
    """A clock that stands still until it is set; each look moves it on a little, so that lines keep their order."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=20)
        return self.now


class _Story:
    """Everything that happened, told in the order of the days."""

    def __init__(self, desk: Desk, actor: Actor, today: date, clock: _StandingClock) -> None:
        self._desk, self._actor, self._today, self._clock = desk, actor, today, clock
        self._events: list[tuple[int, Callable[[], object]]] = []
        self._units = self._known_units()
        self._groups: dict[str, int] = {}
        self._people: dict[str, int] = {}
        self._accounts: dict[str, int] = {}
        self._orders: dict[tuple[str, str], _Order] = {}  # by person and duty
        self._requests: dict[int, int] = {}
        self._duties = DutyStory(desk, actor, self._day, self._people, self._groups)
        known = Known(self._units, self._people, self._accounts, self._groups)
        self._signing = SigningStory(desk, actor, self._day, self._people, self._units)
        self._reviews = ReviewStory(desk, actor, self._day, known)

    def tell(self) -> None:
        """Let everything happen."""
        self._plan()
        for days, happen in sorted(self._events, key=lambda event: -event[0]):
            self._clock.now = max(self._clock.now, datetime.combine(self._day(days), _OPENS, self._clock.now.tzinfo))
            happen()

    def _plan(self) -> None:
        """What happens on one day happens in this order."""
        told = _told()
        for group in told["groups"]:
            self._at(BEGUN, self._add_group, group)
        for character in _cast().values():
            self._plan_life(character)
        for number, request in enumerate(told["requests"]):
            for state, days in request["steps"].items():
                self._at(days, self._step, number, request, state, days)
        self._duties.plan(told, self._at)
        for group in told["groups"]:
            self._plan_if_told(group, "ended", self._retire_group, group)
        self._plan_program()

    def _plan_program(self) -> None:
        told = _told()
        self._reviews.plan(told, self._at)
        self._signing.plan(told, self._at)
        for listed in told["signed_lists"]:
            self._at(listed["days"], self._sign_list, listed)
        for user in told["users"]:
            self._at(user["since"], self._add_user, user)
        for snooze in told["snoozes"]:
            self._at(snooze["days"], self._snooze, snooze)

    def _plan_if_told(
        self, told: Mapping[str, Any], when: str, happen: Callable[..., object], *arguments: object
    ) -> None:
        if when in told:
            self._at(told[when], happen, *arguments)

    def _at(self, days: int, happen: Callable[..., object], *arguments: object) -> None:
        self._events.append((min(days, BEGUN), partial(happen, *arguments)))

    def _day(self, days: int) -> date:
        return self._today - timedelta(days=days)

    def _known_units(self) -> dict[str, int]:
        by_name = {unit.name: unit.id for unit in self._desk.register.units(self._actor)}
        units = {unit["key"]: by_name[unit["name"]] for unit in _told()["units"]}
        first = next(unit for unit in self._desk.register.units(self._actor) if unit.kind is UnitKind.LAO)
        return units | {"lao": first.id}

    # --- people and what they hold

    def _plan_life(self, character: _Character) -> None:
        told = character.told
        self._at(told.get("since", BEGUN), self._add_person, character)
        for number, duty in enumerate(told.get("duties", ())):
            self._at(duty["days"], self._assign, character, number, duty)
            self._plan_if_told(duty, "ends", self._end_duty, character, duty)
        account = told.get("account", {})
        if account:
            self._at(account.get("opened", BEGUN), self._open, character, account)
        self._plan_if_told(account, "password", self._change_password, character, account)
        self._plan_if_told(account, "closed", self._close, character, account)
        self._plan_if_told(told, "acknowledged", self._acknowledge, character)
        self._plan_if_told(told.get("leaves", {}), "told", self._leave, character)

    def _add_person(self, character: _Character) -> None:
        if character.key == "head":
            everybody = self._desk.register.people(self._actor)
            self._people["head"] = next(each.id for each in everybody if each.post is Post.LAO_FINANCE_HEAD)
            return
        unit_id = self._units[character.told.get("unit", "lao")]
        draft = _person_draft(character, self._today, unit_id)
        self._people[character.key] = self._desk.register.add_person(self._actor, draft).id

    def _assign(self, character: _Character, number: int, duty: Mapping[str, Any]) -> None:
        day = self._day(duty["days"])
        order = _order(character.order + number, day)
        draft = DutyDraft(self._people[character.key], duty["name"], order, day, day)
        assignment_id = self._desk.register.assign_duty(self._actor, draft).id
        self._orders[character.key, duty["name"]] = _Order(assignment_id, order, day)

    def _end_duty(self, character: _Character, duty: Mapping[str, Any]) -> None:
        order = self._orders[character.key, duty["name"]]
        self._desk.register.end_duty(self._actor, order.assignment_id, self._day(duty["ends"]))

    def _open(self, character: _Character, account: Mapping[str, Any]) -> None:
        draft = AccountDraft(
            self._people[character.key],
            character.invented.username,
            opened_on=self._day(account["opened"]) if "opened" in account else None,
            group_ids=frozenset(self._groups[name] for name in account["groups"]),
            why=next((f"คำสั่งที่ {order.number}" for (key, _), order in self._orders.items() if key == character.key), ""),
        )
        self._accounts[character.key] = self._desk.register.add_account(self._actor, draft).id

    def _change_password(self, character: _Character, account: Mapping[str, Any]) -> None:
        day, known = self._day(account["password"]), KnownBy(account["known"])
        draft = PasswordChangeDraft((self._accounts[character.key],), day, known)
        self._desk.register.record_password_change(self._actor, draft)

    def _acknowledge(self, character: _Character) -> None:
        day = self._day(character.told["acknowledged"])
        self._desk.register.acknowledge(self._actor, (self._people[character.key],), day)

    def _sign_list(self, listed: Mapping[str, Any]) -> None:
        """One sheet for several people, with the scan of it."""
        documents, people = self._desk.documents, [self._people[key] for key in listed["people"]]
        sheet = documents.issue_acknowledgement(self._actor, people)
        names = [each.name.full for each in self._desk.register.people(self._actor) if each.id in people]
        scan = scan_of_list(self._desk, self._actor, sheet.id, names)
        self._desk.register.acknowledge(self._actor, people, self._day(listed["days"]), [scan])

    def _leave(self, character: _Character) -> None:
        leaves = character.told["leaves"]
        last_day = self._day(leaves["days"])
        order = _order(character.order + 5, last_day) if leaves["order"] else ""
        reason = LeaveReason(leaves["reason"])
        draft = LeaveDraft(self._people[character.key], reason, last_day, order, not leaves["order"])
        self._desk.register.leave(self._actor, draft)

    def _close(self, character: _Character, account: Mapping[str, Any]) -> None:
        self._desk.register.close_account(self._actor, self._accounts[character.key], self._day(account["closed"]))

    # --- groups, requests, reviews, users

    def _add_group(self, group: Mapping[str, Any]) -> None:
        duties = [self._desk.groups.add_duty(self._actor, name).id for name in group.get("duties", ())]
        draft = GroupDraft(group["name"], group["description"], group.get("view_only", False))
        draft = replace(draft, duty_ids=frozenset(duties))
        self._groups[group["name"]] = self._desk.groups.add_group(self._actor, draft).id

    def _retire_group(self, group: Mapping[str, Any]) -> None:
        successor = self._groups[group["replaced_by"]]
        self._desk.groups.retire_group(self._actor, self._groups[group["name"]], self._day(group["ended"]), successor)

    def _step(self, number: int, request: Mapping[str, Any], state: str, days: int) -> None:
        actor, requests, day = self._actor, self._desk.requests, self._day(days)
        if state == "draft":
            self._requests[number] = requests.submit(actor, self._request_draft(request, day)).id
            return
        request_id, note = self._requests[number], request.get("note", "")
        username = _cast()[request["person"]].invented.username
        steps: dict[str, Callable[[], object]] = {
            "printed": partial(self._desk.documents.issue, actor, request_id),
            "signed": partial(requests.mark_signed, actor, request_id),
            "sent": partial(requests.mark_sent, actor, request_id),
            "done": partial(requests.mark_done, actor, request_id, username, day),
            "refused": partial(requests.mark_refused, actor, request_id, note),
            "withdrawn": partial(requests.mark_withdrawn, actor, request_id, note),
        }
        steps[state]()
        if state == request.get("scanned"):
            attach_copy(self._desk, actor, request_id, request["person"])

    def _request_draft(self, request: Mapping[str, Any], day: date) -> RequestDraft:
        who, reason = request["person"], Reason(request["reason"])
        added = (self._line(who, each) for each in request.get("add", ()))
        removed = (GroupChange(self._groups[name], Change.REMOVE) for name in request.get("remove", ()))
        cannot = reason is Reason.CANNOT_SIGN_IN
        return RequestDraft(
            self._people[who],
            reason,
            day,
            (*added, *removed),
            Cause(request["cause"]) if cannot else None,
            request.get("cause_text", ""),
            _cast()[who].invented.username if cannot else "",
        )

    def _line(self, who: str, line: Mapping[str, Any]) -> GroupChange:
        order = self._orders.get((who, line["duty"]))
        group_id = self._groups[line["group"]]
        if order is None:
            return GroupChange(group_id, Change.ADD, line["duty"])
        return GroupChange(group_id, Change.ADD, line["duty"], order.number, order.dated)

    def _add_user(self, user: Mapping[str, Any]) -> None:
        character = _cast()[user["person"]]
        unit_id = self._units[character.told.get("unit", "lao")]
        self._desk.users.add_user(self._actor, _user_draft(character, Role(user["role"]), unit_id))

    def _snooze(self, snooze: Mapping[str, Any]) -> None:
        person_id = self._people[snooze["person"]]
        lines = self._desk.tasks.due(self._actor, self._day(snooze["days"]))
        key = next(line.task.key for line in lines if line.task.person_id == person_id)
        self._desk.tasks.snooze(self._actor, key, self._day(snooze["until"]), snooze["reason"])


def _person_draft(character: _Character, today: date, unit_id: int | None) -> PersonDraft:
    told, name = character.told, character.invented.name
    since = today - timedelta(days=told["since"]) if "since" in told else None
    retires = next(day for day in map(retirement_day, (today.year, today.year + 1)) if day >= today)
    return PersonDraft(
        told.get("title", name.title),
        name.first,
        name.last,
        character.national_id,
        told["position"],
        told.get("level", ""),
        unit_id,
        Post(told["post"]),
        told.get("division", ""),
        character.phone,
        f"{character.invented.username}@nongkhunthong.example",
        since,
        "" if since is None else _order(character.order, since),
        since,
        retires if "retires" in told else None,
    )


def _user_draft(character: _Character, role: Role, unit_id: int | None) -> UserDraft:
    name = replace(character.invented.name, title=character.told.get("title", character.invented.name.title))
    return UserDraft(character.invented.username, name.full, role, unit_id, PASSWORD, PASSWORD)


def _order(number: int, day: date) -> str:
    """๑๒๔/๒๕๖๙: the number of an order of that day."""
    return to_thai(f"{number}/{dates.be_year(day)}")


@lru_cache(maxsize=1)
def _cast() -> dict[str, _Character]:
    """The people of the sample by their keys; always the same."""
    rng = random.Random(_SEED)
    told = _told()["people"]
    drawn = {sex: list(invented_all(rng, sex == "f", sum(each["sex"] == sex for each in told))) for sex in ("f", "m")}
    return {
        each["key"]: _Character(
            each["key"],
            each,
            drawn[each["sex"]].pop(),
            national_id.generate(rng),
            f"08 0000 {1000 + place}",
            rng.randrange(20, 400),
        )
        for place, each in enumerate(told)
    }


@lru_cache(maxsize=1)
def _told() -> Mapping[str, Any]:
    return tomllib.loads(resource("samples", "office.toml").read_text(encoding="utf-8"))
