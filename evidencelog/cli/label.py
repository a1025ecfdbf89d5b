"""`label`: say who may see an entry, and which files are intimate."""

from __future__ import annotations

import re

import click

from evidencelog.cli.command import command, pass_run
from evidencelog.cli.run import Run
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

_IS = {
    "open": _("Entry {number} is open: it may stand in every copy, for police and courts too."),
    "lawyer": _("Entry {number} is for a lawyer: it may stand in copies for a lawyer or advocate."),
    "private": _("Entry {number} is private: it is left out of every copy."),
}
_IS_NOW = {
    "open": _("Entry {number} is open now: it may stand in every copy, for police and courts too."),
    "lawyer": _(
        "Entry {number} is for a lawyer now: it may stand in copies for a lawyer or advocate."
    ),
    "private": _("Entry {number} is private now: it is left out of every copy."),
}


_FILE_IS = {
    "plain": _("File {name} is plain: it is shown wherever its entry is."),
    "intimate": _("File {name} is intimate: it is shown in no report that does not name it."),
}
_FILE_IS_NOW = {
    "plain": _("File {name} is plain now: it is shown wherever its entry is."),
    "intimate": _("File {name} is intimate now: it is shown in no report that does not name it."),
}
_NAMED = re.compile(r"(?P<number>\d{1,9})(?:-(?P<place>\d{1,5}))?")


@command("label", examples=("evidencelog label 12 private", "evidencelog label 12-1 intimate"))
@click.argument("number")
@click.argument("label", type=click.Choice([*_IS, *_FILE_IS]), required=False)
@pass_run
def label_(run: Run, number: str, label: str | None) -> None:
    """Say who may see an entry: open, lawyer or private; or of a file: intimate or plain.

    NUMBER is an entry, such as 12, or one of its files, such as 12-1. An intimate file is
    only described in a report, unless --show-intimate names it. This is noted beside the
    log, so that changing it leaves no trace in it. Without a label, it shows the present
    one. Even private entries may be ordered disclosed.
    """
    named = _NAMED.fullmatch(number)
    if named is None:
        raise UsageError(
            _('"{text}" is neither an entry nor a file').format(text=number),
            hint=_("for example: evidencelog label 12 private, evidencelog label 12-1 intimate"),
        )
    if named["place"]:
        _label_file(run, int(named["number"]), int(named["place"]), label)
    else:
        _label_entry(run, int(named["number"]), label)


def _label_entry(run: Run, number: int, label: str | None) -> None:
    from evidencelog.app.labels import set_label
    from evidencelog.cli.damage_shown import tell_lost_labels
    from evidencelog.cli.numbers import find_entry

    if label in _FILE_IS:
        raise UsageError(
            _("{label} is said of a file, not of an entry").format(label=label),
            hint=_("name the file: evidencelog label {number}-1 {label}").format(
                number=number, label=label
            ),
        )
    with run.open_log() as log:
        standing = find_entry(log, number)
        tell_lost_labels(run, log)
        if label is not None:
            set_label(log, standing, label)
        shown = label or standing.label
    if run.options.json:
        run.out.document({"number": number, "label": shown})
    else:
        says = _IS_NOW if label else _IS
        run.out.data(says[shown].format(number=number))


def _label_file(run: Run, number: int, place: int, label: str | None) -> None:
    from evidencelog.app.labels import file_label, set_file_label
    from evidencelog.cli.damage_shown import tell_lost_labels
    from evidencelog.cli.numbers import find_file

    if label in _IS:
        raise UsageError(
            _("{label} is said of an entry, not of a file").format(label=label),
            hint=_(
                "a file is intimate or plain; its entry: evidencelog label {number} {label}"
            ).format(number=number, label=label),
        )
    with run.open_log() as log:
        attachment = find_file(log, number, place)
        tell_lost_labels(run, log)
        if label is not None:
            set_file_label(log, attachment, label)
        shown = label or file_label(log, attachment)
    name = f"{number}-{place}"
    if run.options.json:
        run.out.document({"file": name, "sha256": attachment.sha256, "label": shown})
    else:
        says = _FILE_IS_NOW if label else _FILE_IS
        run.out.data(says[shown].format(name=f"{name} ({attachment.name})"))
