"""Every paper as an object: what its file says of it, and whether those who cannot see its pages are told the same."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

import forms_pdf
from tests.forms_pdf import evidence_values as evidence
from tests.forms_pdf import test_every_paper
from tests.forms_pdf.reading import text_of, without_blanks
from tests.forms_pdf.structure_reading import by_pdfium, marks_of, owners_of, tree_of

PAPERS: dict[str, Callable[[], bytes]] = {
    **test_every_paper.PAPERS,
    "evidence pack": lambda: evidence.drawn(evidence.pack()),
    "evidence pack, empty": lambda: evidence.drawn(evidence.EMPTY_PACK),
}

MOST_BYTES_OF_ONE_PAGE = 40_000
_HEADINGS = ("H1", "H2", "H3")
_WITH_CONTENT = frozenset({*_HEADINGS, "P", "TH", "TD", "Figure"})


def test_every_renderer_is_among_the_papers_that_are_looked_at() -> None:
    folder = Path(forms_pdf.__file__).parent
    draws = {
        file.stem
        for file in folder.glob("*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name == "render"
    }
    asked = {name for paper in test_every_paper.PAPERS.values() for name in paper.__code__.co_names}
    assert draws - asked == {"overlay"}  # which writes on pages of the Department's file


@cache
def drawn(name: str) -> bytes:
    return PAPERS[name]()


@cache
def opened(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(data))


@pytest.fixture(params=list(PAPERS))
def data(request: pytest.FixtureRequest) -> bytes:
    return drawn(request.param)


@pytest.fixture
def reader(data: bytes) -> pypdf.PdfReader:
    return opened(data)


def test_the_file_tells_what_it_is_who_issued_it_and_in_which_language(reader: pypdf.PdfReader) -> None:
    about, catalog = reader.metadata, reader.root_object
    assert about is not None
    assert all((about.title, about.subject, about.author, len(about.keywords or "") == 12))
    assert (about.creator, about.producer) == ("eLAAS Desk", "eLAAS Desk")
    preferences: Any = catalog["/ViewerPreferences"]
    assert (str(catalog["/Lang"]), bool(preferences["/DisplayDocTitle"])) == ("th-TH", True)
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert xmp.dc_title == {"x-default": about.title}
    assert (xmp.dc_creator, xmp.dc_language) == ([about.author], ["th-TH"])
    assert (xmp.pdf_producer, xmp.pdf_keywords) == ("eLAAS Desk", about.keywords)


def test_no_file_claims_to_be_more_than_a_tagged_one(data: bytes) -> None:
    assert b"pdfuaid" not in data
    assert b"pdfaid" not in data


def test_the_file_is_tagged_and_its_pages_are_walked_in_the_order_of_the_tree(reader: pypdf.PdfReader) -> None:
    marked: Any = reader.root_object["/MarkInfo"]
    assert marked == {"/Marked": True}
    assert {str(page["/Tabs"]) for page in reader.pages} == {"/S"}
    assert [str(page["/StructParents"]) for page in reader.pages] == [str(at) for at in range(len(reader.pages))]


def test_every_text_and_picture_is_a_part_of_the_paper_or_furniture_of_its_page(reader: pypdf.PdfReader) -> None:
    for marks in marks_of(reader):
        assert marks.unmarked == ()
        assert not marks.nested


def test_the_tree_holds_every_piece_of_every_page_once_in_the_order_of_drawing(reader: pypdf.PdfReader) -> None:
    tree = tree_of(reader)
    on_pages = [[piece.number for piece in marks.pieces if piece.number is not None] for marks in marks_of(reader)]
    assert on_pages == [list(range(len(numbers))) for numbers in on_pages]
    in_tree = [piece for part in tree.all() for piece in part.pieces]
    assert in_tree == [(page, number) for page, numbers in enumerate(on_pages) for number in numbers]


def test_the_tree_the_pages_and_the_way_back_agree_on_what_each_piece_is(reader: pypdf.PdfReader) -> None:
    kinds = {piece: part.kind for part in tree_of(reader).all() for piece in part.pieces}
    owners = owners_of(reader)
    for page, marks in enumerate(marks_of(reader)):
        said = [piece.kind for piece in marks.pieces if piece.number is not None]
        assert said == [kinds[page, number] for number in range(len(said))] == owners[page]


def test_a_part_that_says_nothing_is_an_empty_cell(reader: pypdf.PdfReader) -> None:
    tree = tree_of(reader)
    for part in tree.all():
        if part.kind in _WITH_CONTENT:
            assert part.parts == []
            assert part.pieces or part.kind in {"TD", "TH"}
        else:
            assert part.pieces == []
            assert part.parts


def test_every_table_begins_with_headings_and_has_as_many_columns_in_each_row(reader: pypdf.PdfReader) -> None:
    for part in tree_of(reader).all():
        if part.kind == "Table":
            assert {row.kind for row in part.parts} == {"TR"}
            assert len({sum(cell.columns for cell in row.parts) for row in part.parts}) == 1
            kinds = [{cell.kind for cell in row.parts} for row in part.parts]
            assert kinds[0] == {"TH"}
            assert all(cell.pieces for cell in part.parts[0].parts)
            assert set(map(frozenset, kinds)) <= {frozenset({"TH"}), frozenset({"TD"})}
            assert {cell.scope for row in part.parts for cell in row.parts if cell.kind == "TH"} == {"/Column"}


def test_a_heading_stands_above_what_it_heads_and_no_level_is_left_out(reader: pypdf.PdfReader) -> None:
    levels = [int(part.kind[1]) for part in tree_of(reader).parts if part.kind in _HEADINGS]
    assert all(level <= before + 1 for before, level in zip([0, *levels], levels, strict=False))
    assert tree_of(reader).parts[-1].kind not in _HEADINGS


def test_a_picture_tells_what_it_shows(reader: pypdf.PdfReader) -> None:
    with_picture = [
        (page, piece.number)
        for page, marks in enumerate(marks_of(reader))
        for piece in marks.pieces
        if piece.has_picture
    ]
    figures = [part for part in tree_of(reader).all() if part.kind == "Figure"]
    assert [piece for part in figures for piece in part.pieces] == with_picture
    assert all(part.alt for part in figures)


def test_furniture_is_the_number_of_the_page_its_foot_and_what_is_drawn_again(reader: pypdf.PdfReader) -> None:
    pages = marks_of(reader)
    for number, marks in enumerate(pages, start=1):
        told = marks.furniture
        assert "รหัสเอกสาร" in told
        assert ("- " in told and " -" in told) == (number > 1) or "หลักฐานหน้า" in told
    for part in tree_of(reader).all():
        assert part.kind in {"Document", "Table", "TR"} | _WITH_CONTENT


def test_readers_find_the_text_in_the_order_of_the_tree(data: bytes, reader: pypdf.PdfReader, tmp_path: Path) -> None:
    pages = marks_of(reader)
    texts = {(page, piece.number): piece.text for page, marks in enumerate(pages) for piece in marks.pieces}
    said = [(part.kind, piece, texts[piece]) for part in tree_of(reader).all() for piece in part.pieces]
    furniture = "".join(marks.furniture for marks in pages)
    told = without_blanks("".join(text for _kind, _piece, text in said))
    assert sorted(told + without_blanks(furniture)) == sorted(text_of(data))
    in_pages = sorted(said, key=lambda each: each[1])
    assert by_pdfium(data) == [(kind, piece, without_blanks(text)) for kind, piece, text in in_pages]
    file = tmp_path / "paper.pdf"
    file.write_bytes(data)
    done = subprocess.run(["pdfinfo", "-struct-text", file], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert without_blanks("".join(_outside_of_figures(done.stdout))) == told


def _outside_of_figures(told: str) -> Iterator[str]:
    """What poppler says of the parts, one to a line between quotes; a scan that is a PDF may hold text of its own."""
    kind = ""
    for each in (line.strip() for line in told.splitlines()):
        if not each.startswith('"'):
            kind = each if not each.startswith("/") else kind
        elif not kind.startswith("Figure"):
            yield each[1:-1]


def test_the_fonts_are_subsets_and_all_are_in_the_file(reader: pypdf.PdfReader) -> None:
    for page in reader.pages:
        resources: Any = page["/Resources"]
        assert set(resources) <= {"/Font", "/XObject"}
        for font in resources["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            name = str(descendant["/BaseFont"])
            assert name[7] == "+"
            assert name[1:7].isupper()
            assert descendant["/FontDescriptor"]["/FontFile2"].get_data()


def test_the_file_is_sound_and_a_form_of_one_page_is_small(
    data: bytes, reader: pypdf.PdfReader, tmp_path: Path
) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(data)
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert len(data) <= MOST_BYTES_OF_ONE_PAGE or len(reader.pages) > 1


def test_a_paper_of_parts_or_pages_has_an_outline_that_leads_to_each(reader: pypdf.PdfReader) -> None:
    entries = list(_entries(reader.outline))
    parts = [part for part in tree_of(reader).parts if part.kind in _HEADINGS]
    if len(reader.pages) == 1 and len(parts) < 3:
        return
    pages = [reader.get_destination_page_number(entry) for entry in entries]
    assert pages == sorted(page for page in pages if page is not None)
    assert set(pages) == set(range(len(reader.pages))) or reader.root_object.get("/PageMode")  # the pack has its own
    assert all(entry.title for entry in entries)


def _entries(outline: Any) -> Iterator[Any]:
    for entry in outline:
        yield from _entries(entry) if isinstance(entry, list) else [entry]
