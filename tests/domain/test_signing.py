"""Who signs for a post on which day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.domain.people import Post
from elaas_desk.domain.signing import SIGNING_POSTS, Capacity, StandIn, standing_in

_FIRST = date(2026, 10, 1)
_DAYS = st.integers(0, 40).map(lambda days: _FIRST + timedelta(days=days))


@st.composite
def _spans(draw: st.DrawFn) -> tuple[date, date | None]:
    start = draw(_DAYS)
    length = draw(st.none() | st.integers(0, 20))
    return start, None if length is None else start + timedelta(days=length)


def _stand_in(number: int, span: tuple[date, date | None], post: Post = Post.CLERK, unit_id: int = 1) -> StandIn:
    return StandIn(number, post, unit_id, 10 + number, Capacity.ACTING, *span)


@given(_spans(), _DAYS)
def test_a_span_holds_on_its_first_and_last_day_and_between_them_alone(
    span: tuple[date, date | None], day: date
) -> None:
    start, end = span
    assert _stand_in(1, span).holds(day) == (start <= day <= (end or date.max))


@given(_spans(), _spans())
def test_two_spans_meet_when_one_day_falls_into_both(
    one: tuple[date, date | None], other: tuple[date, date | None]
) -> None:
    first, second = _stand_in(1, one), _stand_in(2, other)
    days = [_FIRST + timedelta(days=number) for number in range(100)]
    assert first.meets(*other) == any(first.holds(day) and second.holds(day) for day in days)
    assert first.meets(*other) == second.meets(*one)


@given(st.lists(_spans(), max_size=6), _DAYS)
def test_of_spans_that_do_not_meet_at_most_one_stands_in(spans: list[tuple[date, date | None]], day: date) -> None:
    kept: list[StandIn] = []
    for number, span in enumerate(spans):
        if not any(each.meets(*span) for each in kept):
            kept.append(_stand_in(number, span))
    there = [each for each in kept if each.holds(day)]
    assert len(there) <= 1
    assert standing_in(kept, Post.CLERK, 1, day) == (there[0] if there else None)


def test_a_stand_in_is_for_one_post_of_one_unit() -> None:
    span = (_FIRST, None)
    kept = [_stand_in(1, span, Post.CLERK), _stand_in(2, span, Post.SUBUNIT_FINANCE_HEAD, 3)]
    found = {
        (post, unit_id): standing_in(kept, post, unit_id, _FIRST) for post in SIGNING_POSTS for unit_id in (1, 2, 3)
    }
    assert {key for key, each in found.items() if each} == {(Post.CLERK, 1), (Post.SUBUNIT_FINANCE_HEAD, 3)}
