"""What Windows calls time zones, for calendars of Outlook that do not explain their names.

The pairs are facts of the Unicode CLDR (windowsZones, territory 001). A name that is not
here leaves the time local: nothing is taken for near enough.
"""

from __future__ import annotations

from typing import Final

_SUFFIX: Final = " standard time"

_PAIRS: Final = """
hawaiian Pacific/Honolulu
alaskan America/Anchorage
pacific America/Los_Angeles
us mountain America/Phoenix
mountain America/Denver
central America/Chicago
canada central America/Regina
central america America/Guatemala
eastern America/New_York
us eastern America/Indiana/Indianapolis
sa pacific America/Bogota
venezuela America/Caracas
atlantic America/Halifax
sa western America/La_Paz
pacific sa America/Santiago
paraguay America/Asuncion
newfoundland America/St_Johns
e. south america America/Sao_Paulo
argentina America/Argentina/Buenos_Aires
sa eastern America/Cayenne
montevideo America/Montevideo
cuba America/Havana
haiti America/Port-au-Prince
azores Atlantic/Azores
cape verde Atlantic/Cape_Verde
gmt Europe/London
greenwich Atlantic/Reykjavik
morocco Africa/Casablanca
w. europe Europe/Berlin
central europe Europe/Budapest
romance Europe/Paris
central european Europe/Warsaw
w. central africa Africa/Lagos
gtb Europe/Bucharest
fle Europe/Kyiv
e. europe Europe/Chisinau
israel Asia/Jerusalem
jordan Asia/Amman
middle east Asia/Beirut
egypt Africa/Cairo
south africa Africa/Johannesburg
turkey Europe/Istanbul
belarus Europe/Minsk
russian Europe/Moscow
arab Asia/Riyadh
arabic Asia/Baghdad
e. africa Africa/Nairobi
iran Asia/Tehran
arabian Asia/Dubai
azerbaijan Asia/Baku
georgian Asia/Tbilisi
caucasus Asia/Yerevan
afghanistan Asia/Kabul
west asia Asia/Tashkent
pakistan Asia/Karachi
india Asia/Kolkata
sri lanka Asia/Colombo
nepal Asia/Kathmandu
bangladesh Asia/Dhaka
myanmar Asia/Yangon
se asia Asia/Bangkok
china Asia/Shanghai
singapore Asia/Singapore
w. australia Australia/Perth
taipei Asia/Taipei
tokyo Asia/Tokyo
korea Asia/Seoul
cen. australia Australia/Adelaide
aus central Australia/Darwin
e. australia Australia/Brisbane
aus eastern Australia/Sydney
tasmania Australia/Hobart
new zealand Pacific/Auckland
fiji Pacific/Fiji
samoa Pacific/Apia
"""
_ZONES: Final = {
    windows: iana for windows, _blank, iana in (pair.rpartition(" ") for pair in _PAIRS.split("\n"))
}


def iana_name(windows: str) -> str | None:
    """Return the IANA zone of a Windows name like `W. Europe Standard Time`, or None."""
    plain = " ".join(windows.lower().split())
    return _ZONES.get(plain.removesuffix(_SUFFIX)) if plain.endswith(_SUFFIX) else None
