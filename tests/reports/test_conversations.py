"""Transcripts: who, when and what, line by line, and nothing that was not recorded."""

from __future__ import annotations

from evidencelog.core import kinds, parts
from evidencelog.core.chronology import sort_key
from evidencelog.reports.conversations import conversations_of
from evidencelog.reports.material import Material
from evidencelog.reports.model import Conversation
from evidencelog.reports.selection import Selection
from evidencelog.reports.transcript import Line, grouped
from tests.reports.materials import entry, material
from tests.reports.samples import attachment, incident, occurred, recorded, standing, version

PHONE = "+1 555 010 0142"
SAM = entry(
    "person", 9, name="Sam Doe", short="Sam", role="other party", identifiers=[{"value": PHONE}]
)


def conversations(of: Material) -> tuple[Conversation, ...]:
    found = conversations_of(of)
    assert found is not None
    return found.conversations


def test_without_contact_there_are_no_transcripts() -> None:
    assert conversations_of(material(standing(incident("a")))) is None


def test_lines_are_numbered_in_order_of_time_with_date_and_sender_on_each() -> None:
    later = entry(
        "contact", 1, "2026-03-15T09:00", channel="text", words=[{"text": "c", "by": "Sam"}]
    )
    earlier = entry(
        "contact",
        2,
        "2026-03-14T18:05",
        channel="text",
        words=[{"text": "a", "by": "Sam"}, {"text": "b", "by": "me"}],
    )
    (found,) = conversations(material(later, earlier, SAM))
    assert found.title == "Sam Doe: text message"
    assert [(m.number, m.sender, m.text, m.outgoing, m.source) for m in found.messages] == [
        (1, "Sam Doe", "a", False, "entry 2"),
        (2, "Robin H.", "b", True, "entry 2"),
        (3, "Sam Doe", "c", False, "entry 1"),
    ]
    assert [m.when for m in found.messages] == [
        "Sat 14 Mar 2026, 18:05 (UTC-04:00)",
        "Sat 14 Mar 2026, 18:05 (UTC-04:00)",
        "Sun 15 Mar 2026, 09:00 (UTC-04:00)",
    ]
    assert [m.day for m in found.messages] == ["Sat 14 Mar 2026"] * 2 + ["Sun 15 Mar 2026"]


def test_each_other_side_and_each_channel_has_a_conversation_of_its_own() -> None:
    found = conversations(
        material(
            entry("contact", 1, channel="text", words=[{"text": "a", "by": "sam"}]),
            entry("contact", 2, channel="email", words=[{"text": "b", "by": "Sam Doe"}]),
            entry("contact", 3, channel="text", words=[{"text": "c", "by": "Ann"}]),
            SAM,
        )
    )
    assert [one.title for one in found] == [
        "Sam Doe: text message",
        "Sam Doe: email",
        "Ann: text message",
    ]


def test_missed_calls_are_a_line_without_words_beside_the_calls() -> None:
    missed = entry(
        "contact",
        1,
        channel="missed-call",
        direction="in",
        sender=PHONE,
        outcome="missed",
        count=23,
        reply={"how": "none"},
    )
    answered = entry("contact", 2, channel="call", direction="in", sender="+1 (555) 010-0142")
    (found,) = conversations(material(missed, answered, SAM))
    assert found.title == "Sam Doe: call"
    first, second = found.messages
    assert (first.text, first.sender) == ("", "Sam Doe")
    assert first.note == "missed; 23 times; no words recorded; reply: none"
    assert second.note == "no words recorded"


def test_a_recorded_reply_is_an_outgoing_line_at_its_own_time() -> None:
    one = entry(
        "contact",
        1,
        channel="text",
        direction="in",
        words=[{"text": "Open", "by": "Sam"}],
        reply={"how": "answered late", "when": "18:43", "text": "No."},
    )
    (found,) = conversations(material(one))
    reply = found.messages[-1]
    assert (reply.sender, reply.text, reply.outgoing) == ("Robin H.", "No.", True)
    assert reply.when == "18:43"
    assert reply.note == "reply, as noted by the person who keeps the log; answered late"


def test_how_exactly_words_were_noted_stands_with_each_line() -> None:
    words = [
        {"text": "a", "by": "Sam", "exact": "yes"},
        {"text": "b", "by": "Sam", "exact": "about"},
        {"text": "c", "by": "Sam"},
    ]
    (found,) = conversations(material(entry("contact", 1, words=words)))
    assert [message.note for message in found.messages] == [
        "exact words",
        "about these words",
        "as noted by the person who keeps the log",
    ]


def test_a_translation_names_its_translator_and_keeps_the_words() -> None:
    words = [
        {
            "text": "No vengo.",
            "by": "Sam",
            "exact": "yes",
            "language": "Spanish",
            "translation": "I am not coming.",
            "translator": "Lee",
        }
    ]
    (found,) = conversations(material(entry("contact", 1, words=words)))
    (message,) = found.messages
    assert (message.text, message.translation) == ("No vengo.", "I am not coming.")
    assert message.note == "exact words; Spanish; Translation by Lee"


def test_own_numbers_are_not_printed_and_those_of_the_other_side_are() -> None:
    coming = entry("contact", 1, direction="in", sender=PHONE, recipient="555-0199")
    going = entry("contact", 2, direction="out", sender="555-0199", recipient=PHONE)
    found = conversations_of(material(coming, going, SAM))
    assert "555-0199" not in repr(found)
    (one,) = conversations(material(coming, going, SAM))
    facts = {fact.label: fact.value for fact in one.facts}
    assert facts["Numbers and addresses of the other side"] == PHONE
    assert [message.outgoing for message in one.messages] == [False, True]


def test_a_number_that_its_reader_may_not_connect_with_a_witness_stays_a_number() -> None:
    ann = entry("person", 5, name="Ann", role="witness", identifiers=[{"value": PHONE}])
    call = entry("contact", 1, direction="in", channel="call", sender=PHONE)
    (found,) = conversations(material(ann, call))
    assert found.title == f"{PHONE}: call"
    (shown,) = conversations(material(ann, call, selection=Selection(contacts=True)))
    assert shown.title == "Ann: call"


def test_a_direction_that_was_not_recorded_is_not_guessed() -> None:
    (found,) = conversations(material(entry("contact", 1, words=[{"text": "Hello"}])))
    (message,) = found.messages
    assert message.outgoing is None
    assert message.sender == "not named"


def test_words_that_were_added_later_say_so() -> None:
    one = entry("contact", 1, channel="text", words=[{"text": "a", "by": "Sam", "exact": "yes"}])
    added = kinds.Contact(
        recorded=recorded("2026-03-19T11:00:00"), words=(parts.Quote(text="b", by="Sam"),)
    )
    one.details.append(version(added, 99))
    (found,) = conversations(material(one))
    assert found.messages[1].text == "b"
    assert "added on Thu 19 Mar 2026, 11:00:00" in found.messages[1].note


def test_exhibits_stand_with_the_first_line_of_their_entry() -> None:
    contact = kinds.Contact(
        number=4,
        recorded=recorded(),
        occurred=occurred(),
        words=(parts.Quote(text="a", by="Sam"), parts.Quote(text="b", by="Sam")),
        attachments=(attachment("a.jpg", b"x"), attachment("b.jpg", b"y")),
    )
    (found,) = conversations(material(standing(contact)))
    assert [message.exhibits for message in found.messages] == [("4-1", "4-2"), ()]


def test_lines_from_elsewhere_are_put_together_in_the_same_way() -> None:
    def line(minute: int, other: str, words: str) -> Line:
        moment = occurred(f"2026-03-14T18:{minute:02d}")
        return Line(
            other=other,
            channel="app",
            order=(sort_key(moment, None), 57, minute),
            when=f"18:{minute:02d}",
            sender=other,
            text=words,
            source=f"57.{minute}",
        )

    found = grouped([line(5, "Sam", "b"), line(1, "sam", "a"), line(3, "Ann", "c")], owner="R.")
    assert [one.title for one in found] == ["sam: app", "Ann: app"]
    assert [(m.number, m.source) for m in found[0].messages] == [(1, "57.1"), (2, "57.5")]
