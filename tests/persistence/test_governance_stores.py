"""What access governance keeps: each value comes back as it was, and what must not be is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from elaas_desk.domain.people import Departure
from elaas_desk.domain.removals import Proof
from elaas_desk.domain.report import ReportColumn
from elaas_desk.domain.review_decisions import progress_of
from elaas_desk.domain.review_rows import Decision, Flag, Progress
from elaas_desk.domain.reviews import Review
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.database import Database
from tests.persistence.values import (
    ACTOR,
    ATTACHMENT,
    CONFLICT,
    CORRECTION,
    DEPARTURE,
    EXCEPTION,
    LAYOUT,
    NOW,
    REMOVAL,
    REPORT,
    REPORT_FILE,
    REPORT_ROWS,
    REVIEW,
    REVIEWED,
    SCAN,
    SIGNED,
    TODAY,
)


def test_each_value_comes_back_as_it_was_kept(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        assert work.departures.all() == (replace(DEPARTURE, id=1),)
        assert work.conflicts.get(1) == replace(CONFLICT, id=1)
        assert work.exceptions.get(1) == replace(EXCEPTION, id=1)
        assert work.acknowledgements.all() == work.acknowledgements.of_person(1) == (replace(SIGNED, id=1),)
        assert work.attachments.of_request(1) == work.attachments.all() == (replace(ATTACHMENT, id=1),)
        assert work.attachments.content(1) == SCAN
        assert work.reports.get(1) == replace(REPORT, id=1)
        assert (work.reports.rows(1), work.reports.content(1)) == (REPORT_ROWS, REPORT_FILE)
        assert work.reviews.get(1) == replace(REVIEW, id=1)
        assert work.review_rows.of_review(1) == (replace(REVIEWED, id=1),)
        assert work.removals.of_review(1) == work.removals.of_person(1) == (replace(REMOVAL, id=1),)
        assert work.corrections.of_batch(1) == work.corrections.of_review(1) == (replace(CORRECTION, id=1),)


def test_what_is_changed_is_kept_with_the_next_version_and_a_lost_race_is_told(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        row = work.review_rows.get(1)
        work.review_rows.save(replace(row, decision=Decision.KEEP, to_remove=(), note="ถามแล้ว"))
        assert work.review_rows.get(1) == replace(row, decision=Decision.KEEP, to_remove=(), note="ถามแล้ว", version=2)
        removal = work.removals.get(1)
        work.removals.save(replace(removal, proof=Proof.PROVED))
        review = work.reviews.get(1)
        work.reviews.save(replace(review, second=None, signed_off=None))
        assert (work.reviews.get(1).second, work.reviews.get(1).is_open) == (None, True)
        stale: list[Callable[[], None]] = [
            partial(work.review_rows.save, row),
            partial(work.removals.save, removal),
            partial(work.reviews.save, review),
        ]
        for save_again in stale:
            with pytest.raises(UserError) as told:
                save_again()
            assert told.value.problem is Problem.CHANGED_MEANWHILE


def test_the_numbers_of_rounds_are_found_by_their_year(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        work.reviews.add(replace(REVIEW, number="๑/๒๕๗๑"))
        assert work.reviews.numbers("/๒๕๗๐") == ("๑/๒๕๗๐",)


def test_a_scan_or_report_whose_sum_is_not_that_of_its_bytes_is_never_kept(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        with pytest.raises(ValueError, match="SHA-256"):
            work.attachments.add(ATTACHMENT, SCAN + b"x")
        with pytest.raises(ValueError, match="SHA-256"):
            work.reports.add(REPORT, REPORT_ROWS, b"")
        typed = work.reports.add(replace(REPORT, name="", sha256="", size=0), REPORT_ROWS[:1], b"")
        assert work.reports.rows(typed) == REPORT_ROWS[:1]


def test_a_scan_belongs_to_exactly_one_paper(register: Database) -> None:
    with register.work(ACTOR, NOW) as work, pytest.raises(Exception, match="ck_attachments_of_one"):
        work.attachments.add(replace(ATTACHMENT, review_id=1), SCAN)


def test_a_scan_is_taken_off_again_and_the_log_says_so(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        work.attachments.remove(1)
        with pytest.raises(UserError) as told:
            work.attachments.content(1)
        assert told.value.problem is Problem.NOT_FOUND
        (line,) = [each for each in work.audit.of_subject("attachments", 1) if each.what == "removed"]
        assert SCAN.hex() not in str(line.before)


def test_a_layout_that_was_put_right_is_remembered_in_place_of_the_former(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        assert work.reports.layout("f" * 64) == LAYOUT
        work.reports.remember_layout("f" * 64, {2: ReportColumn.NAME})
        assert work.reports.layout("f" * 64) == {2: ReportColumn.NAME}
        assert work.reports.layout("0" * 64) is None


def test_batches_of_corrections_are_counted_and_marked_as_undone_whole(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        assert work.corrections.next_batch() == 2
        for place in range(2):
            work.corrections.add(replace(CORRECTION, batch=2, place=place))
        work.corrections.mark_undone(2, NOW)
        assert [each.undone_at for each in work.corrections.of_batch(2)] == [NOW, NOW]
        assert work.corrections.of_batch(1)[0].undone_at is None


def test_a_time_out_of_the_duty_is_a_line_of_the_person_in_the_log(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        work.departures.add(Departure(0, 1, TODAY, None, "", None, TODAY))
        assert work.audit.of_subject("people", 1)[-1].what == "departure_added"


def test_the_progress_of_a_review_counts_each_row_once_until_it_is_signed_off(register: Database) -> None:
    drawn = [(None, ()), (Decision.KEEP, (Flag.LEFT,)), (Decision.UNSURE, (Flag.LEFT,)), (None, (Flag.NO_DUTY,))]
    with register.work(ACTOR, NOW) as work:
        review = Review(1, None, TODAY)
        review = replace(review, id=work.reviews.add(review))
        for decision, flags in drawn:
            row = replace(REVIEWED, review_id=review.id, decision=decision, flags=flags)
            work.review_rows.add(row)
        assert work.review_rows.progress() == {review.id: Progress(4, 1, 2)}
        assert progress_of(work.review_rows.of_review(review.id)) == Progress(4, 1, 2)
        work.reviews.save(replace(review, signed_off=TODAY))
        assert work.review_rows.progress() == {}
