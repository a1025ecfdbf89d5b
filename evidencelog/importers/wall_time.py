"""Wall times without a zone: left as they are, or placed in the zone that the owner told."""

from __future__ import annotations

from datetime import datetime, timedelta

from evidencelog.core.moments import parse_offset
from evidencelog.core.zones import find_zone, readings
from evidencelog.i18n import gettext as _
from evidencelog.importers.drafts import Stamp


class WallTimes:
    """Makes stamps of local times, all in one zone or in none.

    Raises UnknownZoneError for a zone that is not in the IANA database.
    """

    def __init__(self, zone: str | None) -> None:
        if zone is not None:
            find_zone(zone)
        self._zone = zone
        self._steady: dict[str, tuple[str, timedelta] | None] = {}

    def stamp(self, raw: str, local: str | None, note: str | None = None) -> Stamp:
        """Return the stamp of `local` (`2024-03-14T18:05` or with seconds), None when unknown.

        A time that the clocks jumped over or that came twice gets a note and no instant.
        """
        if local is None or self._zone is None:
            return Stamp(raw=raw, local=local, note=note)
        day = local[:10]
        if day not in self._steady:
            self._steady[day] = self._offset_of(day, self._zone)
        steady = self._steady[day]
        if steady is None:
            return self._placed(raw, local, note, self._zone)
        offset, distance = steady
        try:
            at = (datetime.fromisoformat(local) - distance).isoformat(timespec="milliseconds")
        except OverflowError:
            return Stamp(raw=raw, local=local, note=note)
        return Stamp(
            raw=raw,
            instant=f"{at}Z",
            local=local,
            offset=offset,
            zone=self._zone,
            source="told",
            note=note,
        )

    def _offset_of(self, day: str, zone: str) -> tuple[str, timedelta] | None:
        """Return the offset that holds the whole day; None when the clocks change on it."""
        morning = readings(f"{day}T00:00:00", zone=zone)
        night = readings(f"{day}T23:59:59", zone=zone)
        offset = morning.each[0].offset
        if offset is None or (morning.how, night.how) != ("once", "once"):
            return None
        return (offset, parse_offset(offset)) if night.each[0].offset == offset else None

    def _placed(self, raw: str, local: str, note: str | None, zone: str) -> Stamp:
        found = readings(local, zone=zone)
        if found.how != "once":
            odd = (
                _("this time came twice, because the clocks went back")
                if found.how == "twice"
                else _("the clocks went forward over this time")
            )
            told = odd if note is None else f"{note}; {odd}"
            return Stamp(raw=raw, local=local, zone=zone, source="told", note=told)
        one = found.each[0]
        return Stamp(
            raw=raw,
            instant=one.instant,
            local=local,
            offset=one.offset,
            zone=zone,
            source="told",
            note=note,
        )
