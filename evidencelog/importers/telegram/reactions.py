"""Reactions to a message: how many of which, and of some of them by whom and when."""

from __future__ import annotations

from evidencelog.importers.drafts import Reaction, Side
from evidencelog.importers.exact_times import of_iso
from evidencelog.importers.json_values import Values


def reactions_of(values: Values) -> tuple[Reaction, ...]:
    """Return each reaction whose author is named, and one without author for the others.

    The list stays among the fields as long as it says more: how many there were.
    """
    listed = values.peek("reactions")
    if not isinstance(listed, list):
        return ()
    found: list[Reaction] = []
    for one in listed:
        if isinstance(one, dict):
            found += _of(Values(one))
    return tuple(found)


def _of(values: Values) -> list[Reaction]:
    text = values.text("emoji") or values.text("document_id") or values.text("type") or ""
    named = [
        _by(Values(person), text) for person in values.items("recent") if isinstance(person, dict)
    ]
    count = values.whole("count") or 0
    return named if len(named) >= max(count, 1) else [*named, Reaction(by=None, text=text)]


def _by(person: Values, text: str) -> Reaction:
    name, account, date = person.text("from"), person.text("from_id"), person.text("date")
    by = Side(id=account or name or "", name=name) if account or name else None
    return Reaction(by=by, text=text, stamp=of_iso(date) if date else None)
