"""Reads the tags of a PDF back with pypdf and PDFium, and the marks of its pages from their content streams."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pypdf
import pypdfium2
from pypdfium2 import raw

from tests.forms_pdf.reading import ReadFont, read_fonts, runs_in

_STEP = re.compile(
    rb"(?P<aside>/Artifact (?:<<[^>]*>> BDC|BMC))|/(?P<kind>\w+) << /MCID (?P<number>\d+) >> BDC"
    rb"|(?P<end>\bEMC\b)|(?P<shown>BT /F\d+ [^\n]*? ET)|(?P<picture>/\S+ Do\b)"
)


@dataclass
class Part:
    """An element of the tree: its kind, what it consists of, and the pieces of pages (page, number) that it owns."""

    kind: str
    parts: list[Part] = field(default_factory=list)
    pieces: list[tuple[int, int]] = field(default_factory=list)
    alt: str = ""
    scope: str = ""
    columns: int = 1

    def all(self) -> Iterator[Part]:
        """This part and those below it, in the order of reading."""
        yield self
        for part in self.parts:
            yield from part.all()


@dataclass
class Piece:
    """Marked content of a page: what kind it says that it is, the text that it shows, whether a picture is in it."""

    kind: str
    number: int | None
    text: str = ""
    has_picture: bool = False


@dataclass(frozen=True)
class Marks:
    """What one page marks: its pieces in the order of drawing, and what nothing marks."""

    pieces: tuple[Piece, ...]
    unmarked: tuple[str, ...]
    nested: bool

    @property
    def furniture(self) -> str:
        """The text of what is no part of the paper."""
        return " ".join(piece.text for piece in self.pieces if piece.number is None and piece.text)


@cache
def tree_of(reader: pypdf.PdfReader) -> Part:
    """The tree below its root, which must hold one document."""
    root: Any = reader.root_object["/StructTreeRoot"]
    pages = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    parts = [_part(each, pages, 0) for each in _kids(root)]
    assert [part.kind for part in parts] == ["Document"]
    return parts[0]


def _part(element: Any, pages: dict[int, int], page: int) -> Part:
    if "/Pg" in element:
        page = pages[element.raw_get("/Pg").idnum]
    attributes = element.get("/A", {})
    part = Part(str(element["/S"])[1:], alt=str(element.get("/Alt", "")))
    part.scope, part.columns = str(attributes.get("/Scope", "")), int(attributes.get("/ColSpan", 1))
    for kid in _kids(element):
        if isinstance(kid, int):
            part.pieces.append((page, int(kid)))
        elif kid.get("/Type") == "/MCR":
            part.pieces.append((pages[kid.raw_get("/Pg").idnum], int(kid["/MCID"])))
        else:
            assert kid.raw_get("/P").idnum == element.indirect_reference.idnum
            part.parts.append(_part(kid, pages, page))
    return part


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return [kid.get_object() for kid in kids] if isinstance(kids, list) else [kids]


def owners_of(reader: pypdf.PdfReader) -> list[list[str]]:
    """For each page the kinds of the elements that its pieces belong to, by the table that leads back to them."""
    root: Any = reader.root_object["/StructTreeRoot"]
    numbers: Any = root["/ParentTree"]["/Nums"]
    table: dict[Any, Any] = {int(numbers[at]): numbers[at + 1].get_object() for at in range(0, len(numbers), 2)}
    return [[str(each.get_object()["/S"])[1:] for each in table[page["/StructParents"]]] for page in reader.pages]


@cache
def marks_of(reader: pypdf.PdfReader) -> list[Marks]:
    """What each page marks."""
    fonts: dict[str, ReadFont] = {}
    found = []
    for page in reader.pages:
        contents: Any = page.get_contents()
        read_fonts(page, fonts)
        found.append(_marks(contents.get_data(), fonts))
    return found


def _marks(code: bytes, fonts: dict[str, ReadFont]) -> Marks:
    pieces: list[Piece] = []
    unmarked: list[str] = []
    open_: list[Piece] = []
    nested = False
    for step in _STEP.finditer(code):
        if step["aside"] or step["kind"]:
            nested |= bool(open_)
            number = int(step["number"]) if step["number"] else None
            open_.append(Piece((step["kind"] or b"Artifact").decode(), number))
            pieces.append(open_[-1])
        elif step["end"]:
            open_.pop()
        else:
            text = "".join(run.text for run in runs_in(step.group(), fonts))
            if open_:
                open_[-1].text += text
                open_[-1].has_picture |= bool(step["picture"])
            else:
                unmarked.append(text or step.group().decode())
    assert open_ == []
    return Marks(tuple(pieces), tuple(unmarked), nested)


def by_pdfium(data: bytes) -> list[tuple[str, tuple[int, int], str]]:
    """Page by page what PDFium's walk through the tree meets: kind, page and number of each piece, its text."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for number, page in enumerate(document):
        texts = _texts_by_number(page)
        tree = raw.FPDF_StructTree_GetForPage(page)
        tops = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(raw.FPDF_StructTree_CountChildren(tree))]
        pieces = [piece for top in tops for piece in _walked(top)]
        raw.FPDF_StructTree_Close(tree)
        found += [(kind, (number, at), texts.get(at, "")) for kind, at in pieces]
    document.close()
    return found


def _walked(element: Any) -> Iterator[tuple[str, int]]:
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        number = raw.FPDF_StructElement_GetChildMarkedContentID(element, at)
        if number >= 0:
            yield _kind_of(element), number
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            yield from _walked(child)


def _kind_of(element: Any) -> str:
    buffer = ctypes.create_string_buffer(64)
    size = raw.FPDF_StructElement_GetType(element, buffer, len(buffer))
    return buffer.raw[: size - 2].decode("utf-16-le")


def _texts_by_number(page: pypdfium2.PdfPage) -> dict[int, str]:
    texts: dict[int, str] = {}
    text_page = page.get_textpage()
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        number = raw.FPDFPageObj_GetMarkedContentID(each)
        size = raw.FPDFTextObj_GetText(each, text_page, None, 0)
        buffer = (ctypes.c_ushort * (size // 2))()
        raw.FPDFTextObj_GetText(each, text_page, buffer, size)
        texts[number] = texts.get(number, "") + "".join(bytes(buffer).decode("utf-16-le").rstrip("\0").split())
    text_page.close()
    return texts
