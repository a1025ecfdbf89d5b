"""Who may see an entry: a label beside the log, so that changing it leaves no trace in it."""

from __future__ import annotations

from typing import get_args

from evidencelog.app import beside
from evidencelog.app.session import OpenLog
from evidencelog.core.history import EVERY_OTHER, Label, Standing
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.storage.transaction import Reading

PURPOSE = "labels"
LABELS: tuple[Label, ...] = get_args(Label)


def labels_of(log: OpenLog, view: Reading) -> dict[str, Label]:
    """Return the labels by the id (hex) of each entry's first version.

    Where they are damaged, every entry is private until it is labelled anew: what somebody
    kept to themselves must not go out because a page of the file was hit.
    """
    return beside.read(log, view, PURPOSE, dict[str, Label], {}, {EVERY_OTHER: "private"})


def set_label(log: OpenLog, standing: Standing, label: str) -> None:
    """Say who may see an entry. Raises UsageError for an unknown label or an erased entry."""
    if label not in LABELS:
        raise UsageError(
            _("there is no label {label}").format(label=label),
            hint=_("the labels are {labels}").format(labels=", ".join(LABELS)),
        )
    if not standing.readable:
        raise UsageError(_("entry {number} was erased").format(number=standing.number))
    with log.store.writing() as change:
        labels: dict[str, str] = dict(labels_of(log, change))
        labels[standing.first.id.hex()] = label
        beside.write(log, change, PURPOSE, labels)
