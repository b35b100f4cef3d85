"""How long the list of what is due takes over a very large register."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from benchmarks.figures import Figure, at_most, median_seconds
from benchmarks.offices import TODAY, large_office
from elaas_desk.domain.facts import Facts
from elaas_desk.domain.policy import DEFAULT_POLICY, load_policy
from elaas_desk.domain.tasks import due_tasks
from elaas_desk.paths import resource

LIMIT: Final = 0.5


def measure(accounts: int = 100_000, times: int = 5) -> Iterator[Figure]:
    """The whole list, beside the bare sorting of the dates that it comes from."""
    facts = large_office(accounts)
    policy = load_policy(resource("policy", DEFAULT_POLICY))
    found = len(due_tasks(facts, policy, TODAY))
    seconds = median_seconds(lambda: due_tasks(facts, policy, TODAY), times)
    bare = median_seconds(lambda: _bare(facts), times)
    told = f"{bare * 1000:.1f} ms to look at each row once"
    yield at_most(f"due list, {accounts:,} accounts, {found:,} tasks", seconds, LIMIT, told)


def _bare(facts: Facts) -> int:
    """Each account, membership and assignment looked at once: less cannot be done."""
    people = {person.id: person for person in facts.people}
    count = sum(1 for each in facts.accounts if people[each.person_id].last_day is None)
    count += sum(1 for each in facts.memberships if each.until is None)
    return count + sum(1 for each in facts.assignments if each.ends_on is None)
