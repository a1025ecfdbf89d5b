"""From the options of `export` to how a report is put together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from evidencelog.app.report_request import Request
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
        without=_names(options["without"]),
        schedules=frozenset(_names(options["schedules"])) or None,
        declarations=_names(options["declaration"]),
        bates=options["bates"],
        links=not options["no_links"],
        as_of=times.moment(as_of) if as_of is not None else None,
    )


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
