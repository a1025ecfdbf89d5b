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
    copy = _copy_at(Path(source))
    run.safe = _("Nothing was changed.")
    with showing_progress(run) as progress:
        done = run.with_secret(
            lambda secret: put_back(copy, location, secret, clock=run.clock, progress=progress)
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


def _copy_at(source: Path) -> Path:
    """Return the file to put back; the only copy in a folder is meant by the folder.

    Raises NoLogError.
    """
    if not source.exists():
        raise NoLogError(
            _("there is no backup at {source}").format(source=source),
            hint=_("check its name, and that the disk is plugged in"),
        )
    if not source.is_dir():
        return source
    copies = sorted(path for path in source.glob("*.db") if path.is_file())
    if len(copies) == 1:
        return copies[0]
    if not copies:
        raise NoLogError(
            _("there is no backup in the folder {source}").format(source=source),
            hint=_("name the file itself: evidencelog restore FOLDER/FILE"),
        )
    names = ", ".join(path.name for path in copies)
    raise NoLogError(
        _("there is more than one file in {source} that may be the backup").format(source=source),
        hint=_("name one: evidencelog restore FOLDER/FILE; here are {names}").format(names=names),
    )
