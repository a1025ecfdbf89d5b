"""Checkpoints: size and root of a log, in the text form that gets signed (rule 17).

The text is a C2SP tlog-checkpoint without extension lines, the signed form a C2SP
signed note. Checking signatures is the business of `crypto`; here is only the form.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from enum import Enum

from evidencelog.core.hashes import Digest, LogId, sha256
from evidencelog.core.records import MAX_SEQ
from evidencelog.errors import FormatError
from evidencelog.i18n import gettext as _

KEY_ID_SIZE = 4
MAX_NOTE_BYTES = 1 << 20

# A name that can never be somebody's web address (RFC 6761 6.4).
_ORIGIN = "evidencelog.invalid/"
_ED25519 = b"\x01"
_SIGNATURE_START = "\u2014 "
_CHECKPOINT = re.compile(
    re.escape(_ORIGIN) + r"([0-9a-f]{64})\n([1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n"
)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


class CheckpointError(FormatError):
    """A text that is no checkpoint of this format, or bytes that are no signed note."""


def origin(log: LogId) -> str:
    """Return the first line of a log's checkpoints, which is also its key's name."""
    return _ORIGIN + log.hex()


def key_id(name: str, public_key: bytes) -> bytes:
    """Return the four bytes that name an Ed25519 key in a note (C2SP signed-note)."""
    return sha256(name.encode(), b"\n", _ED25519, public_key)[:KEY_ID_SIZE]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """How many records a log has, and the root of the tree over them."""

    log: LogId
    size: int
    root: Digest

    def text(self) -> str:
        """Return the text that gets signed."""
        return f"{origin(self.log)}\n{self.size}\n{_base64(self.root)}\n"

    @classmethod
    def parse(cls, text: str) -> Checkpoint:
        """Return the checkpoint in `text`. Raises CheckpointError for any other text."""
        match = _CHECKPOINT.fullmatch(text)
        if match is None:
            raise CheckpointError(_("a checkpoint does not have the form that it must have"))
        size = int(match[2])
        if size > MAX_SEQ + 1:
            raise CheckpointError(_("a checkpoint names a size that no log can have"))
        return cls(log=LogId(bytes.fromhex(match[1])), size=size, root=Digest(_unbase64(match[3])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One signature line of a note: who is said to have signed, and the signature."""

    name: str
    key_id: bytes
    value: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A text with signature lines (C2SP signed-note); nothing in it is trusted yet."""

    text: str
    signatures: tuple[Signature, ...]

    def format(self) -> bytes:
        """Return the bytes of the note."""
        lines = [
            f"{_SIGNATURE_START}{line.name} {_base64(line.key_id + line.value)}\n"
            for line in self.signatures
        ]
        return f"{self.text}\n{''.join(lines)}".encode()

    @classmethod
    def parse(cls, data: bytes) -> Note:
        """Return the note in `data`.

        Raises CheckpointError if it is not one. Signatures are not checked.
        """
        text = _note_text(data)
        end = text.rfind("\n\n")
        if end < 0 or not text.endswith("\n"):
            raise CheckpointError(_("a signed note has no signature lines"))
        lines = text[end + 2 : -1].split("\n")
        return cls(text=text[: end + 1], signatures=tuple(map(_signature, lines)))


def _note_text(data: bytes) -> str:
    if len(data) > MAX_NOTE_BYTES:
        raise CheckpointError(_("a signed note is too long"))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise CheckpointError(_("a signed note is not readable text")) from error
    if _CONTROL.search(text):
        raise CheckpointError(_("a signed note has control characters"))
    return text


def _signature(line: str) -> Signature:
    name, _space, encoded = line.removeprefix(_SIGNATURE_START).partition(" ")
    if not line.startswith(_SIGNATURE_START) or not _is_key_name(name):
        raise CheckpointError(_("a signature line does not have the form that it must have"))
    data = _unbase64(encoded)
    if len(data) <= KEY_ID_SIZE:
        raise CheckpointError(_("a signature line is too short"))
    return Signature(name=name, key_id=data[:KEY_ID_SIZE], value=data[KEY_ID_SIZE:])


def _is_key_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(map(str.isspace, name))


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _unbase64(text: str) -> bytes:
    """Decode standard base64, refusing a spelling that `_base64` would not give."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise CheckpointError(_("a value is not in base64")) from error
    if _base64(data) != text:
        raise CheckpointError(_("a value is not in the only base64 form that is accepted"))
    return data


class Relation(Enum):
    """How a log stands to a checkpoint that somebody remembered (rule 21)."""

    SAME = "same"
    CONTINUED = "continued"
    OLDER_COPY = "older copy"
    DIFFERENT = "different history"
    OTHER_LOG = "other log"
