"""The values that a reader may not see in labelled answers: what the written file must not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidencelog.core.history import History
from evidencelog.core.kinds import Contact, Entry, Import, Person
from evidencelog.reports.import_facts import is_identifier
from evidencelog.reports.redaction.terms import findable, words_of
from evidencelog.reports.selection import Selection

_SHORTEST = 4


def hidden_values(history: History, selection: Selection) -> tuple[str, ...]:
    """Return addresses, contact data and birth dates of the chosen entries that are withheld.

    Values of fewer than four letters and digits are left out: they stand everywhere.
    """
    found = (
        value
        for standing in history.readable
        if selection.takes(standing)
        for version in (*standing.versions, *standing.details)
        for value in _of(version.entry, selection)
    )
    return tuple(dict.fromkeys(" ".join(value.split()) for value in found if _says_enough(value)))


def _says_enough(value: str) -> bool:
    return len("".join(words_of(value))) >= _SHORTEST and findable(value)


def _of(entry: Entry, selection: Selection) -> Iterator[str]:
    if not selection.addresses and entry.place:
        yield from _given((entry.place.address, entry.place.coordinates))
    if not selection.contacts:
        yield from _given(one.contact for one in entry.people)
        yield from _given(_own(entry))
    if selection.seen_by_others and not selection.in_full and isinstance(entry, Person):
        yield from _given((_birthday(entry),))


def _birthday(person: Person) -> str | None:
    """Return a date of birth that says more than the year."""
    says_more = len("".join(words_of(person.born or ""))) > len("2015")
    return person.born if says_more else None


def _own(entry: Entry) -> Iterator[str | None]:
    if isinstance(entry, Import):
        yield from (one.value for one in entry.told if is_identifier(one))
    if isinstance(entry, Contact):
        yield entry.sender if entry.direction == "out" else entry.recipient
    if isinstance(entry, Person):
        yield entry.contact
        if entry.role != "other party":
            yield from (one.value for one in entry.identifiers)


def _given(values: Iterable[str | None]) -> Iterator[str]:
    yield from (value for value in values if value)
