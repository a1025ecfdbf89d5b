"""`show`: one entry in full, or one imported message."""

from __future__ import annotations

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.run import Run
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _


@command(
    "show",
    examples=(
        "evidencelog show 12",
        "evidencelog show 12 --history",
        "evidencelog show 57.123          message 123 of import 57",
    ),
)
@click.argument("number")
@click.option("--history", is_flag=True, help=_("Show every version, with the reasons."))
@pass_run
def show(run: Run, number: str, history: bool) -> None:
    """Show one entry in full, with its files and what was added later.

    NUMBER is that of the entry, or names an imported message: 57.123.
    """
    if number.isdecimal():
        _show_entry(run, int(number), history=history)
    elif history:
        raise UsageError(_("what was imported has one version only"))
    else:
        _show_rows(run, number)


def _show_entry(run: Run, number: int, *, history: bool) -> None:
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
        if standing.readable and standing.kind == "import":
            run.out.say(_("Its messages: evidencelog messages {number}").format(number=number))
    tell_damage(run, read.damaged)


def _show_rows(run: Run, text: str) -> None:
    from evidencelog.app.history import read_history
    from evidencelog.app.messages import cited_rows
    from evidencelog.cli.row_json import rows_json
    from evidencelog.cli.row_shown import row_in_full
    from evidencelog.core.cited import parse_cited

    ranges = parse_cited(text)
    with run.open_log() as log:
        found = cited_rows(log, read_history(log), ranges)
        zone = log.clock.zone()
    if run.options.json:
        run.out.document(rows_json(found))
        return
    for place, read in enumerate(found):
        if place:
            run.out.data("")
        for line in row_in_full(read, zone):
            run.out.data(*line)
