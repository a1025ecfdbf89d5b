"""`detail`: add to an entry what was not answered at first."""

from __future__ import annotations

from typing import Any

import click

from evidencelog.cli.command import pass_run
from evidencelog.cli.entry_options import EntryCommand
from evidencelog.cli.run import Run
from evidencelog.i18n import gettext as _


@click.command(
    "detail",
    cls=EntryCommand,
    examples=(
        "evidencelog detail 12",
        "evidencelog detail 12 --police-report 26-11804",
    ),
)
@click.argument("number", type=int)
@pass_run
def detail(run: Run, number: int, **values: Any) -> None:
    """Add what was not answered at first, or what you remembered later.

    It is shown as added on that day, not as a correction.
    """
    from evidencelog.cli.changing import add_to_entry
    from evidencelog.cli.saving import tell_saved

    saved = add_to_entry(run, number, values)
    tell_saved(run, saved, _("Added to entry {number}.").format(number=saved.number))
