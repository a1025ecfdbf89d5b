"""`list`: the entries, one line each."""

from __future__ import annotations

import shutil
from typing import Any

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.entry_filters import Filters, chosen, filter_options
from evidencelog.cli.run import Run
from evidencelog.i18n import gettext as _


@command(
    "list",
    examples=(
        "evidencelog list",
        "evidencelog list --in 'March 2026' --kind contact",
        "evidencelog list --json > entries.json",
    ),
)
@click.option("--count", is_flag=True, help=_("Print only how many there are."))
@filter_options
@pass_run
def list_(run: Run, count: bool, **filters: Any) -> None:
    """Show the entries, one line each, in the order in which they were written down."""
    from evidencelog.app.history import read_history
    from evidencelog.cli.damage_shown import tell_damage, tell_lost_labels
    from evidencelog.cli.drafts_offered import tell_of_drafts
    from evidencelog.cli.entry_json import entries_json
    from evidencelog.cli.entry_line import entry_line
    from evidencelog.cli.reading_settings import time_reader

    with run.open_log() as log:
        history = read_history(log)
        found = chosen([*history.entries.values()], Filters(**filters), time_reader(log))
        tell_of_drafts(run, log)
        tell_lost_labels(run, log)
    if count:
        run.out.data(str(len(found)))
    elif run.options.json:
        run.out.document(entries_json(found, history.damaged))
    else:
        width = shutil.get_terminal_size().columns
        for standing in found:
            run.out.data(*entry_line(standing, width=width))
        if not found:
            run.out.say(_("No entries.") if history.entries else _("No entries yet."))
    tell_damage(run, history.damaged)
