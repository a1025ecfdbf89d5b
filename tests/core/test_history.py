from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.core.fields import Fields
from evidencelog.core.hashes import Digest, EntryId, sha256
from evidencelog.core.history import (
    DEFAULT_LABEL,
    EVERY_OTHER,
    Damage,
    History,
    Opened,
    fold,
)
from evidencelog.core.kinds import Contact, Incident, Other
from evidencelog.core.mapping import to_fields
from evidencelog.core.moments import Recorded
from evidencelog.core.records import Reference
from evidencelog.core.system import Erasure, Genesis, Unfamiliar, Withdrawal

GENESIS = to_fields(Genesis(key="00" * 32, nonce="00" * 16))


def leaf_of(seq: int) -> Digest:
    return sha256(b"leaf", str(seq).encode())


def reference(seq: int) -> str:
    return Reference(seq=seq, leaf=leaf_of(seq)).text()


def opened(*records: Fields | None) -> list[Opened | Damage]:
    """Records in the order given, after entry 0; None stands for one that cannot be read."""
    return [
        Damage(seq=seq, what="unreadable")
        if fields is None
        else Opened(seq=seq, leaf=leaf_of(seq), id=EntryId(seq.to_bytes(16, "big")), fields=fields)
        for seq, fields in enumerate((GENESIS, *records))
    ]


def incident(number: int | None = None, **fields: Any) -> Fields:
    return to_fields(Incident(number=number, **fields))


def detail_of(seq: int, **fields: Any) -> Fields:
    (_kind, *rest) = incident(adds=reference(seq), **fields)
    return (("/kind", "detail"), *rest)


def erasure(seq: int, number: int) -> Fields:
    return to_fields(Erasure(erases=reference(seq), entry=number, reason="not mine"))


def story(*records: Fields | None, **options: Any) -> History:
    return fold(opened(*records), **options)


def test_entries_stand_by_their_numbers_and_entry_zero_by_itself() -> None:
    history = story(incident(1, account="a"), incident(2, account="b"))
    assert [(n, s.current.account) for n, s in history.entries.items()] == [(1, "a"), (2, "b")]
    assert [record.entry.__class__ for record in history.system] == [Genesis]
    assert (history.size, history.damaged) == (3, [])


def test_versions_follow_each_other_and_the_newest_counts() -> None:
    history = story(
        incident(1, account="six"),
        incident(account="seven", amends=reference(1), reason="slip"),
        incident(account="eight", amends=reference(2), reason="slip"),
    )
    standing = history.entries[1]
    assert [v.entry.account for v in standing.versions] == ["six", "seven", "eight"]
    assert standing.current.account == "eight"
    assert standing.amended
    assert not standing.forked


def test_two_corrections_of_the_same_version_are_a_fork_and_both_are_kept() -> None:
    history = story(
        incident(1, account="six"),
        incident(account="seven", amends=reference(1)),
        incident(account="eight", amends=reference(1)),
    )
    assert history.entries[1].forked
    assert len(history.entries[1].versions) == 3


def test_a_detail_belongs_to_its_entry_also_when_that_was_corrected() -> None:
    history = story(
        incident(1, account="six"),
        incident(account="seven", amends=reference(1)),
        detail_of(2, weapon="none"),
        detail_of(1, vehicle="red"),
    )
    standing = history.entries[1]
    assert len(standing.versions) == 2
    assert [getattr(d.entry, "weapon", None) for d in standing.details] == ["none", None]
    assert all(isinstance(detail.entry, Incident) for detail in standing.details)


def test_a_detail_of_a_contact_is_read_as_one() -> None:
    (_kind, *rest) = to_fields(Contact(adds=reference(1), duration="an hour"))
    history = story(to_fields(Contact(number=1, channel="call")), (("/kind", "detail"), *rest))
    (detail,) = history.entries[1].details
    assert isinstance(detail.entry, Contact)
    assert detail.entry.duration == "an hour"


def test_a_withdrawn_entry_is_kept_with_the_reason() -> None:
    withdrawal = to_fields(Withdrawal(withdraws=reference(1), reason="in anger"))
    standing = story(incident(1, account="a"), withdrawal).entries[1]
    assert standing.readable
    assert standing.withdrawn is not None
    assert standing.withdrawn.reason == "in anger"


def test_an_erased_entry_keeps_its_number_and_nothing_else() -> None:
    records = opened(incident(1, account="a"), incident(2, account="b"), erasure(1, 1))
    history = fold(record for record in records if record.seq != 1)
    standing = history.entries[1]
    assert list(history.entries) == [1, 2]
    assert not standing.readable
    assert (standing.kind, standing.versions, standing.details) == ("", [], [])
    assert [s.number for s in history.readable] == [2]
    with pytest.raises(LookupError, match="1"):
        _ = standing.current


def test_an_erasure_also_hides_what_is_still_there() -> None:
    history = story(incident(1, account="a"), detail_of(1, weapon="x"), erasure(1, 1))
    assert history.entries[1].versions == []
    assert history.entries[1].details == []


def test_what_follows_an_erasure_is_damage_and_stops_nothing() -> None:
    late = incident(account="late", amends=reference(1))
    history = story(incident(1, account="a"), erasure(1, 1), late, incident(2, account="b"))
    assert [damage.seq for damage in history.damaged] == [3]
    assert history.entries[2].current.account == "b"


def test_labels_are_taken_from_beside_the_log() -> None:
    first = EntryId((1).to_bytes(16, "big")).hex()
    records = (incident(1, account="a"), incident(2, account="b"))
    assert story(*records).entries[1].label == DEFAULT_LABEL
    found = story(*records, labels={first: "private"}).entries
    assert [found[1].label, found[2].label] == ["private", DEFAULT_LABEL]
    found = story(*records, labels={first: "open", EVERY_OTHER: "private"}).entries
    assert [found[1].label, found[2].label] == ["open", "private"]


def test_an_entry_of_an_unknown_kind_is_shown_as_label_and_value() -> None:
    fields: Fields = (
        ("/kind", "expense"),
        ("/number", "1"),
        ("/title", ("shoes",)),
        ("/amount", "1250 EUR"),
        ("/items/0/what", "left"),
    )
    standing = story(fields).entries[1]
    assert standing.kind == "expense"
    assert isinstance(standing.current, Other)
    assert standing.current.title == "shoes"
    assert dict(standing.newest.other) == {"/amount": "1250 EUR", "/items/0/what": "left"}
    assert standing.newest.fields == fields


def test_an_unknown_label_of_a_known_kind_is_kept_beside_it() -> None:
    fields = (*incident(1, account="a"), ("/mood", "low"))
    newest = story(fields).entries[1].newest
    assert newest.entry.account == "a"
    assert newest.other == (("/mood", "low"),)


def test_an_entry_that_does_not_fit_its_kind_is_shown_as_label_and_value() -> None:
    fields: Fields = (
        ("/kind", "incident"),
        ("/number", "1"),
        ("/title", ("a",)),
        ("/mark", "middle"),
        ("/occurred/precision", "wrong"),
    )
    standing = story(fields).entries[1]
    assert isinstance(standing.current, Other)
    assert (standing.current.title, standing.current.occurred) == ("a", None)
    assert ("/mark", "middle") in standing.newest.other


def test_what_a_newer_version_recorded_by_itself_is_kept_and_is_no_damage() -> None:
    fields: Fields = (("/kind", "anchor"), ("/token", "00"))
    history = story(incident(1, account="a"), fields)
    assert history.damaged == []
    assert isinstance(history.system[1].entry, Unfamiliar)
    assert history.system[1].fields == fields


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        (incident(1, account="again"), "its number (1) is missing or used twice"),
        (incident(account="none"), "its number (None) is missing or used twice"),
        (incident(amends="the first"), "refers to a record that is not there"),
        (detail_of(9), "refers to a record that is not there"),
        ((("/kind", "detail"),), "refers to a record that is not there"),
        ((("/kind", "withdrawal"), ("/withdraws", "x")), "cannot be read as withdrawal"),
        ((("/kind", "incident"), ("/a", "x"), ("/a/b", "y")), "is below a value"),
    ],
)
def test_what_does_not_fit_is_damage_and_the_rest_goes_on(fields: Fields, what: str) -> None:
    history = story(incident(1, account="a"), fields, incident(2, account="b"))
    (damage,) = history.damaged
    assert damage.seq == 2
    assert what in damage.what
    assert [s.current.account for s in history.readable] == ["a", "b"]


def test_what_could_not_be_opened_is_passed_on() -> None:
    history = story(incident(1, account="a"), None, incident(2, account="b"))
    assert history.damaged == [Damage(seq=2, what="unreadable")]
    assert (history.size, len(history.entries)) == (4, 2)


def test_times_of_writing_come_in_the_order_of_the_log() -> None:
    def at(minute: int) -> Recorded:
        return Recorded(
            at=f"2026-03-14T17:{minute:02}:00.000Z",
            local=f"2026-03-14T18:{minute:02}:00",
            zone="Europe/Berlin",
            offset="+01:00",
        )

    history = story(
        incident(2, account="b", recorded=at(5)),
        incident(1, account="a", recorded=at(1)),
        incident(account="c", amends=reference(1), recorded=at(9)),
    )
    assert [time.local[14:16] for time in history.recorded_times()] == ["05", "01", "09"]


kinds = st.sampled_from(["incident", "contact", "detail", "erasure", "withdrawal", "x", "genesis"])
labels = st.sampled_from(
    ["/number", "/amends", "/adds", "/withdraws", "/erases", "/entry", "/reason", "/a", "/a/0"]
)
values = st.sampled_from(["1", "2", "x", reference(1), reference(2)])


@given(st.lists(st.tuples(kinds, st.dictionaries(labels, values, max_size=4)), max_size=8))
def test_no_order_of_any_records_stops_the_reading(
    records: list[tuple[str, dict[str, str]]],
) -> None:
    made: list[Fields] = [(("/kind", kind), *sorted(fields.items())) for kind, fields in records]
    history = story(*made)
    assert history.size == len(made) + 1
    for standing in history.readable:
        assert standing.current == standing.newest.entry
    for damage in history.damaged:
        assert damage.what
    again = fold(replace(record) for record in opened(*made))
    assert again == history
