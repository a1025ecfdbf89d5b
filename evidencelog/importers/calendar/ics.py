"""iCalendar files (.ics) of Google, Apple, Outlook and others.

Repetition is kept as the rule that stands in the file: what came of each day that it names
is not in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final, Literal

from evidencelog.i18n import gettext as _
from evidencelog.importers.calendar.appointments import APPOINTMENTS, read_appointment
from evidencelog.importers.calendar.components import Component, read_components
from evidencelog.importers.calendar.times import Zones
from evidencelog.importers.calendar.zone_rules import ZoneRules, zone_rules
from evidencelog.importers.content_lines import begins_with
from evidencelog.importers.drafts import Item, Remark, Skip
from evidencelog.importers.importer import Options, Recognised, Source, SourceError
from evidencelog.importers.members import of_format, surest
from evidencelog.importers.wall_time import WallTimes

_HEAD: Final = 4096
_MOST_ZONES: Final = 1000


class CalendarImporter:
    """Reads the entries of a calendar."""

    name: ClassVar[str] = "calendar"
    title: ClassVar[str] = "Calendar (.ics)"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "files"

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure this is a calendar."""
        sure = surest(source, lambda name: _sure(source, name))
        return Recognised(sure=sure, tool=_tool(source)) if sure else None

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield every entry. Raises SourceError when there is no calendar in a single file."""
        position, others, told = 0, 0, WallTimes(options.zone)
        alone = len(source.names()) == 1
        for name, is_calendar in of_format(source, lambda member: _sure(source, member)):
            others += not is_calendar
            if not is_calendar:
                continue
            if _sure(source, name) == 0 and source.size(name):
                raise SourceError(_("there is no calendar in {name}").format(name=name))
            zones = _zones(source, name, told)
            with source.open(name) as file:
                for component in read_components(file):
                    if component.name != "VTIMEZONE":
                        position += 1
                        yield _item(component, position, zones, "" if alone else f"{name}: ")
        if others:
            yield Remark(says=_("other files beside the calendar were not read"))


def _item(component: Component, position: int, zones: Zones, before: str) -> Item:
    place = before + _("line {number}").format(number=component.number)
    if component.name in APPOINTMENTS:
        return read_appointment(component, zones, position=position, place=place)
    excerpt = " | ".join(f"{line.label()}:{line.value}" for line in component.lines)
    reason = _("an entry of the kind {kind} is no appointment").format(kind=component.name[:50])
    return Skip(position=position, place=place, reason=reason, excerpt=excerpt[:200])


def _zones(source: Source, name: str, told: WallTimes) -> Zones:
    """Return the zones that a file explains: they may stand after the entries that need them."""
    rules: dict[str, ZoneRules] = {}
    named: dict[str, str] = {}
    with source.open(name) as file:
        for component in read_components(file):
            tzid = component.value("TZID")
            if component.name != "VTIMEZONE" or len(rules) >= _MOST_ZONES:
                continue
            found = zone_rules(component)
            if found is not None:
                rules.setdefault(tzid, found)
            location = component.value("X-LIC-LOCATION")
            if location:
                named.setdefault(tzid, location)
    return Zones(rules=rules, named=named, told=told)


def _sure(source: Source, name: str) -> float:
    with source.open(name) as file:
        head = file.read(_HEAD)
    if begins_with(head, "VCALENDAR"):
        return 1.0
    if begins_with(head, *APPOINTMENTS, "VTIMEZONE", "VALARM", "VAVAILABILITY", "VFREEBUSY"):
        return 0.8
    # Something stands before it, such as the words of a web page or of a mail.
    return 0.3 if b"\nBEGIN:VCALENDAR" in head.upper() else 0.0


def _tool(source: Source) -> str | None:
    """Return what wrote the first calendar, as it says (PRODID)."""
    with source.open(source.names()[0]) as file:
        first = next(read_components(file), None)
    lines = first.calendar if first is not None else ()
    return next((line.value for line in lines if line.name == "PRODID"), None)
