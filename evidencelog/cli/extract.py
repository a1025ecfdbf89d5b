"""`extract`: save the original files of an entry."""

from __future__ import annotations

from pathlib import Path

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.run import Run
from evidencelog.errors import ExitCode
from evidencelog.i18n import gettext as _


@command("extract", examples=("evidencelog extract 12 --to folder",))
@click.argument("number", type=int)
@click.option("--to", "folder", required=True, metavar="FOLDER", help=_("Where to save them."))
@pass_run
def extract(run: Run, number: int, folder: str) -> None:
    """Save the original files of an entry, each checked while it is written.

    Whoever can use this computer can open the files that are saved.
    """
    from evidencelog.app.extract import extract as extract_files
    from evidencelog.cli.progress import showing_progress

    with run.open_log() as log, showing_progress(run) as progress:
        written, unreadable = extract_files(log, number, Path(folder), progress=progress)
    if run.options.json:
        run.out.document(
            {
                "files": [
                    {"path": str(one.path), "sha256": one.attachment.sha256} for one in written
                ],
                "unreadable": [
                    {"name": one.attachment.name, "reason": one.reason} for one in unreadable
                ],
            }
        )
    else:
        for one in written:
            run.out.data(str(one.path))
    for bad in unreadable:
        run.exit_code = ExitCode.RECORD_DAMAGED
        run.out.warn(
            _("{name} does not check out and was not written: {reason}").format(
                name=bad.attachment.name, reason=bad.reason
            )
        )
