"""Build the wheel twice and check that it is reproducible and holds the package, no more.

    python scripts/check_wheel.py [FOLDER]

Needs the development environment. Prints one line and exits 0, or one line for each finding
and exits 1. The wheel is left in FOLDER, if one is given.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def build(folder: Path) -> Path:
    """Build a wheel into `folder` with a fixed date, as a packager would."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1767225600"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def brought_along() -> list[str]:
    """The files and folders outside the package that the wheel holds as well."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return list(project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"])


def tracked() -> set[str]:
    """Where every file that git knows of the package and its example goes in the wheel."""
    command = ["git", "ls-files", "-z", "evidencelog", *brought_along()]
    listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    names = filter(None, listing.stdout.split("\0"))
    return {name if name.startswith("evidencelog/") else f"evidencelog/{name}" for name in names}


def findings(first: Path, second: Path) -> list[str]:
    """Say everything that is wrong with two builds of one tree."""
    names = {name for name in zipfile.ZipFile(first).namelist() if ".dist-info/" not in name}
    found = [f"in the wheel but not in git: {name}" for name in sorted(names - tracked())]
    found += [f"in git but not in the wheel: {name}" for name in sorted(tracked() - names)]
    if first.read_bytes() != second.read_bytes():
        found.append("two builds of one tree differ")
    return found


def main() -> int:
    """Build, compare, report, keep."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        first, second = build(Path(one)), build(Path(two))
        found = findings(first, second)
        print("\n".join(found) or f"{first.name}: reproducible, {first.stat().st_size:,} bytes")
        for folder in map(Path, sys.argv[1:]):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            shutil.copy(first, folder)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
