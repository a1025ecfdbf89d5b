"""Who may see an entry: a label beside the log, so that changing it leaves no trace in it."""

from __future__ import annotations

from typing import get_args

from evidencelog.app import beside
from evidencelog.app.session import OpenLog
from evidencelog.app.state import digest_of, open_state
from evidencelog.core.history import EVERY_OTHER, Label, Standing
from evidencelog.crypto.signing import open_note
from evidencelog.errors import DamagedError, UsageError
from evidencelog.i18n import gettext as _
from evidencelog.storage.transaction import Reading

PURPOSE = "labels"
LABELS: tuple[Label, ...] = get_args(Label)


def labels_of(log: OpenLog, view: Reading) -> dict[str, Label]:
    """Return the labels by the id (hex) of each entry's first version.

    Where they are damaged, missing or older than the log, every entry is private until it is
    labelled anew: what somebody kept to themselves must not go out because a page of the
    file was hit, or because somebody put an old row back.
    """
    known = _known(log, view)
    return {EVERY_OTHER: "private"} if known is None else known


def are_lost(log: OpenLog) -> bool:
    """Whether nobody can say any more who may see which entry, so that all are private."""
    with log.store.reading() as view:
        return _known(log, view) is None


def _known(log: OpenLog, view: Reading) -> dict[str, Label] | None:
    name = beside.name_of(log, PURPOSE)
    try:
        if not are_newest(log, view):
            return None
        data = view.aside(name)
        return {} if data is None else beside.decode(log, name, data, dict[str, Label])
    except DamagedError:
        return None


def are_newest(log: OpenLog, view: Reading) -> bool:
    """Whether the labels are those that were set last, as the newest state remembers them."""
    try:
        head = view.head()
        size = open_note(head.note, log=log.log, public_key=log.public).size
    except DamagedError:
        return False
    state = open_state(head.state, log.root, log.log)
    return state is not None and (state.size, state.labels) == (size, _row(log, view))


def _row(log: OpenLog, view: Reading) -> str | None:
    data = view.aside(beside.name_of(log, PURPOSE))
    return None if data is None else digest_of(data)


def set_label(log: OpenLog, standing: Standing, label: str) -> None:
    """Say who may see an entry.

    Raises UsageError for an unknown label or an erased entry, DamagedError when the log's
    newest state, which remembers the labels, does not check out.
    """
    from evidencelog.app.append import next_head
    from evidencelog.app.edge import find_edge

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
        edge = find_edge(log, change)
        beside.write(log, change, PURPOSE, labels)
        edge.labels = _row(log, change)
        change.update_head(next_head(log, edge))
