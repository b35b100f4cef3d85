"""Scans as pictures of a page: upright, in their colours, without what acts; whatever is damaged is refused alike."""

from __future__ import annotations

import struct
import subprocess
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)
from reportlab.pdfgen.canvas import Canvas

from elaas_desk.domain.attachments import MediaType
from forms_pdf.assembly import Assembly
from forms_pdf.outline import Bookmark, put_outline
from forms_pdf.pictures import Picture, UnreadableScanError, take_in
from tests.forms_pdf import evidence_values as evidence
from tests.forms_pdf.reading import by_pdfium

Colour = tuple[int, int, int]
RED, GREEN, BLUE, GREY = (220, 30, 30), (30, 160, 30), (30, 30, 220), (128, 128, 128)
_SIZE = 120, 80


def quadrants(mode: str = "RGB") -> Image.Image:
    """Red, green over blue, grey: no turn and no mirror of it is the same."""
    picture = Image.new("RGB", _SIZE)
    for at, colour in enumerate((RED, GREEN, BLUE, GREY)):
        picture.paste(colour, (60 * (at % 2), 40 * (at // 2), 60 * (at % 2) + 60, 40 * (at // 2) + 40))
    return picture.convert(mode, dither=Image.Dither.NONE)


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    stream = BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def shown(content: bytes, media: MediaType) -> list[bytes]:
    """Each page of a scan as a PDF of its own that holds nothing else."""
    return [_file_of(content, media, at) for at in range(len(_taken(content, media)))]


def _taken(content: bytes, media: MediaType) -> list[Picture]:
    return take_in(Assembly(BytesIO()), content, media)


def _file_of(content: bytes, media: MediaType, at: int, unused: int = 0) -> bytes:
    stream = BytesIO()
    assembly = Assembly(stream)
    for _ in range(unused):
        assembly.reserve()
    picture = take_in(assembly, content, media)[at]
    drawing, tree = assembly.put_stream("", b"/S Do"), assembly.reserve()
    page = assembly.put(
        f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {picture.width} {picture.height}] "
        f"/Resources << /XObject << /S {picture.number} 0 R >> >> /Contents {drawing} 0 R >>"
    )
    assembly.put(f"<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>", tree)
    outline = put_outline(assembly, [Bookmark("หน้าแรก", page, [Bookmark("ข้างใน", page)])])
    catalog = assembly.put(f"<< /Type /Catalog /Pages {tree} 0 R /Outlines {outline} 0 R >>")
    assembly.finish(catalog, assembly.put("<< >>"))
    return stream.getvalue()


def seen(pdf: bytes) -> Image.Image:
    """What PDFium shows of the first page."""
    document = pypdfium2.PdfDocument(pdf)
    picture: Image.Image = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    return picture


def colours(picture: Image.Image) -> list[Colour]:
    """The colours in the middle of the four quarters."""
    across, down = picture.size
    places = [(across * x // 4, down * y // 4) for y in (1, 3) for x in (1, 3)]
    return [picture.getpixel(place) for place in places]  # type: ignore[misc]


def close(found: list[Colour], wanted: list[Colour], by: int = 12) -> bool:
    return all(
        abs(one - other) <= by for pair in zip(found, wanted, strict=True) for one, other in zip(*pair, strict=True)
    )


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_stands_upright_whichever_way_the_camera_was_held(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    content = saved(quadrants(), "JPEG", quality=95, exif=exif)
    upright = ImageOps.exif_transpose(Image.open(BytesIO(content))).convert("RGB")
    (page,) = shown(content, MediaType.JPEG)
    assert close(colours(seen(page)), colours(upright))
    assert (seen(page).width > seen(page).height) == (upright.width > upright.height)


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "P", "RGBA", "LA", "I;16"])
def test_a_png_of_any_kind_keeps_its_colours(mode: str) -> None:
    picture = quadrants("RGB").quantize(8) if mode == "P" else quadrants("L" if mode == "I;16" else mode)
    if mode == "I;16":
        picture = Image.frombytes("I;16", _SIZE, b"".join(bytes([0, grey]) for grey in picture.tobytes()))
    wanted = quadrants("L" if mode in {"LA", "I;16"} else mode if mode in {"1", "L"} else "RGB").convert("RGB")
    (page,) = shown(saved(picture, "PNG"), MediaType.PNG)
    assert close(colours(seen(page)), colours(wanted), 3)


def test_what_is_see_through_is_shown_on_white() -> None:
    picture = Image.new("RGBA", _SIZE, (0, 0, 0, 0))
    assert colours(seen(shown(saved(picture, "PNG"), MediaType.PNG)[0])) == [(255, 255, 255)] * 4


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_a_jpeg_in_grey_or_in_printers_colours_keeps_them(mode: str) -> None:
    content = saved(quadrants(mode), "JPEG", quality=95)
    (page,) = shown(content, MediaType.JPEG)
    wanted = Image.open(BytesIO(content)).convert("RGB")
    assert close(colours(seen(page)), colours(wanted), 90)  # inks look a little different in every viewer


def test_what_a_scanner_compressed_is_in_the_file_as_it_was() -> None:
    content = saved(quadrants(), "JPEG")
    assert content in shown(content, MediaType.JPEG)[0]
    rows = saved(quadrants(), "PNG")
    start = rows.index(b"IDAT") + 4
    assert rows[start : start + 50] in shown(rows, MediaType.PNG)[0]


def drawn_quadrants(change: Callable[[PdfWriter], object]) -> bytes:
    """The quadrants as a PDF page of 120 by 80 points, changed by a program that scans."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=_SIZE, invariant=1)
    for at, colour in enumerate((RED, GREEN, BLUE, GREY)):
        canvas.setFillColorRGB(*(part / 255 for part in colour))
        canvas.rect(60 * (at % 2), 40 * (1 - at // 2), 60, 40, stroke=0, fill=1)
    canvas.save()
    writer = PdfWriter(clone_from=BytesIO(stream.getvalue()))
    change(writer)
    changed = BytesIO()
    writer.write(changed)
    return changed.getvalue()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_pdf_page_is_turned_as_it_says(turn: int) -> None:
    content = drawn_quadrants(lambda writer: writer.pages[0].rotate(turn))
    assert close(colours(seen(shown(content, MediaType.PDF)[0])), colours(seen(content)), 2)
    assert seen(shown(content, MediaType.PDF)[0]).size == seen(content).size


@pytest.mark.parametrize("turn", [0, 90])
def test_only_the_visible_part_of_a_pdf_page_is_shown(turn: int) -> None:
    def cut(writer: PdfWriter) -> None:
        writer.pages[0].cropbox = RectangleObject((30, 10, 110, 70))
        writer.pages[0].rotate(turn)

    content = drawn_quadrants(cut)
    (picture,) = _taken(content, MediaType.PDF)
    assert (picture.width, picture.height) == ((80, 60) if turn == 0 else (60, 80))
    assert close(colours(seen(shown(content, MediaType.PDF)[0])), colours(seen(content)), 2)


def stamp(colour: Colour, **more: object) -> Callable[[PdfWriter], None]:
    """A square that a viewer put on the lower left quarter, drawn at twice its size."""

    def put(writer: PdfWriter) -> None:
        appearance = DecodedStreamObject()
        appearance.set_data(f"{colour[0] / 255} {colour[1] / 255} {colour[2] / 255} rg 0 0 120 80 re f".encode())
        appearance.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/BBox"): RectangleObject((0, 0, 120, 80)),
            }
        )
        annotation = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Stamp"),
                NameObject("/Rect"): ArrayObject(map(FloatObject, (0, 0, 60, 40))),
                NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(appearance)}),
                **{NameObject(key): value for key, value in more.items()},
            }
        )
        writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(annotation)])

    return put


def test_what_a_viewer_stamped_on_a_page_is_shown() -> None:
    (page,) = shown(drawn_quadrants(stamp((255, 255, 0))), MediaType.PDF)
    assert close(colours(seen(page)), [RED, GREEN, (255, 255, 0), GREY], 2)


def test_what_a_viewer_hides_stays_hidden() -> None:
    (page,) = shown(drawn_quadrants(stamp((255, 255, 0), **{"/F": NumberObject(2)})), MediaType.PDF)
    assert close(colours(seen(page)), [RED, GREEN, BLUE, GREY], 2)


def test_what_acts_stays_behind() -> None:
    def act(writer: PdfWriter) -> None:
        script = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert('x')")}
        action = DictionaryObject({NameObject(key): value for key, value in script.items()})
        writer.root_object[NameObject("/OpenAction")] = action
        writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): action})
        writer.add_annotation(0, Link(rect=(0, 0, 10, 10), url="http://example.org/"))
        writer.add_attachment("secret.txt", b"in the file")

    (page,) = shown(drawn_quadrants(act), MediaType.PDF)
    assert not {name for name in (b"/JS", b"/JavaScript", b"/URI", b"/EmbeddedFile", b"/Annots") if name in page}


def test_the_rest_of_a_file_is_not_drawn_in_by_what_refers_to_it() -> None:
    def refer(writer: PdfWriter) -> None:
        resources: Any = writer.pages[0]["/Resources"]
        back = {NameObject("/Back"): writer.pages[0].indirect_reference}
        resources.get_object()[NameObject("/Properties")] = DictionaryObject(back)

    (page,) = shown(drawn_quadrants(refer), MediaType.PDF)
    assert page.count(b"/Type /Page ") == 1
    assert page.count(b"/Type /Pages") == 1


def test_a_number_that_was_given_out_for_nothing_stays_free(tmp_path: Path) -> None:
    file = tmp_path / "free.pdf"
    file.write_bytes(_file_of(JPEG, MediaType.JPEG, 0, unused=3))
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert len(PdfReader(file).pages) == 1


def test_the_text_of_a_pdf_stays_text() -> None:
    content = evidence.signed_form(9)
    pages = shown(content, MediaType.PDF)
    assert len(pages) == 2
    assert [by_pdfium(page)[0] for page in pages] == by_pdfium(content)


def test_a_file_that_was_put_together_is_sound(tmp_path: Path) -> None:
    for number, page in enumerate(
        [
            *shown(evidence.signed_form(9), MediaType.PDF),
            *shown(saved(quadrants("RGBA"), "PNG"), MediaType.PNG),
            *shown(saved(quadrants("P"), "PNG"), MediaType.PNG),
            *shown(saved(quadrants("CMYK"), "JPEG"), MediaType.JPEG),
        ]
    ):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(page)
        checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
        assert (checked.returncode, checked.stderr) == (0, "")


def encrypted(password: str) -> bytes:
    return drawn_quadrants(lambda writer: writer.encrypt(password, "owner", algorithm="AES-256"))


def test_a_pdf_that_only_forbids_printing_is_shown() -> None:
    assert close(colours(seen(shown(encrypted(""), MediaType.PDF)[0])), [RED, GREEN, BLUE, GREY], 2)


def without_pages(writer: PdfWriter) -> None:
    writer.remove_page(0)


def of_no_size(writer: PdfWriter) -> None:
    writer.pages[0].mediabox = writer.pages[0].cropbox = RectangleObject((0, 0, 0, 80))


def vast_png() -> bytes:
    """Less than a kilobyte that would unpack into four thousand million bytes."""
    content = saved(quadrants("RGBA"), "PNG")
    head = b"IHDR" + struct.pack(">II", 32_000, 32_000) + content[24:29]
    return content[:12] + head + struct.pack(">I", zlib.crc32(head)) + content[33:]


PNG, JPEG = saved(quadrants(), "PNG"), saved(quadrants(), "JPEG")
DAMAGED: dict[str, tuple[bytes, MediaType]] = {
    "nothing": (b"", MediaType.PDF),
    "noise": (bytes(range(256)) * 20, MediaType.PDF),
    "a PDF cut short": (evidence.signed_form(1)[:2_000], MediaType.PDF),
    "a PDF with a password": (encrypted("secret"), MediaType.PDF),
    "a PDF without pages": (drawn_quadrants(without_pages), MediaType.PDF),
    "a JPEG that is none": (PNG, MediaType.JPEG),
    "a JPEG cut short": (JPEG[:100], MediaType.JPEG),
    "a PNG that is none": (JPEG, MediaType.PNG),
    "a PNG cut short": (PNG[:-20], MediaType.PNG),
    "a PNG with a flipped bit": (PNG[:60] + bytes([PNG[60] ^ 1]) + PNG[61:], MediaType.PNG),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_cannot_be_shown_is_refused_and_harms_nothing(name: str) -> None:
    with pytest.raises(UnreadableScanError):
        _taken(*DAMAGED[name])


def test_a_file_that_only_pdfium_makes_sense_of_is_shown_as_pdfium_shows_it() -> None:
    content = drawn_quadrants(of_no_size)
    (picture,) = _taken(content, MediaType.PDF)
    (page,) = shown(content, MediaType.PDF)
    assert (picture.width, picture.height) == pytest.approx(seen(content).size, abs=1)
    assert seen(page).resize((60, 80)).tobytes() != Image.new("RGB", (60, 80), "white").tobytes()


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(UnreadableScanError) as refused:
        _taken(vast_png(), MediaType.PNG)
    assert isinstance(refused.value.__cause__, UnreadableScanError)  # by its size, not by what unpacking ran into


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from([MediaType.PDF, MediaType.JPEG, MediaType.PNG]))
def test_a_file_with_any_bytes_in_its_middle_is_shown_or_refused(data: st.DataObject, media: MediaType) -> None:
    whole = {MediaType.PDF: evidence.signed_form(1), MediaType.JPEG: JPEG, MediaType.PNG: PNG}[media]
    at = data.draw(st.integers(0, len(whole)))
    content = whole[:at] + data.draw(st.binary(max_size=40)) + whole[at + data.draw(st.integers(0, 40)) :]
    try:
        pages = _taken(content, media)
    except UnreadableScanError:
        return
    assert all(page.width > 0 and page.height > 0 for page in pages)


def test_the_outline_is_a_tree(tmp_path: Path) -> None:
    (page,) = shown(JPEG, MediaType.JPEG)
    outline = PdfReader(BytesIO(page)).outline
    assert [each.title for each in outline if not isinstance(each, list)] == ["หน้าแรก"]
    assert [each.title for each in outline[1]] == ["ข้างใน"]  # type: ignore[union-attr]
