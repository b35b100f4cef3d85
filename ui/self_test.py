"""`--self-test`: the program tries itself, in source and frozen, and ends with 0 only if all of it works.

It makes a register of the sample office, issues Form 1, the letter and Form 2 from it, reads reports in a process of
their own, opens the register again through the program's own windows with its recovery key, signs in and shows every
screen. Nothing of it stays on the PC.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import tempfile
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, TextIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.people import Post
from elaas_desk.domain.requests import Cause, PaperKind, Reason, RequestDraft, RequestState
from elaas_desk.errors import UserError
from elaas_desk.persistence.keys import CredentialStore, header_of, register_id
from elaas_desk.services.desk import Desk
from elaas_desk.services.sample import PASSWORD
from elaas_desk.settings import Settings
from ui.errands import OpenPage
from ui.headless import registers, streams
from ui.headless.demo import make_sample
from ui.main_window import MainWindow
from ui.program import Program
from ui.setup.window import SetupWindow
from ui.sign_in.form import SignInForm
from ui.sign_in.recovery import SecretForm
from ui.sign_in.window import SignInWindow
from ui.stage import Stage, StageError, application, fill, press
from ui.theme import Theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import PasswordField

PAGES: Final = ("today", "register", "groups", "requests", "reviews", "documents", "settings")
SECONDS: Final = 100
"""After so long it counts as hung; whoever waits for it need not wait two minutes."""

_RENEWED: Final = f"{PASSWORD}-x"
_GRACE: Final = 10
_HUNG: Final = 2
_QUICK_ROUNDS: Final = 4  # of bcrypt: the sample's password is no secret
_LEAST_COLOURS: Final = 12
"""A window with fewer was not painted: smooth letters alone have more shades."""


def run() -> None:
    """Try everything, one line on standard output for each step. Raises what went wrong first; a hang ends with 2."""
    place = tempfile.TemporaryDirectory(prefix="elaas-desk-ทดสอบ-", ignore_cleanup_errors=True)
    with _watchdog(), place as folder:
        try:
            _try_all(Path(folder))
        except Exception:
            streams.say(traceback.format_exc())  # people and numbers in it are invented ones
            raise
    streams.say("โปรแกรมตรวจตัวเองแล้ว ใช้งานได้ทุกส่วน")


def _try_all(folder: Path) -> None:
    register, key, name = _register(folder)
    app = application(seen=True)
    theme, stage = Theme(app), Stage(app)
    program = Program(theme, register, Settings(folder / "settings.json"), registers.now)
    with stage.watched(), _forgotten(register):
        program.jobs.went_wrong.connect(stage.refuse)
        try:
            _show_first_start(stage, program)
            frame = _sign_in(stage, program, key, name)
            _show_pages(stage, program, frame)
            _lock(stage, program)
        finally:
            program.close()
            app.closeAllWindows()


def _passed(words: str) -> None:
    streams.say(f"ผ่าน {words}")


# the core


def _read_reports(folder: Path, paper: bytes) -> None:
    """A report as a workbook, a web page and text is read by the process that reads; so is what is no report."""
    from elaas_desk.intake.reader import look, read
    from elaas_desk.workbooks import SheetOfRows, write

    head, user = ("กลุ่มผู้ใช้งาน", "รหัสผู้ใช้งาน", "ชื่อ-สกุล"), ("ผู้บันทึกฎีกา", "somchai.j", "นายสมชาย ใจดี")
    rows = "".join(f"<tr><td>{'<td>'.join(cells)}" for cells in (head, user))
    files = {
        "report.xlsx": write([SheetOfRows("รายงาน", "รายงานรายชื่อผู้ใช้งาน", head, [user])]),
        "report.xls": f"<table>{rows}</table>".encode("cp874"),
        "report.csv": "\n".join(map(",".join, (head, user))).encode("utf-16"),
    }
    for name, content in files.items():
        path = folder / name
        path.write_bytes(content)
        found = [(each.group, each.username, each.name) for each in read(path).report.rows]
        if found != [user]:
            raise StageError(f"read {found} from {name}")
    (folder / "paper.pdf").write_bytes(paper)
    if not look(folder / "paper.pdf").raw:
        raise StageError("no line was read from a PDF")
    _passed("อ่านรายงานจาก New e-LAAS ในโพรเซสของตัวเอง")


def _register(folder: Path) -> tuple[Path, str, str]:
    """A register with papers in it, closed again; its recovery key, and who may sign in."""
    desk, actor, made = make_sample(folder, registers.now().date(), _QUICK_ROUNDS)
    try:
        _passed("สร้างทะเบียนที่เข้ารหัส ปรับโครงสร้างเป็นรุ่นปัจจุบัน และใส่สำนักงานตัวอย่าง")
        _read_reports(folder, _issue(desk, actor))
        return desk.database.path, made.recovery_key.text, desk.users.names()[0]
    finally:
        desk.close()


def _issue(desk: Desk, actor: Actor) -> bytes:
    """Papers for two requests; the bytes of one."""
    today = desk.clock().date()
    entries, listed = desk.register.entries(actor), desk.requests.listed(actor)
    head = next(each.person for each in entries if each.person.post is Post.LAO_FINANCE_HEAD)
    lost = RequestDraft(head.id, Reason.CANNOT_SIGN_IN, today, cause=Cause.FORGOTTEN)
    newcomer = next(each.request for each in listed if each.request.state is RequestState.DRAFT)
    wanted = {
        desk.requests.submit(actor, lost).id: {PaperKind.FORM1, PaperKind.LETTER},
        newcomer.id: {PaperKind.FORM2},
    }
    content = b""
    for request_id, kinds in wanted.items():
        issued = desk.documents.issue(actor, request_id)
        if {document.kind for document in issued} != kinds:
            raise StageError(f"issued {issued} in place of {kinds}")
        for document in issued:
            content = desk.documents.content(actor, document.id)
            _expect_ink(content)
            _passed(f"ออกเอกสาร {document.kind}")
    return content


def _expect_ink(pdf: bytes) -> None:
    """Draw the first page as the preview does. StageError for a page that is blank."""
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    _expect_paint(document.render(0, QSize(420, 594)), "a paper")
    document.close()


# the windows


def _show_first_start(stage: Stage, program: Program) -> None:
    window = SetupWindow(lambda: registers.now().date())
    window.show()
    stage.settle(program.jobs)
    _expect_paint(window.grab().toImage(), "the first start")
    window.hide()
    window.deleteLater()
    _passed("แสดงการตั้งค่าครั้งแรก")


def _sign_in(stage: Stage, program: Program, key: str, name: str) -> MainWindow:
    program.start()
    window = stage.wait_for_window(SignInWindow)
    secret = stage.wait_for(window, SecretForm)
    fill(secret, {"recovery_key": key})
    press(secret, "เปิดทะเบียน")
    form = stage.wait_for(window, SignInForm)
    stage.settle(program.jobs)
    _passed("เปิดทะเบียนอีกครั้งด้วยกุญแจกู้คืน")
    form.findChildren(ChoiceField)[0].set_value(name)
    form.findChildren(PasswordField)[0].set_text(PASSWORD)
    _expect_paint(window.grab().toImage(), "the sign-in")
    press(form, "เข้าใช้งาน")
    _renew_password(stage, window)
    frame = stage.wait_for_window(MainWindow)
    _passed("เข้าใช้งานด้วยรหัสผ่าน และตั้งรหัสผ่านใหม่เพราะครบ ๖ เดือน")
    return frame


def _renew_password(stage: Stage, window: SignInWindow) -> None:
    """The sample's first user has had the password for longer than six months."""
    form = stage.wait_for(window, SecretForm)
    fill(form, {"old": PASSWORD, "password": _RENEWED, "password_again": _RENEWED})
    press(form, "ตั้งรหัสผ่านใหม่")


def _show_pages(stage: Stage, program: Program, frame: MainWindow) -> None:
    for key in PAGES:
        frame.open(OpenPage(key))
        stage.settle(program.jobs)
        _expect_paint(frame.page(key).grab().toImage(), key)
        _passed(f"แสดงหน้าจอ {key}")


def _lock(stage: Stage, program: Program) -> None:
    program.lock()
    stage.wait_for_window(SignInWindow)
    stage.settle(program.jobs)
    _passed("ล็อกหน้าจอ")


def _expect_paint(image: QImage, what: str) -> None:
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)  # named, because its bits do not keep it alive
    if len(set(memoryview(plain.constBits()).cast("I"))) < _LEAST_COLOURS:
        raise StageError(f"{what} is blank")


# around it


@contextmanager
def _forgotten(register: Path) -> Iterator[None]:
    """What the program puts into this PC's credential store for this register is taken out again."""
    name = register_id(header_of(register))
    try:
        yield
    finally:
        with suppress(UserError):
            CredentialStore().forget(name)


@contextmanager
def _watchdog() -> Iterator[None]:
    """End the process with 2 where Python hangs, and a little later by force where Qt or a driver does."""
    traces = _traces()
    faulthandler.enable(traces)
    faulthandler.dump_traceback_later(SECONDS + _GRACE, exit=True, file=traces)
    clock = threading.Timer(SECONDS, _give_up, (traces,))
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()
        faulthandler.cancel_dump_traceback_later()


def _give_up(traces: TextIO) -> None:
    streams.complain(f"โปรแกรมตรวจตัวเองไม่เสร็จภายใน {SECONDS} วินาที กรุณาส่งข้อความที่ตามมาให้ผู้ดูแล")
    faulthandler.dump_traceback(traces)
    os._exit(_HUNG)


def _traces() -> TextIO:
    """Where the places in the code are told: standard error where it is a file of the system."""
    try:
        sys.stderr.fileno()
    except OSError:
        return Path(os.devnull).open("w", encoding="utf-8")
    return sys.stderr
