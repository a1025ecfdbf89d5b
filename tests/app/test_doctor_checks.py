"""What the doctor makes of facts: every check fires on its fact and is silent without it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evidencelog.app.doctor import CHECKS, Facts, Inside, Weight, examine
from evidencelog.app.doctor.facts import HistoryFile, Machine, Place, Secrets

NOW = datetime(2026, 3, 17, 14, 30, tzinfo=UTC)
LATELY = "2026-03-10T09:00:00.000Z"
LONG_AGO = "2026-03-03T09:00:00.000Z"

FINE = Facts(
    place=Place(
        path=Path("/home/sam/records/records.db"),
        exists=True,
        file_mode=0o600,
        folder_mode=0o700,
        free=50 << 30,
    ),
    machine=Machine(system="linux", now=NOW),
    secrets=Secrets(),
    inside=Inside(entries=3, last_recorded=LATELY, receipt=LATELY, backup=LATELY, recovery=True),
)


def codes(facts: Facts) -> set[str]:
    return {advice.code for _name, advices in examine(facts) for advice in advices}


def inside(**changes: object) -> Facts:
    assert FINE.inside is not None
    return replace(FINE, inside=replace(FINE.inside, **changes))  # type: ignore[arg-type]


def place(**changes: object) -> Facts:
    return replace(FINE, place=replace(FINE.place, **changes))  # type: ignore[arg-type]


def machine(**changes: object) -> Facts:
    return replace(FINE, machine=replace(FINE.machine, **changes))  # type: ignore[arg-type]


def secrets(**changes: object) -> Facts:
    return replace(FINE, secrets=replace(FINE.secrets, **changes))  # type: ignore[arg-type]


def test_where_all_is_well_only_the_window_is_mentioned() -> None:
    assert codes(FINE) == {"scrollback"}


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (place(file_mode=0o644), "file-permissions"),
        (place(folder_mode=0o755), "folder-permissions"),
        (place(synced="Dropbox"), "synced"),
        (place(shared="it is on another computer in the network"), "shared"),
        (place(journal=512), "journal"),
        (place(copies=(Path("/home/sam/records/old.db"),)), "copy"),
        (place(free=10 << 20), "little-room"),
        (place(size=400 << 30), "little-room"),
        (machine(swap=("/dev/sda2",)), "swap"),
        (machine(system="windows"), "swap"),
        (machine(hibernates=True), "hibernation"),
        (machine(zone_doubt="it does not say"), "zone"),
        (machine(utf8=False), "locale"),
        (machine(now=datetime(2001, 1, 1, tzinfo=UTC)), "clock"),
        (inside(last_recorded="2026-03-18T00:00:00.000Z"), "clock"),
        (inside(backup=LONG_AGO), "no-backup"),
        (inside(backup=None), "no-backup"),
        (inside(receipt=LONG_AGO), "no-receipt"),
        (inside(receipt=None), "no-receipt"),
        (inside(recovery=False), "no-recovery-code"),
        (inside(leftovers=(Path("/home/sam/Downloads/timeline.pdf"),)), "export"),
        (inside(unfinished=(Path("/home/sam/.0123456789abcdef.part"),)), "unfinished"),
        (secrets(in_environment=True), "passphrase-in-environment"),
        (secrets(in_shell_files=(Path("/home/sam/.bashrc"),)), "passphrase-in-file"),
        (secrets(open_file=Path("/home/sam/pass.txt")), "passphrase-file"),
        (replace(FINE, recent=(Path("/home/sam/.recently-used.xbel"),)), "recent-files"),
    ],
)
def test_each_fact_is_spoken_of_and_nothing_else(facts: Facts, code: str) -> None:
    assert codes(facts) == {"scrollback", code}


def test_an_empty_log_needs_no_backup_yet() -> None:
    assert codes(inside(entries=0, backup=None, receipt=None)) == {"scrollback"}


def test_a_locked_log_is_judged_from_outside() -> None:
    assert codes(replace(place(file_mode=0o644), inside=None)) == {"scrollback", "file-permissions"}


@pytest.mark.parametrize(
    ("shell", "way"),
    [
        ("bash", "sed -i '/evidencelog/d' \"/home/sam/.history\"; history -c; history -r"),
        ("fish", "history delete --contains evidencelog"),
        ("zsh", "in a text editor"),
        ("PowerShell", "in a text editor"),
    ],
)
def test_each_shell_has_its_way_of_forgetting(shell: str, way: str) -> None:
    history = HistoryFile(path=Path("/home/sam/.history"), shell=shell, lines=2)

    found = {
        advice.code: advice
        for _name, advices in examine(replace(FINE, histories=(history,)))
        for advice in advices
    }

    assert "2 lines" in found["shell-history"].what
    assert way in found["shell-history"].fix


def test_every_check_has_a_name_of_its_own() -> None:
    names = [name for name, _check in CHECKS]

    assert len(set(names)) == len(names)


def test_what_is_only_good_to_know_does_not_ask_for_anything_soon() -> None:
    weights = {advice.weight for _name, found in examine(FINE) for advice in found}

    assert weights == {Weight.KNOW}
