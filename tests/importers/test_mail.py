"""Mail: what stands in a message comes out, and what was read from it stands beside it."""

from __future__ import annotations

import base64
import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, Message
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencelog.importers.drafts import Draft, Enclosed
from evidencelog.importers.importer import Options, SourceError
from evidencelog.importers.mail.addresses import addresses
from evidencelog.importers.mail.dates import mail_stamp
from evidencelog.importers.mail.eml import MailImporter
from evidencelog.importers.mail.headers import readable
from evidencelog.importers.mail.markup import words_of
from evidencelog.importers.mail.parts import Part, read_parts
from tests.importers.told_sources import Members, drafts, one, read, remarks, skips

MAIL = MailImporter()
SAMPLES = Path(__file__).parent.parent / "samples"
HEAD = (
    "Received: by mx.example.org; Sat, 14 Mar 2026 17:05:09 +0000\n"
    "Date: Sat, 14 Mar 2026 18:05:00 +0100\n"
    "From: =?utf-8?q?Ren=C3=A9?= <rene@example.org>\n"
    "To: Ann <ann@example.org>, bob@example.org\n"
    "Subject: =?utf-8?b?V29jaGVuZW5kZQ==?=\n"
    "Message-ID: <1@example.org>\n"
)


def only(text: str | bytes, options: Options | None = None) -> Draft:
    found = drafts(read(MAIL, one(text, "a.eml"), options or Options()))
    assert len(found) == 1
    return found[0]


def content(file: Enclosed) -> bytes:
    assert file.read is not None
    return b"".join(file.read())


def fields(draft: Draft, name: str) -> list[str]:
    return [value for key, value in draft.fields if key.lower() == name]


def test_a_header_is_decoded_for_reading_and_kept_as_it_stands() -> None:
    draft = only(HEAD + "\nhello\n")

    assert draft.sender is not None
    assert (draft.sender.id, draft.sender.name) == ("rene@example.org", "René")
    assert draft.subject == "Wochenende"
    assert fields(draft, "subject") == ["=?utf-8?b?V29jaGVuZW5kZQ==?="]
    assert [side.id for side in draft.recipients] == ["ann@example.org", "bob@example.org"]
    assert draft.text == "hello\n"


def test_the_date_of_the_sender_stands_beside_the_times_of_every_server() -> None:
    draft = only(
        "Received: from relay.example.com by mx.example.org; Sat, 14 Mar 2026 19:05:09 +0000\n"
        "Received: from pc by relay.example.com; Sat, 14 Mar 2026 19:00:00 +0000\n"
        + HEAD.partition("\n")[2]
        + "\nhello\n"
    )

    assert draft.stamp is not None
    assert draft.stamp.raw == "Sat, 14 Mar 2026 18:05:00 +0100"
    assert draft.stamp.instant == "2026-03-14T17:05:00.000Z"
    assert (draft.stamp.local, draft.stamp.offset) == ("2026-03-14T18:05:00", "+01:00")
    assert fields(draft, "hop 1") == [
        "2026-03-14T19:05:09.000Z by mx.example.org from relay.example.com"
    ]
    assert fields(draft, "hop 2") == ["2026-03-14T19:00:00.000Z by relay.example.com from pc"]
    assert "the last server had the message 0 d 02:00 h after its Date" in draft.notes


def test_without_a_date_the_time_of_the_last_server_stands_and_says_so() -> None:
    draft = only("Received: by mx; Sat, 14 Mar 2026 17:05:09 +0000\nFrom: a@b\nTo: c@d\n\nx\n")

    assert draft.stamp is not None
    assert draft.stamp.instant == "2026-03-14T17:05:09.000Z"
    assert "no Date" in (draft.stamp.note or "")


@pytest.mark.parametrize(
    ("raw", "instant", "local", "note"),
    [
        ("Fri, 4 May 2001 14:05:44 -0400", "2001-05-04T18:05:44.000Z", "2001-05-04T14:05:44", None),
        ("Fri, 20 Apr 2001 20:18:00 -0400 (EDT)", "2001-04-21T00:18:00.000Z", None, None),
        ("4 May 01 14:05 EST", "2001-05-04T19:05:00.000Z", "2001-05-04T14:05:00", None),
        ("Fri May  4 14:05:44 2001", None, "2001-05-04T14:05:44", "how far from UTC"),
        ("Fri, 4 May 2001 14:05:44 CEST", None, "2001-05-04T14:05:44", "how far from UTC"),
        ("Fri, 4 May 2001 14:05:44 -0000", "2001-05-04T14:05:44.000Z", None, None),
        ("Mon, 4 May 2001 14:05:44 +0000", "2001-05-04T14:05:44.000Z", None, "day of the week"),
        ("Fri, 31 Feb 2001 14:05:44 +0000", None, None, "not a date"),
        ("4.5.2001 14:05", None, None, "not a date"),
        ("Fri, 1 Jan 0001 00:00:00 +1400", None, "0001-01-01T00:00:00", None),
    ],
)
def test_dates_of_every_age_are_read_and_never_guessed(
    raw: str, instant: str | None, local: str | None, note: str | None
) -> None:
    stamp = mail_stamp(raw)

    assert stamp.raw == raw
    assert stamp.instant == instant
    assert local is None or stamp.local == local
    assert note is None or note in (stamp.note or "")


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("bbb@ddd.com (John X. Doe)", [("bbb@ddd.com", "John X. Doe")]),
        ("alice@example.com <bob@example.com>", [("bob@example.com", "alice@example.com")]),
        ('"Doe, John" <j@x.org>; k@x.org', [("j@x.org", "Doe, John"), ("k@x.org", None)]),
        ("family: a@x.org, B <b@x.org>;", [("a@x.org", None), ("b@x.org", "B")]),
        ("MAILER DAEMON <>", [("<>", "MAILER DAEMON")]),
        ("undisclosed-recipients:;", []),
        ("=?iso-8859-1?q?J=F6rg?= <j@x.org>", [("j@x.org", "Jörg")]),
        ('"open <a@x.org', [("open <a@x.org", None)]),
    ],
)
def test_the_address_is_told_from_the_name_beside_it(
    raw: str, found: list[tuple[str, str | None]]
) -> None:
    assert [(side.id, side.name) for side in addresses(raw)] == found


def test_a_name_that_looks_like_another_address_is_pointed_out() -> None:
    draft = only("From: judge@court.example <x@evil.example>\nTo: a@b\n\nhello\n")

    assert "the name before the sender's address looks like another address" in draft.notes


def test_halves_of_a_character_in_two_encoded_words_are_put_together() -> None:
    raw = "é€".encode()
    words = [base64.b64encode(part).decode() for part in (raw[:3], raw[3:])]

    assert readable(" ".join(f"=?utf-8?B?{word}?=" for word in words)) == "é€"


def test_of_two_versions_the_plain_one_is_read_and_the_page_is_kept() -> None:
    message = EmailMessage()
    message["From"], message["To"] = "a@x.org", "b@x.org"
    message.set_content("plain words\n")
    message.add_alternative("<p>other words</p>", subtype="html")

    draft = only(message.as_bytes())

    assert draft.text == "plain words\n"
    assert [(file.name, content(file).strip()) for file in draft.files] == [
        ("message.html", b"<p>other words</p>")
    ]


def test_a_page_alone_is_read_for_its_words_and_says_so() -> None:
    page = "<style>p{}</style><p>you &amp; I</p><script>no()</script><div>come<br>back</div>"
    draft = only(f"{HEAD}Content-Type: text/html\n\n{page}")

    assert draft.text == "you & I\n\ncome\nback"
    assert content(draft.files[0]) == page.encode()
    assert "the text is the words of an HTML page, which is kept as a file" in draft.notes


def test_files_come_out_byte_for_byte_with_their_decoded_names() -> None:
    message = EmailMessage()
    message["From"], message["To"] = "a@x.org", "b@x.org"
    message.set_content("see\n")
    data = bytes(range(256)) * 700
    message.add_attachment(data, maintype="image", subtype="jpeg", filename="Fotoß.jpg")

    draft = only(message.as_bytes(policy=email.policy.SMTP))

    assert [(file.name, file.type) for file in draft.files] == [("Fotoß.jpg", "image/jpeg")]
    assert content(draft.files[0]) == data


def test_a_message_in_the_message_is_handed_on_byte_for_byte() -> None:
    inner = "Subject: inner\nFrom: c@x.org\nX-Odd:   two  spaces\n\n=2E untouched \n"
    draft = only(
        f'{HEAD}Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nouter\n'
        f"--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n"
    )

    assert draft.text == "outer"
    assert draft.files[0].name == "inner.eml"
    assert content(draft.files[0]) == inner.encode()


@pytest.mark.parametrize(
    ("charset", "raw", "text", "note"),
    [
        ("utf-8", "déjà".encode(), "déjà", ""),
        ("x-klingon", "déjà".encode(), "déjà", "is not known"),
        ("us-ascii", b"d\xe9j\xe0", "déjà", "no charset is named"),
        ("GB2312", "你好，代开发票。".encode(), "你好，代开发票。", "said to be gb2312"),
        ("utf-8", b"d\xe9j\xe0", "d\ufffdj\ufffd", "replacement sign"),
        ("hex", b"6869", "6869", "is not known"),
        ("unicode_escape", rb"\ud800", r"\ud800", "is not known"),
        ("utf-7", b"+2AA-", "\ufffd", ""),
        ("iso-2022-jp", "日本".encode("iso-2022-jp"), "日本", ""),
    ],
)
def test_a_charset_that_is_wrong_or_unknown_costs_no_text(
    charset: str, raw: bytes, text: str, note: str
) -> None:
    head = f"{HEAD}Content-Type: text/plain; charset={charset}\n\n".encode()

    draft = only(head + raw)

    assert draft.text == text
    assert any(note in one for one in draft.notes) or not note


def test_a_reply_names_the_message_and_the_thread_it_belongs_to() -> None:
    draft = only(f"{HEAD}In-Reply-To: <0@x>\nReferences: <root@x>\n <0@x>\n\nhello\n")

    assert draft.key == "mail:1@example.org"
    assert draft.reply_to == "mail:0@x"
    assert draft.conversation == "mail:root@x"


def test_without_an_id_the_key_follows_from_date_and_people_not_from_the_words() -> None:
    head = HEAD.replace("Message-ID: <1@example.org>\n", "")

    assert only(head + "\nhello\n").key == only(head + "\nhello, edited\n").key
    assert only(head + "\nhello\n").key != only(head.replace("18:05:00", "18:05:01") + "\n").key


@pytest.mark.parametrize(
    ("me", "direction"),
    [("rene@example.org", "out"), ("BOB@example.org", "in"), ("zoe@example.org", None)],
)
def test_the_direction_follows_only_from_who_the_owner_is(me: str, direction: str | None) -> None:
    assert only(HEAD + "\nx\n", Options(me=frozenset({me}))).direction == direction


def test_a_message_that_was_never_sent_is_a_draft() -> None:
    assert only("X-Unsent: 1\n" + HEAD + "\nx\n").state == "draft"


def test_the_body_is_held_against_the_hash_that_was_signed() -> None:
    raw = (SAMPLES / "dkimpy" / "rfc6376.signed.msg").read_bytes()

    same = only(raw).notes
    with_wire_ends = only(raw.replace(b"\n", b"\r\n")).notes
    changed = only(raw.replace(b"Are you hungry", b"Are you angry")).notes

    assert same == with_wire_ends
    assert len([note for note in same if "still has the hash that was signed" in note]) == 2
    assert all("the signature itself was not checked" in note for note in same)
    assert len([note for note in changed if "does not have the hash" in note]) == 2


def test_a_message_of_apple_mail_ends_before_the_list_of_its_program() -> None:
    message = (HEAD + "\nhello\n").encode()

    draft = only(b"%d\n" % len(message) + message + b"<?xml version='1.0'?><plist/>")

    assert draft.text == "hello\n"


def test_a_folder_is_read_file_by_file_and_others_are_counted() -> None:
    folder = Members({"a.eml": (HEAD + "\nx\n").encode(), "b": b"\0\1", "c.eml": HEAD.encode()})

    found = read(MAIL, folder)

    assert [draft.place for draft in drafts(found)] == ["a.eml", "c.eml"]
    assert remarks(found) == ["1 file beside the mail was not read"]


@pytest.mark.parametrize("text", ["", "no headers here\n", "\0\0\0"])
def test_what_is_no_message_is_skipped_with_its_reason(text: str) -> None:
    assert [skip.reason for skip in skips(read(MAIL, one(text)))] == ["there are no mail headers"]
    assert MAIL.recognise(one(text)) is None


def test_a_message_is_recognised_whatever_its_name_says() -> None:
    found = MAIL.recognise(one("X-Mailer: Kite 2\n" + HEAD + "\nx\n", "photo.jpg"))

    assert found is not None
    assert found.sure > 0.9
    assert found.tool == "Kite 2"


def test_a_file_that_cannot_be_opened_is_the_error_of_the_source() -> None:
    class Gone(Members):
        def open(self, name: str) -> None:  # type: ignore[override]
            raise SourceError("it is gone")

    with pytest.raises(SourceError, match="it is gone"):
        read(MAIL, Gone({"a.eml": b"x"}))


def _types(part: Part) -> Iterator[str]:
    yield part.type
    for inner in (*part.parts, *((part.inner,) if part.inner else ())):
        yield from _types(inner)


def _types_of_library(message: Message) -> Iterator[str]:
    yield message.get_content_type()
    if message.is_multipart():
        for inner in message.get_payload():
            assert isinstance(inner, Message)
            yield from _types_of_library(inner)


_LINES = st.sampled_from(
    ["--a", "--a--", "--b", "--b--", "", "words", "Content-Type: text/html", "--a ", "X: --a"]
    + [f"Content-Type: multipart/{kind}; boundary={mark}" for kind in ("mixed", "digest")
       for mark in "ab"]
)  # fmt: skip


@given(st.lists(_LINES, max_size=25))
@settings(max_examples=300, deadline=None)
def test_parts_are_told_apart_as_the_library_tells_them(lines: list[str]) -> None:
    # A mark that is used inside itself ends both, or only the inner one.
    kept = [line for line in lines if "boundary=a" not in line]
    # Two marks in a row: the library also swallows the one that closes.
    pairs = list(pairwise(["", *kept]))
    kept = [line for before, line in pairs if not before[:2] == line[:2] == "--"]
    text = "Content-Type: multipart/mixed; boundary=a\n\n" + "\n".join(kept)
    library = email.message_from_string(text, policy=email.policy.compat32)

    assert list(_types(read_parts(text.encode()))) == list(_types_of_library(library))


@pytest.mark.parametrize(
    "hostile",
    [
        "From: " + "(" * 100_000 + "\nTo: a@b\n\n",
        "From: " + '"' * 100_001 + "\nTo: a@b\n\n",
        "Content-Type: text/plain" + '; a="x' * 50_000 + "\nFrom: a@b\n\nx",
        "Subject: " + "=?utf-8?q?x?= " * 20_000 + "\nFrom: a@b\n\n",
        "From: a@b\n" + "X-Many: 1\n" * 100_000 + "\nx",
        "From: a@b\nContent-Type: multipart/mixed; boundary=a\n\n"
        + "--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 5_000,
        "From: a@b\nContent-Type: message/rfc822\n\n" * 5_000,
        "From: a@b\nContent-Type: multipart/mixed; boundary=a\n\n" + "--a\n\nx\n" * 50_000,
        "From: a@b\nContent-Type: text/html\n\n" + "<!--" * 100_000,
        "From: a@b\nContent-Type: text/html\n\n" + "<a '" * 100_000,
        "From: a@b\nContent-Type: text/html\n\n" + "<script>" * 100_000,
        "From: a@b\nDKIM-Signature: " + "a=" * 30_000 + "\n\nx",
        "Date: " + "1 " * 50_000 + "\nFrom: a@b\n\nx",
        "From: a@b\nContent-Transfer-Encoding: base64\n\n" + "=" * 300_000,
    ],
)
def test_what_is_made_to_exhaust_a_reader_does_not(hostile: str) -> None:
    for item in read(MAIL, one(hostile)):
        for file in item.files if isinstance(item, Draft) else ():
            assert len(content(file)) <= len(hostile)


def test_nesting_beyond_the_limit_is_kept_as_a_file() -> None:
    draft = only("From: a@b\nContent-Type: message/rfc822\n\n" * 30 + "From: a@b\n\nx")

    assert draft.files[0].name == "message.eml"
    assert content(draft.files[0]).count(b"message/rfc822") == 29


@given(st.text(alphabet="<>a/!-'\" =bpr&;#x1", max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_page_gives_words_without_an_error(page: str) -> None:
    assert len(words_of(page)) <= 2 * len(page)
