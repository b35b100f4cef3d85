"""The measurements themselves work: small sizes, and no limit is looked at."""

from __future__ import annotations

import json

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks import account_list, due_list, form2_pages, reconciling, start_up, thai_words
from benchmarks.figures import Figure, as_json, at_most, table
from benchmarks.html_form2 import html_of
from benchmarks.offices import TODAY, large_office
from elaas_desk.domain.policy import DEFAULT_POLICY, load_policy
from elaas_desk.domain.reconcile import reconcile
from elaas_desk.domain.tasks import due_tasks
from elaas_desk.paths import resource
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


def test_form_2_is_measured_beside_weasyprint() -> None:
    pytest.importorskip("weasyprint")
    page, rate = form2_pages.measure(pages=2, yardstick_pages=1)
    assert page.measured.endswith("ms")
    assert rate.measured.endswith("x")


def test_words_are_counted_by_each_yardstick() -> None:
    placed, *read = thai_words.measure(words=50)
    assert placed.measured.startswith("0 of ")
    assert [figure.name.split()[-1] for figure in read] == ["poppler", "pypdf", "PDFium"]


def test_the_yardstick_says_the_words_of_the_form() -> None:
    form = form2_pages.forms(1)[0]
    page = html_of(form)
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
