"""`backup`: a copy that was read back and checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.output import strong
from evidencelog.cli.run import Run
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.app.backup import Backup


@command(
    "backup",
    examples=(
        "evidencelog backup /media/usb                 a folder: the copy gets a plain name",
        "evidencelog backup /media/usb/holiday.db      or a name of your choice",
    ),
)
@click.argument("dest")
@pass_run
def backup(run: Run, dest: str) -> None:
    """Copy the log to another place, read the copy back and check it.

    DEST is a folder, or a new file with an ending such as .db. The copy is as closed as
    the log: it opens with the passphrase of today and with the recovery code. Nothing is
    overwritten.
    """
    from evidencelog.app.backup import backup as make_backup
    from evidencelog.cli.progress import showing_progress
    from evidencelog.cli.safety_line import read_summary

    with run.open_log() as log:
        with showing_progress(run) as progress:
            made = make_backup(log, Path(dest), progress=progress)
        entries = read_summary(log).entries
    if run.options.json:
        run.out.document(_backup_json(made, entries))
    else:
        _tell(run, made, entries)


def _tell(run: Run, made: Backup, entries: int | None) -> None:
    run.out.data(strong(_("Copied, read back and unchanged: {path}").format(path=made.path)))
    size = size_shown(made.size)
    if entries is not None:
        size = ngettext("{count} entry, {size}", "{count} entries, {size}", entries).format(
            count=entries, size=size
        )
    run.out.data(size)
    for line in _advice(made):
        run.out.say(line)


def _advice(made: Backup) -> list[str]:
    from evidencelog.files.placement import synced_folder

    lines = []
    if made.same_disk:
        lines.append(_("It is on the same disk as the log: if that disk is lost, so are both."))
    service = synced_folder(made.path)
    if service is not None:
        lines.append(
            _(
                "{service} copies that folder. Nobody can read the copy without the passphrase,"
            ).format(service=service)
        )
        lines.append(_("but whoever can sign in there sees that the file exists."))
    lines.append(_("It opens with the passphrase of today, even if you change it later."))
    return lines


def size_shown(size: int) -> str:
    """Return a size in bytes as people read it: `3.4 MB`."""
    amount, units = float(size), ("bytes", "kB", "MB", "GB", "TB")
    for unit in units:
        if amount < 1000 or unit == units[-1]:
            break
        amount /= 1000
    return f"{size} bytes" if unit == "bytes" else f"{amount:.1f} {unit}"


def _backup_json(made: Backup, entries: int | None) -> dict[str, Any]:
    head = made.verdict.head
    return {
        "schema": 1,
        "path": str(made.path),
        "bytes": made.size,
        "entries": entries,
        "records": made.verdict.records,
        "attachments": made.verdict.attachments,
        "head": None if head is None else {"size": head.size, "root": head.root.hex()},
    }
