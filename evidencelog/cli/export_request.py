"""From the options of `export` to how a report is put together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from evidencelog.app.report_request import Request
from evidencelog.app.report_rows import RowsAsked
from evidencelog.reports.selection import Audience, Selection

if TYPE_CHECKING:
    from evidencelog.app.session import OpenLog
    from evidencelog.cli.entry_making import TimeReader
    from evidencelog.reports.profiles import Profile


def request_of(options: Mapping[str, Any], selection: Selection, times: TimeReader) -> Request:
    """Return the request. Raises UsageError for a time that is not understood."""
    as_of = options["as_of"]
    return Request(
        selection=selection,
        form=options["form"],
        profile=options["profile"],
        title=options["title"],
        paper=options["paper"],
        language=options["language"],
        numbering=options["numbering"],
        parts=_names(options["parts"]),
        without=(*_names(options["without"]), *_of_no_use(options)),
        schedules=frozenset(_names(options["schedules"])) or None,
        declarations=_names(options["declaration"]),
        bates=options["bates"],
        links=not options["no_links"],
        as_of=times.moment(as_of) if as_of is not None else None,
        rows=rows_of(options, times),
    )


def rows_of(options: Mapping[str, Any], times: TimeReader) -> RowsAsked:
    """Return the imported messages that are to be printed. Raises UsageError."""
    from evidencelog.cli.entry_filters import Filters, bounds_of
    from evidencelog.core.cited import parse_cited

    named = options["rows"]
    limits = Filters(since=options["since"], until=options["until"], within=options["within"])
    since, until = bounds_of(limits, times) if options["conversation"] else ("", "")
    return RowsAsked(
        ranges=parse_cited(named) if named is not None else (),
        conversation=options["conversation"],
        since=since or None,
        until=until or None,
        around=options["around"],
    )


def only_rows(options: Mapping[str, Any]) -> bool:
    """Tell whether imported messages were asked for, and no entry of the log."""
    entries = any(options[name] for name in ("kinds", "entries", "person", "tag"))
    return bool(options["rows"] or options["conversation"]) and not entries


def _of_no_use(options: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the parts that say nothing of imported messages by themselves."""
    if not only_rows(options) or options["parts"] or options["form"] != "timeline":
        return ()
    return ("summary", "chronology", "schedules", "charts")


def audience_for(log: OpenLog, options: Mapping[str, Any]) -> Audience:
    """Return for whom the report is: as was asked, or as its form and its profile have it."""
    from evidencelog.app.report_request import audience_of
    from evidencelog.app.settings import read_settings

    asked: Audience | None = options["audience"]
    return asked or audience_of(
        options["form"], options["profile"], read_settings(log), options["paper"]
    )


def profile_for(log: OpenLog, options: Mapping[str, Any]) -> Profile:
    """Return the profile that was asked for, or that of the case."""
    from evidencelog.app.report_request import profile_named
    from evidencelog.app.settings import read_settings

    return profile_named(options["profile"], options["paper"], read_settings(log))


def _names(text: str | None) -> tuple[str, ...]:
    return tuple(name for part in (text or "").split(",") if (name := part.strip()))
