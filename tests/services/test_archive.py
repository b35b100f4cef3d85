"""Issued papers are found, taken out whole, and known again; what was tampered with is never given out."""

from __future__ import annotations

import hashlib
import io
import os
import sys
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import openpyxl
import pypdf
import pytest

from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.history import Span
from elaas_desk.domain.requests import IssuedDocument, PaperKind
from elaas_desk.errors import Problem
from elaas_desk.services.archive import ArchiveEntry, PaperSearch, TakenOut, Verdict
from elaas_desk.services.desk import Desk
from tests.services.office import TODAY, Clock, OfficeIds, actors, audit_lines, problem_of


@pytest.fixture
def issued(desk: Desk, head: Actor, ids: OfficeIds) -> IssuedDocument:
    """A sheet of one person, issued now."""
    return desk.documents.issue_acknowledgement(head, [ids.lao.user])


def found(entries: tuple[ArchiveEntry, ...]) -> list[int]:
    return [each.document.id for each in entries]


def damage(desk: Desk, head: Actor, document_id: int) -> None:
    """Change one byte of what is kept, past every guard of the program."""
    with desk.database.work(head, desk.clock()) as work:
        link = work.documents._session.connection()
        link.exec_driver_sql(
            "UPDATE documents SET content = CAST(substr(content, 1, 100) || x'00' || substr(content, 102) AS BLOB) "
            "WHERE id = ?",
            (document_id,),
        )
        work.commit()


# search


def test_papers_are_found_by_kind_person_unit_and_day(
    desk: Desk, head: Actor, ids: OfficeIds, clock: Clock, issued: IssuedDocument
) -> None:
    clock.pass_by(days=3)
    later = desk.documents.issue_acknowledgement(head, [ids.school.user])
    everything = desk.archive.search(head, PaperSearch())
    assert found(everything)[:2] == [later.id, issued.id]
    assert found(desk.archive.search(head, PaperSearch(person_id=ids.lao.user))) == [issued.id]
    assert found(desk.archive.search(head, PaperSearch(kind=PaperKind.ACKNOWLEDGEMENT))) == [later.id, issued.id]
    assert found(desk.archive.search(head, PaperSearch(kind=PaperKind.ACKNOWLEDGEMENT, unit_id=ids.school.unit))) == [
        later.id
    ]
    day = TODAY + timedelta(days=3)
    assert found(desk.archive.search(head, PaperSearch(first=day, last=day))) == [later.id]
    assert issued.id in found(desk.archive.search(head, PaperSearch(last=TODAY)))
    assert later.id not in found(desk.archive.search(head, PaperSearch(last=TODAY)))
    assert desk.archive.search(head, PaperSearch(first=day + timedelta(days=1))) == ()


def test_each_paper_comes_with_the_name_of_whom_it_belongs_to(
    desk: Desk, head: Actor, ids: OfficeIds, issued: IssuedDocument
) -> None:
    entry = desk.archive.search(head, PaperSearch(person_id=ids.lao.user))[0]
    assert entry.document == issued
    assert entry.whose == entry.person == desk.register.detail(head, ids.lao.user).person.name.full
    due = desk.documents.issue_due_list(head, TODAY)
    of_nobody = next(each for each in desk.archive.search(head, PaperSearch()) if each.document.id == due.id)
    assert of_nobody.person == ""
    assert of_nobody.whose == of_nobody.unit


def test_the_head_of_a_subordinate_unit_finds_its_own_alone(
    desk: Desk, head: Actor, ids: OfficeIds, issued: IssuedDocument
) -> None:
    own = desk.documents.issue_acknowledgement(head, [ids.school.user])
    of_subunit = actors(ids)[Role.SUBUNIT_HEAD]
    assert {each.document.unit_id for each in desk.archive.search(of_subunit, PaperSearch())} == {ids.school.unit}
    assert desk.archive.search(of_subunit, PaperSearch(unit_id=ids.lao.unit)) == ()
    assert desk.archive.check_code(of_subunit, issued.code).verdict is Verdict.UNKNOWN
    assert found(desk.archive.check_code(of_subunit, own.code).papers) == [own.id]


# taking out


def out(document: IssuedDocument, name: str = "ใบรับทราบ นางสาวสมหญิง ใจดี") -> TakenOut:
    return TakenOut(document.id, "ใบรับทราบข้อปฏิบัติ", name)


def rows_of(path: Path) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return list(sheet.iter_rows(min_row=3, values_only=True))


def test_papers_are_taken_out_byte_for_byte_with_a_list_of_their_sums(
    desk: Desk, head: Actor, tmp_path: Path, issued: IssuedDocument
) -> None:
    before = len(audit_lines(desk.database))
    export = desk.archive.export(head, [out(issued)], tmp_path)
    paper = tmp_path / "ใบรับทราบ นางสาวสมหญิง ใจดี.pdf"
    assert hashlib.sha256(paper.read_bytes()).hexdigest() == issued.sha256
    (row,) = rows_of(export.table)
    assert issued.code in row
    assert issued.sha256 in row
    assert paper.name in row
    assert (export.written, export.left_out, export.stopped) == (1, 0, False)
    assert len(audit_lines(desk.database)) == before + 1


def test_no_file_that_is_there_is_written_over(desk: Desk, head: Actor, tmp_path: Path, issued: IssuedDocument) -> None:
    theirs = tmp_path / "ใบ.pdf"
    theirs.write_bytes(b"theirs")
    desk.archive.export(head, [out(issued, "ใบ"), out(issued, "ใบ")], tmp_path)
    desk.archive.export(head, [out(issued, "ใบ")], tmp_path)
    assert theirs.read_bytes() == b"theirs"
    assert sorted(each.name for each in tmp_path.glob("*.pdf")) == ["ใบ (2).pdf", "ใบ (3).pdf", "ใบ (4).pdf", "ใบ.pdf"]
    assert len(list(tmp_path.glob("รายการเอกสาร*.xlsx"))) == 2


def test_stopped_it_tells_what_was_written(desk: Desk, head: Actor, tmp_path: Path, issued: IssuedDocument) -> None:
    told: list[tuple[int, int]] = []

    def stop_after_two(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 2

    export = desk.archive.export(head, [out(issued)] * 5, tmp_path, stop_after_two)
    assert told == [(1, 5), (2, 5)]
    assert (export.written, export.stopped) == (2, True)
    assert len(rows_of(export.table)) == 2


def test_nothing_chosen_and_a_folder_that_is_gone_are_refused(
    desk: Desk, head: Actor, tmp_path: Path, issued: IssuedDocument
) -> None:
    assert problem_of(lambda: desk.archive.export(head, [], tmp_path)) is Problem.NOTHING_CHOSEN
    gone = tmp_path / "gone"
    assert problem_of(lambda: desk.archive.export(head, [out(issued)], gone)) is Problem.FILE_NOT_WRITABLE


def test_what_was_written_before_the_folder_was_gone_has_its_line(
    desk: Desk, head: Actor, tmp_path: Path, issued: IssuedDocument
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    before = len(audit_lines(desk.database))

    def pulled_out(done: int, _total: int) -> bool:
        if done == 2:
            stick.rename(tmp_path / "pulled out")
        return True

    assert (
        problem_of(lambda: desk.archive.export(head, [out(issued)] * 5, stick, pulled_out)) is Problem.FILE_NOT_WRITABLE
    )
    assert len(list((tmp_path / "pulled out").glob("*.pdf"))) == 2
    (line,) = audit_lines(desk.database)[before:]
    assert line.after == '{"detail":"2"}'


# what was tampered with


def test_damaged_bytes_are_never_given_out(desk: Desk, head: Actor, tmp_path: Path, issued: IssuedDocument) -> None:
    whole = desk.documents.issue_due_list(head, TODAY)
    damage(desk, head, issued.id)
    assert problem_of(lambda: desk.documents.content(head, issued.id)) is Problem.PAPER_DAMAGED
    export = desk.archive.export(head, [out(issued, "เสีย"), out(whole, "ดี")], tmp_path)
    assert (export.written, export.left_out) == (1, 1)
    assert [each.name for each in tmp_path.glob("*.pdf")] == ["ดี.pdf"]
    assert any("ไม่ตรงกับที่ออก" in str(cell) for cell in rows_of(export.table)[0])


# checking


def test_a_code_names_every_paper_that_carries_it(
    desk: Desk, head: Actor, ids: OfficeIds, issued: IssuedDocument
) -> None:
    again = desk.documents.issue_acknowledgement(head, [ids.lao.user])
    assert again.code == issued.code, "the same value has the same code"
    checked = desk.archive.check_code(head, f"ELAAS-DESK:{issued.code.upper()}")
    assert checked.verdict is Verdict.ISSUED_CODE
    assert found(checked.papers) == [again.id, issued.id]


def test_a_code_that_was_never_issued_is_said_so(desk: Desk, head: Actor) -> None:
    checked = desk.archive.check_code(head, "0000 0000 0000")
    assert (checked.verdict, checked.code, checked.papers) == (Verdict.UNKNOWN, "000000000000", ())
    assert problem_of(lambda: desk.archive.check_code(head, "ไม่ใช่รหัส")) is Problem.NO_CODE


def test_the_file_that_was_issued_is_known_by_its_bytes(
    desk: Desk, head: Actor, tmp_path: Path, issued: IssuedDocument
) -> None:
    path = tmp_path / "สำเนา.PDF"
    path.write_bytes(desk.documents.content(head, issued.id))
    checked = desk.archive.check_file(head, path)
    assert (checked.verdict, found(checked.papers)) == (Verdict.ISSUED_FILE, [issued.id])


def resaved(content: bytes) -> bytes:
    """The same pages as another program writes them."""
    writer, stream = pypdf.PdfWriter(clone_from=io.BytesIO(content)), io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_file_that_was_saved_anew_is_told_apart_by_the_code_at_its_foot(
    desk: Desk, head: Actor, tmp_path: Path, issued: IssuedDocument
) -> None:
    path = tmp_path / "resaved.pdf"
    path.write_bytes(resaved(desk.documents.content(head, issued.id)))
    checked = desk.archive.check_file(head, path)
    assert (checked.verdict, checked.code, found(checked.papers)) == (Verdict.CHANGED_FILE, issued.code, [issued.id])


def test_a_file_with_a_byte_behind_its_end_is_not_what_was_issued(
    desk: Desk, head: Actor, tmp_path: Path, issued: IssuedDocument
) -> None:
    path = tmp_path / "longer.pdf"
    path.write_bytes(desk.documents.content(head, issued.id) + b"\n")
    assert desk.archive.check_file(head, path).verdict is Verdict.CHANGED_FILE


def test_a_pdf_of_somebody_else_is_unknown(desk: Desk, head: Actor, tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    path = tmp_path / "other.pdf"
    writer.write(path)
    checked = desk.archive.check_file(head, path)
    assert (checked.verdict, checked.code) == (Verdict.UNKNOWN, "")


def encrypted(content: bytes) -> bytes:
    writer, stream = pypdf.PdfWriter(clone_from=io.BytesIO(content)), io.BytesIO()
    writer.encrypt("secret")
    writer.write(stream)
    return stream.getvalue()


def test_what_cannot_be_read_is_one_problem_each(
    desk: Desk, head: Actor, tmp_path: Path, issued: IssuedDocument
) -> None:
    content = desk.documents.content(head, issued.id)
    files = {
        "locked.pdf": (encrypted(content), Problem.CHECK_UNREADABLE),
        "cut.pdf": (content[: len(content) // 2], Problem.CHECK_UNREADABLE),
        "empty.pdf": (b"", Problem.CHECK_NOT_PDF),
        "word.pdf": (b"PK\x03\x04" + bytes(5000), Problem.CHECK_NOT_PDF),
        "junk.pdf": (b"%PDF-1.7\n" + bytes(5000), Problem.CHECK_UNREADABLE),
    }
    for name, (written, problem) in files.items():
        path = tmp_path / name
        path.write_bytes(written)
        assert problem_of(partial(desk.archive.check_file, head, path)) is problem, name
    assert problem_of(lambda: desk.archive.check_file(head, tmp_path / "none.pdf")) is Problem.FILE_NOT_FOUND
    assert problem_of(lambda: desk.archive.check_file(head, tmp_path)) is Problem.FILE_NOT_FOUND


@pytest.mark.skipif(sys.platform == "win32", reason="a file of holes")
def test_a_huge_file_is_refused_before_it_is_read(desk: Desk, head: Actor, tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7")
        os.truncate(path, 2**31)
    assert problem_of(lambda: desk.archive.check_file(head, path)) is Problem.CHECK_TOO_LARGE


# papers whose bytes are not kept


def test_an_evidence_pack_is_recorded_and_known_again_though_it_is_not_kept(
    desk: Desk, head: Actor, tmp_path: Path
) -> None:
    files = desk.evidence.write(head, Span(TODAY - timedelta(days=30), TODAY), tmp_path)
    entry = desk.archive.search(head, PaperSearch(kind=PaperKind.EVIDENCE_PACK))[0]
    document = entry.document
    assert (document.code, document.bytes_kept) == (files.code, False)
    assert document.sha256 == hashlib.sha256(files.pdf.read_bytes()).hexdigest()
    assert document.pages == len(pypdf.PdfReader(files.pdf).pages)
    assert desk.archive.check_file(head, files.pdf).verdict is Verdict.ISSUED_FILE
    assert problem_of(lambda: desk.documents.content(head, document.id)) is Problem.PAPER_NOT_KEPT
    taken = replace(out(document), kind="ชุดหลักฐาน")
    export = desk.archive.export(head, [taken], tmp_path)
    assert (export.written, export.left_out) == (0, 1)


def test_the_pack_of_a_subordinate_unit_is_found_by_its_own_head(desk: Desk, ids: OfficeIds, tmp_path: Path) -> None:
    of_subunit = actors(ids)[Role.SUBUNIT_HEAD]
    files = desk.evidence.write(of_subunit, Span(TODAY - timedelta(days=30), TODAY), tmp_path)
    assert desk.archive.check_file(of_subunit, files.pdf).verdict is Verdict.ISSUED_FILE
    (entry,) = desk.archive.search(of_subunit, PaperSearch(kind=PaperKind.EVIDENCE_PACK))
    assert entry.document.unit_id == ids.school.unit
