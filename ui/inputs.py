"""What the core refuses, shown at the inputs that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from elaas_desk.errors import FieldProblem, InvalidInputError, UserError
from ui import messages
from ui.widgets.field import Field


class Inputs:
    """The inputs of one dialog or step, each under the name of the draft's attribute that it fills."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self._fields = {field.key: field for field in fields}

    def clear(self) -> None:
        """Take every error away."""
        for field in self._fields.values():
            field.set_error("")

    def check(self) -> list[Field]:
        """Let every visible input say its own problem; those that have one, in order."""
        return [field for field in self._fields.values() if not field.isHidden() and not field.check()]

    def check_typed(self) -> list[Field]:
        """As `check`, but only where something was typed: what is missing is for the core to say."""
        typed = [field for field in self._fields.values() if not field.isHidden() and not field.is_empty()]
        return [field for field in typed if not field.check()]

    def show(self, problems: Sequence[FieldProblem]) -> list[str]:
        """Show each problem at its input, go to the first, and give back the sentences that have no input here."""
        rest: list[str] = []
        first: Field | None = None
        for problem in problems:
            sentence = messages.sentence_of(problem.problem, problem.values, problem.field)
            field = self._fields.get(problem.field)
            if field is None:
                rest.append(sentence)
                continue
            if not field.error():
                field.set_error(sentence)
            first = first or field
        if first is not None:
            first.setFocus()
        return rest

    def show_error(self, error: UserError) -> list[str]:
        """As `show`, for what a service raised."""
        return self.show(problems_of(error))


def problems_of(error: UserError) -> tuple[FieldProblem, ...]:
    """The problems that an error speaks of, one or several."""
    if isinstance(error, InvalidInputError):
        return error.problems
    return (FieldProblem(error.field or "", error.problem, dict(error.values)),)
