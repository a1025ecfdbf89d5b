"""Single rows put back from an older copy, by somebody who has the file and no passphrase."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from evidencelog.app import beside
from evidencelog.app.history import read_history
from evidencelog.app.keys import change_passphrase
from evidencelog.app.labels import set_label
from evidencelog.app.receipt import read_receipt
from evidencelog.app.session import OpenLog
from evidencelog.app.verify import verify_log
from evidencelog.core.hashes import LogId
from evidencelog.errors import NoVerdictError
from tests.app.logs import CHEAP, edit, new_log, record_text, reopen, rows


@pytest.fixture
def labelled(tmp_path: Path) -> tuple[Path, bytes, bytes, bytes]:
    """A log whose entry 1 was open and is private now; its old labels, state, and name of both."""
    path = tmp_path / "log.db"
    with new_log(path) as log:
        record_text(log, "To be kept private.")
        set_label(log, read_history(log).entries[1], "open")
        name = beside.name_of(log, "labels")
        (old,) = rows(path, "SELECT data FROM aside WHERE name = ?", name)[0]
        (state,) = rows(path, "SELECT state FROM head")[0]
        record_text(log, "Something later.")
        set_label(log, read_history(log).entries[1], "private")
    return path, name, old, state


def _labels(log: OpenLog) -> dict[int, str]:
    return {standing.number: standing.label for standing in read_history(log).readable}


def test_labels_put_back_from_an_older_copy_open_nothing(
    labelled: tuple[Path, bytes, bytes, bytes],
) -> None:
    path, name, old, state = labelled
    with reopen(path) as log:
        assert _labels(log) == {1: "private", 2: "lawyer"}
    edit(path, ("UPDATE aside SET data = ? WHERE name = ?", (old, name)))
    with reopen(path) as log:
        assert _labels(log) == {1: "private", 2: "private"}
        assert [finding.code for finding in verify_log(log).findings] == ["beside"]
    edit(path, ("UPDATE head SET state = ?", (state,)))
    with reopen(path) as log:
        assert _labels(log) == {1: "private", 2: "private"}
        assert [finding.code for finding in verify_log(log).findings] == ["beside"]


def test_labels_taken_away_make_every_entry_private_until_labelled_anew(
    labelled: tuple[Path, bytes, bytes, bytes],
) -> None:
    path, name, _old, _state = labelled
    edit(path, ("DELETE FROM aside WHERE name = ?", (name,)))
    with reopen(path) as log:
        assert _labels(log) == {1: "private", 2: "private"}
        assert [finding.code for finding in verify_log(log).findings] == ["beside"]
        record_text(log, "An entry in between blesses nothing.")
        assert _labels(log) == {1: "private", 2: "private", 3: "private"}
        set_label(log, read_history(log).entries[2], "open")
        assert _labels(log) == {1: "private", 2: "open", 3: "private"}
        assert verify_log(log).ok


def test_a_lost_cache_does_not_make_old_labels_new(
    labelled: tuple[Path, bytes, bytes, bytes],
) -> None:
    path, name, old, _state = labelled
    edit(path, ("UPDATE aside SET data = ? WHERE name = ?", (old, name)))
    edit(path, "UPDATE head SET state = x''")
    with reopen(path) as log:
        assert _labels(log) == {1: "private", 2: "private"}
        record_text(log, "The cache is made anew.")
        assert _labels(log) == {1: "private", 2: "private", 3: "private"}


@pytest.mark.parametrize("place", [0, 7])
def test_an_old_way_to_unlock_put_back_is_noticed(tmp_path: Path, place: int) -> None:
    path = tmp_path / "log.db"
    new_log(path).close()
    ((old,),) = rows(path, "SELECT data FROM door WHERE n = 0")
    with reopen(path) as log:
        change_passphrase(log, "another six words of no meaning", cost=CHEAP)
        assert verify_log(log).ok
        edit(path, ("DELETE FROM door WHERE n = ?", (place,)))
        edit(path, ("INSERT INTO door SELECT log, ?, ? FROM head", (place, old)))
        assert [finding.code for finding in verify_log(log).findings] == ["unlocking"]
        record_text(log, "An entry in between blesses nothing.")
        assert [finding.code for finding in verify_log(log).findings] == ["unlocking"]
        change_passphrase(log, "still another six words", cost=CHEAP)
        assert verify_log(log).ok


def test_a_file_made_to_look_like_a_thousand_receipts_is_refused_soon() -> None:
    crafted = (b"evidencelog.invalid/" + b"a" * 64 + b"\n") * 20_000
    started = time.monotonic()
    with pytest.raises(NoVerdictError, match="not a receipt"):
        read_receipt(crafted, log=LogId(bytes(32)), public_key=bytes(32))
    assert time.monotonic() - started < 5
