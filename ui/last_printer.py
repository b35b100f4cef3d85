"""The printer that was used last on this PC, so that it is offered first the next time."""

from __future__ import annotations

from elaas_desk.errors import UserError
from elaas_desk.settings import LAST_PRINTER, Settings

_settings: list[Settings] = []
"""The settings of this PC, once the program has told them; none in a window that stands alone."""


def use(settings: Settings) -> None:
    """Read and keep the name in these settings from now on."""
    _settings[:] = [settings]


def last() -> str:
    """Its name, or nothing."""
    return _settings[0].get(LAST_PRINTER) if _settings else ""


def keep(name: str) -> None:
    """Remember a name. Where it cannot be written it is not remembered: printing goes on all the same."""
    if not _settings or not LAST_PRINTER.takes(name) or name == last():
        return
    try:
        _settings[0].set(LAST_PRINTER, name)
    except UserError:
        return
