"""What can be printed, and how it ended: values between the screens and `ui.print_run`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Printable:
    """A paper: what the queue calls it, its pages, and what reads its bytes, on the worker, when its turn comes."""

    title: str
    pages: int
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Printed:
    """How it ended: how many papers of how many the printer took whole."""

    done: int
    total: int

    @property
    def whole(self) -> bool:
        """Whether every paper was taken."""
        return self.done == self.total
