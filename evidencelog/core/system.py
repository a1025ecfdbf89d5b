"""Entries that the program itself records: the chain of custody.

They have a place in the sequence but no entry number. `target` texts are
`<sequence> <leaf hash in hex>` (docs/format.md, rule 18).
"""

from __future__ import annotations

import msgspec

from evidencelog.core.kinds import RecordedKind
from evidencelog.core.moments import Recorded


class SystemEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What all of them carry."""

    author: str = "owner"
    tool: str | None = None
    recorded: Recorded | None = None


class Genesis(SystemEntry, frozen=True, kw_only=True, tag="genesis"):
    """Entry 0: the public key that signs the log and the nonce that makes its id."""

    key: str
    nonce: str


class Withdrawal(SystemEntry, frozen=True, kw_only=True, tag="withdrawal"):
    """An entry that its author no longer wants in reports; it stays in the log."""

    withdraws: str
    reason: str


class Erasure(SystemEntry, frozen=True, kw_only=True, tag="erasure"):
    """An entry whose keys were destroyed; `entry` is the number that it had.

    With `through` the keys of all records from `erases` to that one were destroyed, as when
    an import goes with its rows.
    """

    erases: str
    through: str | None = None
    entry: int | None = None
    reason: str


class Export(SystemEntry, frozen=True, kw_only=True, tag="export"):
    """A file that left the log: what it was, for whom, and the state it was made from."""

    form: str
    sha256: str
    size: int
    name: str | None = None
    recipient: str | None = None
    purpose: str | None = None
    audience: str | None = None
    entries: int
    log_size: int
    log_root: str


class KeyChange(SystemEntry, frozen=True, kw_only=True, tag="unlocking"):
    """A way to unlock was added, changed or removed."""

    change: str


class Restore(SystemEntry, frozen=True, kw_only=True, tag="restore"):
    """The log was put back from a backup."""

    from_size: int


class Unfamiliar(SystemEntry, frozen=True, kw_only=True, tag="unfamiliar"):
    """What a newer version of the program recorded by itself: kept as label and value."""


DETAIL = "detail"

SYSTEM_KINDS: dict[str, type[SystemEntry]] = {
    "genesis": Genesis,
    "withdrawal": Withdrawal,
    "erasure": Erasure,
    "export": Export,
    "unlocking": KeyChange,
    "restore": Restore,
}

AnyEntry = RecordedKind | SystemEntry
