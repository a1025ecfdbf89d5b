"""The shape of every command: global options after it too, examples first in its help.

A command is one module `evidencelog/cli/NAME.py` that holds a function:

    @command("label", examples=("evidencelog label 12 private",))
    @click.argument("number", type=int)
    @pass_run
    def label(run: Run, number: int) -> None:
        '''Say who may see an entry.'''
        from evidencelog.app.labels import set_label  # heavy imports stay in the body

        with run.open_log() as log:
            set_label(log, number, "private")
        run.out.say(_("Entry {number} is private now.").format(number=number))

and one line in `evidencelog/cli/catalogue.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from evidencelog.cli.options import HIDDEN
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.cli.run import Run

Function = TypeVar("Function", bound=Callable[..., Any])
HELP_NAMES = ["-h", "--help"]


class Command(click.Command):
    """A command that also takes the global options and shows its examples first."""

    def __init__(self, *args: Any, examples: tuple[str, ...] = (), **more: Any) -> None:
        more.setdefault("context_settings", {}).setdefault("help_option_names", HELP_NAMES)
        super().__init__(*args, **more)
        self.examples = examples

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the command's own parameters and the global ones."""
        return [*super().get_params(ctx), *HIDDEN]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does, then how it is used."""
        super().format_help_text(ctx, formatter)
        write_examples(formatter, self.examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Point to the options that are not repeated on every page."""
        super().format_epilog(ctx, formatter)
        formatter.write_paragraph()
        formatter.write_text(_("Options for every command: evidencelog --help"))


class CommandGroup(Command, click.Group):
    """A command with commands of its own, such as `log` or `export`."""

    command_class = Command

    def list_commands(self, _ctx: click.Context, /) -> list[str]:
        """Return the names in the order in which they were added: common ones first."""
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands of the group before its options."""
        self.format_commands(ctx, formatter)
        click.Command.format_options(self, ctx, formatter)


def write_examples(formatter: click.HelpFormatter, examples: tuple[str, ...]) -> None:
    """Write example command lines as they are typed, never wrapped."""
    if not examples:
        return
    with formatter.section(_("Examples")):
        for line in examples:
            formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


def command(
    name: str, *, examples: tuple[str, ...] = (), **more: Any
) -> Callable[[Function], Command]:
    """Turn a function into the command `name`; its docstring is the help."""
    return cast(
        "Callable[[Function], Command]",
        click.command(name, cls=Command, examples=examples, **more),
    )


def group(
    name: str, *, examples: tuple[str, ...] = (), **more: Any
) -> Callable[[Function], CommandGroup]:
    """Turn a function into a command that has commands of its own."""
    return cast(
        "Callable[[Function], CommandGroup]",
        click.group(name, cls=CommandGroup, examples=examples, **more),
    )


def pass_run(function: Callable[..., None]) -> Callable[..., None]:
    """Give the function the `Run` as its first argument: options, output, asking, the log."""

    def with_run(*args: Any, **more: Any) -> None:
        run: Run = click.get_current_context().find_root().obj
        function(run, *args, **more)

    with_run.__doc__ = function.__doc__
    with_run.__name__ = function.__name__
    # The options that decorators below this one have collected.
    # An attribute that click itself puts on functions, unknown to their type.
    with_run.__click_params__ = getattr(function, "__click_params__", [])  # type: ignore[attr-defined]  # Click keeps its parameters there
    return with_run
