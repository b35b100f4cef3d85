"""Files from outside, read with bounds in a process of their own; and the sheet that is handed out to be filled in."""

from typing import Final

CHILD: Final = "--read-file"
"""The word by which the frozen program is started as the process that reads (`intake.child`)."""
