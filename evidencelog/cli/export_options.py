"""The options of `export pdf`: what goes in, how it is put together, where it goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from evidencelog.cli.redaction import redaction_options
from evidencelog.i18n import gettext as _
from evidencelog.reports.presentation import SCHEDULE_NAMES

Command = TypeVar("Command", bound=Callable[..., Any])

_SELECTION: Final = (
    click.option(
        "--audience",
        type=click.Choice(["me", "lawyer", "advocate", "police", "court"]),
        help=_(
            "Who will read it; police and court get only entries labelled open. Else lawyer, "
            "or who the profile or the form is for."
        ),
    ),
    click.option("--kinds", metavar="KINDS", help=_("Only these kinds, with commas between.")),
    click.option("--since", metavar="TIME", help=_("Only from this day on.")),
    click.option("--until", metavar="TIME", help=_("Only up to this day, included.")),
    click.option("--in", "within", metavar="TIME", help=_("Only this day, month or year.")),
    click.option("--entries", metavar="NUMBERS", help=_("Only these entries, such as 1,4-9.")),
    click.option("--person", metavar="NAME", help=_("Only with this person.")),
    click.option("--tag", metavar="WORD", help=_("Only with this word.")),
    click.option(
        "--conversation",
        metavar="TEXT",
        help=_("Print this imported conversation; without other filters, only that."),
    ),
    click.option(
        "--rows", metavar="ROWS", help=_("Print these imported messages, such as 57.100-57.140.")
    ),
    click.option(
        "--around",
        type=click.IntRange(0, 1000),
        default=0,
        metavar="N",
        help=_("With so many messages before and after each imported one."),
    ),
    click.option("--as-of", metavar="TIME", help=_("As the log stood at the end of this day.")),
    click.option("--addresses", is_flag=True, help=_("Print addresses and contact data as well.")),
)
"""Which entries, for whom."""

_LOOK: Final = (
    click.option(
        "--form",
        type=click.Choice(["timeline", "incident", "statement"]),
        default="timeline",
        show_default=True,
        help=_("A timeline; a report of few entries for the police; a statement to be sworn."),
    ),
    click.option(
        "--profile",
        metavar="NAME",
        help=_("The conventions of a court; `evidencelog help profiles` lists them."),
    ),
    click.option(
        "--paper",
        type=click.Choice(["letter", "a4"]),
        help=_("Size of the page; else as in settings."),
    ),
    click.option(
        "--language", metavar="CODE", help=_("The language of what the program writes: en or es.")
    ),
    click.option("--parts", metavar="NAMES", help=_("Only these parts, such as cover,chronology.")),
    click.option("--without", metavar="NAMES", help=_("Without these parts, such as charts.")),
    click.option(
        "--schedules",
        metavar="NAMES",
        help=_("Only these schedules: {names}.").format(names=", ".join(SCHEDULE_NAMES)),
    ),
    click.option(
        "--declaration",
        metavar="NAMES",
        help=_("Forms to fill in and sign at the end, such as us-1746-inside."),
    ),
    click.option(
        "--numbering",
        type=click.Choice(["continuous", "sections"]),
        help=_(
            "One run of page numbers, or a letter for each section, where the profile has both."
        ),
    ),
    click.option(
        "--bates", metavar="PREFIX", help=_("Number the exhibit pages, after this prefix.")
    ),
    click.option("--no-links", is_flag=True, help=_("Without links inside the file.")),
    click.option("--title", metavar="TEXT", default="", help=_("The title on the first page.")),
)
"""How the report is put together."""

_HANDOVER: Final = (
    click.option(
        "--for",
        "recipient",
        metavar="NAME",
        help=_("To whom; stands in the log, not in the report."),
    ),
    click.option("--purpose", metavar="TEXT", help=_("What for; stands in the log only.")),
    click.option("--replace", is_flag=True, help=_("Overwrite a file of that name.")),
    click.option("--yes", "-y", is_flag=True, help=_("Do not ask before it is written.")),
)
"""Where it goes, and what the log notes of that."""


def export_options(command: Command) -> Command:
    """Add all options of an export to a command."""
    for option in reversed(_HANDOVER):
        command = option(command)
    command = redaction_options(command)
    for option in reversed((*_SELECTION, *_LOOK)):
        command = option(command)
    return command
