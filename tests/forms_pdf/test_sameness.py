"""The same value always makes the same bytes: in another process, after other papers, with another hash seed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from forms_pdf import form1, form2
from tests.forms_pdf import values
from tests.forms_pdf.test_page_object import PAPERS as EVERY_PAPER

_ROOT = Path(__file__).resolve().parents[2]
PAPERS = tuple(EVERY_PAPER.values())
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
