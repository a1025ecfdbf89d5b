"""The package that Discord sends of an account: its own messages only, no answers.

Built from descriptions: `messages/c<channel>/messages.json` is a list of objects with
`ID`, `Timestamp`, `Contents` and `Attachments`, a line of links; `channel.json` beside it
names the channel.
"""

from __future__ import annotations

from posixpath import dirname

from evidencelog.i18n import gettext as _
from evidencelog.importers.discord.messages import SERVICE, key_of
from evidencelog.importers.discord.snowflakes import milliseconds_of
from evidencelog.importers.drafts import Draft, Enclosed, Item, Stamp
from evidencelog.importers.exact_times import of_both, of_iso
from evidencelog.importers.importer import Source
from evidencelog.importers.json_items import head
from evidencelog.importers.json_text import JsonError
from evidencelog.importers.json_values import Values


def is_record(value: object) -> bool:
    """Return whether a value looks like an element of the list."""
    return isinstance(value, dict) and {"ID", "Timestamp"} <= value.keys()


def channel_of(source: Source, member: str) -> tuple[str, str | None]:
    """Return the number and name of the channel whose messages a member has."""
    folder = dirname(member)
    beside = f"{folder}/channel.json" if folder else "channel.json"
    number = folder.rpartition("/")[2].removeprefix("c") or "unnamed channel"
    if beside not in source.names():
        return number, None
    try:
        found = head(source, beside).value()
    except JsonError:
        return number, None
    values = Values(found if isinstance(found, dict) else {})
    return values.text("id") or number, values.text("name")


class PackageMaker:
    """Makes drafts of the messages of one channel; whoever got the package wrote them."""

    def __init__(self, conversation: str, title: str | None) -> None:
        self._conversation = conversation
        self._title = title

    def item(self, record: dict[str, object], position: int, place: str) -> Item:
        """Return what a record says."""
        values = Values(record)
        number = values.whole("ID")
        links = (values.text("Attachments") or "").split()
        note = _("the export has only a link to it")
        return Draft(
            position=position,
            place=place,
            what="message",
            conversation=self._conversation,
            key=key_of(str(number) if number is not None else place),
            title=self._title,
            service=SERVICE,
            direction="out",
            stamp=_stamp(values, number),
            text=values.text("Contents") or None,
            files=tuple(Enclosed(name=link, note=note) for link in links),
            fields=values.rest(),
            notes=tuple(values.notes),
        )


def _stamp(values: Values, number: int | None) -> Stamp | None:
    raw = values.text("Timestamp")
    if raw is None:
        return None
    stamp, milliseconds = of_iso(raw), milliseconds_of(number)
    if stamp.instant is not None or stamp.local is None or milliseconds is None:
        return stamp
    return of_both(raw, stamp.local, milliseconds)
