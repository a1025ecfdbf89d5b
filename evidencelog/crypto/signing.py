"""Ed25519 signatures over checkpoints, as C2SP signed notes (rule 17)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from evidencelog.core.checkpoint import (
    Checkpoint,
    CheckpointError,
    Note,
    Signature,
    key_id,
    origin,
)
from evidencelog.core.hashes import LogId
from evidencelog.crypto.points import is_sound_point, is_sound_scalar
from evidencelog.errors import DamagedError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SEED_SIZE = 32


class SignatureError(DamagedError):
    """A signed note is malformed, of another log, or not signed by the expected key."""


class Signer:
    """The signing key of a log. Its seed is secret; its public key names the log."""

    __slots__ = ("_key", "_seed", "public")

    def __init__(self, key: Ed25519PrivateKey, seed: bytes) -> None:
        self._key = key
        self._seed = seed
        self.public: bytes = key.public_key().public_bytes_raw()

    @classmethod
    def generate(cls) -> Signer:
        """Return a new random signing key."""
        return cls.from_seed(os.urandom(SEED_SIZE))

    @classmethod
    def from_seed(cls, seed: bytes) -> Signer:
        """Return the signing key of a 32-byte seed (RFC 8032 5.1.5)."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.from_private_bytes(seed), seed)

    @property
    def seed(self) -> bytes:
        """The 32 secret bytes that are kept, wrapped, in the store."""
        return self._seed

    def __repr__(self) -> str:
        # The default would be harmless; this one helps, and keeps the seed out.
        return f"Signer(public={self.public.hex()})"

    def sign(self, checkpoint: Checkpoint) -> bytes:
        """Return the whole signed note of a checkpoint, in UTF-8."""
        text = checkpoint.text()
        name = origin(checkpoint.log)
        value = self._key.sign(text.encode())
        line = Signature(name=name, key_id=key_id(name, self.public), value=value)
        return Note(text=text, signatures=(line,)).format()


def open_note(note: bytes, *, log: LogId, public_key: bytes) -> Checkpoint:
    """Return the checkpoint of a note whose first signature is by `public_key`.

    Later lines are cosignatures by others and are not looked at. Raises SignatureError
    when the note is malformed, is about another log, or is not signed by this key.
    """
    try:
        parsed = Note.parse(note)
        checkpoint = Checkpoint.parse(parsed.text)
    except CheckpointError as error:
        raise SignatureError(error.message, hint=error.hint) from None
    if checkpoint.log != log:
        raise SignatureError(_("a signed note belongs to another log"))
    line, name = parsed.signatures[0], origin(log)
    if line.name != name or line.key_id != key_id(name, public_key):
        raise SignatureError(_("a signed note is not signed by this log's key"))
    verify_signature(public_key, line.value, parsed.text.encode())
    return checkpoint


def verify_signature(public_key: bytes, signature: bytes, message: bytes) -> None:
    """Check one Ed25519 signature; raise SignatureError unless every verifier accepts it.

    RFC 8032 5.1.7, and besides it: public key and R canonical and not of small order,
    S below the group order.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    commitment, scalar = signature[:32], signature[32:]
    if not (is_sound_point(public_key) and is_sound_point(commitment) and is_sound_scalar(scalar)):
        raise SignatureError(_("a signature or its key has a form that is not accepted"))
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        raise SignatureError(_("a signature does not fit what was signed")) from None
