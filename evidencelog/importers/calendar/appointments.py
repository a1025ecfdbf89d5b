"""From a component of a calendar to an appointment."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

import msgspec

from evidencelog.i18n import gettext as _
from evidencelog.importers.calendar.components import Component
from evidencelog.importers.calendar.times import Zones, calendar_stamp, ended
from evidencelog.importers.content_lines import ContentLine, unescaped
from evidencelog.importers.drafts import Appointment, Side, Stamp

APPOINTMENTS: Final = ("VEVENT", "VTODO", "VJOURNAL")
_RULES: Final = ("RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID")
_ELSEWHERE: Final = frozenset({"SUMMARY", "DESCRIPTION", "LOCATION", *_RULES})
_OF_CALENDAR: Final = frozenset({"METHOD", "PRODID", "X-WR-CALNAME", "X-WR-TIMEZONE"})
_LONGEST_FIELD: Final = 10_000
"""Characters of a field: files can stand in one, and they are in the source anyway."""

_MOST_PEOPLE: Final = 1000


def read_appointment(
    component: Component, zones: Zones, *, position: int, place: str
) -> Appointment:
    """Return what a component says; its rule of repetition stays as it stands."""
    start = _stamp(component, "DTSTART", zones)
    organisers = [_side(line) for line in component.all("ORGANIZER")]
    attendees = [_side(line) for line in component.all("ATTENDEE")]
    rule = "\n".join(f"{line.label()}:{line.value}" for line in component.all(*_RULES))
    return Appointment(
        position=position,
        place=place,
        key=_key(component),
        title=_text(component, "SUMMARY"),
        start=start,
        end=_end(component, start, zones),
        where=_text(component, "LOCATION"),
        text=_text(component, "DESCRIPTION"),
        rule=rule or None,
        organiser=organisers[0] if organisers else None,
        attendees=tuple(attendees[:_MOST_PEOPLE]),
        state=component.value("STATUS") or None,
        fields=tuple(_fields(component)),
        notes=tuple(component.notes),
    )


def _stamp(component: Component, name: str, zones: Zones) -> Stamp | None:
    line = component.first(name)
    return calendar_stamp(line, zones) if line is not None else None


def _end(component: Component, start: Stamp | None, zones: Zones) -> Stamp | None:
    end = _stamp(component, "DTEND", zones) or _stamp(component, "DUE", zones)
    if end is None:
        duration = component.value("DURATION")
        return ended(start, duration) if start is not None and duration else None
    first, after = (start.local or "" if start is not None else ""), end.local or ""
    if len(after) == 10 and first and after > first:
        # RFC 5545 3.6.1: the end is the first day that does not belong to it any more.
        return msgspec.structs.replace(end, note=_("the day after the last one"))
    return end


def _side(line: ContentLine) -> Side:
    address = line.value.strip()
    if address.lower().startswith("mailto:"):
        address = address[len("mailto:") :]
    return Side(id=address, name=line.parameter("CN") or None)


def _text(component: Component, name: str) -> str | None:
    line = component.first(name)
    return unescaped(line.value) if line is not None else None


def _fields(component: Component) -> Iterator[tuple[str, str]]:
    if component.name != "VEVENT":
        yield "component", component.name
    for line in component.calendar:
        if line.name in _OF_CALENDAR:
            yield line.label(), _shortened(line.value)
    once: set[str] = set()
    for line in component.lines:
        # A second SUMMARY is against the standard, and still there.
        if line.name not in _ELSEWHERE or (line.name in once and line.name not in _RULES):
            yield line.label()[:_LONGEST_FIELD], _shortened(line.value)
        once.add(line.name)
    for inner in component.inner:
        yield inner.name, _shortened("; ".join(f"{one.label()}:{one.value}" for one in inner.lines))


def _shortened(value: str) -> str:
    if len(value) <= _LONGEST_FIELD:
        return value
    says = _("({count} characters, in the file)").format(count=len(value))
    return f"{value[:200]} {says}"


def _key(component: Component) -> str:
    """Return the identity: UID, and which day of a rule this one stands for."""
    uid, instance = component.value("UID"), component.value("RECURRENCE-ID")
    if uid:
        return f"calendar:{uid}" + (f"/{instance}" if instance else "")
    names = ("DTSTART", "DTEND", "CREATED", "ORGANIZER")
    known = [component.value(name) for name in names]
    if not any(known):
        known.append(component.value("SUMMARY"))
    whole = "\0".join([component.name, instance, *known])
    return "calendar:" + hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:32]
