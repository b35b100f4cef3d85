"""Whatever a head decides and takes back, and whenever it is signed off, nobody is lost (circular 4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from elaas_desk.domain.drafts import AccountDraft
from elaas_desk.domain.report import ReportRow
from elaas_desk.domain.review_rows import Decision, ReviewRow
from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.errors import UserError
from elaas_desk.services.desk import Desk
from tests.services.office import TODAY, Clock, OfficeIds, opened
from tests.services.review_steps import CLERK, PAYMENTS, STORES, begun, lao_head, report

REPORTED = [
    ReportRow(group, username, name)
    for username, name in (("school.user", "นายกิตติศักดิ์ ศรีสุวรรณ"), ("stranger", "นายไม่ทราบ ที่มา"))
    for group in (PAYMENTS, STORES)
]
MOVES = st.lists(
    st.one_of(
        st.just("undo"),
        st.tuples(st.sets(st.integers(0, 3), min_size=1), st.sampled_from(Decision), st.sampled_from(["", "ตรวจแล้ว"])),
    ),
    max_size=8,
)


@pytest.fixture(scope="module")
def one_desk(template: tuple[Path, OfficeIds], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One register for all examples: each starts a review of its own and signs it off."""
    ids = template[1]
    with opened(template[0], tmp_path_factory.mktemp("properties"), Clock()) as desk:
        draft = AccountDraft(ids.school.newcomer, "namphueng.c", group_ids=frozenset({ids.payments}))
        desk.register.add_account(lao_head(ids), draft)
        yield desk


def plain(rows: tuple[ReviewRow, ...]) -> list[ReviewRow]:
    """The rows without the version, which grows with each record."""
    return [replace(row, version=1) for row in rows]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=MOVES)
def test_nobody_is_lost_whatever_is_decided_and_taken_back(one_desk: Desk, ids: OfficeIds, moves: list[Any]) -> None:
    head, campaigns = lao_head(ids), one_desk.campaigns
    review = begun(one_desk, ids, ids.school.unit)
    campaigns.take_report(head, review, report(rows=REPORTED))
    seen = [plain(campaigns.detail(head, review).rows)]
    for move in moves:
        before = plain(campaigns.detail(head, review).rows)
        try:
            if move == "undo":
                campaigns.undo(head, review)
                seen.pop()
                assert plain(campaigns.detail(head, review).rows) == seen[-1]
            else:
                places, decision, note = move
                rows = campaigns.detail(head, review).rows
                campaigns.decide(head, review, [rows[place].id for place in places], decision, note=note)
                seen.append(plain(campaigns.detail(head, review).rows))
        except UserError:
            assert plain(campaigns.detail(head, review).rows) == before

    if all(row.decision is None for row in campaigns.detail(head, review).rows):
        campaigns.decide(head, review, [campaigns.detail(head, review).rows[0].id], Decision.UNSURE)
    detail = campaigns.detail(head, review)
    assert sum(pile.total for pile in detail.piles) == len({row.username for row in detail.rows}) == 4
    waiting = {row.username for row in detail.rows if not row.is_answered}
    ordered = {(row.username, group) for row in detail.rows for group in row.groups_to_leave}
    campaigns.sign_off(head, review, TODAY, CLERK, "รอข้อมูล")

    rounds = [each.review for unit in campaigns.overview(head) for each in unit.open]
    follow_up = next((each for each in rounds if each.parent_id == review), None)
    left = set() if follow_up is None else {row.username for row in campaigns.detail(head, follow_up.id).rows}
    assert left == waiting
    open_ = {(each.removal.username, each.removal.group_name) for each in campaigns.removals(head)}
    assert ordered <= open_
    assert all(each.kind is ReviewKind.FOLLOW_UP for each in rounds)
