"""Every measurement: a table on standard output, the same as JSON in a file; exit 1 when a limit is broken.

Where there are several, each has a process of its own, so that none finds the memory that another has filled.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from benchmarks.figures import Figure, as_json, from_json, table


def _start_up() -> Iterator[Figure]:
    from benchmarks import start_up

    return start_up.measure()


def _form2() -> Iterator[Figure]:
    from benchmarks import form2_pages

    return form2_pages.measure()


def _words() -> Iterator[Figure]:
    from benchmarks import thai_words

    return thai_words.measure()


def _batch() -> Iterator[Figure]:
    from benchmarks import batch

    return batch.measure()


def _due() -> Iterator[Figure]:
    from benchmarks import due_list

    return due_list.measure()


def _reconcile() -> Iterator[Figure]:
    from benchmarks import reconciling

    return reconciling.measure()


def _long() -> Iterator[Figure]:
    from benchmarks import long_lists

    return long_lists.measure()


def _list() -> Iterator[Figure]:
    from benchmarks import account_list

    return account_list.measure()


MEASUREMENTS: Final[Mapping[str, Callable[[], Iterator[Figure]]]] = {
    "start": _start_up,
    "form2": _form2,
    "batch": _batch,
    "long": _long,
    "words": _words,
    "due": _due,
    "reconcile": _reconcile,
    "list": _list,
}


def main(arguments: Sequence[str]) -> int:
    """Measure what is named, or everything; 1 when a limit is broken."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Each speed beside its yardstick.")
    parser.add_argument("--only", choices=list(MEASUREMENTS), action="append", help="this one alone; may come again")
    parser.add_argument("--out", type=Path, default=Path("bench-output/bench.json"), help="where the JSON goes")
    chosen = parser.parse_args(list(arguments))
    names = list(chosen.only or MEASUREMENTS)
    alone = len(names) == 1
    figures = list(MEASUREMENTS[names[0]]()) if alone else [each for name in names for each in _apart(name)]
    print(table(figures))
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(as_json(figures) + "\n", encoding="utf-8")
    return 0 if all(figure.kept for figure in figures) else 1


def _apart(name: str) -> list[Figure]:
    """The figures of one measurement, made by another process; one that fails is a broken figure with its end."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        out = Path(folder, "bench.json")
        print(f"measuring: {name}", file=sys.stderr, flush=True)
        command = [sys.executable, "-m", "benchmarks", "--only", name, "--out", str(out)]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        if not out.exists():
            return [Figure(name, "failed", f"exit code {done.returncode}", "-", kept=False)]
        return from_json(out.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
