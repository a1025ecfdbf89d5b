"""What can be read and changed inside one transaction of the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from evidencelog.core.hashes import BlobId, LogId
from evidencelog.i18n import gettext as _
from evidencelog.storage import schema
from evidencelog.storage.faults import damaged
from evidencelog.storage.rows import (
    Head,
    Item,
    PartRow,
    bytes_or_nothing,
    head_of,
    item_of,
    part_of,
    whole_bytes,
    whole_number,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table


class Reading:
    """A consistent view of one log."""

    def __init__(self, connection: Connection, log: LogId) -> None:
        self._connection = connection
        self.log = log

    def _rows(self, table: Table, *conditions: Any, order: Any = None) -> Sequence[Sequence[Any]]:
        """Rows of this log, the columns after `log` in the order of the schema."""
        from sqlalchemy import select

        query = select(*schema.plain_columns(table)).where(table.c.log == self.log, *conditions)
        if order is not None:
            query = query.order_by(order)
        return self._connection.execute(query).all()

    def _numbers(self, column: Any, *conditions: Any) -> list[int]:
        from sqlalchemy import select

        query = select(column).where(column.table.c.log == self.log, *conditions)
        return [whole_number(found) for found in self._connection.execute(query).scalars()]

    def head(self) -> Head:
        """The head row. Raises DamagedError when it is gone or holds something else."""
        rows = self._rows(schema.head)
        if not rows:
            raise damaged(_("the first row of the log is gone"))
        return head_of(self.log, rows[0])

    def items(self, first: int, count: int) -> list[Item]:
        """Up to `count` records from sequence `first` on, in order."""
        seq = schema.item.c.seq
        rows = self._rows(schema.item, seq >= first, seq < first + count, order=seq)
        return [item_of(row) for row in rows]

    def item(self, seq: int) -> Item | None:
        """The record of that sequence, if it is there."""
        found = self.items(seq, 1)
        return found[0] if found else None

    def item_past_index(self, seq: int) -> Item | None:
        """The record of that sequence, found where it was written and not through the index.

        Damage to a page of the index hides records that are whole. A store that nobody
        edited holds them in the order of the log.
        """
        from sqlalchemy import literal_column, select

        columns = schema.plain_columns(schema.item)
        query = select(*columns).where(literal_column("item.rowid") == seq + 1)
        row = self._connection.execute(query).first()
        item = None if row is None else item_of(row)
        return item if item is not None and item.seq == seq else None

    def item_count(self) -> int:
        """How many records there are, whatever their sequence and the head row say."""
        from sqlalchemy import func, select

        query = select(func.count()).where(schema.item.c.log == self.log)
        return whole_number(self._connection.execute(query).scalar_one())

    def last_seq(self) -> int:
        """The highest sequence that is there, whatever the head row says; -1 for none."""
        from sqlalchemy import func, select

        query = select(func.max(schema.item.c.seq)).where(schema.item.c.log == self.log)
        found = self._connection.execute(query).scalar_one()
        return -1 if found is None else whole_number(found)

    def parts(self, first: int, count: int) -> list[PartRow]:
        """The attachments named by records `first` to `first + count - 1`, in order."""
        seq = schema.part.c.seq
        rows = self._rows(schema.part, seq >= first, seq < first + count)
        return sorted((part_of(row) for row in rows), key=lambda part: (part.seq, part.place))

    def bodies_without_key(self) -> list[int]:
        """Records whose key is gone while their ciphertext is still there."""
        column = schema.item.c
        return self._numbers(column.seq, column.key.is_(None), column.body.is_not(None))

    def parts_without_key(self) -> list[BlobId]:
        """Attachments whose key is gone."""
        rows = self._rows(schema.part, schema.part.c.key.is_(None))
        return [part_of(row).id for row in rows]

    def part(self, blob: BlobId) -> PartRow | None:
        """The row of one attachment."""
        rows = self._rows(schema.part, schema.part.c.id == blob)
        return part_of(rows[0]) if rows else None

    def slice(self, blob: BlobId, number: int) -> bytes | None:
        """One piece of an attachment's ciphertext."""
        from sqlalchemy import select

        column = schema.slice_.c
        query = select(schema.plain(column.data)).where(
            column.log == self.log, column.part == blob, column.n == number
        )
        found = self._connection.execute(query).first()
        return None if found is None else whole_bytes(found[0])

    def slice_count(self, blob: BlobId) -> int:
        """How many pieces of an attachment are there."""
        from sqlalchemy import func, select

        column = schema.slice_.c.part
        query = select(func.count()).where(schema.slice_.c.log == self.log, column == blob)
        return whole_number(self._connection.execute(query).scalar_one())

    def leases(self) -> dict[BlobId, int]:
        """Attachments being written: when each was last touched (seconds since 1970)."""
        return {
            BlobId(whole_bytes(part)): whole_number(touched)
            for part, touched in self._rows(schema.lease)
        }

    def doors(self) -> dict[int, bytes]:
        """The ways to unlock, by number; one that holds no bytes is empty."""
        rows = self._rows(schema.door, order=schema.door.c.n)
        return {whole_number(n): bytes_or_nothing(data) for n, data in rows}

    def left_notes(self) -> list[bytes]:
        """The checkpoints that left the machine, oldest first; empty where one is damaged."""
        rows = self._rows(schema.left, order=schema.left.c.size)
        return [bytes_or_nothing(note) for _size, note in rows]

    def aside(self, name: bytes) -> bytes | None:
        """One sealed value beside the log; empty where it is damaged."""
        rows = self._rows(schema.aside, schema.aside.c.name == name)
        return bytes_or_nothing(rows[0][1]) if rows else None

    def asides(self) -> Iterator[tuple[bytes, bytes]]:
        """All sealed values beside the log."""
        for name, data in self._rows(schema.aside, order=schema.aside.c.name):
            yield bytes_or_nothing(name), bytes_or_nothing(data)


class Writing(Reading):
    """A transaction that may change the log; it commits as a whole or not at all."""

    def _insert(self, table: Table, **values: Any) -> None:
        # Values as parameters: the statement is then compiled once, which is half of its cost.
        self._connection.execute(table.insert(), {"log": self.log, **values})

    def _delete(self, table: Table, *conditions: Any) -> None:
        self._connection.execute(table.delete().where(table.c.log == self.log, *conditions))

    def insert_head(self, head: Head) -> None:
        """Write the first head row of a new log."""
        self._connection.execute(schema.head.insert(), _columns(head))

    def update_head(self, head: Head) -> None:
        """Replace what the head row says of the newest state."""
        state = {"size": head.size, "edge": head.edge, "note": head.note, "state": head.state}
        self._connection.execute(schema.new_state(), {"this_log": self.log, **state})

    def insert_items(self, items: Sequence[Item]) -> None:
        """Append records; the primary key refuses a sequence that is taken."""
        rows = [{"log": self.log, **_columns(item)} for item in items]
        self._connection.execute(schema.item.insert(), rows)

    def insert_part(self, row: PartRow) -> None:
        """Name an attachment's pieces: from now on they belong to a record."""
        self._insert(schema.part, **_columns(row))

    def insert_slices(self, blob: BlobId, first: int, pieces: Sequence[bytes]) -> None:
        """Write pieces of ciphertext, numbered from `first`."""
        rows = [
            {"log": self.log, "part": blob, "n": first + offset, "data": data}
            for offset, data in enumerate(pieces)
        ]
        self._connection.execute(schema.slice_.insert(), rows)

    def delete_slices(self, blob: BlobId, *, at_most: int) -> int:
        """Remove up to `at_most` pieces, the last ones first; return how many are left.

        Their pages are unlinked without being overwritten: nobody has the key any more, and
        overwriting would first copy each page into the journal.
        """
        from sqlalchemy import select

        column = schema.slice_.c
        here = (column.log == self.log, column.part == blob)
        query = select(column.row).where(*here).order_by(column.n.desc()).limit(at_most)
        doomed = self._connection.execute(query).scalars().all()
        if doomed:
            with self._without_overwriting():
                self._connection.execute(schema.slice_.delete().where(column.row.in_(doomed)))
        return self.slice_count(blob)

    @contextmanager
    def _without_overwriting(self) -> Iterator[None]:
        # A setting of the connection, which goes on to delete keys: it must not stay.
        self._connection.exec_driver_sql("PRAGMA secure_delete=FAST")
        try:
            yield
        finally:
            self._connection.exec_driver_sql("PRAGMA secure_delete=ON")

    @contextmanager
    def many(self) -> Iterator[None]:
        """Expect many records: pages that belong together stay in memory, 64 MB at most.

        The identifiers of records are random, so that each one touches another page.
        """
        self._connection.exec_driver_sql("PRAGMA cache_size=-64000")
        try:
            yield
        finally:
            self._connection.exec_driver_sql("PRAGMA cache_size=-2000")

    def touch_lease(self, blob: BlobId, now: int) -> None:
        """Say that an attachment is being written at this moment."""
        self.drop_lease(blob)
        self._insert(schema.lease, part=blob, touched=now)

    def drop_lease(self, blob: BlobId) -> None:
        """The attachment is finished or given up."""
        self._delete(schema.lease, schema.lease.c.part == blob)

    def destroy_keys_through(self, first: int, last: int) -> None:
        """Forget the keys of records `first` to `last`, and of their attachments."""
        for table, column in ((schema.item, schema.item.c.seq), (schema.part, schema.part.c.seq)):
            query = table.update().where(table.c.log == self.log, column.between(first, last))
            self._connection.execute(query.values(key=None))

    def drop_bodies(self, seqs: Sequence[int]) -> None:
        """Remove the ciphertext of records whose keys are gone; some hundreds at a time."""
        table = schema.item
        query = table.update().where(table.c.log == self.log, table.c.seq.in_(seqs))
        self._connection.execute(query.values(body=None))

    def rewrap(self, seq: int, key: bytes) -> None:
        """Replace the wrapped key of a record."""
        table = schema.item
        query = table.update().where(table.c.log == self.log, table.c.seq == seq)
        self._connection.execute(query.values(key=key))

    def put_door(self, number: int, data: bytes) -> None:
        """Add or replace a way to unlock."""
        self.remove_door(number)
        self._insert(schema.door, n=number, data=data)

    def remove_door(self, number: int) -> None:
        """Remove a way to unlock."""
        self._delete(schema.door, schema.door.c.n == number)

    def keep_note(self, size: int, note: bytes) -> None:
        """Keep a checkpoint that leaves the machine."""
        self._delete(schema.left, schema.left.c.size == size)
        self._insert(schema.left, size=size, note=note)

    def put_aside(self, name: bytes, data: bytes) -> None:
        """Add or replace a sealed value beside the log."""
        self.remove_aside(name)
        self._insert(schema.aside, name=name, data=data)

    def remove_aside(self, name: bytes) -> None:
        """Remove a sealed value beside the log."""
        self._delete(schema.aside, schema.aside.c.name == name)


def _columns(row: Head | Item | PartRow) -> dict[str, Any]:
    return {field.name: getattr(row, field.name) for field in fields(row)}
