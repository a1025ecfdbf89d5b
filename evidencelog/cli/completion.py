"""`completion`: let the shell complete commands and options."""

from __future__ import annotations

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.run import Run
from evidencelog.i18n import gettext as _


@command(
    "completion",
    examples=(
        'eval "$(evidencelog completion bash)"           in ~/.bashrc',
        'eval "$(evidencelog completion zsh)"            in ~/.zshrc',
        "evidencelog completion fish | source            in config.fish",
    ),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@pass_run
def completion(run: Run, shell: str) -> None:
    """Print what the shell needs to complete commands and options.

    It never unlocks the log and never completes anything that stands in it. A line in a
    shell's start-up file shows others that this program is used.
    """
    from click.shell_completion import get_completion_class

    from evidencelog.cli.main import PROGRAM, PROGRAM_COMMAND

    found = get_completion_class(shell)
    if found is None:
        raise LookupError(shell)
    source = found(PROGRAM_COMMAND, {}, PROGRAM, "_EVIDENCELOG_COMPLETE").source()
    for line in source.splitlines():
        run.out.data(line)
    run.out.say(_("Put this into the start-up file of your shell."))
