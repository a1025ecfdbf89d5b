"""Reading imported messages back: by row, person, conversation, time and word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from evidencelog.app import import_rows, imports_known
from evidencelog.app.amend import withdraw
from evidencelog.app.history import open_items, read_history
from evidencelog.app.importing import prepare_import, run_import
from evidencelog.app.keys_in_use import Keys
from evidencelog.app.messages import (
    Wanted,
    cited_rows,
    conversations,
    messages,
    plain_identifier,
    rows_of,
)
from evidencelog.app.record import record
from evidencelog.app.session import OpenLog
from evidencelog.app.sources import open_source_at
from evidencelog.core.cited import parse_cited
from evidencelog.core.history import Damage, Opened, Passed
from evidencelog.core.kinds import Incident, Person
from evidencelog.core.parts import Identifier
from evidencelog.errors import UsageError
from evidencelog.importers.importer import Options
from evidencelog.storage.rows import Item
from tests.app.logs import edit, reopen
from tests.app.plain_export import PlainExport, export, line


def take(log: OpenLog, path: Path, *lines: str) -> int:
    path.write_bytes(export(*lines))
    with open_source_at(path) as source:
        done = run_import(log, prepare_import(log, source, PlainExport(), Options()))
    assert done.number is not None
    return done.number


def cited(log: OpenLog, wanted: Wanted) -> list[str]:
    return [read.row.cited for read in messages(log, read_history(log), wanted)]


@pytest.fixture
def log(empty: OpenLog, tmp_path: Path) -> OpenLog:
    take(
        empty,
        tmp_path / "one.txt",
        line(1, "Where are you", sender="+49 (171) 234-5678"),
        line(2, "Late again", sender="Jo Park"),
        "!garbled",
        line(1500, "sorry LATE", sender="+491712345678"),
        line(1501, "hi", conversation="Kim", sender="Kim"),
    )
    person = Person(
        name="Sam Roe",
        aliases=("Sammy",),
        identifiers=(Identifier(value="+49 171 2345678"),),
    )
    record(empty, person)
    take(empty, tmp_path / "two.txt", line(2, "Late again"), line(3, "more", sender="sam roe"))
    return empty


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), ["1.1", "1.2", "1.4", "1.5", "3.2"]),
        (Wanted(number=1, first=2, last=4), ["1.2", "1.4"]),
        (Wanted(conversation="Kim"), ["1.5"]),
        (Wanted(conversation="chat with kim"), ["1.5"]),
        (Wanted(conversation="nobody"), []),
        (Wanted(person="Sammy"), ["1.1", "1.4", "3.2"]),
        (Wanted(person="+491712345678"), ["1.1", "1.4", "3.2"]),
        (Wanted(person="Jo Park"), ["1.2"]),
        (Wanted(since="2026-01-02"), ["1.4", "1.5"]),
        (Wanted(until="2026-01-01"), ["1.1", "1.2", "3.2"]),
        (Wanted(since="2026-01-01T00:02", until="2026-01-01T00:02"), ["1.2"]),
        (Wanted(words=("late",)), ["1.2", "1.4"]),
    ],
)
def test_messages_are_found_by_what_is_asked_for(
    log: OpenLog, wanted: Wanted, expected: list[str]
) -> None:
    assert cited(log, wanted) == expected


def test_withdrawn_imports_are_passed_over_unless_asked_for(log: OpenLog) -> None:
    withdraw(log, 1, "the wrong phone")
    assert cited(log, Wanted()) == ["3.2"]
    assert cited(log, Wanted(withdrawn=True))[0] == "1.1"
    assert [talk.imports for talk in conversations(read_history(log))] == [(3,)]


def test_conversations_join_what_several_imports_have(log: OpenLog) -> None:
    first, second = conversations(read_history(log))
    assert (first.title, first.rows, first.imports) == ("Chat with Jo", 3, (1, 3))
    assert (first.first, first.last) == ("2026-01-01T00:01", "2026-01-02T01:00")
    assert (second.id, second.rows) == ("Kim", 1)


def test_cited_rows_are_given_in_the_order_asked_for(log: OpenLog) -> None:
    history = read_history(log)
    found = cited_rows(log, history, parse_cited("3.2, 1.2-4"))
    assert [read.row.cited for read in found] == ["3.2", "1.2", "1.4"]
    with pytest.raises(UsageError, match=r"nothing at 1\.3"):
        cited_rows(log, history, parse_cited("1.3"))
    with pytest.raises(UsageError, match="entry 2 is not an import"):
        cited_rows(log, history, parse_cited("2.1"))


def test_any_row_is_found_without_opening_all(
    empty: OpenLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = take(empty, tmp_path / "a.txt", *(line(at) for at in range(300)))
    history = read_history(empty)
    opened: list[int] = []

    def counted(found: Iterable[Item | Damage], keys: Keys) -> Iterator[Opened | Damage]:
        for item in open_items(found, keys):
            opened.append(item.seq)
            yield item

    monkeypatch.setattr(import_rows, "open_items", counted)
    for row in (1, 2, 150, 299, 300):
        (read,) = cited_rows(empty, history, parse_cited(f"{number}.{row}"))
        assert read.row.row == row
    del opened[:]
    next(iter(rows_of(empty, history, number, first=300)))
    assert len(opened) < 15


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+49 (171) 234-5678", "+491712345678"),
        ("0171/2345678", "01712345678"),
        ("Jo Park", "jo park"),
        ("jo2@example.org", "jo2@example.org"),
        ("1234", "1234"),
    ],
)
def test_numbers_are_compared_by_their_digits(text: str, expected: str) -> None:
    assert plain_identifier(text) == expected


# --- passing over rows


@pytest.mark.parametrize(
    "gaps",
    [
        (),
        (Passed(first=2, seq=9),),
        (Passed(first=1, seq=3),),
        (Passed(first=3, seq=5),),
    ],
    ids=["none", "too long", "one too early", "in the middle"],
)
def test_what_is_remembered_of_imports_never_changes_what_is_read(
    log: OpenLog, gaps: tuple[Passed, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = read_history(log)
    monkeypatch.setattr("evidencelog.app.history.gaps_of", lambda *_args: gaps)
    found = read_history(log)
    assert found == expected
    assert list(found.entries) == [1, 2, 3]


def test_what_is_remembered_is_made_anew_from_the_records(log: OpenLog) -> None:
    edit(log.path, "UPDATE head SET state = x'00'")
    with reopen(log.path) as again:
        assert list(read_history(again).entries) == [1, 2, 3]
        record(again, Incident(title="after it"))
        with again.store.reading() as view:
            gaps = imports_known.gaps_of(again, view, 100)
        assert [(gap.first, gap.seq) for gap in gaps] == [(2, 5), (8, 8)]
