"""Groups of either side on one line each, and what a choice of groups would change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.domain.review_rows import Decision, Flag
from tests.ui.reviews.people import KANYANAT, reviewed
from ui.reviews.group_lines import changes, group_lines, proposed
from ui.reviews.words import FLAG_CLAUSES, FLAG_REASONS, FLAGS

GROUPS = ("งานการเงิน", "งานบัญชี", "ผู้ตรวจฎีกา", "ผู้บันทึกฎีกา", "ผู้อนุมัติฎีกา", "งานพัสดุ")
some_groups = st.frozensets(st.sampled_from(GROUPS))


def test_what_differs_comes_first() -> None:
    row = reviewed(1, KANYANAT, ["งานการเงิน", "งานบัญชี"], ["งานบัญชี", "ผู้อนุมัติฎีกา"])
    assert [(line.name, line.is_extra, line.is_missing) for line in group_lines(row)] == [
        ("ผู้อนุมัติฎีกา", True, False),
        ("งานการเงิน", False, True),
        ("งานบัญชี", False, False),
    ]


def test_a_group_that_is_only_written_otherwise_is_on_one_line() -> None:
    (line,) = group_lines(reviewed(1, KANYANAT, ["งานการเงิน GFMIS"], ["งานการเงิน  gfmis"]))
    assert not line.is_extra
    assert not line.is_missing


def test_without_a_report_nothing_differs() -> None:
    row = reviewed(1, KANYANAT, ["งานการเงิน", "งานบัญชี"])
    lines = group_lines(row, has_report=False)
    assert not any(line.is_extra or line.is_missing for line in lines)
    assert changes(lines, {"งานบัญชี"}) == (("งานการเงิน",), ())


def test_at_first_the_groups_of_the_register_stay() -> None:
    row = reviewed(1, KANYANAT, ["งานการเงิน", "งานบัญชี"], ["งานบัญชี", "ผู้อนุมัติฎีกา"])
    lines = group_lines(row)
    assert changes(lines, proposed(row, lines)) == (("ผู้อนุมัติฎีกา",), ("งานการเงิน",))


def test_a_group_that_may_be_over_is_not_proposed_to_be_added() -> None:
    row = reviewed(1, KANYANAT, ["งานการเงิน", "งานบัญชี"], ["งานบัญชี"], flags=[Flag.GROUP_ENDED])
    lines = group_lines(row)
    assert changes(lines, proposed(row, lines)) == ((), ())


def test_whoever_the_register_does_not_have_keeps_everything_at_first() -> None:
    row = reviewed(1, KANYANAT, [], ["งานบัญชี", "ผู้อนุมัติฎีกา"])
    assert proposed(row, group_lines(row)) == {"งานบัญชี", "ผู้อนุมัติฎีกา"}


@given(some_groups, some_groups, some_groups)
def test_what_is_removed_and_added_leaves_just_what_was_chosen(
    register: frozenset[str], report: frozenset[str], wanted: frozenset[str]
) -> None:
    lines = group_lines(reviewed(1, KANYANAT, sorted(register), sorted(report)))
    staying = wanted & (register | report)
    remove, add = changes(lines, staying)
    assert (report - set(remove)) | set(add) == staying
    assert set(remove) <= report
    assert set(add) <= register - report


@given(some_groups, some_groups, some_groups)
def test_a_decision_is_shown_again_as_it_was_made(
    register: frozenset[str], report: frozenset[str], wanted: frozenset[str]
) -> None:
    row = reviewed(1, KANYANAT, sorted(register), sorted(report))
    staying = wanted & (register | report)
    remove, add = changes(group_lines(row), staying)
    made = reviewed(
        1, KANYANAT, sorted(register), sorted(report), decision=Decision.CHANGE, to_remove=remove, to_add=add
    )
    assert proposed(made, group_lines(made)) == staying


def test_every_flag_has_its_word_its_reason_and_its_clause() -> None:
    assert FLAGS.keys() == FLAG_REASONS.keys() == FLAG_CLAUSES.keys() == set(Flag)
