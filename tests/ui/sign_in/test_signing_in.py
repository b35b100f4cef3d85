"""Who may come in: right and wrong passwords, the wait, old passwords, and the way back for one that was forgotten."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.services.office import Clock
from tests.ui.hands import buttons, choose, field, press, put, texts
from tests.ui.running import Running
from tests.ui.sample_office import HEAD, PASSWORD, SCHOOL_HEAD, Sample
from ui.widgets.fit import misfits, unnamed

NEW = "Nam-Phueng77"


def error(running: Running, name: str = "password") -> str:
    return field(running.entry, name).error()


def test_the_right_password_opens_todays_list(at_sign_in: Running) -> None:
    at_sign_in.sign_in()
    assert "งานวันนี้" in texts(at_sign_in.frame)
    assert not at_sign_in.program.entry.window.isVisible()  # type: ignore[union-attr]


def test_a_wrong_password_is_told_at_its_field_and_the_right_one_then_fits(at_sign_in: Running) -> None:
    at_sign_in.sign_in(HEAD, "Wrong#2569")
    assert error(at_sign_in).startswith("ชื่อหรือรหัสผ่านไม่ถูกต้อง")
    assert at_sign_in.form.name() == HEAD
    at_sign_in.sign_in()
    assert at_sign_in.frame.isVisible()


def test_a_name_and_a_password_are_both_asked_for(at_sign_in: Running) -> None:
    press(at_sign_in.entry, "เข้าใช้งาน")
    assert error(at_sign_in, "sign_in_name") != ""
    choose(at_sign_in.form, "sign_in_name", HEAD)
    press(at_sign_in.entry, "เข้าใช้งาน")
    assert error(at_sign_in) != ""


def test_after_wrong_tries_the_button_counts_the_wait_down_and_works_again(
    at_sign_in: Running, clock: Clock, qtbot: QtBot
) -> None:
    for _ in range(4):
        at_sign_in.sign_in(HEAD, "Wrong#2569")
    assert "รออีก 1 วินาที" in buttons(at_sign_in.entry)
    assert "รออีก 1 วินาที" in error(at_sign_in)
    clock.pass_by(seconds=2)
    qtbot.waitUntil(lambda: "เข้าใช้งาน" in buttons(at_sign_in.entry), timeout=3000)
    assert error(at_sign_in) == ""
    at_sign_in.sign_in()
    assert at_sign_in.frame.isVisible()


def test_a_password_older_than_six_months_is_changed_before_anything_is_seen(at_sign_in: Running) -> None:
    at_sign_in.sign_in(SCHOOL_HEAD, PASSWORD)
    assert at_sign_in.program.frame is None
    assert at_sign_in.says("ข้อ ๓.๔.๒")
    put(at_sign_in.secret, "old", PASSWORD)
    put(at_sign_in.secret, "password", NEW)
    put(at_sign_in.secret, "password_again", NEW)
    press(at_sign_in.secret, "ตั้งรหัสผ่านใหม่")
    at_sign_in.settle()
    assert at_sign_in.frame.isVisible()


@pytest.mark.parametrize(
    ("old", "new", "again", "where", "sentence"),
    [
        ("Wrong#2569", NEW, NEW, "old", "ไม่ถูกต้อง"),
        (PASSWORD, "short", "short", "password", "ข้อ ๓.๔.๑"),
        (PASSWORD, NEW, "other", "password_again", "ไม่ตรงกัน"),
        ("", NEW, NEW, "old", "ว่าง"),
    ],
)
def test_what_is_wrong_with_a_new_password_is_told_at_its_field(
    at_sign_in: Running, old: str, new: str, again: str, where: str, sentence: str
) -> None:
    at_sign_in.sign_in(SCHOOL_HEAD, PASSWORD)
    for name, typed in (("old", old), ("password", new), ("password_again", again)):
        put(at_sign_in.secret, name, typed)
    press(at_sign_in.secret, "ตั้งรหัสผ่านใหม่")
    at_sign_in.settle()
    assert sentence in field(at_sign_in.secret, where).error()
    assert misfits(at_sign_in.entry) == []
    assert at_sign_in.program.frame is None


def test_whoever_does_not_want_a_new_password_now_goes_back(at_sign_in: Running) -> None:
    at_sign_in.sign_in(SCHOOL_HEAD, PASSWORD)
    press(at_sign_in.secret, "ย้อนกลับ")
    assert field(at_sign_in.form, "password").is_empty()


def test_a_forgotten_password_is_set_anew_with_the_recovery_key(at_sign_in: Running, sample: Sample) -> None:
    press(at_sign_in.entry, "ลืมรหัสผ่าน ใช้กุญแจกู้คืน")
    assert error(at_sign_in, "sign_in_name") != ""
    choose(at_sign_in.form, "sign_in_name", HEAD)
    press(at_sign_in.entry, "ลืมรหัสผ่าน ใช้กุญแจกู้คืน")
    put(at_sign_in.secret, "recovery_key", "ABCD")
    put(at_sign_in.secret, "password", NEW)
    put(at_sign_in.secret, "password_again", NEW)
    press(at_sign_in.secret, "ตั้งรหัสผ่านใหม่")
    at_sign_in.settle()
    assert error(at_sign_in, "recovery_key") != ""
    assert misfits(at_sign_in.entry) == []
    put(at_sign_in.secret, "recovery_key", sample.recovery_key)
    press(at_sign_in.secret, "ตั้งรหัสผ่านใหม่")
    at_sign_in.settle()
    assert at_sign_in.says("ตั้งรหัสผ่านใหม่แล้ว")
    at_sign_in.sign_in(HEAD, NEW)
    assert at_sign_in.frame.isVisible()


def test_every_form_of_the_window_fits_and_has_a_spoken_name(at_sign_in: Running) -> None:
    assert misfits(at_sign_in.entry) + unnamed(at_sign_in.entry) == []
    at_sign_in.sign_in(HEAD, "Wrong#2569")
    assert misfits(at_sign_in.entry) == []
    press(at_sign_in.entry, "ลืมรหัสผ่าน ใช้กุญแจกู้คืน")
    press(at_sign_in.secret, "ตั้งรหัสผ่านใหม่")
    assert misfits(at_sign_in.entry) + unnamed(at_sign_in.entry) == []
