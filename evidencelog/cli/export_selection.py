"""From the options of `export` to what a report takes."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from evidencelog.core.kinds import KINDS
from evidencelog.core.moments import Occurred, first_moment
from evidencelog.core.vocabulary import all_tags, find_word
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _
from evidencelog.reports.selection import Audience, Selection

if TYPE_CHECKING:
    from evidencelog.cli.entry_making import TimeReader

AUDIENCES: Final = ("me", "lawyer", "advocate", "police", "court")
_RANGE: Final = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")
_WIDEST: Final = 1_000_000


class Wanted(NamedTuple):
    """The options as they were typed."""

    audience: str
    kinds: str | None
    since: str | None
    until: str | None
    within: str | None
    entries: str | None
    person: str | None
    tag: str | None
    addresses: bool


def selection_of(wanted: Wanted, times: TimeReader) -> Selection:
    """Return the selection. Raises UsageError for what is not understood."""
    since, until = _period(wanted, times)
    word = find_word(wanted.tag, all_tags()) if wanted.tag is not None else None
    return Selection(
        audience=cast("Audience", wanted.audience),
        kinds=_kinds(wanted.kinds),
        since=since,
        until=until,
        numbers=_numbers(wanted.entries),
        person=wanted.person,
        tag=word.value if word is not None else wanted.tag,
        addresses=wanted.addresses,
        contacts=wanted.addresses,
    )


def _kinds(text: str | None) -> frozenset[str] | None:
    if text is None:
        return None
    kinds = frozenset(part.strip() for part in text.split(",") if part.strip())
    unknown = sorted(kinds - set(KINDS))
    if unknown or not kinds:
        raise UsageError(
            _("there is no kind of entry called {kind}").format(kind=", ".join(unknown) or text),
            hint=_("one or more of: {kinds}").format(kinds=", ".join(KINDS)),
        )
    return kinds


def _numbers(text: str | None) -> frozenset[int] | None:
    """Read `1,4-9`."""
    if text is None:
        return None
    numbers: set[int] = set()
    for part in filter(None, (part.strip() for part in text.split(","))):
        found = _RANGE.fullmatch(part)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
        if not first <= last < first + _WIDEST:
            raise UsageError(
                _('"{text}" does not name entries').format(text=part),
                hint=_("for example: --entries 1,4-9"),
            )
        numbers.update(range(first, last + 1))
    return frozenset(numbers)


def _period(wanted: Wanted, times: TimeReader) -> tuple[date | None, date | None]:
    if wanted.within is not None:
        moment = _dated(wanted.within, times)
        return _first_day(moment), _last_day(moment)
    since = _first_day(_dated(wanted.since, times)) if wanted.since is not None else None
    until = _last_day(_dated(wanted.until, times)) if wanted.until is not None else None
    if since is not None and until is not None and until < since:
        raise UsageError(_("--until lies before --since"))
    return since, until


def _dated(text: str, times: TimeReader) -> Occurred:
    """Read a time that is to be a limit. Raises UsageError for one without a date."""
    moment = times.moment(text)
    if moment.from_ is None:
        raise UsageError(
            _('"{text}" does not name a day, a month or a year').format(text=text),
            hint=_("leave it out to have no limit, or name one, such as 2026-03"),
        )
    return moment


def _first_day(moment: Occurred) -> date | None:
    return first_moment(moment.from_).date() if moment.from_ is not None else None


def _last_day(moment: Occurred) -> date | None:
    """Return the last day of a day, a month or a year."""
    local = moment.to or moment.from_
    if local is None:
        return None
    if len(local) >= len("2026-03-01"):
        return date.fromisoformat(local[:10])
    year = int(local[:4])
    month = int(local[5:7]) if len(local) > len("2026") else 12
    following = date(year + month // 12, month % 12 + 1, 1) if year < date.max.year else date.max
    return following if following == date.max else date.fromordinal(following.toordinal() - 1)
