"""The evidence pack: what follows what, every page numbered, every file found, whatever state it is in."""

from __future__ import annotations

import hashlib
import re
import subprocess
import time
import tracemalloc
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from elaas_desk.domain.attachments import MediaType
from elaas_desk.domain.evidence_papers import AcknowledgementInPack, EvidenceFile, EvidencePack, RemovalInPack
from elaas_desk.domain.leaving import Leaver, RemovalTimes
from elaas_desk.domain.papers import code_of
from elaas_desk.domain.people import LeaveReason
from elaas_desk.thai.digits import to_arabic, to_thai
from forms_pdf import evidence_pack
from tests.forms_pdf import evidence_values as evidence
from tests.forms_pdf import governance_values as governance
from tests.forms_pdf.reading import (
    Run,
    by_pdfium,
    by_poppler,
    collisions,
    forms_of,
    in_order,
    lines_of,
    runs,
    text_of,
    without_blanks,
)


@pytest.fixture(scope="module")
def data() -> bytes:
    return evidence.drawn(evidence.pack())


def on_pages(pdf: bytes) -> list[list[Run]]:
    found: list[list[Run]] = [[] for _ in pypdf.PdfReader(BytesIO(pdf)).pages]
    for run in runs(pdf):
        found[run.page].append(run)
    return found


def number_of(text: str) -> int:
    return int(to_arabic(text))


def pages_by_caption(pdf: bytes) -> dict[str, int]:
    """Number of the first page of each owner's files, by the caption over it."""
    found: dict[str, int] = {}
    for number, drawn in enumerate(on_pages(pdf), start=1):
        if "แผ่นที่" in drawn[0].text:
            found.setdefault(drawn[0].text.split("  แบบ")[0].split("  รายงาน")[0].split("  ใบรับทราบ")[0], number)
    return found


def test_every_page_has_its_number_of_all(data: bytes) -> None:
    pages = on_pages(data)
    for number, drawn in enumerate(pages, start=1):
        told = [run for run in drawn if run.text.startswith("หลักฐานหน้า")]
        assert [run.text for run in told] == [f"หลักฐานหน้า {to_thai(number)} จาก {to_thai(len(pages))}"]
        assert told[0].y > forms_of(data)[number - 1].height - 30


def test_the_contents_tell_the_page_on_which_each_section_begins(data: bytes) -> None:
    pages = on_pages(data)
    texts = [run.text for run in pages[1]]
    titles = [text for text in texts if re.match("[๑-๙]\\. ", text)]
    assert len(titles) == 9
    for title in titles:
        page = number_of(texts[texts.index(title) + 1])
        assert pages[page - 1][0].text == title
    assert in_order(titles, "\n".join(texts))


def test_the_contents_lead_the_eye_with_dots_and_their_numbers_end_at_one_edge(data: bytes) -> None:
    numbers = [run for run in on_pages(data)[1] if re.fullmatch("[๐-๙]+", run.text)]
    edges = {round(run.x + run.advance * run.size / 1000, 1) for run in numbers}
    assert len(numbers) == 11  # nine sections, two of which are followed by files
    assert len(edges) == 1
    contents: Any = pypdf.PdfReader(BytesIO(data)).pages[1].get_contents()
    assert contents.get_data().count(b"[0 2.4] 0 d") == 11


def test_bookmarks_lead_to_sections_and_to_what_is_in_them(data: bytes) -> None:
    reader = pypdf.PdfReader(BytesIO(data))
    pages = on_pages(data)
    captions = pages_by_caption(data)
    outline: Any = reader.outline
    for entry in outline:
        for part in entry if isinstance(entry, list) else [entry]:
            page = reader.get_destination_page_number(part)
            assert page is not None
            texts = [run.text for run in pages[page]]
            assert captions.get(part.title) == page + 1 or any(part.title in text for text in texts) or page == 0
    sections = [entry.title for entry in outline if not isinstance(entry, list)]
    below = [entry for entry in outline if isinstance(entry, list)]
    assert sections[:3] == ["ปก", "สารบัญ", "๑. ผู้ใช้งานและกลุ่มผู้ใช้งาน ณ วันที่ ๑ ตุลาคม ๒๕๖๔"]
    assert [part.title for part in below[0]] == ["องค์การบริหารส่วนตำบลบ้านใหม่", "โรงเรียนอนุบาลบ้านใหม่"]
    assert len(below[2]) == sum(bool(each.files) for each in evidence.pack().requests)
    assert str(reader.root_object["/PageMode"]) == "/UseOutlines"


def test_each_request_tells_the_page_of_its_scan(data: bytes) -> None:
    captions = pages_by_caption(data)
    drawn = [run.text for page in on_pages(data) for run in page if "แผ่นที่" not in page[0].text]
    for request in evidence.pack().requests:
        number = to_thai(request.number)
        after = drawn[drawn.index(number) :]
        told = next(text for text in after[1:] if re.fullmatch("[๐-๙]+|-", text))
        expected = captions.get(f"คำขอที่ {number}  {request.full_name}")
        assert told == ("-" if expected is None else to_thai(expected))


def test_scans_follow_their_table_in_its_order_each_with_all_of_its_pages(data: bytes) -> None:
    pages = on_pages(data)
    shown = [page[0].text for page in pages if "แผ่นที่" in page[0].text]
    expected = []
    for request in evidence.pack().requests:
        for each in request.files:
            count = len(pypdf.PdfReader(BytesIO(evidence.read(each))).pages) if each.media is MediaType.PDF else 1
            title = f"คำขอที่ {to_thai(request.number)}  {request.full_name}  {each.what}"
            expected += [f"{title}  แผ่นที่ {to_thai(at)} จาก {to_thai(count)}" for at in range(1, count + 1)]
    assert shown[: len(expected)] == expected
    first = next(number for number, page in enumerate(pages) if "แผ่นที่" in page[0].text)
    assert any(run.text == "เลขที่คำขอ" for run in pages[first - 1])


def test_the_text_of_a_scanned_pdf_is_found_in_the_pack(data: bytes) -> None:
    text = "".join(by_pdfium(data))
    assert text.count("แบบคำขอเป็นผู้ใช้งานในระบบบัญชีคอมพิวเตอร์") >= 4


def test_files_are_listed_with_their_sums(data: bytes) -> None:
    text = text_of(data)
    files = [each for request in evidence.pack().requests for each in request.files]
    assert len(files) > 8
    for each in files:
        assert without_blanks(each.name) in text
        assert each.sha256 in text


def test_what_stands_in_the_tables_is_what_two_readers_get(data: bytes, tmp_path: Path) -> None:
    own = [number for number, page in enumerate(on_pages(data)) if "แผ่นที่" not in page[0].text]
    assert len(own) > 10
    poppler, pdfium = by_poppler(data, tmp_path), by_pdfium(data)
    for number in own:
        drawn = sorted(without_blanks("".join(run.text for run in lines_of(data, number))))
        assert sorted(without_blanks(poppler[number])) == drawn
        assert sorted(without_blanks(pdfium[number])) == drawn


@pytest.mark.parametrize(
    "value", [evidence.EMPTY_PACK, evidence.pack(), evidence.LONG_PACK], ids=["empty", "12", "long"]
)
def test_no_text_touches_another_or_leaves_its_page_and_the_file_is_sound(value: EvidencePack, tmp_path: Path) -> None:
    pdf = evidence.drawn(value)
    assert collisions(pdf) == []
    outside = []
    for page, form in zip(on_pages(pdf), forms_of(pdf), strict=True):
        captioned = any("แผ่นที่" in run.text for run in page)
        edges = (15.0, form.width - 15) if captioned else (form.left - 1, form.right + 1)
        ink = [(run.text, left, right) for run in page for left, _, right, _ in run.ink()]
        outside += [text for text, left, right in ink if left < edges[0] or right > edges[1]]
    assert outside == []
    file = tmp_path / "pack.pdf"
    file.write_bytes(pdf)
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    fonts = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert all(" yes yes yes " in font for font in fonts)


def test_an_empty_span_says_of_each_section_that_there_is_nothing() -> None:
    text = text_of(evidence.drawn(evidence.EMPTY_PACK))
    for said in (
        "ไม่มีบัญชีผู้ใช้งาน",
        "ไม่มีคำขอ",
        "ไม่มีการลงนามรับทราบ",
        "ไม่มีการเปลี่ยนรหัสผ่าน",
        "ไม่มีการสอบทาน",
        "ไม่มีการถอด",
        "ไม่มีแฟ้มแนบ",
    ):
        assert said in text


def test_the_cover_tells_the_office_the_span_and_the_counts(data: bytes) -> None:
    cover = [run.text for run in on_pages(data)[0]]
    assert "ระหว่างวันที่ ๑ ตุลาคม ๒๕๖๔ ถึงวันที่ ๓๐ กันยายน ๒๕๖๙" in cover
    assert "ทุกหน่วยงาน" in cover
    assert {"๑๒ คำขอ", "๑๘ ครั้ง", "๑๑ บัญชี", "ครบถ้วน"} <= set(cover)


def test_the_pack_of_one_unit_says_so() -> None:
    text = text_of(evidence.drawn(replace(evidence.EMPTY_PACK, units=("โรงเรียนอนุบาลบ้านใหม่",))))
    assert "เฉพาะโรงเรียนอนุบาลบ้านใหม่" in text


def removal(last_day: int, removed: int | None) -> RemovalInPack:
    done = None if removed is None else date(2021, 10, removed)
    return RemovalInPack("กองคลัง", "นายหนึ่ง", "one", "กลุ่ม", "", date(2021, 10, last_day), done)


def leaver(number: int, days: int, *, waits: bool = False) -> Leaver:
    last_day = date(2021, 10, 5)
    return Leaver(number, last_day, LeaveReason.TRANSFER, None if waits else last_day + timedelta(days=days), days)


def test_removals_are_told_with_the_median_and_the_longest_time_of_the_leavers() -> None:
    removals = (removal(5, 6), removal(5, 9), removal(5, 25), removal(5, 8), removal(5, None), removal(9, 7))
    assert [each.days for each in removals] == [1, 4, 20, 3, None, 0]
    times = RemovalTimes((leaver(1, 1), leaver(2, 4), leaver(3, 20, waits=True)))
    value = replace(evidence.EMPTY_PACK, removals=removals, times=times)
    text = text_of(evidence.drawn(value))
    assert "ผู้พ้นจากหน้าที่๓คน" in text
    assert "ค่ามัธยฐาน๔วันนานที่สุด๒๐วันยังถอดออกไม่ครบ๑คน" in text
    assert "๔วัน/๒๐วัน" in text
    assert "ยังไม่ถอดออก" in text
    halves = text_of(evidence.drawn(replace(value, times=RemovalTimes(times.leavers[:2]))))
    assert "ค่ามัธยฐาน๒.๕วัน" in halves
    assert "ยังถอดออกไม่ครบ" not in halves


def test_the_pages_of_a_list_that_several_people_signed_follow_once() -> None:
    listed = evidence.file("รายชื่อ.jpg", evidence.photograph(4), MediaType.JPEG, "ใบรับทราบที่ลงนามแล้ว")
    alone = evidence.file("คนเดียว.jpg", evidence.photograph(5), MediaType.JPEG, "ใบรับทราบที่ลงนามแล้ว")
    signed = [
        AcknowledgementInPack("กองคลัง", name, "ว 36", date(2021, 10, 5), files)
        for name, files in (("นายหนึ่ง", (listed,)), ("นายสอง", ()), ("นายสาม", (listed,)), ("นายสี่", (alone,)))
    ]
    pdf = evidence.drawn(replace(evidence.EMPTY_PACK, acknowledgements=tuple(signed)))
    followed = pages_by_caption(pdf)
    assert [without_blanks(title) for title in followed] == [
        "การรับทราบข้อปฏิบัตินายหนึ่งและอีก๑คน",
        "การรับทราบข้อปฏิบัตินายสี่",
    ]
    first, last = followed.values()
    said = [row_of(pdf, each.full_name)[-1] for each in signed]
    assert [said[0], said[2], said[3]] == [to_thai(first), to_thai(first), to_thai(last)]
    assert not said[1].isdecimal()


def row_of(pdf: bytes, name: str) -> list[str]:
    """The words of a row of a table, from the left."""
    page = next(found for found in on_pages(pdf) if name in [run.text for run in found])
    at = next(run for run in page if run.text == name)
    return [run.text for run in sorted(page, key=lambda run: run.x) if abs(run.y - at.y) < 1]


@pytest.mark.parametrize(
    ("intact", "broken_at", "said"),
    [(True, None, "ครบถ้วนไม่พบการแก้ไข"), (False, 17, "ไม่ครบถ้วนพบความผิดปกติตั้งแต่บรรทัดที่๑๗"), (False, None, "ไม่ครบถ้วน")],
)
def test_the_log_is_told_as_it_was_found(intact: bool, broken_at: int | None, said: str) -> None:
    chain = replace(evidence.EMPTY_PACK.chain, intact=intact, broken_at=broken_at)
    text = text_of(evidence.drawn(replace(evidence.EMPTY_PACK, chain=chain)))
    assert f"ผลการตรวจสอบ{said}" in text
    assert f"รหัสตรวจสอบ{governance.MAC}" in text


def with_files(*files: EvidenceFile) -> EvidencePack:
    return replace(evidence.EMPTY_PACK, requests=(replace(evidence.pack().requests[0], files=files),))


def test_a_file_that_is_damaged_gets_a_page_that_says_so_and_the_others_are_shown() -> None:
    damaged = evidence.file("เสีย.pdf", b"%PDF-1.7 nothing", MediaType.PDF)
    sound = evidence.file("ดี.jpg", evidence.photograph(1), MediaType.JPEG)
    pages = on_pages(evidence.drawn(with_files(damaged, sound)))
    at = next(at for at, page in enumerate(pages) if any("แสดงในชุดหลักฐานไม่ได้" in run.text for run in page))
    assert {damaged.name, damaged.sha256} <= {run.text for run in pages[at]}
    assert "แผ่นที่ ๑ จาก ๑" in pages[at + 1][0].text


def test_a_file_whose_bytes_are_not_those_of_its_sum_is_not_shown_as_evidence() -> None:
    changed = replace(evidence.file("ดี.jpg", evidence.photograph(1), MediaType.JPEG), sha256="0" * 64)
    stream = BytesIO()
    evidence_pack.write(with_files(changed), lambda _file: evidence.photograph(1), stream)
    assert "แสดงในชุดหลักฐานไม่ได้" in text_of(stream.getvalue())
    assert evidence.photograph(1) not in stream.getvalue()


def test_each_file_of_several_is_listed_with_the_page_on_which_it_begins() -> None:
    form = evidence.file("แบบ.pdf", evidence.signed_form(9), MediaType.PDF, "แบบคำขอที่ลงนามแล้ว")
    card = evidence.file("บัตร.jpg", evidence.photograph(4), MediaType.JPEG, "สำเนาบัตร")
    pages = on_pages(evidence.drawn(with_files(form, card)))
    listed = [run.text for run in pages[-1]]
    for each in (form, card):
        told = next(text for text in listed[listed.index(each.name) :] if re.fullmatch("[๐-๙]+", text))
        first = next(at for at, page in enumerate(pages, start=1) if each.what in page[0].text)
        assert number_of(told) == first


def test_a_file_of_two_owners_is_in_the_pack_once_and_shown_twice() -> None:
    shared = evidence.file("ร่วม.jpg", evidence.photograph(2), MediaType.JPEG)
    first = replace(evidence.pack().requests[0], files=(shared,))
    pdf = evidence.drawn(replace(evidence.EMPTY_PACK, requests=(first, replace(first, number="2/2565"))))
    assert pdf.count(evidence.photograph(2)) == 1
    assert len(pages_by_caption(pdf)) == 2


def test_a_wide_page_lies_on_its_side_and_a_small_one_is_not_blown_up() -> None:
    wide = evidence.file("กว้าง.jpg", evidence.photograph(3, (1600, 700)), MediaType.JPEG)
    small = evidence.file("เล็ก.jpg", evidence.photograph(1, (100, 200)), MediaType.JPEG)
    pdf = evidence.drawn(with_files(wide, small))
    reader = pypdf.PdfReader(BytesIO(pdf))
    first = next(number for number, page in enumerate(on_pages(pdf)) if "แผ่นที่" in page[0].text)
    boxes = [reader.pages[first + at].mediabox for at in (0, 1)]
    assert [box.width > box.height for box in boxes] == [True, False]
    contents: Any = reader.pages[first + 1].get_contents()
    assert b"q 1.00000 0 0 1.00000 " in contents.get_data()


def test_nothing_is_written_over_a_scan(data: bytes) -> None:
    reader = pypdf.PdfReader(BytesIO(data))
    for page, drawn in zip(reader.pages, on_pages(data), strict=True):
        contents: Any = page.get_contents()
        placed = re.search(rb"q ([\d.]+) 0 0 [\d.]+ [\d.]+ ([\d.]+) cm /S(\d+) Do", contents.get_data())
        if placed:
            objects: Any = page["/Resources"]
            box = objects["/XObject"][f"/S{placed[3].decode()}"]["/BBox"]
            top = float(placed[2]) + float(placed[1]) * float(
                max(box[2], box[3]) if page.mediabox.width < 600 else box[3]
            )
            assert min(bottom for run in drawn for _, bottom, _, _ in run.ink()) > top


def test_what_nobody_can_put_right_any_more_stands_as_its_number() -> None:
    text = text_of(evidence.drawn(evidence.LONG_PACK))
    assert "[U+1F600].jpg" in text
    assert "[U+6F22]" in text


def test_the_same_value_makes_the_same_bytes_and_another_value_another_code(data: bytes) -> None:
    value = evidence.pack()
    assert evidence.drawn(value) == data
    other = replace(value, requests=value.requests[1:])
    assert code_of(value) != code_of(other)
    code = code_of(value)
    text = text_of(data)
    assert text.count(f"รหัสเอกสาร{code[:4]}{code[4:8]}{code[8:]}") == len(pypdf.PdfReader(BytesIO(data)).pages)


class Nowhere(BytesIO):
    """Takes what is written and keeps nothing of it."""

    def write(self, data: Any) -> int:
        return len(data)


def megabyte(number: int) -> bytes:
    """A photograph with a megabyte behind it that no other has."""
    return evidence.photograph(1) + f"{number:016}".encode() * 65_536


def peak(count: int) -> int:
    """The most bytes in use while a pack of so many files is written."""
    sums = [hashlib.sha256(megabyte(number)).hexdigest() for number in range(count)]
    files = (EvidenceFile(str(number), sha256, MediaType.JPEG) for number, sha256 in enumerate(sums))
    value = with_files(*files)
    tracemalloc.start()
    evidence_pack.write(value, lambda file: megabyte(int(file.name)), Nowhere())
    used = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return used


def test_files_are_read_one_at_a_time_and_let_go() -> None:
    """Forty files of a megabyte need no more room than five."""
    peak(1)
    assert peak(40) - peak(5) < 2_000_000


def test_a_pack_of_hundreds_takes_seconds() -> None:
    value = evidence.pack(300)
    started = time.process_time()
    evidence_pack.write(value, evidence.read, Nowhere())
    assert time.process_time() - started < 8
