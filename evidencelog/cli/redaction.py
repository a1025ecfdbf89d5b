"""The options of `export` that take something out of a report, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.cli.run import Run
    from evidencelog.reports.redaction.request import Redaction
    from evidencelog.reports.selection import Selection

Command = TypeVar("Command", bound=Callable[..., Any])

ASKED: Final = "\0"
"""Stands for words that are to be asked for, so that no shell keeps them."""

_FILE: Final = re.compile(r"\d{1,9}-\d{1,5}")

_OPTIONS: Final = (
    click.option(
        "--redact",
        metavar="WORDS",
        multiple=True,
        is_flag=False,
        flag_value=ASKED,
        help=_(
            "Remove these words wherever they stand, several with commas between; can be given "
            "again. Without WORDS they are asked for. Words that stand nowhere are named first."
        ),
    ),
    click.option(
        "--redact-file",
        metavar="FILE",
        help=_("Remove the words in this file, one line each; a line may have commas in it."),
    ),
    click.option(
        "--redact-field",
        metavar="NAMES",
        multiple=True,
        help=_("Leave out these answers, such as place.address or people."),
    ),
    click.option(
        "--redact-exhibit",
        metavar="FILES",
        multiple=True,
        help=_("Leave out these files, such as 12-1; a sheet stands in the place of each."),
    ),
    click.option(
        "--redact-region",
        metavar="REGION",
        multiple=True,
        help=_(
            "Remove a part of a picture: file, then left, top, right, bottom in per cent, "
            "such as 12-1:10,20,50,60; 12-1/3:... on page 3."
        ),
    ),
    click.option(
        "--redact-near",
        type=click.Choice(["yes", "no", "all"]),
        help=_(
            "What is almost such a word: remove what most probably is meant, nothing, or all. "
            "Else it is asked."
        ),
    ),
    click.option(
        "--show-intimate",
        metavar="FILES",
        multiple=True,
        help=_("Show these files although they are labelled intimate."),
    ),
    click.option(
        "--reference-list",
        metavar="FILE",
        help=_("Write what the removed words were into this file, to be kept or sealed."),
    ),
    click.option(
        "--working-copy",
        metavar="FILE",
        help=_("Write the same report with nothing removed into this file."),
    ),
)


def redaction_options(command: Command) -> Command:
    """Add the options to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def redaction_of(run: Run, options: Mapping[str, Any], selection: Selection) -> Redaction:
    """Return what is to be removed, asking for words that were not given.

    Raises UsageError for what is not understood, NoTerminalError when nobody can be asked.
    """
    from evidencelog.reports.redaction.applying import regions_in
    from evidencelog.reports.redaction.request import Redaction

    return Redaction(
        words=tuple(_words(run, options)),
        fields=tuple(_listed(options["redact_field"])),
        exhibits=tuple(_files(options["redact_exhibit"])),
        regions=dict(regions_in(options["redact_region"])),
        numbers=selection.audience == "court",
    )


def shown_intimate(options: Mapping[str, Any]) -> frozenset[str]:
    """Return the files that are shown although they are intimate. Raises UsageError."""
    return frozenset(_files(options["show_intimate"]))


def has_private_words(options: Mapping[str, Any]) -> bool:
    """Tell whether words to be removed were typed after the command."""
    return any(word != ASKED for word in options["redact"])


def _words(run: Run, options: Mapping[str, Any]) -> Iterable[str]:
    from evidencelog.cli.text_input import read_text

    given = "\n".join(word for word in options["redact"] if word != ASKED)
    yield from _listed(given.splitlines())
    if ASKED in options["redact"]:
        yield from _asked(run)
    if options["redact_file"] is not None:
        lines = read_text(options["redact_file"]).splitlines()
        yield from (line.strip() for line in lines if line.strip())


def _asked(run: Run) -> Iterable[str]:
    run.ask.tell(_("Words to be removed, one line each (an empty line ends):"))
    while word := run.ask.line("> ").strip():
        yield word


def _listed(texts: Iterable[str]) -> Iterable[str]:
    return (part.strip() for text in texts for part in text.split(",") if part.strip())


def _files(texts: Iterable[str]) -> Iterable[str]:
    for name in _listed(texts):
        if not _FILE.fullmatch(name):
            raise UsageError(
                _('"{text}" does not name a file').format(text=name),
                hint=_("name it by entry and place, such as 12-1; see: evidencelog show 12"),
            )
        yield name
