"""The keys that open the records of one log; a plain value, so that workers can have it."""

from __future__ import annotations

from dataclasses import dataclass

from evidencelog.app.session import OpenLog
from evidencelog.core.hashes import LogId
from evidencelog.crypto.envelope import RootKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The root key, and to which log and epoch it belongs."""

    root: RootKey
    log: LogId
    epoch: int


def keys_of(log: OpenLog) -> Keys:
    """The keys of an unlocked log."""
    return Keys(root=log.root, log=log.log, epoch=log.epoch)
