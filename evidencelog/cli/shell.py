"""`shell`: unlock once, work, lock."""

from __future__ import annotations

import shlex
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.output import faint
from evidencelog.cli.run import Run
from evidencelog.errors import InterruptedByPersonError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.cli.terminal import Ask

IDLE_MINUTES: Final = 10
_LEAVE: Final = frozenset({"exit", "quit", "lock", "q", _("exit"), _("lock")})


@command("shell", examples=("evidencelog shell", "evidencelog shell --idle 5"))
@click.option(
    "--idle",
    metavar="MINUTES",
    type=click.IntRange(1, 120),
    default=IDLE_MINUTES,
    show_default=True,
    help=_("Lock after so many minutes without a command."),
)
@pass_run
def shell(run: Run, idle: int) -> None:
    """Unlock once and work with the same commands, without the program's name before them.

    It keeps no history. It locks when nothing is typed for a while, and clears the screen
    when it is left.
    """
    ask = run.ask
    with run.keep_open():
        ask.tell(_("Unlocked. Type a command, such as: log, list, show 3. To lock: lock"))
        try:
            _work(run, ask, idle * 60)
        finally:
            ask.clear()
    ask.tell(faint(_("Locked.")))


def _work(run: Run, ask: Ask, idle_seconds: int) -> None:
    while True:
        try:
            line = ask.line("evidencelog> ", within=idle_seconds)
        except (InterruptedByPersonError, KeyboardInterrupt):
            return
        if line.casefold() in _LEAVE:
            return
        if line:
            _one(run, ask, line)


def _one(run: Run, ask: Ask, line: str) -> None:
    """Run one command; whatever becomes of it, the shell goes on."""
    from evidencelog.cli.main import execute

    try:
        words = shlex.split(line)
    except ValueError:
        ask.tell(_("A quotation mark is open in this line."))
        return
    if words[:1] == ["evidencelog"]:
        del words[0]
    if words[:1] in (["shell"], ["init"]):
        ask.tell(_("Leave first, with: lock"))
        return
    options = run.options
    with suppress(SystemExit):
        execute(words, run)
    run.options, run.exit_code, run.safe = options, 0, ""
