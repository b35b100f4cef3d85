"""Each paper is drawn by the module that is meant for it, loaded when the first one is asked for."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest

from elaas_desk.domain.papers import Paper
from elaas_desk.errors import UserError
from forms_pdf import (
    acknowledgement,
    cover_letter,
    due_list,
    form1,
    form2,
    late_memo,
    password_slip,
    recovery_sheet,
    reminder,
    removal_notice,
    review_report,
)
from tests.forms_pdf import evidence_values as evidence
from tests.forms_pdf import governance_values as governance
from tests.forms_pdf import notice_values as notices
from tests.forms_pdf import values
from ui.renderers import renderers

PAPERS: dict[str, tuple[Paper, Callable[[Any], bytes]]] = {
    "form 1": (values.FORM_1, form1.render),
    "form 2": (values.form_2(), form2.render),
    "letter": (values.LETTER, cover_letter.render),
    "due list": (values.due_list(), due_list.render),
    "recovery sheet": (values.RECOVERY, recovery_sheet.render),
    "acknowledgement": (governance.acknowledgement(), acknowledgement.render),
    "removal notice": (governance.removal_notice(), removal_notice.render),
    "review report": (governance.review_report(3), review_report.render),
    "reminder": (notices.REMINDER, reminder.render),
    "password slip": (notices.SLIP, password_slip.render),
    "memo": (notices.late_memo(3), late_memo.render),
}


@pytest.mark.parametrize("name", PAPERS)
def test_every_value_is_drawn_as_its_own_paper(name: str) -> None:
    value, render = PAPERS[name]
    assert renderers().draw(value) == render(value)


def test_the_evidence_pack_is_written_into_the_file_that_is_given() -> None:
    stream = BytesIO()
    renderers().evidence_pack(evidence.EMPTY_PACK, evidence.read, stream)
    assert stream.getvalue() == evidence.drawn(evidence.EMPTY_PACK)


def test_the_place_of_a_character_that_cannot_be_printed_is_told() -> None:
    user = replace(governance.user(0), username="漢")
    with pytest.raises(UserError) as refused:
        renderers().draw(replace(governance.removal_notice(), user=user))
    assert refused.value.values == {"char": "漢", "place": "user.username"}


def test_nothing_that_draws_is_loaded_before_it_is_asked_for() -> None:
    program = "import sys; from ui.renderers import renderers; renderers(); print('reportlab' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
