"""`withdraw`: leave an entry out of reports."""

from __future__ import annotations

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.run import Run
from evidencelog.i18n import gettext as _


@command("withdraw", examples=("evidencelog withdraw 12 --reason 'written down twice'",))
@click.argument("number", type=int)
@click.option("--reason", metavar="TEXT", help=_("Why it is withdrawn."))
@pass_run
def withdraw(run: Run, number: int, reason: str | None) -> None:
    """Leave an entry out of reports. It stays in the log, with your reason."""
    from evidencelog.app.amend import withdraw as withdraw_entry
    from evidencelog.cli.numbers import find_entry
    from evidencelog.cli.saving import tell_fate

    with run.open_log() as log:
        find_entry(log, number)
        recorded = withdraw_entry(log, number, reason or run.ask.line(_("Why? ")))
    tell_fate(run, number, recorded, _("Entry {number} is withdrawn.").format(number=number))
