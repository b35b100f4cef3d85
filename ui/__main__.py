"""Where the program starts: without an argument the window, otherwise a command of `ui.command_line`."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Open the window or do a command; the exit code."""
    if arguments:
        from elaas_desk.intake import CHILD

        if arguments == [CHILD]:
            from elaas_desk.intake import child

            return child.main()
        from ui import command_line

        return command_line.main(arguments)
    gc.disable()  # nothing that the first window loads is garbage; from then on `ui.jobs` collects
    from ui import app

    return app.main()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
