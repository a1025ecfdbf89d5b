"""Reading the log: decrypt, check, and only then show.

No plaintext leaves this module before the content root of its record matched (docs/
format.md, rule 12). What cannot be read is listed, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evidencelog.app.edge import items_in_batches
from evidencelog.app.labels import labels_of
from evidencelog.app.session import OpenLog
from evidencelog.core.fields import Fields, check_fields
from evidencelog.core.hashes import Digest, EntryId, LogId
from evidencelog.core.history import Damage, History, Opened, fold
from evidencelog.core.openings import content_root, derive_secrets
from evidencelog.core.records import Record, Reference
from evidencelog.core.sealing import unseal_text
from evidencelog.crypto.envelope import EntryKey, Role, RootKey, open_entry, unwrap_key
from evidencelog.errors import DamagedError, FormatError
from evidencelog.i18n import gettext as _
from evidencelog.storage.rows import Item
from evidencelog.storage.transaction import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What is needed to open records: the root key, and to which log and epoch it belongs."""

    root: RootKey
    log: LogId
    epoch: int


def keys_of(log: OpenLog) -> Keys:
    """The keys of an unlocked log."""
    return Keys(root=log.root, log=log.log, epoch=log.epoch)


def open_item(item: Item, keys: Keys) -> Opened:
    """Return the content of one record after checking it against the record.

    Raises DamagedError or FormatError (whatever of it does not check out), LookupError
    when its key or ciphertext is gone.
    """
    record = Record.decode(item.record)
    if item.key is None or item.body is None:
        raise LookupError(item.seq)
    entry_key = EntryKey(
        unwrap_key(
            keys.root, item.key, log=keys.log, id=record.id, role=Role.ENTRY, epoch=keys.epoch
        )
    )
    fields = _unseal(record.id, entry_key, item.body, keys.log)
    check_fields(fields)
    if content_root(log=keys.log, entry_id=record.id, key=entry_key, fields=fields) != (
        record.content
    ):
        raise DamagedError(_("its content is not what was recorded"))
    return Opened(seq=item.seq, leaf=record.leaf, id=record.id, fields=fields)


def _unseal(entry: EntryId, key: EntryKey, body: bytes, log: LogId) -> Fields:
    aead_key = derive_secrets(log=log, entry_id=entry, key=key).aead_key
    return unseal_text(open_entry(aead_key, log=log, entry_id=entry, ciphertext=body))


def open_items(items: Iterator[Item], keys: Keys, size: int) -> Iterator[Opened | Damage]:
    """Open all records in order; one that cannot be read, or is not there, is a Damage."""
    expected = 0
    for item in items:
        yield from _missing(expected, item.seq)
        expected = item.seq + 1
        try:
            yield open_item(item, keys)
        except LookupError:
            yield Damage(seq=item.seq, what=NO_KEY)
        except (DamagedError, FormatError) as error:
            yield Damage(seq=item.seq, what=error.message)
    yield from _missing(expected, size)


NO_KEY = "the key is gone"


def _missing(first: int, end: int) -> Iterator[Damage]:
    for seq in range(first, end):
        yield Damage(seq=seq, what=_("the record is gone"))


def history_of(log: OpenLog, view: Reading) -> History:
    """Return the history as one transaction sees it."""
    size = view.head().size
    opened = list(open_items(items_in_batches(view, size), keys_of(log), size))
    return fold(without_erased(opened), labels=labels_of(log, view))


def without_erased(opened: list[Opened | Damage]) -> list[Opened | Damage]:
    """Leave out the records whose keys an erasure destroyed: they are not damage."""
    erased = {target.seq: target.leaf for target in _tombstones(opened)}
    return [
        record
        for record in opened
        if not (isinstance(record, Damage) and record.what == NO_KEY and record.seq in erased)
    ]


def _tombstones(opened: list[Opened | Damage]) -> Iterator[Reference]:
    for record in opened:
        if isinstance(record, Opened):
            target = next((value for label, value in record.fields if label == "/erases"), None)
            if isinstance(target, str):
                yield Reference.parse(target)


def read_history(log: OpenLog) -> History:
    """Return everything that the log says, each entry checked against its record."""
    with log.store.reading() as view:
        return history_of(log, view)


def leaf_text(leaf: Digest) -> str:
    """A leaf hash as people and programs see it."""
    return leaf.hex()
