"""Asking veraPDF, the checker that the PDF Association maintains, about files.

`make verapdf` puts the library into `.cache/verapdf`; a Java runtime of version 17 or newer
runs it.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

LIBRARY = Path(__file__).parents[3] / ".cache" / "verapdf" / "verapdf.jar"
PROGRAM = Path(__file__).parent / "Conformance.java"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How many checks were made of a file, and each rule that was not followed."""

    checks: int
    failures: list[str] = field(default_factory=list)


def check(files: Mapping[str, tuple[str, bytes]], folder: Path) -> dict[tuple[str, str], Found]:
    """Check files, given by name with their standards ("2a,ua1"), all in one run.

    Skips the test when Java or the library is missing.
    """
    if shutil.which("java") is None:
        pytest.skip("a Java runtime is not installed")
    if not LIBRARY.exists():
        pytest.skip("veraPDF is not there: `make verapdf` gets it")
    arguments: list[str] = []
    for name, (standards, data) in files.items():
        path = folder / f"{name}.pdf"
        path.write_bytes(data)
        arguments += [standards, str(path)]
    command = ["java", "-Xmx1g", "-XX:TieredStopAtLevel=1", "-cp", str(LIBRARY), str(PROGRAM)]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return _read(done.stdout)


def _read(output: str) -> dict[tuple[str, str], Found]:
    found: dict[tuple[str, str], Found] = {}
    for line in output.splitlines():
        sort, path, standard, *rest = line.split("\t")
        key = (Path(path).stem, standard)
        if sort == "checked":
            found[key] = Found(checks=int(rest[0]))
        else:
            found[key].failures.append(" | ".join(rest))
    return found
