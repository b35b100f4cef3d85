"""Any text can be printed once it is made printable, and what could be printed before stays as it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.domain.governance_papers import AuditHead, UserOnPaper
from forms_pdf.fonts import Style
from forms_pdf.printable import printable, printable_text
from forms_pdf.shaping import shape
from tests.forms_pdf import evidence_values as evidence
from tests.forms_pdf import governance_values as governance


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_whatever_was_typed_anywhere_can_be_shaped(text: str) -> None:
    for line in printable_text(text).split("\n"):
        shape(Style.REGULAR, line)
        shape(Style.BOLD, line)


def test_what_is_unknown_stands_as_its_number_and_what_is_unseen_goes() -> None:
    assert printable_text("น้ำ\u200bใจ\t漢😀\ufe0f\r\nข้อ 1") == "น้ำใจ [U+6F22][U+1F600] \nข้อ 1"


def test_a_value_is_made_printable_in_its_depths_and_its_choices_stay_choices() -> None:
    pack = evidence.LONG_PACK
    shown = printable(pack)
    assert shown.requests[0].files[0].name.endswith("[U+1F600].jpg")
    assert shown.requests[0].steps == pack.requests[0].steps
    assert shown.chain is pack.chain
    assert printable(AuditHead(3, "ab")) == AuditHead(3, "ab")
    assert printable(UserOnPaper("ก\u200bข")) == UserOnPaper("กข")


def test_a_value_that_can_be_printed_stays_equal() -> None:
    for value in (governance.review_report(), evidence.pack()):
        assert printable(value) == value
