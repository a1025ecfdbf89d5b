"""What the package declares to need is what it imports, and the locks hold it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
# Data for the standard library's zoneinfo, which imports it where the system has none; and
# typefaces, which are found as files.
NEVER_IMPORTED = {"tzdata", "justmytype-intl-cjk"}
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
PIN = re.compile(r"^([a-z0-9-]+)==\S+(?: ; .+)? \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)")


def normal(name: str) -> str:
    """Write a name as the package indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def project() -> dict[str, Any]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)["project"]
    return table


def needed() -> tuple[str, ...]:
    return tuple(project()["dependencies"])


def requirements() -> tuple[str, ...]:
    extras = project()["optional-dependencies"].values()
    return (*needed(), *chain.from_iterable(extras))


def names(required: tuple[str, ...]) -> set[str]:
    matches = (NAME.match(requirement) for requirement in required)
    return {normal(match[0]) for match in matches if match}


def imported(folder: str) -> set[str]:
    homes = packages_distributions()
    found: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                modules = [node.module]
            found |= {module.partition(".")[0] for module in modules}
    outside = found - set(sys.stdlib_module_names) - {"evidencelog", "tests"}
    return {normal(homes.get(name, [name])[0]) for name in outside}


def pins(name: str) -> set[str]:
    rest = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    found = set()
    while rest:
        match = PIN.match(rest)
        assert match, f"{name}: not a pin with hashes: {rest[:80]!r}"
        found.add(match[1])
        rest = rest[match.end() :]
    return found


def test_every_library_that_is_imported_is_declared() -> None:
    assert imported("evidencelog") - names(requirements()) == set()


def test_every_library_that_is_declared_is_imported() -> None:
    assert names(requirements()) - imported("evidencelog") - NEVER_IMPORTED == set()


@pytest.mark.parametrize("requirement", requirements())
def test_every_dependency_has_a_floor(requirement: str) -> None:
    assert ">=" in requirement.partition(";")[0]


def test_the_lock_for_running_pins_every_dependency_with_hashes() -> None:
    assert names(needed()) - pins("run.txt") == set()


def test_the_lock_for_development_holds_all_that_running_needs_and_every_extra() -> None:
    assert (pins("run.txt") | names(requirements())) - pins("dev.txt") == set()


@pytest.mark.parametrize("folder", ["tests", "scripts"])
def test_the_lock_for_development_holds_every_library_that_is_imported(folder: str) -> None:
    assert imported(folder) - pins("dev.txt") == set()


def test_the_installer_is_pinned_too() -> None:
    assert pins("bootstrap.txt") == {"uv"}
