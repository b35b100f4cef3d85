"""Where tasks about reviews lead."""

from __future__ import annotations

import pytest

from elaas_desk.domain.reviews import ReviewKind
from elaas_desk.domain.tasks import Action, Severity, Task, TaskKind
from elaas_desk.services.views import TaskLine
from ui.errands import Errand, OpenRemovals, OpenReview, OpenRound, StartReview
from ui.today.errand_of import errand_of

REMOVE, SMALL = Action.RECORD_REMOVAL, Action.START_SMALL_REVIEW


def task(kind: TaskKind, action: Action, person_id: int | None = None, **more: object) -> Task:
    return Task(kind, Severity.LATE, "4", action, 2, person_id, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("about", "errand"),
    [
        (task(TaskKind.REVIEW_DUE, Action.START_REVIEW), OpenReview(2)),
        (task(TaskKind.REVIEW_OPEN, Action.OPEN_REVIEW, review_id=7), OpenRound(7)),
        (task(TaskKind.REMOVAL_ORDERED, REMOVE, 5, removal_ids=(3, 4)), OpenRemovals((3, 4))),
        (task(TaskKind.REVIEW_AFTER_TRANSFER, SMALL, 5), StartReview(2, ReviewKind.TRANSFER, 5)),
        (task(TaskKind.REVIEW_AFTER_ACTING, SMALL, 5), StartReview(2, ReviewKind.ACTING_ENDED, 5)),
        (task(TaskKind.REVIEW_RETIRED_GROUP, SMALL, group_ids=(9,)), StartReview(2, ReviewKind.GROUP_RETIRED, None, 9)),
    ],
)
def test_a_task_about_reviews_leads_to_where_it_is_cleared(about: Task, errand: Errand) -> None:
    assert errand_of(TaskLine(about, (about,), "", "", "", "", "", "4", "", False)) == errand
