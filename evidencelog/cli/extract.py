"""`extract`: save the original files of an entry or of imported messages."""

from __future__ import annotations

from pathlib import Path

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.run import Run
from evidencelog.errors import ExitCode
from evidencelog.i18n import gettext as _


@command(
    "extract",
    examples=("evidencelog extract 12 --to folder", "evidencelog extract 57.123 --to folder"),
)
@click.argument("number")
@click.option("--to", "folder", required=True, metavar="FOLDER", help=_("Where to save them."))
@pass_run
def extract(run: Run, number: str, folder: str) -> None:
    """Save the original files of an entry, each checked while it is written.

    NUMBER is that of the entry, or names imported messages: 57.123. Whoever can use this
    computer can open the files that are saved.
    """
    from evidencelog.app.extract import extract as extract_files
    from evidencelog.app.extract import extract_rows
    from evidencelog.cli.progress import showing_progress
    from evidencelog.core.cited import parse_cited

    with run.open_log() as log, showing_progress(run) as progress:
        if number.isdecimal():
            found = extract_files(log, int(number), Path(folder), progress=progress)
        else:
            found = extract_rows(log, parse_cited(number), Path(folder), progress=progress)
        written, unreadable = found
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
