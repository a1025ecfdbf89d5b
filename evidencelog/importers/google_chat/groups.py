"""The folders of Takeout: who is in a conversation, and whose account it is."""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import basename, dirname

from evidencelog.importers.drafts import Side
from evidencelog.importers.importer import Source
from evidencelog.importers.json_items import head
from evidencelog.importers.json_text import JsonError
from evidencelog.importers.json_values import Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What `group_info.json` beside the messages says."""

    id: str
    name: str | None = None
    members: tuple[Side, ...] = ()


def group_of(source: Source, member: str) -> Group:
    """Return the conversation of a `messages.json`; its folder is called after its id."""
    folder = dirname(member)
    number = basename(folder).rpartition(" ")[2] or "unnamed conversation"
    values = _json(source, f"{folder}/group_info.json" if folder else "group_info.json")
    people = [person_of(one) for one in values.items("members")]
    return Group(
        id=number,
        name=values.text("name") or None,
        members=tuple(side for side in people if side is not None),
    )


def owner_of(source: Source) -> Side | None:
    """Return whose account it is, from `Users/User .../user_info.json`."""
    for name in source.names():
        if basename(name) == "user_info.json":
            return person_of(_json(source, name).peek("user"))
    return None


def person_of(value: object) -> Side | None:
    """Return somebody with a name, an address or both; None for nobody."""
    values = Values(value if isinstance(value, dict) else {})
    name, address = values.text("name") or None, values.text("email") or None
    return Side(id=address or name or "", name=name) if address or name else None


def _json(source: Source, member: str) -> Values:
    if member not in source.names():
        return Values({})
    try:
        found = head(source, member).value()
    except JsonError:
        return Values({})
    return Values(found if isinstance(found, dict) else {})
