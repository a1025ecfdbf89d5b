"""`export`: reports that leave the log."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from evidencelog.cli.command import group, pass_run
from evidencelog.cli.output import on_terminal, strong
from evidencelog.cli.redaction import has_private_words, redaction_options
from evidencelog.cli.run import Run
from evidencelog.cli.text_input import STANDARD_INPUT as STANDARD_OUTPUT
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.i18n import ngettext

if TYPE_CHECKING:
    from evidencelog.app.export_pdf import Exported, Prepared
    from evidencelog.app.session import OpenLog

NAME: Final = "timeline"
SUFFIX: Final = ".pdf"


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
        "evidencelog export pdf for-court.pdf --audience court --entries 1,4-9",
    ),
)
@click.argument("out")
@click.option(
    "--form",
    type=click.Choice(["timeline", "incident", "statement"]),
    default="timeline",
    show_default=True,
    help=_("A timeline; a report of few entries for the police; a statement to be sworn."),
)
@click.option(
    "--profile",
    metavar="NAME",
    help=_("The conventions of a court; `evidencelog help profiles` lists them."),
)
@click.option(
    "--audience",
    type=click.Choice(["me", "lawyer", "advocate", "police", "court"]),
    help=_(
        "Who will read it; police and court get only entries labelled open. Else lawyer, "
        "or who the profile or the form is for."
    ),
)
@click.option("--kinds", metavar="KINDS", help=_("Only these kinds, with commas between."))
@click.option("--since", metavar="TIME", help=_("Only from this day on."))
@click.option("--until", metavar="TIME", help=_("Only up to this day, included."))
@click.option("--in", "within", metavar="TIME", help=_("Only this day, month or year."))
@click.option("--entries", metavar="NUMBERS", help=_("Only these entries, such as 1,4-9."))
@click.option("--person", metavar="NAME", help=_("Only with this person."))
@click.option("--tag", metavar="WORD", help=_("Only with this word."))
@click.option("--as-of", metavar="TIME", help=_("As the log stood at the end of this day."))
@click.option("--addresses", is_flag=True, help=_("Print addresses and contact data as well."))
@click.option(
    "--paper", type=click.Choice(["letter", "a4"]), help=_("Size of the page; else as in settings.")
)
@click.option(
    "--language", metavar="CODE", help=_("The language of what the program writes: en or es.")
)
@click.option("--parts", metavar="NAMES", help=_("Only these parts, such as cover,chronology."))
@click.option("--without", metavar="NAMES", help=_("Without these parts, such as charts."))
@click.option("--schedules", metavar="NAMES", help=_("Only these schedules, such as scott."))
@click.option(
    "--numbering",
    type=click.Choice(["continuous", "sections"]),
    help=_("One run of page numbers, or a letter for each section, where the profile has both."),
)
@click.option("--bates", metavar="PREFIX", help=_("Number the exhibit pages, after this prefix."))
@click.option("--no-links", is_flag=True, help=_("Without links inside the file."))
@redaction_options
@click.option("--title", metavar="TEXT", default="", help=_("The title on the first page."))
@click.option(
    "--for", "recipient", metavar="NAME", help=_("To whom; stands in the log, not in the report.")
)
@click.option("--purpose", metavar="TEXT", help=_("What for; stands in the log only."))
@click.option("--replace", is_flag=True, help=_("Overwrite a file of that name."))
@click.option("--yes", "-y", is_flag=True, help=_("Do not ask before it is written."))
@pass_run
def pdf(run: Run, out: str, **options: Any) -> None:
    """Write a timeline with all its exhibits as a PDF, for somebody to read.

    OUT is a new file, a folder, or - for standard output. Private and withdrawn entries
    are never in it. The file is not encrypted. The log notes that it was exported, so that
    `evidencelog verify FILE` recognises exactly this file later.
    """
    from evidencelog.app.export_pdf import export_pdf, prepare, with_answers
    from evidencelog.cli.damage_shown import (
        tell_damage,
        tell_lost_labels,
        tell_unreadable_files,
    )
    from evidencelog.cli.export_preview import ask_before_it_leaves, tell_preview
    from evidencelog.cli.export_request import audience_for, request_of
    from evidencelog.cli.export_selection import Wanted, selection_of
    from evidencelog.cli.progress import showing_progress
    from evidencelog.cli.reading_settings import time_reader
    from evidencelog.cli.redaction import redaction_of, shown_intimate
    from evidencelog.cli.redaction_near import answer_near
    from evidencelog.cli.redaction_shown import tell_removed, tell_unsearched, write_beside

    destination = _destination(run, out)
    wanted = Wanted(**{name: options[name] for name in Wanted._fields})
    with run.open_log() as log:
        times = time_reader(log)
        selection = selection_of(wanted._replace(audience=audience_for(log, options)), times)
        selection = replace(selection, show_intimate=shown_intimate(options))
        tell_lost_labels(run, log)
        asked = request_of(options, selection, times)
        redaction = redaction_of(run, options, selection)
        prepared = prepare(log, replace(asked, redaction=redaction))
        if not prepared.report.entries:
            raise _nothing(prepared)
        near = prepared.withheld.near
        accepted = answer_near(run, near, wanted=options["redact_near"], yes=options["yes"])
        prepared = with_answers(prepared, accepted)
        tell_preview(run, prepared)
        tell_removed(run, prepared)
        ask_before_it_leaves(run, prepared, yes=options["yes"])
        given = any(options[name] for name in ("recipient", "purpose", "person"))
        if given or has_private_words(options):
            _tell_about_names(run, log)
        with showing_progress(run) as progress:
            done = export_pdf(
                log,
                prepared,
                destination,
                recipient=options["recipient"],
                purpose=options["purpose"],
                replace=options["replace"],
                progress=progress,
            )
        _hand_over(run, prepared, done)
        write_beside(run, log, prepared, options)
    tell_unsearched(run, done)
    tell_unreadable_files(run, done.unreadable)
    tell_damage(run, [*prepared.damaged])


def _tell_about_names(run: Run, log: OpenLog) -> None:
    from evidencelog.cli.private_words import remember_told, tell_about_arguments

    if tell_about_arguments(run, log) and log.store.writable:
        remember_told(log)


def _destination(run: Run, out: str) -> Path | None:
    """Return where to write; None for standard output. A folder gets a file of a plain name."""
    if out != STANDARD_OUTPUT:
        path = Path(out)
        return _free_name(path) if path.is_dir() else path
    if run.options.json:
        raise UsageError(_("a report and JSON cannot both go to standard output"))
    if on_terminal(sys.stdout):
        raise UsageError(
            _("a PDF cannot be shown on a terminal"), hint=_("name a file instead of -")
        )
    return None


def _free_name(folder: Path) -> Path:
    path, number = folder / f"{NAME}{SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{NAME}-{number}{SUFFIX}", number + 1
    return path


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


def _hand_over(run: Run, prepared: Prepared, done: Exported) -> None:
    if run.options.json:
        run.out.document(_exported_json(prepared, done))
        return
    if done.path is None:
        run.out.binary(done.data)
    else:
        run.out.data(strong(_("Written: {path}").format(path=done.path)), " ", _size(done))
    for line in _remarks(done):
        run.out.say(line)


def _size(done: Exported) -> str:
    return ngettext("({count} page)", "({count} pages)", done.pages).format(count=done.pages)


def _remarks(done: Exported) -> list[str]:
    lines = [_("The file is not encrypted: whoever gets it can read it.")]
    if done.recorded is None:
        lines.append(_("The log cannot be written to here, so it does not know of this export."))
    else:
        lines.append(_("The log notes this export; `evidencelog verify FILE` recognises the file."))
    if done.unprintable:
        lines.append(
            _("No letter was found for: {characters}. They stand as numbers in the report.").format(
                characters=" ".join(f"U+{ord(one[0]):04X}" for one in done.unprintable)
            )
        )
    if done.unshown:
        lines.append(
            _(
                "Described, not shown as pictures: {files}. A copy saved as JPEG can be shown."
            ).format(files=", ".join(done.unshown))
        )
    return lines


def _exported_json(prepared: Prepared, done: Exported) -> dict[str, Any]:
    from evidencelog.cli.redaction_shown import removed_json

    return {
        "schema": 1,
        "path": str(done.path),
        "sha256": done.sha256,
        "size": done.size,
        "pages": done.pages,
        "entries": done.entries,
        "exhibits": len(prepared.report.exhibits),
        "audience": prepared.selection.audience,
        "seq": done.recorded,
        "unshown": [*done.unshown],
        "unreadable": [*done.unreadable],
        "unprintable": [f"U+{ord(one[0]):04X}" for one in done.unprintable],
        "encrypted": False,
        **removed_json(prepared, done),
    }
