"""The page of Form 2 as HTML and CSS, for the yardstick: the same measures, typeface, lines and words."""

from __future__ import annotations

from html import escape
from typing import Final

from elaas_desk.domain.papers import Form2, Form2Reason, Form2Requester, GroupChange
from elaas_desk.paths import resource
from elaas_desk.thai.dates import MONTHS, be_year, official, short
from elaas_desk.thai.digits import to_thai
from elaas_desk.thai.national_id import display
from forms_pdf.form2 import TITLE

_FONTS: Final = resource("fonts", "THSarabunPSK")
STYLE: Final = f"""
@font-face {{ font-family: S; src: url({(_FONTS / "THSarabun-Regular.ttf").as_uri()}) }}
@font-face {{ font-family: S; font-weight: bold; src: url({(_FONTS / "THSarabun-Bold.ttf").as_uri()}) }}
@page {{ size: A4; margin: 25mm 20mm 20mm 30mm }}
body {{ font: 16pt/21pt S }}
h1 {{ font-size: 18pt; text-align: center; margin: 0; line-height: 21pt }}
p {{ margin: 0 }}
.right {{ text-align: right }}
.value {{ border-bottom: 0.55pt dotted black; padding: 0 4pt }}
.certified {{ text-indent: 25mm; text-align: justify }}
table {{ border-collapse: collapse; width: 100% }}
td, th {{ border: 0.6pt solid black; padding: 0 3pt; font-size: 14pt }}
.two {{ display: flex; justify-content: space-between }}
.two > div {{ width: 48% }}
.box {{ border: 0.6pt solid black; padding: 4pt; font-size: 14pt }}
"""
_REQUESTERS = {
    Form2Requester.LAO_USER: "ผู้ใช้งานของ อปท.",
    Form2Requester.SUBORDINATE_HEAD: "หัวหน้าหน่วยงานคลังของหน่วยงานภายใต้สังกัด",
    Form2Requester.SUBORDINATE_USER: "ผู้ใช้งานอื่นของหน่วยงานภายใต้สังกัด",
}
_REASONS = {
    Form2Reason.NEW_USER: "ผู้ใช้งานใหม่",
    Form2Reason.CHANGE_RIGHTS: "เปลี่ยนแปลงสิทธิการใช้งาน",
    Form2Reason.CANNOT_GET_IN: "ไม่สามารถเข้าใช้งานได้ เหตุ",
}


def html_of(form: Form2) -> str:
    """The form as a page of HTML, to be drawn with `STYLE`."""
    parts = [_head(form), _person(form), _wish(form), _groups(form), _certification(form), _signatures(form)]
    return f'<html lang="th"><body>{"".join(parts)}</body></html>'


def _value(text: str) -> str:
    return f'<span class="value">{escape(to_thai(text))}</span>'


def _head(form: Form2) -> str:
    dated = form.dated
    day = "" if dated is None else f"วันที่ {dated.day} เดือน {MONTHS[dated.month - 1]} พ.ศ. {be_year(dated)}"
    titles = "".join(f"<h1>{line}</h1>" for line in TITLE)
    place = f'<p class="right">เขียนที่ {_value(form.written_at)}</p><p class="right">{_value(day)}</p>'
    return f'<p class="right">สิ่งที่ส่งมาด้วย ๒</p>{titles}{place}<p>เรียน {_value(form.addressee)}</p>'


def _person(form: Form2) -> str:
    person, office = form.person, form.office
    order = "" if person.order_date is None else official(person.order_date)
    since = "" if person.in_post_since is None else official(person.in_post_since)
    lines = (
        f"<b>๑. ผู้ขอ</b> ชื่อ - นามสกุล {_value(person.full_name)} e-mail {_value(person.email)}",
        f"เลขประจำตัวประชาชน {_value(display(person.national_id))} โทร. มือถือ {_value(person.mobile)}",
        f"ตำแหน่ง {_value(person.position)} ระดับ {_value(person.level)}",
        f"สังกัด {_value(person.unit)} อปท. {_value(office.name)}",
        f"คำสั่งแต่งตั้งที่ {_value(person.order_number)} ลงวันที่ {_value(order)} ดำรงตำแหน่งตั้งแต่ {_value(since)}",
    )
    return "".join(f"<p>{line}</p>" for line in lines)


def _ticks(chosen: object, choices: dict[Form2Requester, str] | dict[Form2Reason, str]) -> str:
    return " ".join(f"{'[/]' if each is chosen else '[ ]'} {words}" for each, words in choices.items())


def _wish(form: Form2) -> str:
    wish = _ticks(form.reason, _REASONS)
    return f"<p>{_ticks(form.requester, _REQUESTERS)}</p><p><b>๒. ความประสงค์</b> {wish} {_value(form.cause)}</p>"


def _groups(form: Form2) -> str:
    heads = ("ที่", "กลุ่มผู้ใช้งาน", "เพิ่ม/ยกเลิก", "หน้าที่ที่ได้รับมอบหมาย", "คำสั่งที่/ลงวันที่")
    rows = []
    for number, line in enumerate(form.groups, start=1):
        dated = "" if line.order_date is None else short(line.order_date)
        change = "เพิ่ม" if line.change is GroupChange.ADD else "ยกเลิก"
        cells = (str(number), line.group, change, line.duty, f"{line.order_number} {dated}")
        rows.append("".join(f"<td>{escape(to_thai(cell))}</td>" for cell in cells))
    head = "".join(f"<th>{cell}</th>" for cell in heads)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    former = f"<p>๔. ชื่อผู้ใช้งานเดิม (ถ้ามี) {_value(form.former_username)}</p>"
    return f"<p><b>๓. กลุ่มผู้ใช้งานที่ขอ</b></p><table><tr>{head}</tr>{body}</table>{former}"


def _certification(form: Form2) -> str:
    circular = f"ที่ {to_thai(form.circular.number)} ลงวันที่ {official(form.circular.dated)}"
    return (
        '<p class="certified">ข้าพเจ้าขอรับรองว่าข้อความข้างต้นเป็นความจริง และจะเก็บรักษารหัสผู้ใช้งานและรหัสผ่านไว้เป็นความลับ '
        f"ตามข้อ ๓ ของหนังสือกรมส่งเสริมการปกครองท้องถิ่น {circular}</p>"
    )


def _signature(name: str, position: str, role: str) -> str:
    dots = _value("\u00a0" * 30)
    return f"<div><p>ลงชื่อ {dots} {role}</p><p>({escape(name)})</p><p>{escape(position)}</p><p>วันที่ {dots}</p></div>"


def _signatures(form: Form2) -> str:
    person, superior, head = form.person, form.superior, form.head
    asked = _signature(person.full_name, person.position, "ผู้ขอ")
    above = _signature(superior.full_name, superior.position, "ผู้บังคับบัญชา")
    decided = _signature(head.full_name, head.position, "ผู้อนุมัติ")
    taken = _signature(person.full_name, "", "ผู้ใช้งาน")
    approval = f"<p>[ ] อนุมัติ [ ] ไม่อนุมัติ เพราะ</p><p>ชื่อผู้ใช้งานที่กำหนด</p>{decided}"
    received = f"<p>ข้าพเจ้าได้รับชื่อผู้ใช้งานแล้ว และทราบแนวทางปฏิบัติตามข้อ ๓.๑ ถึงข้อ ๓.๔ แล้ว</p>{taken}"
    left = f'<div class="box"><b>สำหรับหัวหน้าหน่วยงานคลัง</b>{approval}</div>'
    right = f'<div class="box"><b>สำหรับผู้ใช้งาน</b>{received}</div>'
    return f'<div class="two">{asked}{above}</div><div class="two">{left}{right}</div>'
