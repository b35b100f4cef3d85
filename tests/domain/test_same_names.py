"""Whether two records of a name mean the same person."""

from __future__ import annotations

import pytest

from elaas_desk.domain.same_names import Likeness, is_same_at_sight, likeness
from elaas_desk.thai.names import FullName

KITTISAK = FullName("นาย", "กิตติศักดิ์", "ศรีสุวรรณ")
SAWITREE = FullName("นาง", "สาวิตรี", "ฟักทอง")
RANKED = FullName("ว่าที่ร้อยตรี", "เฉลิมชัย", "ณ อยุธยา")


@pytest.mark.parametrize(
    ("known", "written", "expected"),
    [
        (KITTISAK, "นายกิตติศักดิ์ ศรีสุวรรณ", Likeness.SAME),
        (KITTISAK, "นาย กิตติศักดิ์   ศรีสุวรรณ", Likeness.SAME),
        (KITTISAK, "กิตติศักดิ์ศรีสุวรรณ", Likeness.SAME),
        (KITTISAK, "", Likeness.SAME),
        (KITTISAK, "นาย", Likeness.SAME),  # a title alone says nothing
        (KITTISAK, "ดร.กิตติศักดิ์ ศรีสุวรรณ", Likeness.SAME),
        (KITTISAK, "ว่าที่ ร.ต. กิตติศักดิ์ ศรีสุวรรณ", Likeness.TITLE),
        (KITTISAK, "นายกิตติศักดิ์ ใจดี", Likeness.CHANGED),
        (KITTISAK, "นายกิติศักดิ ศรีสุวรรณ์", Likeness.CHANGED),
        (KITTISAK, "นายสมชาย ใจดี", Likeness.OTHER),
        (KITTISAK, "อากิตติศักดิ์ ศรีสุวรรณ", Likeness.CHANGED),  # what stands before the name is no title
        (SAWITREE, "นางสาวิตรี ฟักทอง", Likeness.SAME),
        (SAWITREE, "นางสาวสาวิตรี ฟักทอง", Likeness.TITLE),
        (SAWITREE, "น.ส.สาวิตรี ฟักทอง", Likeness.TITLE),
        (RANKED, "ว่าที่ร้อยตรีเฉลิมชัย ณ อยุธยา", Likeness.SAME),
        (RANKED, "ว่าที่ ร.ต.เฉลิมชัย ณ อยุธยา", Likeness.SAME),
    ],
)
def test_two_records_of_a_name_are_told_apart_by_what_matters(
    known: FullName, written: str, expected: Likeness
) -> None:
    assert likeness(known, written) is expected
    assert not is_same_at_sight(known, written) or expected is Likeness.SAME
