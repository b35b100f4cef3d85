"""Workbooks opened by the real LibreOffice, as a person opens them, and what then stands there."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

_MACRO = Path(__file__).parents[1] / "fixtures" / "open_workbooks.xba"
"""Opens each workbook in a window, as a person does, and saves it as flat XML; without a window nothing is frozen."""
_CALL = 'macro:///Standard.Module1.OpenAll("{source}","{target}",{count})'
_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
_WIDEST = 64
"""Columns that are read; LibreOffice tells the thousands of empty ones beside them too."""
_FROZEN = "2"


@dataclass(frozen=True)
class OfCell:
    """A cell: string, float, date or empty; its value as XML tells it; and the words on the screen."""

    kind: str
    value: str
    text: str
    formula: str
    font: str


@dataclass(frozen=True)
class OfSheet:
    """A sheet; `frozen` is how many rows stay in sight, `filtered` the range with filter buttons."""

    name: str
    rows: tuple[tuple[OfCell, ...], ...]
    frozen: int
    filtered: str


@dataclass(frozen=True)
class OfBook:
    """A workbook as LibreOffice has opened it, with every address that it links to."""

    sheets: tuple[OfSheet, ...]
    links: tuple[str, ...]


def opened(paths: Sequence[Path], folder: Path) -> list[OfBook]:
    """Open workbooks one after another in one run of LibreOffice, with a profile of its own."""
    source, target, profile = folder / "source", folder / "target", folder / "profile"
    for each in (source, target):
        each.mkdir(parents=True)
    for number, path in enumerate(paths, start=1):
        shutil.copyfile(path, source / f"{number}.xlsx")
    _run(profile, "--terminate_after_init")  # makes the profile, with an empty module that ours takes the place of
    shutil.copyfile(_MACRO, profile / "user" / "basic" / "Standard" / "Module1.xba")
    complaints = _run(profile, _CALL.format(source=source.as_uri(), target=target.as_uri(), count=len(paths)))
    assert not complaints
    return [_book(target / f"{number}.fods") for number in range(1, len(paths) + 1)]


def _run(profile: Path, wanted: str) -> list[str]:
    """What LibreOffice complained of; it starts without a screen, and without asking anything."""
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", wanted]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=True)
    return [line for line in done.stderr.splitlines() if line and "javaldx" not in line]


def _name(qualified: str) -> str:
    prefix, _, local = qualified.partition(":")
    return f"{{{_NAMES[prefix]}}}{local}"


def _book(path: Path) -> OfBook:
    root = ET.parse(path).getroot()  # noqa: S314 - LibreOffice wrote it
    fonts = _fonts(root)
    ranges = {
        each.get(_name("table:target-range-address"), ""): each.get(_name("table:display-filter-buttons"), "")
        for each in root.iter(_name("table:database-range"))
    }
    views = _views(root)
    sheets = []
    for table in root.iter(_name("table:table")):
        name = table.get(_name("table:name"), "")
        view = views.get(name, {})
        frozen = int(view["VerticalSplitPosition"]) if view.get("VerticalSplitMode") == _FROZEN else 0
        quoted = (f"{name}.", f"'{name}'.")
        found = [range_ for range_, shown in ranges.items() if shown == "true" and range_.startswith(quoted)]
        rows = tuple(_rows(table, fonts))
        sheets.append(OfSheet(name, rows, frozen, found[0].replace("$", "").replace("'", "") if found else ""))
    links = [each.get(_name("xlink:href"), "") for each in root.iter() if _name("xlink:href") in each.attrib]
    return OfBook(tuple(sheets), tuple(links))


def _fonts(root: ET.Element) -> dict[str, str]:
    """The typeface of Thai words in each style of cells."""
    found = {}
    for style in root.iter(_name("style:style")):
        for properties in style.iter(_name("style:text-properties")):
            plain = properties.get(_name("style:font-name"), "")
            found[style.get(_name("style:name"), "")] = properties.get(_name("style:font-name-complex"), plain)
    return found


def _views(root: ET.Element) -> dict[str, dict[str, str]]:
    """What the window remembers of each sheet."""
    return {
        str(entry.get(_name("config:name"))): {
            item.get(_name("config:name"), ""): item.text or "" for item in entry.iter(_name("config:config-item"))
        }
        for entry in root.iter(_name("config:config-item-map-entry"))
        if entry.get(_name("config:name"))
    }


def _rows(table: ET.Element, fonts: dict[str, str]) -> Iterator[tuple[OfCell, ...]]:
    """Every row down to the last that holds something."""
    waiting: list[tuple[OfCell, ...]] = []
    plain = [fonts.get(style, "") for style in _column_styles(table)]
    for row in table.iter(_name("table:table-row")):
        cells = tuple(_cells(row, fonts, plain))
        again = int(row.get(_name("table:number-rows-repeated"), "1"))
        if any(cell.kind for cell in cells):
            yield from waiting
            waiting = []
            yield from [cells] * again
        else:
            waiting += [cells] * min(again, 10)


def _column_styles(table: ET.Element) -> Iterator[str]:
    """The style of a cell that has none of its own, for each column."""
    for column in table.iter(_name("table:table-column")):
        again = min(int(column.get(_name("table:number-columns-repeated"), "1")), _WIDEST)
        yield from [column.get(_name("table:default-cell-style-name"), "")] * again


def _cells(row: ET.Element, fonts: dict[str, str], plain: Sequence[str]) -> Iterator[OfCell]:
    place = 0
    for cell in row:
        again = min(int(cell.get(_name("table:number-columns-repeated"), "1")), _WIDEST - place)
        kind = cell.get(_name("office:value-type"), "")
        value = cell.get(_name("office:date-value")) or cell.get(_name("office:value")) or ""
        text = "\n".join("".join(_words(part)) for part in cell.findall(_name("text:p")))
        style = cell.get(_name("table:style-name"))
        font = plain[place] if style is None and place < len(plain) else fonts.get(style or "", "")
        yield from [OfCell(kind, value, text, cell.get(_name("table:formula"), ""), font)] * again
        place += again


def _words(part: ET.Element) -> Iterator[str]:
    yield part.text or ""
    for inner in part:
        if inner.tag == _name("text:s"):
            yield " " * int(inner.get(_name("text:c"), "1"))
        elif inner.tag == _name("text:tab"):
            yield "\t"
        else:
            yield from _words(inner)
        yield inner.tail or ""
