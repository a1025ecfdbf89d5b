"""Recording, changing and erasing: what is acknowledged is there, whole, and stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidencelog.app.amend import add_detail, amend, withdraw
from evidencelog.app.append import Plan, append_within, new_entry_id
from evidencelog.app.erase import erase
from evidencelog.app.history import read_history
from evidencelog.app.labels import set_label
from evidencelog.app.record import record
from evidencelog.app.session import OpenLog
from evidencelog.app.verify import verify_log
from evidencelog.core import parts
from evidencelog.core.findings import Grade
from evidencelog.core.kinds import Contact, Incident, Person
from evidencelog.core.mapping import to_fields
from evidencelog.core.moments import Occurred
from evidencelog.errors import DamagedError, UsageError
from tests.app.logs import (
    TickingClock,
    accounts,
    edit,
    incident,
    new_log,
    record_text,
    reopen,
)


def test_a_saved_entry_says_where_and_when_it_stands(empty: OpenLog) -> None:
    saved = record_text(empty, "First.")
    assert (saved.number, saved.version, saved.seq, saved.entries) == (1, 1, 1, 1)
    assert saved.recorded.zone == "Europe/Berlin"
    standing = read_history(empty).entries[1]
    assert standing.first.leaf == saved.leaf
    assert standing.current == saved.entry


def test_an_empty_entry_is_refused(empty: OpenLog) -> None:
    with pytest.raises(UsageError, match="there is nothing to save"):
        record(empty, Incident())
    assert read_history(empty).size == 1


texts = st.text(min_size=1, max_size=200).filter(str.strip)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts)
def test_any_text_without_half_characters_comes_back_exactly(empty: OpenLog, text: str) -> None:
    saved = record(empty, incident(text))
    assert accounts(empty)[saved.number] == text


@pytest.mark.parametrize(
    "text",
    [
        "a line\r\nanother\n\n\ttabbed  ",
        "\x00\x07\x1b[2J\x7f",
        "\u202eright to left\u2069\u200b\ufeff",
        "e\u0301 é 👩‍👩‍👧 你好 ไทย",
        "1) forged\n[2020-01-01 09:00] entry",
        "x" * 300_000,
        "word " * 200_000,
    ],
)
def test_text_is_kept_as_it_was_typed(empty: OpenLog, text: str) -> None:
    record(empty, incident(text))
    assert accounts(empty)[1] == text
    assert verify_log(empty).ok


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (incident("half \ud83d a character"), "/account has half a character"),
        (Incident(weapon="x" * (1 << 20) + "y"), "/weapon is longer than 1048576 bytes"),
        (Incident(weapon="é" * (1 << 19) + "y"), "/weapon is longer than 1048576 bytes"),
        (incident("a " * ((1 << 20) + 1)), "more than 1048576 parts"),
        (Contact(count=10**15), "the number at /count is too long"),
        (Contact(words=(parts.Quote(text="", by="Sam"),)), "cannot be read as contact"),
        (Person(name="\udc80"), "/name has half a character"),
    ],
)
def test_what_cannot_be_stored_is_refused_with_its_reason_before_anything_is_copied(
    empty: OpenLog, tmp_path: Path, entry: Incident, message: str
) -> None:
    before = empty.path.read_bytes()
    from evidencelog.app.attach import FileToAttach

    with pytest.raises(UsageError, match="cannot be stored, so it was not saved") as caught:
        record(empty, entry, [FileToAttach(tmp_path / "never-looked-at.bin")])
    assert message in caught.value.message
    assert caught.value.exit_code == 2
    assert empty.path.read_bytes() == before


def test_blank_items_in_a_list_leave_no_gap(empty: OpenLog) -> None:
    record(empty, incident(tags=("", "late", ""), people=(parts.Present(name="Sam"),)))
    standing = read_history(empty).entries[1]
    assert standing.current.tags == ("late",)


@pytest.mark.parametrize(
    "when",
    [
        Occurred(precision="date", from_="0001-01-01"),
        Occurred(precision="date", from_="9999-12-31"),
        Occurred(precision="year", from_="9999"),
    ],
)
def test_the_first_and_last_year_are_times_like_others(empty: OpenLog, when: Occurred) -> None:
    record(empty, incident(occurred=when))
    assert read_history(empty).entries[1].current.occurred == when


@pytest.mark.parametrize("year", [1, 1970, 9999])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/New_York", "UTC"])
def test_a_clock_in_any_year_stops_nobody(tmp_path: Path, year: int, zone: str) -> None:
    clock = TickingClock(at=datetime(year, 1, 1, tzinfo=UTC), zone_name=zone)
    if year == 9999:
        clock.at = datetime(9999, 12, 31, 23, 50, tzinfo=UTC)
    with new_log(tmp_path / "log.db", clock) as log:
        clock.step = timedelta(seconds=1)
        record_text(log, "All the same.")
        assert verify_log(log).ok


def test_a_clock_three_days_back_is_noted_and_the_log_is_unchanged(empty: OpenLog) -> None:
    assert isinstance(empty.clock, TickingClock)
    record_text(empty, "First.")
    empty.clock.at -= timedelta(days=3)
    saved = record_text(empty, "Second.")
    record_text(empty, "Third.")
    assert saved.recorded.clock == "backwards"
    found = verify_log(empty)
    assert found.ok
    assert [(f.code, f.grade, f.entry) for f in found.findings] == [("clock", Grade.NOTE, 2)]


def test_what_was_recorded_together_has_one_time_and_no_remark(full: OpenLog) -> None:
    assert [f for f in verify_log(full).findings if f.code == "clock"] == []


def test_an_amendment_keeps_the_version_before_and_its_files(
    empty: OpenLog, tmp_path: Path
) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"photo")
    record_text(empty, "At six.", tmp_path / "photo.jpg")
    saved = amend(empty, 1, incident("At seven."), reason="a slip")
    assert (saved.number, saved.version) == (1, 2)
    standing = read_history(empty).entries[1]
    assert [v.entry.account for v in standing.versions] == ["At six.", "At seven."]
    assert standing.amended
    assert [a.name for a in standing.current.attachments] == ["photo.jpg"]
    found = verify_log(empty)
    assert (found.ok, found.entries, found.attachments) == (True, 1, 1)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_changes_need_a_reason(empty: OpenLog, reason: str) -> None:
    record_text(empty, "First.")
    with pytest.raises(UsageError, match="a correction needs a reason"):
        amend(empty, 1, incident("Other."), reason=reason)
    with pytest.raises(UsageError, match="a withdrawal needs a reason"):
        withdraw(empty, 1, reason)
    with pytest.raises(UsageError, match="an erasure needs a reason"):
        erase(empty, 1, reason)
    assert read_history(empty).size == 2


def test_a_correction_that_changes_nothing_is_refused(empty: OpenLog) -> None:
    record_text(empty, "First.")
    with pytest.raises(UsageError, match="nothing is different"):
        amend(empty, 1, incident("First."), reason="none")
    with pytest.raises(UsageError, match="nothing to add"):
        add_detail(empty, 1, Incident())


def test_an_entry_that_is_not_there_is_said_to_be_missing_or_unreadable(empty: OpenLog) -> None:
    record_text(empty, "First.")
    with pytest.raises(UsageError, match="there is no entry 7"):
        withdraw(empty, 7, "x")
    edit(empty.path, "UPDATE item SET body = zeroblob(496) WHERE seq = 1")
    with pytest.raises(DamagedError, match="entry 1 cannot be found, and 1 records cannot be read"):
        withdraw(empty, 1, "x")


def test_a_detail_is_beside_the_entry_and_no_new_version(empty: OpenLog) -> None:
    record_text(empty, "First.")
    saved = add_detail(empty, 1, Incident(weapon="none seen"))
    assert (saved.number, saved.version, saved.entries) == (1, 1, 1)
    standing = read_history(empty).entries[1]
    assert len(standing.versions) == 1
    (detail,) = standing.details
    assert isinstance(detail.entry, Incident)
    assert detail.entry.weapon == "none seen"


def test_a_withdrawn_entry_stays_readable_and_is_withdrawn_once(empty: OpenLog) -> None:
    record_text(empty, "First.")
    withdraw(empty, 1, "said in anger")
    standing = read_history(empty).entries[1]
    assert standing.readable
    assert standing.withdrawn is not None
    assert standing.withdrawn.reason == "said in anger"
    with pytest.raises(UsageError, match="withdrawn already"):
        withdraw(empty, 1, "again")


def test_two_amendments_of_one_version_are_both_kept_and_marked(empty: OpenLog) -> None:
    record_text(empty, "First.")
    target = read_history(empty).entries[1].first
    reference = f"{target.seq} {target.leaf.hex()}"
    for text in ("Second.", "Also second."):
        fields = to_fields(incident(text, amends=reference, reason="x"))
        plan = Plan(id=new_entry_id(), fields=lambda _m, f=fields: f, numbered=False)  # type: ignore[misc]
        with empty.store.writing() as change:
            append_within(empty, change, [plan])
    standing = read_history(empty).entries[1]
    assert standing.forked
    assert [v.entry.account for v in standing.versions] == ["First.", "Second.", "Also second."]
    assert verify_log(empty).ok


def test_a_damaged_cache_heals_at_the_next_entry(full_path: Path) -> None:
    for statement in (
        "UPDATE head SET edge = zeroblob(8)",
        "UPDATE head SET edge = 'text'",
    ):
        edit(full_path, statement)
        with reopen(full_path) as log:
            before = max(read_history(log).entries)
            assert record_text(log, "Next.").number == before + 1
            assert verify_log(log).ok


@pytest.mark.parametrize("state", ["zeroblob(300)", "'text'", "x''"])
def test_a_damaged_state_heals_but_for_the_labels_that_only_it_remembered(
    full_path: Path, state: str
) -> None:
    edit(full_path, f"UPDATE head SET state = {state}")
    with reopen(full_path) as log:
        before = max(read_history(log).entries)
        assert record_text(log, "Next.").number == before + 1
        assert {finding.code for finding in verify_log(log).findings} == {"beside"}
        set_label(log, read_history(log).entries[2], "open")
        assert verify_log(log).ok


def test_a_number_is_never_given_twice_even_when_an_entry_and_the_cache_are_damaged(
    empty: OpenLog,
) -> None:
    record_text(empty, "First.")
    record_text(empty, "Second.")
    edit(
        empty.path,
        "UPDATE head SET state = zeroblob(300)",
        "UPDATE item SET body = zeroblob(496) WHERE seq = 2",
    )
    assert record_text(empty, "Third.").number == 3


def test_nothing_is_added_to_a_log_whose_signed_state_does_not_check_out(full_path: Path) -> None:
    edit(full_path, "UPDATE item SET record = zeroblob(300) WHERE seq = 2")
    with reopen(full_path) as log:
        # The newest state alone still checks out; the rest is for `verify` to say.
        record_text(log, "Still possible.")
    edit(full_path, "UPDATE head SET note = zeroblob(300)")
    before = full_path.read_bytes()
    with reopen(full_path) as log, pytest.raises(DamagedError):
        record_text(log, "Never.")
    assert full_path.read_bytes() == before
