"""`export`: reports that leave the log."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from evidencelog.cli.command import group, pass_run
from evidencelog.cli.export_options import export_options
from evidencelog.cli.redaction import has_private_words
from evidencelog.cli.run import Run
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from pathlib import Path

    from evidencelog.app.export_pdf import Exported
    from evidencelog.app.prepared import Prepared
    from evidencelog.app.session import OpenLog


@group(
    "export",
    examples=("evidencelog export pdf timeline.pdf",),
)
def export() -> None:
    """Write what the log holds into a file for somebody to read."""


@export.command(
    "pdf",
    examples=(
        "evidencelog export pdf timeline.pdf",
        "evidencelog export pdf march.pdf --in 'March 2026' --kinds contact,incident",
        "evidencelog export pdf for-court.pdf --profile us-federal --entries 1,4-9",
        "evidencelog export pdf chat.pdf --conversation Casey --in 'March 2026'",
        "evidencelog export pdf police.pdf --form incident --entries 12",
    ),
)
@click.argument("out")
@export_options
@pass_run
def pdf(run: Run, out: str, **options: Any) -> None:
    """Write a timeline with all its exhibits as a PDF, for somebody to read.

    OUT is a new file, a folder, or - for standard output. Private and withdrawn entries
    are never in it. The file is not encrypted. The log notes that it was exported, so that
    `evidencelog verify FILE` recognises exactly this file later.
    """
    from evidencelog.cli.damage_shown import (
        tell_damage,
        tell_lost_labels,
        tell_unreadable_files,
    )
    from evidencelog.cli.export_destination import destination_of
    from evidencelog.cli.export_shown import hand_over
    from evidencelog.cli.redaction_shown import check_beside, tell_at_the_end, write_beside

    destination = destination_of(run, out, options["form"])
    check_beside(destination, options)
    with run.open_log() as log:
        tell_lost_labels(run, log)
        prepared = _settled(run, log, _prepared(run, log, options), options)
        done = _written(run, log, prepared, destination, options)
        hand_over(run, prepared, done)
        write_beside(run, log, prepared, done, options)
    tell_unreadable_files(run, done.unreadable)
    tell_damage(run, [*prepared.damaged])
    tell_at_the_end(run, prepared, done)


def _prepared(run: Run, log: OpenLog, options: dict[str, Any]) -> Prepared:
    """Return the report that the options ask for, with what is known of the case."""
    from evidencelog.app.prepared import prepare
    from evidencelog.cli.case_data import case_questions
    from evidencelog.cli.export_request import audience_for, only_rows, profile_for, request_of
    from evidencelog.cli.export_selection import Wanted, selection_of
    from evidencelog.cli.reading_settings import time_reader
    from evidencelog.cli.redaction import redaction_of, shown_intimate

    times = time_reader(log)
    wanted = Wanted(**{name: options[name] for name in Wanted._fields})
    selection = selection_of(wanted._replace(audience=audience_for(log, options)), times)
    if only_rows(options):
        selection = replace(selection, numbers=frozenset())
    selection = replace(selection, show_intimate=shown_intimate(options))
    asked = request_of(options, selection, times)
    case_questions(run, log, profile_for(log, options))
    prepared = prepare(log, replace(asked, redaction=redaction_of(run, options, selection)))
    if not prepared.report.entries:
        raise _nothing(prepared)
    if not prepared.report.parts:
        raise UsageError(
            _("the parts that were asked for have nothing to say about these entries"),
            hint=_("ask for others as well, such as --parts chronology"),
        )
    return prepared


def _settled(run: Run, log: OpenLog, prepared: Prepared, options: dict[str, Any]) -> Prepared:
    """Show what its reader will see, and settle with the person what is still open."""
    from evidencelog.app.prepared import with_answers
    from evidencelog.cli.export_preview import ask_before_it_leaves, tell_preview
    from evidencelog.cli.redaction_near import answer_near, settle_missing
    from evidencelog.cli.redaction_shown import tell_removed

    near = prepared.withheld.near
    accepted = answer_near(run, near, wanted=options["redact_near"], yes=options["yes"])
    prepared = with_answers(prepared, accepted)
    settle_missing(run, prepared.withheld.missing, yes=options["yes"])
    tell_preview(run, prepared)
    tell_removed(run, prepared)
    ask_before_it_leaves(run, prepared, yes=options["yes"])
    given = any(options[name] for name in ("recipient", "purpose", "person"))
    if given or has_private_words(options):
        _tell_about_names(run, log)
    return prepared


def _written(
    run: Run, log: OpenLog, prepared: Prepared, destination: Path | None, options: dict[str, Any]
) -> Exported:
    from evidencelog.app.export_pdf import Handover, export_pdf
    from evidencelog.cli.progress import showing_progress

    with showing_progress(run) as progress:
        return export_pdf(
            log,
            prepared,
            destination,
            handover=Handover(recipient=options["recipient"], purpose=options["purpose"]),
            replace=options["replace"],
            progress=progress,
        )


def _tell_about_names(run: Run, log: OpenLog) -> None:
    from evidencelog.cli.private_words import remember_told, tell_about_arguments

    if tell_about_arguments(run, log) and log.store.writable:
        remember_told(log)


def _nothing(prepared: Prepared) -> UsageError:
    hint = _("check the filters with: evidencelog list")
    if prepared.selection.seen_by_others:
        hint = _("police and court see only open entries; open one with: evidencelog label N open")
    elif prepared.kept_back:
        hint = ngettext(
            "{count} entry is private; to show it to a lawyer: evidencelog label N lawyer",
            "{count} entries are private; to show one to a lawyer: evidencelog label N lawyer",
            prepared.kept_back,
        ).format(count=prepared.kept_back)
    return UsageError(_("no entry fits, so there is nothing to export"), hint=hint)
