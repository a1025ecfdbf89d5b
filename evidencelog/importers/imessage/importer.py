"""Reading the database of Messages, alone or in the folder that it was copied with."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename
from typing import ClassVar, Final, Literal

from evidencelog.i18n import gettext as _
from evidencelog.importers.belonging import Belongings
from evidencelog.importers.drafts import Item, Remark
from evidencelog.importers.imessage import wal
from evidencelog.importers.imessage.database import Database, Gap, TableDamagedError, open_database
from evidencelog.importers.imessage.enclosed import Files, joined_files
from evidencelog.importers.imessage.fields import Fields
from evidencelog.importers.imessage.messages import Around, Maker
from evidencelog.importers.imessage.reactions import Reactions
from evidencelog.importers.imessage.talks import joined_chats, people_of
from evidencelog.importers.importer import Options, Recognised, Source, SourceError
from evidencelog.importers.json_items import Numbering

LOOKED_AT: Final = 64 << 20
"""Bytes of a database in which the names of its tables are looked for."""

_NAMES: Final = ("chat.db", "sms.db", "3d0d7e5fb2ce288813306e4d4636395e047a3d28")
"""Of a Mac, of a phone, and of the latter in a backup: the digest of its path there."""
_TABLE: Final = b"chat_message_join"
_SAMPLE: Final = 1 << 20


class IMessageImporter:
    """Messages, reactions and changes in the database of Apple's Messages."""

    name: ClassVar[str] = "imessage"
    title: ClassVar[str] = "iMessage (chat.db, sms.db)"
    version: ClassVar[int] = 1
    basis: ClassVar[Literal["files", "description"]] = "files"

    def recognise(self, source: Source) -> Recognised | None:
        """Return how sure this is: a database that has the tables of Messages."""
        return Recognised(sure=0.97, tool=_("Messages")) if _databases(source) else None

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """Yield each row of the table of messages, in the order of their numbers.

        What the owner told changes nothing: the database says itself who sent, and when.
        """
        del options
        found = _databases(source)
        if not found:
            raise SourceError(_("this is not the database of Messages"))
        belongings, numbering = Belongings(source), Numbering()
        for member in found:
            log = f"{member}-wal"
            there = log in source.names() and source.size(log) > 0
            with open_database(source, member, log if there else None) as database:
                walk = _Walk(database, Files(belongings, member), numbering, member)
                yield from walk.items()


class _Walk:
    """One reading of a database."""

    def __init__(self, database: Database, files: Files, numbering: Numbering, member: str) -> None:
        self._database = database
        self._numbering = numbering
        self._member = member
        if "message" not in database.tables:
            raise SourceError(_("there are no messages in {name}").format(name=member))
        self._people = people_of(database)
        self._reactions = Reactions(database)
        self._chats = joined_chats(database, "chat_message_join")
        self._deleted = joined_chats(database, "chat_recoverable_message_join")
        self._files = joined_files(database)
        self._maker = Maker(
            people=self._people,
            reactions=self._reactions,
            files=files,
            numbering=numbering,
            place=_("row {number}"),
            fields=Fields(database.tables["message"]),
        )

    def items(self) -> Iterator[Item]:
        """Yield records, skips for what is damaged, and what to know of the whole."""
        columns = self._database.tables["message"]
        repaired = self._database.texts_repaired
        for row in self._database.rows("message"):
            if isinstance(row, Gap):
                yield from self._lost(row)
                continue
            number = row[0]
            if not isinstance(number, int):
                continue
            cells = dict(zip(columns, row[1:], strict=False))
            mended = self._database.texts_repaired != repaired
            repaired = self._database.texts_repaired
            yield self._maker.draft(number, cells, self._around(number), mended=mended)
        self._chats.finish()
        yield from self._remarks()

    def _around(self, number: int) -> Around:
        return Around(
            chats=self._chats.of(number),
            deleted_from=self._deleted.of(number),
            files=self._files.of(number),
        )

    def _lost(self, gap: Gap) -> Iterator[Item]:
        """Yield a skip for each message that other tables name in a damaged place."""
        known = self._chats.between(gap.first, gap.last)
        reason = _("this part of the database is damaged")
        for number in known:
            yield self._numbering.skip(_("row {number}").format(number=number), reason)
        if not known:
            place = _("after row {number}").format(number=gap.first - 1)
            yield self._numbering.skip(place, reason)

    def _remarks(self) -> Iterator[Item]:
        """Yield what is odd about the database as a whole."""
        if self._database.log_missing:
            text = _(
                "{name} was copied without {log}, which may hold the newest messages: close"
                " Messages and copy all files that begin with {name}"
            )
            name = basename(self._member)
            yield Remark(says=text.format(name=name, log=f"{name}-wal"))
        if self._database.pages_missing:
            text = _("{name} was cut off: {count} of its pages are missing")
            name = basename(self._member)
            yield Remark(says=text.format(name=name, count=self._database.pages_missing))
        if self._chats.unmatched:
            text = _("{count} messages are listed in conversations and are no longer there")
            yield Remark(says=text.format(count=self._chats.unmatched))
        yield from self._deletions()
        damaged = [*self._people.damaged]
        damaged += ["chat_message_join"] if self._chats.damaged else []
        damaged += ["message_attachment_join"] if self._files.damaged else []
        if damaged:
            text = _("these tables could not be read to their end: {tables}")
            yield Remark(says=text.format(tables=", ".join(damaged)))

    def _deletions(self) -> Iterator[Item]:
        """Say how many messages are noted as deleted; nothing else is left of them."""
        if not self._database.has("deleted_messages", "guid"):
            return
        try:
            (count,) = next(self._database.select("SELECT count(*) FROM deleted_messages"))
        except TableDamagedError:
            return
        if count:
            text = _("{count} messages are noted as deleted; nothing else is left of them here")
            yield Remark(says=text.format(count=count))


def _databases(source: Source) -> list[str]:
    """Return the members that are databases of Messages."""
    names = source.names()
    likely = [name for name in names if basename(name).lower() in _NAMES]
    if not likely and len(names) == 1:
        likely = list(names)
    if not likely:
        likely = [name for name in names if name.lower().endswith((".db", ".sqlite"))][:20]
    return [name for name in likely if _has_tables(source, name)]


def _has_tables(source: Source, name: str) -> bool:
    """Return whether a member is a database that names the table which joins its chats."""
    try:
        with source.open(name) as stream:
            before = stream.read(_SAMPLE)
            if wal.page_size(before) is None:
                return False
            looked = len(before)
            while before:
                if _TABLE in before:
                    return True
                if looked > LOOKED_AT:
                    return False
                more = stream.read(_SAMPLE)
                looked += len(more)
                before = before[-len(_TABLE) :] + more if more else b""
    except SourceError:
        return False
    return False
