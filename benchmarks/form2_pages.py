"""How fast Form 2 is drawn, beside WeasyPrint, fpdf2, Typst and LibreOffice drawing the same form in the same run.

Fast and wrong is no yardstick: what counts is the fastest of them that gets Thai right (`thai_right`).
"""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Protocol

from benchmarks.figures import Figure, at_most, timed
from benchmarks.thai_right import Verdict, judged
from benchmarks.yardsticks import plan
from elaas_desk.domain.papers import CircularOnPaper, Form2
from elaas_desk.paths import resource
from elaas_desk.services.sample_names import invented
from forms_pdf import form2
from ui.form_files import paper_of, parse

LIMIT: Final = 0.015
TIMES_FASTER: Final = 2.0
_TIMES_MORE: Final = 5  # pages by who starts a program every time, so that its start does not drown them
_HARD_NAME: Final = "นางสาวปิ่นฎิษฐ์ น้ำค้างซ้อนกู้"
"""Marks over letters with an ascender and under letters with a descender, and two sara am with a tone."""


class Yardstick(Protocol):
    """Another program that draws the form; it is made once and keeps what it can keep from one form to the next."""

    name: str
    version: str
    starts_every_time: bool
    """Whether `draw` starts a program, whose start is then taken off."""

    def draw(self, forms: Sequence[Form2]) -> list[bytes]:
        """A file for each form."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a yardstick took for a page, and whether it got Thai right."""

    name: str
    seconds: float
    verdict: Verdict


def measure(pages: int = 60, yardstick_pages: int = 12, rounds: int = 3) -> Iterator[Figure]:
    """Seconds for a page when everything is loaded, each page of another person; and how many times as many."""
    asked = forms(pages)
    form2.render(asked[0])
    ours = min(timed(lambda: [form2.render(form) for form in asked]) for _ in range(rounds)) / len(asked)
    yield at_most("Form 2, a page, warm", ours, LIMIT, f"{1 / ours:.0f} a second")
    verdict = _own_verdict()
    yield Figure("Form 2, Thai on our page", str(verdict), "three readers, HarfBuzz", "right", verdict.right)
    measured = []
    for name, make in YARDSTICKS.items():
        try:
            yardstick = make()
            found = _measured(yardstick, yardstick_pages, rounds)
        except (ImportError, OSError, subprocess.SubprocessError) as absence:
            yield Figure(f"Form 2 by {name}", "absent", f"not on this machine: {absence}", "-", kept=True)
            continue
        measured.append(found)
        told = f"{yardstick.version}, {1 / found.seconds:.1f} a second; {found.verdict}"
        yield Figure(f"Form 2 by {name}, a page, warm", f"{found.seconds * 1000:.1f} ms", told, "-", kept=True)
    yield beside_the_fastest(ours, measured)


def beside_the_fastest(ours: float, measured: Sequence[Measured]) -> Figure:
    """How many times as fast we are as the fastest that gets Thai right; broken where there is none to stand beside."""
    right = [each for each in measured if each.verdict.right]
    name, limit = "Form 2, beside the fastest that gets Thai right", f">= {TIMES_FASTER:.0f} x"
    if not right:
        return Figure(name, "no yardstick", "none here gets Thai right", limit, kept=False)
    fastest = min(right, key=lambda each: each.seconds)
    times = fastest.seconds / ours
    rates = f"{1 / ours:.0f} beside {1 / fastest.seconds:.0f} pages a second by {fastest.name}"
    return Figure(name, f"{times:.1f} x", rates, limit, times >= TIMES_FASTER)


def _measured(yardstick: Yardstick, pages: int, rounds: int) -> Measured:
    """The fastest of the rounds, each over forms not drawn before; what starting takes every time is taken off."""
    hard = hard_form()
    verdict = judged(yardstick.draw([hard])[0], plan.texts_of(hard), plan.words_of(hard), plan.SIZE)
    if yardstick.starts_every_time:
        pages *= _TIMES_MORE
    every = forms((pages + 1) * rounds)
    parts = [every[number * (pages + 1) : (number + 1) * (pages + 1)] for number in range(rounds)]
    starting = min(_taken(yardstick, some[:1]) for some in parts) if yardstick.starts_every_time else 0.0
    taken = min(_taken(yardstick, some if starting else some[1:]) for some in parts)
    return Measured(yardstick.name, max(taken - starting, 1e-6) / pages, verdict)


def _taken(yardstick: Yardstick, some: Sequence[Form2]) -> float:
    return timed(lambda: yardstick.draw(some))


def _own_verdict() -> Verdict:
    hard = hard_form()
    return judged(form2.render(hard), plan.common_texts_of(hard), plan.common_words_of(hard), plan.SIZE)


def hard_form() -> Form2:
    """A form whose requester has a name that is hard to place."""
    (form,) = forms(1)
    return replace(form, person=replace(form.person, full_name=_HARD_NAME))


def forms(count: int) -> tuple[Form2, ...]:
    """The example that the program documents, each time asked for by somebody else."""
    circular = CircularOnPaper("มท 0808.4/ว 0036", date(2025, 3, 25))
    example = paper_of(parse(resource("samples", "form2.json").read_bytes()), circular)
    if not isinstance(example, Form2):
        raise TypeError("form2.json is not a Form 2")
    rng = random.Random(count)
    names = [invented(rng, women=bool(number % 2)).name.full for number in range(count)]
    return tuple(
        replace(example, register_number=f"{number}/2569", person=replace(example.person, full_name=name))
        for number, name in enumerate(names, start=1)
    )


def _weasyprint() -> Yardstick:
    from benchmarks.yardsticks.weasy import WeasyPrint

    return WeasyPrint()


def _fpdf2() -> Yardstick:
    from benchmarks.yardsticks.fpdf import Fpdf2

    return Fpdf2()


def _typst() -> Yardstick:
    from benchmarks.yardsticks.typst import Typst

    return Typst()


def _libreoffice() -> Yardstick:
    from benchmarks.yardsticks.libreoffice import LibreOffice

    return LibreOffice()


YARDSTICKS: Final[Mapping[str, Callable[[], Yardstick]]] = {
    "WeasyPrint": _weasyprint,
    "fpdf2": _fpdf2,
    "Typst": _typst,
    "LibreOffice": _libreoffice,
}
