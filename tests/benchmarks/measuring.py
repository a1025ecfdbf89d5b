"""Measuring against a baseline of the same minute: machines drift twofold within minutes."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

PAIRS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """Medians in seconds of ours and of the baseline, and of the ratio within each pair."""

    ours: float
    baseline: float
    ratio: float
    difference: float


def pairs(ours: Callable[[], float], baseline: Callable[[], float], count: int = PAIRS) -> Paired:
    """Run both alternately, after one run of each that does not count.

    Each returns the seconds that it took, so that its preparation is not measured.
    """
    ours(), baseline()
    measured = [(ours(), baseline()) for _ in range(count)]
    return Paired(
        ours=statistics.median(one for one, _two in measured),
        baseline=statistics.median(two for _one, two in measured),
        ratio=statistics.median(one / two for one, two in measured),
        difference=statistics.median(one - two for one, two in measured),
    )


def timed(action: Callable[[], object]) -> Callable[[], float]:
    """Return a measurement of the whole of `action`."""

    def measure() -> float:
        start = time.perf_counter()
        action()
        return time.perf_counter() - start

    return measure


def tell(what: str, found: str, *, target: str, reached: bool) -> None:
    """Print one line of the result; a miss is shown and judged by people."""
    print(f"\n{what:<42} {found:<44} target {target:<18} {'' if reached else 'MISSED'}", end="")
