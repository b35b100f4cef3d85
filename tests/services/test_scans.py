"""Scans of signed papers: what is taken, what is refused, and that they come back as they came."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elaas_desk.changes import Changed
from elaas_desk.domain.acknowledgements import Acknowledgement
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.attachments import Attachment, MediaType, SignedPaper
from elaas_desk.domain.reviews import Review
from elaas_desk.errors import Problem, UserError
from elaas_desk.services.desk import Desk
from elaas_desk.services.scan_files import MOST_BYTES, MOST_PAGES, read_scan, scan_of
from tests.services.office import TODAY, Clock, OfficeIds, audit_lines, problem_of, refusal
from tests.services.scan_samples import pdf, picture, vast_png
from ui import messages

NOW = datetime(2026, 11, 23, 9, 41)  # noqa: DTZ001


def checked(content: bytes, name: str = "สแกน.pdf") -> Attachment:
    """The value of a scan."""
    return scan_of(name, content, NOW, "นางสาวพิมพ์ชนก แก้วประเสริฐ")


def judged(content: bytes) -> str:
    """What a file was taken for, or refused for."""
    try:
        return checked(content).media
    except UserError as error:
        return error.problem


# what is taken


@pytest.mark.parametrize(
    ("content", "media", "pages"),
    [
        (picture("JPEG"), MediaType.JPEG, 1),
        (picture("PNG"), MediaType.PNG, 1),
        (pdf(1), MediaType.PDF, 1),
        (pdf(MOST_PAGES), MediaType.PDF, MOST_PAGES),
        (b"\r\nof a scanner\r\n" + pdf(2), MediaType.PDF, 2),
    ],
)
def test_a_scan_is_known_by_its_content_and_not_by_its_ending(content: bytes, media: MediaType, pages: int) -> None:
    scan = checked(content, "scan0001.docx")
    assert (scan.media, scan.pages, scan.size) == (media, pages, len(content))
    assert scan.sha256 == hashlib.sha256(content).hexdigest()
    assert (scan.added_at, scan.added_by) == (NOW, "นางสาวพิมพ์ชนก แก้วประเสริฐ")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C:\\สแกน\\คำขอ ๑๒.pdf", "คำขอ ๑๒.pdf"),
        ("../../คำขอ\u202efdp.pdf", "คำขอfdp.pdf"),
        ("แบบ\n๒.jpg", "แบบ ๒.jpg"),
        ("", "scan"),
    ],
)
def test_the_name_of_a_scan_is_shown_without_folders_and_tricks(name: str, shown: str) -> None:
    assert checked(picture(), name).name == shown


def test_a_name_without_end_is_cut_and_keeps_its_ending() -> None:
    name = checked(picture(), "ก" * 300 + ".jpeg").name
    assert len(name) == 120
    assert name.endswith("ก.jpeg")


# what is refused


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", Problem.SCAN_OTHER_KIND),
        (b"PK\x03\x04 a Word file", Problem.SCAN_OTHER_KIND),
        (picture("TIFF"), Problem.SCAN_OTHER_KIND),
        (picture("BMP"), Problem.SCAN_OTHER_KIND),
        (b"<html>%PDF</html>", Problem.SCAN_OTHER_KIND),
        (picture("JPEG")[:-120], Problem.SCAN_UNREADABLE),
        (picture("PNG", (300, 400))[:-40], Problem.SCAN_UNREADABLE),
        (b"\xff\xd8\xff" + b"\0" * 500, Problem.SCAN_UNREADABLE),
        (b"\x89PNG\r\n\x1a\n" + b"\xff" * 500, Problem.SCAN_UNREADABLE),
        (b"%PDF-1.7\nnothing more", Problem.SCAN_UNREADABLE),
        (pdf(1, (595, 15_000)), Problem.SCAN_UNREADABLE),
        (pdf(1, (10, 2_000)), Problem.SCAN_UNREADABLE),
        (pdf(1, password="1234"), Problem.SCAN_LOCKED),
        (pdf(1, password=""), Problem.SCAN_LOCKED),
        (pdf(MOST_PAGES + 1), Problem.SCAN_TOO_MANY_PAGES),
        (vast_png(60_000, 60_000), Problem.SCAN_TOO_MANY_DOTS),
        (vast_png(10_000, 6_001), Problem.SCAN_TOO_MANY_DOTS),
        (picture("JPEG") + b"\xff\xda" * 101, Problem.SCAN_TOO_MANY_DOTS),
        (pdf(1) + b"\0" * MOST_BYTES, Problem.SCAN_TOO_LARGE),
    ],
)
def test_what_is_no_scan_is_refused_in_one_sentence_that_names_the_file(content: bytes, problem: Problem) -> None:
    error = refusal(lambda: checked(content, "สแกน.pdf"))
    assert error.problem is problem
    assert "สแกน.pdf" in messages.sentence(error)
    assert "จึงยังไม่ได้แนบ" in messages.sentence(error)


@settings(max_examples=300)
@given(st.sampled_from([picture("JPEG"), picture("PNG"), pdf(2)]), st.data())
def test_no_damage_to_a_scan_comes_as_anything_but_a_plain_refusal(whole: bytes, data: st.DataObject) -> None:
    broken = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 12))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    verdict = judged(bytes(broken))
    assert verdict in {*MediaType} or verdict.startswith("scan_")


# the file


def test_a_file_of_two_gigabytes_is_refused_by_its_size_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "วิดีโอ.pdf"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)  # holes, not bytes
    path.chmod(0)  # as the owner of the PC root reads all the same; the size is what stops it
    error = refusal(lambda: read_scan(path))
    assert error.problem is Problem.SCAN_TOO_LARGE
    assert messages.sentence(error).startswith("“วิดีโอ.pdf” ใหญ่เกิน 10 เมกะไบต์")


@pytest.mark.parametrize("make", ["nothing", "folder", "pipe"])
def test_what_is_no_file_is_not_waited_for(tmp_path: Path, make: str) -> None:
    path = tmp_path / "สแกน"
    if make == "folder":
        path.mkdir()
    elif make == "pipe":
        os.mkfifo(path)
    assert problem_of(lambda: read_scan(path)) is Problem.FILE_NOT_FOUND


def test_a_file_comes_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "scan.jpg"
    path.write_bytes(picture())
    assert read_scan(path) == picture()


# in the register


def test_a_scan_is_kept_with_its_request_and_comes_back_as_it_came(
    desk: Desk, head: Actor, auditor: Actor, ids: OfficeIds
) -> None:
    paper, content = SignedPaper(request_id=ids.lao.sent), pdf(2)
    added = desk.scans.attach(head, paper, "คำขอ.pdf", content)
    assert added.changed == Changed.REQUESTS
    (scan,) = desk.scans.of(auditor, paper)
    assert (scan.id, scan.name, scan.pages, scan.paper) == (added.id, "คำขอ.pdf", 2, paper)
    assert (scan.added_at, scan.added_by) == (Clock()(), head.name)
    assert desk.scans.content(auditor, scan.id) == content


def test_taking_a_scan_out_and_off_are_lines_in_the_log_without_its_bytes(
    desk: Desk, head: Actor, auditor: Actor, ids: OfficeIds
) -> None:
    paper = SignedPaper(request_id=ids.lao.sent)
    added = desk.scans.attach(head, paper, "คำขอ.pdf", pdf())
    desk.scans.content(auditor, added.id)
    assert desk.scans.detach(head, added.id) == Changed.REQUESTS
    lines = [line for line in audit_lines(desk.database) if line.subject == "attachments"]
    assert [(line.what, line.who) for line in lines] == [
        ("added", head.name),
        ("scan_taken_out", auditor.name),
        ("removed", head.name),
    ]
    assert '"content":"hidden"' in (lines[0].after or "").replace(" ", "")
    assert "คำขอ.pdf" in (lines[2].before or "")
    assert desk.scans.of(head, paper) == ()
    assert problem_of(lambda: desk.scans.content(head, added.id)) is Problem.NOT_FOUND


def test_the_same_scan_is_not_kept_twice_with_one_paper_but_with_another(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    desk.scans.attach(head, SignedPaper(request_id=ids.lao.sent), "หนึ่ง.pdf", pdf())
    again = refusal(lambda: desk.scans.attach(head, SignedPaper(request_id=ids.lao.sent), "สอง.pdf", pdf()))
    assert (again.problem, again.values) == (Problem.SCAN_TWICE, {"name": "สอง.pdf"})
    desk.scans.attach(head, SignedPaper(request_id=ids.school.sent), "สอง.pdf", pdf())


def test_a_draft_has_no_signed_copy(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    paper = SignedPaper(request_id=ids.lao.draft)
    assert problem_of(lambda: desk.scans.attach(head, paper, "คำขอ.pdf", pdf())) is Problem.WRONG_STATE


def test_acknowledgements_and_reviews_have_their_scans(
    desk: Desk, head: Actor, school_head: Actor, ids: OfficeIds
) -> None:
    with desk.database.work(head, desk.clock()) as work:
        review_id = work.reviews.add(Review(ids.lao.unit, TODAY, TODAY))
        work.commit()
    signed = SignedPaper(acknowledgement_id=acknowledged(desk, head, ids.school.user))
    assert desk.scans.attach(school_head, signed, "รับทราบ.jpg", picture()).changed == Changed.PEOPLE
    reviewed = SignedPaper(review_id=review_id)
    assert desk.scans.attach(head, reviewed, "สอบทาน.pdf", pdf()).changed == Changed.REVIEWS
    assert [scan.name for scan in desk.scans.of(head, signed)] == ["รับทราบ.jpg"]
    assert [scan.name for scan in desk.scans.of(head, reviewed)] == ["สอบทาน.pdf"]
    other = refusal(lambda: desk.scans.of(school_head, reviewed))
    assert other.problem is Problem.OTHER_UNIT


def test_a_scan_of_a_paper_that_is_not_there_is_refused(desk: Desk, head: Actor) -> None:
    for paper in (SignedPaper(request_id=999), SignedPaper(acknowledgement_id=999), SignedPaper(review_id=999)):
        assert problem_of(partial(desk.scans.of, head, paper)) is Problem.NOT_FOUND


def test_a_scan_shows_one_paper_and_no_more() -> None:
    with pytest.raises(ValueError, match="one paper"):
        SignedPaper()
    with pytest.raises(ValueError, match="one paper"):
        SignedPaper(request_id=1, review_id=1)


def acknowledged(desk: Desk, head: Actor, person_id: int) -> int:
    """The number of a signature of that person."""
    with desk.database.work(head, desk.clock()) as work:
        added = work.acknowledgements.add(
            Acknowledgement(0, person_id, "มท 0808.4/ว 0036", TODAY, desk.clock(), head.name)
        )
        work.commit()
    return added
