"""What goes into the frozen program, for build.spec: what PyInstaller cannot see, and what it need not take along."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import metadata
from pathlib import Path

from elaas_desk import __version__

Entry = tuple[str, str, str]
"""A file as PyInstaller lists it: its place in the program, its source (of a link: its target), its kind."""


ROOT = Path(__file__).resolve().parents[1]
MIGRATIONS = Path("elaas_desk", "persistence", "migrations")

# Alembic runs these as files, so that they travel as data.
_SCRIPTS = ("env.py", "parts.py", "versions/*.py")

# Of Qt's plugins these alone are used; each other one draws in libraries of its own.
_PLUGINS = re.compile(
    r"platforms/(lib)?q(windows|xcb|offscreen)\b"
    r"|platforminputcontexts/lib(compose|ibus)"
    r"|imageformats/(lib)?q(jpeg|svg)\b"
    r"|iconengines/|printsupport/|styles/"
)
_QT_PLUGIN = re.compile(r"/plugins/(?P<plugin>[^/]+/[^/]+)$")
_BY_NAME = re.compile(r"(lib)?(python3|pdfium\.)")
_LICENCE_FOLDER = re.compile(r"\.dist-info/licenses/")
_NEVER = re.compile(
    r"(lib)?Qt6(3D|Charts|DataVis|EglFS|EglFs|Graphs|Labs|Multimedia|OpenGL|PdfQuick|Qml|Quick|ShaderTools|Sql|Test"
    r"|VirtualKeyboard|Wayland|WebEngine|WebSockets|WlShell)"
    r"|opengl32sw|d3dcompiler|libavif|_avif"
)

EXCLUDED_MODULES = (
    "PySide6.QtOpenGL",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "_pytest",
    "lib2to3",
    "pip",
    "pydoc_data",
    "pytest",
    "setuptools",
    "test",
    "tkinter",
)


def data() -> list[tuple[str, str]]:
    """Files to take along as they are, each with its folder in the program."""
    scripts = [script for pattern in _SCRIPTS for script in (ROOT / MIGRATIONS).glob(pattern)]
    taken = [(ROOT / "resources", "resources"), (ROOT / "LICENSE", "licences")]
    taken += [(script, str(script.parent.relative_to(ROOT))) for script in scripts]
    return [(str(source), folder) for source, folder in [*taken, *_licences()]]


def _licences() -> Iterator[tuple[Path, str]]:
    """The licence files of the packages that the program is made of."""
    locked = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
    for package in re.findall(r"^([a-z0-9.-]+)==", locked, re.MULTILINE):
        try:
            files = metadata.files(package) or ()
        except metadata.PackageNotFoundError:  # for another system
            continue
        for file in files:
            if re.match(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS)", file.name) or _LICENCE_FOLDER.search(file.as_posix()):
                yield Path(str(file.locate())), f"licences/{package}"


def hidden_imports() -> list[str]:
    """Modules that are named in no module that PyInstaller reads."""
    store = "keyring.backends.Windows" if sys.platform == "win32" else "keyring.backends.SecretService"
    scripts = [source for source, folder in data() if Path(folder).is_relative_to(MIGRATIONS)]
    return sorted({store, "sqlcipher3.dbapi2", *(name for script in scripts for name in _imports(Path(script)))})


def _imports(script: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(script.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module != "__future__":
            yield node.module


def wanted(found: Sequence[Entry], loaded_by: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Of the files that PyInstaller found, those that the program uses; `loaded_by` names the libraries of a binary.

    Shared libraries that only a plugin left out had drawn in go with it, and so do links to them.
    """
    likely = [entry for entry in found if _is_wanted(entry[0])]
    reached = _reached(likely, loaded_by)
    kept = [entry for entry in likely if entry[2] != "BINARY" or Path(entry[0]).name in reached]
    places = {Path(place) for place, _, kind in kept if kind != "SYMLINK"}
    return [entry for entry in kept if entry[2] != "SYMLINK" or Path(entry[0]).parent / entry[1] in places]


def _is_wanted(destination: str) -> bool:
    place = Path(destination).as_posix()
    plugin = _QT_PLUGIN.search(place)
    if plugin and "PySide6/" in place:
        return _PLUGINS.match(plugin["plugin"]) is not None
    return "/translations/" not in place and "/qml/" not in place and _NEVER.match(place.rpartition("/")[2]) is None


def _reached(found: Sequence[Entry], loaded_by: Callable[[str], Iterable[str]]) -> set[str]:
    """The names of what is loaded by its name, and of what this and Python's extensions load in turn."""
    libraries = {Path(place).name: source for place, source, kind in found if kind == "BINARY"}
    reached = {name for name, source in libraries.items() if _is_loaded_by_name(name, source)}
    waiting = [libraries[name] for name in reached] + [source for _, source, kind in found if kind == "EXTENSION"]
    while waiting:
        new = (libraries.keys() & set(loaded_by(waiting.pop()))) - reached
        reached |= new
        waiting += [libraries[name] for name in new]
    return reached


def _is_loaded_by_name(name: str, source: str) -> bool:
    """Python's library, PDFium (through ctypes) and Qt's plugins."""
    return _QT_PLUGIN.search(Path(source).as_posix()) is not None or _BY_NAME.match(name) is not None


def version_resource() -> str:
    """The properties that Windows Explorer shows of the program (VERSIONINFO), in Thai (0x041E), as Unicode."""
    numbers = (*(int(part) for part in __version__.split(".")), 0)
    told = {
        "CompanyName": "eLAAS Desk",
        "FileDescription": "eLAAS Desk ทะเบียนผู้ใช้งานระบบ New e-LAAS",
        "FileVersion": __version__,
        "InternalName": "elaas-desk",
        "LegalCopyright": "MIT License",
        "OriginalFilename": "elaas-desk.exe",
        "ProductName": "eLAAS Desk",
        "ProductVersion": __version__,
    }
    strings = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in told.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, OS=0x40004, fileType=1),"
        f" kids=[StringFileInfo([StringTable('041E04B0', [{strings}])]),"
        " VarFileInfo([VarStruct('Translation', [0x041E, 1200])])])"
    )
