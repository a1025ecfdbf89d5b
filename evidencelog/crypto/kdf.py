"""Argon2id (RFC 9106): making a guess at a passphrase cost time and memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from evidencelog.errors import NoVerdictError
from evidencelog.i18n import gettext as _

MIB = 1024
FLOOR_KIB = 64 * MIB
FLOOR_ITERATIONS = 3
LARGEST_KIB = 1024 * MIB
MOST_ITERATIONS = 64
MOST_LANES = 16
MOST_WORK_KIB = 16 * 1024 * MIB
"""Memory times passes: a foreign file must not keep a computer busy for minutes."""

SALT_SIZE = 16
DERIVED_SIZE = 64

STEPS_KIB = tuple(size * MIB for size in (64, 96, 128, 192, 256, 384, 512))
"""What `calibrate` chooses from; a small machine must still open the log later."""

_TOLERANCE = 1.25

_INSTANT = 1e-6
"""Stands in for a measured zero, which a coarse clock can give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfParams:
    """The cost of one derivation: memory in KiB, passes over it, lanes."""

    memory_kib: int
    iterations: int
    lanes: int = 1

    @property
    def within_bounds(self) -> bool:
        """Whether a derivation ends in reasonable time and memory (RFC 9106 3.1)."""
        return (
            1 <= self.lanes <= MOST_LANES
            and 8 * self.lanes <= self.memory_kib <= LARGEST_KIB
            and 1 <= self.iterations <= MOST_ITERATIONS
            and self.memory_kib * self.iterations <= MOST_WORK_KIB
        )


FLOOR = KdfParams(memory_kib=FLOOR_KIB, iterations=FLOOR_ITERATIONS)
"""The least that a new slot may cost on any machine."""


class KdfMemoryError(NoVerdictError):
    """This computer cannot give the memory that a slot asks for."""


def derive(secret: bytes, salt: bytes, params: KdfParams) -> bytes:
    """Return 64 bytes from a secret: 32 for a key, 32 for a commitment to it.

    Raises KdfMemoryError when there is not enough memory.
    """
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    try:
        return Argon2id(
            salt=salt,
            length=DERIVED_SIZE,
            iterations=params.iterations,
            lanes=params.lanes,
            memory_cost=params.memory_kib,
        ).derive(secret)
    except MemoryError:
        raise KdfMemoryError(
            _("unlocking needs {size} MiB of free memory").format(size=params.memory_kib // MIB),
            hint=_("close other programs and try again"),
        ) from None


def stopwatch(clock: Callable[[], float]) -> Callable[[KdfParams], float]:
    """Return what `calibrate` measures with, reading time from `clock` in seconds."""

    def measure(params: KdfParams) -> float:
        start = clock()
        derive(b"calibration", bytes(SALT_SIZE), params)
        return clock() - start

    return measure


def calibrate(*, target_seconds: float = 0.5, measure: Callable[[KdfParams], float]) -> KdfParams:
    """Choose parameters that take about `target_seconds` here, and never less than FLOOR.

    Memory grows first, because it costs a guesser most; passes grow only when memory is
    at the largest step. `measure` returns the seconds that one derivation took.
    """
    affordable = FLOOR_KIB * target_seconds / max(measure(FLOOR), _INSTANT)
    while (size := _largest_step(affordable)) > FLOOR_KIB:
        candidate = KdfParams(memory_kib=size, iterations=FLOOR_ITERATIONS)
        try:
            seconds = measure(candidate)
        except KdfMemoryError:
            affordable = size / 2
            continue
        if seconds <= target_seconds * _TOLERANCE:
            return _with_more_passes(candidate, seconds, target_seconds)
        # At most halved, so that one hiccup of a busy machine does not end at the floor.
        affordable = max(size / 2, size * target_seconds / seconds)
    return FLOOR


def _largest_step(affordable: float) -> int:
    return max((step for step in STEPS_KIB if step <= affordable), default=FLOOR_KIB)


def _with_more_passes(params: KdfParams, seconds: float, target: float) -> KdfParams:
    if params.memory_kib < STEPS_KIB[-1]:
        return params
    affordable = int(params.iterations * target / max(seconds, _INSTANT))
    passes = max(params.iterations, min(affordable, MOST_ITERATIONS))
    return KdfParams(memory_kib=params.memory_kib, iterations=passes)
