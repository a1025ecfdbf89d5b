"""`show`: one entry in full."""

from __future__ import annotations

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.run import Run
from evidencelog.i18n import gettext as _


@command("show", examples=("evidencelog show 12", "evidencelog show 12 --history"))
@click.argument("number", type=int)
@click.option("--history", is_flag=True, help=_("Show every version, with the reasons."))
@pass_run
def show(run: Run, number: int, history: bool) -> None:
    """Show one entry in full, with its files and what was added later."""
    from evidencelog.app.history import read_history
    from evidencelog.cli.damage_shown import tell_damage, tell_lost_labels
    from evidencelog.cli.entry_json import SCHEMA, standing_json
    from evidencelog.cli.entry_shown import entry_lines
    from evidencelog.cli.numbers import no_such_entry

    with run.open_log() as log:
        read = read_history(log)
        standing = read.get(number)
        if standing is None:
            tell_damage(run, read.damaged)
            raise no_such_entry(number, read)
        tell_lost_labels(run, log)
    if run.options.json:
        run.out.document({"schema": SCHEMA, "entry": standing_json(standing, history=history)})
    else:
        for line in entry_lines(standing, history=history):
            run.out.data(*line)
    tell_damage(run, read.damaged)
