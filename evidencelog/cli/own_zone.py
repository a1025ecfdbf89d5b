"""The time zone that the person chose for their log goes before that of the computer."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from evidencelog.app.settings import read_settings
from evidencelog.errors import EvidenceLogError

if TYPE_CHECKING:
    from evidencelog.app.clock import Clock
    from evidencelog.app.session import OpenLog


@dataclass(frozen=True, slots=True)
class OwnZone:
    """A clock that is read in another zone."""

    clock: Clock
    name: str

    def now(self) -> datetime:
        """Return the present instant by the clock behind it."""
        return self.clock.now()

    def zone(self) -> str:
        """Return the zone that was chosen."""
        return self.name


def use_own_zone(log: OpenLog) -> None:
    """Let an open log tell the time in its own zone, if one is set.

    Damaged settings are left to `verify`: they must not keep anybody from their entries.
    """
    with suppress(EvidenceLogError):
        zone = read_settings(log).zone
        if zone:
            log.clock = OwnZone(log.clock, zone)
