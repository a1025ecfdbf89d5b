"""Sealed values beside the log: changed freely, without a trace in the record.

Each has a random-looking name of 16 bytes, so that not even the names tell what is kept.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TypeVar

import msgspec

from evidencelog.app.session import OpenLog
from evidencelog.crypto.envelope import open_private, seal_private
from evidencelog.storage.transaction import Reading, Writing

T = TypeVar("T")
_DOMAIN = b"evidencelog/aside/v1\n"


def name_of(log: OpenLog, purpose: str) -> bytes:
    """Return the name under which `purpose` is kept: only the key's holder can tell."""
    return hmac.digest(log.root, _DOMAIN + log.log + purpose.encode(), hashlib.sha256)[:16]


def read(log: OpenLog, view: Reading, purpose: str, kind: type[T], default: T) -> T:
    """Return the value kept for `purpose`, or `default` when there is none.

    Raises DamagedError when it is there and was changed from outside.
    """
    name = name_of(log, purpose)
    data = view.aside(name)
    if data is None:
        return default
    return decode(log, name, data, kind)


def decode(log: OpenLog, name: bytes, data: bytes, kind: type[T]) -> T:
    """Return the value in one sealed row. Raises DamagedError."""
    plain = open_private(log.root, log=log.log, name=name, data=data)
    return msgspec.json.decode(plain, type=kind)


def write(log: OpenLog, change: Writing, purpose: str, value: object) -> None:
    """Keep a value for `purpose`, replacing the one before."""
    write_named(log, change, name_of(log, purpose), value)


def write_named(log: OpenLog, change: Writing, name: bytes, value: object) -> None:
    """Keep a value under a name that the caller chose."""
    data = msgspec.json.encode(value)
    change.put_aside(name, seal_private(log.root, log=log.log, name=name, data=data))
