"""Imports for tests: looked at, taken and read back."""

from __future__ import annotations

from pathlib import Path

from evidencelog.app.history import read_history
from evidencelog.app.importing import Imported, Preview, prepare_import, run_import
from evidencelog.app.messages import Read, rows_of
from evidencelog.app.session import OpenLog
from evidencelog.app.sources import open_source_at
from evidencelog.core.imported import AnyRow, Message
from evidencelog.core.kinds import Import
from evidencelog.importers.importer import Options
from tests.app.plain_export import PlainExport, export, line


def look(log: OpenLog, path: Path, options: Options | None = None) -> Preview:
    with open_source_at(path) as source:
        return prepare_import(log, source, PlainExport(), options or Options())


def take(log: OpenLog, path: Path, options: Options | None = None) -> Imported:
    with open_source_at(path) as source:
        return run_import(log, prepare_import(log, source, PlainExport(), options or Options()))


def rows(log: OpenLog, number: int) -> list[AnyRow]:
    found = list(rows_of(log, read_history(log), number))
    return [read.row for read in found if isinstance(read, Read)]


def messages(log: OpenLog, number: int) -> list[Message]:
    return [row for row in rows(log, number) if isinstance(row, Message)]


def entry(log: OpenLog, number: int) -> Import:
    found = read_history(log).entries[number].current
    assert isinstance(found, Import)
    return found


def make_chat(path: Path) -> Path:
    """A chat of three messages and one that cannot be read."""
    path.write_bytes(
        export(
            "=9",
            "#made on a phone",
            line(1, "Hello"),
            line(2, "I will be late", sender="Sam"),
            "!garbled",
            line(4, "2->again", sender="Sam"),
        )
    )
    return path


def make_folder(path: Path) -> Path:
    """A chat with two pictures that are the same, and one that is missing."""
    path.mkdir()
    (path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture")
    (path / "same.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture")
    (path / "chat.txt").write_bytes(
        export(line(1, "<a.jpg>look"), line(2, "<same.jpg>"), line(3, "<gone.jpg>"))
    )
    return path
