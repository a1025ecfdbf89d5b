"""Mailboxes: each message once, at its bytes, in bounded memory."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencelog.importers.importer import SourceError
from evidencelog.importers.mail import separators as separating
from evidencelog.importers.mail.eml import MailImporter
from evidencelog.importers.mail.mbox import MailboxImporter
from evidencelog.importers.mail.separators import separators
from tests.importers.told_sources import Members, drafts, one, read, remarks

MAILBOX = MailboxImporter()


def letter(number: int, body: str = "hello", **headers: str) -> str:
    more = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in headers.items())
    return (
        "From 1@xxx Sat Mar 14 18:05:00 +0000 2026\n"
        f"Message-ID: <{number}@x>\nFrom: a@x.org\nTo: b@x.org\n{more}\n{body}\n\n"
    )


def ids(source: Members) -> list[str]:
    return [draft.key for draft in drafts(read(MAILBOX, source))]


def test_every_message_is_found_with_its_place_and_its_own_text() -> None:
    first = letter(1, "one")

    found = drafts(read(MAILBOX, one(first + letter(2, "two"), "all.mbox")))

    assert [(draft.key, draft.text) for draft in found] == [
        ("mail:1@x", "one\n"),
        ("mail:2@x", "two\n"),
    ]
    assert found[1].place == f"message 2, at byte {len(first)}"
    assert ("From_", "From 1@xxx Sat Mar 14 18:05:00 +0000 2026") in found[0].fields


@pytest.mark.parametrize(
    "line",
    [
        "From a@x.org Fri Jul  8 12:08:34 2011",
        "From - Sat Mar 14 18:05:00 2026",
        "From 1793456@xxx Sat Mar 14 18:05:00 +0000 2026",
        "From a@x.org Sat Mar 14 18:05:00 2026 +0100",
        "From MAILER-DAEMON Sat Mar 14 18:05:00 CET 2026",
        "From a@x.org 14 March 2026",
    ],
)
def test_separators_of_all_programs_are_told(line: str) -> None:
    message = letter(2).partition("\n")[2]

    assert ids(one(f"{letter(1)}{line}\n{message}")) == ["mail:1@x", "mail:2@x"]


@pytest.mark.parametrize(
    "line",
    [
        "From January to March 2026\nwe agreed: no calls",
        "From what I saw on 3 March 2026\n\nnothing",
        ">From a@x.org Sat Mar 14 18:05:00 2026\nSubject: quoted",
        "From the school\nSubject: trip",
    ],
)
def test_a_line_of_a_letter_is_no_separator(line: str) -> None:
    found = drafts(read(MAILBOX, one(letter(1, f"hello\n\n{line}") + letter(2))))

    assert [draft.key for draft in found] == ["mail:1@x", "mail:2@x"]
    assert line in (found[0].text or "")


def test_messages_that_were_put_together_without_an_empty_line_are_told_apart() -> None:
    assert ids(one(letter(1).rstrip("\n") + "\n" + letter(2))) == ["mail:1@x", "mail:2@x"]


def test_line_ends_of_windows_change_nothing() -> None:
    text = letter(1, "one") + letter(2, "two")

    found = drafts(read(MAILBOX, one(text.replace("\n", "\r\n"))))

    assert [draft.text for draft in found] == ["one\n", "two\n"]


def test_labels_and_threads_of_gmail_are_kept() -> None:
    sent = letter(1, X_Gmail_Labels="Sent,=?utf-8?q?Caf=C3=A9?=", X_GM_THRID="17")
    draft = letter(2, X_Gmail_Labels="Drafts", X_GM_THRID="17")
    inbox = letter(3, X_Gmail_Labels="Inbox,Important")

    found = drafts(read(MAILBOX, one(sent + draft + inbox)))

    assert [(one.direction, one.state) for one in found] == [
        ("out", "sent"),
        (None, "draft"),
        ("in", None),
    ]
    assert [one.conversation for one in found] == ["gmail:17", "gmail:17", "mail:3@x"]
    assert ("X-Gmail-Labels", "Sent,=?utf-8?q?Caf=C3=A9?=") in found[0].fields


def test_a_file_of_a_message_deep_in_the_mailbox_is_read_from_its_bytes() -> None:
    part = 'Content-Type: image/png; name="p.png"\nContent-Transfer-Encoding: base64\n\nAAEC\n'
    body = f"--b\n{part}--b--"
    with_file = letter(2, body, Content_Type="multipart/mixed; boundary=b")

    found = drafts(read(MAILBOX, one(letter(1) + with_file + letter(3))))

    reader = found[1].files[0].read
    assert reader is not None
    assert b"".join(reader()) == b"\0\1\2"


def test_a_mailbox_is_told_from_one_message_with_its_envelope() -> None:
    single, several = one(letter(1), "a.eml"), one(letter(1) + letter(2), "a.eml")
    mail = MailImporter()

    assert (mail.recognise(single).sure) > (MAILBOX.recognise(single).sure)  # type: ignore[union-attr]
    assert (mail.recognise(several).sure) < (MAILBOX.recognise(several).sure)  # type: ignore[union-attr]
    assert MAILBOX.recognise(one("From me to you\n\nwords")) is None


def test_mailboxes_of_a_folder_are_read_one_after_another() -> None:
    folder = Members({"Inbox": letter(1).encode(), "Inbox.msf": b"x", "Sent": letter(2).encode()})

    found = read(MAILBOX, folder)

    assert [draft.place for draft in drafts(found)] == [
        "Inbox: message 1, at byte 0",
        "Sent: message 1, at byte 0",
    ]
    assert remarks(found) == ["1 file beside the mailboxes was not read"]


def test_a_mailbox_of_google_takeout_is_told_among_its_settings() -> None:
    settings_of_mail = {f"Takeout/Mail/User Settings/{name}.json": b"{}" for name in "abcdef"}
    mailbox = {"Takeout/Mail/All mail.mbox": letter(1, X_GM_THRID="1").encode()}
    photos = {f"{name}.jpg": b"\xff\xd8" * 900 for name in "abc"}

    assert MAILBOX.recognise(Members({**settings_of_mail, **mailbox})) is not None
    assert MAILBOX.recognise(Members({**mailbox, **photos})) is None


def test_a_file_without_any_message_is_refused_and_an_empty_one_is_empty() -> None:
    assert read(MAILBOX, one("")) == []
    with pytest.raises(SourceError, match="no line that begins a message"):
        read(MAILBOX, one("This isn't an mbox."))


@given(st.integers(1, 300), st.lists(st.integers(0, 60), min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_separators_are_found_wherever_the_pieces_of_the_file_end(
    chunk: int, lengths: list[int]
) -> None:
    text = "".join(letter(number, "x" * length) for number, length in enumerate(lengths))
    text = text.replace("From 1@xxx Sat", "From 1@x Sat")

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(chunk, size) if size and size > 0 else chunk)

    starts = [at for at in range(len(text)) if text.startswith("From 1@x", at)]
    assert list(separators(Slow(text.encode()))) == starts


def test_a_mailbox_of_any_size_is_never_held_whole() -> None:
    class Counting(io.BytesIO):
        most = 0

        def read(self, size: int | None = -1) -> bytes:
            found = super().read(size)
            Counting.most = max(Counting.most, len(found))
            return found

    class Big(Members):
        def open(self, name: str) -> Counting:
            return Counting(self.members[name])

    def letters() -> Iterator[str]:
        return (letter(number, "words " * 2000) for number in range(300))

    data = "".join(letters()).encode()
    assert len(data) > 3 * separating.CHUNK

    found = read(MAILBOX, Big({"all.mbox": data}))

    assert len(found) == 300
    assert Counting.most <= separating.CHUNK
