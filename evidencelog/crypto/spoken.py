"""Bytes as short groups that can be written by hand or read out over the telephone.

Crockford's base32 (no I, L, O, U) in groups of five: four carry data, the fifth checks
them. The check is a weighted sum in the field of 32 elements, with a constant for the
place of the group, so that a wrong character, two swapped neighbours and two swapped
groups are always noticed, and the message names the group to look at.
"""

from __future__ import annotations

from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SEPARATOR = "-"
DATA_CHARACTERS = 4
GROUP = DATA_CHARACTERS + 1
BITS = 5
GROUP_BITS = DATA_CHARACTERS * BITS

_READ = {character: value for value, character in enumerate(ALPHABET)}
# What looks or sounds the same is read as the same.
_READ |= {"O": 0, "I": 1, "L": 1}

_WEIGHTS = (2, 4, 8, 16)
"""Powers of the generator x, all different and none of them 1, the check's own weight."""

_REDUCTION = 0b100101
"""x^5 + x^2 + 1, a primitive polynomial."""


STATE_SIZE_BYTES = 5
STATE_ROOT_BYTES = 20
"""160 bits of the root: what a spoken receipt carries at least."""


class SpokenCodeError(UsageError):
    """A code was mistyped; `group` is the number of the wrong group, from 1, if known."""

    def __init__(self, message: str, *, group: int | None = None, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.group = group


def encode_groups(data: bytes) -> str:
    """Return `data` as groups joined by hyphens; the last one is filled with zero bits."""
    count = _group_count(len(data))
    number = int.from_bytes(data, "big") << (count * GROUP_BITS - len(data) * 8)
    groups = []
    for place in range(count):
        shift = (count - place - 1) * GROUP_BITS
        groups.append(_encode_group(number >> shift & (1 << GROUP_BITS) - 1, place))
    return SEPARATOR.join(groups)


def encode_state(size: int, root: bytes) -> str:
    """Return how many records a log had and 160 bits of their root, as groups."""
    return encode_groups(size.to_bytes(STATE_SIZE_BYTES, "big") + root[:STATE_ROOT_BYTES])


def decode_groups(text: str, length: int) -> bytes:
    """Return the `length` bytes that `encode_groups` was given.

    Case, spaces and hyphens do not matter; O is read as 0, I and L as 1. Raises
    SpokenCodeError, which names the first wrong group where it can be told.
    """
    count = _group_count(length)
    number = 0
    for place, group in enumerate(_split(text, count)):
        number = number << GROUP_BITS | _decode_group(group, place)
    spare = count * GROUP_BITS - length * 8
    if number & (1 << spare) - 1:
        raise _mistyped(count - 1)
    return (number >> spare).to_bytes(length, "big")


def _group_count(length: int) -> int:
    return -(-length * 8 // GROUP_BITS)


def _split(text: str, count: int) -> list[str]:
    words = text.upper().replace(SEPARATOR, " ").split()
    characters = "".join(words)
    if len(characters) == count * GROUP:
        return [characters[at : at + GROUP] for at in range(0, len(characters), GROUP)]
    if len(words) == count:
        raise _mistyped(next(at for at, word in enumerate(words) if len(word) != GROUP))
    raise SpokenCodeError(
        _("the code has {found} characters instead of {expected}").format(
            found=len(characters), expected=count * GROUP
        ),
        hint=_("it consists of {count} groups of {size}").format(count=count, size=GROUP),
    )


def _encode_group(value: int, place: int) -> str:
    digits = [value >> shift & 31 for shift in range(GROUP_BITS - BITS, -1, -BITS)]
    return "".join(ALPHABET[digit] for digit in (*digits, _check(digits, place)))


def _decode_group(group: str, place: int) -> int:
    digits = [_READ.get(character, -1) for character in group]
    if min(digits) < 0 or _check(digits[:-1], place) != digits[-1]:
        raise _mistyped(place)
    value = 0
    for digit in digits[:-1]:
        value = value << BITS | digit
    return value


def _check(digits: list[int], place: int) -> int:
    total = place % 32
    for weight, digit in zip(_WEIGHTS, digits, strict=True):
        total ^= _product(weight, digit)
    return total


def _product(a: int, b: int) -> int:
    """Multiply in GF(2^5)."""
    result = 0
    while b:
        if b & 1:
            result ^= a
        a <<= 1
        if a & 32:
            a ^= _REDUCTION
        b >>= 1
    return result


def _mistyped(place: int) -> SpokenCodeError:
    return SpokenCodeError(
        _("group {number} of the code is mistyped").format(number=place + 1),
        group=place + 1,
        hint=_("compare group {number} with what was written down").format(number=place + 1),
    )
