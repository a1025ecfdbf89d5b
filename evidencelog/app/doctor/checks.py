"""All checks, in the order in which their advice is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from evidencelog.app.doctor.advice import Advice, Weight
from evidencelog.app.doctor.facts import Facts
from evidencelog.app.doctor.keeping import (
    check_clock,
    check_keeping,
    check_recovery,
    check_room,
)
from evidencelog.app.doctor.machine import check_memory, check_screen, check_text
from evidencelog.app.doctor.traces import (
    check_exports,
    check_history,
    check_recent,
    check_secrets,
)
from evidencelog.app.doctor.whereabouts import (
    check_beside,
    check_permissions,
    check_place,
)
from evidencelog.i18n import gettext as _

__all__ = ["CHECKS", "Advice", "Weight", "examine"]

Check = Callable[[Facts], Iterator[Advice]]

CHECKS: Final[tuple[tuple[str, Check], ...]] = (
    (_("who can read the file"), check_permissions),
    (_("synced or shared folder"), check_place),
    (_("what lies beside the log"), check_beside),
    (_("passphrases lying open"), check_secrets),
    (_("shell history"), check_history),
    (_("lists of recent files"), check_recent),
    (_("exported files"), check_exports),
    (_("backup and receipt"), check_keeping),
    (_("recovery code"), check_recovery),
    (_("free space"), check_room),
    (_("clock and time zone"), check_clock),
    (_("memory written to disk"), check_memory),
    (_("what stays on the screen"), check_screen),
    (_("text and letters"), check_text),
)


def examine(facts: Facts) -> tuple[tuple[str, tuple[Advice, ...]], ...]:
    """Return for each check its name and what it advises, nothing where all is well."""
    return tuple((name, tuple(check(facts))) for name, check in CHECKS)
