"""The sealed text: the fields of an entry as the bytes that get encrypted (rule 10).

It is padded so that the length of the ciphertext shows only a step, not the number
of words. Only the decoded strings are committed, so JSON escapes are free.
"""

from __future__ import annotations

import json

import msgspec

from evidencelog.core.fields import FieldError, Fields, check_fields
from evidencelog.errors import FormatError
from evidencelog.i18n import gettext as _

MIN_SEALED = 480
MAX_SEALED = 64 << 20

_END = b"\x80"
_decoder = msgspec.json.Decoder(tuple[tuple[str, str | tuple[str, ...]], ...])


class SealingError(FormatError):
    """A sealed text that no writer may have made."""


def padme(size: int) -> int:
    """Return the Padme size: at most 12 % more, with few significant bits.

    Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication
    with PURBs" (2019), algorithm 1. `size` is in bytes and at least 1.
    """
    exponent = size.bit_length() - 1
    free_bits = exponent - exponent.bit_length()
    mask = (1 << free_bits) - 1
    return (size + mask) & ~mask


def seal_text(fields: Fields) -> bytes:
    """Return the padded text of checked fields.

    Raises FieldError if they are not allowed, SealingError if the text is too long.
    """
    check_fields(fields)
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
    if len(text) > MAX_SEALED:
        raise SealingError(_("the entry is longer than {limit} bytes").format(limit=MAX_SEALED))
    return (text + _END).ljust(_sealed_size(len(text)), b"\x00")


def _sealed_size(length: int) -> int:
    size = length + len(_END)
    return MIN_SEALED if size <= MIN_SEALED else padme(size)


def unseal_text(data: bytes) -> Fields:
    """Return the fields in a decrypted sealed text.

    Raises SealingError if padding, JSON or fields are not as rules 3 to 5 and 10 say.
    """
    if len(data) > _sealed_size(MAX_SEALED):
        raise SealingError(_("a sealed text is longer than {limit} bytes").format(limit=MAX_SEALED))
    text = data.rstrip(b"\x00")
    if not text.endswith(_END) or len(data) != _sealed_size(len(text) - len(_END)):
        raise SealingError(_("the padding of a sealed text is wrong"))
    try:
        fields: Fields = _decoder.decode(text[: -len(_END)])
        check_fields(fields)
    except (msgspec.DecodeError, UnicodeDecodeError, FieldError) as error:
        raise SealingError(_("a sealed text does not hold a list of fields")) from error
    return fields
