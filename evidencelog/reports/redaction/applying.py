"""A whole report with what is withheld taken out, and a list of what that was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.i18n import speaking
from evidencelog.reports.model import Entry, Exhibit, Region, Report
from evidencelog.reports.redaction.matching import Redactor
from evidencelog.reports.redaction.request import Redaction
from evidencelog.reports.redaction.walking import Place, mapped


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Words that were removed: what stands there now, how often, in which entries."""

    token: str
    words: str
    count: int
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """A report with what is withheld taken out of it."""

    report: Report
    removed: tuple[Removed, ...]


@dataclass(slots=True)
class _Tally:
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    entries: dict[tuple[str, str], set[int]] = field(default_factory=dict)

    def add(self, token: str, words: str, place: Place) -> None:
        key = (token, " ".join(words.split()))
        self.counts[key] = self.counts.get(key, 0) + 1
        numbers = self.entries.setdefault(key, set())
        if place[0] is not None:
            numbers.add(place[0])

    def removed(self) -> tuple[Removed, ...]:
        return tuple(
            Removed(
                token=key[0], words=key[1], count=count, entries=tuple(sorted(self.entries[key]))
            )
            for key, count in sorted(self.counts.items())
        )


def redacted(report: Report, redactor: Redactor) -> Redacted:
    """Return the report without the terms of the redactor, in all its texts."""
    tally = _Tally()

    def change(text: str, place: Place) -> str:
        for found in redactor.find(text):
            tally.add(found.term.token, found.words, place)
        return redactor.text(text)

    return Redacted(report=mapped(report, change), removed=tally.removed())


def with_exhibits_removed(report: Report, redaction: Redaction) -> Report:
    """Return the report with these files as sheets and these parts of pictures to be removed.

    Raises UsageError for a file that the report does not have.
    """
    asked = {*redaction.exhibits, *redaction.regions}
    missing = asked - {name for entry in report.entries for name in _places(entry)}
    if missing:
        raise UsageError(
            _("this report has no file {name}").format(name=", ".join(sorted(missing))),
            hint=_("files are named by entry and place, such as 12-1; see: evidencelog show 12"),
        )
    if not asked:
        return report
    with speaking(report.language):
        entries = tuple(_entry(entry, redaction) for entry in report.entries)
    return replace(report, entries=entries)


def _places(entry: Entry) -> tuple[str, ...]:
    """Return the names of an entry's files in the log, whatever this report calls them."""
    return tuple(f"{entry.number}-{place}" for place in range(1, len(entry.exhibits) + 1))


def _entry(entry: Entry, redaction: Redaction) -> Entry:
    exhibits = tuple(
        _exhibit(exhibit, name, redaction)
        for name, exhibit in zip(_places(entry), entry.exhibits, strict=True)
    )
    return replace(entry, exhibits=exhibits) if exhibits else entry


def _exhibit(exhibit: Exhibit, name: str, redaction: Redaction) -> Exhibit:
    if name in redaction.exhibits:
        return replace(
            exhibit,
            name=_("[name of the file removed]"),
            description=None,
            transcript=None,
            facts=(),
            regions=(),
            withheld=_("Removed from this copy."),
        )
    regions = redaction.regions.get(name, ())
    return replace(exhibit, regions=(*exhibit.regions, *regions)) if regions else exhibit


_REGION = re.compile(r"(?P<file>\d+-\d+)(?:/(?P<page>\d{1,5}))?:(?P<edges>[\d.]+(?:,[\d.]+){3})")
_WHOLE = 100.0


def region_in(text: str) -> tuple[str, Region]:
    """Read `12-1:10,20,50,60` or `12-1/3:...`: left, top, right, bottom in per cent.

    Raises UsageError for anything else.
    """
    found = _REGION.fullmatch("".join(text.split()))
    if found is not None and all(edge.count(".") < 2 for edge in found["edges"].split(",")):
        left, top, right, bottom = (float(edge) / _WHOLE for edge in found["edges"].split(","))
        if left < right <= 1 and top < bottom <= 1 and int(found["page"] or 1):
            page = int(found["page"] or 1)
            region = Region(left=left, top=top, right=right, bottom=bottom, page=page)
            return found["file"], region
    raise UsageError(
        _('"{text}" does not name a part of a file').format(text=text),
        hint=_(
            "give the file, then left, top, right and bottom in per cent: 12-1:10,20,50,60; "
            "for page 3: 12-1/3:10,20,50,60"
        ),
    )


def regions_in(texts: Iterable[str]) -> Mapping[str, tuple[Region, ...]]:
    """Read several regions, by file. Raises UsageError."""
    found: dict[str, tuple[Region, ...]] = {}
    for text in texts:
        name, region = region_in(text)
        found[name] = (*found.get(name, ()), region)
    return found
