"""Opening one record: decrypt, check, and only then give out (docs/format.md, rule 12)."""

from __future__ import annotations

from evidencelog.app.keys_in_use import Keys
from evidencelog.core.fields import Fields
from evidencelog.core.hashes import EntryId, LogId, leaf_hash
from evidencelog.core.history import Opened
from evidencelog.core.openings import content_root, derive_secrets
from evidencelog.core.records import Record
from evidencelog.core.sealing import unseal_text
from evidencelog.crypto.envelope import EntryKey, Role, open_entry, unwrap_key
from evidencelog.errors import DamagedError
from evidencelog.i18n import gettext as _
from evidencelog.storage.rows import Item


def open_item(item: Item, keys: Keys) -> Opened:
    """Return the content of one record after checking it against the record.

    Raises DamagedError or FormatError (whatever of it does not check out), LookupError
    when its key or ciphertext is gone.
    """
    record, key, fields = _decrypted(item, keys)
    root = content_root(log=keys.log, entry_id=record.id, key=key, fields=fields)
    if root != record.content:
        raise DamagedError(_("its content is not what was recorded"))
    return Opened(seq=item.seq, leaf=leaf_hash(item.record), id=record.id, fields=fields)


def peek(item: Item, keys: Keys) -> Fields:
    """Return what a record says, decrypted but not yet compared with the record.

    It serves to decide whether a record is wanted at all: two thirds of the work are in the
    comparison. Whatever is shown is opened with `open_item`. Raises as that does.
    """
    _record, _key, fields = _decrypted(item, keys)
    return fields


def _decrypted(item: Item, keys: Keys) -> tuple[Record, EntryKey, Fields]:
    record = Record.decode(item.record)
    if (record.seq, record.log) != (item.seq, keys.log):
        raise DamagedError(_("the record is not in its place"))
    if item.key is None or item.body is None:
        raise LookupError(item.seq)
    wrapped = unwrap_key(
        keys.root, item.key, log=keys.log, id=record.id, role=Role.ENTRY, epoch=keys.epoch
    )
    key = EntryKey(wrapped)
    return record, key, _unseal(record.id, key, item.body, keys.log)


def _unseal(entry: EntryId, key: EntryKey, body: bytes, log: LogId) -> Fields:
    aead_key = derive_secrets(log=log, entry_id=entry, key=key).aead_key
    return unseal_text(open_entry(aead_key, log=log, entry_id=entry, ciphertext=body))
