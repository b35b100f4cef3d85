"""`form`: one paper from a JSON file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from elaas_desk.domain.papers import CircularOnPaper, Form1, Form2, place_of
from elaas_desk.domain.policy import DEFAULT_POLICY, load_policy
from elaas_desk.errors import InvalidInputError, Problem, UserError
from elaas_desk.paths import resource
from elaas_desk.persistence.files import writing
from ui.field_names import spoken_path
from ui.form_files import WHOLE, FormPaper, read_paper
from ui.headless.arguments import Form, Refusal
from ui.headless.files import write_whole
from ui.messages import sentence

_PDF: Final = b"%PDF"


def run(command: Form) -> None:
    """Write the PDF of the paper.

    Raises Refusal that names the place in the file, or UserError for what concerns a file as a whole.
    """
    circular = load_policy(resource("policy", DEFAULT_POLICY)).circular
    try:
        paper = read_paper(command.file, CircularOnPaper(circular.number, circular.dated))
        content = rendered(paper)
    except UserError as error:
        if error.field is None:
            raise
        raise Refusal(_placed(command.file, error)) from None
    _refuse_what_is_no_paper(command.out)
    write_whole(command.out, content)


def rendered(paper: FormPaper) -> bytes:
    """The PDF of a paper. Raises UserError UNKNOWN_GLYPH with the path of its text."""
    try:
        return _drawn(paper)
    except UserError as refused:
        raise UserError(refused.problem, field=place_of(paper, refused.values["char"]), **refused.values) from None


def _drawn(paper: FormPaper) -> bytes:
    if isinstance(paper, Form1):
        from forms_pdf import form1

        return form1.render(paper)
    if isinstance(paper, Form2):
        from forms_pdf import form2

        return form2.render(paper)
    from forms_pdf import cover_letter

    return cover_letter.render(paper)


def _refuse_what_is_no_paper(out: Path) -> None:
    """A slip of the pen must not write over the JSON file itself, or over a register. UserError FILE_IN_THE_WAY."""
    with writing(out):
        if not out.is_file():
            return
        with out.open("rb") as there:
            start = there.read(len(_PDF))
    if start and start != _PDF:
        raise UserError(Problem.FILE_IN_THE_WAY, path=str(out))


def _placed(file: Path, error: UserError) -> str:
    """The sentence of the first wrong key with its place, and how many more there are."""
    place = "" if error.field in {None, WHOLE} else f" ช่อง {spoken_path(error.field or '')}"
    more = len(error.problems) - 1 if isinstance(error, InvalidInputError) else 0
    rest = f" (ในแฟ้มนี้ยังมีอีก {more} จุดที่ต้องแก้)" if more else ""
    return f"แฟ้ม {file.name}{place}: {sentence(error)}{rest}"
