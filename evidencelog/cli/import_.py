"""`import`: take over what a phone or a service exported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.run import Run
from evidencelog.errors import EvidenceLogError, ExitCode
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.import_outcome import Outcome


@command(
    "import",
    examples=(
        "evidencelog import sms-20260314.xml",
        "evidencelog import 'WhatsApp Chat with Sam.zip' --me 'Ana Reyes'",
        "evidencelog import --preview chat.txt",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "word", metavar="NAME", help=_("What it is, when that is not seen."))
@click.option(
    "--me", multiple=True, metavar="NAME", help=_("Your name or number in the file. (repeatable)")
)
@click.option("--zone", metavar="ZONE", help=_("Where the phone was, such as America/New_York."))
@click.option(
    "--date-order",
    type=click.Choice(["dmy", "mdy", "ymd"]),
    help=_("How to read 3/4/2026, when the file does not show it."),
)
@click.option(
    "--column",
    multiple=True,
    metavar="NAME=COLUMN",
    help=_("Which column of a table is what, such as time=Date. (repeatable)"),
)
@click.option("--preview", is_flag=True, help=_("Only look; write nothing."))
@click.option("--yes", "-y", is_flag=True, help=_("Do not ask before it is written."))
@pass_run
def import_(run: Run, files: tuple[str, ...], **options: Any) -> None:
    """Take over messages, calls, mail, calendars, contacts or photos from an export.

    FILE is what the phone or the service wrote: a file, an archive or a folder. It is kept
    bit for bit; each message becomes a row that is cited by its import and its place, such
    as 57.123. Nothing is guessed, and nothing is added twice.
    """
    from evidencelog.cli.import_outcome import finish

    with run.open_log() as log:
        outcomes = [_one(run, log, Path(name), options) for name in files]
    run.exit_code = finish(run, outcomes)


def _one(run: Run, log: OpenLog, path: Path, options: dict[str, Any]) -> Outcome:
    """Import one source; what is wrong with it is kept to be told, and the others go on."""
    from evidencelog.app.importing import run_import
    from evidencelog.app.sources import open_source_at
    from evidencelog.cli.import_outcome import Outcome
    from evidencelog.cli.import_progress import telling_stages
    from evidencelog.cli.import_questions import agreed, settled

    try:
        with open_source_at(path) as source:
            preview = settled(run, log, source, options)
            if options["preview"] or not agreed(run, preview, yes=options["yes"]):
                return Outcome(path=path, preview=preview)
            with telling_stages(run) as progress:
                done = run_import(log, preview, progress=progress)
            return Outcome(path=path, preview=preview, done=done)
    except EvidenceLogError as error:
        if error.exit_code not in (ExitCode.NOT_RECOGNISED, ExitCode.USAGE):
            raise
        return Outcome(path=path, error=error)
