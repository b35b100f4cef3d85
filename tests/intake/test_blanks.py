"""The PDF of a blank is looked at from outside: sound ones are told as they are shown, hostile ones refused in time."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from elaas_desk.domain.blanks import PageSize
from elaas_desk.domain.requests import PaperKind
from elaas_desk.errors import Problem, UserError
from elaas_desk.intake import reader
from elaas_desk.intake.blank_names import matched
from tests.fixtures.blank_files import Look, Widget, fillable, flat
from tests.intake.hostile_blanks import HARMLESS, HOSTILE_BLANKS
from ui.messages import sentence

SECONDS, MEMORY = 10, 450 * 2**20


class _Watch:
    """The most memory that the processes begun from here held."""

    def __init__(self) -> None:
        self.peak = 0
        self._over = threading.Event()
        self._eyes = threading.Thread(target=self._look)

    def __enter__(self) -> _Watch:
        self._eyes.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._eyes.join()

    def _look(self) -> None:
        here = psutil.Process()
        while not self._over.wait(0.01):
            try:
                held = sum(each.memory_info().rss for each in here.children(recursive=True))
            except psutil.Error:
                continue
            self.peak = max(self.peak, held)


@pytest.mark.parametrize("name", HOSTILE_BLANKS)
def test_what_is_no_blank_is_refused_with_its_sentence_within_bounds(name: str, tmp_path: Path) -> None:
    make, problems = HOSTILE_BLANKS[name]
    file = tmp_path / name
    make(file)
    begun = time.monotonic()
    with _Watch() as watch, pytest.raises(UserError) as refused:
        reader.blank(file)
    assert time.monotonic() - begun < SECONDS
    assert watch.peak < MEMORY
    assert refused.value.problem in problems
    assert f"“{name}”" in sentence(refused.value)


@pytest.mark.parametrize("name", HARMLESS)
def test_a_file_that_is_only_odd_ends_in_time(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    HARMLESS[name](file)
    begun = time.monotonic()
    with suppress(UserError):
        reader.blank(file)
    assert time.monotonic() - begun < SECONDS


def test_the_size_that_is_not_a4_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a5.pdf"
    HOSTILE_BLANKS["a5.pdf"][0](file)
    with pytest.raises(UserError) as refused:
        reader.blank(file)
    assert "148 × 210 มิลลิเมตร" in sentence(refused.value)


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        reader.blank(tmp_path / "nowhere.pdf")
    assert refused.value.problem is Problem.FILE_NOT_FOUND


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_pages_are_told_as_they_are_shown(rotation: int, tmp_path: Path) -> None:
    file = tmp_path / "แบบ ๒.pdf"
    file.write_bytes(flat(Look(rotation=rotation, origin=(-30, 70), margin=25, unit=2, pages=3)))
    taken = reader.blank(file)
    assert taken.content == file.read_bytes()
    assert taken.found.name == "แบบ ๒.pdf"
    assert len(taken.found.pages) == 3
    for page in taken.found.pages:
        assert (page.width, page.height) == pytest.approx((210_000, 297_000), abs=100)


def test_a_sheet_that_misses_a4_by_two_millimetres_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "odd.pdf"
    file.write_bytes(flat(Look(size=(208.2 / 25.4 * 72, 298.9 / 25.4 * 72))))
    assert reader.blank(file).found.pages == (PageSize(208_200, 298_900),)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("เขียนที่", "written_at"),
        ("เขียน_ที่", "written_at"),
        ("txtFullName", "person.full_name"),
        ("ชื่อ-สกุล", "person.full_name"),
        ("ID_Card", "person.national_id"),
        ("form1.page1.Province", "office.province"),
        ("กลุ่มผู้ใช้งานที่ ๓", "groups.3.name"),
        ("duty_12", "groups.12.duty"),
        ("group_name_01", "groups.1.name"),
        ("พ.ศ.", "dated.year"),
        ("Text42", None),
        ("ข้อมูล", None),
    ],
)
def test_a_field_is_known_by_its_name(name: str, source: str | None, tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(fillable([Widget(name, (40, 100, 140, 107))]))
    found = matched(PaperKind.FORM2, reader.blank(file).found.fields)
    assert [each.source for each in found] == ([source] if source else [])


def test_one_value_is_not_put_into_two_fields_and_the_better_name_wins(tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    widgets = [
        Widget("ชื่อ-นามสกุลผู้ขอในแบบ", (40, 100, 140, 107)),
        Widget("ชื่อ-นามสกุลผู้ขอ", (40, 120, 140, 127)),
    ]
    file.write_bytes(fillable(widgets))
    (found,) = matched(PaperKind.FORM2, reader.blank(file).found.fields)
    assert found.acro_name == "ชื่อ-นามสกุลผู้ขอ"
