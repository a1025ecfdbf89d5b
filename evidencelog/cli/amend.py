"""`amend`: correct an entry; the old version is kept."""

from __future__ import annotations

from typing import Any

import click

from evidencelog.cli.command import pass_run
from evidencelog.cli.entry_options import EntryCommand
from evidencelog.cli.run import Run
from evidencelog.i18n import gettext as _


@click.command(
    "amend",
    cls=EntryCommand,
    examples=(
        "evidencelog amend 12",
        "evidencelog amend 12 --when '3 Nov 2026 17:05' --reason 'the date was wrong'",
    ),
)
@click.argument("number", type=int)
@click.option("--reason", metavar="TEXT", help=_("Why it is changed."))
@pass_run
def amend(run: Run, number: int, **values: Any) -> None:
    """Correct an entry; the old version is kept and shown with the reason.

    Without options, it shows each answer and asks which one is wrong. An option that can
    be given several times replaces all that was there.
    """
    from evidencelog.cli.changing import amend_entry
    from evidencelog.cli.saving import tell_saved

    saved = amend_entry(run, number, values)
    sentence = _("Entry {number} is changed; this is version {version}.").format(
        number=saved.number, version=saved.version
    )
    tell_saved(run, saved, sentence)
