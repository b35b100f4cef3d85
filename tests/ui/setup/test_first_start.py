"""From a PC without a register to an open one: four steps, by mouse and by keys, and what each step refuses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.persistence.database import open_register
from elaas_desk.persistence.keys import RecoveryKey, header_of, unseal
from tests.ui.hands import buttons, click, dialog, dialogs, field, key, press, put, shown, texts
from tests.ui.setup.steps import Steps
from tests.ui.system_dialogs import PrintDialogHand
from tests.ui.thai_input import type_thai
from ui.widgets.field import Field
from ui.widgets.fit import misfits, unnamed


def test_four_steps_lead_to_an_open_register_with_its_head(steps: Steps) -> None:
    steps.office()
    steps.next()
    steps.unit("โรงเรียนอนุบาลบ้านใหม่")
    steps.unit("ศูนย์พัฒนาเด็กเล็กบ้านใหม่")
    steps.next()
    steps.head()
    steps.next()
    steps.type_key_back()
    steps.next()
    assert steps.says("ทะเบียนพร้อมใช้แล้ว")
    _walk_down(1)
    steps.next()
    frame = steps.running.frame
    assert "องค์การบริหารส่วนตำบลบ้านใหม่" in texts(frame)
    assert any("3" in each for each in buttons(frame) if each.startswith("ทุกหน่วยงาน"))
    assert "เพิ่มคนในทะเบียน" in texts(dialog())
    press(dialog(), "ยกเลิก")
    steps.running.settle()
    assert "1 คน ใน 1 หน่วยงาน" in texts(frame)


def test_the_register_opens_again_with_the_key_and_the_password_of_the_first_start(
    steps: Steps, tmp_path: Path
) -> None:
    step = steps.to_key()
    recovery_key = RecoveryKey(step.groups)
    steps.type_key_back()
    steps.next()
    steps.next()
    register = steps.running.register
    steps.running.program.lock()
    steps.running.sign_in("pimchanok", "Khlang#2570")
    assert steps.running.frame.isVisible()
    steps.running.program.close()
    open_register(register, unseal(header_of(register), recovery_key)).close()


def test_all_of_it_by_keys_alone(steps: Steps) -> None:
    """Tab walks the fields in the order of reading, and Enter goes on."""
    window = steps.window

    def focus() -> QWidget:
        part = QApplication.focusWidget()
        assert part is not None
        return part

    def tab() -> None:
        QTest.keyClick(focus(), Qt.Key.Key_Tab)

    QTest.keyClick(focus(), Qt.Key.Key_Down)  # the type of the office
    tab()
    type_thai(focus(), "บ้านใหม่")
    tab()
    assert focus() is field(window, "province").box
    put(window, "province", "สุพรรณบุรี")
    assert focus() is field(window, "district").box
    put(window, "district", "อู่ทอง")
    assert focus() is field(window, "address").box
    field(window, "phone").setFocus()
    key(focus(), Qt.Key.Key_Return)
    assert steps.title() == "ถัดไป: ผู้ใช้คนแรก"
    type_thai(focus(), "โรงเรียนวัดบ้านใหม่")
    key(focus(), Qt.Key.Key_Return)
    assert steps.says("โรงเรียนวัดบ้านใหม่")
    key(focus(), Qt.Key.Key_Return)
    assert steps.title() == "ถัดไป: กุญแจกู้คืน"
    order = []
    for _ in range(9):
        order.append(next((each.key for each in shown(window, Field) if each.box is focus()), ""))
        tab()
    assert order[:6] == ["title", "first_name", "last_name", "national_id", "position", "level"]
    assert order[6:] == ["sign_in_name", "password", "password_again"]


FIRST_STEP = [
    ("name", "", "ระบุ"),
    ("name", "ก" * 200, "ยาวเกิน"),
    ("province", "ไม่มีจังหวัดนี้", "รายการ"),
    ("district", "", "ระบุ"),
    ("postcode", "12", "5 หลัก"),
    ("phone", "12", "9 หรือ 10 หลัก"),
    ("email", "khlang", "@"),
]


def test_the_first_step_says_at_the_field_what_is_wrong(steps: Steps) -> None:
    for name, typed, sentence in FIRST_STEP:
        steps.office(**{name: typed})
        steps.next()
        assert sentence in steps.error(name), (name, typed)
        assert steps.title() == "ถัดไป: หน่วยงานภายใต้สังกัด"
        assert misfits(steps.window) == []
        steps.put_all({"postcode": "", "phone": "", "email": ""})


def test_another_province_takes_the_district_of_the_former_away(steps: Steps) -> None:
    steps.office()
    put(steps.window, "province", "ชัยนาท")
    assert field(steps.window, "district").is_empty()


def test_units_are_added_taken_out_and_not_entered_twice(steps: Steps) -> None:
    steps.office()
    steps.next()
    steps.unit("โรงเรียนอนุบาลบ้านใหม่")
    assert steps.says("โรงเรียนอนุบาลบ้านใหม่")
    steps.unit("โรงเรียนอนุบาลบ้านใหม่")
    assert "อยู่แล้ว" in steps.error("name")
    steps.unit("องค์การบริหารส่วนตำบลบ้านใหม่")
    assert "อยู่แล้ว" in steps.error("name")
    put(steps.window, "name", "")
    press(steps.window, "เพิ่มหน่วยงาน")
    assert steps.error("name") != ""
    press(steps.window, "เอา โรงเรียนอนุบาลบ้านใหม่ ออก")
    assert not steps.says("โรงเรียนอนุบาลบ้านใหม่")
    assert misfits(steps.window) + unnamed(steps.window) == []


def test_a_unit_that_was_typed_but_not_added_is_not_lost(steps: Steps) -> None:
    steps.office()
    steps.next()
    put(steps.window, "name", "โรงเรียนวัดบ้านใหม่")
    steps.next()
    press(steps.window, "ย้อนกลับ")
    assert steps.says("โรงเรียนวัดบ้านใหม่")
    press(steps.window, "ย้อนกลับ")
    assert field(steps.window, "name").is_empty() is False


THIRD_STEP = [
    ("title", "", "ระบุ"),
    ("first_name", "", "ระบุ"),
    ("last_name", "", "ระบุ"),
    ("national_id", "3 7201 00123 45 7", "หลักสุดท้าย"),
    ("national_id", "3 7201", "13 หลัก"),
    ("position", "", "ระบุ"),
    ("sign_in_name", "", "ระบุ"),
    ("sign_in_name", "พิม ชนก", ""),
    ("password", "khlang", "ข้อ ๓.๔.๑"),
    ("password_again", "Khlang#2571", "ไม่ตรงกัน"),
]


def test_the_third_step_says_at_the_field_what_is_wrong(steps: Steps) -> None:
    steps.office()
    steps.next()
    steps.next()
    for name, typed, sentence in THIRD_STEP:
        steps.head(**{name: typed})
        steps.next()
        assert steps.title() == "ถัดไป: กุญแจกู้คืน"
        assert sentence in steps.error(name), (name, typed)
        assert steps.error(name) != ""
        assert misfits(steps.window) == []
        put(steps.window, "position", "ผู้อำนวยการกองคลัง")
    assert not steps.running.register.exists()


def test_the_key_is_typed_back_from_paper_before_it_goes_on(steps: Steps) -> None:
    step = steps.to_key()
    assert misfits(steps.window) + unnamed(steps.window) == []
    steps.next()
    (first, _), _second = step.asked_groups()
    assert "ไม่ตรงกับกุญแจ" in steps.error(f"group{first}")
    for place, group in step.asked_groups():
        put(steps.window, f"group{place}", f" {group} ")
    steps.next()
    assert steps.says("ยังไม่ได้ยืนยันว่าเก็บกระดาษแล้ว")
    click(shown(step, QCheckBox)[0])
    steps.next()
    assert steps.says("ทะเบียนพร้อมใช้แล้ว")


def test_a_pc_that_keeps_no_key_says_so_and_there_is_no_way_back_from_the_key(steps: Steps) -> None:
    steps.to_key()
    assert steps.says("ต้องพิมพ์กุญแจกู้คืนทุกครั้งที่เปิดโปรแกรม")
    assert "ย้อนกลับ" not in buttons(steps.window)
    assert "ลองใช้กับหน่วยงานตัวอย่าง" not in buttons(steps.window)


def test_the_key_is_printed(steps: Steps, tmp_path: Path) -> None:
    steps.to_key()
    out = tmp_path / "key.pdf"
    hand = PrintDialogHand(out)
    press(steps.window, "พิมพ์กุญแจกู้คืน")
    steps.running.settle()
    assert hand.pressed == 1
    assert out.read_bytes().startswith(b"%PDF")
    assert steps.says("พิมพ์แล้วเมื่อ 09:41 น.")


def test_a_print_that_was_called_off_is_not_called_printed(steps: Steps) -> None:
    steps.to_key()
    hand = PrintDialogHand(None)
    press(steps.window, "พิมพ์กุญแจกู้คืน")
    steps.running.settle()
    assert hand.pressed == 1
    assert steps.says("ยังไม่ได้พิมพ์")


def test_the_window_is_not_closed_over_a_key_that_nobody_kept(steps: Steps) -> None:
    steps.to_key()
    steps.window.close()
    assert "ปิดโดยยังไม่ได้เก็บกุญแจ" in texts(dialog())
    press(dialog(), "ยกเลิก")
    assert steps.running.ended == 0
    steps.window.close()
    press(dialog(), "ปิดโปรแกรม")
    assert steps.running.ended == 1


def test_closing_it_before_anything_was_made_leaves_nothing(steps: Steps) -> None:
    steps.office()
    steps.next()
    steps.window.close()
    assert steps.running.ended == 1
    assert not steps.running.register.exists()


def test_a_register_that_came_to_be_meanwhile_is_told_and_the_answers_stay(steps: Steps) -> None:
    steps.office()
    steps.next()
    steps.next()
    steps.head()
    steps.running.register.parent.mkdir(parents=True)
    steps.running.register.write_bytes(b"of another program")
    steps.next()
    assert steps.says("อยู่แล้ว โปรแกรมไม่ได้เขียนทับ")
    assert steps.running.register.read_bytes() == b"of another program"
    assert not field(steps.window, "first_name").is_empty()


def test_to_look_around_first_opens_todays_list(steps: Steps) -> None:
    steps.to_key()
    steps.type_key_back()
    steps.next()
    _walk_down(2)
    key(steps.window, Qt.Key.Key_Return)
    steps.running.settle()
    assert dialogs() == []
    assert "งานวันนี้" in texts(steps.running.frame)


def test_groups_to_start_from_are_put_in_when_they_are_wanted(steps: Steps) -> None:
    steps.to_key()
    steps.type_key_back()
    steps.next()
    assert steps.says("ไม่ใช่รายการทางการ ให้แก้ตามที่เห็นใน New e-LAAS")
    click(next(each for each in shown(steps.window, QCheckBox) if each.accessibleName() == "ใส่กลุ่มตั้งต้น"))
    steps.next()
    opened, frame = steps.running.program._opened, steps.running.frame
    assert opened is not None
    assert frame.isVisible()
    actor = Actor(1, "", Role.LAO_HEAD, 1)
    assert "ผู้บันทึกฎีกา" in [group.name for group in opened.desk.groups.groups(actor)]


def test_many_people_are_taken_in_from_a_file_first(steps: Steps) -> None:
    steps.to_key()
    steps.type_key_back()
    steps.next()
    steps.next()
    assert "จากแบบกรอก Excel" in texts(steps.running.frame)


def _walk_down(times: int) -> None:
    """Through the ways to begin, from the first."""
    for _ in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None
        key(focused, Qt.Key.Key_Down)


def test_the_sample_office_opens_and_goes_when_the_program_ends(steps: Steps) -> None:
    press(steps.window, "ลองใช้กับหน่วยงานตัวอย่าง")
    steps.running.settle()
    frame = steps.running.frame
    assert any("Sample-2569" in each for each in texts(frame))
    folder = frame_folder(steps)
    assert folder.exists()
    steps.running.program.lock()
    assert steps.running.says("Sample-2569")
    steps.running.sign_in("laddawan.n", "Sample-2569")
    assert steps.running.frame is frame
    steps.running.program.close()
    assert not folder.exists()
    assert not steps.running.register.exists()


def frame_folder(steps: Steps) -> Path:
    """Where the sample office lies."""
    opened = steps.running.program._opened
    assert opened is not None
    return opened.desk.database.path.parent
