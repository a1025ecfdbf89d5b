"""Who may see an entry, and which files are intimate: labels beside the log.

Changing one leaves no trace in the log.
"""

from __future__ import annotations

from typing import Literal, get_args

from evidencelog.app import beside
from evidencelog.app.session import OpenLog
from evidencelog.app.state import digest_of, open_state
from evidencelog.core.history import EVERY_OTHER, History, Label, Standing
from evidencelog.core.parts import Attachment
from evidencelog.crypto.signing import open_note
from evidencelog.errors import DamagedError, UsageError
from evidencelog.i18n import gettext as _
from evidencelog.storage.transaction import Reading

PURPOSE = "labels"
LABELS: tuple[Label, ...] = get_args(Label)

FileLabel = Literal["plain", "intimate"]
"""An intimate file is shown in no report that does not name it."""

FILE_LABELS: tuple[FileLabel, ...] = get_args(FileLabel)
_FILE = "file:"

_Labels = dict[str, Label | FileLabel]


def labels_of(log: OpenLog, view: Reading) -> dict[str, Label]:
    """Return the labels of entries by the id (hex) of each one's first version.

    Where they are damaged, missing or older than the log, every entry is private until it is
    labelled anew: what somebody kept to themselves must not go out because a page of the
    file was hit, or because somebody put an old row back.
    """
    return {key: label for key, label in _all(log, view).items() if label in LABELS}


def _all(log: OpenLog, view: Reading) -> _Labels:
    known = _known(log, view)
    return {EVERY_OTHER: "private"} if known is None else known


def intimate_files(log: OpenLog, history: History) -> frozenset[str]:
    """Return the ids of the attachments that are intimate.

    Where labels were lost, that is every one that was not labelled anew.
    """
    with log.store.reading() as view:
        labels = _all(log, view)
    return frozenset(
        attachment.id
        for standing in history.readable
        for version in (*standing.versions, *standing.details)
        for attachment in version.entry.attachments
        if _file_label(labels, attachment) == "intimate"
    )


def file_label(log: OpenLog, attachment: Attachment) -> FileLabel:
    """Return the label of one file."""
    with log.store.reading() as view:
        return _file_label(_all(log, view), attachment)


def _file_label(labels: _Labels, attachment: Attachment) -> FileLabel:
    label = labels.get(_FILE + attachment.id, "intimate" if EVERY_OTHER in labels else "plain")
    return "intimate" if label == "intimate" else "plain"


def are_lost(log: OpenLog) -> bool:
    """Whether nobody can say any more who may see which entry, so that all are private."""
    with log.store.reading() as view:
        return _known(log, view) is None


def _known(log: OpenLog, view: Reading) -> _Labels | None:
    name = beside.name_of(log, PURPOSE)
    try:
        if not are_newest(log, view):
            return None
        data = view.aside(name)
        return {} if data is None else beside.decode(log, name, data, _Labels)
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
    _check(label, LABELS)
    if not standing.readable:
        raise UsageError(_("entry {number} was erased").format(number=standing.number))
    _set(log, standing.first.id.hex(), label)


def set_file_label(log: OpenLog, attachment: Attachment, label: str) -> None:
    """Say whether a file is intimate.

    Raises UsageError for an unknown label, DamagedError as `set_label` does.
    """
    _check(label, FILE_LABELS)
    _set(log, _FILE + attachment.id, label)


def _check(label: str, known: tuple[str, ...]) -> None:
    if label not in known:
        raise UsageError(
            _("there is no label {label}").format(label=label),
            hint=_("the labels are {labels}").format(labels=", ".join(known)),
        )


def _set(log: OpenLog, key: str, label: str) -> None:
    from evidencelog.app.append import next_head
    from evidencelog.app.edge import find_edge

    with log.store.writing() as change:
        labels: dict[str, str] = {**_all(log, change)}
        labels[key] = label
        edge = find_edge(log, change)
        beside.write(log, change, PURPOSE, labels)
        edge.labels = _row(log, change)
        change.update_head(next_head(log, edge))
