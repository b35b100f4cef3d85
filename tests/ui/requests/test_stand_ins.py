"""The wizard tells who signs in another's place, before the letter is printed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.drafts import StandInDraft
from elaas_desk.domain.people import Post
from elaas_desk.domain.requests import Cause, Reason
from elaas_desk.domain.signing import Capacity
from elaas_desk.services.desk import Desk
from tests.services.office import TODAY, OfficeIds
from tests.ui.hands import texts
from tests.ui.requests.driver import Driver

_SIGNS = "ปลัดองค์การบริหารส่วนตำบลบ้านใหม่ ปฏิบัติราชการแทน นายกองค์การบริหารส่วนตำบลบ้านใหม่"


def _stand_in(desk: Desk, head: Actor, ids: OfficeIds, days: int) -> None:
    start = TODAY + timedelta(days=days)
    draft = StandInDraft(Post.EXECUTIVE, ids.lao.unit, ids.clerk, Capacity.ON_BEHALF, start)
    desk.signing.add(head, draft)


@pytest.mark.parametrize(("days", "told"), [(0, True), (1, False)])
def test_who_signs_the_letter_in_the_executives_place_is_told_on_the_way(
    at: Driver, desk: Desk, head: Actor, ids: OfficeIds, days: int, told: bool
) -> None:
    _stand_in(desk, head, ids, days)
    wizard = at.new(ids.lao.head)
    at.choose(Reason.CANNOT_SIGN_IN)
    at.cause(Cause.FORGOTTEN)
    assert (_SIGNS in texts(wizard)) is told


def test_form_2_names_who_stands_in_for_the_one_addressed(at: Driver, desk: Desk, head: Actor, ids: OfficeIds) -> None:
    draft = StandInDraft(Post.LAO_FINANCE_HEAD, ids.lao.unit, ids.clerk, Capacity.ACTING, TODAY)
    desk.signing.add(head, draft)
    wizard = at.new(ids.lao.user)
    at.choose(Reason.CANNOT_SIGN_IN)
    at.cause(Cause.FORGOTTEN)
    assert any(words.endswith("(รักษาราชการแทน)") for words in texts(wizard))
