"""`key`: the ways to unlock the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from evidencelog.cli.command import group, pass_run
from evidencelog.cli.output import strong
from evidencelog.cli.passphrases import secret_in
from evidencelog.cli.run import Run
from evidencelog.errors import NoTerminalError, UsageError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.keys import Door
    from evidencelog.app.session import OpenLog

_NAMES: Final = {"passphrase": _("passphrase"), "recovery": _("recovery code")}


@group(
    "key",
    examples=(
        "evidencelog key list",
        "evidencelog key passphrase                      set a new passphrase",
        "evidencelog --recovery-code key passphrase      when the old one is forgotten",
        "evidencelog key recovery                        make a new recovery code",
    ),
)
def key() -> None:
    """Show and change what unlocks the log: its passphrase and its recovery code."""


@key.command("list", examples=("evidencelog key list",))
@pass_run
def list_(run: Run) -> None:
    """Show the ways to unlock the log, and whether each is whole."""
    from evidencelog.app.keys import doors_of

    with run.open_log() as log:
        doors = doors_of(log)
    if run.options.json:
        ways = [{"what": door.what, "whole": door.sound} for door in doors]
        run.out.document({"schema": 1, "ways": ways})
        return
    for door in doors:
        run.out.data(_line(door))
    if not any(door.what == "recovery" for door in doors):
        run.out.say(_("There is no recovery code. To make one: evidencelog key recovery"))


def _line(door: Door) -> str:
    name = _NAMES.get(door.what, _("something unknown"))
    return name if door.sound else _("{name} (damaged; set it anew)").format(name=name)


@key.command(
    "passphrase",
    examples=(
        "evidencelog key passphrase",
        "evidencelog --recovery-code key passphrase",
        "evidencelog key passphrase --new-file FILE",
    ),
)
@click.option("--new-file", metavar="FILE", help=_("Read the new passphrase from this file."))
@pass_run
def passphrase(run: Run, new_file: str | None) -> None:
    """Set a new passphrase. It is typed twice; the old one no longer opens the log.

    Copies and backups made before still open with the old passphrase, and with such a copy
    somebody able can also read what is added later. Only a new log has new keys.
    """
    from evidencelog.app.keys import change_passphrase
    from evidencelog.cli.new_secrets import new_passphrase, problem_with

    if new_file is None and not run.can_ask:
        raise NoTerminalError(
            _("the new passphrase is needed and there is no terminal to ask on"),
            hint=_("use --new-file FILE"),
        )
    with run.open_log() as log:
        chosen = secret_in(new_file) if new_file is not None else new_passphrase(run.ask)
        problem = problem_with(chosen)
        if problem:
            raise UsageError(problem.rstrip("."))
        change_passphrase(log, chosen, cost=run.kdf)
    if run.options.json:
        run.out.document({"schema": 1, "changed": "passphrase"})
        return
    run.out.data(strong(_("The new passphrase opens the log from now on.")))
    run.out.say(_("Copies made before still open with the old one: make a new backup, and remove"))
    run.out.say(_("old copies if somebody may know it."))
    run.out.say(
        _(
            "Whoever has such a copy and the old passphrase can also get at what is added here "
            "later. If that may be so, start a new log."
        )
    )


@key.command("recovery", examples=("evidencelog key recovery",))
@pass_run
def recovery(run: Run) -> None:
    """Make a new recovery code, in place of the old one.

    It is shown once and kept nowhere. On a terminal, it counts only after it was written
    down and one group of it was typed back; until then an old code stays.
    """
    from evidencelog.app.keys import put_recovery_code
    from evidencelog.cli.new_secrets import show_recovery_code
    from evidencelog.crypto.recovery import generate

    code = generate()
    with run.open_log() as log:
        if run.can_ask and not run.options.json and not show_recovery_code(run.ask, code):
            run.out.say(_unchanged(log))
            return
        put_recovery_code(log, code)
    if run.options.json:
        run.out.document({"schema": 1, "changed": "recovery code", "recovery_code": code})
        return
    if not run.can_ask:
        run.out.say(_("Recovery code, shown once and kept nowhere; write it down:"))
        run.out.data(code)
    run.out.say(_("Copies that were made before still open with an older code."))


def _unchanged(log: OpenLog) -> str:
    """Return what opens the log after a new code was not written down."""
    from evidencelog.app.keys import doors_of

    if any(door.what == "recovery" and door.sound for door in doors_of(log)):
        return _("Nothing was changed: an older code still opens the log.")
    return _("Nothing was changed: there is still no recovery code.")
