"""Google Voice: pages as Takeout writes them, and as people indent them."""

from __future__ import annotations

import pytest

from evidencelog.importers.google_voice.importer import LIMIT, GoogleVoiceImporter
from evidencelog.importers.google_voice.messages import seconds_of
from evidencelog.importers.importer import SourceError
from tests.importers.told_sources import Members, drafts, one, read, skips

VOICE = GoogleVoiceImporter()
LABELS = '<div class="tags">Labels: <a rel="tag" href="http://www.google.com/voice#{}">X</a></div>'


def person(number: str, name: str = "", *, owner: bool = False) -> str:
    tag = "abbr" if owner else "span"
    return (
        f'<cite class="sender vcard"><a class="tel" href="tel:{number}">'
        f'<{tag} class="fn" title="">{name}</{tag}></a></cite>'
    )


def message(time: str, who: str, text: str, more: str = "") -> str:
    return (
        f'<div class="message"><abbr class="dt" title="{time}">Oct 1</abbr>:\n{who}:\n'
        f"<q>{text}</q>{more}</div>"
    )


def chat(*messages: str, people: str = "") -> bytes:
    head = "<html><head><title>Me to Alice</title><style>.hChatLog > q {}</style></head>"
    body = f'<div class="hChatLog hfeed">{people}{"".join(messages)}</div>{LABELS.format("sms")}'
    return f"{head}<body>{body}</body></html>".encode()


def call(kind: str, time: str, *, number: str = "+15550100", more: str = "") -> bytes:
    return (
        '<html><body><div class="haudio"><span class="fn">A call</span>'
        f'<div class="contributor vcard">Call <a class="tel" href="tel:{number}">'
        f'<span class="fn">Alice</span></a></div><abbr class="published" title="{time}">x</abbr>'
        f"{more}{LABELS.format(kind)}</div></body></html>"
    ).encode()


ALICE, ME = person("+15550100", "Alice"), person("+15550199", "Me", owner=True)
AT = "2023-10-01T11:30:41.250-04:00"
LATER = "2023-10-01T11:31:00.000-04:00"
NAME = "Calls/Alice - Text - 2023-10-01T15_30_41Z"


def test_texts_say_who_wrote_to_whom_and_when() -> None:
    page = chat(message(AT, ALICE, "It&#39;s<br>me"), message(LATER, ME, "I know"))

    came, went = drafts(read(VOICE, one(page, f"{NAME}.html")))

    assert (came.text, came.direction, came.conversation) == ("It's\nme", "in", "+15550100")
    assert came.sender is not None
    assert (came.sender.id, came.sender.name) == ("+15550100", "Alice")
    assert came.stamp is not None
    assert (came.stamp.instant, came.stamp.offset) == ("2023-10-01T15:30:41.250Z", "-04:00")
    assert (went.direction, [side.id for side in went.recipients]) == ("out", ["+15550100"])


def test_a_page_that_somebody_indented_says_the_same() -> None:
    page = chat(message(AT, ALICE, "hello"))
    indented = page.replace(b"><", b"\n      >\n      <").replace(b"<q\n      >", b"<q>")

    plain = drafts(read(VOICE, one(page, f"{NAME}.html")))[0]
    other = drafts(read(VOICE, one(indented, f"{NAME}.html")))[0]

    assert (other.key, other.stamp, other.sender) == (plain.key, plain.stamp, plain.sender)
    assert (other.text or "").strip() == "hello"


@pytest.mark.parametrize(
    ("kind", "what", "state", "direction"),
    [
        ("missed", "call", "missed", "in"),
        ("received", "call", "answered", "in"),
        ("placed", "call", None, "out"),
        ("voicemail", "voicemail", None, "in"),
    ],
)
def test_a_call_is_what_its_labels_say(
    kind: str, what: str, state: str | None, direction: str
) -> None:
    (found,) = drafts(read(VOICE, one(call(kind, AT), "x.html")))

    assert (found.what, found.state, found.direction) == (what, state, direction)
    assert found.conversation == "+15550100"


def test_a_voicemail_has_its_recording_and_its_transcript() -> None:
    more = (
        '<span class="description"><span class="full-text">Call me</span><span class="word">Call'
        '</span></span><audio controls="controls" src=" - V.mp3"><a rel="enclosure" '
        'href=" - V.mp3">Audio</a></audio><abbr class="duration" title="PT1M5S">(1:05)</abbr>'
    )
    source = Members({"Calls/ - V.html": call("voicemail", AT, more=more),
                      "Calls/   - V.mp3": b"MP3"})  # fmt: skip

    (found,) = drafts(read(VOICE, source))

    assert (found.text, found.seconds) == ("Call me", 65)
    assert found.notes == ("the text is a transcript that a program made",)
    (sound,) = found.files
    assert sound.read is not None
    assert b"".join(sound.read()) == b"MP3"


def test_pictures_are_found_without_their_extension() -> None:
    stem = "Alice - Text - 2023-10-01T15_30_41Z-2-1"
    page = chat(message(AT, ALICE, "MMS Received", f'<div><img src="{stem}" alt="x"/></div>'))
    source = Members({f"{NAME}.html": page, f"Calls/{stem}.jpg": b"JPEG"})

    (found,) = drafts(read(VOICE, source))[0].files

    assert found.read is not None
    assert (found.name, b"".join(found.read())) == (f"{stem}.jpg", b"JPEG")


def test_a_group_is_everybody_but_the_owner() -> None:
    people = f'<div class="participants">With: {ALICE}, {person("+15550111")}</div>'

    came, went = drafts(read(VOICE, one(
        chat(message(AT, ALICE, "a"), message(LATER, ME, "b"), people=people), "g.html"
    )))  # fmt: skip

    assert came.conversation == went.conversation == "+15550100, +15550111"
    assert [side.id for side in went.recipients] == ["+15550100", "+15550111"]


def test_a_page_with_own_messages_only_is_called_after_its_file() -> None:
    (found,) = drafts(read(VOICE, one(chat(message(AT, ME, "hi")), f"{NAME} (1).html")))

    assert (found.conversation, found.direction) == ("Alice", "out")


def test_a_page_that_was_exported_twice_gives_the_same_keys() -> None:
    page = chat(message(AT, ALICE, "a"), message(AT, ALICE, "b"))
    found = drafts(read(VOICE, Members({f"{NAME}.html": page, f"{NAME} (1).html": page})))

    assert [draft.key for draft in found[:2]] == [draft.key for draft in found[2:]]
    assert len({draft.key for draft in found}) == 2


def test_nobody_is_made_up_where_the_page_names_nobody() -> None:
    page = call("missed", AT, number="").replace(b"Alice", b"")

    (found,) = drafts(read(VOICE, one(page, "- Missed - 2011-10-27T22_07_36Z.html")))

    assert (found.sender, found.conversation) == (None, "unknown number")


def test_pages_without_a_record_or_without_an_end_are_skipped() -> None:
    source = Members({
        "a.html": b'<div class="hChatLog"></div>',
        "b.html": b'<div class="haudio">' + b"x" * (LIMIT + 1),
        "c.html": call("missed", AT),
    })  # fmt: skip

    found = read(VOICE, source)

    assert [skip.place for skip in skips(found)] == ["a.html", "b.html"]
    assert len(drafts(found)) == 1


@pytest.mark.parametrize(
    ("text", "seconds"), [("PT22S", 22), ("PT1H2M3S", 3723), ("PT", None), ("", None), ("5", None)]
)
def test_durations_are_seconds(text: str, seconds: int | None) -> None:
    assert seconds_of(text) == seconds


def test_other_pages_are_refused() -> None:
    source = one("<html><body>hello</body></html>", "x.html")

    assert VOICE.recognise(source) is None
    with pytest.raises(SourceError, match="no pages of Google Voice"):
        read(VOICE, source)
