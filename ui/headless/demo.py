"""`demo`: the sample office with its papers, its due list and a picture of every screen, in one folder."""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

from elaas_desk.domain.actors import Actor
from elaas_desk.persistence.files import writing
from elaas_desk.persistence.keys import CredentialStore
from elaas_desk.persistence.lock import WriterLock
from elaas_desk.services.desk import Desk
from elaas_desk.services.sample import PASSWORD, fill_sample_office, founding, sample_entries
from elaas_desk.services.setup import NewRegister, create_register
from elaas_desk.services.users import ROUNDS
from ui.headless import registers, streams
from ui.headless.arguments import Demo, Refusal
from ui.headless.due import as_json
from ui.headless.files import make_folder, write_whole
from ui.headless.routes import papers_of_every_route
from ui.renderers import renderers

REGISTER: Final = "register.elaas"
PICTURES: Final = "pictures"
CONTENTS: Final = "contents.json"
"""The list of what a demo wrote: only a folder that has one is written to again, and only what it lists is replaced."""

_WORKING_HOURS: Final = time(9, 30)


class KeepsNothing(CredentialStore):
    """For a sample: its key is told in a file beside it and has no place among this PC's credentials."""

    def works(self) -> bool:
        """Never."""
        return False


def run(command: Demo) -> None:
    """Write everything into a folder of its own, then move it into place. UserError, Refusal."""
    out = command.out.absolute()
    former = _former(out)
    make_folder(out.parent)
    today = command.today or registers.now().date()
    with writing(out):
        stage = Path(tempfile.mkdtemp(prefix=f".{out.name[:40]}.", dir=out.parent))
    try:
        _make(stage, today)
        _move(stage, out, former)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    streams.say(f"สร้างสำนักงานตัวอย่างแล้วที่ {out} กรุณาเริ่มอ่านที่แฟ้ม README.txt")


def make_sample(folder: Path, today: date, rounds: int = ROUNDS) -> tuple[Desk, Actor, NewRegister]:
    """A register of the sample office in `folder`, open, with its head signed in; `rounds` is bcrypt's cost."""
    now = datetime.combine(today, _WORKING_HOURS).astimezone()
    entries, begun = sample_entries(today), founding(today, now.tzinfo)
    made = create_register(
        folder / REGISTER,
        entries.office,
        entries.units,
        entries.head,
        entries.user,
        KeepsNothing(),
        lambda: begun,
        rounds,
    )
    desk = Desk.over(made.database, registers.policy(), lambda: now, renderers(), rounds)
    try:
        fill_sample_office(desk, made.actor, today, renderers(), rounds)
    except BaseException:
        desk.close()
        raise
    return desk, made.actor, made


def _make(stage: Path, today: date) -> None:
    desk, actor, made = make_sample(stage, today)
    try:
        for name, content in papers_of_every_route(desk, actor, today):
            write_whole(stage / f"{name}.pdf", content)
        listed = desk.documents.issue_due_list(actor, today)
        write_whole(stage / "due.pdf", desk.documents.content(actor, listed.id))
        write_whole(stage / "due.json", as_json(desk, today).encode())
        names = desk.users.names()
        _draw(desk, actor, stage / PICTURES)
    finally:
        desk.close()
    write_whole(stage / "recovery-key.txt", (made.recovery_key.text + "\n").encode())
    write_whole(stage / "README.txt", _read_me(names).encode())
    written = sorted(file.relative_to(stage).as_posix() for file in stage.rglob("*") if file.is_file())
    write_whole(stage / CONTENTS, json.dumps(written, indent=1).encode())


def _draw(desk: Desk, actor: Actor, folder: Path) -> None:
    """Qt is loaded here and nowhere else on the way of a command."""
    from ui import shots

    shots.draw(desk, actor, folder)


def _read_me(names: tuple[str, ...]) -> str:
    return f"""สำนักงานตัวอย่าง คน เลขประจำตัวประชาชน และเหตุการณ์ทั้งหมดแต่งขึ้น

form1.pdf letter.pdf   แบบ ๑ และหนังสือนำส่งถึงกรมส่งเสริมการปกครองท้องถิ่น (ข้อ ๑.๑.๑)
form2-*.pdf            แบบ ๒ ของทุกเส้นทางตามหนังสือสั่งการ ชื่อแฟ้มบอกข้อ ผู้ขอ และเหตุผล
due.pdf due.json       รายการที่ครบกำหนด
{PICTURES}               ภาพทุกหน้าจอของโปรแกรม เปิดดูได้ทันที
{REGISTER}         ทะเบียนที่เข้ารหัสไว้
recovery-key.txt       กุญแจกู้คืนของทะเบียนนี้

ดูรายการที่ครบกำหนดอีกครั้ง
    elaas-desk due --register {REGISTER} --recovery-key-file recovery-key.txt

ผู้ใช้โปรแกรม {" ".join(names)}
รหัสผ่านของทุกคน {PASSWORD}
"""


def _former(out: Path) -> tuple[str, ...]:
    """What an earlier demo wrote there; Refusal for a folder that holds anything else."""
    with writing(out):
        there = out.exists()
    if not there:
        return ()
    try:
        if not any(out.iterdir()):
            return ()
        listed = json.loads((out / CONTENTS).read_text(encoding="utf-8"))
        return tuple(name for name in listed if isinstance(name, str) and (out / name).resolve().is_relative_to(out))
    except (OSError, ValueError, TypeError):
        sentence = f"ที่ {out} มีสิ่งอื่นอยู่แล้ว จึงยังไม่ได้เขียนสิ่งใด กรุณาระบุโฟลเดอร์ใหม่หรือโฟลเดอร์ว่าง"
        raise Refusal(sentence) from None


def _move(stage: Path, out: Path, former: tuple[str, ...]) -> None:
    """Each file takes its place whole; what an earlier demo wrote and this one did not goes."""
    make_folder(out)
    lock = WriterLock(out / REGISTER)  # nobody may have the earlier one open
    try:
        with writing(out):
            files = [file.relative_to(stage) for file in stage.rglob("*") if file.is_file()]
            for file in sorted(files, key=lambda each: each.name == CONTENTS):
                (out / file).parent.mkdir(parents=True, exist_ok=True)
                (stage / file).replace(out / file)
            for name in set(former) - {file.as_posix() for file in files}:
                (out / name).unlink(missing_ok=True)
    finally:
        lock.release()
