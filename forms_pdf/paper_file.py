"""The file of one paper: pages written as they fill, and at the end what ties them together.

ReportLab's document keeps every page until it is saved, knows no structure and packs no objects; so the file is put
together by `Assembly`. Of a page that is done only a few numbers stay in memory. What cannot be known before the last
page (how many there are) comes as a stream of its own that is added to the page's contents (ISO 32000-1, 7.8.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from forms_pdf.assembly import Assembly, text_string
from forms_pdf.outline import Bookmark, put_outline
from forms_pdf.structure import Structure

PROGRAM = "eLAAS Desk"
LANGUAGE = "th-TH"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>{keywords}</pdf:Keywords><pdf:Producer>{program}</pdf:Producer><xmp:CreatorTool>{program}</xmp:CreatorTool>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, slots=True)
class About:
    """What a reader shows of a file beside its pages."""

    title: str
    subject: str = ""
    author: str = PROGRAM
    """The office that issues the paper."""
    keywords: str = ""


@dataclass(slots=True)
class _Page:
    """What stays in memory of a page that is done: the numbers of objects, and its size."""

    number: int
    size: tuple[float, float]
    contents: list[int] = field(default_factory=list)
    pictures: Mapping[str, int] = field(default_factory=dict)
    key: int | None = None


class PaperFile:
    """Takes drawn pages one after the other."""

    def __init__(self, assembly: Assembly, about: About) -> None:
        self.assembly = assembly
        self.structure = Structure(assembly)
        self._about = about
        self._tree = assembly.reserve()
        self._fonts = assembly.reserve()
        self._pages: list[_Page] = []

    @property
    def pages(self) -> tuple[int, ...]:
        """The numbers of the pages' objects."""
        return tuple(page.number for page in self._pages)

    @property
    def page(self) -> int:
        """The number of the last page's object."""
        return self._pages[-1].number

    @property
    def is_between_pages(self) -> bool:
        """Whether no page is open."""
        return not self._pages or bool(self._pages[-1].contents)

    def begin_page(self) -> None:
        """A further page, which is empty."""
        page = _Page(self.assembly.reserve(), (0.0, 0.0))
        self._pages.append(page)
        self.structure.begin_page(page.number)

    def end_page(self, size: tuple[float, float], drawn: bytes, pictures: Mapping[str, int]) -> None:
        """Write what was drawn on the page; its pictures by the names that they are drawn under."""
        page = self._pages[-1]
        page.size, page.pictures = size, pictures
        page.contents.append(self.assembly.put_stream("", drawn))
        page.key = None if self.structure.is_empty else self.structure.end_page()

    def add_to_page(self, number: int, streams: Iterable[int]) -> None:
        """Draw what is in streams on a page that is done, counted from 1."""
        self._pages[number - 1].contents.extend(streams)

    def finish(
        self, fonts: Mapping[str, int], bookmarks: Sequence[Bookmark] = (), *, outline_shown: bool = False
    ) -> None:
        """Write the rest; fonts by their names. The outline stands open beside the page where it is `outline_shown`."""
        named = " ".join(f"/{name} {number} 0 R" for name, number in fonts.items())
        self.assembly.put_small(f"<< {named} >>", self._fonts)
        for page in self._pages:
            self.assembly.put_small(self._page(page), page.number)
        kids = " ".join(f"{page.number} 0 R" for page in self._pages)
        self.assembly.put_small(f"<< /Type /Pages /Count {len(self._pages)} /Kids [{kids}] >>", self._tree)
        self.assembly.finish(self._catalog(bookmarks, outline_shown), self._info())

    def _page(self, page: _Page) -> str:
        shown = " ".join(f"/{name} {number} 0 R" for name, number in page.pictures.items())
        pictures = f" /XObject << {shown} >>" if shown else ""
        contents = " ".join(f"{number} 0 R" for number in page.contents)
        tagged = "" if page.key is None else f" /StructParents {page.key} /Tabs /S"
        wide, high = page.size
        return (
            f"<< /Type /Page /Parent {self._tree} 0 R /MediaBox [0 0 {wide:.4f} {high:.4f}] "
            f"/Resources << /Font {self._fonts} 0 R{pictures} >> /Contents [{contents}]{tagged} >>"
        )

    def _catalog(self, bookmarks: Sequence[Bookmark], outline_shown: bool) -> int:
        entries = [f"/Type /Catalog /Pages {self._tree} 0 R /Lang ({LANGUAGE})"]
        entries.append("/ViewerPreferences << /DisplayDocTitle true >>")
        if not self.structure.is_empty:
            entries.append(f"/MarkInfo << /Marked true >> /StructTreeRoot {self.structure.finish()} 0 R")
        if bookmarks:
            entries.append(f"/Outlines {put_outline(self.assembly, bookmarks)} 0 R")
        if outline_shown:
            entries.append("/PageMode /UseOutlines")
        entries.append(f"/Metadata {self._metadata()} 0 R")
        return self.assembly.put_small(f"<< {' '.join(entries)} >>")

    def _info(self) -> int:
        about = self._about
        told = {"Title": about.title, "Author": about.author, "Subject": about.subject, "Keywords": about.keywords}
        told |= {"Creator": PROGRAM, "Producer": PROGRAM}
        entries = " ".join(f"/{key} {text_string(text)}" for key, text in told.items() if text)
        return self.assembly.put_small(f"<< {entries} >>")

    def _metadata(self) -> int:
        """The same once more as XML (XMP, ISO 16684-1), in the clear for programs that read no PDF."""
        about = self._about
        told = {"title": about.title, "author": about.author, "subject": about.subject, "keywords": about.keywords}
        texts = {key: escape(text) for key, text in told.items()}
        packet = _XMP.format(language=LANGUAGE, program=PROGRAM, **texts).encode()
        return self.assembly.put_stream("/Type /Metadata /Subtype /XML", packet, compressed=True)
