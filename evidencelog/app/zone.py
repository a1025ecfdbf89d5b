"""Which time zone this computer is set to, and how sure that is.

Where a system keeps its zone differs between Linux distributions, macOS, Android and
Windows, which has names of its own; tzlocal knows these places and carries the table of
names from Unicode CLDR. The variable TZ is read here, because tzlocal passes over a value
that it does not know, and entries would then silently stand in another zone than the clock
on the screen.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import NamedTuple

from evidencelog.core.display import one_line
from evidencelog.core.zones import UnknownZoneError, find_zone
from evidencelog.i18n import gettext as _

FALLBACK = "UTC"
_FOLDER = "zoneinfo/"


class LocalZone(NamedTuple):
    """An IANA zone name; `reason` says why it is UTC when nothing better was found."""

    name: str
    reason: str | None = None


def local_zone(
    environ: Mapping[str, str], *, of_system: Callable[[], str | None] | None = None
) -> LocalZone:
    """Return the zone that TZ names, else that of the system, else UTC with the reason.

    `of_system` tells the system's zone name, as tzlocal does when it is left out; whatever
    it raises counts as not knowing.
    """
    variable = environ.get("TZ", "")
    if variable:
        name = _name_in(variable)
        if _is_known(name):
            return LocalZone(name)
        return LocalZone(FALLBACK, _reason("TZ={name}", variable))
    try:
        found = (of_system or _of_system)()
    except Exception:  # noqa: BLE001  # registry, files, foreign code: none may stop a command
        found = None
    if not found:
        return LocalZone(FALLBACK, _("this computer does not say which time zone it is in"))
    if not _is_known(found):
        return LocalZone(FALLBACK, _reason("{name}", found))
    return LocalZone(found)


def _of_system() -> str | None:
    import tzlocal

    # It warns of leftover files in /etc, which tells a person at a prompt nothing.
    logging.getLogger("tzlocal").setLevel(logging.CRITICAL)
    name: str | None = tzlocal.get_localzone_name()
    return name


def _name_in(variable: str) -> str:
    """Return the zone in a value like `:Europe/Berlin` or `/usr/share/zoneinfo/Europe/Berlin`."""
    name = variable.removeprefix(":")
    return name.rpartition(_FOLDER)[2] if name.startswith("/") else name


def _is_known(name: str) -> bool:
    try:
        find_zone(name)
    except UnknownZoneError:
        return False
    return True


def _reason(shape: str, name: str) -> str:
    return _("this computer is set to {zone}, which is not the name of a time zone").format(
        zone=one_line(shape.format(name=name), 60)
    )
