"""Appending to the log: one short transaction, signed as it is made.

What is appended is decided inside the transaction, because number, time and `prev` depend
on what is there at that moment. Several entries may be appended at once: all are there
afterwards, or none.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from evidencelog.app.attach import Stored
from evidencelog.app.clock import recorded_now
from evidencelog.app.edge import Edge, find_edge
from evidencelog.app.session import OpenLog
from evidencelog.app.state import State, digest_of, seal_state
from evidencelog.core.checkpoint import Checkpoint
from evidencelog.core.fields import Fields
from evidencelog.core.hashes import Digest, EntryId, LogId, sha256
from evidencelog.core.moments import Recorded
from evidencelog.core.openings import content_root, derive_secrets
from evidencelog.core.records import Record, sealed_digest, sealed_parts
from evidencelog.core.sealing import seal_text
from evidencelog.crypto.envelope import Role, RootKey, new_entry_key, seal_entry, wrap_key
from evidencelog.errors import FormatError, NothingSavedError, UsageError
from evidencelog.i18n import gettext as _
from evidencelog.storage.rows import Head, Item, PartRow
from evidencelog.storage.transaction import Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What is only known while appending: the time of writing and the next number."""

    recorded: Recorded
    next_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One entry to append.

    `fields` makes its fields from the moment; `numbered` says whether it takes a number.
    The id is chosen beforehand, because the ciphertext of attachments is bound to it.
    `about` is the sequence of the record that it changes, which must still be readable then.
    """

    id: EntryId
    fields: Callable[[Moment], Fields]
    numbered: bool
    files: tuple[Stored, ...] = ()
    about: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """Where an entry was appended."""

    seq: int
    leaf: Digest
    number: int | None
    recorded: Recorded
    fields: Fields


def new_entry_id() -> EntryId:
    """Return a fresh random id; it is never used twice, a retry after failure included."""
    return EntryId(os.urandom(16))


def append(log: OpenLog, plans: Sequence[Plan]) -> list[Appended]:
    """Append all plans in one transaction of their own; durable when this returns."""
    with log.store.writing() as change:
        return append_within(log, change, plans)


def append_within(
    log: OpenLog,
    change: Writing,
    plans: Sequence[Plan],
    *,
    doors: Mapping[int, bytes | None] | None = None,
) -> list[Appended]:
    """Append all plans within a transaction that does more.

    `doors` are the ways to unlock that it changed, by number; None for one taken away.
    Raises DamagedError when the log's newest state does not check out, UsageError for what
    cannot be stored; then nothing is changed.
    """
    edge = find_edge(log, change)
    # One time for all: what is appended together was written down together.
    recorded = recorded_now(log.clock, edge.recorded_at)
    done = [append_one(log, change, edge, plan, recorded) for plan in plans]
    if edge.doors is not None and doors:
        edge.doors = _doors_after(edge.doors, doors)
    change.update_head(next_head(log, edge))
    return done


def _doors_after(known: Mapping[str, str], changed: Mapping[int, bytes | None]) -> dict[str, str]:
    """Return the digests to remember: a way that nobody set through this log stays unknown."""
    kept = {number: digest for number, digest in known.items() if int(number) not in changed}
    put = {str(number): digest_of(data) for number, data in changed.items() if data is not None}
    return kept | put


def append_one(
    log: OpenLog, change: Writing, edge: Edge, plan: Plan, recorded: Recorded
) -> Appended:
    """Append one plan at the edge; the head row is left to the caller."""
    if plan.about is not None:
        _check_not_erased(change, plan.about)
    with refusing():
        fields = plan.fields(Moment(recorded=recorded, next_number=edge.next_number))
        item = seal_item(log.root, log.log, log.epoch, edge, plan, fields)
    change.insert_items([item])
    for place, stored in enumerate(plan.files):
        check_still_there(change, stored)
        change.insert_part(part_of(log, stored, seq=item.seq, place=place))
        change.drop_lease(stored.blob)
    leaf = edge.add(item.record, recorded.at, numbered=plan.numbered)
    return Appended(
        seq=item.seq,
        leaf=leaf,
        number=edge.next_number - 1 if plan.numbered else None,
        recorded=recorded,
        fields=fields,
    )


@contextmanager
def refusing() -> Iterator[None]:
    """Say of fields that the format does not allow that they were not saved.

    What was typed is no damage, whatever the format calls it.
    """
    try:
        yield
    except FormatError as error:
        raise UsageError(
            _("this cannot be stored, so it was not saved: {reason}").format(reason=error.message),
            hint=_("shorten or correct it, or attach it as a file"),
        ) from error


def _check_not_erased(change: Writing, seq: int) -> None:
    """Another process may have erased meanwhile what is about to be changed."""
    item = change.item(seq)
    if item is None or item.key is None:
        raise UsageError(_("the entry was erased meanwhile, so this was not saved"))


def check_still_there(change: Writing, stored: Stored) -> None:
    """Raise NothingSavedError unless all pieces of a file are in the store.

    Pieces may have been swept meanwhile, when this computer slept for long.
    """
    if change.slice_count(stored.blob) != stored.slices:
        raise NothingSavedError(
            _("a file was not completely stored, so the entry was not saved"),
            hint=_("try again; the file itself is where it was"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """An entry that is sealed and not yet in its place: all of it that needs no neighbour."""

    id: EntryId
    content: Digest
    parts: bytes
    body: bytes
    key: bytes


def seal_content(
    root: RootKey, log: LogId, epoch: int, entry: EntryId, fields: Fields, files: Sequence[Stored]
) -> Sealed:
    """Seal the fields of one entry under a fresh key. Raises FormatError."""
    key = new_entry_key()
    aead_key = derive_secrets(log=log, entry_id=entry, key=key).aead_key
    body = seal_entry(aead_key, log=log, entry_id=entry, padded=seal_text(fields))
    return Sealed(
        id=entry,
        content=content_root(log=log, entry_id=entry, key=key, fields=fields),
        parts=sealed_parts(
            entry=sha256(body), blobs=[(stored.blob, stored.cipher_digest) for stored in files]
        ),
        body=body,
        key=wrap_key(root, key, log=log, id=entry, role=Role.ENTRY, epoch=epoch),
    )


def placed(sealed: Sealed, log: LogId, edge: Edge) -> Item:
    """Return what is sealed as the record that comes next."""
    record = Record(
        log=log,
        id=sealed.id,
        seq=edge.size,
        prev=edge.leaf,
        content=sealed.content,
        sealed=sealed_digest(sealed.parts),
    )
    return Item(
        seq=edge.size,
        id=sealed.id,
        prev=edge.leaf,
        record=record.encode(),
        parts=sealed.parts,
        body=sealed.body,
        key=sealed.key,
    )


def seal_item(
    root: RootKey, log: LogId, epoch: int, edge: Edge, plan: Plan, fields: Fields
) -> Item:
    """Seal the fields of one entry and make its record. Raises FormatError."""
    return placed(seal_content(root, log, epoch, plan.id, fields, plan.files), log, edge)


def part_of(log: OpenLog, stored: Stored, *, seq: int, place: int) -> PartRow:
    """Return the row that names the pieces of an attachment, at its place in a record."""
    wrapped = wrap_key(
        log.root, stored.key, log=log.log, id=stored.blob, role=Role.BLOB, epoch=log.epoch
    )
    return PartRow(
        id=stored.blob,
        seq=seq,
        place=place,
        slices=stored.slices,
        length=stored.length,
        key=wrapped,
    )


def next_head(log: OpenLog, edge: Edge) -> Head:
    """Return the head row that describes and signs the log as it now ends."""
    checkpoint = Checkpoint(log=log.log, size=edge.size, root=edge.frontier.root())
    state = State(
        size=edge.size,
        leaf=edge.leaf.hex(),
        next_number=edge.next_number,
        recorded_at=edge.recorded_at,
        labels=edge.labels,
        doors=edge.doors,
        imports=edge.imports,
    )
    return Head(
        log=edge.head.log,
        version=edge.head.version,
        public=edge.head.public,
        nonce=edge.head.nonce,
        epoch=edge.head.epoch,
        signing=edge.head.signing,
        size=edge.size,
        edge=edge.frontier.encode(),
        note=log.signer().sign(checkpoint),
        state=seal_state(state, log.root, log.log),
    )
