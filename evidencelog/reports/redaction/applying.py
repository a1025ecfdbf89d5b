"""A whole report with what is withheld taken out, and a list of what that was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.i18n import speaking
from evidencelog.reports.model import Entry, Exhibit, Region, Report
from evidencelog.reports.redaction.file_texts import FileText
from evidencelog.reports.redaction.matching import Found, Redactor
from evidencelog.reports.redaction.request import Redaction
from evidencelog.reports.redaction.walking import Place, is_own, mapped

FilePlace = tuple[str, int]
"""An exhibit by its label, and one of its pages, counted from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Words that were removed: what stands there now, how often, in which entries and files.

    `in_files` of the places that `count` counts are on pages of files.
    """

    token: str
    words: str
    count: int
    entries: tuple[int, ...] = ()
    in_files: int = 0
    files: tuple[FilePlace, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """A report with what is withheld taken out of it."""

    report: Report
    removed: tuple[Removed, ...]


@dataclass(slots=True)
class _Places:
    """Where one token stands for one form of words."""

    count: int = 0
    in_files: int = 0
    entries: set[int] = field(default_factory=set)
    files: dict[FilePlace, None] = field(default_factory=dict)


@dataclass(slots=True)
class _Tally:
    places: dict[tuple[str, str], _Places] = field(default_factory=dict)

    def _of(self, found: Found) -> _Places:
        key = (found.term.token, " ".join(found.words.split()))
        return self.places.setdefault(key, _Places())

    def add(self, found: Found, place: Place) -> None:
        known = self._of(found)
        known.count += 1
        if place[0] is not None:
            known.entries.add(place[0])

    def add_file(self, found: Found, place: FilePlace) -> None:
        known = self._of(found)
        known.count += 1
        known.in_files += 1
        known.files[place] = None

    def removed(self) -> tuple[Removed, ...]:
        return tuple(
            Removed(
                token=token,
                words=words,
                count=known.count,
                entries=tuple(sorted(known.entries)),
                in_files=known.in_files,
                files=tuple(known.files),
            )
            for (token, words), known in self.places.items()
        )


def redacted(report: Report, redactor: Redactor, files: Iterable[FileText] = ()) -> Redacted:
    """Return the report without the terms of the redactor, in all its texts.

    `files` are the texts of attached files, from which the terms go when those are printed:
    here they are only counted.
    """
    tally = _Tally()

    def change(text: str, place: Place) -> str:
        found = [*redactor.find(text)]
        if not found or is_own(text, place, report.language):
            return text
        for one in found:
            tally.add(one, place)
        return redactor.text(text)

    changed = mapped(report, change)
    for file in files:
        for one in redactor.find(file.text):
            tally.add_file(one, (file.label, file.page))
    return Redacted(report=changed, removed=tally.removed())


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
