"""Slots: the ways to unlock a log. Each wraps the same root key under another secret.

A slot has one binary form of fixed length; its last 32 bytes are a checksum over the
rest. The checksum keeps no one out. It is there so that a flipped bit is reported as
damage and never as a wrong passphrase, which somebody would try again and again.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from dataclasses import dataclass
from enum import StrEnum

from evidencelog.core.hashes import LogId
from evidencelog.crypto import recovery
from evidencelog.crypto.envelope import (
    KEY_SIZE,
    WRAPPED_SIZE,
    KeyRefusedError,
    RootKey,
    unwrap_bound,
    wrap_bound,
)
from evidencelog.crypto.kdf import DERIVED_SIZE, SALT_SIZE, KdfParams, derive
from evidencelog.crypto.passphrase import prepare
from evidencelog.errors import DamagedError, NewerVersionError, PassphraseRefusedError
from evidencelog.i18n import gettext as _

FAMILY = b"evidencelog/slot/v"
DOMAIN = FAMILY + b"1\n"
RECOVERY_DOMAIN = b"evidencelog/recovery/v1\n"

COMMITMENT_SIZE = DERIVED_SIZE - KEY_SIZE
CHECKSUM_SIZE = 32

# kind, memory in KiB, iterations, lanes: big-endian, without padding
_COST = struct.Struct(">BIIB")
_NO_COST = (0, 0, 0)
_HEADER_SIZE = len(DOMAIN) + _COST.size + SALT_SIZE
SLOT_SIZE = _HEADER_SIZE + COMMITMENT_SIZE + WRAPPED_SIZE + CHECKSUM_SIZE


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 # the name of a way to unlock, no secret
    RECOVERY = "recovery"


_CODES = {SlotKind.PASSPHRASE: 0, SlotKind.RECOVERY: 1}
_KINDS = {code: kind for kind, code in _CODES.items()}


class SlotDamagedError(DamagedError):
    """A way to unlock cannot be used any more; others of the same log may work."""

    def __init__(self, message: str) -> None:
        super().__init__(
            message, hint=_("try the recovery code or another passphrase, or use a backup")
        )


class WrongSecretError(PassphraseRefusedError):
    """The passphrase or recovery code is not the one of this slot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One way to unlock. `params` is None for a recovery code, which needs no slowing."""

    kind: SlotKind
    params: KdfParams | None
    salt: bytes
    commitment: bytes
    wrapped: bytes

    def __post_init__(self) -> None:
        if (self.params is None) != (self.kind is SlotKind.RECOVERY):
            raise ValueError("a passphrase slot has a cost and a recovery slot has none")

    def encode(self) -> bytes:
        """Return the stored form of the slot."""
        body = _header(self.kind, self.params, self.salt) + self.commitment + self.wrapped
        return body + hashlib.sha256(body).digest()

    @classmethod
    def decode(cls, data: bytes) -> Slot:
        """Return the slot that `encode` wrote.

        Raises SlotDamagedError for anything else, and NewerVersionError for an intact
        slot of a later format or of a kind that this program does not know.
        """
        body, checksum = data[:-CHECKSUM_SIZE], data[-CHECKSUM_SIZE:]
        if not body.startswith(FAMILY) or hashlib.sha256(body).digest() != checksum:
            raise SlotDamagedError(_("this way to unlock is damaged"))
        if not body.startswith(DOMAIN):
            raise _newer()
        if len(data) != SLOT_SIZE:
            raise SlotDamagedError(_("this way to unlock has the wrong length"))
        kind, params = _read_cost(body[len(DOMAIN) :])
        salt = body[_HEADER_SIZE - SALT_SIZE : _HEADER_SIZE]
        commitment, wrapped = body[_HEADER_SIZE:-WRAPPED_SIZE], body[-WRAPPED_SIZE:]
        return cls(kind=kind, params=params, salt=salt, commitment=commitment, wrapped=wrapped)


def passphrase_slot(root: RootKey, passphrase: str, *, log: LogId, params: KdfParams) -> Slot:
    """Return a new slot that `passphrase` opens, at the cost of `params`.

    Raises PassphraseUnusableError for a text that cannot be a passphrase.
    """
    return _new_slot(root, SlotKind.PASSPHRASE, passphrase, log=log, params=params)


def recovery_slot(root: RootKey, code: str, *, log: LogId) -> Slot:
    """Return a new slot that the recovery code opens; raise RecoveryCodeError if mistyped."""
    return _new_slot(root, SlotKind.RECOVERY, code, log=log, params=None)


def open_slot(slot: Slot, secret: str, *, log: LogId) -> RootKey:
    """Return the root key.

    Raises WrongSecretError when the secret is another one, RecoveryCodeError or
    PassphraseUnusableError when it cannot be one, and SlotDamagedError when the secret
    is right but what it should open is not.
    """
    derived = _derive(slot.params, slot.salt, secret, log)
    if not hmac.compare_digest(derived[KEY_SIZE:], slot.commitment):
        raise _wrong(slot.kind)
    try:
        root = unwrap_bound(derived[:KEY_SIZE], slot.wrapped, aad=_aad(slot, log))
    except KeyRefusedError:
        raise SlotDamagedError(_("the key behind this way to unlock is damaged")) from None
    return RootKey(root)


def _new_slot(
    root: RootKey, kind: SlotKind, secret: str, *, log: LogId, params: KdfParams | None
) -> Slot:
    salt = os.urandom(SALT_SIZE)
    derived = _derive(params, salt, secret, log)
    aad = DOMAIN + log + _header(kind, params, salt)
    return Slot(
        kind=kind,
        params=params,
        salt=salt,
        commitment=derived[KEY_SIZE:],
        wrapped=wrap_bound(derived[:KEY_SIZE], root, aad=aad),
    )


def _derive(params: KdfParams | None, salt: bytes, secret: str, log: LogId) -> bytes:
    """Return 64 bytes: the key that wraps the root key, and the commitment to the secret."""
    if params is None:
        return _expand(recovery.parse(secret), salt, log)
    return derive(prepare(secret), salt, params)


def _expand(code: bytes, salt: bytes, log: LogId) -> bytes:
    # 160 random bits cannot be guessed, so there is nothing to slow down.
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(hashes.SHA256(), DERIVED_SIZE, salt=salt, info=RECOVERY_DOMAIN + log).derive(code)


def _header(kind: SlotKind, params: KdfParams | None, salt: bytes) -> bytes:
    cost = _NO_COST if params is None else (params.memory_kib, params.iterations, params.lanes)
    return DOMAIN + _COST.pack(_CODES[kind], *cost) + salt


def _aad(slot: Slot, log: LogId) -> bytes:
    return DOMAIN + log + _header(slot.kind, slot.params, slot.salt)


def _read_cost(data: bytes) -> tuple[SlotKind, KdfParams | None]:
    code, memory_kib, iterations, lanes = _COST.unpack_from(data)
    kind = _KINDS.get(code)
    if kind is None:
        raise _newer()
    if kind is SlotKind.RECOVERY:
        if (memory_kib, iterations, lanes) != _NO_COST:
            raise SlotDamagedError(_("this way to unlock is damaged"))
        return kind, None
    params = KdfParams(memory_kib=memory_kib, iterations=iterations, lanes=lanes)
    if not params.within_bounds:
        raise SlotDamagedError(
            _("this way to unlock asks for more memory or time than is ever needed")
        )
    return kind, params


def _newer() -> NewerVersionError:
    return NewerVersionError(_("this way to unlock was added by a newer version of the program"))


def _wrong(kind: SlotKind) -> WrongSecretError:
    if kind is SlotKind.RECOVERY:
        return WrongSecretError(_("this is not the recovery code of this log"))
    return WrongSecretError(_("the passphrase does not open this log"))
