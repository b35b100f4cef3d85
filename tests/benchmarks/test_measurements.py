"""The measurements themselves work: small sizes, and no limit is looked at."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks import account_list, batch, due_list, form2_pages, long_lists, reconciling, start_up, thai_words
from benchmarks.figures import Figure, as_json, at_most, from_json, table
from benchmarks.form2_pages import YARDSTICKS, Measured, beside_the_fastest, hard_form
from benchmarks.offices import TODAY, large_office
from benchmarks.thai_right import Verdict, judged
from benchmarks.yardsticks import libreoffice, plan, typst, weasy
from elaas_desk.domain.papers import Form2
from elaas_desk.domain.policy import DEFAULT_POLICY, load_policy
from elaas_desk.domain.reconcile import reconcile
from elaas_desk.domain.tasks import due_tasks
from elaas_desk.paths import resource
from forms_pdf import form2
from tests.ui.commands import run

KEPT = Figure("a list", "1 ms", "2 ms", "<= 3 ms", kept=True)
BROKEN = Figure("รายการที่ครบกำหนด", "9 ms", "2 ms", "<= 3 ms", kept=False)


def test_a_limit_is_kept_up_to_its_last_moment() -> None:
    assert at_most("a", 0.5, 0.5, "").kept
    assert not at_most("a", 0.5001, 0.5, "").kept


def test_the_table_has_a_line_for_each_figure_and_marks_what_is_broken() -> None:
    head, kept, broken = table([KEPT, BROKEN]).splitlines()
    assert head.split() == ["figure", "measured", "yardstick", "limit"]
    assert kept.startswith("ok")
    assert broken.startswith("BROKEN")


def test_the_json_holds_every_figure_and_the_machine() -> None:
    told = json.loads(as_json([KEPT, BROKEN]))
    assert [figure["kept"] for figure in told["figures"]] == [True, False]
    assert from_json(as_json([KEPT, BROKEN])) == [KEPT, BROKEN]
    assert told["machine"]["python"]


def test_a_large_office_has_as_many_accounts_as_asked_for_and_some_of_them_are_due() -> None:
    facts = large_office(500)
    assert len(facts.people) == len(facts.accounts) == 500
    tasks = due_tasks(facts, load_policy(resource("policy", DEFAULT_POLICY)), TODAY)
    assert 100 < len(tasks) < 1000
    assert large_office(50) == large_office(50)


def test_the_due_list_is_measured() -> None:
    (figure,) = due_list.measure(accounts=200, times=1)
    assert "200 accounts" in figure.name


def test_long_lists_are_timed_and_weighed() -> None:
    time, memory = long_lists.measure(rows=40)
    assert time.name == "list of 40 users"
    assert memory.name == "memory of 80 rows beside 10"


def test_reconciling_is_measured_over_every_pile() -> None:
    (figure,) = reconciling.measure(accounts=1000, times=1)
    assert "1,000 accounts" in figure.name
    office = large_office(1000)
    assert all(reconcile(office, reconciling.report_of(office, 1000), TODAY).counts.values())


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_list_of_accounts_is_measured(qapp: QApplication) -> None:
    opening, filtering = account_list.measure(accounts=200, rounds=1)
    assert opening.measured.endswith("ms")
    assert "slowest key" in filtering.name


def test_form_2_is_measured_beside_every_yardstick_and_the_absent_ones_are_named() -> None:
    page, thai, *others, last = form2_pages.measure(pages=2, yardstick_pages=1, rounds=1)
    assert page.measured.endswith("ms")
    assert thai.measured == "Thai right"
    assert [figure.name.split()[3].strip(",") for figure in others] == list(YARDSTICKS)
    assert all(figure.measured.endswith(" ms") or "not on this machine" in figure.yardstick for figure in others)
    assert last.limit == ">= 2 x"


RIGHT, WRONG = Verdict({"poppler": ()}, ()), Verdict({"poppler": ("ก",)}, ())


@pytest.mark.parametrize(
    ("measured", "kept", "told"),
    [
        ([Measured("Slow", 0.030, RIGHT), Measured("Wrong", 0.001, WRONG)], True, "3.0 x"),
        ([Measured("Slow", 0.030, RIGHT), Measured("Quick", 0.015, RIGHT)], False, "1.5 x"),
        ([Measured("Wrong", 0.001, WRONG)], False, "no yardstick"),
        ([], False, "no yardstick"),
    ],
)
def test_the_fastest_that_gets_thai_right_is_the_yardstick(measured: list[Measured], kept: bool, told: str) -> None:
    figure = beside_the_fastest(0.010, measured)
    assert (figure.kept, figure.measured) == (kept, told)


def test_words_out_of_place_and_texts_that_are_not_there_are_found() -> None:
    hard = hard_form()
    data = form2.render(hard)
    assert judged(data, plan.common_texts_of(hard), plan.common_words_of(hard), plan.SIZE).right
    verdict = judged(data, ["ไม่มีคำนี้"], ["ปิ๋นปู้"], plan.SIZE)
    assert verdict == Verdict(dict.fromkeys(("poppler", "pypdf", "PDFium"), ("ไม่มีคำนี้",)), ("ปิ๋นปู้",))
    assert str(verdict) == "Thai wrong: poppler misreads 1, pypdf misreads 1, PDFium misreads 1, 1 misplaced"
    assert judged(data, [], ["หัวหน้า"], plan.SIZE + 1).misplaced == ("หัวหน้า",)


def test_a_batch_is_measured_with_its_memory() -> None:
    seconds, memory = batch.measure(papers=60)
    assert seconds.kept
    assert memory.measured.endswith("MB")


def test_words_are_counted_by_each_yardstick() -> None:
    placed, *read = thai_words.measure(words=50)
    assert placed.measured.startswith("0 of ")
    assert [figure.name.split()[-1] for figure in read] == ["poppler", "pypdf", "PDFium"]


@pytest.mark.parametrize("page_of", [weasy.html_of, typst.markup_of, libreoffice.document_of])
def test_every_yardstick_says_the_words_of_the_form(page_of: Callable[[Form2], str]) -> None:
    form = form2_pages.forms(1)[0]
    page = page_of(form)
    wanted = [form.person.full_name, form.addressee, form.office.name, *(line.group for line in form.groups)]
    assert all(words in page for words in wanted)


def test_the_start_of_both_windows_is_measured() -> None:
    (figure,) = start_up.measure(starts=1)
    assert figure.measured.endswith("x")


def test_one_measurement_can_be_chosen_on_the_command_line() -> None:
    code = "import sys; from benchmarks.__main__ import main; sys.exit(main(sys.argv[1:]))"
    done = run("--only", "everything", code=code)
    assert done.returncode == 2
    assert b"start" in done.stderr
