"""Sets eLAAS Desk up from a checkout and runs, tests, measures or builds it.

    python3 dev.py run [ARGS…]    the program; without a screen the same job headless, into demo-output/
    python3 dev.py test           every check
    python3 dev.py test ARGS…     pytest alone, with ARGS
    python3 dev.py bench [ARGS…]  each speed beside its yardstick
    python3 dev.py shots [ARGS…]  the pictures of the user guide
    python3 dev.py build          the frozen program in dist/, tested by itself
    python3 dev.py relock         the lock files anew from pyproject.toml

It needs Python 3.11 to 3.13 and the standard library. The first start makes `.venv` and installs what the lock files
name; a later one sees from a stamp in `.venv` that nothing has changed and does no work.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCKS = ROOT / "requirements"
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
OLDEST, NEWEST = (3, 11), (3, 13)

# What each lock file holds besides the program's own dependencies; each keeps the versions of those before it.
LOCK_GROUPS: Mapping[str, tuple[str, ...]] = {
    "run": (),
    "test": ("dev",),
    "bench": ("dev", "bench"),
    "build": ("build",),
}

# Shared libraries and commands that no wheel brings, each with the Debian package that does.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
PANGO_LIBRARIES = {"libpango-1.0.so.0": "libpango-1.0-0", "libpangoft2-1.0.so.0": "libpangoft2-1.0-0"}
BENCH_COMMANDS = {"pdftotext": "poppler-utils", "lowriter": "libreoffice-writer"}
TEST_COMMANDS = {
    "dbus-run-session": "dbus",
    "dbus-launch": "dbus-x11",
    "gnome-keyring-daemon": "gnome-keyring",
    "xvfb-run": "xvfb",
    "xauth": "xauth",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "cupsd": "cups",
    "lpadmin": "cups-client",
    "/usr/lib/cups/backend/cups-pdf": "printer-driver-cups-pdf",
    "soffice": "libreoffice-calc",
}
_SYSTEM_FOLDERS = "/usr/local/sbin:/usr/sbin:/sbin"
"""Where Debian keeps commands that are not for everybody; a user's PATH does not name them."""
_SHARED_PYTHON = "libpython{}.{}".format(*sys.version_info[:2])
BUILD_NEEDS = {"objdump": "binutils", f"{_SHARED_PYTHON}.so.1.0": _SHARED_PYTHON}


def has_screen() -> bool:
    """Whether a window can be opened here."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def needs_of(command: str) -> dict[str, str]:
    """The libraries and commands that `command` takes from the system, each with its Debian package."""
    if sys.platform != "linux":
        return {}
    needs = dict(QT_LIBRARIES)
    if command == "test" or has_screen() or is_root():
        needs |= SCREEN_LIBRARIES
    if command == "test":
        needs |= TEST_COMMANDS
    if command == "bench":
        needs |= PANGO_LIBRARIES | BENCH_COMMANDS
    if command == "build":
        needs |= BUILD_NEEDS
    return needs


def is_root() -> bool:
    """Whether this process may install system packages."""
    return sys.platform == "linux" and os.geteuid() == 0


def set_up(command: str) -> None:
    """Make `.venv` as `requirements/<command>.lock` says, and see that the system has the rest.

    Does nothing where the stamp of an earlier start still holds.
    """
    lock = LOCKS / f"{command}.lock"
    needs = needs_of(command)
    stamp = VENV / f"installed-{command}.txt"
    expected = _stamp_text(lock, needs)
    if PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == expected:
        return
    _provide_system_packages(needs)
    if not _environment_serves():
        _say(f"Making {VENV} with Python {platform.python_version()}.")
        _must([sys.executable, "-m", "venv", "--clear", str(VENV)], "The environment could not be made.")
    _say(f"Installing what {lock.relative_to(ROOT)} names.")
    pip = ["-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]
    _must(
        [str(PYTHON), *pip, "--require-hashes", "--only-binary=:all:", "-r", str(lock)],
        "The locked packages could not be installed; pip says why above. Check the network, then start again.",
    )
    stamp.write_text(expected, encoding="utf-8")


def _stamp_text(lock: Path, needs: Mapping[str, str]) -> str:
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return "\n".join([digest, platform.python_version(), str(VENV), *sorted(needs)])


def _environment_serves() -> bool:
    """Whether `.venv` exists, lies where it was made, is of this Python and has pip."""
    settings = VENV / "pyvenv.cfg"
    if not (PYTHON.exists() and settings.exists()):
        return False
    question = "import sys, platform, pip; print(platform.python_version(), sys.prefix)"
    answer = subprocess.run([str(PYTHON), "-c", question], capture_output=True, text=True, check=False)
    moved = str(VENV) not in settings.read_text(encoding="utf-8")
    return not moved and answer.stdout.split(maxsplit=1)[:1] == [platform.python_version()]


def _provide_system_packages(needs: Mapping[str, str]) -> None:
    """Install the Debian packages that are missing, or end with the command that installs them."""
    missing = {name: package for name, package in needs.items() if not _is_there(name)}
    if sys.platform == "linux" and not _has_module("ensurepip"):
        missing["ensurepip"] = "python{}.{}-venv".format(*sys.version_info[:2])
    if not missing:
        return
    packages = sorted(set(missing.values()))
    if shutil.which("apt-get") is None:
        sys.exit(
            f"Install what provides {', '.join(sorted(missing))} (Debian: {' '.join(packages)}), then start again."
        )
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    if not is_root():
        sys.exit(f"Some system packages are missing. Run this, then start again:\n  sudo {shlex.join(install)}")
    _say(f"Installing system packages: {' '.join(packages)}")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    _must(["apt-get", "update", "-q"], "The list of Debian packages could not be read.", quiet)
    _must(install, "The system packages could not be installed; apt says why above.", quiet)


def _has_module(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(name) is not None


def _is_there(name: str) -> bool:
    """Whether a shared library can be loaded or a command found."""
    if ".so." not in name:
        if name.startswith("/"):
            return Path(name).is_file()
        return shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}:{_SYSTEM_FOLDERS}") is not None
    from ctypes import CDLL

    try:
        CDLL(name)
    except OSError:
        return False
    return True


def run(arguments: Sequence[str]) -> int:
    """Open the program, or hand it `arguments`; without a screen and without arguments make the sample office."""
    set_up("run")
    if not arguments and not has_screen():
        out = ROOT / "demo-output"
        _say(f"There is no screen here, so the sample office is made without a window, into {out}.")
        arguments = ["demo", "--out", str(out)]
    return _become([str(PYTHON), "-P", "-m", "ui", *arguments], _program_environment())


def test(arguments: Sequence[str]) -> int:
    """Run every check, and name those that failed; with arguments pytest alone."""
    set_up("test")
    if arguments:
        return _pytest(arguments)
    checks: Mapping[str, Callable[[], int]] = {
        "ruff check": lambda: _tool("ruff", "check", "."),
        "ruff format": lambda: _tool("ruff", "format", "--check", "."),
        "mypy": lambda: _tool("mypy"),
        "import contracts": lambda: _call([str(PYTHON), "-c", _LINT_IMPORTS]),
        "pytest": lambda: _pytest(("-n", "2", "--dist", "loadscope")),
    }
    failed = []
    for name, check in checks.items():
        _say(f"--- {name}")
        if check() != 0:
            failed.append(name)
    _say(f"FAILED: {', '.join(failed)}" if failed else "Every check passed.")
    return 1 if failed else 0


_LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"

# A session bus with an unlocked credential store and a window manager, for the tests that want real ones.
_SESSION = """
openbox >/dev/null 2>&1 &
printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null
exec "$@"
"""


def _pytest(arguments: Sequence[str]) -> int:
    """Run the tests with a home of their own, so that the user's register and credentials stay out of it."""
    pytest = [str(PYTHON), "-m", "pytest", *arguments]
    with tempfile.TemporaryDirectory(prefix="elaas-desk-home-", ignore_cleanup_errors=True) as home:
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        if sys.platform != "linux":
            return _call(pytest, environment)
        environment |= _home_environment(Path(home)) | {"ELAAS_DESK_TEST_SESSION": "1"}
        if not is_root():
            _say("Only root may run a print queue of its own, so the tests marked `print_queue` are skipped.")
        screen = ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24"]
        return _call([*screen, "dbus-run-session", "--", "bash", "-c", _SESSION, "session", *pytest], environment)


def _home_environment(home: Path) -> dict[str, str]:
    places = {
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local/share",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_RUNTIME_DIR": home / "run",
    }
    for place in places.values():
        place.mkdir(parents=True, mode=0o700)
    return {"HOME": str(home)} | {name: str(place) for name, place in places.items()}


def bench(arguments: Sequence[str]) -> int:
    """Measure each speed beside its yardstick."""
    set_up("bench")
    return _become([str(PYTHON), "-P", "-m", "benchmarks", *arguments], _program_environment())


def shots(arguments: Sequence[str]) -> int:
    """Draw the pictures of the user guide."""
    set_up("run")
    out = arguments or ["--out", str(ROOT / "docs" / "guide" / "pictures")]
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    return _become([str(PYTHON), "-P", "-m", "ui", "shots", *out], _program_environment() | offscreen)


def build(arguments: Sequence[str]) -> int:
    """Freeze the program into dist/elaas-desk and let it test itself."""
    set_up("build")
    freeze = ["PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", "build.spec", *arguments]
    if (code := _tool(*freeze)) != 0:
        return code
    program = ROOT / "dist" / "elaas-desk" / ("elaas-desk.exe" if WINDOWS else "elaas-desk")
    size = sum(file.lstat().st_size for file in program.parent.rglob("*"))
    _say(f"{program}: {size / 1e6:.0f} MB in its folder. Its self-test:")
    return _call([str(program), "--self-test"], os.environ | {"QT_QPA_PLATFORM": "offscreen"}, seconds=300)


def relock(_arguments: Sequence[str]) -> int:
    """Write the lock files anew from pyproject.toml: for Linux and Windows, Python 3.11 to 3.13, with hashes."""
    set_up("relock")
    kept: list[str] = []
    for name, groups in LOCK_GROUPS.items():
        lock = LOCKS / f"{name}.lock"
        chosen = [word for group in groups for word in ("--group", f"pyproject.toml:{group}")]
        _compile(lock, ["pyproject.toml", *chosen, *kept])
        kept = [*kept, "--constraint", str(lock.relative_to(ROOT))]
    _compile(LOCKS / "relock.lock", ["--group", "pyproject.toml:relock"])
    return 0


def _compile(lock: Path, sources: Sequence[str]) -> None:
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-emit-index-url"]
    command = [str(PYTHON), "-m", "uv", "pip", "compile", "--quiet", "--upgrade", *options, *sources]
    done = subprocess.run([*command], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    heading = "# Made from pyproject.toml by `python3 dev.py relock`; not edited by hand.\n"
    lock.write_text(heading + done.stdout, encoding="utf-8", newline="\n")


def _program_environment() -> dict[str, str]:
    chosen = {"PYTHONPATH": str(ROOT)}
    if not has_screen():
        chosen["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    return os.environ | chosen


def _tool(module: str, *arguments: str) -> int:
    return _call([str(PYTHON), "-m", module, *arguments])


def _call(command: Sequence[str], environment: Mapping[str, str] | None = None, seconds: float | None = None) -> int:
    try:
        return subprocess.run(command, cwd=ROOT, env=environment, timeout=seconds, check=False).returncode
    except subprocess.TimeoutExpired:
        _say(f"{command[0]} was still running after {seconds:.0f} seconds and was ended.")
        return 1


def _become(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Hand over to `command` in the caller's folder; on Windows, where exec detaches, wait for it."""
    sys.stdout.flush()
    if not WINDOWS:
        os.execve(command[0], list(command), environment)
    return subprocess.run(command, env=environment, check=False).returncode


def _must(command: Sequence[str], complaint: str, environment: Mapping[str, str] | None = None) -> None:
    if _call(command, environment) != 0:
        sys.exit(complaint)


def _say(text: str) -> None:
    print(text, flush=True)


COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "bench": bench,
    "shots": shots,
    "build": build,
    "relock": relock,
}


def main(arguments: Sequence[str]) -> int:
    """Do the command that the first word names; its exit code."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        sys.exit(f"eLAAS Desk needs Python 3.11 to 3.13; this is Python {platform.python_version()}.")
    if not arguments or arguments[0] not in COMMANDS:
        sys.exit(__doc__)
    return COMMANDS[arguments[0]](arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
