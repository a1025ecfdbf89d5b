"""Somebody who can write to the file, with and without the key: what verification says."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from evidencelog.app.append import Plan, append, new_entry_id
from evidencelog.app.history import read_history
from evidencelog.app.receipt import make_receipt
from evidencelog.app.session import OpenLog
from evidencelog.app.verify import Verdict, verify_keyless, verify_log
from evidencelog.core.checkpoint import Relation
from evidencelog.core.fields import Fields
from evidencelog.core.findings import Grade
from evidencelog.core.records import Reference
from evidencelog.errors import DamagedError, EvidenceLogError
from evidencelog.storage.store import Store
from tests.app.logs import edit, edit_with, new_log, record_text, reopen, rows, told


def verdict(path: Path) -> Verdict:
    with reopen(path) as log:
        return verify_log(log)


def codes(path: Path) -> set[str]:
    return {f.code for f in verdict(path).findings if f.grade is Grade.DAMAGE}


def keyless_codes(path: Path) -> set[str]:
    with Store.open(str(path)) as store:
        found = verify_keyless(store).findings
    return {finding.code for finding in found if finding.grade is Grade.DAMAGE}


def seq_of(path: Path, number: int) -> int:
    with reopen(path) as log:
        standing = read_history(log).get(number)
        assert standing is not None
        return standing.first.seq


def test_an_untouched_log_verifies_with_and_without_the_key(full_path: Path) -> None:
    found = verdict(full_path)
    assert found.ok
    assert (found.entries, found.attachments) == (4, 2)
    assert [finding for finding in found.findings if finding.grade is not Grade.NOTE] == []
    assert keyless_codes(full_path) == set()


def exchange(column: str) -> Callable[[sqlite3.Connection], None]:
    """Exchange a column of the records 1 and 2."""

    def change(log: sqlite3.Connection) -> None:
        query = f"SELECT {column} FROM item WHERE seq = ?"
        (one,), (two,) = (log.execute(query, (seq,)).fetchone() for seq in (1, 2))
        log.execute(f"UPDATE item SET {column} = zeroblob(16) WHERE seq = 1")
        log.execute(f"UPDATE item SET {column} = ? WHERE seq = 2", (one,))
        log.execute(f"UPDATE item SET {column} = ? WHERE seq = 1", (two,))

    return change


@pytest.mark.parametrize(
    ("column", "code", "keyless"),
    [
        ("body", "content", True),
        ("key", "content", False),
        ("record", "place", True),
        ("parts", "sealed", True),
        ("id", "place", True),
        ("prev", "place", True),
    ],
)
def test_what_belongs_to_another_entry_is_noticed(
    full_path: Path, column: str, code: str, keyless: bool
) -> None:
    edit_with(full_path, exchange(column))
    assert code in codes(full_path)
    assert (code in keyless_codes(full_path)) is keyless
    found = [f for f in verdict(full_path).findings if f.code == code]
    assert {finding.seq for finding in found} == {1, 2}


def test_content_moved_whole_to_another_entry_is_not_shown(full_path: Path) -> None:
    before = {}
    with reopen(full_path) as log:
        before = told(read_history(log))
    edit_with(full_path, exchange("body"))
    edit_with(full_path, exchange("key"))
    with reopen(full_path) as log:
        history = read_history(log)
        assert {damage.seq for damage in history.damaged} >= {1, 2}
        assert all(before[place] == fields for place, fields in told(history).items())


def test_reordered_records_are_noticed_and_not_shown_in_their_new_place(full_path: Path) -> None:
    for old, new in ((1, -1), (2, 1), (-1, 2)):
        edit(full_path, f"UPDATE item SET seq = {new} WHERE seq = {old}")
    assert {"place", "chain"} <= codes(full_path)
    assert "place" in keyless_codes(full_path)
    with reopen(full_path) as log:
        assert {damage.seq for damage in read_history(log).damaged} >= {1, 2}


def test_every_missing_record_is_named_and_not_only_the_first(full_path: Path) -> None:
    edit(full_path, "DELETE FROM item WHERE seq IN (2, 3)")
    gone = [f for f in verdict(full_path).findings if f.what == "the record is gone"]
    assert [finding.seq for finding in gone] == [2, 3]
    assert "unread" in keyless_codes(full_path)


def test_a_missing_tail_is_noticed_even_with_the_head_row_made_to_fit(full_path: Path) -> None:
    edit(
        full_path,
        "DELETE FROM item WHERE seq = (SELECT max(seq) FROM item)",
        "UPDATE head SET size = size - 1",
    )
    assert "size" in codes(full_path)
    with reopen(full_path) as log:
        assert read_history(log).damaged[-1].what == "the record is gone"


def test_a_record_far_outside_the_log_is_noticed_without_looking_for_those_between(
    full_path: Path,
) -> None:
    edit(
        full_path,
        "INSERT INTO item SELECT log, 1000000000000, randomblob(16), randomblob(32), record, "
        "parts, body, key FROM item WHERE seq = 1",
    )
    assert "stray" in codes(full_path)
    with reopen(full_path) as log:
        assert read_history(log).damaged == []


def test_an_enormous_size_in_the_head_row_hangs_nothing(full_path: Path) -> None:
    edit(full_path, "UPDATE head SET size = 1000000000000000")
    assert codes(full_path) == {"size"}


def test_a_copied_record_at_the_end_is_noticed(full_path: Path) -> None:
    edit(
        full_path,
        "INSERT INTO item SELECT log, (SELECT max(seq) + 1 FROM item), randomblob(16), "
        "randomblob(32), record, parts, body, key FROM item WHERE seq = 1",
    )
    assert {"place", "size"} <= codes(full_path)
    with reopen(full_path) as log, pytest.raises(DamagedError, match="nothing was added"):
        record_text(log, "More.")


def test_a_missing_key_is_damage_where_no_erasure_says_so(full_path: Path) -> None:
    seq = seq_of(full_path, 2)
    edit(full_path, f"UPDATE item SET key = NULL WHERE seq = {seq}")
    found = [f for f in verdict(full_path).findings if f.grade is Grade.DAMAGE]
    assert [(f.code, f.seq) for f in found] == [("key-gone", seq)]
    with Store.open(str(full_path)) as store:
        absent = {f.seq for f in verify_keyless(store).findings if f.grade is Grade.ABSENT}
    assert seq in absent


def erased_seq(path: Path) -> int:
    return int(rows(path, "SELECT seq FROM item WHERE key IS NULL")[0][0])


def test_a_key_that_came_back_after_an_erasure_is_noticed(full_path: Path) -> None:
    seq = erased_seq(full_path)
    edit(full_path, f"UPDATE item SET key = randomblob(60) WHERE seq = {seq}")
    assert "erase-undone" in codes(full_path)


def test_a_file_key_that_outlived_an_erasure_is_noticed(full_path: Path) -> None:
    edit(full_path, "UPDATE part SET key = randomblob(60) WHERE key IS NULL")
    assert "erase-undone" in codes(full_path)


def test_files_of_one_entry_cannot_be_exchanged(full_path: Path) -> None:
    ids = [blob for (blob,) in rows(full_path, "SELECT id FROM part WHERE seq = 3 ORDER BY place")]
    for table, column in (("slice", "part"), ("part", "id")):
        for old, new in ((ids[0], b"x" * 16), (ids[1], ids[0]), (b"x" * 16, ids[1])):
            edit(full_path, (f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (new, old)))
    assert "file" in codes(full_path)
    assert "file" in keyless_codes(full_path)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("DELETE FROM slice", "file-torn"),
        ("DELETE FROM part", "file-row"),
        ("UPDATE part SET slices = slices + 1", "file-torn"),
        ("UPDATE part SET length = length - 1", "file-torn"),
        ("UPDATE slice SET data = zeroblob(length(data))", "file"),
        ("UPDATE slice SET n = n + 1", "file-torn"),
        ("UPDATE part SET seq = 1", "file-extra"),
    ],
)
def test_changed_or_missing_files_are_noticed(full_path: Path, statement: str, code: str) -> None:
    edit(full_path, statement)
    assert code in codes(full_path)
    assert code in keyless_codes(full_path)


def test_a_torn_copy_has_a_message_of_its_own(full_path: Path) -> None:
    edit(full_path, "DELETE FROM slice")
    with reopen(full_path) as log:
        torn = [f for f in verify_log(log).findings if f.code == "file-torn"]
    assert torn[0].what == "piece 1 of 1 of a file is missing"
    assert torn[0].entry == 3
    assert torn[0].file == "letter.txt"


def test_the_rest_can_be_read_when_one_entry_cannot(full_path: Path) -> None:
    edit(full_path, "UPDATE item SET body = zeroblob(length(body)) WHERE seq = 2")
    with reopen(full_path) as log:
        history = read_history(log)
        assert sorted(history.entries) == [1, 3, 4, 5]
        # The detail of the unreadable entry has nothing to belong to.
        assert [damage.seq for damage in history.damaged] == [2, 7]


def forge(log: OpenLog, fields: Fields, *, numbered: bool = False) -> None:
    """Append what no command of this program would, as the holder of the key could."""
    append(log, [Plan(id=new_entry_id(), fields=lambda _moment: fields, numbered=numbered)])


def test_an_amendment_that_names_another_leaf_is_noticed(full: OpenLog) -> None:
    wrong = Reference(seq=1, leaf=read_history(full).entries[2].first.leaf).text()
    forge(full, (("/kind", "incident"), ("/amends", wrong), ("/reason", "x")))
    assert "reference" in {f.code for f in verify_log(full).findings}


def test_an_amendment_of_something_later_or_unreadable_is_noticed(full: OpenLog) -> None:
    leaf = read_history(full).entries[1].first.leaf
    forge(full, (("/kind", "incident"), ("/amends", Reference(seq=999, leaf=leaf).text())))
    forge(full, (("/kind", "incident"), ("/amends", "the first one")))
    found = [f for f in verify_log(full).findings if f.code == "reference"]
    assert len(found) == 2
    assert len(read_history(full).damaged) == 2 - 1  # the first names a leaf that is there


def test_a_number_given_twice_or_left_out_is_noticed(full: OpenLog) -> None:
    forge(full, (("/kind", "incident"), ("/number", "5")))
    forge(full, (("/kind", "incident"), ("/number", "9")))
    found = {f.what for f in verify_log(full).findings if f.code == "number"}
    assert found == {"an entry number was given twice", "an entry number was left out"}
    assert [damage.what for damage in read_history(full).damaged] == [
        "its number (5) is missing or used twice"
    ]


def test_a_tombstone_without_an_erasure_is_noticed(full: OpenLog) -> None:
    target = read_history(full).entries[2].first
    reference = Reference(seq=target.seq, leaf=target.leaf).text()
    forge(full, (("/kind", "erasure"), ("/erases", reference), ("/entry", "2"), ("/reason", "x")))
    assert "erase-undone" in {f.code for f in verify_log(full).findings}


def test_strange_but_allowed_content_stops_nothing(full: OpenLog) -> None:
    odd: tuple[Fields, ...] = (
        (("/kind", "incident"), ("/number", "6"), ("/attachments/0/id", "no id")),
        (("/kind", "incident"), ("/number", "७"), ("/attachments", "a value")),
        (("/kind", "genesis"), ("/key", "x"), ("/nonce", "y")),
        (("/kind", "erasure"), ("/erases", "x"), ("/reason", "y")),
        (("/kind", "incident"), ("/number", "7"), ("/recorded/at", "yesterday")),
        (
            ("/kind", "incident"),
            ("/number", "8"),
            *((f"/attachments/0/{name}", "1") for name in ("name", "type", "size", "sha256")),
            ("/attachments/0/id", "zz" * 16),
        ),
    )
    for fields in odd:
        forge(full, fields)
    found = verify_log(full)
    assert not found.ok
    assert len(read_history(full).entries) >= 5


def test_an_older_copy_put_back_is_revealed_by_a_receipt_only(
    full_path: Path, tmp_path: Path
) -> None:
    old = Path(shutil.copy(full_path, tmp_path / "old.db"))
    with reopen(full_path) as log:
        record_text(log, "Later.")
        note = make_receipt(log).note
    with reopen(old) as log:
        assert verify_log(log).ok
        found = verify_log(log, [note])
        assert not found.ok
        assert not found.damaged
        assert [c.relation for c in found.receipts] == [Relation.OLDER_COPY]


def test_a_log_written_anew_is_revealed_by_a_receipt(full_path: Path, tmp_path: Path) -> None:
    with reopen(full_path) as log:
        note = make_receipt(log).note
    with new_log(tmp_path / "anew.db") as anew:
        record_text(anew, "They were on time.")
        assert [c.relation for c in verify_log(anew, [note]).receipts] == [Relation.OTHER_LOG]


def test_another_end_of_the_same_log_is_revealed_by_a_receipt(
    full_path: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(full_path, tmp_path / "other.db"))
    with reopen(full_path) as log:
        record_text(log, "As it was.")
        note = make_receipt(log).note
    with reopen(other) as log:
        record_text(log, "As somebody would have it.")
        found = verify_log(log, [note])
        assert [c.relation for c in found.receipts] == [Relation.DIFFERENT]
        assert not found.ok


def test_a_receipt_made_earlier_is_remembered_and_compared(full_path: Path) -> None:
    (size,) = rows(full_path, "SELECT size FROM left_notes")[0]
    edit(full_path, ("UPDATE item SET record = zeroblob(300) WHERE seq = ?", (size - 1,)))
    assert "receipt-kept" in keyless_codes(full_path)


def test_that_a_receipt_no_longer_fits_is_said_after_the_damage_it_follows_from(
    full_path: Path,
) -> None:
    (size,) = rows(full_path, "SELECT size FROM left_notes")[0]
    edit(full_path, ("DELETE FROM item WHERE seq = ?", (size - 2,)))
    with reopen(full_path) as log:
        with_key = [finding.code for finding in verify_log(log).findings]
    with Store.open(str(full_path)) as store:
        keyless = [f.code for f in verify_keyless(store).findings if f.grade is Grade.DAMAGE]
    for codes in (with_key, keyless):
        assert codes[-1] == "receipt-kept"
        assert codes[0] == "unread"


def test_a_receipt_that_does_not_fit_is_the_first_finding_where_no_record_is_damaged(
    full_path: Path,
) -> None:
    edit(full_path, "UPDATE left_notes SET note = zeroblob(200)")
    edit(full_path, "UPDATE door SET data = zeroblob(200) WHERE n = 1")
    with reopen(full_path) as log:
        assert verify_log(log).findings[0].code == "receipt-kept"


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE head SET public = randomblob(32)", "descriptor"),
        ("UPDATE head SET nonce = randomblob(16)", "descriptor"),
        ("UPDATE head SET note = zeroblob(300)", "checkpoint"),
        ("UPDATE door SET data = zeroblob(200)", "unlocking"),
        ("DELETE FROM door", "unlocking"),
    ],
)
def test_a_changed_head_or_door_is_named_without_the_key(
    full_path: Path, statement: str, code: str
) -> None:
    edit(full_path, statement)
    assert code in keyless_codes(full_path)
    with pytest.raises(EvidenceLogError) as caught, reopen(full_path) as log:
        raise AssertionError if verify_log(log).ok else DamagedError("found")
    assert caught.value.exit_code == 10, "damage must never look like a wrong passphrase"


def test_an_exchanged_signing_key_is_noticed(full_path: Path) -> None:
    edit(full_path, "UPDATE head SET signing = randomblob(60)")
    assert "sealing-key" in codes(full_path)
    with reopen(full_path) as log, pytest.raises(DamagedError, match="a saved key does not open"):
        record_text(log, "More.")


@pytest.mark.parametrize("version", ["2", "9"])
def test_a_record_of_a_later_format_is_reported_and_the_rest_goes_on(
    full_path: Path, version: str
) -> None:
    edit(
        full_path,
        "UPDATE item SET record = CAST(replace(CAST(record AS TEXT), 'evidencelog/1', "
        f"'evidencelog/{version}') AS BLOB) WHERE seq = 2",
    )
    assert "record" in codes(full_path)
    with reopen(full_path) as log:
        damaged = read_history(log).damaged
        assert damaged[0].what == f"a record is of format {version}"
