"""Which group took whose place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.domain.accounts import PrivilegeGroup
from elaas_desk.domain.catalogue import predecessors, successors


def catalogue(replaced: dict[int, int | None]) -> dict[int, PrivilegeGroup]:
    """Groups by number, each with what takes its place."""
    return {number: PrivilegeGroup(number, f"กลุ่ม {number}", replaced_by_id=other) for number, other in replaced.items()}


def test_the_chain_goes_on_to_the_group_that_is_used_now() -> None:
    groups = catalogue({1: 2, 2: 5, 5: None, 7: 5})

    assert [each.id for each in successors(groups[1], groups)] == [2, 5]
    assert successors(groups[5], groups) == ()
    assert [each.id for each in predecessors(groups[5], groups.values())] == [2, 7]


@given(st.dictionaries(st.integers(1, 6), st.integers(1, 8)))
def test_a_chain_ends_even_where_groups_replace_each_other(replaced: dict[int, int]) -> None:
    groups = catalogue(dict(replaced))

    for group in groups.values():
        chain = [each.id for each in successors(group, groups)]
        assert len(chain) == len(set(chain))
        assert group.id not in chain
