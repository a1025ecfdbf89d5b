from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencelog.crypto.passphrase import (
    PassphraseUnusableError,
    from_file_bytes,
    prepare,
    propose,
    wordlist,
)
from evidencelog.errors import ExitCode

# RFC 8265 4.3: what is allowed, as it is typed and as it is compared
ALLOWED = [
    ("correct horse battery staple", "correct horse battery staple"),
    ("Correct Horse Battery Staple", "Correct Horse Battery Staple"),
    ("\u03c0\u00df\u00e5", "\u03c0\u00df\u00e5"),
    ("Jack of \u2666s", "Jack of \u2666s"),
    ("foo\u1680bar", "foo bar"),
]


@pytest.mark.parametrize(("typed", "compared"), ALLOWED)
def test_the_examples_of_rfc_8265_are_accepted(typed: str, compared: str) -> None:
    assert prepare(typed) == compared.encode()


@pytest.mark.parametrize("typed", ["", "my cat is a \u0009by"])
def test_the_counterexamples_of_rfc_8265_are_refused(typed: str) -> None:
    with pytest.raises(PassphraseUnusableError, match="passphrase") as caught:
        prepare(typed)

    assert caught.value.exit_code is ExitCode.PASSPHRASE_REFUSED


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2003", "\u202f", "\u205f", "\u3000"])
def test_every_space_is_the_same_space(space: str) -> None:
    assert prepare(f"two{space}words") == b"two words"


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert prepare("cafe\u0301") == prepare("caf\u00e9")
    assert prepare("\u1112\u1161\u11ab") == prepare("\ud55c")


def test_wide_letters_and_capitals_stay_as_they_are() -> None:
    assert prepare("\uff21") != prepare("A")
    assert prepare("a") != prepare("A")


@pytest.mark.parametrize(
    ("typed", "place", "code"),
    [
        ("a\nb", 2, "000A"),
        ("\x7f", 1, "007F"),
        ("ab\u200e", 3, "200E"),
        ("a\ufeff", 2, "FEFF"),
        ("soft\u00adhyphen", 5, "00AD"),
        ("\ue000", 1, "E000"),
        ("\u0378", 1, "0378"),
        ("\uffff", 1, "FFFF"),
        ("\ud800", 1, "D800"),
        ("\u2028", 1, "2028"),
        ("heart \u2764\ufe0f", 8, "FE0F"),
        ("\U0001f468\u200d\U0001f469", 2, "200D"),
        ("\u1100", 1, "1100"),
        ("\u0640", 1, "0640"),
        ("a\u00b7b", 2, "00B7"),
        ("\u0661\u06f1", 1, "0661"),
        ("\u06f1\u0661", 1, "06F1"),
        ("\u30fb", 1, "30FB"),
        ("a\u0375", 2, "0375"),
        ("\u05f3", 1, "05F3"),
    ],
)
def test_characters_that_cannot_be_typed_alike_everywhere_are_named(
    typed: str, place: int, code: str
) -> None:
    with pytest.raises(
        PassphraseUnusableError,
        match=rf"character {place} of the passphrase cannot be used \(U\+{code}\)",
    ):
        prepare(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "contrase\u00f1a",
        "l\u00b7l",
        "\u0375\u03b1",
        "\u05d0\u05f3\u05d1",
        "\u30ab\u30fb\u30ab",
        "\u0661\u0662",
        "\u06f1\u06f2",
        "\u0915\u094d\u200d\u0937",
        "\U0001f511 \U0001f3e0",
        "\u0633\u0644\u0627\u0645",
        "\u5bc6\u7801",
    ],
)
def test_passphrases_of_all_scripts_can_be_used(typed: str) -> None:
    assert prepare(typed).decode() == unicodedata.normalize("NFC", typed)


@given(st.text(min_size=1, max_size=30))
def test_preparing_twice_changes_nothing(text: str) -> None:
    try:
        once = prepare(text)
    except PassphraseUnusableError:
        return
    assert prepare(once.decode()) == once


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"words", "words"),
        (b"words\n", "words"),
        (b"words\r\n", "words"),
        (b"words\n\n", "words\n"),
        (b"words \n", "words "),
        (b"words\r", "words\r"),
        (b"\xef\xbb\xbfwords\n", "words"),
        (b"", ""),
        ("z\u00fcrich\n".encode(), "z\u00fcrich"),
    ],
)
def test_exactly_one_newline_of_a_file_is_dropped(data: bytes, text: str) -> None:
    assert from_file_bytes(data) == text


@pytest.mark.parametrize("data", [b"z\xfcrich\n", "words".encode("utf-16")])
def test_a_passphrase_file_in_another_encoding_is_said(data: bytes) -> None:
    with pytest.raises(PassphraseUnusableError, match="is not UTF-8 text") as caught:
        from_file_bytes(data)

    assert caught.value.hint == "save it again as UTF-8"


def test_the_word_list_is_the_published_one() -> None:
    words = wordlist()

    assert len(words) == len(set(words)) == 7776
    assert hashlib.sha256("\n".join((*words, "")).encode()).hexdigest() == (
        "6d557f0693958fb5e650b68b5bee585eb82cf4da32965505c789e924743bc522"
    )


def test_a_proposal_is_six_words_of_the_list() -> None:
    proposed = propose().split(" ")

    assert len(proposed) == 6
    assert set(proposed) <= set(wordlist())
    assert proposed != propose().split(" ")


def test_a_proposal_takes_its_words_from_the_given_source() -> None:
    class Last:
        def choice(self, seq: Sequence[str], /) -> str:
            return seq[-1]

    assert propose(3, Last()) == "zoom zoom zoom"


def test_every_proposal_can_be_used_as_it_is() -> None:
    assert prepare(" ".join(wordlist())).decode() == " ".join(wordlist())
