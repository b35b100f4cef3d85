"""Lists of thousands of rows: as quick as they are long, and no more in memory than a page of them."""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdf

from elaas_desk.domain.papers import DueList
from elaas_desk.thai import words
from elaas_desk.thai.digits import to_thai
from forms_pdf import due_list
from forms_pdf.fonts import Style
from forms_pdf.paragraph import even_lines, full_lines
from forms_pdf.shaping import shape
from tests.forms_pdf import values
from tests.forms_pdf.reading import lines_of, pages_of, text_of
from tests.forms_pdf.structure_reading import tree_of

SECONDS_FOR_2_000_ROWS = 3.0
_KEPT_FOR_A_ROW = 1_000
"""Bytes, beside the file itself: the numbers of its objects. The blocks of a row would be more than twice as many."""


def of_rows(count: int, seed: int = 0) -> DueList:
    """A list in which no two people have one name."""
    made = values.due_list(count)
    named = (replace(row, who=f"นายทดสอบ{seed} ลำดับ{at} นามสกุล{at * 7}") for at, row in enumerate(made.rows))
    return replace(made, rows=tuple(named))


def test_two_thousand_rows_take_seconds() -> None:
    due_list.render(of_rows(20))
    paper = of_rows(2_000)
    began = time.process_time()  # of this process alone, whatever else the machine does
    data = due_list.render(paper)
    assert time.process_time() - began < SECONDS_FOR_2_000_ROWS
    assert len(tree_of(pypdf.PdfReader(BytesIO(data))).parts[-1].parts) == 2_001


def test_memory_does_not_grow_with_the_rows() -> None:
    few, many = of_rows(250), of_rows(2_000)
    due_list.render(of_rows(20))
    tracemalloc.start()
    fill_caches()
    of_few, least = peak(few)
    of_many, most = peak(many)
    tracemalloc.stop()
    assert of_many > 6 * of_few
    assert most - of_many < least - of_few + _KEPT_FOR_A_ROW * 1_750


def fill_caches() -> None:
    """What is kept of texts that were drawn is bounded; new ones then only take the place of old ones."""
    kept: list[tuple[Any, Callable[[str], object]]] = [
        (shape, lambda text: shape(Style.REGULAR, text)),
        (words.chunks, words.chunks),
        (full_lines, lambda text: full_lines(text, 14.0, 900.0, 900.0)),
        (even_lines, lambda text: even_lines(text, 14.0, 900.0, 900.0)),
    ]
    for cached, ask in kept:
        bound = cached.cache_info().maxsize
        assert bound
        cached.cache_clear()  # what is dropped later is then what has been weighed
        for at in range(bound + 1):
            ask(f"นายทดสอบ ลำดับ{at} นามสกุล{at}")


def peak(paper: DueList) -> tuple[int, int]:
    """How large the file is, and the most bytes that were in use while it was drawn."""
    gc.collect()
    before = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    size = len(due_list.render(paper))
    return size, tracemalloc.get_traced_memory()[1] - before


def test_a_long_list_tells_each_page_and_how_many_there_are() -> None:
    data = due_list.render(of_rows(400))
    count = pages_of(data)
    assert count > 15
    for page in (0, 1, count - 2, count - 1):
        texts = [run.text for run in lines_of(data, page)]
        assert any(f"หน้า {to_thai(page + 1)} จาก {to_thai(count)}" in text for text in texts)
        assert sum(text.startswith("/") and text.endswith("...") for text in texts) == (page < count - 1)
    assert text_of(data).count("รหัสเอกสาร") == count


def test_the_feet_of_all_pages_share_the_drawing_of_their_code() -> None:
    pages = pypdf.PdfReader(BytesIO(due_list.render(of_rows(60)))).pages
    assert len({page["/Contents"][1].indirect_reference.idnum for page in pages}) == 1  # type: ignore[index]
    assert len({page["/Contents"][2].indirect_reference.idnum for page in pages}) == len(pages)  # type: ignore[index]
