from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from evidencelog.crypto.kdf import (
    FLOOR,
    KdfMemoryError,
    KdfParams,
    calibrate,
    derive,
    stopwatch,
)
from tests.crypto.samples import CHEAP

MIB = 1024


def test_the_library_agrees_with_rfc_9106() -> None:
    kdf = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\x04" * 12,
        secret=b"\x03" * 8,
    )

    assert kdf.derive(b"\x01" * 32).hex() == (
        "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    )


def test_a_passphrase_gives_what_the_reference_implementation_gives() -> None:
    # Computed with the reference C implementation: t=3, m=64 KiB, p=1, 64 bytes.
    params = KdfParams(memory_kib=64, iterations=3)

    assert derive(b"correct horse", bytes(range(16)), params).hex() == (
        "0a144604ae389d5683b9cb26fa9c7002525286a1d06f98f00dc6581eed9f4fc6"
        "814014baa1a2fff86ff69eb5283b32772cfb12d6499fb23b55deb1cb4961d906"
    )


def test_every_parameter_matters() -> None:
    params = KdfParams(memory_kib=64, iterations=2, lanes=2)
    others = [
        derive(b"secreT", bytes(16), params),
        derive(b"secret", bytes(15) + b"\x01", params),
        derive(b"secret", bytes(16), KdfParams(memory_kib=72, iterations=2, lanes=2)),
        derive(b"secret", bytes(16), KdfParams(memory_kib=64, iterations=1, lanes=2)),
        derive(b"secret", bytes(16), KdfParams(memory_kib=64, iterations=2, lanes=1)),
    ]

    assert derive(b"secret", bytes(16), params) not in others
    assert len(set(others)) == len(others)


@pytest.mark.parametrize(
    "params",
    [
        KdfParams(memory_kib=1024 * MIB + 1, iterations=3),
        KdfParams(memory_kib=64 * MIB, iterations=65),
        KdfParams(memory_kib=64 * MIB, iterations=0),
        KdfParams(memory_kib=7, iterations=3),
        KdfParams(memory_kib=1024 * MIB, iterations=17),
        KdfParams(memory_kib=64 * MIB, iterations=3, lanes=17),
        KdfParams(memory_kib=64 * MIB, iterations=3, lanes=0),
        KdfParams(memory_kib=8, iterations=3, lanes=2),
    ],
    ids=repr,
)
def test_costs_that_no_slot_needs_are_out_of_bounds(params: KdfParams) -> None:
    assert not params.within_bounds


@pytest.mark.parametrize(
    "params", [CHEAP, FLOOR, KdfParams(memory_kib=1024 * MIB, iterations=16, lanes=16)]
)
def test_costs_up_to_the_limits_are_within_bounds(params: KdfParams) -> None:
    assert params.within_bounds


STARVED = """
import resource
from evidencelog.crypto.kdf import KdfMemoryError, KdfParams, derive
from evidencelog.errors import PassphraseRefusedError

derive(b"secret", bytes(16), KdfParams(memory_kib=1024, iterations=1))
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
try:
    derive(b"secret", bytes(16), KdfParams(memory_kib=2 << 20, iterations=1))
except KdfMemoryError as error:
    print(error.message, error.exit_code.name, isinstance(error, PassphraseRefusedError))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a limit on memory holds only here")
def test_too_little_memory_is_said_and_is_no_wrong_passphrase() -> None:
    run = subprocess.run([sys.executable, "-c", STARVED], capture_output=True, text=True)

    assert run.stdout == "unlocking needs 2048 MiB of free memory NO_VERDICT False\n", run.stderr


def machine(seconds_per_gib_pass: float) -> Callable[[KdfParams], float]:
    """Return the measure of a machine of this speed."""

    def measure(params: KdfParams) -> float:
        return params.memory_kib / (1024 * MIB) * params.iterations * seconds_per_gib_pass

    return measure


@pytest.mark.parametrize(
    ("speed", "memory_mib", "iterations"),
    [
        (100.0, 64, 3),  # a very old one: the floor, however long it takes
        (2.0, 64, 3),
        (1.0, 128, 3),
        (0.4, 384, 3),
        (0.3, 512, 3),
        (0.09, 512, 11),
        (0.0001, 512, 64),  # no machine is that fast; the limit holds anyway
    ],
)
def test_calibration_fits_the_machine(speed: float, memory_mib: int, iterations: int) -> None:
    expected = KdfParams(memory_kib=memory_mib * MIB, iterations=iterations)

    assert calibrate(measure=machine(speed)) == expected


def test_calibration_falls_back_when_the_machine_turns_out_slower() -> None:
    measured = []

    def measure(params: KdfParams) -> float:
        measured.append(params.memory_kib // MIB)
        return 5.0 if params.memory_kib > 200 * MIB else machine(0.3)(params)

    assert calibrate(measure=measure).memory_kib == 128 * MIB
    assert measured == [64, 512, 256, 128]


def test_calibration_after_a_near_miss_takes_the_next_step_that_fits() -> None:
    def measure(params: KdfParams) -> float:
        return 0.7 if params.memory_kib == 512 * MIB else machine(0.3)(params)

    assert calibrate(measure=measure).memory_kib == 256 * MIB


def test_calibration_falls_back_when_memory_is_refused() -> None:
    def measure(params: KdfParams) -> float:
        if params.memory_kib > 150 * MIB:
            raise KdfMemoryError("no")
        return machine(0.3)(params)

    assert calibrate(measure=measure).memory_kib == 128 * MIB


def test_a_clock_that_shows_no_time_does_no_harm() -> None:
    assert calibrate(measure=lambda _params: 0.0).iterations == 64


def test_a_longer_target_buys_more_memory() -> None:
    assert calibrate(target_seconds=1.0, measure=machine(1.0)).memory_kib == 256 * MIB


def test_the_stopwatch_reads_the_clock_around_one_derivation() -> None:
    ticks: Iterator[float] = iter([10.0, 10.75])

    assert stopwatch(lambda: next(ticks))(CHEAP) == 0.75
