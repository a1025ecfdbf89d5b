"""The checks on Ed25519 encodings that libraries leave to the caller.

RFC 8032 5.1.3 and 5.1.7 ask for canonical encodings and S below the group order, but
implementations differ in what they let pass, and none refuses points of small order.
Two verifiers must never disagree about a signature, so the format demands all of it
(rule 17). Public values only: nothing here needs constant time.
"""

from __future__ import annotations

FIELD = 2**255 - 19
GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493

_Y_OF_ORDER_8 = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
"""The y of four of the points of order 8; the other four have its negative."""

_SMALL_ORDER_Y = frozenset((0, 1, FIELD - 1, _Y_OF_ORDER_8, FIELD - _Y_OF_ORDER_8))


def is_sound_point(encoded: bytes) -> bool:
    """Tell whether 32 bytes are canonical and not a point of small order.

    Whether they are on the curve at all is left to the library, which decodes them. The
    one other non-canonical form, a sign bit on x = 0, exists only for y = 1 and y = -1,
    which have small order anyway.
    """
    y = int.from_bytes(encoded, "little") & (2**255 - 1)
    return len(encoded) == 32 and y < FIELD and y not in _SMALL_ORDER_Y


def is_sound_scalar(encoded: bytes) -> bool:
    """Tell whether 32 bytes are a number below the group order (no second signature)."""
    return len(encoded) == 32 and int.from_bytes(encoded, "little") < GROUP_ORDER
