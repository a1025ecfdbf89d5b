"""Rows of imports that stand where none may stand: made with the key, found by verify."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencelog.app.append import Plan, append, new_entry_id
from evidencelog.app.history import read_history
from evidencelog.app.record import record
from evidencelog.app.session import OpenLog
from evidencelog.app.verify import verify_log
from evidencelog.core.fields import Fields
from evidencelog.core.imported import Message
from evidencelog.core.kinds import Import, Incident
from evidencelog.core.mapping import to_fields


def forge(log: OpenLog, *made: Fields, numbered: bool = False) -> None:
    append(
        log,
        [Plan(id=new_entry_id(), fields=lambda _m, f=f: f, numbered=numbered) for f in made],  # type: ignore[misc]
    )


def message(number: int, row: int) -> Fields:
    return to_fields(Message(import_=number, row=row, conversation="Jo", text="hi"))


def imported(number: int, rows: int) -> Fields:
    return to_fields(Import(number=number, rows=rows, title="Jo"))


def found(log: OpenLog) -> list[tuple[str, str | None]]:
    return [(finding.what, finding.cited) for finding in verify_log(log).findings]


def test_rows_that_follow_their_import_in_order_are_right(empty: OpenLog) -> None:
    forge(empty, imported(1, 2), numbered=True)
    forge(empty, message(1, 1), message(1, 5))
    assert [what for what, _cited in found(empty) if "row" in what] == []


def test_a_row_outside_its_import_is_found_and_is_no_entry(empty: OpenLog) -> None:
    record(empty, Incident(title="one"))
    forge(empty, message(1, 1))
    assert ("a row stands outside its import", None) in found(empty)
    assert list(read_history(empty).entries) == [1]


@pytest.mark.parametrize(
    ("made", "says"),
    [
        ([message(1, 2), message(1, 1)], ("a row of an import is not in its place", "1.1")),
        ([message(1, 1), message(2, 2)], ("something else stands among the rows", "1.2")),
        (
            [message(1, 1), to_fields(Incident(number=2, title="hidden"))],
            ("something else stands among the rows", None),
        ),
    ],
    ids=["descending", "of another import", "an entry"],
)
def test_what_does_not_belong_among_the_rows_is_found(
    empty: OpenLog, made: list[Fields], says: tuple[str, str | None]
) -> None:
    forge(empty, imported(1, 2), numbered=True)
    forge(empty, *made)
    what, cited = says
    named = {cited for text, cited in found(empty) if text.startswith(what)}
    assert named
    assert cited is None or named == {cited}


def test_an_entry_hidden_among_rows_is_read_all_the_same(empty: OpenLog, tmp_path: Path) -> None:
    del tmp_path
    forge(empty, imported(1, 2), numbered=True)
    forge(empty, message(1, 1))
    forge(empty, to_fields(Incident(number=2, title="hidden")), numbered=True)
    assert list(read_history(empty).entries) == [1, 2]
