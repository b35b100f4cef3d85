"""How fast Form 2 is drawn, beside WeasyPrint drawing the same form."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from benchmarks.figures import Figure, at_most, timed
from benchmarks.html_form2 import STYLE, html_of
from elaas_desk.domain.papers import CircularOnPaper, Form2
from elaas_desk.paths import resource
from elaas_desk.services.sample_names import invented
from forms_pdf import form2
from ui.form_files import paper_of, parse

LIMIT: Final = 0.015
TIMES_FASTER: Final = 3.0


def measure(pages: int = 60, yardstick_pages: int = 12) -> Iterator[Figure]:
    """Seconds for a page when everything is loaded, each page of another person; and how many times as many."""
    asked = forms(pages)
    form2.render(asked[0])
    ours = min(timed(lambda: [form2.render(form) for form in asked]) for _ in range(3)) / len(asked)
    theirs = _weasyprint_seconds(asked[:yardstick_pages])
    yield at_most("Form 2, a page, warm", ours, LIMIT, f"{theirs * 1000:.1f} ms by WeasyPrint")
    times = theirs / ours
    rates = f"{1 / ours:.0f} beside {1 / theirs:.0f} pages a second"
    yield Figure(
        "Form 2, pages beside WeasyPrint", f"{times:.1f} x", rates, f">= {TIMES_FASTER:.0f} x", times >= TIMES_FASTER
    )


def _weasyprint_seconds(asked: Sequence[Form2]) -> float:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    logging.getLogger("fontTools").setLevel(logging.CRITICAL)  # it finds fault with the typeface on every page
    fonts = FontConfiguration()
    style = CSS(string=STYLE, font_config=fonts)
    pages = [html_of(form) for form in asked]

    def draw() -> None:
        for page in pages:
            HTML(string=page).write_pdf(stylesheets=[style], font_config=fonts)

    draw()
    return min(timed(draw) for _ in range(2)) / len(asked)


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
