"""Erasing: gone with everything that belonged to it, and the log still verifies."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencelog.app.amend import add_detail, amend, withdraw
from evidencelog.app.erase import erase, erase_warning, finish_erasures
from evidencelog.app.history import read_history
from evidencelog.app.session import OpenLog
from evidencelog.app.verify import verify_log
from evidencelog.core.kinds import Incident
from evidencelog.errors import NothingSavedError, UsageError
from evidencelog.storage.transaction import Writing
from tests.app.logs import accounts, incident, record_text, reopen, rows


def make_erased(log: OpenLog, folder: Path) -> None:
    (folder / "letter.txt").write_bytes(b"a letter " * 100)
    record_text(log, "To be erased.", folder / "letter.txt")
    amend(log, 1, incident("To be erased, corrected."), reason="x")
    add_detail(log, 1, Incident(weapon="none"))
    record_text(log, "To be kept.")
    erase(log, 1, "not mine to tell")


def test_an_erased_entry_is_gone_with_all_its_versions_and_files(
    empty: OpenLog, tmp_path: Path
) -> None:
    make_erased(empty, tmp_path)
    standing = read_history(empty).entries[1]
    assert not standing.readable
    assert standing.erased is not None
    assert standing.erased.reason == "not mine to tell"
    assert read_history(empty).damaged == []
    assert accounts(empty) == {2: "To be kept."}
    gone = "SELECT count(*) FROM item WHERE key IS NULL AND body IS NULL"
    assert rows(empty.path, gone) == [(3,)]
    assert rows(empty.path, "SELECT count(*) FROM slice") == [(0,)]
    assert verify_log(empty).ok
    assert record_text(empty, "Next.").number == 3


def test_what_was_erased_cannot_be_changed_any_more(empty: OpenLog, tmp_path: Path) -> None:
    make_erased(empty, tmp_path)
    for change in (
        lambda: amend(empty, 1, incident("New."), reason="x"),
        lambda: withdraw(empty, 1, "x"),
        lambda: erase(empty, 1, "x"),
    ):
        with pytest.raises(UsageError, match="entry 1 was erased"):
            change()


def test_a_correction_of_what_was_erased_meanwhile_is_refused(
    empty: OpenLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_text(empty, "First.")
    stale = read_history(empty)
    with reopen(empty.path) as other:
        erase(other, 1, "not mine to tell")
    monkeypatch.setattr("evidencelog.app.amend.read_history", lambda _log: stale)
    with pytest.raises(UsageError, match="erased meanwhile"):
        amend(empty, 1, incident("New."), reason="x")
    with pytest.raises(UsageError, match="erased meanwhile"):
        withdraw(empty, 1, "x")
    assert read_history(empty).damaged == []


def test_an_erasure_reaches_what_another_process_added_meanwhile(
    empty: OpenLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_text(empty, "First.")
    answers = [read_history(empty)]
    with reopen(empty.path) as other:
        amend(other, 1, incident("Second."), reason="x")
    answers.append(read_history(empty))
    monkeypatch.setattr("evidencelog.app.erase.read_history", lambda _log: answers.pop(0))
    erase(empty, 1, "not mine to tell")
    assert rows(empty.path, "SELECT count(*) FROM item WHERE key IS NULL") == [(2,)]
    assert verify_log(empty).ok


def test_an_erasure_that_could_not_finish_is_done_and_finishes_later(
    empty: OpenLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_options: object) -> None:
        raise NothingSavedError("no space")

    with monkeypatch.context() as patch:
        patch.setattr(Writing, "drop_bodies", full)
        make_erased(empty, tmp_path)
    found = verify_log(empty)
    assert found.ok
    assert {f.code for f in found.findings} == {"erase-unfinished"}
    finish_erasures(empty)
    assert verify_log(empty).findings == ()


def test_the_warning_before_an_erasure_names_what_it_does_not_reach() -> None:
    text = " ".join(erase_warning(12))
    for word in ("backups", "receipts", "lawyer", "label 12 private", "withdraw 12"):
        assert word in text
