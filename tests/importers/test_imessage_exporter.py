"""imessage-exporter, text and pages: each message once, replies with what they answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.importers.drafts import Draft
from evidencelog.importers.imessage_exporter import page
from evidencelog.importers.imessage_exporter.importer import IMessageExporter
from evidencelog.importers.importer import Options, SourceError, UndecidedError
from tests.importers.told_sources import Members, drafts, one, read, skips

EXPORTER = IMessageExporter()
AT = "May 17, 2022  5:29:42 PM"
LATER = "May 17, 2022 12:30:00 PM"
REPLIED = "This message responded to an earlier message."
THREAD = f"""{AT}
Me
parent
Tapbacks:
    Loved by Sam
    \u2615\ufe0f by Ana Lee
    {LATER}
    Sam
    reply one
    line two

{LATER}
Sam
reply one
line two
{REPLIED}

"""
PAGE = """<html><head><meta charset="UTF-8"><style>p > a {}</style></head><body>
<div class="message"><div class="sent SMS">
<p><span class="timestamp"><a href="sms://open?message-guid=G-1">May 17, 2022  5:29:42 PM</a>
(Read by them after 1 second)</span><span class="sender">Me</span></p>
<hr><div class="message_part"><span class="bubble">one &lt;b&gt;<br>two</span></div>
<div class="tapbacks">
<div class="tapback"><span class="tapback"><b>Loved</b> by Sam</span></div></div>
<div class="replies"><div class="reply" id="G-2"><div class="message"><div class="received">
<p><span class="timestamp"><a href="sms://open?message-guid=G-2">May 17, 2022  5:30:42 PM</a></span>
<span class="sender">Sam</span></p><span class="bubble">yes</span></div></div></div></div>
</div></div>
<div class="announcement"><p><span class="timestamp">May 17, 2022  5:30:00 PM</span> You named the
conversation <b>Home</b></p></div>
<div class="message" id="r-G-2"><div class="received">
<p><span class="timestamp"><a href="sms://open?message-guid=G-2">May 17, 2022  5:30:42 PM</a></span>
<span class="sender">Sam</span></p><span class="bubble">yes</span>
<img src="attachments/1/a%20b.jpg" loading="lazy">
<span class="attachment_error">Attachment does not exist!</span>
<span class="reply_context">This message responded to an earlier message.</span></div></div>
</body></html>
"""


def text(content: str, **files: bytes) -> list[Draft]:
    members = {"Sam.txt": content.encode(), **files}
    return drafts(read(EXPORTER, Members(members)))


def web(content: str, **files: bytes) -> list[Draft]:
    return drafts(read(EXPORTER, Members({"Sam.html": content.encode(), **files})))


def test_a_message_has_its_time_its_sender_and_its_text() -> None:
    (found,) = text(f"{AT} (Read by them after 1 hour, 49 seconds)\nMe\nHello\n\nworld\n\n")

    assert found.stamp is not None
    assert (found.stamp.local, found.stamp.instant) == ("2022-05-17T17:29:42", None)
    assert found.text == "Hello\n\nworld"
    assert found.direction == "out"
    assert found.fields == (("read", "Read by them after 1 hour, 49 seconds"),)
    assert (found.conversation, found.place) == ("imessage:Sam", "Sam.txt, line 1")


def test_a_reply_is_one_record_that_names_what_it_answers() -> None:
    parent, reply = text(THREAD)

    assert parent.text == "parent"
    assert [(one.text, one.by.id) for one in parent.reactions if one.by] == [
        ("Loved", "Sam"),
        ("\u2615\ufe0f", "Ana Lee"),
    ]
    assert (reply.text, reply.reply_to) == ("reply one\nline two", parent.key)
    assert reply.notes == ("printed twice: also under the message that it answers",)


def test_a_reply_that_stands_only_under_its_message_is_kept() -> None:
    parent, reply = text(THREAD.partition(f"\n{LATER}\nSam")[0])

    assert (reply.text, reply.reply_to) == ("reply one\nline two", parent.key)
    assert reply.notes == ("printed only under the message that it answers",)


def test_announcements_are_lines_of_the_app() -> None:
    found = text(f"{AT} You renamed the conversation to Home\n\n{AT} Sam unsent a message!\n\n")

    assert [draft.what for draft in found] == ["system", "system"]
    assert found[0].text == "You renamed the conversation to Home"
    assert [draft.state for draft in found] == [None, "unsent"]
    assert all(draft.sender is None for draft in found)


def test_a_deleted_message_is_deleted_and_keeps_its_text() -> None:
    (found,) = text(f"{AT}\nMe\nThis message was deleted from the conversation!\nHello\n\n")

    assert (found.state, found.text) == ("deleted", "Hello")


def test_edits_are_earlier_wordings_and_no_messages() -> None:
    (found,) = text(f"{AT}\nSam\n{AT} first\nEdited 15 seconds later: second\n\n")

    assert (found.text, found.edits) == ("second", ("first",))
    assert found.edited is not None
    assert found.edited.raw == "Edited 15 seconds later"


def test_files_are_found_beside_the_text_and_missed_ones_are_said() -> None:
    content = (
        f"{AT}\nSam\nattachments/1/a b.jpg\nAttachment missing!\n"
        "~/Library/Messages/Attachments/0a/x.heic\nlook\nSent with Echo\n\n"
    )

    (found,) = text(content, **{"attachments/1/a b.jpg": b"picture"})

    assert found.text == "look"
    assert ("effect", "Sent with Echo") in found.fields
    there, gone, missing = found.files
    assert there.read is not None
    assert b"".join(there.read()) == b"picture"
    assert (gone.name, gone.note) == ("x.heic", "named in the export, and not among its files")
    assert missing.note == "missing when the export was made"


def test_the_owner_may_have_another_name() -> None:
    content = f"{AT} (Read by them after 1 second)\nAlex\nhi\n\n{LATER}\nSam\nyes\n\n"

    assert [draft.direction for draft in text(content)] == ["out", "in"]


def test_a_time_inside_a_text_begins_no_message() -> None:
    (found,) = text(f"{AT}\nSam\nsee:\n{LATER}\nthere\n\n")

    assert found.text == f"see:\n{LATER}\nthere"


def test_lines_before_the_first_message_are_a_skip() -> None:
    found = read(EXPORTER, Members({"a.txt": f"\n{AT}\nMe\nhi\n\n".encode(), "b.txt": b"notes\n"}))

    assert len(drafts(found)) == 1
    assert skips(found) == []


def test_a_page_gives_the_same_and_more() -> None:
    parent, named, reply = web(PAGE, **{"attachments/1/a b.jpg": b"picture"})

    assert (parent.text, parent.direction, parent.service) == ("one <b>\ntwo", "out", "SMS")
    assert parent.key == "imessage|G-1"
    assert [one.text for one in parent.reactions] == ["Loved"]
    assert parent.fields == (("read", "Read by them after 1 second"),)
    assert (named.what, named.text) == ("system", "You named the conversation Home")
    assert (reply.text, reply.direction, reply.reply_to) == ("yes", "in", parent.key)
    assert reply.notes == ("printed twice: also under the message that it answers",)
    assert [file.read is not None for file in reply.files] == [True, False]
    assert reply.place == "Sam.html, message 3"


def test_edits_on_a_page_are_earlier_wordings() -> None:
    edited = (
        '<div class="edited"><table><tr><td><span class="bubble">first</span></td></tr><tr><td>'
        '<span class="timestamp">Edited 15 seconds later</span></td>'
        '<td><span class="bubble">second</span></td></tr></table></div>'
    )
    content = PAGE.replace('<span class="bubble">one &lt;b&gt;<br>two</span>', edited)

    found = web(content)[0]

    assert (found.text, found.edits) == ("second", ("first",))
    assert found.stamp is not None
    assert found.stamp.local == "2022-05-17T17:29:42"


def test_of_a_text_and_a_page_of_one_chat_the_page_is_read() -> None:
    members = {"Sam.txt": THREAD.encode(), "Sam.html": PAGE.encode()}

    found = drafts(read(EXPORTER, Members(members)))

    assert {draft.place.partition(",")[0] for draft in found} == {"Sam.html"}


@pytest.mark.parametrize("size", [50, 333])
def test_where_blocks_of_a_page_end_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    whole = [(draft.text, draft.key) for draft in web(PAGE)]

    monkeypatch.setattr(page, "_BLOCK", size)

    assert [(draft.text, draft.key) for draft in web(PAGE)] == whole


def test_times_that_cannot_be_are_left_open() -> None:
    (found,) = text("Feb 30, 2022  5:29:42 PM\nSam\nhi\n\n")

    assert found.stamp is not None
    assert (found.stamp.local, found.stamp.note) == (None, "there is no such time")


@pytest.mark.parametrize(
    "content", ["", "hello\n", "<html><p>x</p></html>", "24/12/19, 15:05 - A: b"]
)
def test_other_files_are_not_recognised(content: str) -> None:
    assert EXPORTER.recognise(one(content, "Sam.txt")) is None
    with pytest.raises(SourceError, match="no conversation of imessage-exporter"):
        read(EXPORTER, one(content, "Sam.txt"))


@given(st.integers(min_value=0), st.binary(max_size=4), st.sampled_from([THREAD, PAGE]))
def test_damaged_files_are_read_or_refused(place: int, instead: bytes, content: str) -> None:
    whole = content.encode()
    at = place % len(whole)
    for damaged in (whole[:at], whole[:at] + instead + whole[at + len(instead) :]):
        outcome(damaged)


@pytest.mark.parametrize(
    "content",
    [
        PAGE + '<div class="message">' * 50_000,
        PAGE + "<div>" * 100_000 + "</div>" * 100_000,
        PAGE + "<" * 200_000,
        PAGE + '<div class="' + "x" * 200_000,
        f"{AT}\nMe\n" + f"    {AT}\n" * 20_000,
        f"{AT}\nMe\n" + "Tapbacks:\n" + "a by " * 50_000,
        f"{AT}\nMe\nEdited " + "x" * 200_000,
        f"{AT}\nMe\n" + "/" * 100_000 + "Library/Messages/",
    ],
)
def test_files_made_to_keep_a_reader_busy_do_not(content: str) -> None:
    outcome(content.encode())


def outcome(content: bytes) -> None:
    source = one(content, "Sam.txt")
    EXPORTER.recognise(source)
    try:
        read(EXPORTER, source, Options(zone="Europe/Berlin"))
    except (SourceError, UndecidedError):
        return
