"""What this PC remembers."""

from __future__ import annotations

from pathlib import Path

import pytest

from elaas_desk.settings import LAST_PRINTER, LOCK_AFTER_MINUTES, THEME, Settings


def test_a_new_pc_has_the_defaults(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    assert (settings.get(THEME), settings.get(LOCK_AFTER_MINUTES)) == ("system", 5)


def test_what_was_set_is_found_at_the_next_start(tmp_path: Path) -> None:
    Settings(tmp_path / "new" / "settings.json").set(THEME, "dark")
    Settings(tmp_path / "new" / "settings.json").set(LOCK_AFTER_MINUTES, 10)
    settings = Settings(tmp_path / "new" / "settings.json")
    assert (settings.get(THEME), settings.get(LOCK_AFTER_MINUTES)) == ("dark", 10)


@pytest.mark.parametrize(
    "damaged", ["", "[]", "{", '{"theme": "pink", "lock_after_minutes": "5"}', '{"lock_after_minutes": true}']
)
def test_a_damaged_file_means_the_defaults(tmp_path: Path, damaged: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(damaged, encoding="utf-8")
    assert (Settings(path).get(THEME), Settings(path).get(LOCK_AFTER_MINUTES)) == ("system", 5)


def test_a_printer_may_have_any_name_but_it_has_to_be_a_name(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    assert Settings(path).get(LAST_PRINTER) == ""
    Settings(path).set(LAST_PRINTER, "เครื่องพิมพ์กองคลัง")
    assert Settings(path).get(LAST_PRINTER) == "เครื่องพิมพ์กองคลัง"
    path.write_text('{"last_printer": 7}', encoding="utf-8")
    assert Settings(path).get(LAST_PRINTER) == ""


def test_a_value_that_is_no_choice_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="7"):
        Settings(tmp_path / "settings.json").set(LOCK_AFTER_MINUTES, 7)
    assert not (tmp_path / "settings.json").exists()


def test_columns_are_remembered_by_user_and_list_beside_the_other_settings(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set(THEME, "dark")
    settings.set_hidden_columns(1, "ทะเบียนผู้ใช้งาน", ("ตำแหน่ง",))
    settings.set_hidden_columns(1, "คำขอ", ("เหตุผล", "หน่วยงาน"))
    settings.set_hidden_columns(2, "คำขอ", ())
    assert settings.hidden_columns(1, "ทะเบียนผู้ใช้งาน") == ("ตำแหน่ง",)
    assert settings.hidden_columns(1, "คำขอ") == ("เหตุผล", "หน่วยงาน")
    assert settings.hidden_columns(2, "คำขอ") == settings.hidden_columns(3, "คำขอ") == ()
    assert settings.get(THEME) == "dark"


@pytest.mark.parametrize("damaged", ["[]", '{"hidden_columns": 1}', '{"hidden_columns": {"1": {"คำขอ": [1, "ก"]}}}'])
def test_damaged_columns_are_none(tmp_path: Path, damaged: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(damaged, encoding="utf-8")
    assert Settings(path).hidden_columns(1, "คำขอ") in {(), ("ก",)}
    Settings(path).set_hidden_columns(1, "คำขอ", ("ข",))
    assert Settings(path).hidden_columns(1, "คำขอ") == ("ข",)
