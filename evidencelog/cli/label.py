"""`label`: say who may see an entry."""

from __future__ import annotations

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.run import Run
from evidencelog.i18n import gettext as _

_IS = {
    "open": _("Entry {number} is open: it may stand in every copy, for police and courts too."),
    "lawyer": _("Entry {number} is for a lawyer: it may stand in copies for a lawyer or advocate."),
    "private": _("Entry {number} is private: it is left out of every copy."),
}
_IS_NOW = {
    "open": _("Entry {number} is open now: it may stand in every copy, for police and courts too."),
    "lawyer": _(
        "Entry {number} is for a lawyer now: it may stand in copies for a lawyer or advocate."
    ),
    "private": _("Entry {number} is private now: it is left out of every copy."),
}


@command("label", examples=("evidencelog label 12 private",))
@click.argument("number", type=int)
@click.argument("label", type=click.Choice(list(_IS)), required=False)
@pass_run
def label_(run: Run, number: int, label: str | None) -> None:
    """Say who may see an entry: open, lawyer or private.

    This is noted beside the log, so that changing it leaves no trace in it. Without a
    label, it shows the present one. Even private entries may be ordered disclosed.
    """
    from evidencelog.app.labels import set_label
    from evidencelog.cli.damage_shown import tell_lost_labels
    from evidencelog.cli.numbers import find_entry

    with run.open_log() as log:
        standing = find_entry(log, number)
        tell_lost_labels(run, log)
        if label is not None:
            set_label(log, standing, label)
        shown = label or standing.label
    if run.options.json:
        run.out.document({"number": number, "label": shown})
    else:
        says = _IS_NOW if label else _IS
        run.out.data(says[shown].format(number=number))
