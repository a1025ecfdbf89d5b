"""Recording an entry: what a person says becomes a sealed, signed record, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec

from evidencelog import __version__
from evidencelog.app.append import Appended, Moment, Plan, append, new_entry_id, refusing
from evidencelog.app.attach import FileToAttach, Progress, Stored, discard, store_file, sweep
from evidencelog.app.session import OpenLog
from evidencelog.core import parts
from evidencelog.core.fields import Fields, check_fields
from evidencelog.core.hashes import Digest, EntryId
from evidencelog.core.kinds import Entry
from evidencelog.core.mapping import nested, to_fields, typed
from evidencelog.core.moments import Recorded
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

TOOL = f"evidencelog {__version__}"

__all__ = ["FileToAttach", "Saved", "record"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What was saved, durably, when this is returned.

    `entries` counts the numbered entries of the log; `attachments` are those just added.
    """

    number: int
    version: int
    seq: int
    leaf: Digest
    recorded: Recorded
    entry: Entry
    attachments: tuple[parts.Attachment, ...]
    remarks: tuple[str, ...]
    entries: int


def record(
    log: OpenLog,
    entry: Entry,
    files: Sequence[FileToAttach] = (),
    *,
    progress: Progress | None = None,
) -> Saved:
    """Record a new entry with its files.

    Raises UsageError when there is nothing to record, NothingSavedError (a file that
    cannot be taken, a full disk, a read-only place), InUseError, DamagedError. Then the log
    is as it was.
    """
    if is_empty(entry) and not files:
        raise UsageError(
            _("there is nothing to save"),
            hint=_("say what happened, or add a file"),
        )
    return save(log, entry, files, numbered=True, progress=progress)


def is_empty(entry: Entry) -> bool:
    """Whether an entry says nothing beyond its kind."""
    return type(entry)() == msgspec.structs.replace(entry, number=None, recorded=None, tool=None)


def save(
    log: OpenLog,
    entry: Entry,
    files: Sequence[FileToAttach],
    *,
    numbered: bool = False,
    write: Callable[[Entry], Fields] = to_fields,
    number: int = 0,
    version: int = 1,
    about: int | None = None,
    progress: Progress | None = None,
) -> Saved:
    """Store the files, then append the entry that names them; used by every recording verb.

    `write` makes the fields from the completed entry, which has a number of its own when
    `numbered`; otherwise it belongs to `number` and changes the record `about`. When
    anything fails, what was stored of the files is removed again.
    """
    _check_storable(entry, write)
    sweep(log)
    entry_id = new_entry_id()
    stored: list[Stored] = []
    try:
        for file in files:
            stored.append(store_file(log, entry_id, file, beside=stored, progress=progress))
        complete: list[Entry] = []
        plan = Plan(
            id=entry_id,
            fields=lambda moment: write(
                _completed(entry, stored, moment, numbered=numbered, kept=complete)
            ),
            numbered=numbered,
            files=tuple(stored),
            about=about,
        )
        (done,) = append(log, [plan])
    except BaseException:
        for file_ in stored:
            discard(log, file_.blob)
        raise
    return _saved(done, complete[-1], stored, number, version)


def _check_storable(entry: Entry, write: Callable[[Entry], Fields]) -> None:
    """Refuse what could not be stored or not be read again, before any file is copied."""
    with refusing():
        fields = write(entry)
        check_fields(fields)
        typed(nested(fields) | {"kind": entry.__struct_config__.tag}, type(entry))


def _completed(
    entry: Entry, stored: Sequence[Stored], moment: Moment, *, numbered: bool, kept: list[Entry]
) -> Entry:
    whole = msgspec.structs.replace(
        entry,
        number=moment.next_number if numbered else None,
        tool=TOOL,
        recorded=moment.recorded,
        attachments=(*entry.attachments, *(file.part for file in stored)),
    )
    kept.append(msgspec.structs.replace(whole, number=moment.next_number))
    return whole


def _saved(
    done: Appended, entry: Entry, stored: Sequence[Stored], number: int, version: int
) -> Saved:
    if done.number is not None:
        entries, number = done.number, done.number
    else:
        entries = (entry.number or 1) - 1
        entry = msgspec.structs.replace(entry, number=number)
    return Saved(
        number=number,
        version=version,
        seq=done.seq,
        leaf=done.leaf,
        recorded=done.recorded,
        entry=entry,
        attachments=tuple(file.part for file in stored),
        remarks=tuple(file.remark for file in stored),
        entries=entries,
    )


def system_plan(
    make: Callable[[Moment], msgspec.Struct],
    entry_id: EntryId | None = None,
    *,
    about: int | None = None,
) -> Plan:
    """Return the plan of an entry that the program itself records."""
    return Plan(
        id=entry_id or new_entry_id(),
        fields=lambda moment: to_fields(make(moment)),
        numbered=False,
        about=about,
    )
