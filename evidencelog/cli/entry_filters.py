"""Which entries a listing shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from evidencelog.core.vocabulary import CHANNELS, all_tags, find_word
from evidencelog.errors import UsageError
from evidencelog.i18n import gettext as _

if TYPE_CHECKING:
    from evidencelog.cli.entry_making import TimeReader
    from evidencelog.core.history import Standing
    from evidencelog.core.kinds import Entry

Function = TypeVar("Function", bound=Callable[..., Any])


class Filters(NamedTuple):
    """What was asked for; a filter that was not given lets everything through."""

    kind: str | None = None
    since: str | None = None
    until: str | None = None
    within: str | None = None
    person: str | None = None
    tag: str | None = None
    channel: str | None = None


def filter_options(function: Function) -> Function:
    """Give a command the options of all filters, as the fields of `Filters`."""
    for option in reversed(
        (
            click.option("--kind", metavar="KIND", help=_("Only this kind of entry.")),
            click.option("--since", metavar="TIME", help=_("Only from this time on.")),
            click.option("--until", metavar="TIME", help=_("Only up to this time, included.")),
            click.option("--in", "within", metavar="TIME", help=_("Only this day, month or year.")),
            click.option("--person", metavar="NAME", help=_("Only with this person.")),
            click.option("--tag", metavar="WORD", help=_("Only with this word.")),
            click.option("--channel", metavar="WORD", help=_("Only contacts of this kind.")),
        )
    ):
        function = option(function)
    return function


def chosen(standings: list[Standing], filters: Filters, times: TimeReader) -> list[Standing]:
    """Return the entries that pass every filter, in their order.

    Raises UsageError for a kind that does not exist and a time that is not understood.
    """
    _check_kind(filters.kind)
    bounds = bounds_of(filters, times)
    return [standing for standing in standings if _passes(standing, filters, bounds)]


def _check_kind(kind: str | None) -> None:
    from evidencelog.core.kinds import KINDS

    if kind is not None and kind not in KINDS:
        raise UsageError(
            _("there is no kind of entry called {kind}").format(kind=kind),
            hint=_("one of: {kinds}").format(kinds=", ".join(KINDS)),
        )


def bounds_of(filters: Filters, times: TimeReader) -> tuple[str, str]:
    """Return the first and last local time, as far as each text is precise."""
    start, end = "", ""
    if filters.within is not None:
        moment = times.moment(filters.within)
        start, end = moment.from_ or "", moment.to or moment.from_ or ""
    if filters.since is not None:
        start = times.moment(filters.since).from_ or ""
    if filters.until is not None:
        moment = times.moment(filters.until)
        end = moment.to or moment.from_ or ""
    return start, end


def _passes(standing: Standing, filters: Filters, bounds: tuple[str, str]) -> bool:
    if not standing.readable:
        return filters == Filters()
    entry = standing.current
    return (
        filters.kind in (None, standing.kind)
        and _lies_within(entry, bounds)
        and (filters.person is None or _names(entry, filters.person))
        and (filters.tag is None or _word(filters.tag, all_tags()) in entry.tags)
        and (
            filters.channel is None
            or _word(filters.channel, CHANNELS) == getattr(entry, "channel", None)
        )
    )


def _lies_within(entry: Entry, bounds: tuple[str, str]) -> bool:
    """Compare as texts: a time that is less precise counts where it may lie inside."""
    start, end = bounds
    first = _local(entry)
    last = (entry.occurred.to if entry.occurred else None) or first
    return last >= start[: len(last)] and (not end or first[: len(end)] <= end[: len(first)])


def _local(entry: Entry) -> str:
    if entry.occurred is not None and entry.occurred.from_ is not None:
        return entry.occurred.from_
    return entry.recorded.local if entry.recorded is not None else ""


def _names(entry: Entry, wanted: str) -> bool:
    name = wanted.strip().casefold()
    own = (getattr(entry, "name", None), getattr(entry, "short", None))
    others = [
        *(person.name for person in entry.people),
        *(child.name for child in entry.children),
        *(quote.by for quote in entry.words),
        *getattr(entry, "aliases", ()),
        getattr(entry, "sender", None),
        getattr(entry, "recipient", None),
        getattr(entry, "by", None),
    ]
    return any(name in text.casefold() for text in (*own, *others) if text)


def _word(text: str, words: Any) -> str:
    found = find_word(text, words)
    return found.value if found is not None else text.strip()
