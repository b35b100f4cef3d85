"""A thousand Form 2 of different people, issued through the services into an encrypted register and taken out again.

The work is done by a process of its own, so that its memory is nobody else's: it tells a line of JSON after each piece.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import psutil

from benchmarks.figures import Figure

if TYPE_CHECKING:
    from elaas_desk.domain.actors import Actor
    from elaas_desk.domain.requests import RequestDraft
    from elaas_desk.services.desk import Desk
    from tests.services.office import OfficeIds

LIMIT_MEGABYTES: Final = 16.0
"""By so much the memory may grow from the first tenth to the end, the papers themselves lying in the register."""
LIMIT_SECONDS: Final = 120.0
_PIECE: Final = 50
_SEED: Final = 26


@dataclass(frozen=True, slots=True)
class Told:
    """How far the work is: papers issued, taken out and their bytes, seconds so far, memory in megabytes."""

    issued: int
    taken_out: int
    total: int
    size: int
    seconds: float
    megabytes: float


def measure(papers: int = 1_000) -> Iterator[Figure]:
    """Seconds for all of them, and the memory after a tenth, a half, and all of them."""
    told = list(_followed(papers))
    last = told[-1]
    papers_told = f"{last.size / 1e6:.0f} MB of papers, {last.size / max(1, last.taken_out) / 1e3:.0f} kB each"
    kept = last.issued == last.taken_out == papers and last.seconds <= LIMIT_SECONDS
    name = f"batch of {papers:,} Form 2, issued and taken out"
    yield Figure(name, f"{last.seconds:.1f} s", papers_told, f"<= {LIMIT_SECONDS:.0f} s", kept)
    at = [next(each for each in told if each.issued >= share) for share in (papers // 10, papers // 2, papers)]
    grown = max(each.megabytes for each in told) - at[0].megabytes
    memory = " / ".join(f"{each.megabytes:.0f}" for each in (*at, last))
    counts = " / ".join(f"{each.issued:,}" for each in at)
    yield Figure(
        f"batch, memory grown after {at[0].issued:,}",
        f"{grown:.1f} MB",
        f"{memory} MB at {counts} and the end",
        f"<= {LIMIT_MEGABYTES:.0f} MB",
        grown <= LIMIT_MEGABYTES,
    )


def _followed(papers: int) -> Iterator[Told]:
    """What the process tells, each line shown as it comes."""
    command = [sys.executable, "-m", "benchmarks.batch", str(papers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        for line in process.stdout or ():
            told = Told(**json.loads(line))
            print(
                f"Form 2: {told.issued:,} of {told.total:,} issued, {told.taken_out:,} taken out, "
                f"{told.seconds:.1f} s, {told.megabytes:.0f} MB",
                file=sys.stderr,
                flush=True,
            )
            yield told
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def main(papers: int) -> None:
    """Do the work and tell how far it is."""
    from elaas_desk.domain.actors import Role
    from tests.services.office import Clock, actors, make_template, opened

    with tempfile.TemporaryDirectory(prefix="batch-") as name:
        template, folder = Path(name, "template.elaas"), Path(name, "register")
        folder.mkdir()
        ids = make_template(template)
        with opened(template, folder, Clock()) as desk:
            head = actors(ids)[Role.LAO_HEAD]
            for told in _worked(desk, head, _drafts(desk, head, ids, papers)):
                print(json.dumps(asdict(told)), flush=True)


def _drafts(desk: Desk, head: Actor, ids: OfficeIds, papers: int) -> list[RequestDraft]:
    """A request for each of so many newcomers."""
    from elaas_desk.domain.people import Post
    from elaas_desk.domain.requests import Change, GroupChange, Reason, RequestDraft
    from elaas_desk.services.sample_names import invented
    from tests.services.office import TODAY, person_draft

    rng = random.Random(_SEED)
    drafts = []
    for number in range(papers):
        name = invented(rng, women=bool(number % 2)).name
        texts = {"title": name.title, "first_name": name.first, "last_name": name.last}
        person = desk.register.add_person(head, person_draft(ids.lao.unit, Post.LAO_USER, **texts))
        drafts.append(RequestDraft(person.id, Reason.NEW_USER, TODAY, (GroupChange(ids.payments, Change.ADD),)))
    return drafts


def _worked(desk: Desk, head: Actor, drafts: Sequence[RequestDraft]) -> Iterator[Told]:
    began, total = time.perf_counter(), len(drafts)
    issued: list[int] = []
    for start in range(0, total, _PIECE):
        issued += [each.id for each in desk.documents.issue_many(head, drafts[start : start + _PIECE])]
        yield Told(len(issued), 0, total, 0, time.perf_counter() - began, _megabytes())
    size = 0
    for number, document in enumerate(issued, start=1):
        size += len(desk.documents.content(head, document))
        if number % (2 * _PIECE) == 0 or number == total:
            yield Told(total, number, total, size, time.perf_counter() - began, _megabytes())


def _megabytes() -> float:
    return float(psutil.Process().memory_info().rss) / 1e6


if __name__ == "__main__":
    main(int(sys.argv[1]))
