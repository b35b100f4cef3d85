"""The catalogue of groups to start from."""

from __future__ import annotations

import pytest

from elaas_desk.changes import Changed
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import GroupDraft
from elaas_desk.domain.fields import LIMITS
from elaas_desk.domain.starting_groups import (
    STARTING_GROUPS,
    StartingCatalogue,
    is_marked,
    load_starting_groups,
    without_mark,
)
from elaas_desk.paths import resource
from elaas_desk.services.desk import Desk
from tests.services.office import TODAY, OfficeIds

ABOLISHED = {"การเงินรายจ่าย", "การเงินรายรับ", "งบประมาณตามแผนงาน"}


@pytest.fixture(scope="module")
def shipped() -> StartingCatalogue:
    return load_starting_groups(resource("policy", STARTING_GROUPS))


def test_the_file_says_in_one_sentence_that_it_is_no_official_list(shipped: StartingCatalogue) -> None:
    assert shipped.note == "รายการตั้งต้นของโปรแกรม ไม่ใช่รายการทางการ ให้แก้ตามที่เห็นใน New e-LAAS"


def test_every_group_of_the_file_fits_its_dialog_and_is_marked(shipped: StartingCatalogue) -> None:
    names = [group.name for group in shipped.groups]
    limits = LIMITS[GroupDraft]

    assert len(names) == len(set(names))
    assert 12 <= len([group for group in shipped.groups if group.ended is None]) <= 16
    assert all(len(group.name) <= limits["name"] for group in shipped.groups)
    assert all(len(group.description) <= limits["description"] for group in shipped.groups)
    assert all(is_marked(group.description) for group in shipped.groups)


def test_every_group_in_use_is_justified_by_a_duty_or_only_shows(shipped: StartingCatalogue) -> None:
    assert all(group.duties or group.view_only or group.ended for group in shipped.groups)


def test_the_groups_that_were_abolished_in_2562_are_over(shipped: StartingCatalogue) -> None:
    over = {group.name: group.ended for group in shipped.groups if group.ended}

    assert over.keys() == ABOLISHED
    assert {day.year for day in over.values()} == {2019}


def test_the_pairs_of_the_file_are_two_of_its_groups_in_use(shipped: StartingCatalogue) -> None:
    in_use = {group.name for group in shipped.groups if group.ended is None}
    pairs = [frozenset({pair.first, pair.second}) for pair in shipped.kept_apart]

    assert all(len(pair) == 2 and pair <= in_use for pair in pairs)
    assert len(pairs) == len(set(pairs))
    assert frozenset({"ผู้บันทึกฎีกา", "ผู้อนุมัติฎีกา"}) in pairs
    assert all(pair.reason for pair in shipped.kept_apart)


def test_names_that_are_there_stay_as_they_are(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    before = {group.id: group for group in desk.groups.groups(head)}
    desk.groups.add_starting_catalogue(head)

    after = {group.id: group for group in desk.groups.groups(head)}
    assert {group_id: after[group_id] for group_id in before} == before
    assert [group.name for group in after.values()].count("ผู้บันทึกฎีกา") == 1
    assert not is_marked(after[ids.payments].description)


def test_a_second_time_nothing_is_added(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    assert Changed.GROUPS in desk.groups.add_starting_catalogue(head)
    groups, conflicts = desk.groups.groups(head), desk.conflicts.conflicts(head)

    assert desk.groups.add_starting_catalogue(head) is Changed.NOTHING
    assert (desk.groups.groups(head), desk.conflicts.conflicts(head)) == (groups, conflicts)


def test_it_makes_nobody_late(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    """New groups have no members, and what was declared by the office alone is not declared for it."""
    desk.groups.add_member(head, ids.lao.account, ids.stores, TODAY, "")
    before = desk.tasks.due(head, TODAY)
    desk.groups.add_starting_catalogue(head)

    assert desk.tasks.due(head, TODAY) == before


def test_usual_conflicts_come_with_the_groups(desk: Desk, head: Actor, shipped: StartingCatalogue) -> None:
    desk.groups.add_starting_catalogue(head)

    names = {group.id: group.name for group in desk.groups.groups(head)}
    declared = {frozenset({names[pair.first_id], names[pair.second_id]}) for pair in desk.conflicts.conflicts(head)}
    assert declared == {frozenset({pair.first, pair.second}) for pair in shipped.kept_apart}


def test_a_group_that_was_found_right_loses_its_mark(shipped: StartingCatalogue) -> None:
    first = shipped.groups[0].description

    assert without_mark(first) == "กำหนดผู้ใช้งาน รหัสผ่าน และสิทธิของหน่วยงาน"
    assert not is_marked(without_mark(first))
    assert without_mark("เอง") == "เอง"
