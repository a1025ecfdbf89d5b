"""The program: the first help page, and the one place where errors become exit codes."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from typing import Any, Final

import click

from evidencelog.cli.catalogue import CATALOGUE, Listed
from evidencelog.cli.command import HELP_NAMES, write_examples
from evidencelog.cli.ending import EndedError, end_tidily
from evidencelog.cli.options import SHOWN
from evidencelog.cli.output import OutputError, not_printed, use_utf8
from evidencelog.cli.run import Run
from evidencelog.errors import ExitCode
from evidencelog.i18n import gettext as _

PROGRAM: Final = "evidencelog"
_OUTPUT_FAULTS: Final = frozenset({errno.ENOSPC, errno.EBADF, errno.EIO})
EXAMPLES: Final = (
    "evidencelog init                  start a log on this computer",
    "evidencelog log incident          write down what happened; it asks step by step",
    "evidencelog list                  see what is there",
)


class Listing(click.Command):
    """Stands for a command that is not loaded yet: its name and what it does."""

    def __init__(self, listed: Listed) -> None:
        super().__init__(listed.name, short_help=listed.says, help=listed.says)
        self.module = listed.module

    def load(self) -> click.Command:
        """Import the command's module and return the command of the same name."""
        from importlib import import_module

        module = import_module(f"evidencelog.cli.{self.module}")
        for value in vars(module).values():
            if isinstance(value, click.Command) and value.name == self.name:
                value.short_help = self.short_help
                return value
        raise LookupError(f"{self.module} has no command {self.name}")


class Program(click.Group):
    """The top level: lists every command by name, loads one only when it is used."""

    def get_command(self, _ctx: click.Context, cmd_name: str, /) -> click.Command | None:
        """Return the command with its module loaded, None for an unknown name."""
        listing = self.commands.get(cmd_name)
        return listing.load() if isinstance(listing, Listing) else listing

    def list_commands(self, _ctx: click.Context, /) -> list[str]:
        """Return the names in the order of the help page, not of the alphabet."""
        return list(self.commands)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what it is, then how to begin."""
        super().format_help_text(ctx, formatter)
        write_examples(formatter, EXAMPLES)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands in their groups, then the options."""
        for section in CATALOGUE:
            with formatter.section(section.title):
                formatter.write_dl([(listed.name, listed.says) for listed in section.commands])
        click.Command.format_options(self, ctx, formatter)


def _begin(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        from evidencelog.cli.welcome import welcome

        welcome(context.obj)


def _columns() -> int:
    """Return how wide help pages are; Click would import more than the page costs to ask."""
    try:
        return max(min(os.get_terminal_size().columns, 80) - 2, 50)
    except (OSError, ValueError):
        return 78


def _program() -> Program:
    """Return the program with every command by name."""
    program = Program(
        PROGRAM,
        help=_("Write down what happened, in order, in a file that only you can open."),
        callback=click.pass_context(_begin),
        params=list(SHOWN),
        invoke_without_command=True,
        context_settings={"help_option_names": HELP_NAMES, "terminal_width": _columns()},
        subcommand_metavar="COMMAND [...]",
    )
    for section in CATALOGUE:
        for listed in section.commands:
            program.add_command(Listing(listed))
    return program


PROGRAM_COMMAND: Final = _program()


def execute(arguments: Sequence[str], run: Run) -> int:
    """Run one command line and return its exit code; nothing is raised."""
    _foresee(arguments, run)
    try:
        stopped = PROGRAM_COMMAND.main(list(arguments), PROGRAM, standalone_mode=False, obj=run)
        run.out.finish()
        if stopped is not None and sys.stdout is None:
            raise not_printed()  # a help page: Click takes a closed output for success
    except BrokenPipeError:
        _forget_output()
        return ExitCode.DONE
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  # nothing may escape as a trace
        return _failed(error, run)
    return run.exit_code


def _foresee(arguments: Sequence[str], run: Run) -> None:
    """Take `--json` and `--debug` from a line that may turn out to be misspelt."""
    before = arguments[: arguments.index("--")] if "--" in arguments else arguments
    run.options = run.options._replace(json="--json" in before, debug="--debug" in before)


def _failed(error: BaseException, run: Run) -> int:
    from evidencelog.cli.failures import failure_of, tell, trace

    if isinstance(error, click.Abort) and error.__cause__ is not None:
        error = error.__cause__
    if isinstance(error, OSError) and error.errno in _OUTPUT_FAULTS and not error.filename:
        error = not_printed((error.strerror or "").lower())  # a help page, printed by Click
    failure = failure_of(error)
    if isinstance(error, OutputError):
        # What could not be printed must not be tried once more when the interpreter ends.
        _forget_output()
    if run.options.debug:
        trace(error)
    tell(failure, safe=run.safe, out=run.out)
    return int(failure.code)


def _forget_output() -> None:
    """Keep the interpreter from complaining at its end about a reader that has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def main() -> Any:
    """Run the program on this process's arguments and streams; never returns."""
    use_utf8()
    end_tidily()
    try:
        code = execute(sys.argv[1:], Run(environ=os.environ))
    except EndedError as ended:
        code = ended.code
    if sys.stderr is not None:
        sys.stderr.flush()
    sys.exit(code)
