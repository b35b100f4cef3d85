"""What may be decided of the rows of a review, whatever they are (circular 4, 4.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.domain.piles import Pile
from elaas_desk.domain.review_decisions import (
    Answer,
    decided,
    followed_up,
    needs_a_look,
    own_rows,
    problems_of_answer,
    progress_of,
    undecided,
)
from elaas_desk.domain.review_rows import ANSWERS, Decision, Flag, GroupThen, ReviewRow
from elaas_desk.errors import Problem

NOW = datetime(2026, 11, 23, 9, 41, tzinfo=UTC)
NAMES = ("ผู้บันทึกฎีกา", "เจ้าหน้าที่พัสดุ", "Report View", "report view", "งบประมาณ")


@st.composite
def a_row(draw: st.DrawFn, row_id: int = 1) -> ReviewRow:
    held = draw(st.lists(st.sampled_from(NAMES), unique_by=str.casefold, max_size=3))
    return ReviewRow(
        row_id,
        9,
        f"user.{row_id}",
        f"นายคนที่ {row_id}",
        "ครู",
        draw(st.sampled_from(Pile)),
        tuple(GroupThen(name, number) for number, name in enumerate(held)),
        tuple(draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=3))),
        tuple(draw(st.lists(st.sampled_from(Flag), unique=True, max_size=2))),
        person_id=draw(st.one_of(st.none(), st.integers(1, 3))),
        decision=draw(st.one_of(st.none(), st.sampled_from(Decision))),
        note=draw(st.sampled_from(["", "รอคำสั่ง"])),
    )


rows = st.integers(1, 5).flatmap(lambda many: st.tuples(*[a_row(number) for number in range(1, many + 1)]))
answers = st.builds(
    Answer,
    st.sampled_from(Decision),
    st.lists(st.sampled_from(NAMES), unique=True, max_size=2).map(tuple),
    st.sampled_from([(), ("งบประมาณ",)]),
    st.sampled_from(["", "ตรวจแล้ว"]),
)
own = st.one_of(st.none(), st.integers(1, 3))


@given(rows, answers, own)
def test_no_row_that_needs_a_look_is_ever_confirmed_together_with_others(
    given_: tuple[ReviewRow, ...], answer: Answer, person_id: int | None
) -> None:
    flagged = [row for row in given_ if needs_a_look(row, person_id)]
    confirms = answer.decision in {Decision.KEEP, Decision.CHANGE}
    found = problems_of_answer(given_, answer, person_id)
    if confirms and flagged and len(given_) > 1:
        assert [problem.problem for problem in found] == [Problem.FLAGGED_ROWS]
        assert flagged[0].name in found[0].values["names"]
    else:
        assert Problem.FLAGGED_ROWS not in {problem.problem for problem in found}


@given(a_row(), answers, own)
def test_a_flagged_row_is_never_kept_without_a_note(row: ReviewRow, answer: Answer, person_id: int | None) -> None:
    kept = replace(answer, decision=Decision.KEEP)
    silent = not kept.note and needs_a_look(row, person_id)
    assert bool(problems_of_answer([row], kept, person_id)) is silent


@given(a_row(), answers)
def test_a_good_answer_takes_away_only_groups_that_are_there_and_keep_takes_none(
    row: ReviewRow, answer: Answer
) -> None:
    if problems_of_answer([row], replace(answer, note="ตรวจแล้ว")):
        return
    after = decided(row, answer, NOW, "หัวหน้า")
    assert set(after.to_remove) <= set(row.groups_anywhere)
    assert after.groups_to_leave == after.to_remove
    match answer.decision:
        case Decision.KEEP | Decision.UNSURE:
            assert after.to_remove == after.to_add == ()
        case Decision.REMOVE:
            assert after.to_add == ()
            if not answer.to_remove:
                assert after.to_remove == row.groups_anywhere
        case Decision.CHANGE:
            assert after.to_remove or after.to_add
    assert replace(undecided(after), note=row.note) == replace(undecided(row), note=row.note)


@given(a_row())
def test_every_group_stands_once_whatever_its_case(row: ReviewRow) -> None:
    there = [name.casefold() for name in row.groups_anywhere]
    assert len(there) == len(set(there)) + _doubles_of_the_report(row)
    assert {name.casefold() for name in row.reported} | {group.name.casefold() for group in row.groups} == set(there)


def _doubles_of_the_report(row: ReviewRow) -> int:
    """New e-LAAS may itself have two names that differ in the case alone."""
    held = {group.name.casefold() for group in row.groups}
    alone = [name.casefold() for name in row.reported if name.casefold() not in held]
    return len(alone) - len(set(alone))


@given(rows)
def test_progress_counts_each_row_once(given_: tuple[ReviewRow, ...]) -> None:
    progress = progress_of(given_)
    assert progress.total == len(given_)
    assert progress.answered == sum(row.decision in ANSWERS for row in given_)
    assert progress.answered + len(followed_up(given_, 10)) == progress.total
    assert progress.flagged <= progress.total - progress.answered


@given(rows)
def test_every_row_without_an_answer_and_no_other_is_followed_up_as_it_was(given_: tuple[ReviewRow, ...]) -> None:
    later = followed_up(given_, 10)
    assert [row.username for row in later] == [row.username for row in given_ if row.decision not in ANSWERS]
    for row in later:
        former = next(each for each in given_ if each.username == row.username)
        assert row == replace(undecided(former), id=0, review_id=10, note=former.note)


@pytest.mark.parametrize(
    ("person_id", "flags", "is_own"),
    [(1, (), True), (2, (), False), (2, (Flag.OWN_ROW,), True), (None, (), False)],
)
def test_the_own_row_is_that_of_who_signs_or_of_the_units_head(
    person_id: int | None, flags: tuple[Flag, ...], is_own: bool
) -> None:
    row = ReviewRow(1, 9, "user.1", "นายหนึ่ง", "ครู", Pile.SAME, (), flags=flags, person_id=1)
    assert bool(own_rows([row], person_id)) is is_own


def test_of_many_flagged_rows_three_are_named_and_the_others_counted() -> None:
    flagged = [ReviewRow(n, 9, f"u{n}", f"นาย {n}", "", Pile.SAME, (), flags=(Flag.LEFT,)) for n in range(1, 6)]
    (problem,) = problems_of_answer(flagged, Answer(Decision.KEEP, note="ครบ"))
    assert problem.values == {"names": "นาย 1, นาย 2, นาย 3", "more": "2"}
