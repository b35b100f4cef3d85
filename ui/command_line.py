"""The commands that need no window: demo, shots, papers, due, form, report, reconcile, --version, --self-test.

Exit code 0, or 2 with one plain Thai sentence on standard error. Nothing heavy is imported before it is known what is
asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from elaas_desk import __version__
from ui.headless import streams
from ui.headless.arguments import (
    USAGE,
    Command,
    Demo,
    Due,
    Form,
    Papers,
    Reconcile,
    Refusal,
    Report,
    SelfTest,
    Shots,
    ShowHelp,
    ShowVersion,
    parse,
)

DONE, FAILED = 0, 2


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for; its exit code."""
    streams.prepare()
    try:
        _do(parse(arguments))
    except BrokenPipeError:  # whoever read the output has seen enough
        streams.let_go_of_output()
        return DONE
    except KeyboardInterrupt:
        streams.complain("หยุดตามที่สั่งแล้ว แฟ้มที่ทำเสร็จก่อนหน้ายังอยู่ กรุณาสั่งใหม่เมื่อพร้อม")
        return FAILED
    except Refusal as refusal:
        streams.complain(str(refusal))
        return FAILED
    except Exception as error:
        streams.complain(_sentence(error))
        return FAILED
    return DONE


def _do(command: Command) -> None:
    if isinstance(command, ShowHelp):
        streams.say(USAGE)
    elif isinstance(command, ShowVersion):
        streams.say(f"eLAAS Desk {__version__}")
    elif isinstance(command, SelfTest):
        from ui import self_test

        self_test.run()
    elif isinstance(command, Demo):
        from ui.headless import demo

        demo.run(command)
    elif isinstance(command, Shots):
        from ui.headless import guide_pictures

        guide_pictures.run(command)
    elif isinstance(command, Papers):
        from ui.headless import paper_pictures

        paper_pictures.run(command)
    else:
        _do_with_file(command)


def _do_with_file(command: Form | Due | Report | Reconcile) -> None:
    if isinstance(command, Form):
        from ui.headless import form

        form.run(command)
    elif isinstance(command, Due):
        from ui.headless import due

        due.run(command)
    elif isinstance(command, Report):
        from ui.headless import report

        report.run(command)
    else:
        from ui.headless import reconciling

        reconciling.run(command)


def _sentence(error: Exception) -> str:
    from elaas_desk.errors import UserError
    from ui import messages

    if isinstance(error, UserError):
        return messages.sentence(error)
    import logging

    from elaas_desk import logs
    from elaas_desk.paths import user_data

    file = logs.start(user_data() / "log")
    logging.getLogger(__name__).error("a command failed", exc_info=error)
    logs.stop()
    return messages.unexpected(str(file))
