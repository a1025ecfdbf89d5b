"""What one source holds more than once: the same is taken once, what differs is kept and told."""

from __future__ import annotations

from pathlib import Path

from evidencelog.app.importing import Imported, prepare_import, run_import
from evidencelog.app.record import record
from evidencelog.app.session import OpenLog
from evidencelog.app.sources import open_source_at
from evidencelog.app.verify import verify_log
from evidencelog.core.kinds import Incident
from evidencelog.importers.importer import Options
from evidencelog.importers.mail.eml import MailImporter
from tests.app.imports import entry, look, messages, take
from tests.app.plain_export import export, line

MAIL = """\
From: Jo <jo@example.org>
To: sam@example.org
Date: Sat, 14 Mar 2026 18:05:00 +0100
Subject: Saturday
Message-ID: <1@example.org>
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

I will be there.
--b
Content-Type: text/csv
Content-Disposition: attachment; filename=plan.csv

ten o'clock
--b--
"""


def take_mail(log: OpenLog, path: Path) -> Imported:
    with open_source_at(path) as source:
        return run_import(log, prepare_import(log, source, MailImporter(), Options()))


def backups(folder: Path, *each: bytes) -> Path:
    folder.mkdir()
    for number, content in enumerate(each):
        (folder / f"{number}.txt").write_bytes(content)
    return folder


def test_two_backups_that_overlap_in_one_folder_are_taken_once(
    empty: OpenLog, tmp_path: Path
) -> None:
    both = backups(
        tmp_path / "backups",
        export(*(line(at) for at in range(6))),
        export(*(line(at) for at in range(3, 9))),
    )
    found = look(empty, both)
    assert (found.records, found.new, found.duplicates, found.differing) == (12, 9, 3, ())
    done = take(empty, both)
    assert (done.imported, done.duplicates) == (9, 3)
    assert [row.row for row in messages(empty, 1)] == [1, 2, 3, 4, 5, 6, 10, 11, 12]
    assert (entry(empty, 1).rows, entry(empty, 1).duplicates) == (9, 3)
    assert verify_log(empty).ok


def test_another_wording_within_one_import_is_kept_and_cites_the_first(
    empty: OpenLog, tmp_path: Path
) -> None:
    record(empty, Incident(title="before it"))
    both = backups(
        tmp_path / "backups",
        export(line(1, "I never said that"), line(2)),
        export(line(1, "I said that"), line(2), line(1, "I said that"), line(1, "no", key="1")),
    )
    done = take(empty, both)
    assert (done.number, done.imported, done.duplicates) == (2, 4, 2)
    told = [(one.row, one.earlier, one.what) for one in done.differing]
    assert told == [(3, "2.1", "text"), (6, "2.1", "text")]
    assert [(row.cited, row.differs) for row in messages(empty, 2)] == [
        ("2.1", ()),
        ("2.2", ()),
        ("2.3", ("2.1",)),
        ("2.6", ("2.1",)),
    ]
    assert entry(empty, 2).differing == done.differing


def test_the_citation_is_right_when_the_log_grew_after_looking(
    empty: OpenLog, tmp_path: Path
) -> None:
    both = backups(tmp_path / "backups", export(line(1, "yes")), export(line(1, "no")))
    found = look(empty, both)
    assert [one.earlier for one in found.differing] == ["1.1"]
    record(empty, Incident(title="meanwhile"))
    with open_source_at(both) as source:
        found = prepare_import(empty, source, found.importer, Options())
        record(empty, Incident(title="and once more"))
        done = run_import(empty, found)
    assert [one.earlier for one in done.differing] == ["3.1"]
    assert [row.differs for row in messages(empty, 3)] == [(), ("3.1",)]


def test_a_repeat_cites_a_row_that_the_log_has_and_not_one_that_was_left_out(
    empty: OpenLog, tmp_path: Path
) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_bytes(export(line(1, "yes")))
    two.write_bytes(export(line(1, "yes"), line(1, "no"), line(1, "perhaps"), line(3, "1->so")))
    take(empty, one)
    done = take(empty, two)
    assert (done.imported, done.duplicates) == (3, 1)
    assert [row.differs for row in messages(empty, 2)] == [("1.1",), ("2.2",), ()]
    reply = messages(empty, 2)[-1].reply
    assert reply is not None
    assert reply.row == 2


def test_two_pictures_without_words_under_one_key_are_both_kept(
    empty: OpenLog, tmp_path: Path
) -> None:
    both = backups(
        tmp_path / "backups",
        export(line(1, "<a.jpg>")),
        export(line(1, "<b.jpg>"), line(1, "<a.jpg>"), line(1, "<b.jpg>")),
    )
    done = take(empty, both)
    assert (done.imported, done.duplicates) == (2, 2)
    assert [(one.row, one.earlier, one.what) for one in done.differing] == [
        (2, "1.1", "attachments")
    ]


def test_the_same_mail_again_is_left_out(empty: OpenLog, tmp_path: Path) -> None:
    one, two = tmp_path / "one.eml", tmp_path / "two.eml"
    one.write_text(MAIL)
    two.write_text("X-Gmail-Labels: Family\n" + MAIL)
    take_mail(empty, one)
    done = take_mail(empty, two)
    assert (done.number, done.imported, done.duplicates) == (None, 0, 1)


def test_mail_that_shares_its_id_and_says_something_else_is_kept_and_told(
    empty: OpenLog, tmp_path: Path
) -> None:
    changes = {
        "Jo <jo@": "Jo <other@",
        "sam@": "kim@",
        "18:05:00": "19:05:00",
        "Saturday": "Sunday",
        "I will be there": "I will not come",
        "plan.csv": "list.csv",
        "ten o'clock": "two o'clock",
    }
    path = tmp_path / "mail.eml"
    path.write_text(MAIL)
    take_mail(empty, path)
    told = []
    for old, new in changes.items():
        path.write_text(MAIL.replace(old, new))
        done = take_mail(empty, path)
        assert (done.imported, done.duplicates) == (1, 0), new
        told += [one.what.split(", ") for one in done.differing]
    assert [
        set(before) >= {name}
        for before, name in zip(
            told,
            ("sender", "recipients", "time", "subject", "text", "attachments", "attachments"),
            strict=True,
        )
    ] == [True] * 7
    path.write_text("X-Again: 1\n" + MAIL)
    assert take_mail(empty, path).duplicates == 1


def test_two_mails_of_one_id_in_one_folder_are_both_kept(empty: OpenLog, tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / "1.eml").write_text(MAIL)
    (folder / "2.eml").write_text(MAIL.replace("ten o'clock", "two o'clock"))
    (folder / "3.eml").write_text("X-Again: 1\n" + MAIL)
    done = take_mail(empty, folder)
    assert (done.imported, done.duplicates) == (2, 1)
    assert [(one.row, one.earlier, one.what) for one in done.differing] == [
        (2, "1.1", "attachments")
    ]


def test_a_source_of_which_nothing_can_be_read_is_kept_with_its_skips(
    empty: OpenLog, tmp_path: Path
) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(export("!garbled", "!more"))
    assert not look(empty, path).nothing_new
    done = take(empty, path)
    assert (done.number, done.imported, done.skipped) == (1, 0, 2)
    kept = entry(empty, 1)
    assert (len(kept.attachments), [skip.row for skip in kept.skips]) == (1, [1, 2])
    assert take(empty, path).number is None
    assert verify_log(empty).ok


def test_a_source_without_any_record_adds_nothing(empty: OpenLog, tmp_path: Path) -> None:
    path = tmp_path / "none.txt"
    path.write_bytes(export())
    assert look(empty, path).nothing_new
    assert take(empty, path).number is None
