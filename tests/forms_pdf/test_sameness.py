"""The same value always makes the same bytes: in another process, after other papers, with another hash seed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from forms_pdf import (
    acknowledgement,
    cover_letter,
    due_list,
    form1,
    form2,
    group_list,
    matrix,
    recovery_sheet,
    removal_notice,
    review_report,
    user_list,
)
from tests.forms_pdf import evidence_values as evidence
from tests.forms_pdf import governance_values as governance
from tests.forms_pdf import list_values as lists
from tests.forms_pdf import values

_ROOT = Path(__file__).resolve().parents[2]
PAPERS: tuple[Callable[[], bytes], ...] = (
    lambda: form1.render(values.FORM_1),
    lambda: form2.render(values.form_2(14)),
    lambda: cover_letter.render(values.LETTER),
    lambda: due_list.render(values.due_list()),
    lambda: user_list.render(lists.user_list(5, 4)),
    lambda: group_list.render(lists.group_list(5, 4)),
    lambda: matrix.render(lists.matrix()),
    lambda: recovery_sheet.render(values.RECOVERY),
    lambda: acknowledgement.render(governance.acknowledgement(12)),
    lambda: removal_notice.render(governance.removal_notice()),
    lambda: review_report.render(governance.review_report()),
    lambda: evidence.drawn(evidence.pack()),
)
_PROGRAM = """
import hashlib
from tests.forms_pdf.test_sameness import PAPERS
digests = [hashlib.sha256(render()).hexdigest() for render in PAPERS[::-1]][::-1]
print("\\n".join(digests))
"""


def digests() -> list[str]:
    return [hashlib.sha256(render()).hexdigest() for render in PAPERS]


def test_another_process_with_another_hash_seed_and_order_makes_the_same_bytes() -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati"}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], cwd=_ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == digests()


def test_papers_drawn_before_leave_no_trace() -> None:
    before = form1.render(values.FORM_1)
    form2.render(values.long_form_2())
    form1.render(values.LONG_FORM_1)
    assert form1.render(values.FORM_1) == before


def test_another_value_makes_other_bytes() -> None:
    assert form1.render(values.FORM_1) != form1.render(replace(values.FORM_1, register_number="5/2569"))
