"""Pages that promise something are compared with the program that must keep it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evidencelog.errors import ExitCode

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


def pages() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def rows_of_exit_codes() -> dict[int, str]:
    text = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| (.+) \|$", text, re.MULTILINE)
    return {int(code): rest for code, rest in rows}


def test_every_exit_code_is_documented_and_no_other() -> None:
    assert sorted(rows_of_exit_codes()) == sorted(ExitCode)


@pytest.mark.parametrize("code", ExitCode)
def test_each_exit_code_is_documented_under_its_name(code: ExitCode) -> None:
    assert rows_of_exit_codes()[code].startswith(f"`{code.name}` |")


def test_the_readme_begins_with_the_two_commands() -> None:
    first, second = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:2]

    assert (first.split("#")[0].strip(), second.split("#")[0].strip()) == ("make demo", "make test")


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))

    missing = [t for t in targets if "://" not in t and not (page.parent / t).exists()]

    assert missing == []


def test_every_decision_is_listed_in_the_index() -> None:
    folder = ROOT / "docs" / "adr"
    index = (folder / "README.md").read_text(encoding="utf-8")

    unlisted = [p.name for p in sorted(folder.glob("[0-9]*.md")) if f"({p.name})" not in index]

    assert unlisted == []
