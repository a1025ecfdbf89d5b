"""`import`: take over what a phone or a service exported."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.run import Run
from evidencelog.errors import EvidenceLogError, ExitCode, InterruptedByPersonError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.import_outcome import Outcome


@command(
    "import",
    examples=(
        "evidencelog import sms-20260314.xml",
        "evidencelog import 'WhatsApp Chat with Sam.zip' --me 'Ana Reyes'",
        "evidencelog import Pictures/",
        "evidencelog import --preview chat.txt",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "word", metavar="NAME", help=_("What it is, when that is not seen."))
@click.option(
    "--me", multiple=True, metavar="NAME", help=_("Your name or number in the file. (repeatable)")
)
@click.option(
    "--person",
    "people",
    multiple=True,
    metavar="NUMBER=NAME",
    help=_("Whose number or address it is: +15550142=Casey. (repeatable)"),
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
    metavar="WHAT=COLUMN",
    help=_("Which column of a table is what, such as date=Datum. (repeatable)"),
)
@click.option("--preview", is_flag=True, help=_("Only look; write nothing."))
@click.option("--yes", "-y", is_flag=True, help=_("Do not ask before it is written."))
@pass_run
def import_(run: Run, files: tuple[str, ...], **options: Any) -> None:
    """Take over messages, calls, mail, calendars, contacts or photos from an export.

    FILE is what the phone or the service wrote: a file, an archive or a folder. It is kept
    bit for bit; each message becomes a row that is cited by its import and its place, such
    as 57.123. Nothing is guessed, and nothing is added twice. How to export from a phone:
    evidencelog help import.
    """
    from evidencelog.cli.import_outcome import finish
    from evidencelog.cli.import_people import note_people, people_named

    people = people_named(options["people"])
    with run.open_log() as log, ExitStack() as opened:
        _tell_words(run, log, options)
        outcomes = [_looked_at(run, log, opened, Path(name), options) for name in files]
        if _agreed(run, outcomes, options) and not options["preview"]:
            outcomes = [_recorded(run, log, outcome) for outcome in outcomes]
            note_people(run, log, people, outcomes)
    run.exit_code = finish(run, outcomes)


def _looked_at(
    run: Run, log: OpenLog, opened: ExitStack, path: Path, options: dict[str, Any]
) -> Outcome:
    """Look at one source; what is wrong with it is kept to be told, and the others go on."""
    from evidencelog.app.sources import open_source_at
    from evidencelog.cli.import_outcome import Outcome
    from evidencelog.cli.import_questions import settled
    from evidencelog.files.refusals import AttachmentRefusedError

    try:
        source = opened.enter_context(open_source_at(path))
        looked = settled(run, log, source, options)
        return Outcome(path=path, preview=looked.preview, told=looked.columns)
    except AttachmentRefusedError as error:
        return Outcome(path=path, error=error)
    except EvidenceLogError as error:
        return Outcome(path=path, error=_kept(error))


def _agreed(run: Run, outcomes: list[Outcome], options: dict[str, Any]) -> bool:
    from evidencelog.cli.import_questions import agreed

    previews = [outcome.preview for outcome in outcomes if outcome.preview is not None]
    return agreed(run, previews, yes=options["yes"] or options["preview"])


def _recorded(run: Run, log: OpenLog, outcome: Outcome) -> Outcome:
    from dataclasses import replace

    from evidencelog.app.import_settings import keep_columns
    from evidencelog.app.importing import run_import
    from evidencelog.cli.import_progress import telling_stages
    from evidencelog.files.names import shown

    if outcome.preview is None:
        return outcome
    try:
        with telling_stages(run) as progress:
            done = run_import(log, outcome.preview, progress=progress)
    except KeyboardInterrupt as error:
        says = _("stopped; nothing of {name} was imported").format(name=shown(outcome.path))
        raise InterruptedByPersonError(says) from error
    except EvidenceLogError as error:
        return replace(outcome, error=_kept(error))
    if outcome.told is not None:
        keep_columns(log, outcome.preview.importer.name, *outcome.told)
    return replace(outcome, done=done)


def _kept(error: EvidenceLogError) -> EvidenceLogError:
    """Return what is wrong with a source alone; anything else ends the command.

    Raises the error when it is no matter of this file.
    """
    if error.exit_code not in (ExitCode.NOT_RECOGNISED, ExitCode.USAGE):
        raise error
    return error


def _tell_words(run: Run, log: OpenLog, options: dict[str, Any]) -> None:
    from evidencelog.cli.private_words import remember_told, tell_about_arguments

    given = options["me"] or options["people"]
    if given and tell_about_arguments(run, log) and not options["preview"]:
        remember_told(log)
