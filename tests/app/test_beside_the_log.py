"""Settings, labels, drafts: sealed, changed without a trace, and never in anybody's way."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencelog.app import beside
from evidencelog.app.drafts import Draft, drop_draft, new_draft, read_drafts, save_draft
from evidencelog.app.erase import erase
from evidencelog.app.extract import attachments_of
from evidencelog.app.history import read_history
from evidencelog.app.labels import file_label, intimate_files, set_file_label, set_label
from evidencelog.app.milestones import Milestones, milestones_of
from evidencelog.app.receipt import make_receipt
from evidencelog.app.session import OpenLog
from evidencelog.app.settings import Settings, change_settings, read_settings
from evidencelog.app.verify import verify_log
from evidencelog.core.parts import Attachment
from evidencelog.errors import UsageError
from tests.app.logs import edit, record_text, reopen, rows, whole_story


def test_settings_are_kept_and_one_can_be_cleared(empty: OpenLog) -> None:
    assert read_settings(empty) == Settings()
    change_settings(empty, name="Ana", quiet=True)
    change_settings(empty, name=None)
    with reopen(empty.path) as again:
        assert read_settings(again) == Settings(quiet=True)


def test_a_wrong_setting_changes_nothing(empty: OpenLog) -> None:
    change_settings(empty, name="Ana")
    with pytest.raises(UsageError, match="does not fit the setting"):
        change_settings(empty, date_order="sometimes")
    with pytest.raises(UsageError, match="there is no setting colour"):
        change_settings(empty, colour="red")
    with pytest.raises(UsageError, match="half a character"):
        change_settings(empty, name="\ud83d")
    assert read_settings(empty) == Settings(name="Ana")


def test_what_lies_beside_the_log_leaves_no_trace_in_it(full: OpenLog) -> None:
    before = rows(full.path, "SELECT size, note FROM head")
    change_settings(full, name="Somebody else")
    save_draft(full, new_draft("contact"))
    standing = read_history(full).entries[2]
    set_label(full, standing, "open")
    assert rows(full.path, "SELECT size, note FROM head") == before
    assert read_history(full).entries[2].label == "open"


def test_an_unknown_label_and_one_for_an_erased_entry_are_refused(full: OpenLog) -> None:
    entries = read_history(full).entries
    with pytest.raises(UsageError, match="there is no label secret"):
        set_label(full, entries[1], "secret")
    with pytest.raises(UsageError, match="entry 4 was erased"):
        set_label(full, entries[4], "open")


def test_a_draft_survives_the_end_of_the_program_and_is_offered_newest_first(
    empty: OpenLog,
) -> None:
    older = save_draft(empty, new_draft("incident"))
    answers = {"account": "He was at the", "tags": ["late"], "count": 3}
    newer = save_draft(
        empty, Draft(id="ab" * 16, kind="contact", answers=answers, typing="and th", of=4)
    )
    with reopen(empty.path) as again:
        assert read_drafts(again) == (newer, older)
        drop_draft(again, older.id)
        assert read_drafts(again) == (newer,)


def test_a_draft_keeps_what_was_typed_up_to_a_megabyte(empty: OpenLog) -> None:
    text = "word " * 200_000
    save_draft(empty, Draft(id="ab" * 16, kind="incident", typing=text))
    assert read_drafts(empty)[0].typing == text


def test_a_draft_with_half_a_character_is_refused_in_words(empty: OpenLog) -> None:
    with pytest.raises(UsageError, match="half a character"):
        save_draft(empty, Draft(id="ab" * 16, kind="incident", typing="\ud83d"))


DAMAGE = (
    "UPDATE aside SET data = zeroblob(length(data))",
    "UPDATE aside SET data = x''",
    "UPDATE aside SET data = 'text'",
    "UPDATE aside SET data = substr(data, 1, 40)",
)


@pytest.mark.parametrize("statement", DAMAGE)
def test_damage_beside_the_log_locks_nobody_out_and_is_reported(
    full_path: Path, statement: str
) -> None:
    edit(full_path, statement)
    with reopen(full_path) as log:
        found = verify_log(log)
        assert {finding.code for finding in found.findings} == {"beside"}
        assert read_settings(log) == Settings()
        assert read_drafts(log) == ()
        assert len(read_history(log).readable) == 4
        assert record_text(log, "One more.").number == 6
        assert change_settings(log, name="Ana").name == "Ana"
        make_receipt(log)
        assert verify_log(log).records == found.records + 1


def test_entries_whose_labels_are_damaged_are_private_until_labelled_anew(full_path: Path) -> None:
    with reopen(full_path) as log:
        name = beside.name_of(log, "labels")
    edit(full_path, ("UPDATE aside SET data = zeroblob(300) WHERE name = ?", (name,)))
    with reopen(full_path) as log:
        history = read_history(log)
        assert {standing.label for standing in history.readable} == {"private"}
        set_label(log, history.entries[2], "open")
        labels = {s.number: s.label for s in read_history(log).readable}
        assert labels == {1: "private", 2: "open", 3: "private", 5: "private"}


def test_a_file_is_intimate_until_it_is_plain_again(full: OpenLog) -> None:
    (attachment, *_more) = files(full)
    labels = [standing.label for standing in read_history(full).readable]
    assert intimate_files(full, read_history(full)) == frozenset()
    set_file_label(full, attachment, "intimate")
    assert intimate_files(full, read_history(full)) == {attachment.id}
    assert file_label(full, attachment) == "intimate"
    assert [standing.label for standing in read_history(full).readable] == labels
    set_file_label(full, attachment, "plain")
    assert intimate_files(full, read_history(full)) == frozenset()
    with pytest.raises(UsageError, match="there is no label open"):
        set_file_label(full, attachment, "open")


def test_every_file_is_intimate_where_labels_are_damaged(full_path: Path) -> None:
    with reopen(full_path) as log:
        name = beside.name_of(log, "labels")
    edit(full_path, ("UPDATE aside SET data = zeroblob(300) WHERE name = ?", (name,)))
    with reopen(full_path) as log:
        every = {one.id for one in files(log)}
        assert intimate_files(log, read_history(log)) == every
        set_label(log, read_history(log).entries[2], "open")
        assert intimate_files(log, read_history(log)) == every


def files(log: OpenLog) -> list[Attachment]:
    """All files of all entries."""
    history = read_history(log)
    return [one for standing in history.readable for one in attachments_of(standing)]


def test_what_a_newer_version_keeps_there_is_passed_over(empty: OpenLog) -> None:
    with empty.store.writing() as change:
        beside.write(empty, change, "settings", {"name": 7, "colour": "red"})
        beside.write(empty, change, "labels", ["a", "list"])
        beside.write(empty, change, "milestones", "never")
    assert read_settings(empty) == Settings()
    assert read_history(empty).size == 1
    with empty.store.reading() as view:
        assert milestones_of(empty, view) == Milestones()


def test_rows_exchanged_beside_the_log_do_not_open_in_the_other_place(full_path: Path) -> None:
    names = [name for (name,) in rows(full_path, "SELECT name FROM aside ORDER BY name")][:2]
    for old, new in ((names[0], b"x" * 16), (names[1], names[0]), (b"x" * 16, names[1])):
        edit(full_path, ("UPDATE aside SET name = ? WHERE name = ?", (new, old)))
    with reopen(full_path) as log:
        assert [f.code for f in verify_log(log).findings] == ["beside"]
        story = whole_story(log)
    with reopen(full_path) as log:
        assert whole_story(log) == story


def test_an_erased_entry_does_not_live_on_in_what_was_begun_about_it(full: OpenLog) -> None:
    kept = save_draft(full, new_draft("incident", verb="amend", of=3))
    answers = {"account": "They came forty minutes late."}
    about = Draft(id="ab" * 16, kind="incident", verb="amend", of=1, answers=answers)
    save_draft(full, about)
    save_draft(full, new_draft("incident", verb="detail", of=1))
    before = {draft.id for draft in read_drafts(full) if draft.of is None}
    erase(full, 1, "not mine to tell")
    assert {draft.id for draft in read_drafts(full)} == before | {kept.id}
