"""What the command line asks for, as values; a slip in it is told in one Thai sentence."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, NoReturn

USAGE: Final = """\
eLAAS Desk ทะเบียนผู้ใช้งาน New e-LAAS ของหน่วยงานคลัง

  elaas-desk                       เปิดหน้าต่างโปรแกรม
  elaas-desk demo --out โฟลเดอร์ [--today วันที่]
                                   สร้างสำนักงานตัวอย่าง พร้อมเอกสาร รายการที่ครบกำหนด และภาพทุกหน้าจอ
  elaas-desk shots --out โฟลเดอร์ [--today วันที่]
                                   สร้างเฉพาะภาพทุกหน้าจอ
  elaas-desk papers --out โฟลเดอร์ [--today วันที่]
                                   สร้างภาพเอกสารทุกแบบของสำนักงานตัวอย่าง
  elaas-desk due --register แฟ้ม [--today วันที่] [--json] [--recovery-key-file แฟ้ม]
                                   แสดงงานที่ครบกำหนดของทะเบียน
  elaas-desk report แฟ้ม [--json]    อ่านรายงานรายชื่อผู้ใช้งานของ New e-LAAS
                                   (xlsx xls csv html pdf ไม่เกิน 50 MB)
  elaas-desk reconcile แฟ้ม --register แฟ้ม [--unit หน่วยงาน] [--today วันที่] [--json] [--recovery-key-file แฟ้ม]
                                   เทียบรายงานของ New e-LAAS กับทะเบียน โดยไม่เปลี่ยนทะเบียน
                                   --today คือวันของรายงาน
  elaas-desk form แฟ้ม.json --out แฟ้ม.pdf
                                   พิมพ์แบบ ๑ แบบ ๒ หรือหนังสือนำส่งจากแฟ้ม JSON
  elaas-desk --version             แสดงรุ่นของโปรแกรม
  elaas-desk --self-test           ให้โปรแกรมตรวจตัวเองกับทะเบียนตัวอย่าง

วันที่เขียนเป็น พ.ศ. เช่น 15/3/2569 หรือ 2026-03-15 ถ้าไม่ระบุคือวันนี้
กุญแจของทะเบียนมาจากแฟ้มของ --recovery-key-file ก่อน แล้วจากที่เก็บกุญแจของเครื่อง
แล้วจากตัวแปร ELAAS_DESK_RECOVERY_KEY และสุดท้ายจากการพิมพ์ที่หน้าจอ"""

_OPTION = re.compile(r"argument (--[\w-]+)")


class Refusal(Exception):  # noqa: N818 - a sentence for a person, no error of the program
    """The command ends here; the message is the whole Thai sentence that tells why."""


@dataclass(frozen=True, slots=True)
class ShowHelp:
    """`--help`."""


@dataclass(frozen=True, slots=True)
class ShowVersion:
    """`--version`."""


@dataclass(frozen=True, slots=True)
class SelfTest:
    """`--self-test`."""


@dataclass(frozen=True, slots=True)
class Demo:
    """`demo`: the sample office with all its papers and pictures."""

    out: Path
    today: date | None


@dataclass(frozen=True, slots=True)
class Shots:
    """`shots`: the pictures of the sample office alone."""

    out: Path
    today: date | None


@dataclass(frozen=True, slots=True)
class Papers:
    """`papers`: the pictures of every paper of the sample office."""

    out: Path
    today: date | None


@dataclass(frozen=True, slots=True)
class Due:
    """`due`: what is due in a register."""

    register: Path
    today: date | None
    as_json: bool
    recovery_key_file: Path | None


@dataclass(frozen=True, slots=True)
class Form:
    """`form`: one paper from a JSON file."""

    file: Path
    out: Path


@dataclass(frozen=True, slots=True)
class Report:
    """`report`: what a New e-LAAS report says."""

    file: Path
    as_json: bool


@dataclass(frozen=True, slots=True)
class Reconcile:
    """`reconcile`: a New e-LAAS report beside a register."""

    file: Path
    register: Path
    unit: str | None
    today: date | None  # the day that the report shows
    as_json: bool
    recovery_key_file: Path | None


Command = ShowHelp | ShowVersion | SelfTest | Demo | Shots | Papers | Due | Form | Report | Reconcile


def parse(arguments: Sequence[str]) -> Command:
    """The command that the arguments name.

    Raises Refusal, and UserError for a day that cannot be told.
    """
    first, *rest = arguments
    reader = _READERS.get(first)
    if reader is None:
        raise Refusal(f"ไม่รู้จักคำสั่ง “{first}” กรุณาพิมพ์ elaas-desk --help เพื่อดูคำสั่งที่มี")
    return reader(rest)


def _demo(words: Sequence[str]) -> Demo:
    found = _read("demo", words, ("--out", "--today"))
    return Demo(_place(found, "--out", "โฟลเดอร์ที่จะเก็บผลลัพธ์"), _day(found))


def _shots(words: Sequence[str]) -> Shots:
    found = _read("shots", words, ("--out", "--today"))
    return Shots(_place(found, "--out", "โฟลเดอร์ที่จะเก็บภาพ"), _day(found))


def _papers(words: Sequence[str]) -> Papers:
    found = _read("papers", words, ("--out", "--today"))
    return Papers(_place(found, "--out", "โฟลเดอร์ที่จะเก็บภาพ"), _day(found))


def _due(words: Sequence[str]) -> Due:
    found = _read("due", words, ("--register", "--today", "--recovery-key-file"), flags=("--json",))
    register = _place(found, "--register", "แฟ้มทะเบียน")
    return Due(register, _day(found), bool(found["--json"]), _key_file(found))


def _form(words: Sequence[str]) -> Form:
    found = _read("form", words, ("--out",), positional="file")
    return Form(_place(found, "file", "แฟ้ม JSON ของเอกสาร"), _place(found, "--out", "แฟ้ม PDF ที่จะเก็บผลลัพธ์"))


def _report(words: Sequence[str]) -> Report:
    found = _read("report", words, (), flags=("--json",), positional="file")
    return Report(_place(found, "file", "แฟ้มรายงานของ New e-LAAS"), bool(found["--json"]))


def _reconcile(words: Sequence[str]) -> Reconcile:
    options = ("--register", "--unit", "--today", "--recovery-key-file")
    found = _read("reconcile", words, options, flags=("--json",), positional="file")
    unit = found["--unit"]
    return Reconcile(
        _place(found, "file", "แฟ้มรายงานของ New e-LAAS"),
        _place(found, "--register", "แฟ้มทะเบียน"),
        unit if isinstance(unit, str) else None,
        _day(found),
        bool(found["--json"]),
        _key_file(found),
    )


def _key_file(found: Mapping[str, str | bool | None]) -> Path | None:
    key = found["--recovery-key-file"]
    return Path(key) if isinstance(key, str) and key else None


def _alone(command: Command) -> Callable[[Sequence[str]], Command]:
    def reader(words: Sequence[str]) -> Command:
        if words:
            raise Refusal(f"ไม่เข้าใจ “{words[0]}” ในบรรทัดคำสั่ง กรุณาลบออกแล้วลองใหม่")
        return command

    return reader


_READERS: Final[Mapping[str, Callable[[Sequence[str]], Command]]] = {
    "demo": _demo,
    "shots": _shots,
    "papers": _papers,
    "due": _due,
    "form": _form,
    "report": _report,
    "reconcile": _reconcile,
    "--help": _alone(ShowHelp()),
    "-h": _alone(ShowHelp()),
    "--version": _alone(ShowVersion()),
    "--self-test": _alone(SelfTest()),
}


class _Parser(argparse.ArgumentParser):
    """Tells a slip in Thai in place of printing an English usage and ending the program."""

    def error(self, message: str) -> NoReturn:
        """What argparse calls for an option without its value, or a flag with one."""
        option = _OPTION.search(message)
        named = f"ของ {option[1]} " if option else ""
        raise Refusal(f"ค่า{named}ในบรรทัดคำสั่งขาดหรือเกิน กรุณาพิมพ์ elaas-desk --help เพื่อดูวิธีใช้")


def _read(
    command: str, words: Sequence[str], options: Sequence[str], *, flags: Sequence[str] = (), positional: str = ""
) -> dict[str, str | bool | None]:
    """Each option with its value, or None."""
    parser = _Parser(prog=command, add_help=False, allow_abbrev=False)
    for option in options:
        parser.add_argument(option, dest=option)
    for flag in flags:
        parser.add_argument(flag, dest=flag, action="store_true")
    if positional:
        parser.add_argument(positional, nargs="?")
    found, unknown = parser.parse_known_args(list(words))
    if unknown:
        raise Refusal(f"คำสั่ง {command} ไม่เข้าใจ “{unknown[0]}” กรุณาพิมพ์ elaas-desk --help เพื่อดูวิธีใช้")
    return vars(found)


def _place(found: Mapping[str, str | bool | None], name: str, words: str) -> Path:
    value = found[name]
    if not isinstance(value, str) or not value.strip():
        option = f" ด้วย {name}" if name.startswith("--") else ""
        raise Refusal(f"ยังไม่ได้ระบุ{words}{option} กรุณาพิมพ์ elaas-desk --help เพื่อดูวิธีใช้")
    return Path(value)


def _day(found: Mapping[str, str | bool | None]) -> date | None:
    value = found["--today"]
    if not isinstance(value, str):
        return None
    from elaas_desk.domain.days import DATE_PROBLEMS, day_of
    from elaas_desk.errors import UserError
    from elaas_desk.thai.dates import DateProblem

    try:
        return day_of(value)
    except DateProblem as problem:
        raise UserError(DATE_PROBLEMS[problem.reason], field="--today", text=value) from None
