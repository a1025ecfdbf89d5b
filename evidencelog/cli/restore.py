"""`restore`: put a copy back as the log."""

from __future__ import annotations

from pathlib import Path

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.output import strong
from evidencelog.cli.run import Run
from evidencelog.errors import NoLogError, NothingSavedError
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext


@command(
    "restore",
    examples=(
        "evidencelog restore /media/usb/records-copy.db",
        "evidencelog --recovery-code restore /media/usb/records-copy.db",
        "evidencelog --log new.db restore copy.db        to another place",
    ),
)
@click.argument("source")
@pass_run
def restore(run: Run, source: str) -> None:
    """Put a backup back as the log, on this or on a new computer.

    The backup is checked first and stays where it is. A log that is there already is never
    overwritten. The log notes that it was put back.
    """
    from evidencelog.app.backup import restore as put_back
    from evidencelog.cli.progress import showing_progress

    location = run.location
    if run.has_log():
        raise NothingSavedError(
            _("there is a log at {location} already, and it was not touched").format(
                location=location
            ),
            hint=_("choose another place with --log FILE, or move that file away first"),
        )
    if not Path(source).exists():
        raise NoLogError(
            _("there is no backup at {source}").format(source=source),
            hint=_("check its name, and that the disk is plugged in"),
        )
    run.safe = _("Nothing was changed.")
    with showing_progress(run) as progress:
        done = run.with_secret(
            lambda secret: put_back(
                Path(source), location, secret, clock=run.clock, progress=progress
            )
        )
    if run.options.json:
        run.out.document(
            {
                "schema": 1,
                "location": str(done.path),
                "entries": done.entries,
                "records": done.verdict.records,
                "attachments": done.verdict.attachments,
                "seq": done.recorded,
            }
        )
        return
    run.out.data(strong(_("Put back and unchanged: {path}").format(path=done.path)))
    run.out.data(
        ngettext("{count} entry.", "{count} entries.", done.entries).format(count=done.entries)
    )
    run.out.say(_("See what is there: evidencelog list"))
