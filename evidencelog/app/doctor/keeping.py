"""Checks of what would be lost: backup, receipt, recovery code, room, time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from evidencelog.app.doctor.advice import Advice, do, know
from evidencelog.app.doctor.facts import Facts
from evidencelog.app.milestones import is_due
from evidencelog.core.moments import parse_instant
from evidencelog.i18n import gettext as _

_ROOM: Final = 200 << 20
_TOO_EARLY: Final = datetime(2025, 1, 1, tzinfo=UTC)
_SLACK: Final = timedelta(minutes=5)


def check_keeping(facts: Facts) -> Iterator[Advice]:
    """Say what was not made for 14 days, or never."""
    inside, now = facts.inside, facts.machine.now
    if inside is None or not inside.entries:
        return
    if is_due(inside.backup, now):
        yield do(
            "no-backup",
            _("no backup was made in the last 14 days"),
            _("with a memory stick or another disk plugged in: evidencelog backup FOLDER"),
        )
    if is_due(inside.receipt, now):
        yield do(
            "no-receipt",
            _("no receipt was made in the last 14 days"),
            _("evidencelog receipt --to receipt.pdf, and give it to somebody you trust"),
        )


def check_recovery(facts: Facts) -> Iterator[Advice]:
    """Say when only the passphrase opens the log."""
    if facts.inside is not None and not facts.inside.recovery:
        yield do(
            "no-recovery-code",
            _("there is no recovery code: a forgotten passphrase would close the log for good"),
            _("evidencelog key recovery"),
        )


def check_room(facts: Facts) -> Iterator[Advice]:
    """Say when the disk is nearly full."""
    free = facts.place.free
    if free is not None and free < max(_ROOM, facts.place.size // 4):
        yield do(
            "little-room",
            _("the disk of the log has only {free} MB left").format(free=free >> 20),
            _("make room; nothing is lost when it is full, but nothing more can be saved"),
        )


def check_clock(facts: Facts) -> Iterator[Advice]:
    """Say when the clock cannot be right, or the time zone is a guess."""
    machine, inside = facts.machine, facts.inside
    last = inside.last_recorded if inside is not None else None
    behind = last is not None and machine.now + _SLACK < parse_instant(last)
    if machine.now < _TOO_EARLY or behind:
        yield do(
            "clock",
            _("this computer's clock shows an earlier time than it can be"),
            _("set the clock before you write anything down; earlier entries keep their times"),
        )
    if machine.zone_doubt is not None:
        yield know(
            "zone",
            _("the time zone is a guess: {reason}").format(reason=machine.zone_doubt),
            _("evidencelog settings zone Europe/Berlin, with your own zone"),
        )
