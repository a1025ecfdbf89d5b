"""The recovery code: 160 random bits on paper, for when the passphrase is gone."""

from __future__ import annotations

import os

from evidencelog.crypto.spoken import SpokenCodeError, decode_groups, encode_groups
from evidencelog.errors import PassphraseRefusedError

__all__ = ["RecoveryCodeError", "decode_groups", "encode_groups", "generate", "parse"]

CODE_SIZE = 20


class RecoveryCodeError(PassphraseRefusedError):
    """A recovery code was mistyped; `group` is the wrong group's number, if known."""

    def __init__(self, message: str, *, group: int | None, hint: str) -> None:
        super().__init__(message, hint=hint)
        self.group = group


def generate() -> str:
    """Return a new recovery code: eight groups of five characters."""
    return encode_groups(os.urandom(CODE_SIZE))


def parse(text: str) -> bytes:
    """Return the 20 bytes of a recovery code, however it was spaced or capitalised.

    Raises RecoveryCodeError, which names the group that does not check out.
    """
    try:
        return decode_groups(text, CODE_SIZE)
    except SpokenCodeError as error:
        raise RecoveryCodeError(error.message, group=error.group, hint=error.hint) from None
