"""Every difference and every remedy has its sentence, with the names in it."""

from __future__ import annotations

import pytest

from elaas_desk.domain.reconcile_values import Difference, DifferenceKind, Ground, Remedy, RemedyKind
from elaas_desk.domain.requests import Reason
from elaas_desk.services.reconcile_words import GROUND_WORDS, difference_sentence, remedy_sentence

DIFFERENCE = Difference(DifferenceKind.GROUP_NAME, (), "ชื่อในทะเบียน", "ชื่อในรายงาน")


@pytest.mark.parametrize("kind", DifferenceKind)
def test_each_difference_has_a_sentence(kind: DifferenceKind) -> None:
    sentence = difference_sentence(Difference(kind, (), "{ก}", "ข}"))
    assert any("ก" <= letter <= "ฮ" for letter in sentence)
    assert "{register}" not in sentence
    assert "{report}" not in sentence


@pytest.mark.parametrize("kind", [kind for kind in RemedyKind if kind is not RemedyKind.REQUEST])
def test_each_remedy_has_a_sentence_with_what_it_is_about(kind: RemedyKind) -> None:
    remedy = Remedy(kind, Ground.DUTY, "4.1", "user.1", groups=("กลุ่ม ก", "กลุ่ม ข"), name="นายสมชาย", position="ครู")
    sentence = remedy_sentence(remedy, DIFFERENCE)
    assert "{" not in sentence
    about = {
        RemedyKind.REMOVE_FROM_GROUPS: "user.1 ออกจากกลุ่ม กลุ่ม ก, กลุ่ม ข",
        RemedyKind.ADD_PERSON: "นายสมชาย",
        RemedyKind.CHANGE_POSITION: "ครู",
        RemedyKind.RENAME_GROUP: "ชื่อในทะเบียน",
        RemedyKind.CHANGE_UNIT: "ชื่อในรายงาน",
        RemedyKind.CHANGE_USERNAME: "user.1",
    }
    assert about.get(kind, "") in sentence


def test_a_request_names_its_groups_where_it_asks_for_any() -> None:
    asking = Remedy(RemedyKind.REQUEST, Ground.DUTY, "4.1", groups=("กลุ่ม ก",), reason=Reason.CHANGE_RIGHTS)
    assert "กลุ่ม ก" in remedy_sentence(asking, DIFFERENCE)
    for reason in Reason:
        plain = Remedy(RemedyKind.REQUEST, Ground.DUTY, "4.1", reason=reason)
        assert remedy_sentence(plain, DIFFERENCE).startswith("ทำคำขอ")


def test_each_ground_has_its_words() -> None:
    assert set(GROUND_WORDS) == set(Ground)
