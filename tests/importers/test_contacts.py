"""Address books: names, numbers and addresses as their owner wrote them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidencelog.importers.contacts.vcf import ContactsImporter
from evidencelog.importers.drafts import Contact, Item
from evidencelog.importers.importer import SourceError
from tests.importers.told_sources import Members, one, read, remarks, skips

CONTACTS = ContactsImporter()
SAMPLES = Path(__file__).parent.parent / "samples" / "ez-vcard"


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def contacts(found: list[Item]) -> list[Contact]:
    return [item for item in found if isinstance(item, Contact)]


def only(text: str | bytes) -> Contact:
    found = contacts(read(CONTACTS, one(text, "a.vcf")))
    assert len(found) == 1
    return found[0]


def test_numbers_and_addresses_of_every_label_are_read() -> None:
    found = only(
        card(
            "FN:Ann",
            "TEL;TYPE=CELL:+1 555 0100",
            "item1.TEL:555-0101",
            "item1.X-ABLabel:Mother",
            "TEL;VALUE=uri:tel:+1-555-0102",
            "EMAIL;TYPE=INTERNET:ann@x.org",
            "IMPP:xmpp:ann@chat.x.org",
        )
    )

    assert found.name == "Ann"
    assert found.ids == (
        ("tel", "+1 555 0100"),
        ("tel", "555-0101"),
        ("tel", "+1-555-0102"),
        ("email", "ann@x.org"),
        ("impp", "xmpp:ann@chat.x.org"),
    )


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ren=C3=A9=\r\n Dupont", "René Dupont"),
        ("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ren=C3=A9 =\r\n Dupont", "René Dupont"),
        ("FN;CHARSET=UTF-8;QUOTED-PRINTABLE:Ren=C3=\r\n=A9", "René"),
        ("FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Ren=E9", "René"),
        ("FN:a, b\\; c", "a, b; c"),
        ("N:Doe;John;;Mr.;", "Mr. John Doe"),
        ("ORG:School;Office", "School Office"),
    ],
)
def test_the_names_that_old_phones_wrote_are_read(line: str, name: str) -> None:
    assert only(card(line, "TEL;CELL:1", version="2.1")).name == name


def test_newer_cards_escape_more_and_fold_within_a_character() -> None:
    raw = card("FN:Dupont\\, Ren\u00e9").encode().replace(b"\xc3\xa9", b"\xc3\r\n \xa9")

    assert only(raw).name == "Dupont, René"


def test_a_picture_that_is_not_folded_costs_no_number() -> None:
    picture = "\r\n".join(["PHOTO;ENCODING=BASE64:/9j/4AAQ", *["A" * 70] * 50, ""])

    assert only(card("FN:Ann", picture, "TEL:1", version="2.1")).ids == (("tel", "1"),)


def test_a_card_in_a_card_is_a_card_of_its_own() -> None:
    inner = card("FN:Assistant", "TEL:2", version="2.1").rstrip()

    found = contacts(read(CONTACTS, one(card("FN:Boss", "AGENT:", inner, "TEL:1", version="2.1"))))

    assert [(one.name, one.ids) for one in found] == [
        ("Assistant", (("tel", "2"),)),
        ("Boss", (("tel", "1"),)),
    ]


def test_a_card_that_does_not_end_is_kept_and_says_so() -> None:
    found = contacts(read(CONTACTS, one("BEGIN:VCARD\nFN:Ann\nno line\nBEGIN:VCARD\nFN:Bob\n")))

    assert [one.name for one in found] == ["Ann", "Bob"]
    assert all("the card has no end; the file may be cut off" in one.notes for one in found)
    assert "line 3 cannot be read" in found[0].notes


def test_an_empty_card_is_skipped_with_its_place() -> None:
    found = skips(read(CONTACTS, one(card("FN:Ann") + card("NOTE:who?"))))

    assert [(skip.position, skip.place) for skip in found] == [(2, "line 5")]
    assert found[0].excerpt == "VERSION:3.0 | NOTE:who?"


def test_the_key_is_the_id_of_the_card_or_follows_from_what_it_names() -> None:
    assert only(card("UID:urn:uuid:1", "FN:Ann")).key == "contact:urn:uuid:1"
    assert only(card("FN:Ann", "TEL:1", "TEL:2")).key == only(card("FN:Ann", "TEL:2", "TEL:1")).key


@pytest.mark.parametrize(
    ("name", "cards", "numbers", "mails"),
    [
        ("John_Doe_ANDROID", 6, 9, 5),
        ("John_Doe_GMAIL", 1, 2, 1),
        ("outlook-2003", 1, 4, 1),
        ("rfc2426-example", 2, 4, 3),
    ],
)
def test_address_books_of_others_are_read_card_by_card(
    name: str, cards: int, numbers: int, mails: int
) -> None:
    source = one((SAMPLES / f"{name}.vcf").read_bytes())

    found = contacts(read(CONTACTS, source))

    kinds = [kind for one in found for kind, _value in one.ids]
    assert (len(found), kinds.count("tel"), kinds.count("email")) == (cards, numbers, mails)
    assert CONTACTS.recognise(source) is not None


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_marks_of_charsets_at_the_start_are_no_hindrance(codec: str) -> None:
    data = card("FN:René").encode(codec)

    assert CONTACTS.recognise(one(data)) is not None
    assert only(data).name == "René"


def test_a_file_without_a_card_is_refused() -> None:
    with pytest.raises(SourceError, match=r"there is no card in a\.vcf"):
        read(CONTACTS, one("hello", "a.vcf"))
    assert CONTACTS.recognise(one("hello")) is None


def test_books_of_a_folder_are_read_and_others_counted() -> None:
    found = read(CONTACTS, Members({"a.vcf": card("FN:Ann").encode(), "b": b"x"}))

    assert [one.place for one in contacts(found)] == ["a.vcf: line 1"]
    assert remarks(found) == ["other files beside the address book were not read"]


@given(st.binary(max_size=400), st.integers(0, 4600))
@settings(max_examples=200, deadline=None)
def test_damage_anywhere_costs_no_more_than_what_it_hits(noise: bytes, at: int) -> None:
    data = (SAMPLES / "John_Doe_ANDROID.vcf").read_bytes()

    for item in read(CONTACTS, one(data[:at] + noise + data[at + len(noise) :] + b"\n")):
        repr(item).encode()


@pytest.mark.parametrize(
    "hostile",
    [
        "BEGIN:VCARD\n" * 50_000,
        "BEGIN:VCARD\n" + "AGENT:\nBEGIN:VCARD\n" * 50_000,
        "BEGIN:VCARD\nFN:" + "a;" * 500_000,
        "BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:" + "a=\n" * 200_000,
        "BEGIN:VCARD\nFN:" + "x" * 20_000_000,
        "BEGIN:VCARD\nPHOTO;BASE64:" + "\n ABCD" * 200_000,
    ],
)
def test_what_is_made_to_exhaust_a_reader_does_not(hostile: str) -> None:
    assert len(read(CONTACTS, one(hostile))) <= 50_001
