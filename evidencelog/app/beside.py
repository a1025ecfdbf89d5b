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
from evidencelog.errors import DamagedError, UsageError
from evidencelog.i18n import gettext as _
from evidencelog.storage.transaction import Reading, Writing

T = TypeVar("T")
_DOMAIN = b"evidencelog/aside/v1\n"


def name_of(log: OpenLog, purpose: str) -> bytes:
    """Return the name under which `purpose` is kept: only the key's holder can tell."""
    return hmac.digest(log.root, _DOMAIN + log.log + purpose.encode(), hashlib.sha256)[:16]


def read(
    log: OpenLog, view: Reading, purpose: str, kind: type[T], default: T, damaged: T | None = None
) -> T:
    """Return the value kept for `purpose`, or `default` when there is none.

    One that was changed from outside, or that this version cannot read, gives `damaged`
    (left out: `default`): nothing beside the log may keep anybody from the log itself, and
    `verify` reports it.
    """
    name = name_of(log, purpose)
    fallback = default if damaged is None else damaged
    try:
        data = view.aside(name)
        return default if data is None else decode(log, name, data, kind)
    except DamagedError:
        return fallback


def decode(log: OpenLog, name: bytes, data: bytes, kind: type[T]) -> T:
    """Return the value in one sealed row. Raises DamagedError."""
    plain = open_private(log.root, log=log.log, name=name, data=data)
    try:
        return msgspec.json.decode(plain, type=kind)
    except (msgspec.MsgspecError, ValueError) as error:
        raise DamagedError(_("what was kept beside the log cannot be read")) from error


def write(log: OpenLog, change: Writing, purpose: str, value: object) -> None:
    """Keep a value for `purpose`, replacing the one before."""
    write_named(log, change, name_of(log, purpose), value)


def write_named(log: OpenLog, change: Writing, name: bytes, value: object) -> None:
    """Keep a value under a name that the caller chose. Raises UsageError for half characters."""
    try:
        data = msgspec.json.encode(value)
    except UnicodeEncodeError as error:
        raise UsageError(
            _("a text has half a character that cannot be stored, so this was not saved"),
            hint=_("type that character again, or leave it out"),
        ) from error
    change.put_aside(name, seal_private(log.root, log=log.log, name=name, data=data))
