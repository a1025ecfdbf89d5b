"""The tables of the store.

Names are neutral and no column holds a name, a time or a word in clear (DESIGN 5). The
schema is the same for SQLite and PostgreSQL: many logs may share one database.

head     one row a log: descriptor, size, right edge of the tree, newest signed checkpoint
item     one row a record, by sequence: public record, ciphertext, wrapped key
part     one row an attachment: which record names it, how many slices, wrapped key
slice    the attachment's ciphertext in numbered pieces
lease    attachments that are being written at this moment
door     one row a way to unlock
left     signed checkpoints that left the machine
aside    sealed values that are not part of the record (settings, labels, drafts)
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    Update,
    bindparam,
    type_coerce,
)
from sqlalchemy.types import NullType

SCHEMA_VERSION = 1
PAGE_SIZE = 16_384
SLICE_SIZE = 1_048_576

metadata = MetaData()

head = Table(
    "head",
    metadata,
    Column("log", LargeBinary(32), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("public", LargeBinary(32), nullable=False),
    Column("nonce", LargeBinary(16), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("signing", LargeBinary, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("edge", LargeBinary, nullable=False),
    Column("note", LargeBinary, nullable=False),
    Column("state", LargeBinary, nullable=False),
)

item = Table(
    "item",
    metadata,
    Column("log", LargeBinary(32), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("id", LargeBinary(16), nullable=False),
    Column("prev", LargeBinary(32), nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("parts", LargeBinary, nullable=False),
    Column("body", LargeBinary),
    Column("key", LargeBinary),
    UniqueConstraint("log", "prev"),
    UniqueConstraint("log", "id"),
)

part = Table(
    "part",
    metadata,
    Column("log", LargeBinary(32), primary_key=True),
    Column("id", LargeBinary(16), primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("place", Integer, nullable=False),
    Column("slices", Integer, nullable=False),
    Column("length", BigInteger, nullable=False),
    Column("key", LargeBinary),
    Index("part_by_seq", "log", "seq"),
)

slice_ = Table(
    "slice",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=True),
    Column("log", LargeBinary(32), nullable=False),
    Column("part", LargeBinary(16), nullable=False),
    Column("n", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    UniqueConstraint("log", "part", "n"),
)

lease = Table(
    "lease",
    metadata,
    Column("log", LargeBinary(32), primary_key=True),
    Column("part", LargeBinary(16), primary_key=True),
    Column("touched", BigInteger, nullable=False),
)

door = Table(
    "door",
    metadata,
    Column("log", LargeBinary(32), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)

left = Table(
    "left_notes",
    metadata,
    Column("log", LargeBinary(32), primary_key=True),
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("note", LargeBinary, nullable=False),
)

aside = Table(
    "aside",
    metadata,
    Column("log", LargeBinary(32), primary_key=True),
    Column("name", LargeBinary(16), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)


def plain(column: Column[Any]) -> ColumnElement[Any]:
    """Return the column as the driver gives it.

    A damaged row may hold text where bytes belong; SQLAlchemy's own conversion would stop
    with a TypeError there, so `rows` looks at each value instead.
    """
    return type_coerce(column, NullType())


@lru_cache(maxsize=16)
def plain_columns(table: Table) -> tuple[ColumnElement[Any], ...]:
    """Return all columns of `table` but `log`, in the order of the schema."""
    return tuple(plain(column) for column in table.c if column.name != "log")


@lru_cache(maxsize=1)
def new_state() -> Update:
    """Return the statement that every append ends with, built once."""
    return head.update().where(head.c.log == bindparam("this_log"))
